"""What every part of a run shares: work done at once, and what an answer means."""

import asyncio

import pytest

from archiver.crawl.run_context import for_each, is_good, refusal_reason
from archiver.models.records import Capture


def answer(status: int | None) -> Capture:
    return Capture(
        url="https://news.example/a",
        source="a",
        fetched_at="2031-05-04T00:00:00Z",
        status=status,
        body=b"",
    )


def test_only_successes_are_what_was_asked_for() -> None:
    good = {status: is_good(answer(status)) for status in (None, 199, 200, 204, 304, 404, 500)}
    assert [status for status, is_one in good.items() if is_one] == [200, 204]


def test_a_refusal_is_told_in_a_few_words() -> None:
    assert refusal_reason(answer(503)) == "HTTP 503"
    assert refusal_reason(answer(410)) == "HTTP 410: it is gone"


@pytest.mark.asyncio
async def test_the_first_error_ends_the_rest() -> None:
    done: list[int] = []

    async def one(number: int) -> None:
        await asyncio.sleep(number / 100)
        if number == 1:
            raise LookupError
        done.append(number)

    with pytest.raises(ExceptionGroup):
        await for_each(one(number) for number in (0, 1, 500))
    assert done == [0]
