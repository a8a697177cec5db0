"""An archive that cannot be read is no error of the visitor: a sentence says what to do."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from datasette.app import Datasette  # type: ignore[import-untyped]

from archiver.web import database_errors, datasette_compat
from tests.sites import close_site

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

OURS = (
    *("/", "/-/front", "/-/verify", "/-/verify?quote=will+not+be+closed+on+Sunday"),
    *("/-/search?q=harbour", "/-/post/x/101", "/-/night", "/-/altered.atom"),
)


@pytest.fixture
def copy(archive: Path, tmp_path: Path) -> Path:
    """An archive that may be broken."""
    path = tmp_path / "archive.db"
    with sqlite3.connect(archive) as source:
        source.execute("vacuum into ?", (str(path),))
    source.close()
    return path


@pytest_asyncio.fixture
async def site(copy: Path) -> AsyncIterator[Any]:
    """A site that was well when it began."""
    made = Datasette([str(copy)])
    await made.invoke_startup()
    assert (await made.client.get("/-/night")).status_code == 200
    yield made
    close_site(made)


async def test_a_text_that_is_no_utf8_is_shown_as_far_as_it_is(site: Any, copy: Path) -> None:
    with sqlite3.connect(copy) as connection:
        connection.execute("update post_versions set text = cast(x'46657272ff79' as text)")
    connection.close()
    page = await site.client.get("/-/post/x/101")
    assert (page.status_code, "Ferr\ufffdy" in page.text) == (200, True)


@pytest.mark.slow
async def test_an_archive_that_is_locked_asks_to_wait(site: Any, copy: Path) -> None:
    writer = sqlite3.connect(copy, isolation_level=None)
    writer.execute("begin exclusive")
    response = await site.client.get("/-/verify.json?quote=will+not+be+closed+on+Sunday")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "60"
    assert response.json()["error"].endswith("cannot be read just now: try again in a minute")
    writer.close()


@pytest.mark.parametrize("address", OURS)
async def test_what_a_page_cannot_read_is_said_on_the_page(
    ask: Ask, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    monkeypatch.setattr(datasette_compat, "find_archive", broken)
    response = await ask(address)
    assert response.status_code == 503
    assert "file is damaged" in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


async def test_datasettes_own_pages_say_it_too(site: Any, copy: Path) -> None:
    copy.unlink()  # noqa: ASYNC240 - nothing else waits
    page = await site.client.get("/-/")
    assert page.status_code == 503
    assert "file cannot be opened" in page.text


async def test_what_is_no_trouble_of_the_file_stays_what_it_was() -> None:
    assert database_errors.error_sentence(sqlite3.OperationalError("no such column: x")) is None
    assert database_errors.error_sentence(ValueError()) is None


async def test_an_older_archive_says_how_it_is_brought_up(ask: Ask, copy: Path) -> None:
    connection = sqlite3.connect(copy)
    with connection:
        connection.execute("delete from _sqlite_migrations where name like 'm008%'")
    connection.close()
    for address in OURS:
        response = await ask(address, files=[copy])
        assert response.status_code == 503, address
        assert "“archiver crawl” or “archiver import”" in response.text


async def test_only_questions_are_answered(ask: Ask) -> None:
    for address in ("/", "/-/", "/-/front.json", "/-/verify"):
        for method in ("OPTIONS", "DELETE", "TRACE", "FOO"):
            response = await ask(address, method=method)
            assert response.status_code == 405, (address, method)
            assert response.headers["allow"] == "GET, HEAD"
