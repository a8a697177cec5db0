"""One address may ask so often, where the owner of the site says how often."""

from typing import Any

import pytest

from archiver.web.rate_limit import RateCounter, RateLimit, rate_limit_of, visitor_address
from tests.web.conftest import Ask


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_empties_and_fills_with_time() -> None:
    clock = Clock()
    counter = RateCounter(RateLimit(per_minute=6), clock)
    assert [counter.seconds_to_wait("a") for _ in range(7)] == [*[0] * 6, 10]
    assert counter.seconds_to_wait("b") == 0
    clock.now = 9.5
    assert 0 < counter.seconds_to_wait("a") < 1
    clock.now = 10.5
    assert counter.seconds_to_wait("a") == 0
    clock.now = 1_000
    assert counter.seconds_to_wait("a", 10) == 0  # a full bucket is enough for what costs more


@pytest.mark.parametrize(
    ("client", "forwarded", "proxies", "address"),
    [
        ("192.0.2.7", "", 0, "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", 0, "192.0.2.7"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.1", 1, "198.51.100.1"),
        ("127.0.0.1", "9.9.9.9, 203.0.113.9, 198.51.100.1", 2, "203.0.113.9"),
        ("127.0.0.1", "", 1, "127.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:0db8:0001:0002"),
        ("::ffff:192.0.2.7", "", 0, "192.0.2.7"),
        ("127.0.0.1", "x" * 500, 1, "x" * 100),
    ],
)
def test_who_asks_is_named_by_proxies_that_are_known_alone(
    client: str, forwarded: str, proxies: int, address: str
) -> None:
    headers = [(b"X-Forwarded-For", forwarded.encode())] if forwarded else []
    assert visitor_address({"client": (client, 1), "headers": headers}, proxies) == address


@pytest.mark.parametrize("given", ["10", 0, -1, True])
def test_a_limit_that_is_none_is_a_sentence(given: Any) -> None:
    with pytest.raises(ValueError, match="requests_per_minute"):
        rate_limit_of({"requests_per_minute": given})
    assert rate_limit_of({}) is None
    assert rate_limit_of({"requests_per_minute": 5, "proxies": 1}) == RateLimit(
        per_minute=5, proxies=1
    )


@pytest.mark.asyncio
async def test_a_site_with_a_limit_puts_off_who_asks_too_often(ask: Ask) -> None:
    options = {"metadata": {"plugins": {"archiver": {"requests_per_minute": 2}}}}
    if not (await ask("/-/versions.json")).json()["datasette"]["version"].startswith("0."):
        options = {"config": options["metadata"]}
    answers = [await ask("/-/verify.json?quote=a+b+c", **options) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[2].json()["status"] == 429
    assert int(answers[2].headers["retry-after"]) > 0
    assert (await ask("/-/verify.css", **options)).status_code == 200
    assert "try again" in (await ask("/-/verify", **options)).text
