"""Find posts of X (Twitter): addresses under any of its hosts, and its embeds since 2009."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.html.element_text import element_text, tidy_text
from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.found_embeds import (
    FoundEmbed,
    class_names,
    embed_kind,
)
from archiver.platforms.x import cards
from archiver.platforms.x.addresses import embed_of, handle_of, status_address
from archiver.text import dates, urls

_NAME = "x"

# "tweetId":"123", createTweet('123'), "tweet","props":{"id":"123"} and {"type":"tweet","id":"123"};
# not "tweetCount":"123", "in_reply_to_tweet_id":"123" nor {"type":"twitter","id":"123"}.
# It begins with letters, not with a choice, because it runs over megabytes of page data.
_ID_ATTRIBUTES = (
    "data-tweet-id",
    "data-tweetid",
    "data-twitter-id",
    "data-twitter-tweet-id",
    "tweet-id",
    "tweetid",
)
_DATA = frozenset({"data-attrs", "data-tweet"})
_DESCRIBED = frozenset({"alt", "data-alt"})
_DESCRIPTION = "Twitter post by @"
_TWEETS = frozenset({"twitter-tweet", "twitter-video", "nojs-tweet", "twitter-tweet-rendered"})
# — Name (@handle) at the end of what precedes the permalink; not "(@handle)" without a dash.
# The dash that opens a line wins over one in the name, which wins over one in the text.
_BYLINES = tuple(
    re.compile(pattern, re.DOTALL | re.ASCII)
    for pattern in (
        (
            r"(?P<text>.*?)(?:^|\n)\s*(?:—|–|―|--|-)\s*(?P<name>[^\n]{0,80}?)"
            r"\s*\(@(?P<handle>\w{1,20})\)[\s\u00b7•|,:\u200e\u200f-]*$"
        ),
        (
            r"(?P<text>.*)\s(?:—|–|―|--)\s*(?P<name>[^\n]{0,80}?)\s*\(@(?P<handle>\w{1,20})\)"
            r"[\s\u00b7•|,:\u200e\u200f-]*$"
        ),
        (
            r"(?P<text>.*)(?:—|–|―)\s*(?P<name>[^\n]{0,80}?)\s*\(@(?P<handle>\w{1,20})\)"
            r"[\s\u00b7•|,:\u200e\u200f-]*$"
        ),
    )
)
# What publishers show where the post's text would be.
_NO_TEXT = re.compile(
    r"(?:tweet may have been deleted|view (?:this )?(?:post|tweet) on|this (?:tweet|post) (?:is|"
    r"was) |loading (?:tweet|twitter)|"
    r"see (?:this )?(?:tweet|post) on|https?://(?:twitter|x)\.com/\S+$|tweet$|twitter$)",
    re.IGNORECASE,
)


def parse_x_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the id and the handle that it claims."""
    found = status_address(url)
    if found is None:
        return None
    claimed = found.groupdict().get("handle")
    return embed_of(found["id"], kind, handle=handle_of(claimed))


def find_x_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree shows in X's own markup or by a bare id."""
    for quote in tree.iter("blockquote"):
        found = _blockquote(quote)
        if found:
            yield found
    marked = _marked(tree)
    for element in marked.ids:
        if element.tag != "blockquote":
            found = _by_id(element)
            if found:
                yield found
    for element in marked.data:
        found = _substack(element)
        if found:
            yield found
    yield from _screenshots(marked.pictures)
    yield from _cards(marked.boxes)


class _Marked(NamedTuple):
    """The elements of a tree that may hold a post, by what marks them."""

    ids: dict[HtmlElement, None]
    data: dict[HtmlElement, None]
    pictures: dict[HtmlElement, None]
    boxes: dict[HtmlElement, None]


def _marked(tree: HtmlElement) -> _Marked:
    """Walk a tree once for all marks: four expressions take four times as long."""
    found = _Marked({}, {}, {}, {})
    for element in tree.iter():
        for name, value in element.items():
            if name == "class":
                if "weet" in value:
                    found.boxes[element] = None
            elif name in _ID_ATTRIBUTES:
                found.ids[element] = None
            elif name in _DATA:
                found.data[element] = None
            elif name in _DESCRIBED and value.startswith(_DESCRIPTION):
                found.pictures[element] = None
    return found


def _links(element: HtmlElement) -> Iterator[tuple[HtmlElement, re.Match[str]]]:
    # No post links half as many; a page that never closes its blockquote does.
    for link in islice(element.iter("a"), 50):
        target = status_address(urls.unwrap_url(link.get("href") or ""))
        if target:
            yield link, target


def _blockquote(quote: HtmlElement) -> FoundEmbed | None:
    """Read a blockquote: the permalink is its last status link, for the text may link others."""
    names = class_names(quote)
    ours = bool(names & _TWEETS) or any(quote.get(name) for name in _ID_ATTRIBUTES)
    links = list(_links(quote))
    if not links:
        return _without_link(quote) if ours else None
    link, target = links[-1]
    if any(box.tag == "blockquote" and box is not quote for box in _up_to(quote, link)):
        # A quotation of prose around a post; the inner one is read in its turn.
        return None
    before = element_text(quote, stop=link, skip=_intruders(quote, link))
    byline = _byline(before)
    if byline is None and not ours and not _alone(quote, link, before):
        return None
    printed = link.get("data-datetime") or element_text(link)
    date = dates.parse_date(printed, quote.get("data-lang"))
    handle = handle_of(target.groupdict().get("handle"))
    # Without a byline only X's own paragraphs are surely the post's.
    own = [element_text(p) for p in quote.xpath(".//p[@lang or @dir]")]
    text: str | None = "\n\n".join(own)
    name = None
    if byline:
        text, name, handle = (
            tidy_text(byline["text"]),
            byline["name"].strip() or None,
            byline["handle"],
        )
    if not text or _NO_TEXT.match(text):
        text = None
    embed = embed_of(target["id"], "blockquote", handle=handle, name=name, text=text, date=date)
    return FoundEmbed(embed, quote)


def _up_to(quote: HtmlElement, link: HtmlElement) -> Iterator[HtmlElement]:
    for box in link.iterancestors():
        if box is quote:
            return
        yield box


def _byline(before: str) -> re.Match[str] | None:
    return next((found for rule in _BYLINES if (found := rule.match(before))), None)


def _alone(quote: HtmlElement, link: HtmlElement, before: str) -> bool:
    """Tell whether a blockquote without X's class holds nothing but the link to the post."""
    whole = len("".join(quote.itertext()).strip())
    return not before and whole <= len("".join(link.itertext()).strip()) + 2


def _intruders(quote: HtmlElement, link: HtmlElement) -> frozenset[HtmlElement]:
    """Find boxes that a site pushed into the post: X writes paragraphs, links and images."""
    if not any(child.tag == "p" for child in quote):
        return frozenset()
    holders = set(link.iterancestors())
    return frozenset(
        box for box in quote.iter("div", "aside", "figure", "section") if box not in holders
    )


def _without_link(quote: HtmlElement) -> FoundEmbed | None:
    """Read X's blockquote by its id attribute, or by its byline where a site took the link."""
    number = next((value for name in _ID_ATTRIBUTES if (value := quote.get(name))), None)
    whole = element_text(quote)
    if number and re.fullmatch(r"\d{1,19}", number):
        byline = _byline(whole)
        if byline:
            text = tidy_text(byline["text"]) or None
            return FoundEmbed(
                embed_of(
                    number,
                    "blockquote",
                    handle=byline["handle"],
                    name=byline["name"] or None,
                    text=text,
                ),
                quote,
            )
        return FoundEmbed(embed_of(number, "blockquote"), quote)
    return None


def _by_id(element: HtmlElement) -> FoundEmbed | None:
    for name in _ID_ATTRIBUTES:
        value = (element.get(name) or "").strip()
        if not value:
            continue
        target = status_address(urls.unwrap_url(value))
        if target:
            return FoundEmbed(
                embed_of(
                    target["id"],
                    embed_kind(element),
                    handle=handle_of(target.groupdict().get("handle")),
                ),
                element,
            )
        if re.fullmatch(r"\d{5,19}", value):
            links = [t for _, t in _links(element) if t["id"] == value]
            handle = handle_of(links[0].groupdict().get("handle")) if links else None
            return FoundEmbed(embed_of(value, embed_kind(element), handle=handle), element)
    return None


def _substack(element: HtmlElement) -> FoundEmbed | None:
    """Read a box with the post as JSON in an attribute: address, words, author and time."""
    raw = element.get("data-attrs") or ""
    if not raw.startswith("{") or "full_text" not in raw:
        return None
    try:
        data = json.loads(raw)
    except ValueError:
        return None
    target = status_address(str(data.get("url") or "")) if isinstance(data, dict) else None
    if target is None:
        return None
    # The words may hold <span class="tweet-fake-link">.
    text = tidy_text(re.sub(r"<[^<>]{0,200}>", "", str(data.get("full_text") or "")))
    embed = embed_of(
        target["id"],
        "card",
        handle=handle_of(str(data.get("username") or ""))
        or handle_of(target.groupdict().get("handle")),
        name=str(data.get("name") or "").strip() or None,
        text=text or None,
        date=dates.parse_date(str(data.get("date") or "")),
    )
    return FoundEmbed(embed, element)


def _cards(tweets: Iterable[HtmlElement]) -> Iterator[FoundEmbed]:
    """Find boxes of sites' own making around one permalink."""
    taken: set[HtmlElement] = set()
    for box in cards.card_boxes(tweets):
        if box in taken or box.get("data-attrs"):
            continue
        targets = [target for _, target in _links(box)]
        if len({target["id"] for target in targets}) != 1:
            continue
        card = cards.read_card(box)
        if card is None or not card.text:
            continue
        taken.update(box.iter())
        handle = card.handle or handle_of(targets[0].groupdict().get("handle"))
        embed = embed_of(
            targets[0]["id"],
            "card",
            handle=handle,
            name=card.name,
            text=card.text,
            date=card.posted_at,
        )
        yield FoundEmbed(embed, box)


def _screenshots(pictures: Iterable[HtmlElement]) -> Iterator[FoundEmbed]:
    """Find pictures whose description is the post: ``Twitter post by @handle: text``."""
    for element in pictures:
        caption = re.match(
            r"Twitter post by @(\w{1,20}):\s*(.*)",
            element.get("data-alt") or element.get("alt"),
            re.DOTALL,
        )
        source = element.get("data-src") or element.get("src") or ""
        target = re.search(r"https?://(?:twitter|x)\.com/\w+/status/(\d{1,19})", source)
        if caption and target:
            text = tidy_text(re.sub(r"\s+", " ", caption[2])) or None
            yield FoundEmbed(embed_of(target[1], "card", handle=caption[1], text=text), element)
