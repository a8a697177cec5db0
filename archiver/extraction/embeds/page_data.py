"""Find posts in page data: scripts, JSON in attributes, markup in text."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, unquote_plus

from lxml.html import HtmlElement

from archiver.extraction.embeds.addresses import (
    addresses_in,
    lowercase_ascii,
    may_hold_address,
    post_at,
)
from archiver.html.fragment import parse_fragment
from archiver.models.records import Embed, EmbedKind
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.registry import all_platforms

# Longer than any post's markup; what is longer is a page's, with a blockquote never closed.
_LONGEST_QUOTE = 20000
# No page's data has a tenth of it.
_MOST_QUOTES = 1000
# Characters of data around a mention that tell which story it belongs to.
_AROUND = 1500
# \u003c and \u002F, as JSON hides characters from HTML parsers; not \n. The first backslash
# stands apart from the rest of its run so that the search goes by it, and a run is bounded so
# that a page of nothing else is gone through once.
_ESCAPES = re.compile(r"\\\\{0,15}+u([0-9a-fA-F]{4})")
_ESCAPED = re.compile(r"\\\\{0,15}+(?=[/\"'])")
# The :// of an address in another's query, escaped once or twice, or by a script's `escape`.
_QUOTED = re.compile(r"%(?:25)?3A(?:%(?:25)?2F%(?:25)?2F|//)", re.IGNORECASE)
# %3Cblockquote+class%3D%22…, markup as a form would send it; not %3Cblockquote%20class
_FORM_CODED = re.compile(r"%3C[a-zA-Z]{1,12}\+[^\s\"'<>\\]{20,60000}", re.IGNORECASE)
_ONCE_ESCAPED = (
    *(("\\/", "/"), ('\\"', '"'), ("\\'", "'")),
    *(("\\n", "\n"), ("\\r", "\n"), ("\\t", "\n")),
)
_MANY = 50
"""Escapes of a piece of data from which on to search for each sign takes less than to match all."""
# What scripts hide from HTML parsers most, in both cases of their digits.
_HIDDEN = tuple(
    (rf"\u{code}", chr(int(code, 16)))
    for sign in "<>&\"'/="
    for code in {f"{ord(sign):04x}", f"{ord(sign):04X}"}
)
_ENTITIES = (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&#34;", '"'))
"""None of these signs can be part of another entity, so that they may be undone one by one."""
_WHITE = re.compile(r"\\\\{0,15}+[nrt]")
_BASE64 = re.compile(
    r"""["']embed-?js["']\s*:\s*["']([A-Za-z0-9+/=]{16,20000})["']""", re.IGNORECASE
)


def unescape_data(data: str) -> str:
    """Show data as its reader sees it: JSON escapes and entities undone, broken JSON too."""
    if "%3C" in data or "%3c" in data:
        data = _FORM_CODED.sub(lambda found: unquote_plus(found[0]), data)
    if "\\" in data:
        if data.count("\\u00") > _MANY and "\\\\u" not in data:
            for escaped, sign in _HIDDEN:
                data = data.replace(escaped, sign)
        if "\\u" in data:
            data = _ESCAPES.sub(_character, data)
        if "\\\\" in data:
            data = _WHITE.sub("\n", _ESCAPED.sub("", data))
        else:  # each sign is escaped once, which is the same and soon done
            for escaped, sign in _ONCE_ESCAPED:
                data = data.replace(escaped, sign)
    if "&lt;" in data or "&quot;" in data or "&#" in data:
        data = _unescape_entities(data)
    for _ in range(2):  # an address in an address's query is escaped twice
        if _QUOTED.search(data):
            data = unquote(data)
    return data


def _unescape_entities(data: str) -> str:
    """Undo entities as ``html.unescape`` does, those of which data is full by plain searches."""
    if data.count("&") <= _MANY:
        return unescape(data)
    for entity, sign in _ENTITIES:
        data = data.replace(entity, sign)
    if data.count("&") == data.count("&amp;"):
        return data.replace("&amp;", "&")
    return unescape(data)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    # A surrogate is half of a character beyond U+FFFF; encoding undoes pairs below.
    return chr(code)


class NamedPost(NamedTuple):
    """A post that data names, the data around it, and all of it as it stands in the page."""

    embed: Embed
    around: str
    data: str


def posts_in_data(data: str, kind: EmbedKind) -> Iterator[NamedPost]:
    """Yield the posts named in data.

    Embed markup first, for it has their words, then addresses and ids. A post is named once for its
    markup and once for its address or id.
    """
    text = unescape_data(data)
    low = lowercase_ascii(text)
    held = b"embedjs" in low or b"embed-js" in low
    for found in _BASE64.finditer(text) if held else ():
        decoded = _decoded(found[1])
        if decoded and may_hold_address(decoded):
            yield from posts_in_data(decoded, kind)
    rest, last = [], 0
    for start, end in islice(_quotes(text), _MOST_QUOTES) if b"<blockquote" in low else ():
        places = list(posts_in_markup(parse_fragment(text[start:end])))
        if places:
            # Links inside a post's words are the post's, not the article's.
            rest.append(text[last:start])
            last = end
        around = text[max(0, start - _AROUND) : start] + "\n" + text[end : end + _AROUND]
        for place in places:
            yield NamedPost(replace(place.embed, kind=kind), around, data)
    yield from _mentions("".join((*rest, text[last:])), kind, data)


def _mentions(text: str, kind: EmbedKind, data: str) -> Iterator[NamedPost]:
    """Yield the posts that data names by address or bare id, each once."""
    known: set[tuple[str, str | None]] = set()
    for found, seen in _addressed(text, kind):
        key = (seen.platform, seen.id)
        if key not in known:
            known.add(key)
            yield NamedPost(seen, _around(text, found), data)


def _addressed(text: str, kind: EmbedKind) -> Iterator[tuple[re.Match[str], Embed]]:
    for found, whole in addresses_in(text):
        seen = post_at(whole, kind)
        if seen:
            yield found, seen
    low = lowercase_ascii(text)
    for platform in all_platforms():
        ids = platform.ids_in_data
        if ids is None or not any(hint.word.encode() in low for hint in platform.address_hints):
            continue
        for found in ids.pattern.finditer(text):
            seen = platform.parse_address(ids.address.format(id=found["id"]), kind)
            if seen:
                yield found, seen


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _AROUND) : found.end() + _AROUND]


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """Tell where whole blockquotes with a post's address stand, the inner one of nested ones."""
    low = text.lower()
    start = low.find("<blockquote")
    while start >= 0:
        following = low.find("<blockquote", start + 11)
        end = low.find("</blockquote>", start, following if following >= 0 else len(low))
        if 0 <= end - start <= _LONGEST_QUOTE and may_hold_address(text[start:end]):
            yield start, end + 13
        start = following


def posts_in_markup(tree: HtmlElement, marks: str | None = None) -> Iterator[FoundEmbed]:
    """Tell what every platform finds in a tree.

    With its `marks` only those that have one are asked.
    """
    for platform in all_platforms():
        if marks is None or any(mark in marks for mark in platform.markup_hints):
            yield from platform.find_embeds(tree)


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
