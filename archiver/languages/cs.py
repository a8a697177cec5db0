"""Czech: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Language, wordset

LANGUAGE = Language(
    code="cs",
    name="Czech",
    quotation_marks=("„“", "»«", "‚‘"),
    function_words=wordset(
        """
        a ale by byl co do i jak jako je jeho jsem který může na o od po podle se také to u však z
        za že
        """
    ),
    examples=Examples(
        sentences=(
            "Most je podle rady zavřený, ale pro město to může být dobře, protože se na něm jezdí.",
        ),
    ),
)
