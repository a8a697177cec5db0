"""Politeness: robots.txt, turns, pauses, further tries, budgets, and hosts that are left alone."""

import asyncio
from datetime import UTC, datetime

import httpx
import pytest

from archiver.errors import FetchFailed
from archiver.fetch.exchange import is_of
from archiver.fetch.fetcher import Fetcher, validators
from archiver.fetch.hosts import retry_after_seconds
from archiver.fetch.limits import Manners
from archiver.models.records import Capture, Request, Unfetched
from tests.fetch.conftest import Web

pytestmark = pytest.mark.asyncio

PAGE = "https://news.example/ferry"
ROBOTS = "https://news.example/robots.txt"
CALM = Manners(delay=1, attempts=1)


async def get(fetcher: Fetcher, url: str = PAGE, **options: object) -> Capture | Unfetched:
    return await fetcher.fetch(Request(url=url), **options)  # type: ignore[arg-type]


async def reason(fetcher: Fetcher, url: str = PAGE, **options: object) -> tuple[str, str]:
    found = await get(fetcher, url, **options)
    assert isinstance(found, Unfetched), found
    return found.outcome, found.reason


async def status(fetcher: Fetcher, url: str = PAGE, **options: object) -> int | None:
    found = await get(fetcher, url, **options)
    assert isinstance(found, Capture), found
    return found.status


def text(body: str) -> httpx.Response:
    return httpx.Response(200, text=body)


async def test_robots_is_read_once_before_anything_else_of_a_site(web: Web) -> None:
    web.answers = {ROBOTS: lambda _: text("User-agent: *\nDisallow: /private"), PAGE: "Fine."}
    fetcher = web.fetcher()
    assert await status(fetcher) == 200
    forbidden = await reason(fetcher, "https://news.example/private/a")
    assert forbidden == ("blocked", "its robots.txt forbids it")
    assert web.asked == [ROBOTS, PAGE]


async def test_rules_for_our_name_go_before_those_for_all(web: Web) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: Archiver\nDisallow: /seal\nAllow: /"
    web.answers = {ROBOTS: lambda _: text(rules), PAGE: "Fine."}
    fetcher = web.fetcher()
    assert await status(fetcher) == 200
    assert (await reason(fetcher, "https://news.example/seal"))[0] == "blocked"


@pytest.mark.parametrize("answer", [404, 401, 403, 410])
async def test_a_site_without_robots_allows_all(web: Web, answer: int) -> None:
    web.answers = {ROBOTS: answer, PAGE: "Fine."}
    assert await status(web.fetcher(manners=CALM)) == 200


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (500, "unreachable"),
        (503, "unreachable"),
        (429, "unreachable"),
        (httpx.ConnectError("no"), "unreachable"),
        (httpx.ReadTimeout("no"), "unreachable"),
    ],
)
async def test_a_site_whose_robots_cannot_be_had_is_not_asked(
    web: Web, answer: object, outcome: str
) -> None:
    web.answers = {ROBOTS: answer, PAGE: "Fine."}
    told = await reason(web.fetcher(manners=CALM))
    assert told[0] == outcome
    assert told[1].startswith("its robots.txt could not be read (")
    assert web.asked == [ROBOTS]


async def test_robots_may_move_and_is_followed_five_times(web: Web) -> None:
    moved = {
        f"https://news.example/r{n}": httpx.Response(302, headers={"Location": f"/r{n + 1}"})
        for n in range(9)
    }
    first = httpx.Response(301, headers={"Location": "/r5"})
    rules = {"https://news.example/r9": lambda _: text("User-agent: *\nDisallow: /ferry")}
    web.answers = {**moved, ROBOTS: first, **rules, PAGE: "Fine."}
    assert await reason(web.fetcher(manners=CALM)) == ("blocked", "its robots.txt forbids it")
    web.answers[ROBOTS] = httpx.Response(301, headers={"Location": "/r4"})
    told = await reason(web.fetcher(manners=CALM))
    assert "redirects more than 5 times" in told[1]


async def test_each_hop_asks_the_robots_of_its_own_site(web: Web) -> None:
    there = "https://other.example/ferry"
    web.answers = {
        PAGE: httpx.Response(302, headers={"Location": there}),
        "https://other.example/robots.txt": lambda _: text("User-agent: *\nDisallow: /"),
        there: "secret",
    }
    assert await reason(web.fetcher()) == ("blocked", "its robots.txt forbids it")
    assert there not in web.asked


async def test_an_api_is_asked_without_robots(web: Web) -> None:
    web.answers = {ROBOTS: lambda _: text("User-agent: *\nDisallow: /"), PAGE: "Fine."}
    assert await status(web.fetcher(), ask_robots=False) == 200
    assert web.asked == [PAGE]


async def test_where_an_api_redirects_to_another_host_that_one_is_asked_for_its_rules(
    web: Web,
) -> None:
    there = "https://other.example/ferry"
    web.answers = {
        PAGE: httpx.Response(302, headers={"Location": there}),
        "https://other.example/robots.txt": lambda _: text("User-agent: *\nDisallow: /"),
        there: "secret",
    }
    told = await reason(web.fetcher(), ask_robots=False)
    assert told == ("blocked", "its robots.txt forbids it")
    assert web.asked == [PAGE, "https://other.example/robots.txt"]


async def test_a_robots_of_noise_allows_what_it_does_not_forbid(web: Web) -> None:
    noise = bytes(range(256)) * 100 + b"\nUser-agent: *\nDisallow: /private\n"
    web.answers = {ROBOTS: httpx.Response(200, content=noise), PAGE: "Fine."}
    fetcher = web.fetcher()
    assert await status(fetcher) == 200
    assert (await reason(fetcher, "https://news.example/private"))[0] == "blocked"


async def test_between_two_requests_to_a_host_is_a_pause(web: Web) -> None:
    web.answers = {PAGE: "Fine.", "https://other.example/": "Fine."}
    fetcher = web.fetcher(manners=Manners(delay=3))
    assert await status(fetcher) == 200
    assert web.time.slept == [3.0]
    assert fetcher.wait(PAGE) == 3.0
    assert fetcher.wait("https://other.example/") == 0.0
    assert await status(fetcher, "https://other.example/", ask_robots=False) == 200
    assert web.time.slept == [3.0]


async def test_a_longer_pause_that_robots_asks_for_is_kept(web: Web) -> None:
    web.answers = {ROBOTS: lambda _: text("User-agent: *\nCrawl-delay: 7.5"), PAGE: "Fine."}
    fetcher = web.fetcher(manners=CALM)
    await status(fetcher)
    await status(fetcher)
    assert web.time.slept == [1.0, 7.5]
    web.answers[ROBOTS] = lambda _: text("User-agent: *\nRequest-rate: 1/20")
    web.time.slept.clear()
    fetcher = web.fetcher(manners=CALM)
    await status(fetcher)
    await status(fetcher)
    assert web.time.slept == [1.0, 20.0]


async def test_a_pause_longer_than_a_run_waits_is_told(web: Web) -> None:
    web.answers = {ROBOTS: lambda _: text("User-agent: *\nCrawl-delay: 86400"), PAGE: "Fine."}
    fetcher = web.fetcher()
    assert await status(fetcher) == 200
    told = await reason(fetcher)
    assert told == (
        "rate-limited",
        "news.example wants a pause of 86,400 seconds, longer than a run waits",
    )


async def test_one_request_at_a_time_to_a_host_and_many_hosts_at_once() -> None:
    at_once: dict[str, int] = {}
    most: dict[str, int] = {}
    together = 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal together
        host = request.url.host
        at_once[host] = at_once.get(host, 0) + 1
        most[host] = max(most.get(host, 0), at_once[host])
        together = max(together, sum(at_once.values()))
        for _ in range(20):
            await asyncio.sleep(0)
        at_once[host] -= 1
        return httpx.Response(200, text="Fine.")

    manners = Manners(delay=0, at_once=50)
    async with Fetcher(manners=manners, transport=httpx.MockTransport(answer)) as fetcher:
        urls = [f"https://h{n % 100}.example/{n}" for n in range(400)]
        found = await asyncio.gather(*(get(fetcher, url) for url in urls))
    assert all(isinstance(one, Capture) for one in found)
    assert set(most.values()) == {1}
    assert together == 50
    assert fetcher.requests()["h7.example"] == 5


async def test_two_hosts_that_redirect_to_each_other_do_not_wait_for_each_other(web: Web) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        for n in range(5):
            web.answers[f"https://{one}.example/{n}"] = httpx.Response(
                302, headers={"Location": f"https://{other}.example/end{n}"}
            )
            web.answers[f"https://{one}.example/end{n}"] = "Fine."
    fetcher = web.fetcher(manners=Manners(delay=0))
    urls = [f"https://{host}.example/{n}" for n in range(5) for host in "ab"]
    async with asyncio.timeout(10):
        found = await asyncio.gather(*(status(fetcher, url) for url in urls))
    assert found == [200] * 10


@pytest.mark.parametrize(
    "first",
    [500, 503, 429, httpx.ConnectTimeout("no"), FetchFailed("the answer was cut short")],
)
async def test_what_may_go_better_is_tried_again_after_a_while(web: Web, first: object) -> None:
    web.answers = {PAGE: [first, "Fine."]}
    fetcher = web.fetcher(manners=Manners(delay=0.5, backoff=4))
    assert await status(fetcher, ask_robots=False) == 200
    assert len(web.time.slept) == 1
    assert 0.5 <= web.time.slept[0] <= 4


async def test_an_error_that_stays_is_a_capture(web: Web) -> None:
    web.answers = {PAGE: 503}
    assert await status(web.fetcher(), ask_robots=False) == 503
    assert web.asked == [PAGE] * 3


@pytest.mark.parametrize("answer", [404, 410, 403, 400, 501])
async def test_an_answer_that_is_final_is_not_asked_for_again(web: Web, answer: int) -> None:
    web.answers = {PAGE: answer}
    assert await status(web.fetcher(), ask_robots=False) == answer
    assert web.asked == [PAGE]


async def test_retry_after_is_waited_for(web: Web) -> None:
    web.answers = {PAGE: [httpx.Response(429, headers={"Retry-After": "90"}), "Fine."]}
    assert await status(web.fetcher(), ask_robots=False) == 200
    assert web.time.slept == [90.0]


async def test_a_retry_after_beyond_patience_leaves_the_host_alone_until_then(web: Web) -> None:
    web.answers = {PAGE: [httpx.Response(429, headers={"Retry-After": "3600"}), "Fine."]}
    fetcher = web.fetcher()
    assert await status(fetcher, ask_robots=False) == 429
    assert await reason(fetcher, ask_robots=False) == (
        "rate-limited",
        "news.example wants a pause of 3,600 seconds, longer than a run waits",
    )
    web.time.now += 3600
    assert await status(fetcher, ask_robots=False) == 200


async def test_retry_after_is_seconds_or_a_date() -> None:
    now = datetime(2031, 5, 4, 12, 0, 0, tzinfo=UTC)
    assert retry_after_seconds("Sun, 04 May 2031 12:01:30 GMT", now) == 90
    assert retry_after_seconds("Sun, 04 May 2031 11:00:00 GMT", now) == 0
    for said in ("soon", "", "-5", "1e9", "Sun, 99 May 2031", "²"):
        assert retry_after_seconds(said, now) is None


async def test_a_host_that_keeps_failing_is_left_alone_for_the_run(web: Web) -> None:
    web.answers = {PAGE: httpx.ConnectError("no"), "https://other.example/": "Fine."}
    fetcher = web.fetcher(manners=Manners(failures=5, attempts=3))
    assert (await reason(fetcher, ask_robots=False))[1] == "no connection could be made"
    assert (await reason(fetcher, ask_robots=False))[1] == "no connection could be made"
    assert len(web.asked) == 5
    told = await reason(fetcher, "https://news.example/another", ask_robots=False)
    assert told[0] == "unreachable"
    assert told[1].startswith("news.example failed 5 times in a row (last: no connection could")
    assert len(web.asked) == 5
    assert fetcher.is_left_alone("https://news.example/third")
    assert await status(fetcher, "https://other.example/", ask_robots=False) == 200
    assert not fetcher.is_left_alone("https://other.example/")
    assert not fetcher.is_left_alone("no address")


async def test_an_answer_between_failures_forgives_them(web: Web) -> None:
    web.answers = {PAGE: [500, "Fine.", 500, "Fine.", 500, "Fine."]}
    fetcher = web.fetcher(manners=Manners(failures=2, attempts=2))
    assert [await status(fetcher, ask_robots=False) for _ in range(3)] == [200] * 3


async def test_a_page_that_is_refused_is_no_failure_of_its_host(web: Web) -> None:
    web.answers = {PAGE: lambda _: httpx.Response(200, headers={"Content-Type": "video/mp4"})}
    fetcher = web.fetcher(manners=Manners(failures=2))
    for _ in range(4):
        told = await reason(fetcher, ask_robots=False, kinds=("text/html",))
        assert told[1] == "it is video/mp4, which is not what was asked for"


async def test_a_budget_is_the_most_requests_in_a_run(web: Web) -> None:
    web.answers = {PAGE: "Fine.", "https://api.example/": "Fine."}
    fetcher = web.fetcher(manners=Manners(budgets={"api.example": 2}, budget=3))
    for _ in range(2):
        assert await status(fetcher, "https://api.example/", ask_robots=False) == 200
    assert await reason(fetcher, "https://api.example/", ask_robots=False) == (
        "rate-limited",
        "the 2 requests that api.example may get in one run are used up",
    )
    for _ in range(3):
        assert await status(fetcher, ask_robots=False) == 200
    assert (await reason(fetcher, ask_robots=False))[0] == "rate-limited"


async def test_we_say_who_we_are_and_what_we_take(web: Web) -> None:
    web.answers = {PAGE: "Fine."}
    manners = Manners(contact="https://archive.example/about")
    request = Request(url=PAGE, accept="text/html")
    await web.fetcher(manners=manners).fetch(request, ask_robots=False)
    sent = web.requests[0].headers
    assert sent["user-agent"].startswith("archiver/")
    assert sent["user-agent"].endswith(" (+https://archive.example/about)")
    assert (sent["accept"], sent["accept-encoding"]) == ("text/html", "gzip, deflate, br, zstd")
    assert sent["host"] == "news.example"
    assert not {"cookie", "referer", "authorization", "if-none-match"} & set(sent)
    for contact in ("a\r\nX: y", "küste"):
        with pytest.raises(ValueError, match="contact"):
            Manners(contact=contact)


async def test_what_is_known_already_is_asked_about(web: Web) -> None:
    web.answers = {PAGE: lambda _: httpx.Response(304, headers={"ETag": '"7"'})}
    found = await get(
        web.fetcher(), ask_robots=False, etag='"7"', last_modified="Sun, 04 May 2031 11:00:00 GMT"
    )
    assert isinstance(found, Capture)
    assert (found.status, found.body) == (304, b"")
    assert validators(found) == ('"7"', None)
    sent = web.requests[0].headers
    assert sent["if-none-match"] == '"7"'
    assert sent["if-modified-since"] == "Sun, 04 May 2031 11:00:00 GMT"
    await get(web.fetcher(), ask_robots=False, etag='"7\r\nX: y"', last_modified="früher")
    assert not {"if-none-match", "if-modified-since", "x"} & set(web.requests[1].headers)


async def test_a_capture_names_what_was_asked_and_where_it_led(web: Web) -> None:
    there = "https://news.example/ferry/"
    web.answers = {PAGE: httpx.Response(301, headers={"Location": "/ferry/#top"}), there: "Fine."}
    found = await get(web.fetcher(), source="https://news.example/feed")
    assert isinstance(found, Capture)
    assert (found.url, found.final_url) == (PAGE, there)
    assert found.source == "https://news.example/feed"
    datetime.strptime(found.fetched_at, "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - its form


async def test_a_mistake_of_ours_ends_no_night(web: Web) -> None:
    web.answers = {PAGE: RuntimeError("seal")}
    told = await reason(web.fetcher(), ask_robots=False)
    assert told == ("unreachable", "asking failed (RuntimeError), which is our mistake")


async def test_whoever_gives_up_waiting_leaves_the_host_to_others() -> None:
    never = asyncio.Event()

    async def answer(_request: httpx.Request) -> httpx.Response:
        if not never.is_set():
            await never.wait()
        return httpx.Response(200, text="Fine.")

    async with Fetcher(transport=httpx.MockTransport(answer), manners=Manners(delay=0)) as fetcher:
        first = asyncio.create_task(get(fetcher))
        await asyncio.sleep(0)
        second = asyncio.create_task(status(fetcher))
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        never.set()
        assert await second == 200


@pytest.mark.parametrize(
    ("kind", "kinds", "fits"),
    [
        ("text/html; charset=utf-8", ("text/html",), True),
        ("TEXT/HTML", ("text/html",), True),
        ("text/plain", ("text/*",), True),
        ("textual/plain", ("text/*",), False),
        ("application/atom+xml", ("+xml",), True),
        ("application/pdf", ("text/*", "+xml"), False),
        ("", ("text/html",), True),
        ("application/pdf", (), True),
    ],
)
async def test_kinds_are_types_families_or_suffixes(
    kind: str, kinds: tuple[str, ...], *, fits: bool
) -> None:
    assert is_of(kind, kinds) is fits
