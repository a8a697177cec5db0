"""/-/verify.json: the published object, and errors that say what was wrong."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

QUERY = "/-/verify.json?quote=will+not+be+closed+on+Sunday&speaker=Quill&published_at=2031-05-09"


async def test_it_is_the_published_object(ask: Ask) -> None:
    response = await ask(f"{QUERY}&id=7")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/json")
    answer = response.json()
    assert answer["ok"] is True
    assert answer["id"] == "7"
    assert answer["wording"] == "verbatim"
    assert answer["attribution"] == "confirmed"
    assert answer["timing"] == "consistent"
    match = answer["matches"][0]
    start, end = match["span"]
    assert match["post"]["text"][start:end] == "will not be closed on Sunday"
    assert match["post"]["id"] == "101"
    assert match["evidence"] == "embed"
    assert set(answer) == {
        *("ok", "id", "quote", "speaker", "published_at", "wording", "flags"),
        *("attribution", "timing", "tie", "problem", "reason", "corroborated"),
        *("matches", "leads", "searched", "speaker_posts", "rules"),
    }
    assert (answer["tie"], answer["problem"], answer["corroborated"]) == ("likely", None, False)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?quote=", 400),
        ("?quote=a+b+c&published_at=never", 400),
        ("?quote=" + "x" * 20_001, 400),
        ("?quote=a+b+c&database=nowhere", 404),
    ],
)
async def test_errors_are_objects_with_a_sentence(ask: Ask, query: str, status: int) -> None:
    response = await ask(f"/-/verify.json{query}")
    assert response.status_code == status
    answer = response.json()
    assert set(answer) == {"ok", "error", "status"}
    assert answer["ok"] is False
    assert answer["status"] == status
    assert len(answer["error"]) > 10


async def test_who_may_not_view_is_told_so_in_json(ask: Ask) -> None:
    response = await ask(QUERY, metadata={"databases": {"archive": {"allow": False}}})
    assert response.status_code == 403
    assert response.json()["status"] == 403


async def test_other_sites_may_read_it_only_where_the_site_says_so(ask: Ask) -> None:
    assert "access-control-allow-origin" not in (await ask(QUERY)).headers
    assert (await ask(QUERY, cors=True)).headers["access-control-allow-origin"] == "*"
