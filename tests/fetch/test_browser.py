"""Pages drawn by a real Chromium: posts that only scripts show, and nothing let through."""

import gzip
import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import ClassVar
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from warcio.archiveiterator import ArchiveIterator

from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.errors import NoBrowser, RenderingFailed
from archiver.extraction import pipeline
from archiver.fetch import browser
from archiver.fetch.browser import Browser, complete_capture, find_browser
from archiver.models.records import Capture, Request, Unfetched

POST = (
    '<blockquote class="twitter-tweet"><p lang="en">The ferry sails at nine.</p>&mdash; Ada F '
    '(@adaf) <a href="https://x.com/adaf/status/1812256998588662068">July 13, 2024</a></blockquote>'
)
SPOKEN = "<p>The board met in the town hall. Ada F wrote on X:</p><div id=place></div>"


def _found() -> str | None:
    try:
        return find_browser().program
    except NoBrowser as error:
        return f"!{error}"


CHROMIUM = _found() or ""
needs_browser = pytest.mark.skipif(CHROMIUM.startswith("!"), reason=CHROMIUM[1:])


def capture(markup: str, url: str = "https://news.example/ferry") -> Capture:
    return Capture(
        url=url,
        source="ferry.html",
        fetched_at="2026-01-01T00:00:00Z",
        body=f"<!doctype html><html lang=en><article>{markup}</article></html>".encode(),
        headers=(("Content-Type", "text/html; charset=utf-8"),),
    )


def written(markup: str) -> str:
    """A page whose script writes markup that no reader of its source can see."""
    hidden = json.dumps(markup[::-1]).replace("/", "\\/")
    script = f"document.getElementById('place').innerHTML = [...{hidden}].reverse().join('')"
    return f"{SPOKEN}<script>{script}</script>"


class Site(BaseHTTPRequestHandler):
    """A publisher's and a platform's scripts and frames, from the loopback."""

    pages: ClassVar[dict[str, tuple[str, str]]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer with what is known."""
        self.asked.append(self.path)
        kind, body = self.pages.get(self.path, ("text/plain", ""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site))
    Site.pages.clear()
    Site.asked.clear()
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetched(request: Request) -> Capture | Unfetched:
    """What the loopback has, and nothing of anybody else's."""
    if not request.url.startswith("http://127.0.0.1:"):
        return Unfetched(url=request.url, outcome="blocked", reason="not on the loopback")
    try:
        with urlopen(request.url) as answer:  # noqa: S310 - on the loopback, as asked above
            return Capture(
                url=request.url,
                source=request.url,
                fetched_at="2026-01-01T00:00:00Z",
                status=answer.status,
                headers=tuple(answer.headers.items()),
                body=answer.read(),
            )
    except URLError as error:
        return Unfetched(url=request.url, outcome="unreachable", reason=str(error))


@pytest.mark.slow
@needs_browser
def test_a_post_that_only_a_script_writes_is_read_and_marked() -> None:
    page = capture(written(POST))
    read = pipeline.extract_page(page)
    assert read.embeds == ()
    assert pipeline.is_script_only(page, read)
    whole = complete_capture(page, read, Browser(program=CHROMIUM))
    (embed,) = whole.embeds
    assert (embed.id, embed.kind, embed.text) == (
        "1812256998588662068",
        "blockquote",
        "The ferry sails at nine.",
    )
    assert embed.rendered
    assert whole.article == read.article
    assert whole.rendered is not None
    assert (whole.rendered.rendered or "").startswith("chromium/")


@pytest.mark.slow
@needs_browser
def test_a_packed_page_in_an_old_encoding_is_drawn_as_it_was_read() -> None:
    plain = capture(written(POST.replace("ferry", "ferry café")))
    body = gzip.compress(plain.body.decode().replace("\\u00e9", "é").encode("cp1252"))
    headers = (("Content-Type", "text/html; charset=windows-1252"),)
    page = replace(plain, body=body, headers=headers)
    (embed,) = complete_capture(page, pipeline.extract_page(page), Browser(program=CHROMIUM)).embeds
    assert embed.text == "The ferry café sails at nine."


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize(
    "script",
    [
        """const box = document.createElement('div'); place.append(box);
        box.attachShadow({mode: 'closed'}).append(frame)""",
        "place.append(frame)",
        """frame.removeAttribute('src'); place.append(frame);
        frame.contentDocument.write('<a href=' + address + '>x<\\/a>')""",
    ],
    ids=["in a closed shadow", "in a frame", "written into a frame"],
)
def test_a_widgets_frame_is_read_by_its_address(site: str, script: str) -> None:
    Site.pages["/embed.js"] = (
        "text/javascript",
        f"""const place = document.getElementById('place');
        const frame = document.createElement('iframe');
        const address = ['https:', '', 'x.com', 'adaf', 'status', '181225699' + '8588662068']
          .join('/');
        frame.src = 'https://platform.twitter.com/embed/Tweet.html?id='
          + address.split('/').pop(); {script}""",
    )
    page = capture(f'{SPOKEN}<script src="{site}/embed.js"></script>')
    whole = complete_capture(
        page, pipeline.extract_page(page), Browser(program=CHROMIUM, fetch=fetched)
    )
    assert [(embed.id, embed.rendered) for embed in whole.embeds] == [("1812256998588662068", True)]
    assert Site.asked == ["/embed.js"]


@pytest.mark.slow
@needs_browser
def test_nothing_is_asked_for_but_through_the_function(site: str) -> None:
    """Scripts, pictures, sockets, beacons, workers, prefetches and frames are all refused."""
    page = capture(
        f"""<p>Ada F wrote on X:</p><img src="{site}/a.png"><script src="{site}/b.js"></script>
        <link rel=prefetch href="{site}/c"><link rel=preconnect href="{site}">
        <iframe src="{site}/d"></iframe><script>
        fetch("{site}/e"); navigator.sendBeacon("{site}/f"); new WebSocket("{site}/g");
        new EventSource("{site}/h"); new Worker(URL.createObjectURL(new Blob(
          ["fetch('{site}/i'); importScripts('{site}/j')"])));
        fetch("{site}/k", {{method: "POST"}}); open("{site}/l");
        </script>"""
    )
    Browser(program=CHROMIUM).render(page)
    assert Site.asked == []


@pytest.mark.slow
@needs_browser
def test_a_function_is_asked_for_scripts_and_frames_alone(site: str) -> None:
    page = capture(
        f"""<p>Ada F wrote on X:</p><img src="{site}/a.png"><script src="{site}/b.js"></script>
        <video src="{site}/c.mp4"></video><script>fetch("{site}/d", {{method: "POST"}})</script>"""
    )
    Browser(program=CHROMIUM, fetch=fetched).render(page)
    assert Site.asked == ["/b.js"]


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize("script", ["while (true) {}", "setTimeout(() => {while (true) {}}, 300)"])
def test_a_script_that_never_ends_is_given_up(script: str) -> None:
    page = capture(f"{SPOKEN}<script>{script}</script>")
    read = pipeline.extract_page(page)
    chromium = Browser(program=CHROMIUM, seconds=3)
    with pytest.raises(RenderingFailed, match="not done after 3 seconds"):
        chromium.render(page)
    (note,) = complete_capture(page, read, chromium).notes
    assert note.startswith("its scripts were not run: ")


@pytest.mark.slow
@needs_browser
def test_a_page_that_grows_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "MAX_PAGE_BYTES", 1_000)
    with pytest.raises(RenderingFailed, match="grew to more than"):
        Browser(program=CHROMIUM).render(capture(written("word " * 1_000)))


@pytest.mark.slow
def test_a_program_that_is_no_browser_is_a_note() -> None:
    pytest.importorskip("playwright")
    page = capture(written(POST))
    program = shutil.which("true") or "/bin/true"
    whole = complete_capture(page, pipeline.extract_page(page), Browser(program=program))
    assert "the browser failed" in whole.notes[0]


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("playwright")
    monkeypatch.setenv("ARCHIVER_CHROMIUM", "/no/such/program")
    with pytest.raises(NoBrowser, match="/no/such/program, which is no program"):
        find_browser()
    monkeypatch.delenv("ARCHIVER_CHROMIUM")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoBrowser, match="install Chromium"):
        find_browser()


@pytest.mark.parametrize(
    ("markup", "speaks"),
    [
        ('<script src="https://platform.twitter.com/widgets.js"></script>', True),
        ('<div class="consent consent-twitter"></div><script>x()</script>', True),
        ("<p>Ada F posted this on Instagram:</p><script>x()</script>", True),
        ("<p>Die Ministerin schrieb auf X:</p><script>x()</script>", True),
        ("<p>Ada F wrote on X:</p>", False),  # no script could show it
        ('<a class="share-twitter" href="#">Share</a><script>x()</script>', False),
        ("<p>Follow us on X</p><script>x()</script>", False),
        (POST + '<script src="https://platform.twitter.com/widgets.js"></script>', False),
    ],
)
def test_a_page_is_drawn_only_if_it_speaks_of_a_post_and_shows_none(
    markup: str, *, speaks: bool
) -> None:
    page = capture(markup)
    assert pipeline.is_script_only(page, pipeline.extract_page(page)) is speaks


@pytest.mark.slow
@needs_browser
def test_a_crawl_keeps_the_drawn_page_and_says_which_posts_are_from_it(
    tmp_path: Path, archive: sqlite3.Connection
) -> None:
    page = tmp_path / "ferry.html"
    page.write_bytes(capture(written(POST)).body)
    chromium = Browser(program=CHROMIUM)
    for posts in (1, 0):
        report = crawl(archive, [str(page)], CrawlOptions(warc_folder=tmp_path, browser=chromium))
        assert (report.posts_new, report.failures) == (posts, [])
    rows = archive.execute(
        "select embeds.rendered, captures.content_type from embeds "
        "join sightings using (post_id) join captures on captures.id = sightings.capture_id"
    ).fetchall()
    assert {tuple(row) for row in rows} == {(1, "text/html; charset=utf-8")}
    assert archive.execute("select count(*) from captures").fetchone()[0] == 2
    kept = [
        (record.rec_type, record.rec_headers.get_header("X-Archiver-Rendered") is not None)
        for path in tmp_path.glob("*.warc.gz")
        for record in ArchiveIterator(BytesIO(path.read_bytes()))
    ]
    assert kept == [("warcinfo", False), ("resource", False), ("conversion", True)]
