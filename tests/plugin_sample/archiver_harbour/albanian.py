"""Albanian, as far as a sample goes: its commonest words and how it negates."""

from archiver.languages.base import Language, NegationWords, wordset

ALBANIAN = Language(
    code="sq",
    name="Albanian",
    script="Latin",
    function_words=wordset("dhe në një të për me nga është që nuk si por ka janë më do kjo ky"),
    negations=NegationWords(
        words=wordset("nuk mos as pa asnjë askush kurrë"),
        distinct=wordset("nuk asnjë askush kurrë"),
        forms=r"nuk|mos|as\w+|kurrë",
    ),
)
