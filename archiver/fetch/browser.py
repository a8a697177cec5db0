"""Draw a captured page in a headless Chromium, for the posts that only scripts show.

Nothing reaches the network but through the function that is handed in; without one the page's
own markup is all there is. Whatever a page does, it ends after a while: by `RenderingFailed`.
"""

import asyncio
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from archiver.errors import NoBrowser, RenderingFailed, UnreadablePage
from archiver.extraction import pipeline
from archiver.extraction.pipeline import PageReading
from archiver.fetch.browser_processes import browser_processes, end_browser
from archiver.html.page import MAX_PAGE_BYTES, inflate_body
from archiver.models.records import (
    RENDERED,
    Capture,
    Request,
    Unfetched,
)
from archiver.text.dates import current_time

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import Frame, Page, Route

Fetch = Callable[[Request], Capture | Unfetched]
"""How a page's scripts and frames are fetched: politeness is the business of whoever fetches."""
ReadDrawn = Callable[[Capture], PageReading]
"""How what was drawn is read; raises UnreadablePage."""

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 20.0
"""How long a page may take, its scripts' fetching included; a widget of the slowest platform
takes about five seconds."""
_QUIET = 1.0
"""Seconds in which a page that is through loading asks for nothing more."""
_MOST_REQUESTS = 200
_MOST_BYTES = 50_000_000
_MOST_FRAMES = 100
_FRAME_SECONDS = 2.0
_MOST_MEMORY = 3_000_000_000
"""Bytes that all processes of the browser may hold together; a page of news takes under one."""
_LOOK = 0.5
"""Seconds between two looks at how many they are."""
_NOWHERE = "https://page.invalid/"
_FETCHED = frozenset({"document", "script", "xhr", "fetch", "stylesheet"})
# Names are not looked up and numbers lead to a proxy that is not there, so that a request which
# slips past the interception (a prefetch, a socket, the browser's own) ends at once.
_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:1",
    "--proxy-bypass-list=<-loopback>",
    # The policy itself, not the one by which others are forced upon it: datagrams of WebRTC keep
    # to no rule for requests, and left for any address.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--dns-prefetch-disable",
    "--js-flags=--max-old-space-size=512",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--mute-audio",
)
# Widgets draw posts in shadow trees, which a page's markup does not show unless they are open.
_BEFORE = """
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (how) {
  return attach.call(this, {...how, mode: "open", serializable: true});
};
"""
_SCROLLED = "window.scrollTo(0, document.documentElement.scrollHeight)"
_MARKUP = """() => {
  const root = document.documentElement;
  const inside = root.getHTML ? root.getHTML({serializableShadowRoots: true}) : root.innerHTML;
  const shell = root.cloneNode(false).outerHTML.replace(/<\\/html>$/, "");
  return "<!doctype html>" + shell + inside + "</html>";
}"""
_FRAMED = """(element, [address, markup]) => {
  element.setAttribute("data-archiver-address", address);
  if (markup) element.setAttribute("data-archiver-markup", markup);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A Chromium by its path, how addresses are fetched that a page asks for, and how it is read.

    Without `read`, what was drawn is read here, however long that takes.
    """

    program: str
    fetch: Fetch | None = None
    read: ReadDrawn | None = None
    seconds: float = _SECONDS

    def render(self, capture: Capture, address: str | None = None) -> Capture:
        """Run the page's scripts, under `address` if its own is none on the web.

        Raises RenderingFailed; a page that never ends its scripts is given up after `seconds`.
        """
        return asyncio.run(_within(self, capture, _address(capture, address)))


def find_browser(fetch: Fetch | None = None) -> Browser:
    """Find the system's Chromium; raises NoBrowser where it or Playwright is missing."""
    try:
        import playwright  # noqa: F401, PLC0415 - optional: pip install archiver[browser]
    except ImportError:
        raise NoBrowser("Playwright is missing: pip install 'archiver[browser]'") from None
    named = os.environ.get("ARCHIVER_CHROMIUM")
    if named and not shutil.which(named):
        raise NoBrowser(f"$ARCHIVER_CHROMIUM names {named}, which is no program")
    program = named or next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if not program:
        raise NoBrowser(
            f"no {', '.join(_PROGRAMS)} on the PATH: install Chromium or name it in "
            "$ARCHIVER_CHROMIUM"
        )
    return Browser(program=program, fetch=fetch)


def complete_capture(capture: Capture, read: PageReading, browser: Browser | None) -> PageReading:
    """Add to a reading the posts that only scripts show, where its page speaks of some.

    Text and quotations stay those of the page as it came. What goes wrong is a note.
    """
    if browser is None or not pipeline.is_script_only(capture, read):
        return read
    # The browser gets the page as it was read: unpacked, in the encoding that was found.
    kind = f"text/html; charset={read.page.encoding}"
    plain = replace(capture, body=inflate_body(capture), headers=(("Content-Type", kind),))
    try:
        drawn = browser.render(plain, read.article.url)
        again = (browser.read or pipeline.extract_page)(drawn)
    except (RenderingFailed, UnreadablePage) as error:
        return replace(read, notes=(*read.notes, f"its scripts were not run: {error}"))
    known = {(embed.platform, embed.id) for embed in read.embeds}
    added = tuple(
        replace(embed, rendered=True, span=None, place=None)
        for embed in again.embeds
        if (embed.platform, embed.id) not in known
    )
    return replace(read, embeds=(*read.embeds, *added), rendered=drawn if added else None)


def _address(capture: Capture, other: str | None) -> str:
    """Choose the address that the page gets in the browser: scripts ask where they are."""
    names = (capture.final_url, capture.url, other)
    return next((n for n in names if n and n.startswith(("http://", "https://"))), _NOWHERE)


async def _within(browser: Browser, capture: Capture, address: str) -> Capture:
    from playwright.async_api import Error, async_playwright  # noqa: PLC0415 - optional

    mark = f"--archiver-visit={uuid4().hex}"
    watch = asyncio.create_task(_watch_memory(mark))
    try:
        async with asyncio.timeout(browser.seconds + 10), async_playwright() as playwright:
            chromium = await playwright.chromium.launch(
                executable_path=browser.program,
                args=[*_ARGUMENTS, mark, *(["--no-sandbox"] if os.geteuid() == 0 else [])],
            )
            try:
                async with asyncio.timeout(browser.seconds):
                    drawn = await _drawn(browser, chromium, capture, address)
            finally:
                await chromium.close()
    except TimeoutError:
        raise RenderingFailed(f"the page was not done after {browser.seconds:g} seconds") from None
    except Error as error:
        if watch.done():
            raise RenderingFailed(
                f"its scripts took more than {_MOST_MEMORY:,} bytes of memory"
            ) from error
        first = str(error).strip().splitlines()
        raise RenderingFailed(
            f"the browser failed ({first[0] if first else 'no reason'})"
        ) from error
    finally:
        watch.cancel()
        # Whatever became of it, none of its processes goes on.
        end_browser(mark)
    if len(drawn) > MAX_PAGE_BYTES:
        raise RenderingFailed(f"the page grew to more than {MAX_PAGE_BYTES:,} bytes")
    return Capture(
        url=capture.url,
        final_url=capture.final_url,
        source=capture.source,
        fetched_at=current_time(),
        body=drawn,
        status=capture.status,
        headers=(
            ("Content-Type", "text/html; charset=utf-8"),
            (RENDERED, f"chromium/{chromium.version}"),
        ),
    )


async def _watch_memory(mark: str) -> None:
    """End a browser whose processes hold too much memory, and then itself."""
    held = 0
    while held <= _MOST_MEMORY:
        await asyncio.sleep(_LOOK)
        held = sum((await asyncio.to_thread(browser_processes, mark)).values())
    end_browser(mark)


async def _drawn(browser: Browser, chromium: "Chromium", capture: Capture, address: str) -> bytes:
    """Give the page's markup once it asks for nothing more, with frames and shadow trees."""
    context = await chromium.new_context(
        service_workers="block", accept_downloads=False, ignore_https_errors=True
    )
    await context.add_init_script(_BEFORE)
    visit = _Visit(browser.fetch, capture, address, asyncio.get_running_loop().time)
    await context.route("**/*", visit.answer)
    await context.route_web_socket("**/*", lambda socket: socket.close())
    page = await context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    await page.goto(address, wait_until="domcontentloaded", timeout=0)
    await visit.quiet()
    await page.evaluate(_SCROLLED)  # what is loaded once a reader gets there
    await visit.quiet()
    await _tell_frames(page)
    markup: str = await page.evaluate(_MARKUP)
    return markup.encode("utf-8", "replace")


async def _tell_frames(page: "Page") -> None:
    """Write where each frame really is, and what scripts wrote into it, on its element."""
    from playwright.async_api import Error  # noqa: PLC0415 - optional

    for frame in page.frames[1 : 1 + _MOST_FRAMES]:
        try:
            async with asyncio.timeout(_FRAME_SECONDS):
                element = await frame.frame_element()
                await element.evaluate(_FRAMED, [frame.url, await _written(frame)])
        except (Error, TimeoutError):
            continue  # taken out of the page meanwhile, or never shown, as one of a file


async def _written(frame: "Frame") -> str:
    """Give the markup of a frame without an address of its own."""
    own = not frame.url or frame.url.startswith("about:")
    return (await frame.content())[:MAX_PAGE_BYTES] if own else ""


class _Visit:
    """One page's requests: its own address answered from the capture, others fetched or refused."""

    def __init__(
        self, fetch: Fetch | None, capture: Capture, address: str, clock: Callable[[], float]
    ) -> None:
        self._fetch = fetch
        self._capture = capture
        self._address = address.partition("#")[0]
        self._clock = clock
        self._left = _MOST_REQUESTS
        self._bytes = _MOST_BYTES
        self._last = clock()
        self._served = False

    async def quiet(self) -> None:
        """Wait until nothing was asked for in a while."""
        while (rest := self._last + _QUIET - self._clock()) > 0:  # noqa: ASYNC110 - each request sets the end anew
            await asyncio.sleep(rest)

    async def answer(self, route: "Route") -> None:
        """Answer one request of the page."""
        self._last = self._clock()
        request = route.request
        if not self._served and request.url.partition("#")[0] == self._address:
            self._served = True
            kind = self._capture.content_type or "text/html"
            await route.fulfill(status=200, content_type=kind, body=self._capture.body)
            return
        if self._refuses(request.method, request.resource_type):
            await route.abort("blockedbyclient")
            return
        found = self._fetched(request.url, request.headers.get("accept", "*/*"))
        self._last = self._clock()
        if found is None:
            await route.abort("failed")
            return
        headers = _without_packing(found)
        await route.fulfill(status=found.status or 200, headers=headers, body=found.body)

    def _refuses(self, method: str, kind: str) -> bool:
        self._left -= 1
        over = self._left < 0 or self._bytes < 0
        return self._fetch is None or over or method != "GET" or kind not in _FETCHED

    def _fetched(self, url: str, accept: str) -> Capture | None:
        if self._fetch is None or not url.startswith(("http://", "https://")):
            return None
        found = self._fetch(Request(url=url, accept=accept))
        if isinstance(found, Unfetched):
            return None
        self._bytes -= len(found.body)
        return found


def _without_packing(found: Capture) -> dict[str, str]:
    """Drop the headers that speak of how the body was sent."""
    sent = {"content-encoding", "content-length", "transfer-encoding", "connection"}
    return {name: value for name, value in found.headers if name.lower() not in sent}
