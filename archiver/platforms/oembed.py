"""oEmbed (https://oembed.com): by the providers that are known, or by what a page announces.

It shows less than a platform's own data does: mostly no time, no quoted post, and the long
ones cut. What is refused here means what each provider means by it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from archiver.html.page import parse_markup
from archiver.models.records import (
    Author,
    Capture,
    Embed,
    Outcome,
    PlatformName,
    PostRef,
    Sighting,
)
from archiver.platforms.post_keys import account_id, owner_of
from archiver.platforms.registry import MEMBERS
from archiver.platforms.requests import (
    GONE_CODES,
    HTML,
    NOT_FOUND,
    Wish,
    error_message,
    json_in,
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
from archiver.platforms.x.entities import strip_trailing_link
from archiver.text.json_fields import mapping_in, string_in

Address = Callable[[PostRef, ResolveContext], str]


class OEmbedRefusal(NamedTuple):
    """What a status means at one provider. `word` must stand in its error, JSON or plain text."""

    outcome: Outcome
    reason: str
    certain: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OEmbedProvider:
    """One provider: its endpoint, with all fields but ``url``, and what it means by a refusal."""

    endpoint: str
    refusals: dict[int, OEmbedRefusal]


_PROVIDERS: dict[PlatformName, OEmbedProvider] = {
    "x": OEmbedProvider(
        endpoint="https://publish.x.com/oembed?omit_script=1&dnt=true&hide_thread=true&lang=en",
        refusals={
            404: OEmbedRefusal(
                "blocked", "HTTP 404, which X says of deleted, suspended and restricted posts alike"
            ),
            403: OEmbedRefusal(
                "protected", "not authorised to see this post", word="not authorized"
            ),
        },
    ),
    "bluesky": OEmbedProvider(
        endpoint="https://embed.bsky.app/oembed?format=json",
        refusals={
            404: OEmbedRefusal("deleted", "HTTP 404"),
            403: OEmbedRefusal(
                "login-gated",
                "its author does not show it to logged-out readers",
                word="not publicly accessible",
            ),
        },
    ),
    "tiktok": OEmbedProvider(
        endpoint="https://www.tiktok.com/oembed?",
        # The same for private, removed and unknown videos.
        refusals={
            400: OEmbedRefusal("deleted", "HTTP 400"),
            404: OEmbedRefusal("deleted", "HTTP 404"),
        },
    ),
    "reddit": OEmbedProvider(
        endpoint="https://www.reddit.com/oembed?",
        refusals={404: OEmbedRefusal("deleted", "HTTP 404")},
    ),
    "youtube": OEmbedProvider(
        endpoint="https://www.youtube.com/oembed?format=json",
        refusals={
            401: OEmbedRefusal("blocked", "HTTP 401: private, or not to be embedded"),
            # Robots are refused with it too.
            403: OEmbedRefusal("blocked", "HTTP 403: private, or refused"),
            400: OEmbedRefusal("deleted", "HTTP 400"),
            404: OEmbedRefusal("deleted", "HTTP 404"),
        },
    ),
}


def oembed_strategy(platform: PlatformName, address: Address) -> Strategy:
    """The way by a known provider; `address` gives the permalink to ask it for."""

    def ask(ref: PostRef, asked: ResolveContext) -> StrategySteps:
        return (yield from ask_oembed(platform, ref, asked, address(ref, asked)))

    return Strategy("oembed", ask, "oembed")


def ask_oembed(
    platform: PlatformName, ref: PostRef, asked: ResolveContext, permalink: str
) -> StrategySteps:
    """Ask a known provider for a post by its permalink."""
    provider = _PROVIDERS[platform]
    join = "" if provider.endpoint.endswith("?") else "&"
    url = f"{provider.endpoint}{join}url={quote(permalink, safe='')}"
    came = yield from request_page(asked, url)
    refusal = provider.refusals.get(came.status or 0)
    told = error_message(came)
    plain = came.body[:300].decode("utf-8", "replace") if told is None else ""
    error = string_in(mapping_in(told).get("error")) or plain
    if refusal and refusal.word in error:
        raise ResolveError(refusal.outcome, refusal.reason, certain=refusal.certain, came=came)
    refuse_status(came)
    return ResolveAnswer((read_oembed(ref, came, json_in(came)),))


_NOT_ACCEPTABLE = 406
"""What servers without pages, as those made with fedify, say of whatever they have or not."""
GUESSED = "not there, which may only be a wrong guess at its address"
"""Where a post was met under no address, a 404 says nothing of it."""


def discover_oembed(address: Address) -> Strategy:
    """The way by what the post's own page announces in its head or headers."""

    def ask(ref: PostRef, asked: ResolveContext) -> StrategySteps:
        url = address(ref, asked)
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ResolveError("unsupported", "no address of the post is known")
        page = yield from _page(url, asked)
        if page.status in {NOT_FOUND, GONE_CODES}:
            if url != asked.url:
                raise ResolveError("unsupported", GUESSED, came=page)
            raise ResolveError("deleted", f"HTTP {page.status}", certain=False, came=page)
        if page.status == _NOT_ACCEPTABLE:
            raise ResolveError("unsupported", "its server has no page of it", came=page)
        refuse_status(page)
        endpoint = announced_endpoint(page)
        if endpoint is None:
            if _names_itself(page, url):
                # It is there, whatever the server says of it to programs.
                raise ResolveError("blocked", "its server has only a page of it", came=page)
            raise ResolveError("unsupported", "its page announces no oEmbed", came=page)
        came = yield from request_page(asked, endpoint)
        refuse_status(came)
        return ResolveAnswer((read_oembed(ref, came, json_in(came)),))

    return Strategy("oembed-discovery", ask, "oembed")


def _page(url: str, asked: ResolveContext) -> Wish:
    """The post's page; where we do not ask for it, as robots.txt wishes, nobody refused it."""
    try:
        return (yield from request_page(asked, url, HTML))
    except ResolveError as missed:
        if missed.outcome == "blocked":
            missed.outcome = "unsupported"
        raise


# Link: <https://a.example/oembed?url=b>; rel="alternate"; type="application/json+oembed"
_LINK = re.compile(r"<([^<>]{1,2000})>([^<]{0,400})")


def announced_endpoint(page: Capture) -> str | None:
    """The address of its oEmbed that a page announces, or None."""
    for name, value in page.headers:
        if name.lower() == "link":
            for found in _LINK.finditer(value[:20_000]):
                if "application/json+oembed" in found[2]:
                    return _joined(page, found[1])
    tree = page_in(page).tree
    links = [] if tree is None else tree.xpath("//link[@type='application/json+oembed']/@href")
    return next((there for link in links if (there := _joined(page, link))), None)


def _names_itself(page: Capture, url: str) -> bool:
    """Whether a page says that the post asked for is what it shows."""
    tree = page_in(page).tree
    links = [] if tree is None else tree.xpath("//link[@type='application/activity+json']/@href")
    return url in links


def _joined(page: Capture, link: str) -> str | None:
    """An announced address, of whatever form, as one that can be asked."""
    there = urljoin(page.final_url or page.url, link.strip())
    return there if urlsplit(there).scheme in {"http", "https"} else None


def read_oembed(ref: PostRef, came: Capture, found: Any) -> Sighting:
    """The post of an answer; raises ResolveError where it shows no words, or another post's."""
    answer = mapping_in(found)
    html, title = string_in(answer.get("html")), string_in(answer.get("title"))
    if html is None and title is None:
        raise ResolveError("malformed", "the answer is no oEmbed of a post", came=came)
    embeds = list(_embeds(ref, html or ""))
    embed = next((one for one in embeds if _same(ref, one)), None)
    if embed is None and any(one.id for one in embeds):
        raise ResolveError("malformed", "the answer shows another post", came=came)
    text = embed.text if embed else None
    if ref.platform == "x":
        text = strip_trailing_link(text) if text else text
    elif text is None:
        text = title if ref.platform in _TITLED else None
    if text is None:
        raise ResolveError("unsupported", "its oEmbed shows none of its words", came=came)
    handle = (embed.handle if embed else None) or _handle(string_in(answer.get("author_url")))
    cut = ref.platform in _HEADS or bool(embed and embed.truncated)
    return sighting_of_shown(
        ref,
        came,
        text=text,
        author=Author(
            handle=string_in(answer.get("author_unique_id")) or handle,
            name=(embed.name if embed else None) or string_in(answer.get("author_name")),
            # https://www.youtube.com/channel/UC…
            account_id=owner_of(ref.platform, ref.id)
            or account_id(
                ref.platform, (string_in(answer.get("author_url")) or "").rpartition("/")[2]
            )
            if ref.platform in _OWNED
            else None,
        ),
        url=(embed.url if embed else None) or string_in(answer.get("url")),
        posted_at=embed.posted_at if embed else None,
        truncated=cut,
        notes=["oEmbed shows only its beginning"] if cut else (),
    )


_OWNED: frozenset[PlatformName] = frozenset({"bluesky", "youtube"})
"""Where an account's lasting id stands in an address."""
_TITLED: frozenset[PlatformName] = frozenset({"tiktok", "reddit", "youtube"})
"""Where ``title`` is the post's own words; elsewhere it is the site's."""
_HEADS: frozenset[PlatformName] = frozenset({"reddit", "youtube"})
"""Where the title is only the head of the post."""


def _embeds(ref: PostRef, html: str) -> Iterator[Embed]:
    member = next(one for one in MEMBERS if ref.platform == one.NAME)
    tree, _ = parse_markup(f"<html><body>{html}</body></html>")
    for found in member.embeds(tree, ""):
        yield found.embed


def _same(ref: PostRef, embed: Embed) -> bool:
    """Whether an embed is of that post; on Bluesky its owner may be named by handle or by did."""
    if ref.platform == "bluesky" and embed.id:
        return embed.id.rpartition("/")[2] == ref.id.rpartition("/")[2]
    return embed.id == ref.id


# https://www.tiktok.com/@reader, https://www.reddit.com/user/reader, https://x.com/reader
_AUTHOR = re.compile(r"https?://[^/]+/(?:@|user/|u/|c/@?|profile/)?([\w.-]{1,60})/?$")


def _handle(url: str | None) -> str | None:
    found = _AUTHOR.match(url or "")
    return found[1] if found else None
