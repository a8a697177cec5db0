"""What took long is kept for a moment, and nothing else is."""

import asyncio
from typing import Any

import pytest

from archiver.errors import ViewRefused
from archiver.web import kept_answers
from archiver.web.kept_answers import LEAST_SECONDS, KeptAnswer, keep_answer


class _Site:
    """Stands for a site of Datasette."""


class _Making:
    """Makes answers that took so long, each another."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.made = 0
        self.free = asyncio.Event()
        self.free.set()

    async def __call__(self) -> KeptAnswer:
        self.made += 1
        number = self.made
        await self.free.wait()
        return KeptAnswer({"number": number}, self.seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_000.0]
    monkeypatch.setattr(kept_answers, "monotonic", lambda: now[0])
    return now


async def _number(site: _Site, make: Any, key: str = "front") -> int:
    return int((await keep_answer(site, key, make)).made["number"])


@pytest.mark.asyncio
async def test_what_is_made_at_once_is_made_anew(clock: list[float]) -> None:
    site, make = _Site(), _Making(LEAST_SECONDS / 2)
    assert [await _number(site, make) for _ in range(3)] == [1, 2, 3]
    assert clock == [1_000.0]


@pytest.mark.asyncio
async def test_what_took_long_is_kept_longer_the_longer_it_took(clock: list[float]) -> None:
    site, make = _Site(), _Making(0.02)
    assert [await _number(site, make) for _ in range(2)] == [1, 1]
    clock[0] += 0.9
    assert await _number(site, make) == 1
    clock[0] += 0.2
    assert await _number(site, make) == 2
    make.seconds = 60.0
    clock[0] += 2
    assert await _number(site, make) == 3
    clock[0] += 4.9
    assert await _number(site, make) == 3
    clock[0] += 0.2
    assert await _number(site, make) == 4


@pytest.mark.asyncio
async def test_each_site_and_each_address_has_its_own(clock: list[float]) -> None:
    site, other, make = _Site(), _Site(), _Making(1.0)
    assert await _number(site, make, "front") == 1
    assert await _number(site, make, "people") == 2
    assert await _number(other, make, "front") == 3
    assert await _number(site, make, "front") == 1
    for number in range(200):
        await _number(site, make, f"one {number}")
    assert await _number(site, make, "front") == 204
    assert clock == [1_000.0]


@pytest.mark.asyncio
async def test_others_get_the_one_before_while_it_is_made_anew(clock: list[float]) -> None:
    site, make = _Site(), _Making(1.0)
    assert await _number(site, make) == 1
    clock[0] += 6
    make.free.clear()
    renewing = asyncio.create_task(_number(site, make))
    await asyncio.sleep(0)
    assert await _number(site, make) == 1
    make.free.set()
    assert await renewing == 2
    assert await _number(site, make) == 2


@pytest.mark.asyncio
@pytest.mark.parametrize("before", [0, 1])
async def test_who_comes_meanwhile_waits_where_there_is_none_or_it_is_too_old(
    clock: list[float], before: int
) -> None:
    site, make = _Site(), _Making(1.0)
    for _ in range(before):
        await _number(site, make)
    clock[0] += 11
    make.free.clear()
    waiting = [asyncio.create_task(_number(site, make)) for _ in range(8)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    make.free.set()
    assert await asyncio.gather(*waiting) == [before + 1] * 8


@pytest.mark.asyncio
async def test_what_is_made_at_once_is_nobodys_who_came_meanwhile(clock: list[float]) -> None:
    site, make = _Site(), _Making(LEAST_SECONDS / 2)
    found = await asyncio.gather(*(_number(site, make) for _ in range(4)))
    assert (sorted(found), clock) == ([1, 2, 3, 4], [1_000.0])


@pytest.mark.asyncio
async def test_where_it_cannot_be_made_those_who_wait_are_told_so(clock: list[float]) -> None:
    site, make = _Site(), _Making(1.0)
    tried: list[float] = []

    async def refuse() -> KeptAnswer:
        tried.append(clock[0])
        await asyncio.sleep(0)
        raise ViewRefused(503, "not now")

    asked = (keep_answer(site, "front", refuse) for _ in range(4))
    told = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(one) for one in told] == [ViewRefused] * 4
    assert len(tried) == 1
    assert await _number(site, make) == 1


@pytest.mark.asyncio
async def test_where_its_visitor_leaves_those_who_wait_make_it(clock: list[float]) -> None:
    site, make, never = _Site(), _Making(1.0), _Making(1.0)
    never.free.clear()
    first = asyncio.create_task(_number(site, never))
    await asyncio.sleep(0)
    waiting = [asyncio.create_task(_number(site, make)) for _ in range(3)]
    await asyncio.sleep(0)
    assert make.made == 0
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert sorted(await asyncio.gather(*waiting)) == [1, 2, 3]
    assert (await _number(site, make) in {1, 2, 3}, make.made) == (True, 3)
    assert clock == [1_000.0]


@pytest.mark.asyncio
async def test_a_refusal_is_not_kept(clock: list[float]) -> None:
    site, make = _Site(), _Making(1.0)

    async def refuse() -> KeptAnswer:
        raise ViewRefused(503, "not now")

    for _ in range(2):
        with pytest.raises(ViewRefused):
            await keep_answer(site, "front", refuse)
    assert await _number(site, make) == 1
    clock[0] += 6
    with pytest.raises(ViewRefused):
        await keep_answer(site, "front", refuse)
    assert await _number(site, make) == 2


@pytest.mark.asyncio
async def test_what_every_page_has_is_kept_however_fast_it_was_made(clock: list[float]) -> None:
    site, make = _Site(), _Making(LEAST_SECONDS / 4)
    kept = [(await keep_answer(site, "who", make, least=0.0)).made["number"] for _ in range(2)]
    clock[0] += 0.2
    assert (kept, await _number(site, make, "who")) == ([1, 1], 2)
