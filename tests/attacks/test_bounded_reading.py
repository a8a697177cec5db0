"""What is made to stop a night: reading that never ends, takes all memory, or hears no signal."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from archiver.crawl.reading_pool import ReadingPool, _Lost
from archiver.crawl.signals import until_signal
from archiver.fetch.exchange import HttpAnswer
from archiver.importers import bounded_process
from archiver.models.records import PostRef
from archiver.platforms.resolving import ResolveContext

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

POST = PostRef(platform="x", id="1812256998588662068")
CONTEXT = ResolveContext(now="2031-05-06T12:00:00Z", archives=())


class Endless:
    """An answer that keeps the process busy that reads it."""

    url = "https://social.example/1"

    def __reduce__(self) -> tuple[Any, tuple[int]]:
        return time.sleep, (60,)


def take_memory(megabytes: int) -> int:
    """As a parser does of a page that grows in it."""
    return len(bytearray(megabytes << 20))


async def test_what_takes_more_memory_than_it_may_is_an_error_of_that_page_alone() -> None:
    with ReadingPool(1) as pool:
        most = bounded_process.MEMORY >> 20
        came = await asyncio.gather(
            pool._done(take_memory, 2 * most), pool._done(take_memory, 1), return_exceptions=True
        )
    assert isinstance(came[0], _Lost)
    assert "memory" in str(came[0])
    assert came[1] == 1 << 20


async def test_an_answer_about_a_post_that_is_never_read_is_malformed() -> None:
    """The chain goes on as with an answer that nobody can make anything of."""
    endless: Any = Endless()
    with ReadingPool(1, seconds=1.0) as pool:
        came = await pool.advance_chain(POST, CONTEXT, [endless])
        rules = await pool.read_rules(HttpAnswer(status=200, headers=(), body=b"Disallow: /"))
    assert isinstance(came, tuple) or came.url
    assert rules.closed is None


async def test_rules_for_crawlers_that_are_never_read_forbid_everything() -> None:
    answer: Any = Endless()
    with ReadingPool(1, seconds=1.0) as pool:
        rules = await pool.read_rules(answer)
    refused = rules.forbids("https://social.example/")
    assert refused is not None
    assert "could not be read" in refused.reason


@contextmanager
def noted(heard: list[float]) -> Iterator[None]:
    def note(_number: int, _frame: FrameType | None) -> None:
        heard.append(time.monotonic())

    before = signal.signal(signal.SIGTERM, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


async def test_a_signal_is_heard_within_two_seconds_whatever_is_being_read() -> None:
    """And no process that read is left behind."""
    endless: Any = Endless()
    heard: list[float] = []
    children: list[int] = []

    async def work() -> None:
        with ReadingPool(1) as pool:
            await pool._done(abs, -1)
            children.extend(pool._pool._processes if pool._pool else ())
            asyncio.get_running_loop().call_later(0.5, os.kill, os.getpid(), signal.SIGTERM)
            await pool.advance_chain(POST, CONTEXT, [endless])

    with noted(heard):
        begun = time.monotonic()
        await asyncio.create_task(until_signal(work()))
    assert heard
    assert heard[0] - begun < 30
    await asyncio.sleep(1)
    assert children
    for one in children:
        with pytest.raises(ProcessLookupError):
            os.kill(one, 0)
