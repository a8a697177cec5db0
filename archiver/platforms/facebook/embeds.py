"""Find posts, photos, videos and reels of Facebook by their number or opaque code."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qs

from lxml.html import HtmlElement

from archiver.html.element_text import element_text
from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.found_embeds import FoundEmbed, class_names
from archiver.platforms.registry import unwrap_address
from archiver.text import dates, urls

_NAME = "facebook"

_HOST = r"https?://(?:[\w-]+\.)*(?:facebook|(?<=[./])fb)\.com/"
_CODE = r"(?P<id>pfbid\w+|\d{5,})"
# https://www.facebook.com/page/posts/a-slug/123456 and /page/photos/a.1/123456;
# not /page/photos/ nor /page/about. A slug is made of a post's words, which may be a number.
_POST = re.compile(
    rf"{_HOST}(?:pg/|people/[^/?#]+/)?(?P<group>groups/)?(?P<owner>[^/?#]+)/(?:posts|videos|photos|permalink|activity|reels)/(?:[^/?#]+/)*{_CODE}(?=[/?#&]|:0|$)",
    re.IGNORECASE,
)
_REEL = re.compile(rf"{_HOST}reel/{_CODE}", re.IGNORECASE)
_SHARED = re.compile(
    rf"{_HOST}share/(?:(?P<form>[pvr])/)?(?P<id>[A-Za-z0-9]{{8,}})/?(?:[?#]|$)|https?://(?:www\.)?fb\.watch/(?P<watch>[\w-]{{5,}})"
)
_BY_QUERY = re.compile(
    rf"{_HOST}(?:permalink|story|photo|video(?:/(?:video|embed))?|watch|groups/[^/?#]+)(?:\.php)?/?(?:live/)?\?",
    re.IGNORECASE,
)
_FIELDS = ("story_fbid", "fbid", "v", "multi_permalinks", "video_id")
_NOT_PAGES = frozenset(
    {
        "groups",
        "watch",
        "events",
        "plugins",
        "share",
        "photo",
        "video",
        "reel",
        "profile.php",
        "permalink.php",
    }
)
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")
_MOST_PARAGRAPHS = 100


def parse_facebook_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the code and, for a page's post, the page's name."""
    found = _POST.match(url)
    if found:
        owner = found["owner"]
        named = not found["group"] and not owner.isdigit() and owner.lower() not in _NOT_PAGES
        return _embed(found["id"], kind, urls.canonical_url(url), handle=owner if named else None)
    found = _REEL.match(url)
    if found:
        return _embed(found["id"], kind, urls.canonical_url(url))
    found = _SHARED.match(url)
    if found:
        return _embed(found["id"] or found["watch"], kind, urls.canonical_url(url))
    if _BY_QUERY.match(url):
        parts = urls.split_url(url)
        fields = parse_qs(parts.query) if parts else {}
        code = next((fields[name][0] for name in _FIELDS if name in fields), "")
        if re.fullmatch(r"pfbid\w+|\d{5,}", code):
            return _embed(code, kind, urls.canonical_url(url))
    return None


def _embed(
    code: str,
    kind: EmbedKind,
    url: str,
    *,
    handle: str | None = None,
    name: str | None = None,
    text: str | None = None,
    posted_at: str | None = None,
) -> Embed:
    return Embed(
        platform=_NAME,
        kind=kind,
        id=code,
        url=url,
        handle=handle,
        name=name,
        text=text,
        posted_at=posted_at,
        truncated=bool(text and _CUT.search(text)),
    )


def find_facebook_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree shows in Facebook's own boxes, with the words they hold."""
    for box in tree.xpath("descendant-or-self::*[contains(@class, 'fb-')]"):
        if not class_names(box) & {"fb-post", "fb-video", "fb-xfbml-parse-ignore"}:
            continue
        address = box.get("data-href") or box.get("href") or box.get("cite") or ""
        seen = parse_facebook_address(unwrap_address(address))
        if seen is None:
            continue
        quote = box if box.tag == "blockquote" else next(box.iter("blockquote"), None)
        yield FoundEmbed(_worded(seen, quote), box)


def _worded(seen: Embed, quote: HtmlElement | None) -> Embed:
    """Add the text, author and day of a blockquote to what the address tells."""
    if quote is None or seen.id is None or seen.url is None:
        return _embed(seen.id or "", "attribute", seen.url or "", handle=seen.handle)
    whole = element_text(quote)
    text, _, byline = whole.rpartition("Posted by ")
    links = list(quote.iter("a"))
    if not byline or not text:
        # In other languages; the message alone stands in paragraphs, but for one with the date.
        dated = frozenset(links[-1].iterancestors("p")) if links else frozenset()
        every = (p for p in islice(quote.iter("p"), _MOST_PARAGRAPHS) if p not in dated)
        text = "\n\n".join(filter(None, map(element_text, every)))
    else:
        # The byline follows the last paragraph on a line of its own.
        text = text.strip()
    day = dates.parse_date(element_text(links[-1])) if links else None
    name = element_text(links[-2]) if len(links) >= 2 and byline else None
    return _embed(
        seen.id,
        "blockquote",
        seen.url,
        handle=seen.handle,
        name=name or None,
        text=text or None,
        posted_at=day,
    )
