"""What a visitor may view is asked of Datasette once a second, and never of another visitor."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from datasette.app import Datasette  # type: ignore[import-untyped]

from archiver.web import datasette_compat, permissions
from tests.sites import close_site

pytestmark = pytest.mark.asyncio

EDITORS = {"databases": {"archive": {"tables": {"quotes": {"allow": {"id": "editor"}}}}}}
TABLES = ("posts", "quotes")


@pytest_asyncio.fixture
async def site(archive: Path) -> AsyncIterator[Any]:
    """A site on which only an editor may view quotations."""
    made = Datasette([str(archive)], metadata=EDITORS)
    await made.invoke_startup()
    await made.client.get("/")
    yield made
    close_site(made)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The actors for whom Datasette was asked."""
    actors: list[Any] = []
    really = datasette_compat.is_action_allowed

    async def noted(datasette: Any, actor: Any, database: str, tables: Iterable[str]) -> bool:
        actors.append(actor)
        return await really(datasette, actor, database, tables)

    monkeypatch.setattr(datasette_compat, "is_action_allowed", noted)
    return actors


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the time."""
    monkeypatch.setattr(permissions, "monotonic", lambda: 100.0)
    return lambda now: monkeypatch.setattr(permissions, "monotonic", lambda: now)


async def test_an_answer_holds_for_a_second(
    site: Any, asked: list[Any], clock: Callable[[float], None]
) -> None:
    for now, times in ((100.0, 1), (100.9, 1), (101.0, 2)):
        clock(now)
        assert not await permissions.may_view_tables(site, None, "archive", TABLES)
        assert len(asked) == times


async def test_an_answer_is_for_one_visitor_and_for_these_tables(
    site: Any, asked: list[Any], clock: Callable[[float], None]
) -> None:
    clock(100.0)
    assert not await permissions.may_view_tables(site, None, "archive", TABLES)
    assert await permissions.may_view_tables(site, {"id": "editor"}, "archive", TABLES)
    assert not await permissions.may_view_tables(site, {"id": "editor2"}, "archive", TABLES)
    assert await permissions.may_view_tables(site, None, "archive", ("posts",))
    assert asked == [None, {"id": "editor"}, {"id": "editor2"}, None]


async def test_of_visitors_at_once_one_asks_and_who_goes_away_takes_no_answer_along(
    site: Any, asked: list[Any]
) -> None:
    everybody, editor = (
        [
            asyncio.create_task(permissions.may_view_tables(site, actor, "archive", TABLES))
            for _ in range(8)
        ]
        for actor in (None, {"id": "editor"})
    )
    await asyncio.sleep(0)
    everybody[0].cancel()
    assert not any(await asyncio.gather(*everybody[1:]))
    assert all(await asyncio.gather(*editor))
    assert asked == [None, {"id": "editor"}]


async def test_where_datasette_fails_everybody_is_told_and_the_next_asks_again(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: Any) -> bool:
        await asyncio.sleep(0)
        raise OSError("the disk is gone")

    with monkeypatch.context() as broken:
        broken.setattr(datasette_compat, "is_action_allowed", fails)
        asking = [permissions.may_view_tables(site, None, "archive", TABLES) for _ in range(3)]
        answers = await asyncio.gather(*asking, return_exceptions=True)
        assert [type(one) for one in answers] == [OSError] * 3
    assert not await permissions.may_view_tables(site, None, "archive", TABLES)


async def test_a_visitor_of_whom_no_name_can_be_made_is_asked_for_every_time(
    site: Any, asked: list[Any]
) -> None:
    if datasette_compat._resources is not None:
        pytest.skip("Datasette 1.0 knows no such visitors")
    for _ in range(2):
        assert not await permissions.may_view_tables(site, {"id": object()}, "archive", TABLES)
    assert len(asked) == 2


@pytest.mark.slow
async def test_no_more_than_so_many_answers_are_remembered(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permissions, "_MOST", 3)
    for number in range(20):
        await permissions.may_view_tables(site, {"id": number}, "archive", ("posts",))
        assert len(permissions._answers[site]) <= 3


async def test_an_answer_without_checks_is_nobody_elses(site: Any) -> None:
    if datasette_compat._resources is None:
        pytest.skip("Datasette 0.65 always checks")
    address = "/-/search.json?q=harbour"
    within = await site.client.get(address, skip_permission_checks=True)
    assert within.status_code == 200
    assert (await site.client.get(address)).status_code == 403
