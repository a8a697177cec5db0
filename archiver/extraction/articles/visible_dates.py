"""Find the dates that readers see on a page: marked times, and lines that name a day.

The days of changes, of other stories and of what the prose tells are passed over.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

from archiver.extraction.articles.other_stories import (
    AnyAround,
    is_of_other_story,
    is_teaser,
    title_of,
)
from archiver.platforms.attribute_index import index_attributes
from archiver.text import dates

_MARKS = XPath(
    "descendant-or-self::*[@itemprop='datePublished' or (self::time and (@pubdate or "
    "contains(@class, 'publish') or contains(@class, 'entry-date') or ancestor::article or "
    "ancestor::header))]"
)
# Matches "post-updated" and "dateModified"; not "published".
_CHANGE = re.compile(r"modif|updat|aktualis|actualiz", re.IGNORECASE)
# "Updated:", "Mis à jour le" and "zuletzt aktualisiert"; not "up to date"
_CHANGED = re.compile(
    r"\b(?:updat|modif|revis|edited|correct(?:ed|ion)|aktuali|geändert|mise? à jour|maj\b|actuali"
    r"|aggiorna|bijgewerkt|gewijzigd|zaktuali|atuali|o[dp]+dater|uppdater|обновл|изменен|оновлен"
    r"|güncelle|ενημερ)|更新|수정",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publi[sčqkc]|publié|posted|first aired|veröffentlicht|erschienen|pubblicat|gepubliceerd"
    r"|geplaatst|opublik|dodano|publicer|publiser|udgivet|опублик|yayınla|δημοσι)|公開|掲載|配信|발행|입력|发布",
    re.IGNORECASE,
)
# Names of what holds nothing but a day: "date", "post-date", "fecha", "entry-meta", "published".
_DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:article|post|entry|story|news|pub|publish(?:ed|ing)?|publication|created?)?"
    r"[-_]?(?:date|datetime|datum|fecha|data|meta|info)|pubdate|published|posted(?:-on)?|timestamp|dateline)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINE_TAGS = ("p", "div", "span", "li", "em", "small", "strong", "b", "i", "td", "dd", "h6")
_READ = 4_000  # elements in which a line is sought
_LONGEST = 120
_PROSE, _SENTENCE = 90, 25
"""Characters beside a time that make what it stands in a part of the article, with a full stop at
its end in any case."""
_LABEL = 40
"""Characters before a time that say what it is the time of."""
_NEAR = 3
"""Boxes around a line within which the headline of its page stands."""
_SENTENCES = frozenset({"p", "li", "td", "dd", "blockquote", "figcaption"})
_PIECES, _LONGEST_PIECE = 40, 1_000
"""Texts of an element that are joined, and characters of each: all that a line of a date can be."""


def marked_moments(tree: HtmlElement, language: str | None) -> Iterator[str]:
    """Give the moments that a page marks as its own time of publication."""
    is_of_other = _in_other_story(tree)
    for mark in cast("list[HtmlElement]", _MARKS(tree))[:30]:
        if is_change(mark) or is_in_sentence(mark) or is_of_other(mark):
            continue
        text = mark.get("datetime") or mark.get("content") or " ".join(mark.itertext())
        moment = dates.parse_date(text, language)
        if moment:
            yield moment


def date_line(tree: HtmlElement, language: str | None) -> tuple[str, bool] | None:
    """Find the line that says when a page was published, and whether it surely does.

    It does where it says so itself, or stands beside the headline.
    """
    is_of_other = _in_other_story(tree)
    named = set(_named_lines(tree))
    for element in islice(tree.iter(*_LINE_TAGS), _READ):
        text = element.text or ""
        labelled = bool(_PUBLISHED.search(text, 0, _LONGEST) or _CHANGED.search(text, 0, _LONGEST))
        if not labelled and element not in named:
            continue
        line = _line_of(element)
        if len(line) > _LONGEST or is_in_sentence(element) or is_of_other(element):
            continue
        told = _published_part(line)
        moment = dates.parse_date(told, language) if told else None
        if moment:
            return moment, bool(_PUBLISHED.search(line)) or _is_beside_headline(element)
    return None


def is_change(mark: HtmlElement) -> bool:
    """Tell whether an element says when the article changed: "updated", not "published updated"."""
    marks = f"{mark.get('class') or ''} {mark.get('itemprop') or ''}"
    if _CHANGE.search(marks):
        return "publi" not in marks.lower()
    if "publi" in marks.lower():
        return False
    label = _label(mark)
    changed = [found.start() for found in _CHANGED.finditer(label)]
    published = [found.start() for found in _PUBLISHED.finditer(label)]
    return bool(changed) and (not published or published[-1] < changed[-1])


def _label(mark: HtmlElement) -> str:
    """Give the end of what stands straight before an element, in the same box."""
    before, box = mark.getprevious(), mark.getparent()
    if before is None:
        return ((box.text if box is not None else None) or "")[-_LABEL:]
    if before.tail and before.tail.strip():
        return str(before.tail)[-_LABEL:]
    return "" if before.tag == "time" else "".join(islice(before.itertext(), 10))[-_LABEL:]


def _published_part(line: str) -> str | None:
    """Give the part of a line that is about its publication and not about a change."""
    published = _PUBLISHED.search(line)
    rest = line[published.end() :] if published else line
    changed = _CHANGED.search(rest)
    return (rest[: changed.start()] if changed else rest).strip(" ,;:|·-–(") or None


def _named_lines(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements whose class or id names a date."""
    index = index_attributes(tree)
    for name in ("class", "id"):
        known: dict[str, bool] = {}
        for number, value in index.pairs(name):
            if value not in known:
                known[value] = len(value) <= _LONGEST and bool(_DATE_NAME.search(value))
            element = index.elements[number] if known[value] else None
            if element is not None:
                yield element


def is_in_sentence(mark: HtmlElement) -> bool:
    """Tell whether a time stands within a sentence of the article, which tells of something."""
    if mark.get("itemprop") or mark.get("pubdate") is not None:
        return False
    box = next(iter(mark.iterancestors(*_SENTENCES)), None)
    if box is None:
        return False
    whole, own = _line_of(box), _line_of(mark)
    least = _SENTENCE if whole.endswith((".", "!", "?", "…", "。")) else _PROSE
    return len(whole) - len(own) > least and not _PUBLISHED.search(whole, 0, _LONGEST)


def _line_of(element: HtmlElement) -> str:
    """Give the beginning of an element's text: of a longer one no more is asked."""
    pieces = islice(element.itertext(), _PIECES)
    return " ".join("".join(piece[:_LONGEST_PIECE] for piece in pieces).split())


def _in_other_story(tree: HtmlElement) -> AnyAround:
    """Tell which elements are another story's, or where a site says what day it is."""
    title = title_of(tree)
    return AnyAround(
        lambda box: (
            is_of_other_story(box)
            or is_teaser(box, title)
            or (box.tag == "header" and _is_of_site(box))
        )
    )


def _is_of_site(header: HtmlElement) -> bool:
    if next(header.iter("h1"), None) is not None:
        return False
    return next(header.iterancestors("article", "main"), None) is None


def _is_beside_headline(element: HtmlElement) -> bool:
    boxes = islice(element.iterancestors(), _NEAR)
    return any(box.tag != "html" and next(box.iter("h1"), None) is not None for box in boxes)
