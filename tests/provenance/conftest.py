"""An authority and a newsroom on loopback, and archives that were crawled from them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom
from tests.crawl.newsroom import serving as newsroom
from tests.provenance import authority
from tests.provenance.authority import Tsa

POST = x_id("2031-05-04T09:00:00")
SAID = "The ferry will never leave before the seal does."


@pytest.fixture(scope="module", autouse=True)
def kept(kept_pools: None) -> None:
    """Most tests here crawl."""


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority's keys, made once."""
    folder = tmp_path_factory.mktemp("tsa")
    authority.make(folder)
    return folder


def show_an_article(room: Newsroom) -> None:
    room.post(POST, SAID)
    room.article("/seal", number=POST, quote=SAID[:-1], shown=SAID)


@pytest.fixture
def tsa(keys: Path) -> Iterator[Tsa]:
    with authority.serving(keys) as found:
        yield found


@pytest.fixture
def room() -> Iterator[Newsroom]:
    """A newsroom with an article that embeds a post, which the platform shows."""
    with newsroom() as found:
        show_an_article(found)
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An archive in a file, `db/archive.db`."""
    connection = connect(tmp_path / "db" / "archive.db", write=True)
    yield connection
    connection.close()
