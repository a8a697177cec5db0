"""What a site's robots.txt allows (RFC 9309)."""

import httpx
import pytest

from archiver.fetch.exchange import HttpAnswer
from archiver.fetch.robots import robots_address, rules_of_answer, rules_when_unreachable

RULES = b"""\xef\xbb\xbfUser-agent: archiver
Disallow: /private
Crawl-delay: 3

User-agent: *
Disallow: /
"""


def answer(status: int, body: bytes = b"") -> HttpAnswer:
    return HttpAnswer(status=status, headers=(), body=body)


def test_rules_for_us_go_before_rules_for_all() -> None:
    rules = rules_of_answer(answer(200, RULES))
    assert rules.forbids("https://news.example/ferry") is None
    refused = rules.forbids("https://news.example/private/a")
    assert refused is not None
    assert refused.outcome == "blocked"
    assert rules.delay == 3


@pytest.mark.parametrize("status", [400, 401, 404, 410])
def test_where_there_are_no_rules_all_is_allowed(status: int) -> None:
    rules = rules_of_answer(answer(status, RULES))
    assert rules.forbids("https://news.example/private/a") is None
    assert rules.delay == 0


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_a_site_cannot_answer_nothing_is_allowed(status: int) -> None:
    refused = rules_of_answer(answer(status)).forbids("https://news.example/")
    assert refused is not None
    assert f"it answered with {status}" in refused.reason


def test_where_it_cannot_be_reached_the_reason_is_told() -> None:
    refused = rules_when_unreachable("no connection", "rate-limited").forbids("https://a.example/")
    assert refused is not None
    assert (refused.outcome, "no connection" in refused.reason) == ("rate-limited", True)


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("https://news.example/a/b?c=d", "https://news.example/robots.txt"),
        ("http://news.example:8080/", "http://news.example:8080/robots.txt"),
    ],
)
def test_rules_stand_at_the_root_of_an_origin(url: str, there: str) -> None:
    assert str(robots_address(httpx.URL(url))) == there
