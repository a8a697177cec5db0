"""The owner's tokens: where they are read from, whom they are sent to, and that none is seen."""

import logging
import os
from pathlib import Path

import httpx
import pytest

from archiver.errors import UnusableTokens
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Manners
from archiver.fetch.tokens import Tokens, read_tokens
from archiver.models.records import Capture, Request, Unfetched
from tests.fetch.conftest import Web
from tests.fetch.servers import ok, saying, server

SECRET = "tok-of-a-seal-0123456789"  # noqa: S105 - invented
API = "https://api.x.com/2/tweets/7"


def auth(tmp_path: Path, text: str, mode: int = 0o600) -> Path:
    path = tmp_path / "auth.json"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_tokens_are_read_from_a_file_and_the_environment(tmp_path: Path) -> None:
    path = auth(tmp_path, '{"x": "from-the-file", "mastodon": {"Social.example": "for-social"}}')
    tokens = read_tokens(
        path, {"ARCHIVER_TOKEN_X": SECRET, "ARCHIVER_TOKEN_REDDIT": "", "HOME": "/"}
    )
    assert tokens.header("x", httpx.URL(API)) == {"Authorization": f"Bearer {SECRET}"}
    there = httpx.URL("https://social.example/api/v1/statuses/7")
    assert tokens.header("mastodon", there) == {"Authorization": "Bearer for-social"}
    assert ("X" in tokens, "reddit" in tokens) == (True, False)
    assert tokens.hosts("x") == ("api.x.com", "api.twitter.com")
    assert "from-the-file" not in repr(tokens)
    assert SECRET not in repr(tokens)


def test_there_need_be_no_tokens(tmp_path: Path) -> None:
    assert repr(read_tokens(None, {})) == "Tokens(none)"
    assert repr(read_tokens(tmp_path / "no.json", {})) == "Tokens(none)"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o601])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(UnusableTokens, match="can be read by others: run chmod 600"):
        read_tokens(auth(tmp_path, f'{{"x": "{SECRET}"}}', mode), {})


@pytest.mark.parametrize(
    "text",
    [
        "",
        f'{{"x": "{SECRET}"',
        f'["{SECRET}"]',
        '{"x": 7}',
        '{"x": "short"}',
        f'{{"x": "{SECRET}\\n"}}',
        f'{{"x": "{SECRET}ä"}}',
        f'{{"mastodon": "{SECRET}"}}',
        f'{{"x": {{"api.x.com": ["{SECRET}"]}}}}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_told_without_showing_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnusableTokens) as caught:
        read_tokens(auth(tmp_path, text), {})
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None
    assert "\n" not in str(caught.value)


def test_folders_and_pipes_hold_no_tokens_and_nobody_waits_for_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(UnusableTokens, match="is no file"):
            read_tokens(path, {})


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("x", "https://x.com/7"),
        ("x", "https://api.x.com.evil.example/"),
        ("x", "https://evil.example/api.x.com"),
        ("x", "http://api.x.com/2/tweets/7"),
        ("reddit", API),
        (None, API),
    ],
)
def test_a_token_is_for_its_host_alone_and_for_tls(name: str | None, url: str) -> None:
    assert Tokens({"x": {"api.x.com": SECRET}}).header(name, httpx.URL(url)) == {}


@pytest.mark.asyncio
async def test_a_redirect_takes_no_token_along(web: Web) -> None:
    elsewhere = "https://evil.example/"
    web.answers = {API: httpx.Response(302, headers={"Location": elsewhere}), elsewhere: "Fine."}
    fetcher = web.fetcher(tokens=Tokens({"x": {"api.x.com": SECRET}}))
    await fetcher.fetch(Request(url=API, token="x"), ask_robots=False)  # noqa: S106 - a name
    await fetcher.fetch(Request(url=API), ask_robots=False)
    sent = [request.headers.get("authorization") for request in web.requests]
    assert sent == [f"Bearer {SECRET}", None, None, None, None]
    assert web.asked == [API, f"{elsewhere}robots.txt", elsewhere, API, elsewhere]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text=f'{{"you sent": "{SECRET}"}}'),
        httpx.Response(200, headers={"X-Sent": f"Bearer {SECRET}"}),
        httpx.Response(401, text=SECRET),
        httpx.Response(302, headers={"Location": f"https://evil.example/?token={SECRET}"}),
    ],
)
async def test_an_answer_that_repeats_a_token_is_not_kept(web: Web, answer: httpx.Response) -> None:
    web.answers = {API: answer}
    fetcher = web.fetcher(tokens=Tokens({"x": {"api.x.com": SECRET}}))
    found = await fetcher.fetch(Request(url=API, token="x"), ask_robots=False)  # noqa: S106
    assert isinstance(found, Unfetched)
    assert "repeats the token" in found.reason
    assert SECRET not in repr(found)
    assert web.asked == [API]


@pytest.mark.asyncio
async def test_no_text_of_ours_shows_a_token_or_password(
    web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    fetcher = web.fetcher(tokens=Tokens({"x": {"api.x.com": SECRET}}))
    for url in (
        f"https://ana:{SECRET}@news.example/",
        f"ftp://x/?token={SECRET}",
        f"http://[{SECRET}",
    ):
        found = await fetcher.fetch(Request(url=url), ask_robots=False)
        assert isinstance(found, Unfetched)
        assert SECRET not in repr(found)
    web.answers = {API: ValueError(SECRET)}
    found = await fetcher.fetch(Request(url=API, token="x"), ask_robots=False)  # noqa: S106
    assert SECRET not in repr(found)
    assert SECRET not in caplog.text


@pytest.mark.asyncio
async def test_not_even_the_log_of_the_network_shows_a_token(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with server(saying(ok(b"Fine."))) as origin:
        tokens = Tokens({"x": {"127.0.0.1": SECRET}})
        manners = Manners(delay=0, attempts=1)
        async with Fetcher(tokens=tokens, manners=manners, allow_private=True) as fetcher:
            found = await fetcher.fetch(Request(url=origin, token="x"), ask_robots=False)  # noqa: S106
    assert isinstance(found, Capture)
    assert "send_request_headers" in caplog.text
    assert SECRET not in caplog.text
    assert SECRET not in repr(found)
