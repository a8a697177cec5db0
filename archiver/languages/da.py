"""Danish: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Language, SpokenWords, wordset

LANGUAGE = Language(
    code="da",
    name="Danish",
    quotation_marks=("„“", "»«", "„”"),
    function_words=wordset(
        """
        af at de den det en er et for han har i ikke med og om på som så til var vi
        """
    ),
    spoken=SpokenWords(
        hesitations=wordset("eh hm hmm øh øhm"),
        fillers=wordset("altså du_ved"),
        completions=wordset("at hvad hvem hvor hvordan om"),
        openers=wordset("ja men og så"),
        occasions=wordset("debat debatten interview interviewet pressemøde tale talen"),
        own_voice=wordset("jeg vi"),
    ),
    examples=Examples(
        spoken_match=("Vi har, øh, en ny færge i havnen = Vi har en ny færge i havnen",),
        spoken_differ=("Vi har, øh, to færger i havnen = Vi har tre færger i havnen",),
        sentences=(
            "Broen i byen er lukket, og det er ikke godt for dem, som vil af sted til en fest.",
        ),
    ),
)
