"""Find posts of Bluesky in addresses of the app and its mirrors, at:// names, and embeds."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from lxml.html import HtmlElement

from archiver.html.element_text import element_text, tidy_text
from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.attribute_index import elements_with
from archiver.platforms.data_attributes import boxes_with_data
from archiver.platforms.found_embeds import (
    FoundEmbed,
    class_names,
    embed_kind,
)
from archiver.platforms.registry import unwrap_address
from archiver.platforms.signed_quotes import find_intruders, is_signed
from archiver.text import dates
from archiver.text.json_fields import string_in

_NAME = "bluesky"

# https://bsky.app/profile/reader.example/post/3kabcdefghijk; not …/profile/reader.example/feed/x
_POST = re.compile(
    r"https?://(?:[a-z]+\.)?(?:bsky\.app|bsky\.dev|fxbsky\.app|bskx\.app|bskyx\.app|"
    r"vxbsky\.app|deer\.social|blacksky\.community)"
    r"/profile/@?(?P<owner>[^/?#]+)/post/(?P<key>[a-z0-9]{5,20})",
    re.IGNORECASE,
)
# The same at any other host that shows the network, by the form of its keys: a time in 13 signs.
_ELSEWHERE = re.compile(
    r"https?://[\w.-]+/profile/@?"
    r"(?P<owner>did:[a-z]{1,20}:[\w.:%-]{1,250}|(?:[\w-]{1,63}\.){1,5}[a-z]{2,24})"
    r"/post/(?P<key>3[a-z2-7]{12})(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
# at://did:plc:abc/app.bsky.feed.post/3k… and https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3k…;
# not at://did:plc:abc/app.bsky.feed.generator/x
_RECORD = re.compile(
    r"(?:at://|https?://embed\.bsky\.app/embed/|https?://pdsls\.dev/at://)"
    r"(?P<owner>did:[a-z]+:[A-Za-z0-9._:%-]+|[a-z0-9.-]+)/app\.bsky\.feed\.post/"
    r"(?P<key>[A-Za-z0-9._~:-]+)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?P<text>.*)(?:—|–|―|(?<!-)--(?!-))\s*(?P<name>[^\n]{0,100}?)\s*"
    r"\(\s*@(?P<handle>[\w.-]+)\s*\)\s*$",
    re.DOTALL,
)
_MOST_LINKS = 50
_MOST_WITHIN = 1_000
# The link that the app writes where the post has a picture, card or quotation.
_ATTACHED = re.compile(r"\s*\[image or embed\]\s*")


def parse_bluesky_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the owner, as a did or a handle, and the key."""
    found = _address(url)
    return _embed(found, kind) if found else None


def _address(url: str) -> re.Match[str] | None:
    return _POST.match(url) or _RECORD.match(url) or _ELSEWHERE.match(url)


def _owner(found: re.Match[str]) -> str:
    """Give the did of an address, or the handle, whose case means nothing."""
    owner = unquote(found["owner"])
    return owner if owner.startswith("did:") else owner.lower()


def _id(found: re.Match[str]) -> str:
    return f"{_owner(found)}/{found['key']}"


def _embed(found: re.Match[str], kind: EmbedKind, **known: str | None) -> Embed:
    owner = _owner(found)
    handle = known.get("handle") or (None if owner.startswith("did:") else owner)
    return Embed(
        platform=_NAME,
        kind=kind,
        id=_id(found),
        url=f"https://bsky.app/profile/{owner}/post/{found['key']}",
        handle=handle,
        name=known.get("name"),
        text=known.get("text"),
        posted_at=known.get("posted_at"),
    )


def find_bluesky_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree shows in Bluesky's own markup, or as data in an attribute."""
    yield from _data_boxes(tree)
    yield from _parted_names(tree)
    yield from _plain_blockquotes(tree)
    # Thousands of elements have a class.
    named = any(True for _ in elements_with(tree, ("data-bluesky-uri",)))
    every = elements_with(tree, ("data-bluesky-uri", "class")) if named else tree.iter("blockquote")
    for element in every:
        if element.get("data-bluesky-uri") is None and (
            element.tag != "blockquote" or "bluesky-embed" not in (element.get("class") or "")
        ):
            continue
        found = _RECORD.match(element.get("data-bluesky-uri") or "")
        links = _own_links(element)
        if found is None and links:
            found = links[-1][1]
        if found is None:
            continue
        if element.tag != "blockquote" or not (
            "bluesky-embed" in class_names(element) or len(element)
        ):
            yield FoundEmbed(_embed(found, embed_kind(element)), element)
        else:
            yield FoundEmbed(_blockquote(element, found, links), element)


def _own_links(quote: HtmlElement) -> list[tuple[HtmlElement, re.Match[str]]]:
    """Give the links of an element to posts, without those of a quotation within it."""
    outer = quote if quote.tag == "blockquote" else next(quote.iterancestors("blockquote"), None)
    return [
        (link, found)
        for link in islice(quote.iter("a"), _MOST_LINKS)
        if (found := _POST.match(unwrap_address(link.get("href") or "")))
        and next(link.iterancestors("blockquote"), None) is outer
    ]


def _plain_blockquotes(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find blockquotes that lost Bluesky's class, but not the byline before their permalink."""
    for quote in tree.iter("blockquote"):
        if quote.get("data-bluesky-uri") or "bluesky-embed" in (quote.get("class") or ""):
            continue
        if next(quote.iterdescendants("blockquote"), None) is not None:
            continue
        some = islice(quote.iter("a"), _MOST_LINKS)
        links = [(a, m) for a in some if (m := _POST.match(unwrap_address(a.get("href") or "")))]
        embed = _blockquote(quote, links[-1][1], links) if links else None
        if embed and embed.name:
            yield FoundEmbed(embed, quote)


def _parted_names(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find elements with the two parts of a post's name: its owner's did and its key."""
    for element in elements_with(tree, ("data-did",)):
        keys = (element.get(name) for name in ("data-rkey", "data-post-rkey", "data-key"))
        key = next((one for one in keys if one), "")
        found = _RECORD.fullmatch(f"at://{element.get('data-did')}/app.bsky.feed.post/{key}")
        if found:
            yield FoundEmbed(_embed(found, embed_kind(element)), element)


def _data_boxes(tree: HtmlElement) -> Iterator[FoundEmbed]:
    for element, data in boxes_with_data(tree, "authorDid"):
        owner, key = string_in(data.get("authorDid")), string_in(data.get("postId"))
        uri = string_in(data.get("uri")) or f"at://{owner}/app.bsky.feed.post/{key}"
        found = _RECORD.match(uri)
        if found is None:
            continue
        embed = _embed(
            found,
            "card",
            handle=string_in(data.get("authorHandle")),
            name=string_in(data.get("authorName")),
            text=tidy_text(string_in(data.get("text")) or "") or None,
            posted_at=dates.parse_date(string_in(data.get("createdAt")) or ""),
        )
        yield FoundEmbed(embed, element)


def _blockquote(
    quote: HtmlElement, found: re.Match[str], links: list[tuple[HtmlElement, re.Match[str]]]
) -> Embed:
    # The permalink is the last link; "[image or embed]" in the text leads to the post as well.
    inner = frozenset(islice(quote.iterdescendants("blockquote"), _MOST_WITHIN))
    stop = links[-1][0] if links else None
    skipped = inner | find_intruders(quote, stop, _MOST_WITHIN)
    before = element_text(quote, stop=stop, skip=skipped, keep_lines=True)
    byline = _BYLINE.match(before)
    if byline and not is_signed(quote, stop, skipped, byline=_BYLINE.match, most=_MOST_WITHIN):
        byline = None
    text = byline["text"] if byline else before
    # A browser wrote the date in its own language and zone, unless it is RFC 3339.
    printed = element_text(links[-1][0]) if links else ""
    return _embed(
        found,
        "blockquote",
        handle=byline["handle"] if byline else None,
        name=(byline["name"].strip() or None) if byline else None,
        text=_ATTACHED.sub("", text).strip() or None,
        posted_at=dates.parse_date(printed),
    )
