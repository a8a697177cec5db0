"""Ask for addresses within a strategy, and raise what HTTP itself says of an answer.

Nothing is fetched here. What a status means at one platform, that platform says; here stands
what it means everywhere.
"""

from collections.abc import Generator
from typing import Any
from urllib.parse import urlsplit

from archiver.errors import UnreadablePage, UnusableLine
from archiver.html.page import HtmlPage, parse_page
from archiver.models.records import Capture, Outcome, Request
from archiver.platforms.resolving import (
    FetchResult,
    ResolveContext,
    ResolveError,
    first_line,
)
from archiver.text.foreign_json import json_of

_JSON = "application/json"
HTML = "text/html,application/xhtml+xml"
CaptureSteps = Generator[Request, FetchResult, Capture]
NOT_FOUND = 404
GONE = 410
_OUTCOMES: dict[int, Outcome] = {
    401: "login-gated",
    403: "blocked",
    429: "rate-limited",
    451: "region",
    999: "blocked",  # LinkedIn's own, for whom it takes for a robot
}


def request_page(
    context: ResolveContext, url: str, accept: str = _JSON, token: str | None = None
) -> CaptureSteps:
    """Ask for an address; raises ResolveError where no answer came, whatever HTTP says."""
    there = context.at(url)
    if not there:
        raise ResolveError("unsupported", "not asked, as the owner of the archive wishes")
    capture = yield Request(url=there, accept=accept, token=token)
    if isinstance(capture, Capture):
        return capture
    raise ResolveError(capture.outcome, first_line(capture.reason))


def refuse_status(capture: Capture) -> None:
    """Raise ResolveError for an answer that is none, by its status alone."""
    status = capture.status
    if status is None or 200 <= status < 300:
        return
    wait = next((value for key, value in capture.headers if key.lower() == "retry-after"), None)
    reason = f"HTTP {status}" + (f", to be asked again after {first_line(wait)}" if wait else "")
    if status >= 500 and status != 999:
        raise ResolveError("unreachable", reason, capture=capture)
    if status < 400:
        raise ResolveError("malformed", f"{reason}: a redirect that leads nowhere", capture=capture)
    raise ResolveError(_OUTCOMES.get(status, "blocked"), reason, capture=capture)


def refuse_login_wall(capture: Capture, *paths: str) -> None:
    """Raise ResolveError where the answer led to a page at which to log in."""
    try:
        there = urlsplit(capture.final_url or capture.url).path
    except ValueError:
        return
    if there.startswith(paths):
        reason = f"it leads to {first_line(there)}, for readers with an account"
        raise ResolveError("login-gated", reason, capture=capture)


def json_in(capture: Capture) -> Any:
    """Parse the JSON of an answer; raises ResolveError (``malformed``) where there is none."""
    try:
        return json_of(capture.body)
    except UnusableLine as error:
        raise ResolveError("malformed", f"the answer is {error}", capture=capture) from error


def json_or_none(capture: Capture) -> Any:
    """Parse the JSON of an answer of any status, or give None: errors come as JSON or not."""
    try:
        return json_of(capture.body)
    except UnusableLine:
        return None


def page_in(capture: Capture) -> HtmlPage:
    """Parse the page of an answer; raises ResolveError (``malformed``) where there is none."""
    try:
        page = parse_page(capture)
    except UnreadablePage as error:
        raise ResolveError("malformed", first_line(error), capture=capture) from error
    if page.tree is None:
        raise ResolveError("malformed", "the answer is text, not a page", capture=capture)
    return page
