"""A town for each test, and the orders in which truth and attack come."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.town import ORDERS, Order, Town
from tests.crawl.newsroom import serving


@pytest.fixture
def town(archive: sqlite3.Connection, tmp_path: Path) -> Iterator[Town]:
    with serving(hosts=3) as room:
        yield Town(archive, room, tmp_path / "captures")


@pytest.fixture(params=ORDERS, ids=[order.replace(" ", "-") for order in ORDERS])
def order(request: pytest.FixtureRequest) -> Order:
    found: Order = request.param
    return found
