"""Every address of the site, asked in every wrong way: a sentence comes, soon, and never a 500.

Addresses are drawn from the list of routes and parameters from the description of the site, so that
a new page is tried as well.
"""

import json
import re
from collections.abc import Awaitable, Callable, Iterator
from time import process_time
from typing import Any
from urllib.parse import quote

import pytest

from archiver.web.pages.openapi import openapi_document
from archiver.web.routes import POSTED_TO, ROUTES

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.slow

LARGE = 60_000
MOST_SECONDS = 2.0
"""Of a processor, for one request."""
NAMES = {
    "key": {
        "quote": "q1",
        "article": "k1",
        "publisher": "Ledger",
        "night": "1",
        "person": "mara_quay",
    },
    "platform": {"": "x"},
    "token": {"": "a" * 20},
    "suffix": {"": "csv"},
    "number": {"": "0"},
}
ALONE = {"database", "version", "turn", "page", "order", "q", "_facet", "_shape", "_sort"}
"""Parameters that no description names, or that some page may not say that it takes."""
METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "BREW")
RANGES = ("bytes=0-", "bytes=9999999999999999999-", "bytes=-1,5-2", "\xff", "a=b")
ODD = ("a=b&" * 5_000, "page=1&" * 3_000, "%ff%fe=%00", "=&=&;", "q=%", "%zz", "&" * 9_000)
_DEEP = 200_000
_FORM = "application/x-www-form-urlencoded"
_PARTS = "multipart/form-data; boundary=x"
_PACKED = (
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a\x00.xlsx"\r\n\r\n'
    b"PK\x03\x04\xff\x00\r\n--x--\r\n"
)
BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", b""),
    ("application/json", b'{"quote": '),
    ("application/json", b"[" * _DEEP),
    ("application/json", b'{"a":' * _DEEP),
    ("application/json", b'{"quote": "\xff\xfe\x00"}'),
    ("application/json", b'{"quote": 7, "speaker": [], "published_at": {}, "id": null}'),
    ("application/json", b"[" + b"0," * 900 + b"0]"),
    ("application/json", b"\x00" * 5_000),
    ("application/jsonl", b'{"quote": "\\ud800 a b c", "id": 1e999}\n' * 3),
    ("text/plain", b"\xff" * 5_000),
    (_FORM, b"a=b&" * 5_000),
    (_FORM, b"text=%00%ff%fe&published_at=%00&dates=%ff"),
    (_FORM, b"text=" + b"%22" * 20_000),
    ("multipart/form-data", b"--x\r\n\r\n--x--"),
    (_PARTS, b"--x\r\n\r\n--x"),
    (_PARTS, b"--x" * 20_000),
    (
        _PARTS,
        _PACKED,
    ),
    ("\x7f; charset=\xff", b"a"),
    ("application/json; charset=utf-16", b"\xff\xfe{\x00}\x00"),
)


def addresses() -> list[str]:
    """Give an address for each way in which a route can be asked."""
    found: dict[str, None] = {}
    for pattern, _ in ROUTES:
        room = pattern.removeprefix("^/-/").partition("/")[0].partition("(")[0]
        plain = re.sub(r"\(\?:\\\.\(\?P<format>\w+\)\)\?", "{format}", pattern.strip("^$"))
        plain = re.sub(r"\(\?:(/\(\?P<\w+>[^)]*\))\)\?", r"\1", plain)

        def filled(named: re.Match[str], room: str = room) -> str:
            known = NAMES[named[1]]
            return known.get(room, known.get("", "101"))

        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", filled, plain).replace("\\", "")
        for ending in ("", ".json") if "{format}" in plain else ("",):
            found[plain.replace("{format}", ending)] = None
    return list(found)


def parameters() -> set[str]:
    """Give the names of all parameters that the site's description has."""
    paths = openapi_document(ROUTES, "http://localhost")["paths"]
    given = [one.get("parameters", ()) for path in paths.values() for one in path.values()]
    named = {one["name"] for some in given for one in some if one.get("in") == "query"}
    return named | ALONE


class Heard:
    """Answers that no request may get."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.wrong: list[str] = []
        self.count = 0

    async def request(self, method: str, address: str, told: str, **given: Any) -> None:
        begun = process_time()
        answer = await self._ask(address, method=method, request=given)
        took = process_time() - begun
        self.count += 1
        text = answer.content[:200_000]
        # 503 is a sentence: a busy machine may take longer than the site lets any page take.
        failed = answer.status_code >= 500 and answer.status_code != 503
        if failed or b"Traceback" in text or took > MOST_SECONDS:
            self.wrong.append(
                f"{method} {address[:80]} with {told}: {answer.status_code}, {took:.1f} s, "
                f"{text[:200]!r}"
            )


def hostile_values() -> Iterator[str]:
    """Give values, encoded as an address has them."""
    for piece in ("a", "a ", '"', "<", "%00", "\u202e", "1", "-", "(a OR ", "*", "'"):
        yield (quote(piece if piece != "%00" else "\0", safe="") * LARGE)[:LARGE]


def test_every_route_has_an_address() -> None:
    found = addresses()
    for pattern, _ in ROUTES:
        assert any(re.match(pattern, address) for address in found), pattern
    assert {"quote", "speaker", "q", "page", "problem"} <= parameters()


@pytest.mark.asyncio
async def test_no_value_however_long_ends_in_an_error_of_ours(ask: Ask) -> None:
    """Ten seconds of a processor: six hundred pages are made.

    Every address gets a quarter of the parameters alone, and the page, its JSON, its table and its
    feed another one each.
    """
    heard = Heard(ask)
    values = list(hostile_values())
    names = sorted(parameters())
    for number, address in enumerate(addresses()):
        for at, name in enumerate(names[number % 4 :: 4]):
            value = values[(number + at) % len(values)]
            # What is shorter is read further.
            most = 400 if at % 3 == 0 else LARGE
            await heard.request("GET", f"{address}?{name}={value[:most]}", f"{name}={value[:12]}")
        every = "&".join(f"{name}={values[number % len(values)][:999]}" for name in names)
        await heard.request("GET", f"{address}?{every}", "every parameter")
        odd = ODD[number % len(ODD)]
        await heard.request("GET", f"{address}?{odd}", odd[:12])
    assert heard.wrong == []
    assert heard.count > len(addresses()) * len(names) // 4


@pytest.mark.asyncio
async def test_no_method_body_or_range_ends_in_an_error_of_ours(ask: Ask) -> None:
    heard = Heard(ask)
    for number, address in enumerate(addresses()):
        for method in METHODS:
            await heard.request(method, address, "nothing")
        asked = RANGES[number % len(RANGES)]
        headers = {"Range": asked.encode("latin-1"), "If-None-Match": '"' * 5_000}
        await heard.request("GET", address, f"Range: {asked}", headers=headers)
        is_posted = address in POSTED_TO
        for kind, body in BODIES if is_posted else [BODIES[number % len(BODIES)]]:
            headers = {"Content-Type": kind.encode("latin-1")}
            told = f"{kind} {body[:20]!r}"
            await heard.request("POST", address, told, headers=headers, content=body)
    assert heard.wrong == []


@pytest.mark.asyncio
@pytest.mark.parametrize("address", POSTED_TO)
async def test_a_body_out_of_all_measure_is_refused(ask: Ask, address: str) -> None:
    huge = json.dumps([{"quote": "a b c"}]).encode() + b" " * (30 << 20)
    for kind in ("application/json", _FORM, _PARTS):
        heard = Heard(ask)
        await heard.request("POST", address, kind, headers={"Content-Type": kind}, content=huge)
        assert heard.wrong == []
