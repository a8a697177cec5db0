"""Ask an oEmbed service for a post: the platform's, or what the post's page announces.

See https://oembed.com. It shows less than a platform's own data: mostly no time, no quoted
post, and long posts cut. What a refusal means, the platform's `OEmbedRules` say.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from archiver.html.fragment import parse_fragment
from archiver.models.records import (
    Author,
    Capture,
    Embed,
    PlatformName,
    PostRef,
    Sighting,
)
from archiver.platforms.base import Platform
from archiver.platforms.origins import origin_of
from archiver.platforms.registry import get_platform
from archiver.platforms.requests import (
    GONE,
    HTML,
    NOT_FOUND,
    CaptureSteps,
    json_in,
    json_or_none,
    page_in,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.text.json_fields import mapping_in, string_in

Address = Callable[[PostRef, ResolveContext], str]


def oembed_strategy(platform: PlatformName, address: Address) -> Strategy:
    """Build a strategy that asks the platform's service; `address` gives the permalink."""

    def ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
        return (yield from ask_oembed(platform, ref, context, address(ref, context)))

    return Strategy("oembed", ask, "oembed")


def ask_oembed(
    platform: PlatformName, ref: PostRef, context: ResolveContext, permalink: str
) -> StrategySteps:
    """Ask the platform's service for a post by its permalink."""
    rules = get_platform(platform).oembed
    if rules.endpoint is None:
        raise ResolveError("unsupported", "no oEmbed service of the platform is known")
    join = "" if rules.endpoint.endswith("?") else "&"
    url = f"{rules.endpoint}{join}url={quote(permalink, safe='')}"
    capture = yield from request_page(context, url)
    refusal = rules.refusals.get(capture.status or 0)
    answer = json_or_none(capture)
    plain = capture.body[:300].decode("utf-8", "replace") if answer is None else ""
    error = string_in(mapping_in(answer).get("error")) or plain
    if refusal and refusal.word in error:
        raise ResolveError(
            refusal.outcome, refusal.reason, certain=refusal.certain, capture=capture
        )
    refuse_status(capture)
    return ResolveAnswer((read_oembed(ref, capture, json_in(capture)),))


_NOT_ACCEPTABLE = 406
"""What servers without pages, as those made with fedify, say of whatever they have or not."""
GUESSED_ADDRESS = "not there, which may only be a wrong guess at its address"
"""Where a post was met under no address, a 404 says nothing of it."""


def discover_oembed(address: Address) -> Strategy:
    """Build a strategy that asks what the post's own page announces in head or headers."""

    def ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
        url = address(ref, context)
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ResolveError("unsupported", "no address of the post is known")
        page = yield from _page(url, context)
        if page.status in {NOT_FOUND, GONE}:
            if url != context.url:
                raise ResolveError("unsupported", GUESSED_ADDRESS, capture=page)
            raise ResolveError("unknown", f"HTTP {page.status}", certain=False, capture=page)
        if page.status == _NOT_ACCEPTABLE:
            raise ResolveError("unsupported", "its server has no page of it", capture=page)
        refuse_status(page)
        endpoint = announced_endpoint(page)
        if endpoint is None:
            if _names_itself(page, url):
                # It is there, whatever the server says of it to programs.
                raise ResolveError("blocked", "its server has only a page of it", capture=page)
            raise ResolveError("unsupported", "its page announces no oEmbed", capture=page)
        capture = yield from request_page(context, endpoint)
        refuse_status(capture)
        return ResolveAnswer((read_oembed(ref, capture, json_in(capture)),))

    return Strategy("oembed-discovery", ask, "oembed")


def _page(url: str, context: ResolveContext) -> CaptureSteps:
    """Ask for the post's page; if robots.txt wishes that we do not, nobody refused the post."""
    try:
        return (yield from request_page(context, url, HTML))
    except ResolveError as error:
        if error.outcome == "blocked":
            error.outcome = "unsupported"
        raise


# Link: <https://a.example/oembed?url=b>; rel="alternate"; type="application/json+oembed"
_LINK = re.compile(r"<([^<>]{1,2000})>([^<]{0,400})")


def announced_endpoint(page: Capture) -> str | None:
    """Find the address of its oEmbed that a page announces, or None."""
    for name, value in page.headers:
        if name.lower() == "link":
            for found in _LINK.finditer(value[:20_000]):
                if "application/json+oembed" in found[2]:
                    return _joined(page, found[1])
    tree = page_in(page).tree
    links = [] if tree is None else tree.xpath("//link[@type='application/json+oembed']/@href")
    return next((there for link in links if (there := _joined(page, link))), None)


def _names_itself(page: Capture, url: str) -> bool:
    """Tell whether a page says that the post asked for is what it shows."""
    tree = page_in(page).tree
    links = [] if tree is None else tree.xpath("//link[@type='application/activity+json']/@href")
    return url in links


def _joined(page: Capture, link: str) -> str | None:
    """Give an announced address, of whatever form, as one that can be asked."""
    there = urljoin(page.final_url or page.url, link.strip())
    return there if urlsplit(there).scheme in {"http", "https"} else None


def read_oembed(ref: PostRef, capture: Capture, found: Any) -> Sighting:
    """Read an answer; raises ResolveError where it shows no words, or another post's."""
    answer = mapping_in(found)
    html, title = string_in(answer.get("html")), string_in(answer.get("title"))
    if html is None and title is None:
        raise ResolveError("malformed", "the answer is no oEmbed of a post", capture=capture)
    platform = get_platform(ref.platform)
    rules = platform.oembed
    embeds = list(_embeds(platform, html or ""))
    embed = next((one for one in embeds if one.id and platform.is_same_id(one.id, ref.id)), None)
    if embed is None and any(one.id for one in embeds):
        raise ResolveError("malformed", "the answer shows another post", capture=capture)
    text = embed.text if embed else None
    if text is None:
        text = title if rules.title_is_text else None
    if text is None:
        raise ResolveError("unsupported", "its oEmbed shows none of its words", capture=capture)
    author_url = string_in(answer.get("author_url"))
    # https://www.youtube.com/channel/UC…
    author_id = (author_url or "").rpartition("/")[2]
    handle = (embed.handle if embed else None) or _handle(platform, author_url)
    cut = rules.title_is_cut or bool(embed and embed.truncated)
    return sighting_of_shown(
        ref,
        capture,
        text=rules.clean_text(text),
        author=Author(
            handle=string_in(answer.get("author_unique_id")) or handle,
            name=(embed.name if embed else None) or string_in(answer.get("author_name")),
            account_id=platform.find_owner(ref.id)
            or (platform.find_account_id(author_id) if rules.author_url_has_id else None),
        ),
        url=(embed.url if embed else None) or string_in(answer.get("url")),
        posted_at=embed.posted_at if embed else None,
        truncated=cut,
        notes=["oEmbed shows only its beginning"] if cut else (),
    )


def _embeds(platform: Platform, html: str) -> Iterator[Embed]:
    for found in platform.find_embeds(parse_fragment(html)):
        yield found.embed


# https://www.tiktok.com/@reader, https://www.reddit.com/user/reader, https://x.com/reader
_AUTHOR = re.compile(r"https?://[^/]+/(?:@|user/|u/|c/@?|profile/)?([\w.-]{1,60})/?$")


def _handle(platform: Platform, url: str | None) -> str | None:
    """Read an account's address; where there are many servers, the handle has its own."""
    found, origin = _AUTHOR.match(url or ""), origin_of(url)
    if found is None or origin is None:
        return None
    return f"{found[1]}@{origin.host}" if platform.federated else found[1]
