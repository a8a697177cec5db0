"""A change of person alone, in a sentence that reports the words, accuses nobody."""

import pytest

from archiver.models.verdict_records import Claim, Difference, Match
from archiver.verification.retold_words import is_retold


def retold(quote: str, *diff: Difference) -> bool:
    match = Match(wording="altered", span=(0, 10), coverage=0.5, diff=diff, norms=("a",))
    return is_retold(Claim(quote=quote), match)


SAME = Difference(op="equal", quote="never sell", post="never sell")
PERSON = Difference(op="replace", quote="her", post="my")


def test_a_changed_person_is_retold() -> None:
    assert retold("never sell her boat", SAME, PERSON)


@pytest.mark.parametrize(
    ("quote", "diff"),
    [
        ("Never sell her boat", (SAME, PERSON)),
        ("never sell her boat", (SAME,)),
        ("never sell a boat", (SAME, Difference(op="replace", quote="a", post="my"))),
        ("sell her boat", (Difference(op="delete", quote="", post="never"), PERSON)),
    ],
)
def test_other_changes_are_not(quote: str, diff: tuple[Difference, ...]) -> None:
    assert not retold(quote, *diff)
