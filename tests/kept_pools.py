"""Processes that read pages, kept from one crawl of a test to the next.

Every crawl begins processes and ends them, and a new one reads its first page more slowly than its
second. They keep nothing of what they read, and a run of a million pages has them that long too.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from archiver.crawl import reading_pool
from archiver.crawl.reading_processes import end_pool, new_pool


class KeptPools:
    """Pools that nobody uses at the moment, by the number of their processes."""

    def __init__(self) -> None:
        self._free: dict[int, list[ProcessPoolExecutor]] = {}

    def take(self, processes: int) -> ProcessPoolExecutor:
        """Give a pool of so many processes; stands in for `new_pool`."""
        free = self._free.get(processes, [])
        while free:
            pool = free.pop()
            if _is_idle(pool):
                return pool
            end_pool(pool)
        return new_pool(processes)

    def give_back(self, pool: Any) -> None:
        """Keep a pool; stands in for `end_pool`. One that still reads, or is broken, is ended."""
        if _is_idle(pool):
            self._free.setdefault(pool._max_workers, []).append(pool)
        else:
            end_pool(pool)

    def end(self) -> None:
        """End all of them."""
        for free in self._free.values():
            for pool in free:
                end_pool(pool)
        self._free.clear()


def _is_idle(pool: Any) -> bool:
    return not (pool._pending_work_items or pool._broken or pool._shutdown_thread)


@contextmanager
def pools_kept() -> Iterator[KeptPools]:
    """Have crawls use kept pools for as long as this lasts, and end them then."""
    kept = KeptPools()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_pool, "new_pool", kept.take)
        patch.setattr(reading_pool, "end_pool", kept.give_back)
        try:
            yield kept
        finally:
            kept.end()
