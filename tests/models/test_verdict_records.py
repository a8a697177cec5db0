from dataclasses import FrozenInstanceError, fields

import pytest

from archiver.models.verdict_records import Claim, Match, Verdict


def test_a_claim_needs_its_words_alone_and_never_changes() -> None:
    claim = Claim(quote="The ferry is late")
    assert (claim.speaker, claim.published_at, claim.id) == (None, None, None)
    with pytest.raises(FrozenInstanceError):
        claim.quote = "The ferry is early"  # type: ignore[misc]


def test_a_verdict_says_what_was_claimed_and_how_it_was_matched() -> None:
    assert {"claim", "wording", "findings", "rules"} <= {one.name for one in fields(Verdict)}
    assert {"wording", "span", "coverage"} <= {one.name for one in fields(Match)}
