"""Every combination of tie and reason says why a post is held to be meant, and what is open."""

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from archiver.messages.explanations import explain_need, explain_tie
from archiver.models.records import (
    Attribution,
    Author,
    LeadShare,
    Post,
    PostVersion,
    Reason,
    Standing,
    Tie,
    Timing,
    Wording,
)
from archiver.models.verdict_records import (
    Claim,
    Finding,
    Match,
    Searched,
    SimilarPost,
    Verdict,
)

POST = Post(key="x:7", platform="x", id="7", author=Author(handle="anabrook", name="Ana Brook"))
VERSION = PostVersion(text="The seal has a season ticket")
FOUND = Finding(
    match=Match(wording="verbatim", span=(0, 8), coverage=0.2),
    post=POST,
    version=VERSION,
    attribution="confirmed",
    timing="consistent",
    standing="live",
    evidence="api",
    tie="cited",
    corroborated=True,
)
HELD = Searched(posts=12, first="2031-01-02", last="2031-03-04")


def verdict(found: Finding | None = None, **given: object) -> Verdict:
    of_best = (
        {
            "wording": found.match.wording,
            "attribution": found.attribution,
            "timing": found.timing,
            "tie": found.tie,
            "reason": found.reason,
            "corroborated": found.corroborated,
            "findings": (found,),
        }
        if found
        else {"wording": "not_found", "attribution": "unresolved", "timing": "unknown"}
    )
    known = {"claim": Claim(quote="The seal", speaker="Ana Brook"), "rules": "4"}
    return Verdict(**(known | of_best | given))  # type: ignore[arg-type]


def test_every_tie_is_explained_and_only_a_sure_verdict_has_nothing_open() -> None:
    axes = product(
        get_args(Tie), get_args(Attribution), get_args(Timing), get_args(Standing), (True, False)
    )
    for tie, attribution, timing, standing, corroborated in axes:
        found = replace(
            FOUND,
            tie=tie,
            attribution=attribution,
            timing=timing,
            standing=standing,
            corroborated=corroborated,
        )
        why, need = explain_tie(found), explain_need(verdict(found))
        assert why is not None
        assert why.endswith(".")
        sure = tie == "cited" and corroborated and standing != "unknown"
        assert (need is None) is (sure and attribution != "unresolved"), found
        assert need is None or need.endswith(".")


@pytest.mark.parametrize("reason", get_args(Reason))
@pytest.mark.parametrize("tie", [*get_args(Tie), None])
def test_every_reason_says_what_would_settle_it(reason: Reason, tie: Tie | None) -> None:
    cut = replace(FOUND.match, wording="unconfirmed")
    found = replace(FOUND, tie=tie, reason=reason, match=cut)
    assert explain_need(verdict(found)) == explain_need(verdict(None, reason=reason))
    assert (explain_tie(found) is None) is (tie is None)


def test_what_is_possible_is_explained_by_what_makes_it_no_more() -> None:
    few = replace(FOUND, tie="possible", attribution="unresolved")
    younger = replace(few, timing="impossible")
    cut = replace(few, match=replace(FOUND.match, wording="unconfirmed"))
    assert len({explain_tie(one) for one in (few, younger, cut)}) == 3
    assert "six words" in (explain_need(verdict(few)) or "")
    assert "from before" in (explain_need(verdict(younger)) or "")


@pytest.mark.parametrize("attribution", ["confirmed", "unstated", "unresolved"])
@pytest.mark.parametrize("tie", ["cited", "likely"])
def test_words_that_may_have_been_said_elsewhere_say_what_would_tell(
    attribution: Attribution, tie: Tie
) -> None:
    altered = replace(FOUND.match, wording="altered")
    found = replace(FOUND, match=altered, attribution=attribution, tie=tie)
    need = explain_need(verdict(found))
    assert need is not None
    assert "says that these words were posted" in need
    assert "nothing is held against anybody" in need
    accused = explain_need(verdict(replace(found, problem="altered"), problem="altered"))
    assert accused is None or "these words were posted" not in accused


def test_what_was_not_found_says_whose_posts_are_missing() -> None:
    held = explain_need(verdict(speaker_posts=HELD)) or ""
    assert "2 January 2031 to 4 March 2031" in held
    assert "none are held" in (explain_need(verdict(speaker_posts=Searched())) or "")
    assert "Who said it" in (explain_need(verdict(claim=Claim(quote="The seal"))) or "")
    for share in get_args(LeadShare):
        lead = SimilarPost(post=POST, version=VERSION, share=share)
        said = explain_need(verdict(speaker_posts=HELD, leads=(lead,))) or ""
        assert ("links or embeds" in said) is (share != "some")


@pytest.mark.parametrize("wording", get_args(Wording))
def test_no_wording_is_left_without_a_sentence_where_nothing_is_found(wording: Wording) -> None:
    assert explain_need(verdict(wording=wording))
