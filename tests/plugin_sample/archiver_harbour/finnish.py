"""Finnish, as far as a sample goes: its commonest words and how it negates."""

from archiver.languages.base import Language, NegationWords, wordset

FINNISH = Language(
    code="fi",
    name="Finnish",
    script="Latin",
    function_words=wordset("ja on ei se että hän oli mutta kun myös joka ovat tai niin kuin jos"),
    negations=NegationWords(
        words=wordset("ei en et emme ette eivät älä ilman"),
        distinct=wordset("emme ette eivät älä"),
        forms=r"ei\w*|äl(?:ä|kää|köön)",
    ),
)
