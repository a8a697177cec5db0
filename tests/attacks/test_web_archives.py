"""Copies in web archives, which anybody may have made: of what they are copies decides."""

import json

import pytest

from archiver.models.records import Capture, PostRef, Request, Unfetched
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.chain import resolve_post
from archiver.platforms.replay import drive
from archiver.platforms.resolving import FetchResult, ResolveContext, WebArchive

NOW = "2031-05-06T12:00:00Z"
NUMBER = "112345678901234567"
REF = PostRef(platform="mastodon", id=f"social.example/{NUMBER}")
HOME = f"https://social.example/api/v1/statuses/{NUMBER}"
EVIL = f"https://evil.example/api/v1/statuses/{NUMBER}"
ARCHIVE = WebArchive(
    name="Tide Archive",
    cdx="https://archive.example/web/cdx",
    replay="https://archive.example/web",
)
STATUS = {
    "id": NUMBER,
    "content": "<p>The ferry left.</p>",
    "visibility": "public",
    "url": f"https://social.example/@ana/{NUMBER}",
    "account": {"acct": "ana", "display_name": "Ana Brook"},
    "created_at": "2024-07-13T22:45:24Z",
}


def came(
    request: Request,
    found: object,
    final_url: str | None = None,
    more: tuple[tuple[str, str], ...] = (),
) -> Capture:
    return Capture(
        url=request.url,
        source=request.url,
        fetched_at=NOW,
        status=200,
        headers=(("Content-Type", "application/json"), *more),
        body=json.dumps(found).encode(),
        final_url=final_url or request.url,
    )


def copies(
    original: str,
    led_to: str | None = None,
    taken: str = "20240714000000",
    mementos: tuple[str, ...] = (),
) -> list[AttestedSighting]:
    """Give what an archive's copy shows of the post, of which its own server tells nothing."""
    more = tuple(("Memento-Datetime", moment) for moment in mementos)

    def answer(request: Request) -> FetchResult:
        if request.url.startswith(ARCHIVE.cdx):
            rows = [["timestamp", "original", "mimetype", "statuscode"]]
            return came(request, [*rows, [taken, original, "application/json", "200"]])
        if request.url.startswith(f"{ARCHIVE.replay}/"):
            return came(request, STATUS, led_to, more)
        return Unfetched(url=request.url, outcome="unreachable", reason="out of reach")

    context = ResolveContext(now=NOW, archives=(ARCHIVE,), url=STATUS["url"])  # type: ignore[arg-type]
    seen = drive(resolve_post(REF, context), answer)
    assert all(one.evidence == "archive" for one in seen if one.version)
    return [one for one in seen if one.version]


def texts_of_copies(original: str, led_to: str | None, taken: str = "20240714000000") -> list[str]:
    found = copies(original, led_to, taken)
    return [one.version.text for one in found if one.version]


@pytest.mark.parametrize(
    ("original", "led_to", "counts"),
    [
        (HOME, None, True),
        (HOME, f"https://archive.example/web/20240713000000id_/{HOME}", True),
        (EVIL, None, False),
        (HOME, f"https://archive.example/web/20240714000000id_/{EVIL}", False),
        (HOME, EVIL, False),
        (HOME, "https://archive.example.evil.example/web/20240714000000id_/" + HOME, False),
        (f"https://social.example/@ana/{NUMBER}8", None, False),
    ],
    ids=["own", "nearest", "foreign", "led-to-foreign", "led-out", "look-alike", "other-post"],
)
def test_a_copy_of_a_strangers_page_is_no_copy_of_the_post(
    original: str, led_to: str | None, counts: bool
) -> None:
    """Whatever an index lists under the post's address, and wherever its replay leads."""
    assert texts_of_copies(original, led_to) == (["The ferry left."] if counts else [])


def test_no_copy_is_of_the_year_9999() -> None:
    """It would be the newest look for good."""
    assert texts_of_copies(HOME, None, taken="99991231000000") == []


OWN, MADE_UP = "Sun, 14 Jul 2024 12:00:00 GMT", "Tue, 01 Jan 2019 00:00:00 GMT"


@pytest.mark.parametrize(
    ("mementos", "seen_at"),
    [
        ((OWN,), ["2024-07-14T12:00:00Z"]),
        ((MADE_UP, OWN), ["2024-07-14T00:00:00Z"]),
        ((OWN, MADE_UP), ["2024-07-14T00:00:00Z"]),
        (("Fri, 31 Dec 9999 00:00:00 GMT",), []),
    ],
    ids=["archive's", "server's first", "server's last", "later than now"],
)
def test_a_captured_server_does_not_date_its_copy(
    mementos: tuple[str, ...], seen_at: list[str]
) -> None:
    """An archive may hand on headers of the server beside its own."""
    assert [one.seen_at for one in copies(HOME, mementos=mementos)] == seen_at
