"""Crawls of a test read in the processes of the one before, unless something happened to those."""

import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from archiver.crawl import reading_pool
from archiver.crawl.reading_pool import ReadingPool
from archiver.crawl.reading_processes import end_pool, new_pool
from tests.kept_pools import pools_kept


def process_id(_given: object) -> int:
    return os.getpid()


def leave(_given: object) -> None:
    os._exit(1)


async def reading_process() -> int:
    with ReadingPool(1) as pool:
        return await pool._done(process_id, None)


@pytest.mark.asyncio
async def test_the_next_reads_in_the_same_process_until_they_are_ended() -> None:
    with pools_kept():
        first = await reading_process()
        assert await reading_process() == first != os.getpid()
    assert (vars(reading_pool)["new_pool"], vars(reading_pool)["end_pool"]) == (new_pool, end_pool)


def test_one_that_still_reads_or_is_broken_is_not_kept() -> None:
    with pools_kept() as kept:
        busy = kept.take(1)
        asked = busy.submit(process_id, None)
        asked.result()
        kept.give_back(busy)
        assert kept.take(1) is busy
        assert kept.take(1) is not busy
        with pytest.raises(BrokenProcessPool):
            busy.submit(leave, None).result()
        kept.give_back(busy)
        assert kept.take(1) is not busy
