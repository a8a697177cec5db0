"""Find posts of X that a site draws itself: a box with one permalink and parts with names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from archiver.html.element_text import element_text
from archiver.text import dates

# A box for one post. "tweet", "story-tweet" and "tweet-card" are some; "tweets", "tweet-button"
# and "retweet" are not.
_BOX = re.compile(
    r"(?:[\w-]*[-_])?tweet(?:[-_]{1,2}(?:card|embed|box|container|wrapper|block|post|item|"
    r"inner|module))?|embedded-?tweet",
    re.IGNORECASE,
)
# Its parts, by the end of their names: "tweet-text", "tweet__username"; not "text-center".
_TEXT = re.compile(r"(?:[\w-]*[-_])?(?:text|message|copy)", re.IGNORECASE)
_CONTENT = re.compile(r"(?:[\w-]*[-_])?tweet[\w-]*[-_](?:content|body)", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?:[\w-]*[-_])?(?:user-?name|handle|screen-?name|tweet-author)", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:[\w-]*[-_])?(?:display-?name|author-?name|full-?name|user-?display)", re.IGNORECASE
)
# No post with its author and buttons is longer; what is longer is an article about one.
_LONGEST = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A box with the words and author that its parts name; None for what they do not."""

    box: HtmlElement
    text: str | None
    handle: str | None
    name: str | None
    posted_at: str | None


def card_boxes(tweets: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Select the elements whose class says that they hold one post."""
    for box in tweets:
        if box.tag not in {"html", "body", "blockquote", "script", "iframe"} and _named(box, _BOX):
            yield box


def read_card(box: HtmlElement) -> Card | None:
    """Read the parts of a box; None if it holds frames, quotations or too much for one post."""
    if next(box.iter("blockquote", "iframe", "article"), None) is not None:
        return None
    if len(element_text(box)) > _LONGEST:
        return None
    times = box.xpath(".//time/@datetime")
    return Card(
        box=box,
        text=_part(box, _TEXT) or _part(box, _CONTENT) or _only_paragraph(box),
        handle=_handle(box),
        name=_part(box, _NAME),
        posted_at=dates.parse_date(times[0]) if times else None,
    )


def _named(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return any(map(pattern.fullmatch, (element.get("class") or "").split()))


def _part(box: HtmlElement, pattern: re.Pattern[str]) -> str | None:
    parts = (element_text(part) for part in box.iterdescendants() if _named(part, pattern))
    return next((text for text in parts if text), None)


def _only_paragraph(box: HtmlElement) -> str | None:
    texts = [text for p in islice(box.iter("p"), 20) if (text := element_text(p))]
    return texts[0] if len(texts) == 1 else None


def _handle(box: HtmlElement) -> str | None:
    text = _part(box, _HANDLE) or ""
    found = re.search(r"@(\w{1,20})", text, re.ASCII)
    return found[1] if found else None
