"""Find posts of X that a site draws itself: a box with one permalink and parts with names."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from archiver.html.element_text import element_text
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.x.addresses import (
    embed_of,
    handle_of,
    status_links,
)
from archiver.platforms.x.printed_dates import parse_printed_date

# A box for one post. "tweet", "story-tweet" and "tweet-card" are some; "tweets", "tweet-button"
# and "retweet" are not.
_BOX = re.compile(
    r"(?:[\w-]*[-_])?tweet(?:[-_]{1,2}(?:card|embed|box|container|wrapper|block|post|item|"
    r"inner|module))?|embedded-?tweet",
    re.IGNORECASE,
)
# Boxes that well-known tools draw: Ghost's letters, Discourse, react-tweet (whose names end with
# a hash, as in "tweet-container_root__0rJLq") and Blackbird Pie of 2010.
_TOOLS = re.compile(
    r"kg-twitter-card|twitterstatus|react-tweet-theme|tweet-container_(?:root|article)__[\w-]+|"
    r"bbpBox\w*",
    re.IGNORECASE,
)
# Its parts, by the end of their names: "tweet-text", "tweet__username"; not "text-center".
_TEXT = re.compile(
    r"(?:[\w-]*[-_])?(?:text|message|copy)|kg-twitter-content|tweet-body_root__[\w-]+|bbpTweet|"
    r"tweet-description",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"(?:[\w-]*[-_])?tweet[\w-]*[-_](?:content|body)", re.IGNORECASE)
_ONEBOX_TEXT = re.compile(r"tweet", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?:[\w-]*[-_])?(?:user-?name|handle|screen-?name|tweet-author)|"
    r"tweet-header_username__[\w-]+",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[\w-]*[-_])?(?:display-?name|author-?name|full-?name|user-?display)|"
    r"tweet-header_authorLinkText__[\w-]+|TweetAuthor-(?:decorated)?Name",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:[\w-]*[-_])?(?:date|time|timestamp|created(?:-?at)?|posted(?:-?at)?|permalink)|"
    r"tweet-info-created-at_root__[\w-]+",
    re.IGNORECASE,
)
# Another post within the post, and what stands behind its words: "quoted-tweet-body_root__x".
# Likewise one that it answers, and the line that says whom it answers or who passed it on.
_QUOTED = re.compile(
    r"(?:[\w-]*[-_])?(?:quoted|parent|context|replying(?:-?to)?|in-?reply-?to|reposted(?:-?by)?|"
    r"retweeted(?:-?by)?)(?:[-_][\w-]*)?|(?:[\w-]*[-_])?quoted?-tweet(?:[-_][\w-]*)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"timestamp|metadata", re.IGNORECASE)
# Name (@handle), or @handle alone, as a whole text
_SIGNED = re.compile(r"(?:(?P<name>[^\n@]{1,80}?)\s*\()?@(?P<handle>\w{1,20})\)?", re.ASCII)
# Ghost writes twitter.com/twitter/status/… of everybody's posts.
_NETWORK = "twitter"
_HEADS = frozenset({"b", "h4"})
# No post with its author and buttons is longer; what is longer is an article about one.
_LONGEST = 3000
_MOST_PARTS = 200
_LONGEST_CLASS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A box with the words and author that its parts name; None for what they do not.

    `signed` is a handle that stands in the box by itself, where no part is named for it.
    """

    box: HtmlElement
    text: str | None
    handle: str | None
    signed: str | None
    name: str | None
    posted_at: str | None


def find_cards(tweets: Iterable[HtmlElement]) -> Iterator[FoundEmbed]:
    """Find boxes of sites' own making around one permalink, among elements with X in a class."""
    taken: set[HtmlElement] = set()
    for box in card_boxes(tweets):
        if box in taken or box.get("data-attrs"):
            continue
        inner = _quoted(box)
        links = [
            (link, target)
            for link, target in status_links(box)
            if link not in inner and next(iter(link), None) not in inner
        ]
        if len({target["id"] for _, target in links}) != 1:
            continue
        card = read_card(box, [link for link, _ in links], inner, links[0][1]["id"])
        if card is None or not card.text:
            continue
        taken.update(box.iter())
        target = links[0][1]
        claimed = handle_of(target.groupdict().get("handle"))
        if (claimed or "").lower() == _NETWORK:
            claimed = card.signed
        embed = embed_of(
            target["id"],
            "card",
            handle=card.handle or claimed or card.signed,
            name=card.name,
            text=card.text,
            date=card.posted_at,
        )
        yield FoundEmbed(embed, box)


def card_boxes(tweets: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Select the elements whose class says that they hold one post."""
    for box in tweets:
        if box.tag in {"html", "body", "blockquote", "script", "iframe"}:
            continue
        if _named(box, _BOX) or _named(box, _TOOLS):
            yield box


def read_card(
    box: HtmlElement,
    links: Sequence[HtmlElement] = (),
    inner: Container[HtmlElement] = (),
    number: str | None = None,
) -> Card | None:
    """Read the parts of a box; None if it holds frames, quotations or too much for one post.

    `links` lead to the post, `inner` are the elements of another post within it; `number` is its
    id.
    """
    drawn = _named(box, _TOOLS)
    barred = ("blockquote", "iframe") if drawn else ("blockquote", "iframe", "article")
    if next(box.iter(*barred), None) is not None:
        return None
    if len(element_text(box)) > _LONGEST:
        return None
    parts = [part for part in islice(box.iterdescendants(), _MOST_PARTS) if part not in inner]
    text = _part(parts, _TEXT) or _part(parts, _CONTENT) or _only_paragraph(parts)
    if text is None and drawn:
        text = _part(parts, _ONEBOX_TEXT)
    signed = _signed(parts)
    found = re.search(r"@(\w{1,20})", _part(parts, _HANDLE) or "", re.ASCII)
    name = _part(parts, _NAME) or (signed["name"] if signed else None)
    if name is None and drawn:
        heads = (part for part in parts if part.tag in _HEADS)
        name = next((one for part in heads if (one := element_text(part))), "")
    return Card(
        box=box,
        text=text,
        handle=found[1] if found else None,
        signed=signed["handle"] if signed else None,
        name=name or None,
        posted_at=_date(parts, links, number),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPart:
    """Who signs a post, by the parts of a box that are named for it."""

    name: str | None
    handle: str | None


def read_author(box: HtmlElement) -> SignedPart:
    """Read the name and handle of a post's author where parts of its box are named for these."""
    parts = list(islice(box.iterdescendants(), _MOST_PARTS))
    found = re.search(r"@(\w{1,20})", _part(parts, _HANDLE) or "", re.ASCII)
    return SignedPart(name=_part(parts, _NAME), handle=found[1] if found else None)


def _named(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return any(map(pattern.fullmatch, (element.get("class") or "")[:_LONGEST_CLASS].split()))


def _quoted(box: HtmlElement) -> set[HtmlElement]:
    """Collect the elements of a post that the box's own post quotes."""
    inner: set[HtmlElement] = set()
    for part in islice(box.iterdescendants(), _MOST_PARTS):
        if part not in inner and _named(part, _QUOTED):
            inner.update(part.iter())
    return inner


def _part(parts: Iterable[HtmlElement], pattern: re.Pattern[str]) -> str | None:
    texts = (_words(part) for part in parts if _named(part, pattern))
    return next((text for text in texts if text), None)


def _words(part: HtmlElement) -> str:
    behind = {item for item in islice(part.iterdescendants(), _MOST_PARTS) if _named(item, _BEHIND)}
    return element_text(part, skip=behind)


def _only_paragraph(parts: Iterable[HtmlElement]) -> str | None:
    texts = [text for p in parts if p.tag == "p" and (text := element_text(p))]
    return texts[0] if len(texts) == 1 else None


def _signed(parts: Iterable[HtmlElement]) -> re.Match[str] | None:
    """Find a part whose whole text is a handle, with or without the name before it."""
    for part in parts:
        text = (part.text or "").strip()
        found = _SIGNED.fullmatch(text) if "@" in text else None
        if found:
            return found
    return None


def _date(
    parts: Sequence[HtmlElement], links: Sequence[HtmlElement], number: str | None
) -> str | None:
    """Read the date of a box: an attribute first, then the words of its time and permalink."""
    times = [part for part in parts if part.tag == "time"]
    named = [part for part in parts if _named(part, _DATE)]
    stated = [
        value
        for part in (*times, *links, *named)
        for name in ("datetime", "data-datetime", "data-time", "title", "aria-label")
        if (value := part.get(name))
    ]
    printed = (element_text(part) for part in (*times, *links, *named))
    found = (
        parse_printed_date(item, number)
        for item in (*stated, *printed)
        if item and len(item) <= _LONGEST
    )
    return next((date for date in found if date), None)
