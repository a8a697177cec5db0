"""Write an Atom feed (RFC 4287) from entries, as bytes of XML.

lxml writes it, so nothing in a text can become markup; characters that XML does not have
are replaced. Summaries are plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACES: Any = {None: _ATOM}  # the stubs do not know the nameless prefix
# Matches control characters, lone surrogates and non-characters; not a tab or a line's end.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomEntry:
    """One thing that is new; `id` never changes, whatever site the archive is on."""

    id: str
    title: str
    updated: str
    href: str
    summary: str
    author: str | None = None


def atom_feed(
    entries: Sequence[AtomEntry],
    *,
    name: str,
    title: str,
    href: str,
    page: str,
    empty: str,
) -> bytes:
    """Return a feed at `href`, of what `page` shows.

    `empty` is when it changed if nothing is in it.

    `name` is the feed's id, which stays when the site moves.
    """
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_NAMESPACES)
    _add(root, "id", name)
    _add(root, "title", title)
    _add(root, "updated", max((_moment(one.updated) for one in entries), default=_moment(empty)))
    _add(root, "link", rel="self", type="application/atom+xml", href=href)
    _add(root, "link", rel="alternate", type="text/html", href=page)
    _add(_add(root, "author"), "name", "archiver")
    for one in entries:
        entry = _add(root, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.updated))
        _add(entry, "link", rel="alternate", type="text/html", href=one.href)
        if one.author:
            _add(_add(entry, "author"), "name", one.author)
        _add(entry, "summary", one.summary, type="text")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _add(
    parent: etree._Element, name: str, text: str | None = None, **attributes: str
) -> etree._Element:
    found = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    for key, value in attributes.items():
        found.set(key, _NO_XML.sub("\ufffd", value))
    if text is not None:
        found.text = _NO_XML.sub("\ufffd", text)
    return found


def _moment(text: str) -> str:
    """Return a full moment, as Atom wants it.

    >>> _moment("2031-05-04")
    '2031-05-04T00:00:00Z'
    """
    return text if "T" in text else f"{text}T00:00:00Z"
