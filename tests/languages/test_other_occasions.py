"""What tells that words stood elsewhere than in a post that is shown."""

import pytest

from archiver.languages.other_occasions import (
    ANSWERING,
    OPENING,
    QUOTING,
    REWORDED,
    STOOD_BELOW,
    STOOD_WITHIN,
    WORDED_FIRST,
    YEARS_BEFORE,
)
from archiver.text.lazy_pattern import LazyPattern


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (STOOD_WITHIN, "in her letter Ana Brook wrote"),
        (STOOD_WITHIN, "I partiprogrammet som hon delade heter det"),
        (STOOD_WITHIN, "peut-on lire à l'article 3"),
        (STOOD_WITHIN, "W artykule 7 regulaminu"),
        (YEARS_BEFORE, "wrote Ana Brook nine years ago"),
        (YEARS_BEFORE, "escribió hace seis años"),
        (YEARS_BEFORE, "schrieb sie vor neun Jahren"),
        (WORDED_FIRST, "Her post at first read"),
        (WORDED_FIRST, "schrieb ursprünglich"),
        (REWORDED, "She edited it ten minutes later"),
        (REWORDED, "and took it down within the hour"),
        (REWORDED, "Später löschte sie den Beitrag"),
        (STOOD_BELOW, "ha ribattuto in un commento"),
        (STOOD_BELOW, "schrieb er unter dem Beitrag"),
        (ANSWERING, "vrængede han i et svar"),
        (ANSWERING, "Lund retorted"),
        (QUOTING, "said his widow, quoting him"),
        (QUOTING, "a dit son petit-fils, citant le vieux pêcheur"),
        (OPENING, "Hours after she wrote on X,"),
        (OPENING, "Nachdem er geschrieben hatte"),
    ],
)
def test_words_of_another_occasion_are_told(pattern: LazyPattern, text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (STOOD_WITHIN, "answering the letter, she wrote"),
        (STOOD_WITHIN, "in the evening she will write"),
        (YEARS_BEFORE, "the mayor of many years wrote"),
        (WORDED_FIRST, "the first mayor wrote"),
        (REWORDED, "deleted an earlier tweet of its own"),
        (STOOD_BELOW, "commented on X"),
        (ANSWERING, "the irresponsible mayor wrote"),
        (QUOTING, "the quotation is hers"),
        (OPENING, "Ana Brook wrote on X that she would row after noon"),
    ],
)
def test_words_of_the_post_are_left_alone(pattern: LazyPattern, text: str) -> None:
    assert not pattern.search(text)
