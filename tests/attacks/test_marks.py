"""Marks beside names: what makes an account the speaker's, and who may not give such a mark."""

from typing import Any

import pytest

from archiver.messages.sentences import VERIFIED
from archiver.messages.verdicts import attribution_sentence
from archiver.models.verdict_records import Verdict
from tests.attacks.town import Town
from tests.conftest import x_id

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

DID, RECORD = "did:plc:" + "a" * 24, "3kx6qwyo7d22a"
BOARD = "did:plc:" + "b" * 24
WORDS = "The ferry will never leave before the seal does, whatever the timetable says."
VIEWS = "https://public.api.bsky.app/xrpc/app.bsky.feed.getPosts"
VALID = {
    "verifications": [{"issuer": BOARD, "isValid": True, "createdAt": "2024-05-01T00:00:00Z"}],
    "verifiedStatus": "valid",
    "trustedVerifierStatus": "none",
}


def show(
    town: Town, mark: dict[str, Any] | None, *, name: str = "Ana Brook", did: str = DID
) -> str:
    """Have the AppView show a post with or without a mark; gives its address."""
    author = {"did": did, "handle": "ferry.example", "displayName": name}
    view = {
        "uri": f"at://{did}/app.bsky.feed.post/{RECORD}",
        "author": {**author, **({"verification": mark} if mark else {})},
        "record": {"text": WORDS, "createdAt": "2024-07-13T22:45:24Z"},
        "indexedAt": "2024-07-13T22:45:25Z",
    }
    town.serve(VIEWS, {"posts": [view]})
    return f"https://bsky.app/profile/{did}/post/{RECORD}"


def judged(town: Town, speaker: str = "Ana Brook") -> Verdict:
    return town.judge(WORDS[:-1], speaker)


def sentence(verdict: Verdict) -> str:
    (found, *_) = verdict.findings
    author = found.post.author
    return attribution_sentence(found.attribution, verdict.claim.speaker, found.tie, author)


def test_a_name_that_is_verified_confirms_and_is_told(town: Town) -> None:
    town.resolve(show(town, None))
    assert judged(town).attribution == "unresolved"
    town.age(48)
    town.resolve(show(town, VALID))
    verdict = judged(town)
    assert (verdict.tie, verdict.attribution) == ("likely", "confirmed")
    assert sentence(verdict).endswith(VERIFIED)


@pytest.mark.parametrize(
    "mark",
    [
        {**VALID, "verifiedStatus": "invalid"},
        {**VALID, "verifiedStatus": "none", "trustedVerifierStatus": "valid"},
        {**VALID, "verifications": [{"issuer": BOARD, "isValid": False}]},
        {**VALID, "verifications": [{"issuer": DID, "isValid": True}]},
        {**VALID, "verifications": {"issuer": BOARD}},
        {"verifiedStatus": "valid"},
        {"is_blue_verified": True, "verified": True},
    ],
)
def test_half_a_mark_is_none(town: Town, mark: dict[str, Any]) -> None:
    """Neither one by the account itself, nor one that does not hold, nor the right to give some."""
    town.resolve(show(town, mark))
    assert judged(town).attribution == "unresolved"


def test_a_mark_ends_with_the_name_and_with_the_platforms_word(town: Town) -> None:
    """Who was verified under one name is nobody else under the next."""
    town.resolve(show(town, VALID, name="Ida Fenn"))
    town.age(48)
    town.resolve(show(town, {**VALID, "verifiedStatus": "invalid"}, name="Ana Brook"))
    assert judged(town).attribution == "unresolved"
    assert judged(town, "Ida Fenn").attribution == "confirmed"
    town.age(48)
    town.resolve(show(town, None, name="Ida Fenn"))
    assert judged(town, "Ida Fenn").attribution == "unresolved"


def test_a_server_of_the_accounts_own_gives_no_mark(town: Town) -> None:
    """What a record, or who serves it, says of its author is the author's word."""
    address = town.serve_record(DID, RECORD, WORDS, verification=VALID, displayName="Ana Brook")
    town.resolve(address)
    assert judged(town).attribution != "confirmed"
    held = town.connection.execute("select count(*) from author_names where verified_by <> ''")
    assert held.fetchone()[0] == 0


def test_a_paid_mark_proves_nothing(town: Town) -> None:
    """X sells its mark to whoever pays, under whatever name."""
    user = {
        "name": "Ana Brook",
        "screen_name": "ferry_news_test",
        "verified": True,
        "is_blue_verified": True,
        "verified_type": "Business",
    }
    town.resolve(town.show_x_post(x_id("2024-07-13T22:45:13"), WORDS, user=user))
    assert judged(town).attribution == "unresolved"


def test_two_of_one_name_are_told_apart_by_no_mark(town: Town) -> None:
    other = "did:plc:" + "c" * 24
    town.resolve(show(town, VALID))
    town.resolve(show(town, None, did=other))
    assert judged(town).attribution == "unresolved"
