"""Where the pages of a crawl are read while it is tested."""

import functools

import pytest

from archiver.crawl.reading_pool import ReadingPool
from tests.conftest import IN_CI


@pytest.fixture(autouse=True)
def _pages_are_read_in_threads(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Begin no processes, each of which imports everything anew, but in slow tests and in CI."""
    if IN_CI or request.node.get_closest_marker("slow"):
        return
    whole = ReadingPool.__init__

    @functools.wraps(whole)
    def alone(self: ReadingPool, processes: int | None = None, **options: float) -> None:
        whole(self, processes, **{**options, "alone": 1_000_000})  # type: ignore[arg-type]

    monkeypatch.setattr(ReadingPool, "__init__", alone)
