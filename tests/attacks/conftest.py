"""A town for each test, and the orders in which truth and attack come."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.town import ORDERS, Order, Town
from tests.crawl.newsroom import serving


@pytest.fixture(scope="module", autouse=True)
def kept(kept_pools: None) -> None:
    """Most tests here crawl."""


@pytest.fixture
def town(archive: sqlite3.Connection, tmp_path: Path) -> Iterator[Town]:
    with serving(hosts=3) as room:
        yield Town(archive, room, tmp_path / "captures")


@pytest.fixture(
    params=[
        # Whoever comes last has both, so that one order is enough for every day.
        pytest.param(one, marks=() if one == "attack first" else pytest.mark.slow, id=one)
        for one in ORDERS
    ]
)
def order(request: pytest.FixtureRequest) -> Order:
    found: Order = request.param
    return found
