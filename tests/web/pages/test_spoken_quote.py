"""The page of a quotation that was spoken shows the turn with its neighbours, and the second."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from archiver.archive.connection import connect
from tests.archive.test_spoken_pages import read
from tests.sites import close_site
from tests.verification.test_speech_lookup import keep

pytestmark = pytest.mark.asyncio
WORDS = "We will paint the whole harbour pier in bright blue before the summer regatta begins,"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("spoken")
    connection: sqlite3.Connection = connect(folder / "archive.db", write=True)
    keep(connection)
    found = read(connection, folder, WORDS)
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    return folder / "archive.db", found.key


@pytest.fixture
def site(spoken: tuple[Path, str]) -> Iterator[Datasette]:
    made = Datasette([str(spoken[0])])
    yield made
    close_site(made)


async def test_the_page_shows_who_spoke_what_was_said_beside_and_when(
    site: Datasette, spoken: tuple[Path, str]
) -> None:
    response = await site.client.get(f"/-/quote/{spoken[1]}")
    assert response.status_code == 200
    for part in (
        "Ana Brook said something close to this at “Harbour council” on 4 May 2031",
        "As spoken",
        "What about the pier?",
        "Hear, hear.",
        '<a href="https://v.example/watch?v=7&amp;t=61" rel="nofollow noreferrer">play from 1:01',
        '<span class="tag">spoken</span> <span class="said">red</span>',
        'href="/-/transcript/council-7"',
    ):
        assert part in response.text, part
    shown = (await site.client.get(f"/-/quote/{spoken[1]}.json")).json()
    assert "council-7" in str(shown)


async def test_a_lookup_shows_what_was_spoken(site: Datasette) -> None:
    asked = f"quote={quote(WORDS)}&speaker=Ana+Brook&published_at=2031-05-05"
    response = await site.client.get(f"/-/verify?{asked}")
    assert response.status_code == 200
    assert "The transcript has “<q>red</q>”, the quotation “<q>blue</q>”." in response.text
    shown = (await site.client.get(f"/-/verify.json?{asked}")).json()
    assert shown["problem"] == "altered"
    (match,) = shown["matches"]
    assert "post" not in match
    assert (match["speech"]["id"], match["speech"]["at"]) == ("council-7", 61.5)
    start, end = match["span"]
    assert match["speech"]["text"][start:end].startswith("We will paint")
