"""A request that takes long is stopped in time, and others are answered meanwhile."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from archiver.archive.pages import search_results
from archiver.web import page_view
from tests.sites import close_site

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

_ENDLESS = (
    "with recursive n(i) as (select 1 union all select i + 1 from n) "
    "select count(*) from n where i < 0"
)


def _endless(connection: sqlite3.Connection, _text: str) -> Any:
    return connection.execute(_ENDLESS).fetchone()


async def test_what_takes_too_long_is_stopped_and_said(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_results, "search_archive", _endless)
    settings = {"sql_time_limit_ms": 100}
    page = await ask("/-/search?q=seal", settings=settings)
    assert page.status_code == 503
    assert "took longer than 100 milliseconds" in page.text
    data = await ask("/-/search.json?q=seal", settings=settings)
    assert data.json()["status"] == 503


@pytest.mark.slow
async def test_others_are_answered_while_one_is_slow(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_results, "search_archive", _endless)
    site = Datasette([str(archive)], settings={"sql_time_limit_ms": 500})
    await site.invoke_startup()
    await site.client.get("/-/front")
    slow = [asyncio.create_task(site.client.get("/-/search?q=seal")) for _ in range(6)]
    await asyncio.sleep(0.1)
    quick = await site.client.get("/-/verify.json?quote=will+not+be+closed+on+Sunday")
    assert quick.status_code == 200
    assert not all(one.done() for one in slow)
    assert {response.status_code for response in await asyncio.gather(*slow)} == {503}
    close_site(site)


async def test_who_waits_too_long_is_told_so_and_the_next_is_not(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_results, "search_archive", _endless)
    monkeypatch.setattr(page_view, "_PATIENCE", 0.05)
    site = Datasette([str(archive)], settings={"sql_time_limit_ms": 300})
    await site.invoke_startup()
    asked = (site.client.get(f"/-/search?q={word}") for word in ("seal", "gull"))
    both = await asyncio.gather(*asked)
    assert ["oo many ask at once" in response.text for response in both].count(True) == 1
    monkeypatch.undo()
    assert (await site.client.get("/-/search?q=seal")).status_code == 200
    close_site(site)
