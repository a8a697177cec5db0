import pytest

from archiver.errors import UnusableClaim
from archiver.models.verdict_records import Claim
from archiver.verification.claim_json import parse_claim


def test_fields_of_a_claim_are_kept_and_others_left_alone() -> None:
    given = {"quote": "The quay is shut", "speaker": "Ana Brook", "id": 7, "note": ["x"]}
    assert parse_claim(given) == Claim(quote="The quay is shut", speaker="Ana Brook", id="7")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "'quote' is missing"),
        ({"quote": None}, "'quote' is missing"),
        ({"quote": 5}, "'quote' is no string"),
        ({"quote": "The quay", "speaker": ["Ana"]}, "'speaker' is no string"),
        ({"quote": "The quay", "published_at": 2024}, "'published_at' is no string"),
    ],
)
def test_what_is_no_claim_is_refused_with_the_field(given: dict[str, object], message: str) -> None:
    with pytest.raises(UnusableClaim, match=message):
        parse_claim(given)
