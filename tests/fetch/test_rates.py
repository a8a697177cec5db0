"""Hosts that count requests get so many a minute and no more, over runs too."""

import httpx
import pytest

from archiver.fetch.limits import Manners
from archiver.fetch.rates import HostPast, HostRates
from archiver.models.records import Capture, Request, Unfetched
from tests.fetch.conftest import Time, Web

pytestmark = pytest.mark.asyncio

INDEX = "https://web.archive.org/cdx/search/cdx?url=x.com"
COPY = "https://web.archive.org/web/2031id_/https://x.com/"


class Kept(dict[str, HostPast]):
    """What is remembered between runs, and beside one another."""

    async def keep(self, past: HostPast) -> HostPast:
        known = self.get(past.name, past)
        self[past.name] = past._replace(asked=tuple(sorted({*known.asked, *past.asked})[-24:]))
        return self[past.name]

    def rates(self, time: Time, most: dict[str, int]) -> HostRates:
        return HostRates(
            most, past=self.values(), remember=self.keep, now=time.clock, sleep=time.sleep
        )


async def ask(web: Web, kept: Kept, urls: list[str], *, delay: float = 1.0) -> list[object]:
    """A run that asks for addresses, one after the other."""
    manners = Manners(delay=delay)
    fetcher = web.fetcher(manners=manners, rates=kept.rates(web.time, dict(manners.rates)))
    return [await fetcher.fetch(Request(url=url), ask_robots=False) for url in urls]


async def test_an_index_gets_twenty_four_questions_a_minute(web: Web) -> None:
    web.answers = {INDEX: "[]"}
    await ask(web, Kept(), [INDEX] * 48)
    assert web.time.now - 1000 == pytest.approx(60 + 23, abs=1)


async def test_what_one_run_asked_counts_for_the_next(web: Web) -> None:
    """Each of many short runs gets no questions of its own."""
    web.answers = {INDEX: "[]"}
    kept = Kept()
    for _ in range(12):
        await ask(web, kept, [INDEX] * 4)
    assert web.time.now - 1000 >= 60
    assert len(kept["web.archive.org/cdx"].asked) <= 24


async def test_two_runs_beside_one_another_share_a_minute(web: Web) -> None:
    kept = Kept()
    rates = [kept.rates(web.time, {"a.example/cdx": 10}) for _ in range(2)]
    for _ in range(10):
        for one in rates:
            await one.take("a.example/cdx?url=b")
            web.time.now += 1
    assert web.time.now - 1000 >= 60
    asked = kept["a.example/cdx"].asked
    # Each knows what the other asked as soon as it asks itself.
    assert sum(asked[0] <= at < asked[0] + 60 for at in asked) <= 11


async def test_copies_are_no_questions_to_the_index(web: Web) -> None:
    web.answers = {COPY: "A copy."}
    await ask(web, Kept(), [COPY] * 48)
    assert web.time.now - 1000 < 60


async def test_what_is_asked_is_remembered_before_it_is_asked(web: Web) -> None:
    """A run that is killed while it waits for an answer has asked."""
    kept = Kept()
    seen: list[int] = []

    def answer(_request: httpx.Request) -> httpx.Response:
        seen.append(len(kept["web.archive.org/cdx"].asked))
        return httpx.Response(200, text="[]")

    web.answers = {INDEX: answer}
    await ask(web, kept, [INDEX] * 3)
    assert seen == [1, 2, 3]


async def test_a_clock_that_was_set_back_does_not_stop_everything(web: Web) -> None:
    web.answers = {INDEX: "[]"}
    kept = Kept({"web.archive.org/cdx": HostPast("web.archive.org/cdx", (9e9,) * 24)})
    await ask(web, kept, [INDEX])
    assert web.time.now - 1000 < 2


async def test_too_many_requests_end_the_night_at_a_host_that_counts(web: Web) -> None:
    """In this run and in another of the same night: even for what has no rate there."""
    web.answers = {INDEX: httpx.Response(429, headers={"Retry-After": "60"}), COPY: "A copy."}
    kept = Kept()
    first, second = await ask(web, kept, [INDEX, COPY])
    assert isinstance(first, Capture)
    assert first.status == 429
    assert isinstance(second, Unfetched)
    assert second.outcome == "rate-limited"
    assert "asked too often and is left alone until 1970-01-01T12:16:40Z" in second.reason
    web.time.now += 3600
    (third,) = await ask(web, kept, [COPY])
    assert isinstance(third, Unfetched)
    web.time.now += 12 * 3600
    (fourth,) = await ask(web, kept, [COPY])
    assert isinstance(fourth, Capture)
    assert web.asked == [INDEX, COPY]


async def test_a_longer_wait_that_a_host_asks_for_is_obeyed(web: Web) -> None:
    web.answers = {INDEX: httpx.Response(429, headers={"Retry-After": "172800"})}
    kept = Kept()
    await ask(web, kept, [INDEX])
    web.time.now += 86_400
    (found,) = await ask(web, kept, [INDEX])
    assert isinstance(found, Unfetched)


async def test_a_host_without_a_rate_is_left_alone_over_runs_where_it_asks_for_long(
    web: Web,
) -> None:
    page = "https://social.example/1"
    web.answers = {page: httpx.Response(429, headers={"Retry-After": "3600"})}
    kept = Kept()
    await ask(web, kept, [page])
    (refused,) = await ask(web, kept, [page])
    assert isinstance(refused, Unfetched)
    web.time.now += 3600
    web.answers = {page: "Fine."}
    (found,) = await ask(web, kept, [page])
    assert isinstance(found, Capture)


async def test_a_short_wait_is_not_remembered(web: Web) -> None:
    page = "https://social.example/1"
    web.answers = {page: [httpx.Response(429, headers={"Retry-After": "5"}), "Fine."]}
    kept = Kept()
    (found,) = await ask(web, kept, [page])
    assert isinstance(found, Capture)
    assert kept == {}


@pytest.mark.parametrize("most", [0, -1, 2.5, True, "many"])
async def test_a_rate_is_a_number_of_requests(most: object) -> None:
    with pytest.raises(ValueError, match="requests a minute"):
        Manners(rates={"a.example": most})  # type: ignore[dict-item]


async def test_requests_of_another_part_of_the_run_count_for_its_budget(web: Web) -> None:
    web.answers = {COPY: "A copy."}
    manners = Manners(budgets={"web.archive.org": 5})
    fetcher = web.fetcher(manners=manners, asked={"web.archive.org": 4})
    first, second = [await fetcher.fetch(Request(url=COPY), ask_robots=False) for _ in range(2)]
    assert isinstance(first, Capture)
    assert isinstance(second, Unfetched)
    assert fetcher.requests() == {"web.archive.org": 5}
