"""What the tests of the archive share: a desk that stores rows in an empty archive."""

import sqlite3

import pytest

from tests.archive.stored import Desk


@pytest.fixture
def desk(archive: sqlite3.Connection) -> Desk:
    return Desk(archive)
