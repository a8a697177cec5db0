"""A run that is ended by SIGTERM stops where it is, and its handler is called once."""

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from archiver.crawl.signals import until_signal


@pytest.fixture
def handled() -> Iterator[list[int]]:
    """The signals that reached the handler of whoever started the run."""
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: came.append(number))
    yield came
    signal.signal(signal.SIGTERM, before)


def test_work_is_ended_and_the_handler_is_called_after_it(handled: list[int]) -> None:
    steps: list[str] = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.sleep(60)
        finally:
            steps.append(f"cleaned up, {len(handled)} handled")

    asyncio.run(until_signal(work()))
    assert steps == ["cleaned up, 0 handled"]
    assert handled == [signal.SIGTERM]


def test_without_a_signal_all_of_it_is_done_and_the_handler_stays(handled: list[int]) -> None:
    done: list[int] = []

    async def work() -> None:
        await asyncio.sleep(0)
        done.append(1)

    before = signal.getsignal(signal.SIGTERM)
    asyncio.run(until_signal(work()))
    assert (done, handled) == ([1], [])
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_cancellation_of_another_kind_is_passed_on(handled: list[int]) -> None:
    async def work() -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(until_signal(work()))
    assert handled == []
