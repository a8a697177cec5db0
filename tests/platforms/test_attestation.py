"""The gate: what comes out of an answer is evidence by who may speak, or a lead."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import archiver
from archiver.models.records import Author, Capture, Lead, Outcome, Post, PostRef, Sighting
from archiver.platforms.attestation import attest_answer, attest_copy
from archiver.platforms.origins import AnswerLog
from archiver.platforms.resolving import ResolveAnswer, ResolveContext
from archiver.platforms.sightings import sighting_of_shown
from tests.source_tree import syntax_nodes

NOW = "2031-05-06T12:00:00Z"
REF = PostRef(platform="mastodon", id="social.example/112345678901234567")
ASKED = "https://social.example/api/v1/statuses/112345678901234567"
CAPTURE = Capture(url=ASKED, source=ASKED, fetched_at=NOW, body=b"{}", status=200, final_url=ASKED)


def log_of(*captures: Capture) -> AnswerLog:
    log = AnswerLog(ResolveContext(now=NOW))
    for one in captures:
        log.add(one)
    return log


def shown(ref: PostRef = REF, handle: str = "ana@social.example", **more: str) -> Sighting:
    return sighting_of_shown(ref, CAPTURE, text="A seal.", author=Author(handle=handle), **more)  # type: ignore[arg-type]


def test_what_a_server_shows_of_its_own_passes_as_it_is() -> None:
    one = shown(url="https://social.example/@ana/112345678901234567")
    assert attest_answer(REF, ResolveAnswer((one,)), log_of(CAPTURE)).sightings == (one,)


def test_an_answer_that_nobody_gave_is_no_evidence() -> None:
    """A sighting that rests on no request that was made."""
    for log in (log_of(), log_of(replace(CAPTURE, url="https://social.example/other"))):
        first = attest_answer(REF, ResolveAnswer((shown(),)), log).first
        assert (first.outcome, first.version) == ("blocked", None)


@pytest.mark.parametrize(
    "outcome", ["deleted", "unknown", "suspended", "protected", "sensitive", "region"]
)
def test_what_became_of_a_post_only_its_own_origin_says(outcome: Outcome) -> None:
    """A stranger's word for it is a refusal that tells nothing."""
    one = Sighting(
        post=Post(key=REF.key, platform=REF.platform, id=REF.id),
        outcome=outcome,
        evidence="api",
        seen_at=NOW,
        rests_on=ASKED,
    )
    by_evil = replace(CAPTURE, final_url="https://evil.example/")
    assert attest_answer(REF, ResolveAnswer((one,)), log_of(CAPTURE)).first == one
    assert attest_answer(REF, ResolveAnswer((one,)), log_of(by_evil)).first.outcome == "blocked"


def test_posts_of_others_become_leads_without_strangers_addresses() -> None:
    """Also in the place of the post asked for; nobody is asked for one of X at a stranger's."""
    victim = PostRef(platform="x", id="1812256998588662068")
    beside = shown(victim, "anabrook_test", url="https://evil.example/1")
    answer = attest_answer(REF, ResolveAnswer((shown(), beside)), log_of(CAPTURE))
    assert answer.sightings[1:] == ()
    assert answer.first.leads == (Lead(ref=victim, why="quoted", url=None),)
    answer = attest_answer(REF, ResolveAnswer((beside,)), log_of(CAPTURE))
    assert (answer.first.outcome, answer.first.version, answer.is_copy) == (
        "unsupported",
        None,
        True,
    )
    assert [lead.ref for lead in answer.first.leads] == [victim]


def test_no_post_is_younger_than_the_look_at_it_and_no_look_later_than_now() -> None:
    one = replace(shown(posted_at="9999-12-31T00:00:00Z"), seen_at="9999-12-31T00:00:00Z")
    ref = PostRef(platform="mastodon", id="social.example/objects-1")
    one = replace(one, post=replace(one.post, key=ref.key, id=ref.id, posted_at="9999-12-31"))
    first = attest_answer(ref, ResolveAnswer((one,)), log_of(CAPTURE)).first
    assert (first.post.posted_at, first.seen_at) == (None, NOW)
    assert "later than it was seen" in (first.reason or "")


@pytest.mark.parametrize(
    ("captured", "counts"),
    [
        (ASKED, True),
        ("https://social.example/@ana/112345678901234567", True),
        ("https://social.example/@ana/112345678901234568", False),
        ("https://evil.example/@ana/112345678901234567", False),
        ("https://social.example.evil.example/1", False),
        ("no address", False),
    ],
)
def test_a_copy_speaks_for_the_address_that_it_is_a_copy_of(captured: str, counts: bool) -> None:
    one = replace(shown(), evidence="archive")
    assert bool(attest_copy((REF,), captured, (one,), log_of())) is counts


def test_only_the_gate_makes_evidence() -> None:
    """Nothing else of the package calls the type, so that no answer passes by."""
    package = Path(archiver.__path__[0])
    makers = {
        file.name
        for file in package.rglob("*.py")
        if "AttestedSighting(" in file.read_text(encoding="utf-8")
        for node in syntax_nodes(file)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "AttestedSighting"
    }
    assert makers == {"attestation.py"}
