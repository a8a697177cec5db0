"""Where the pages of a crawl are read while it is tested."""

from typing import Any

import pytest

from archiver.crawl import file_source, online
from archiver.crawl.reading_pool import ReadingPool
from tests.conftest import IN_CI


class InThreads(ReadingPool):
    """Reads all pages in threads of this process, however many there are."""

    def __init__(self, processes: int | None = None, **options: Any) -> None:
        super().__init__(processes, **{**options, "alone": 1_000_000})


@pytest.fixture(autouse=True)
def _pages_are_read_in_threads(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Have runs begin no processes, each of which imports all anew, but in slow tests and in CI."""
    if not IN_CI and not request.node.get_closest_marker("slow"):
        monkeypatch.setattr(online, "ReadingPool", InThreads)
        monkeypatch.setattr(file_source, "ReadingPool", InThreads)
