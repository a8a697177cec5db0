"""What misbehaving servers do to us: nothing, and each is told in a sentence."""

import asyncio
import gzip
import random
import ssl
import zlib
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import trustme

from archiver.errors import FetchFailed
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Limits, Manners
from archiver.fetch.network import Network
from archiver.models.records import Capture, Request, Unfetched
from archiver.provenance.warc import WarcFile
from tests.fetch.servers import IMPATIENT, SMALL, asked, endless, ok, refused, saying, server, taken

pytestmark = pytest.mark.asyncio

BOMB = gzip.compress(b"\0" * 10_000_000)
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


async def test_a_page_comes_whole() -> None:
    capture = await taken(saying(ok(b"<p>The ferry left.")))
    assert (capture.status, capture.body) == (200, b"<p>The ferry left.")
    assert capture.final_url == capture.url == capture.source


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"The ferry left. " * 500)),
        ("x-gzip", gzip.compress(b"The ferry left. " * 500)),
        (
            "gzip",
            gzip.compress(b"The ferry ") + gzip.compress(b"left. " + b"The ferry left. " * 499),
        ),
        ("gzip", gzip.compress(b"The ferry left. " * 500) + b"\0\0\0"),
        ("deflate", zlib.compress(b"The ferry left. " * 500)),
        ("deflate", zlib.compress(b"The ferry left. " * 500)[2:-4]),
        ("identity", b"The ferry left. " * 500),
        ("", b"The ferry left. " * 500),
    ],
    ids=range(8),
)
async def test_a_packed_page_is_unpacked_and_its_headers_stay_true(
    coding: str, packed: bytes
) -> None:
    capture = await taken(saying(ok(packed, {"Content-Encoding": coding})))
    assert capture.body == b"The ferry left. " * 500
    names = [name.lower() for name, _ in capture.headers]
    assert "content-encoding" not in names
    assert ("x-orig-content-encoding", coding) in [(k.lower(), v) for k, v in capture.headers]


async def test_a_page_in_single_bytes_is_unpacked_all_the_same() -> None:
    packed = gzip.compress(bytes(range(256)) * 400)
    pieces = [ok(packed, {"Content-Encoding": "gzip"})[i : i + 1] for i in range(len(packed) + 120)]
    limits = Limits(seconds=5)
    assert (await taken(saying(*pieces), limits=limits)).body == bytes(range(256)) * 400


async def test_an_empty_answer_is_empty_however_it_is_said_to_be_packed() -> None:
    for coding in ("gzip", "deflate"):
        assert (await taken(saying(ok(b"", {"Content-Encoding": coding})))).body == b""


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_gzip_bomb_is_left_before_it_goes_off(*, chunked: bool) -> None:
    if chunked:
        said = HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        said += b"%x\r\n%b\r\n0\r\n\r\n" % (len(BOMB), BOMB)
    else:
        said = ok(BOMB, {"Content-Encoding": "gzip"})
    assert "unpacks to more than the 200,000 bytes" in await refused(saying(said))
    roomy = replace(SMALL, body=20_000_000)
    assert "100 times its size, as bombs do" in await refused(saying(said), limits=roomy)


async def test_a_bomb_of_few_bytes_for_each_is_left_by_its_size() -> None:
    loose = b"".join(gzip.compress(bytes([n % 251]) * 40) for n in range(6000))
    reason = await refused(saying(ok(loose, {"Content-Encoding": "gzip"})))
    assert "unpacks to more than the 200,000 bytes" in reason


async def test_a_bomb_in_a_bomb_is_not_opened() -> None:
    nested = ok(gzip.compress(BOMB), {"Content-Encoding": "gzip, gzip"})
    assert "packed 2 times over" in await refused(saying(nested))
    once = await taken(saying(ok(gzip.compress(BOMB), {"Content-Encoding": "gzip"})))
    assert once.body == BOMB


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "seal\x7f"])
async def test_a_packing_we_did_not_ask_for_is_refused(coding: str) -> None:
    assert await refused(saying(ok(b"?" * 50, {"Content-Encoding": coding})))


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
async def test_broken_and_cut_packed_data_is_told(coding: str) -> None:
    whole = gzip.compress(b"x" * 999) if coding == "gzip" else zlib.compress(b"x" * 999)
    broken = ok(b"\x1f\x8bno gzip at all", {"Content-Encoding": coding})
    assert f"its {coding} data is broken" in await refused(saying(broken))
    cut = ok(whole[:-5], {"Content-Encoding": coding})
    assert f"its {coding} data was cut short" in await refused(saying(cut))


async def test_a_body_without_end_is_left() -> None:
    assert "larger than the 200,000 bytes" in await refused(
        endless(b"seal " * 2000, first=HEAD + b"\r\n")
    )
    chunk = b"7d0\r\n" + b"s" * 2000 + b"\r\n"
    chunked = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    assert "larger than the 200,000 bytes" in await refused(endless(chunk, first=chunked))


async def test_a_body_that_announces_too_much_is_not_begun() -> None:
    said = HEAD + b"Content-Length: 200001\r\n\r\n"
    assert "larger than the 200,000 bytes" in await refused(saying(said))


@pytest.mark.slow
async def test_a_slow_drip_of_headers_is_left_in_time() -> None:
    said = endless(b"X-A: 1\r\n", first=b"HTTP/1.1 200 OK\r\n", pause=0.01)
    assert "not done after 0.5 seconds" in await refused(said, limits=IMPATIENT)


@pytest.mark.slow
async def test_a_slow_drip_of_a_body_is_left_in_time() -> None:
    said = endless(b"s", first=HEAD + b"\r\n", pause=0.01)
    assert "not done after 0.5 seconds" in await refused(said, limits=IMPATIENT)


@pytest.mark.slow
@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\n", HEAD + b"\r\nThe"])
async def test_a_server_that_falls_silent_is_left(first: bytes) -> None:
    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        await asyncio.sleep(5)

    assert "stopped answering" in await refused(say, limits=replace(IMPATIENT, seconds=60))


@pytest.mark.parametrize(
    "flood", [b"X-A: " + b"a" * 1000 + b"\r\n", b"X-A: " + b"a" * 1000, b"HTTP/1.1 "]
)
async def test_a_flood_of_headers_is_left(flood: bytes) -> None:
    said = endless(flood, first=b"HTTP/1.1 200 OK\r\n")
    assert "headers are larger than the 8,192 bytes" in await refused(said)


async def test_headers_that_are_too_large_in_one_piece_are_refused() -> None:
    said = saying(ok(b"", {f"X-{n}": "a" * 100 for n in range(100)}))
    assert "headers are larger than the 8,192 bytes" in await refused(said)


async def test_a_flood_of_100_continue_is_left_and_one_is_fine() -> None:
    said = endless(b"HTTP/1.1 100 Continue\r\n\r\n")
    assert "headers are larger than the 8,192 bytes" in await refused(said)
    once = saying(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n", ok(b"Fine."))
    assert (await taken(once)).body == b"Fine."


async def test_a_switch_of_protocols_is_no_answer() -> None:
    said = saying(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: seal\r\n\r\n")
    assert await refused(said) == "the answer is no HTTP"


@pytest.mark.parametrize(
    "noise",
    [
        b"<html>HTTP/0.9 had no headers</html>\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n\r\n",
        b"\x00\x01\x02\xff" * 50 + b"\r\n\r\n",
        b"HTTP/1.1 999999 Seal\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    ],
)
async def test_noise_is_no_http(noise: bytes) -> None:
    assert await refused(saying(noise)) == "the answer is no HTTP"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"", "closed without an answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "closed without an answer"),
        (HEAD + b"Content-Length: 100\r\n\r\nThe ferry", "was cut short"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nThe ferr", "was cut short"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nThe ferry\r\n", "was cut short"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nseal\r\nThe", "is no HTTP"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nThe", "is no HTTP"),
        (HEAD + b"Transfer-Encoding: seal\r\n\r\nThe", "is no HTTP"),
    ],
)
async def test_an_answer_without_its_end_is_not_taken(said: bytes, reason: str) -> None:
    assert reason in await refused(saying(said))


@pytest.mark.parametrize("text", ["incomplete", "Receive buffer too long", "cut short"])
async def test_protocol_errors_are_told_by_their_types_not_by_their_texts(text: str) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        raise httpx.RemoteProtocolError(text)

    async with Fetcher(manners=Manners(attempts=1), transport=httpx.MockTransport(answer)) as web:
        found = await web.fetch(Request(url="https://news.example/a"), ask_robots=False)
    assert isinstance(found, Unfetched)
    assert found.reason == "the answer is no HTTP"


async def test_trailers_without_an_end_are_left() -> None:
    said = endless(b"X-A: " + b"a" * 1000 + b"\r\n", first=HEAD + CHUNKED + b"0\r\n")
    assert "headers are larger" in await refused(said)


@pytest.mark.slow
async def test_whatever_a_server_says_is_taken_or_told() -> None:
    """Answers of all kinds, each damaged in a few places; none is a mistake of ours."""
    draw = random.Random(20310504)
    packed = gzip.compress(b"The ferry left. " * 50)
    sound = [
        ok(b"The ferry left."),
        ok(packed, {"Content-Encoding": "gzip"}),
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nThe ferry\r\n0\r\nX-A: 1\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nno",
    ]
    said = b""

    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(said)
        writer.write_eof()

    outcomes = set()
    async with server(say) as origin:
        for _ in range(300):
            damaged = bytearray(draw.choice(sound))
            for _ in range(draw.randrange(1, 5)):
                damaged[draw.randrange(len(damaged))] = draw.randrange(256)
            said = bytes(damaged)
            found = await asked(f"{origin}/page")
            assert "mistake" not in getattr(found, "reason", ""), (said, found)
            outcomes.add(type(found))
    assert outcomes == {Capture, Unfetched}


async def test_a_connection_that_is_reset_is_told() -> None:
    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"Content-Length: 100\r\n\r\nThe")
        await writer.drain()
        writer.transport.abort()

    assert await refused(say) in {"the connection broke", "the answer was cut short"}


async def test_a_port_where_nobody_listens_is_told() -> None:
    async with server(saying()) as origin:
        pass
    found = await asked(f"{origin}/page")
    assert isinstance(found, Unfetched)
    assert (found.outcome, found.reason) == ("unreachable", "no connection could be made")


async def test_what_was_not_asked_for_is_not_read() -> None:
    said = endless(b"\0" * 1000, first=b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4; x=1\r\n\r\n")
    reason = await refused(said, kinds=("text/html", "text/*", "+xml"))
    assert reason == "it is video/mp4, which is not what was asked for"


async def test_an_error_is_taken_whatever_its_kind() -> None:
    said = b"HTTP/1.1 410 Gone\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    capture = await taken(saying(said), kinds=("text/html",))
    assert (capture.status, capture.body) == (410, b"{}")


async def test_a_charset_that_lies_changes_no_byte() -> None:
    body = "“Küste”".encode("cp1252")
    capture = await taken(saying(ok(body, {"Content-Type": "text/html; charset=utf-16"})))
    assert (capture.body, capture.content_type) == (body, "text/html; charset=utf-16")


async def test_cookies_are_neither_kept_nor_sent_back(tmp_path: Path) -> None:
    heard = []

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        cookie = "Set-Cookie: id=7\r\nSet-Cookie2: id=8\r\nConnection: keep-alive\r\n"
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /2\r\nContent-Length: 0\r\n")
        writer.write(cookie.encode() + b"\r\n")
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(ok(b"Fine.", {"Set-Cookie": "id=9"}))
        await writer.drain()

    capture = await taken(say)
    assert b"cookie" not in heard[0].lower()
    assert not [name for name, _ in capture.headers if "cookie" in name.lower()]
    assert (capture.final_url or "").endswith("/2")
    with WarcFile(tmp_path, "run-1") as warc:
        warc.write(capture)
    kept = gzip.decompress(warc.path.read_bytes())
    assert b"Fine." in kept
    assert b"cookie" not in kept.lower()


async def test_redirects_end_somewhere() -> None:
    here = saying(b"HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 0\r\n\r\n")
    assert await refused(here) == "it redirects in a circle"

    async def on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for number in range(10):
            writer.write(
                b"HTTP/1.1 302 Found\r\nLocation: /%d\r\nContent-Length: 0\r\n\r\n" % number
            )
            await reader.readuntil(b"\r\n\r\n")

    assert await refused(on) == "it redirects more than 4 times"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        (b"http://169.254.169.254/latest/meta-data/", "the metadata service of a cloud machine"),
        (b"http://[::ffff:169.254.169.254]/", "the metadata service of a cloud machine"),
        (b"file:///etc/passwd", "file: is not asked"),
        (b"http://ana:secret@127.0.0.1/", "with a name or password"),
        (b"http://[", "it redirects to where we do not go"),
        (b"", "does not say where to"),
    ],
)
async def test_a_redirect_is_judged_as_every_address(location: bytes, reason: str) -> None:
    said = saying(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n")
    told = await refused(said)
    assert reason in told
    assert "secret" not in told


async def test_connections_are_kept_for_the_next_request_and_closed_for_other_hosts() -> None:
    met: list[str] = []

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met.append("connected")
        while True:
            writer.write(ok(b"Fine."))
            await writer.drain()
            await reader.readuntil(b"\r\n\r\n")

    async def nearby(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    manners = Manners(delay=0, at_once=2)
    network = Network(Limits(), allow_private=True, resolve=nearby, idle=2)
    async with server(say) as origin:
        port = origin.rpartition(":")[2]
        async with Fetcher(manners=manners, allow_private=True, transport=network) as fetcher:
            for host in "aabbabcccab":
                url = f"http://{host}.example:{port}/"
                found = await fetcher.fetch(Request(url=url), ask_robots=False)
                assert isinstance(found, Capture)
                assert found.body == b"Fine."
            many = (f"http://h{n}.example:{port}/" for n in range(40))
            asked_for = (fetcher.fetch(Request(url=url), ask_robots=False) for url in many)
            assert all(isinstance(one, Capture) for one in await asyncio.gather(*asked_for))
    assert len(met) == 5 + 40


async def public(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


async def test_loopback_is_not_asked_by_name_number_or_redirect() -> None:
    met = []

    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met.append(1)
        writer.write(ok(b"secret"))
        await writer.drain()

    async with server(say) as origin:
        port = origin.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]"):
            found = await asked(f"http://{host}:{port}/", allow_private=False)
            assert isinstance(found, Unfetched), host
            assert found.outcome == "blocked", found
            assert "leads to a loopback address, which is never asked" in found.reason
        found = await asked(f"http://news.example:{port}/", allow_private=False, resolve=public)
        assert isinstance(found, Unfetched)
        assert found.reason == "news.example leads to a loopback address, which is never asked"
    assert met == []


async def test_a_name_that_resolves_twice_differently_gains_nothing() -> None:
    """The address that was judged is the one that is connected to: nobody looks it up again."""
    answers = [["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]]
    looked_up = []

    async def rebinding(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return answers[min(len(looked_up), len(answers)) - 1]

    connected = []

    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connected.append(1)
        writer.write(ok(b"secret"))
        await writer.drain()

    async with server(say) as origin:
        url = f"http://rebind.example:{origin.rpartition(':')[2]}/"
        limits = Limits(connect=0.1, seconds=1)
        first = await asked(url, allow_private=False, resolve=rebinding, limits=limits)
        assert isinstance(first, Unfetched)
        assert (first.outcome, looked_up) == ("unreachable", ["rebind.example"])
        second = await asked(url, allow_private=False, resolve=rebinding, limits=limits)
        assert isinstance(second, Unfetched)
        assert "leads to a loopback address" in second.reason
    assert connected == []


async def test_of_several_addresses_only_those_allowed_are_tried() -> None:
    async def several(_host: str, _port: int) -> list[str]:
        return ["169.254.169.254", "127.0.0.2", "127.0.0.1"]

    async with server(saying(ok(b"Fine."))) as origin:
        url = f"http://news.example:{origin.rpartition(':')[2]}/"
        found = await asked(url, resolve=several)
    assert isinstance(found, Capture)
    assert found.body == b"Fine."


async def test_a_name_that_nobody_has_is_told() -> None:
    found = await asked("http://no-such-name.invalid/")
    assert isinstance(found, Unfetched)
    assert found.reason in {"there is no host of that name", "its name could not be looked up"}

    async def silent(_host: str, _port: int) -> list[str]:
        raise FetchFailed("its name could not be looked up")

    found = await asked("http://news.example/", resolve=silent)
    assert isinstance(found, Unfetched)
    assert found.reason == "its name could not be looked up"


async def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with (
        server(saying(ok(b"from a proxy"))) as proxy,
        server(saying(ok(b"direct"))) as origin,
    ):
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy)
        found = await asked(f"{origin}/page")
    assert isinstance(found, Capture)
    assert found.body == b"direct"


def context(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(made)
    return made


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    made = ssl.create_default_context()
    authority.configure_trust(made)
    return made


async def local(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


async def test_tls_is_for_the_name_though_the_connection_is_to_a_number(
    authority: trustme.CA,
) -> None:
    heard = []
    made = context(authority, "news.example")
    made.sni_callback = lambda _socket, name, _context: heard.append(name)

    async def say(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ok(b"Fine."))
        await writer.drain()

    async with server(say, ssl=made) as origin:
        url = f"https://news.example:{origin.rpartition(':')[2]}/"
        found = await asked(url, resolve=local, trust=trusting(authority))
        other = await asked(url.replace("news", "other"), resolve=local, trust=trusting(authority))
    assert isinstance(found, Capture)
    assert heard[0] == "news.example"
    assert isinstance(other, Unfetched)
    assert "its TLS certificate is refused" in other.reason


async def test_a_certificate_that_nobody_vouches_for_is_refused(authority: trustme.CA) -> None:
    async with server(saying(ok(b"no")), ssl=context(authority, "127.0.0.1")) as origin:
        found = await asked(f"{origin}/")
    assert isinstance(found, Unfetched)
    assert "its TLS certificate is refused" in found.reason


@pytest.mark.slow
async def test_plain_http_behind_https_is_told() -> None:
    async with server(saying(ok(b"no"))) as origin:
        found = await asked(origin.replace("http:", "https:") + "/", limits=IMPATIENT)
    assert isinstance(found, Unfetched)
    assert "secure connection" in found.reason or "stopped" in found.reason
