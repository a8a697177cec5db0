"""What the tests of the archive share: a desk that stores rows in an empty archive."""

import sqlite3
from collections.abc import Iterator

import pytest

from archiver.archive import connection as archives
from tests import copied_archives as copies
from tests.archive.stored import Desk


@pytest.fixture(scope="module")
def made_archives(copied_archives: None) -> Iterator[None]:  # noqa: ARG001 - it is undone here
    """Run every migration for every archive, for tests of migrations and of what opens a file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "_migrate", copies.really_migrate)
        yield


@pytest.fixture
def desk(archive: sqlite3.Connection) -> Desk:
    return Desk(archive)
