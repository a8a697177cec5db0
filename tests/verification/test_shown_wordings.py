"""Words that only a later wording of a post has were not the quotation's source for sure."""

from dataclasses import replace

import pytest

from archiver.matching.quotation import prepare_quotation
from archiver.matching.rules import needs_second_look
from archiver.models.records import Author, Post, PostVersion
from archiver.models.stored_posts import StandingSighting, StoredVersion
from archiver.models.verdict_records import Claim
from archiver.verification.evidence import AccountNames, ClaimEvidence, SpeakerEvidence
from archiver.verification.judge import judge
from archiver.verification.shown_wordings import describe_rewording, find_later_wording

BEFORE = "The night boat to Pelliwick was 94 minutes late because of a seal on the ramp"
AFTER = "The night boat to Pelliwick was a little late because of a seal on the ramp"
QUOTED = "The night boat to Pelliwick was a little late"
FIRST = (
    (1, StandingSighting("2031-05-15T01:00:00Z", 1, "ok", "import", 1)),
    (2, StandingSighting("2031-05-20T01:00:00Z", 2, "ok", "api", 2)),
)


def held(number: int, text: str) -> StoredVersion:
    post = Post(
        key="x:7",
        platform="x",
        id="7",
        author=Author(handle="ferries", name="Norrline Ferries"),
        posted_at="2031-05-04T10:00:00Z",
    )
    return StoredVersion(number, 7, 3, "x:ferries", post, PostVersion(text=text))


def evidence() -> ClaimEvidence:
    both = (held(1, BEFORE), held(2, AFTER))
    return ClaimEvidence(
        speaker=SpeakerEvidence(identified=[3]),
        versions={one.version_id: one for one in both},
        accounts={3: AccountNames(["Norrline Ferries"])},
        sightings={7: FIRST},
        earlier_wordings={1: both[0].version},
    )


def test_words_of_a_wording_that_came_after_the_quotation_are_not_called_its_source() -> None:
    claim = Claim(quote=QUOTED, speaker="Norrline Ferries", published_at="2031-05-05")
    found = judge(claim, evidence())
    assert found.findings[0].rewording is not None
    assert found.findings[0].rewording.before == BEFORE
    assert (found.wording, found.timing, found.problem) == ("verbatim", "unknown", None)
    assert needs_second_look(found)
    later = judge(replace(claim, published_at="2031-05-22"), evidence())
    assert later.findings[0].rewording is None
    assert later.timing == "consistent"
    undated = judge(replace(claim, published_at=None), evidence())
    assert undated.findings[0].rewording is None
    both = judge(replace(claim, quote="because of a seal on the ramp"), evidence())
    assert both.findings[0].rewording is None


@pytest.mark.parametrize(
    "seen",
    [
        [FIRST[0], (2, replace(FIRST[1][1], run=1))],
        [FIRST[1]],
        [(1, replace(FIRST[0][1], seen_at="2031-05-21T01:00:00Z", run=3)), FIRST[1]],
        # One page's claim, which the platform knows otherwise.
        [(1, replace(FIRST[0][1], evidence="embed", site="coast.example")), FIRST[1]],
    ],
)
def test_what_one_run_or_one_page_shows_says_nothing_of_an_edit(
    seen: list[tuple[int, StandingSighting]],
) -> None:
    assert find_later_wording(seen, 2, "2031-05-05") is None
    assert find_later_wording(FIRST, 2, "2031-05-05") is not None
    assert find_later_wording(FIRST, 1, "2031-05-05") is None


def test_a_wording_is_later_only_where_the_one_before_lacks_the_words() -> None:
    later = find_later_wording(FIRST, 2, "2031-05-05T07:00:00Z")
    assert later is not None
    words = prepare_quotation(QUOTED)
    assert describe_rewording(words, later, PostVersion(text=BEFORE)) is not None
    assert describe_rewording(words, later, PostVersion(text=f"{AFTER}!")) is None
    assert describe_rewording(words, later, None) is None
