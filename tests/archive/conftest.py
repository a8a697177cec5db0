"""What the tests of the archive share: a desk that stores rows in an empty archive."""

import sqlite3
from collections.abc import Iterator

import pytest

from archiver.archive import connection as archives
from tests import copied_archives as copies
from tests.archive.stored import Desk


@pytest.fixture(scope="module", autouse=True)
def made_archives(copied_archives: None) -> Iterator[None]:  # noqa: ARG001 - it is undone here
    """Run every migration for every archive in this room, which is about them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "_migrate", copies.really_migrate)
        yield


@pytest.fixture
def desk(archive: sqlite3.Connection) -> Desk:
    return Desk(archive)
