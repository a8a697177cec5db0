"""Danish: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Language, wordset

LANGUAGE = Language(
    code="da",
    name="Danish",
    quotation_marks=("„“", "»«", "„”"),
    function_words=wordset(
        """
        af at de den det en er et for han har i ikke med og om på som så til var vi
        """
    ),
    examples=Examples(
        sentences=(
            "Broen i byen er lukket, og det er ikke godt for dem, som vil af sted til en fest.",
        ),
    ),
)
