"""Read the JSON-LD of a page: what it says of its own articles and of the posts that it shows."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from archiver.errors import UnusableLine
from archiver.html.page_state import walk_objects
from archiver.html.plain_text import plain_text
from archiver.text.foreign_json import whole_object

# schema.org types of a page's own article; a WebSite or a Person is not one.
_ARTICLES = re.compile(
    r"(?:Article|Posting|Report|ClaimReview|CreativeWork|WebPage|Review|Recipe|VideoObject)$"
)
# Of these only an article itself is one; a page or a video may be around it or in it.
_OWN = re.compile(r"(?:Article|Posting|Report|ClaimReview)$")
_WORK = re.compile(r"(?:Review|Recipe)$")
# "&amp;", "&#8217;" and "&#x27;"; not "AT&T" or "R&D;"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,8}\d{0,2});")
# "<br>", "</p>" and "<!--"; not "5 < 6" or "<3".
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
# A comma before what closes an object or a list: {"a":1,}; not {"a":1,"b":2}
_SURPLUS_COMMA = re.compile(r",(?=\s{0,100}[}\]])")
# What old systems put around data so that browsers would not show them: "//<![CDATA[", "<!--".
_OPENING = re.compile(r"[/*\s]{0,20}<!(?:\[CDATA\[|--)[/*\s]{0,20}")
_CLOSING = re.compile(r"\s*(?:(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?)?[\s;]*\Z")
_WRAPPED = 60
"""Characters at the end in which that stands."""
# What stands where nobody filled a field in: "undefined", "{{ author }}"; not "Null Island".
_UNFILLED = re.compile(
    r"(?:undefined|null|nan|none|\[object object\])(?: (?:undefined|null))*|\{\{.*\}\}|\{%.*%\}"
    r"|<%.*%>|\$\{[^}]*\}|%[a-z_]+%",
    re.IGNORECASE,
)
# Hyphens and spaces of no width that only say where a line may be broken, and marks of bytes.
_UNSEEN = {ord(sign): None for sign in "\u00ad\u200b\u2060\ufeff"}
_REFERRING = ("author", "publisher")
_LONGEST_LINE = 500
_LONGEST_MARKUP = 20_000
"""Characters of a line with its markup, of which those are left: 1 MB of it took seconds."""


def json_ld_values(
    tree: HtmlElement | None, scripts: Iterable[HtmlElement] | None = None
) -> Iterator[Any]:
    """Give the value of each JSON-LD script of a page; broken ones are passed over.

    `scripts` are all scripts of the tree, where they are known.

    Newlines inside strings, CDATA around the value, a semicolon after it and a comma before what
    closes a list are forgiven, as search engines do.
    """
    if scripts is None:
        scripts = () if tree is None else tree.iter("script")
    for script in scripts:
        if "ld+json" not in (script.get("type") or ""):
            continue
        raw = _unwrapped((script.text or "").strip())
        try:
            found = _loaded(raw)
            # Only an escape can name half of a pair of surrogates.
            yield whole_object(found) if "\\ud" in raw.lower() else found
        except (ValueError, RecursionError, UnusableLine):
            continue


def _unwrapped(raw: str) -> str:
    """Take off what stands around the data of a script."""
    opening = _OPENING.match(raw)
    raw = raw[opening.end() :] if opening else raw
    return raw[:-_WRAPPED] + _CLOSING.sub("", raw[-_WRAPPED:])


def _loaded(raw: str) -> Any:
    try:
        return json.loads(raw, strict=False)
    except ValueError:
        return json.loads(_SURPLUS_COMMA.sub("", raw), strict=False)


def json_ld_objects(tree: HtmlElement | None) -> Iterator[Mapping[str, Any]]:
    """Give every object of a page's JSON-LD, outer before inner."""
    for value in json_ld_values(tree):
        yield from walk_objects(value)


def article_nodes(
    tree: HtmlElement, scripts: Iterable[HtmlElement] | None = None
) -> list[dict[str, Any]]:
    """Give the page's own articles in its JSON-LD: articles before pages, then by headline.

    `scripts` as in `json_ld_values`.
    """
    things = [thing for value in json_ld_values(tree, scripts) for thing in _things(value, 3)]
    known = {name: thing for thing in things if isinstance(name := thing.get("@id"), str)}
    ours = [
        {**thing, **{name: _resolved(thing[name], known) for name in _REFERRING if name in thing}}
        for thing in things
        if any(_ARTICLES.search(kind) for kind in _kinds(thing))
    ]
    return sorted(
        ours,
        key=lambda thing: (
            not is_article(thing),
            one_line(thing.get("headline")) is None,
            "datePublished" not in thing,
        ),
    )


def _resolved(value: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    """Replace a bare reference, ``{"@id": "#ana"}``, by the object that it refers to."""
    if isinstance(value, list):
        return [_resolved(item, known) for item in value[:20]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def is_article(thing: Mapping[str, Any]) -> bool:
    """Tell whether an object of JSON-LD is an article, and not only the page around one."""
    return any(_OWN.search(kind) for kind in _kinds(thing))


def is_own_work(thing: Mapping[str, Any]) -> bool:
    """Tell whether an object of JSON-LD is what its page publishes: an article, review or recipe.

    A page, a film or a work without a kind may be around it, or be shown in it.
    """
    return is_article(thing) or any(_WORK.search(kind) for kind in _kinds(thing))


def article_body(things: list[dict[str, Any]]) -> str:
    """Give the longest text that an article in JSON-LD has, a paragraph a line, or ''."""
    texts = (value for thing in things if isinstance(value := thing.get("articleBody"), str))
    longest = unescape(max(texts, key=len, default=""))
    if _TAG.search(longest):
        # A newline in it ends a line, with or without markup beside it.
        longest = plain_text(longest.replace("\n", "<br>"))
    lines = (" ".join(line.split()) for line in unescape(longest).splitlines())
    return "\n".join(line for line in lines if line)


def one_line(value: Any) -> str | None:
    """Give a value as one line without markup or entities, or None; lists give their first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    value = value[:_LONGEST_MARKUP]
    if _TAG.search(value):
        value = plain_text(value)
    for _ in range(2):  # "&amp;#8217;" was escaped twice
        if _ENTITY.search(value):
            value = unescape(value)
    line = " ".join(value.translate(_UNSEEN).split())[:_LONGEST_LINE]
    return None if not line or _UNFILLED.fullmatch(line) else line


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value[:50]:
            yield from _things(part, depth)
    elif isinstance(value, dict):
        yield value
        if depth:
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _things(value.get(name), depth - 1)


def _kinds(thing: Mapping[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]
