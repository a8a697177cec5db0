"""A page's tree in, what its JSON-LD says of the page's own articles out; other things are left."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

# schema.org types of a page's own article; a WebSite or a Person is not one.
_ARTICLES = re.compile(
    r"(?:Article|Posting|Report|ClaimReview|CreativeWork|WebPage|Review|Recipe|VideoObject)$"
)
# <br> and the ends of paragraphs, as articleBody is written by sites that keep its markup.
_BREAK = re.compile(r"<(?:br|/p|/div|/h[1-6]|/li|/blockquote)\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")


def article_nodes(tree: HtmlElement) -> list[dict[str, Any]]:
    """The page's own articles in its JSON-LD, those with a headline first."""
    things: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        raw = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip(";")
        try:
            things += _things(json.loads(raw, strict=False), 3)
        except (ValueError, RecursionError):
            continue
    ours = [thing for thing in things if any(_ARTICLES.search(kind) for kind in _kinds(thing))]
    return sorted(
        ours,
        key=lambda thing: (one_line(thing.get("headline")) is None, "datePublished" not in thing),
    )


def article_body(things: list[dict[str, Any]]) -> str:
    """The longest text that an article in JSON-LD has, a paragraph a line, or ''."""
    texts = (value for thing in things if isinstance(value := thing.get("articleBody"), str))
    longest = max(texts, key=len, default="")
    plain = unescape(_TAG.sub(" ", _BREAK.sub("\n", unescape(longest))))
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return "\n".join(line for line in lines if line)


def one_line(value: Any) -> str | None:
    """A value as one line of text, or None; lists give their first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    if "<" in value:
        value = re.sub(r"<[^<>]{0,300}>", " ", value)
    return " ".join(value.split())[:500] or None


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value[:50]:
            yield from _things(part, depth)
    elif isinstance(value, dict):
        yield value
        if depth:
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _things(value.get(name), depth - 1)


def _kinds(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]
