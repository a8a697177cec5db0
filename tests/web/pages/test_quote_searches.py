"""What was looked through for a quotation's post stands on its page, and says how much that was."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from archiver.web.pages.quote import PAGE

Ask = Callable[..., Awaitable[Any]]
NAMED = "<b>Mara</b>"


@pytest.fixture
def searched(archive: Path, tmp_path: Path) -> Path:
    """The archive with two searches for the post of its first quotation."""
    there = tmp_path / "searched.db"
    copyfile(archive, there)
    with closing(sqlite3.connect(there)) as connection, connection:
        for account, state, posts, post_id, reason in (
            ("x:mara_quay", "not_among", 212, None, None),
            ("mastodon:mara@reef.example", "found", 40, 1, None),
            ("bluesky:mara.example", "refused", 0, None, f"it is suspended by {NAMED}"),
        ):
            connection.execute(
                "insert into post_searches(subject, quote_id, account, platform, since, until, "
                "state, listed_by, posts, post_id, reason, first_run_id, started_at, searched_at) "
                "values ('q1', 1, ?, ?, '2031-05-02T00:00:00Z', '2031-05-09T00:00:00Z', ?, "
                "'account', ?, ?, ?, 1, '2031-05-10T00:00:00Z', '2031-05-10T00:00:00Z')",
                (account, account.partition(":")[0], state, posts, post_id, reason),
            )
    return there


@pytest.mark.asyncio
async def test_the_page_says_among_how_many_posts_it_is_not(ask: Ask, searched: Path) -> None:
    page = (await ask("/-/quote/q1", files=[searched])).text
    assert "Where its post was looked for" in page
    between = "between 2 May 2031, 00:00 UTC and 9 May 2031, 00:00 UTC"
    assert f"Not among the 212 posts by @mara_quay on X {between}." in page
    assert "Found among the posts by @mara@reef.example on Mastodon" in page
    assert NAMED not in page
    assert "The post’s page" in page


@pytest.mark.asyncio
async def test_the_same_is_data(ask: Ask, searched: Path) -> None:
    found = (await ask("/-/quote/q1.json", files=[searched])).json()["searches"]
    assert [one["state"] for one in found] == ["not_among", "found", "refused"]
    assert (found[0]["posts"], found[0]["from"]) == (212, "2031-05-02T00:00:00Z")


@pytest.mark.asyncio
async def test_a_quotation_that_nothing_was_looked_for_has_no_such_part(
    ask: Ask, archive: Path
) -> None:
    assert "looked for" not in (await ask("/-/quote/q1", files=[archive])).text
    assert (await ask("/-/quote/q1.json", files=[archive])).json()["searches"] == []


def test_who_may_not_see_searches_sees_no_page_of_them() -> None:
    assert "post_searches" in PAGE.tables
