"""Find posts of X (Twitter): addresses under any of its hosts, and its embeds since 2009."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.html.element_text import element_text, tidy_text
from archiver.platforms.attribute_index import index_attributes, numbered_elements
from archiver.platforms.bare_ids import bare_ids_of, find_bare_ids, is_named_for
from archiver.platforms.found_embeds import (
    FoundEmbed,
    class_names,
    embed_kind,
)
from archiver.platforms.registry import unwrap_address
from archiver.platforms.signed_quotes import find_intruders, is_signed
from archiver.platforms.x.addresses import (
    embed_of,
    handle_of,
    status_address,
    status_links,
)
from archiver.platforms.x.cards import find_cards, read_author
from archiver.platforms.x.printed_dates import parse_printed_date
from archiver.platforms.x.site_boxes import find_data_boxes, find_screenshots
from archiver.text import dates

_NAME = "x"

# "tweetId":"123", createTweet('123'), "tweet","props":{"id":"123"} and {"type":"tweet","id":"123"};
# not "tweetCount":"123", "in_reply_to_tweet_id":"123" nor {"type":"twitter","id":"123"}.
# It begins with letters, not with a choice, because it runs over megabytes of page data.
# "data-tweet-id", "tweetid", "data-twitter-status-id" and "data-tweet"; not "data-twitter-via"
_ID_NAME = re.compile(
    r"(?:data-)?(?:[a-z]{1,9}-)?(?:tweet|twitter-(?:tweet|status|post|embed)|twitter(?=[-_]?id))"
    r"(?:[-_]?(?:status|post|embed))?(?:[-_]?id)?"
)
# No post has as many; a page that never closes its blockquote does.
_MOST_PARAGRAPHS = 100
_MOST_WITHIN = 1_000
# Names of X in classes, tags and attributes: "social--twitter", "embetty-tweet" and "x" alone.
_WORD = re.compile(r"twitter|tweet|^(?:x|x-?post|x-?embed|x\.com)$")
_SNOWFLAKE = re.compile(r"\d{15,19}", re.ASCII)
# id="tweet-1300000000000000033"; not id="tweet-3"
_TELLING_ID = re.compile(r"(?:tweet|twitter|status)[-_]?(?:tweet[-_]?)?(\d{15,19})", re.IGNORECASE)
# The same of a box that X's name marks: id="1300000000000000033" and id="embed-1300000000000000033"
_TOLD_ID = re.compile(r"(?:[a-z]{1,12}[-_]){0,2}(\d{15,19})", re.IGNORECASE | re.ASCII)
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
# — Name (@handle) July 13, 2024, where the permalink has another text than the date
_DATED = re.compile(
    r"(?P<rest>.{0,3000}\(@\w{1,20}\))[\s\u00b7•|,:-]{0,9}(?P<date>[^()@]{6,60})",
    re.DOTALL | re.ASCII,
)
# What stands before the words of a second post in one quotation: the first, signed and dated
_PASSED = re.compile(
    r"\A.{0,3000}(?:^|\n)\s{0,9}(?:—|–|―|--)[^\n]{0,80}\(@\w{1,20}\)[^\n@]{6,60}\d{4}[^\n@]{0,9}\n",
    re.DOTALL | re.ASCII,
)
_LONGEST_DATE = 80
# What publishers show where the post's text would be.
_NO_TEXT = re.compile(
    r"(?:tweet may have been deleted|view (?:this )?(?:post|tweet) on|this (?:tweet|post) (?:is|"
    r"was) |loading (?:tweet|twitter)|"
    r"see (?:this )?(?:tweet|post) on|https?://(?:twitter|x)\.com/\S+$|tweet$|twitter$)",
    re.IGNORECASE,
)


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
    for element, number in find_bare_ids(tree, _WORD, _SNOWFLAKE, without=marked.ids):
        yield FoundEmbed(embed_of(number, embed_kind(element)), element)
    yield from find_data_boxes(tree)
    yield from find_screenshots(marked.pictures)
    yield from find_cards(marked.boxes)


@lru_cache(maxsize=4_096)
def _names_id(name: str) -> bool:
    return _ID_NAME.fullmatch(name) is not None


class _Marked(NamedTuple):
    """The elements of a tree that may hold a post, by what marks them."""

    ids: dict[HtmlElement, None]
    pictures: dict[HtmlElement, None]
    boxes: dict[HtmlElement, None]


def _marked(tree: HtmlElement) -> _Marked:
    """Find the elements with each of the marks: four expressions take many times as long."""
    numbers = index_attributes(tree).numbers
    sought = {"id", "class", *_DESCRIBED}
    telling = [
        number
        for name in numbers
        if name not in sought and _names_id(name)
        for number in numbers[name]
    ]
    ids = dict.fromkeys(numbered_elements(tree, {*telling, *_numbers(tree, "id", _tells_id)}))
    pictures = {number for name in _DESCRIBED for number in _numbers(tree, name, _describes)}
    boxes = _numbers(tree, "class", _is_of_box)
    return _Marked(
        ids,
        dict.fromkeys(numbered_elements(tree, pictures)),
        dict.fromkeys(numbered_elements(tree, boxes)),
    )


def _numbers(tree: HtmlElement, name: str, marks: Callable[[str], bool]) -> list[int]:
    """Give the numbers of the elements with an attribute whose value is such a mark."""
    found: list[int] = []
    known: dict[str, bool] = {}  # most values of a page stand there again and again
    for number, value in index_attributes(tree).pairs(name):
        is_mark = known.get(value)
        if is_mark is None:
            is_mark = known[value] = marks(value)
        if is_mark:
            found.append(number)
    return found


def _tells_id(value: str) -> bool:
    return _TELLING_ID.fullmatch(value) is not None or _TOLD_ID.fullmatch(value) is not None


def _id_told(element: HtmlElement) -> str | None:
    """Give the id of a post that is an element's own `id`, where that or a class names X."""
    own = element.get("id") or ""
    if telling := _TELLING_ID.fullmatch(own):
        return telling[1]
    told = _TOLD_ID.fullmatch(own)
    return told[1] if told and is_named_for(element, _WORD) else None


def _describes(value: str) -> bool:
    return value.startswith(_DESCRIPTION)


def _is_of_box(value: str) -> bool:
    return "weet" in value or "witter" in value or "bbp" in value


def _blockquote(quote: HtmlElement) -> FoundEmbed | None:
    """Read a blockquote: the permalink is its last status link, for the text may link others."""
    names = class_names(quote)
    ours = bool(names & _TWEETS) or any(map(_WORD.search, names)) or bool(_number_of(quote))
    links = list(status_links(quote))
    if not links:
        return _without_link(quote) if ours else None
    # What stands in a quotation within is another post's; it is read in its turn.
    inner = frozenset(islice(quote.iterdescendants("blockquote"), _MOST_WITHIN))
    own = [place for place in links if inner.isdisjoint(_up_to(quote, place[0]))]
    if not own:
        return None
    link, target = own[-1]
    posts = {place[1]["id"] for place in own}
    skipped = find_intruders(quote, link) | inner
    before, dated = _split_date(element_text(quote, stop=link, skip=skipped))
    byline = _byline(before)
    handle = handle_of(target.groupdict().get("handle"))
    if byline and handle and byline["handle"].lower() != handle.lower():
        own_byline = is_signed(quote, link, skipped, byline=_byline, most=_MOST_PARAGRAPHS)
        byline = byline if own_byline else None
    if byline is None and not ours and not _alone(quote, link, before):
        return None
    date = _date(quote, link, dated, target["id"])
    text: str | None = _paragraphs(quote, link, ours=ours)
    name = None
    signed = read_author(quote) if byline is None and ours and not inner else None
    if signed:
        name, handle = signed.name, signed.handle or handle
    if byline:
        text, name, handle = (
            tidy_text(_PASSED.sub("", byline["text"]) if len(posts) > 1 else byline["text"]),
            byline["name"].strip() or None,
            byline["handle"],
        )
    if not text or _NO_TEXT.match(text):
        text = None
    embed = embed_of(target["id"], "blockquote", handle=handle, name=name, text=text, date=date)
    # One that is never closed holds all behind it, the next post too; its words are not known.
    closed = not inner or link is links[-1][0] or text is None
    return FoundEmbed(embed, quote if closed else None)


def _split_date(before: str) -> tuple[str, str]:
    """Take the date off the end of what precedes the permalink, where the byline has it."""
    found = _DATED.fullmatch(before)
    if found and dates.parse_date(found["date"]):
        return found["rest"], found["date"]
    return before, ""


def _date(quote: HtmlElement, link: HtmlElement, dated: str, number: str) -> str | None:
    """Read a post's date: the permalink's attribute and words, those before it, those behind it."""
    behind = [link.tail or "", *(element_text(item) for item in islice(link.itersiblings(), 3))]
    box = link.getparent()
    if box is not quote and box is not None:
        behind += [box.tail or "", *(element_text(item) for item in islice(box.itersiblings(), 3))]
    printed = (
        link.get("data-datetime"),
        *islice((item.get("datetime") for item in quote.iter("time")), 3),
        *(element_text(link), link.get("title"), dated, *behind),
    )
    language = quote.get("data-lang")
    found = (
        parse_printed_date(item, number, language)
        for item in printed
        if item and len(item) <= _LONGEST_DATE
    )
    return next((date for date in found if date), None)


def _paragraphs(quote: HtmlElement, link: HtmlElement, *, ours: bool) -> str:
    """Give the words of a blockquote without a byline: X's own paragraphs are surely the post's.

    Sites take their attributes off, and put the date into a paragraph by itself.
    """
    every = [p for p in islice(quote.iter("p"), _MOST_PARAGRAPHS) if not _is_within(p, quote)]
    own = [p for p in every if p.get("lang") is not None or p.get("dir") is not None]
    if not own and ours:
        holders = set(link.iterancestors())
        own = [p for p in every if p not in holders]
    texts = [text for p in own if (text := element_text(p))]
    # "— Name", where the handle was taken off
    if len(texts) > 1 and texts[-1].startswith(("—", "–", "--")):
        texts.pop()
    return "\n\n".join(texts)


def _up_to(quote: HtmlElement, link: HtmlElement) -> Iterator[HtmlElement]:
    for box in link.iterancestors():
        if box is quote:
            return
        yield box


def _is_within(part: HtmlElement, quote: HtmlElement) -> bool:
    """Tell whether a part of a blockquote stands in another one within it."""
    return next(part.iterancestors("blockquote"), quote) is not quote


def _byline(before: str) -> re.Match[str] | None:
    return next((found for rule in _BYLINES if (found := rule.match(before))), None)


def _alone(quote: HtmlElement, link: HtmlElement, before: str) -> bool:
    """Tell whether a blockquote without X's class holds nothing but the link to the post."""
    whole = len("".join(quote.itertext()).strip())
    return not before and whole <= len("".join(link.itertext()).strip()) + 2


def _number_of(quote: HtmlElement) -> str | None:
    """Give the id that an attribute of a blockquote holds: an own one's, a common one's or `id`."""
    for name, value in quote.items():
        if _ID_NAME.fullmatch(name) and re.fullmatch(r"\d{1,19}", value.strip(), re.ASCII):
            return str(value).strip()
    for name in ("cite", "data-url", "data-href", "data-src", "data-link", "data-permalink"):
        target = status_address(unwrap_address(quote.get(name) or ""))
        if target:
            return target["id"]
    return _id_told(quote) or next(
        (bare_id.id for bare_id in bare_ids_of(quote, _WORD, _SNOWFLAKE)), None
    )


def _without_link(quote: HtmlElement) -> FoundEmbed | None:
    """Read X's blockquote by its id attribute, with its byline where a site took the link."""
    number = _number_of(quote)
    if number is None:
        return None
    # One that is never closed holds the rest of the page, other posts and all.
    nested = next(quote.iterdescendants("blockquote"), None) is not None
    byline = None if nested else _byline(element_text(quote))
    if byline is None:
        return FoundEmbed(embed_of(number, "blockquote"), quote)
    embed = embed_of(
        number,
        "blockquote",
        handle=byline["handle"],
        name=byline["name"].strip() or None,
        text=tidy_text(byline["text"]) or None,
    )
    return FoundEmbed(embed, quote)


def _by_id(element: HtmlElement) -> FoundEmbed | None:
    for name, given in element.items():
        value = given.strip()
        if not value or not _ID_NAME.fullmatch(name):
            continue
        target = status_address(unwrap_address(value))
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
            links = [t for _, t in status_links(element) if t["id"] == value]
            handle = handle_of(links[0].groupdict().get("handle")) if links else None
            return FoundEmbed(embed_of(value, embed_kind(element), handle=handle), element)
    told = _id_told(element)
    # Around a whole post the id only repeats its permalink.
    if told and not element_text(element):
        return FoundEmbed(embed_of(told, embed_kind(element)), element)
    return None
