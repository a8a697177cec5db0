"""List all authors of an article, where a page joins their names or a field names the first alone.

JSON-LD and meta elements often hold only one name of a line "By Ida Tamm and Bo Lind".
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from archiver.extraction.articles import author_names
from archiver.extraction.articles.other_stories import (
    AnyAround,
    is_of_other_story,
    is_teaser,
    title_of,
)
from archiver.extraction.quotations.name_forms import without_accents
from archiver.html.json_ld import one_line
from archiver.html.meta_elements import content_of, meta_names
from archiver.languages.given_names import is_given_name
from archiver.text.bare_letters import bare_letters

# What joins two names; a letter alone only between capitals: "Ida Tamm i Bo Lind", "di Tamm e Lind"
_AND = re.compile(
    r"\s*[,;]?\s+(?:and|und|et|og|och|ja|és|en|i|y|e|și|и|та|і|ve|και|&|\+)\s+(?=[^\W\d_])"
    r"|\s*[;、]\s*|\s+[|•·/]\s+"
)
_COMMA = re.compile(r"\s*,\s*")
# "Ida Tamm", "IDA VAN DER TAMM", "Ida M. Tamm-Lind"; not "the sea" or "Ida Tamm in Ostermoor"
_NAME = re.compile(
    r"[^\W\d_a-zа-яіїєґ][\w'’.-]*(?:\s(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|af|av|el"
    r"|al|bin|ibn|ter|ten|zu|[^\W\d_a-zа-яіїєґ][\w'’.-]*)){0,4}\s[^\W\d_a-zа-яіїєґ][\w'’.-]*"
)
# Where each of several was: "Ida Tamm in Ostermoor and Bo Lind in Havenby"
_WHERE = re.compile(r"\s+(?:in|aus|à|em|från|fra)\s+[A-ZÀ-Ž][\w'’-]+(?:\s[A-ZÀ-Ž][\w'’-]+)?$")
_WHOLE = frozenset({"html", "head", "body", "script", "style", "title"})
_BESIDE = frozenset({"figure", "figcaption", "blockquote", "form"})
_LONGEST = 160  # characters of a line of authors
_PLACES = 40  # texts with the first name that are looked at
_MOST_BOXES = 3  # around such a text


def list_authors(byline: str, site: str | None) -> str:
    """Write names that are joined by "and" or a sign with commas, and desks only where alone.

    >>> list_authors("Ida Tamm und Bo Lind", None), list_authors("Lind & Tamm Shipping", None)
    ('Ida Tamm, Bo Lind', 'Lind & Tamm Shipping')
    >>> list_authors("Pilot Staff, Ida Tamm", "Harbour Pilot")
    'Ida Tamm'
    """
    names = [name for part in _COMMA.split(byline) for name in _split(part)]
    own = bare_letters(site or "")
    people = [
        name
        for name in names
        if author_names.is_name_of_several_words(name)
        and not _is_body(name)
        and not name.startswith("The ")
        and bare_letters(name) not in own
    ]
    return ", ".join(people if people and len(people) < len(names) else names)


def _split(part: str) -> list[str]:
    """Give the names of a part, which stays whole where one of them is no name of two words."""
    names = [_WHERE.sub("", name).strip() for name in _AND.split(part)]
    return names if len(names) > 1 and all(map(_NAME.fullmatch, names)) else [part]


def _is_body(name: str) -> bool:
    return author_names.is_desk(name) or author_names.is_agency(name)


def add_others(tree: HtmlElement, byline: str, site: str | None) -> str:
    """Give the authors of the line of a page that names the one of a byline, and others beside."""
    if not _NAME.fullmatch(byline):
        return byline
    title = title_of(tree)
    is_elsewhere = AnyAround(
        lambda box: box.tag in _BESIDE or is_of_other_story(box) or is_teaser(box, title)
    )
    for box in islice(_boxes_with(tree, byline), _PLACES):
        said = " ".join("".join(islice(box.itertext(), 40))[: 2 * _LONGEST].split())
        if len(said) > _LONGEST or said == byline:
            continue
        names = _names_of_line(said, site)
        if byline in names and len(names) > 1 and not is_elsewhere(box):
            return ", ".join(names)
    return byline


def _boxes_with(tree: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Give the elements around each text that has a name, the inner one first."""
    for text in tree.xpath("//text()[contains(., $name)]", name=name)[:_PLACES]:
        box = text.getparent()
        if len(text) > _LONGEST or box is None:
            continue
        box = box.getparent() if text.is_tail else box
        for _ in range(_MOST_BOXES):
            if box is None or box.tag in _WHOLE:
                break
            yield box
            box = box.getparent()


def _names_of_line(said: str, site: str | None) -> list[str]:
    """Give the names of a line that holds nothing else than "By" and them; else none.

    Without "and" a second name may be a place: "By Ida Tamm, New York".
    """
    plain = author_names.cut_label(said)
    signed = [name for part in _COMMA.split(plain) for name in _AND.split(part)]
    if all(_NAME.fullmatch(name) and _begins_as_a_person(name) for name in signed):
        return signed
    line = author_names.without_labels(author_names.BEHIND.sub("", plain))
    own = bare_letters(site or "")
    parts = _COMMA.split((line or "").strip(" ,|"))
    names = [name for part in parts for name in _split(part)]
    sure = len(names) > len(parts)
    for n, name in enumerate(names):
        if not _NAME.fullmatch(name) or _is_body(name) or author_names.is_role(name):
            return []
        if bare_letters(name) == own or (n and not sure and not _begins_as_a_person(name)):
            return []
    return list(dict.fromkeys(names))[: author_names.MOST_AUTHORS]


def _begins_as_a_person(name: str) -> bool:
    return is_given_name(without_accents(name.split(maxsplit=1)[0].casefold()))


def named_in_metas(metas: Iterable[HtmlElement], names: Iterable[str]) -> list[str]:
    """Give the persons whom several meta elements of one name hold, a name each.

    `names` are those of the meta elements that are looked at, in their order.
    """
    held: dict[str, list[str]] = {name: [] for name in names}
    for element in metas:
        for name in meta_names(element):
            if name not in held or len(held[name]) >= author_names.MOST_AUTHORS:
                continue
            if content := one_line(content_of(element)):
                held[name].append(content)
    for name, said in held.items():
        whole = [_as_spoken(one) for one in said] if name == "citation_author" else said
        people = [one for one in whole if _NAME.fullmatch(one) and not _is_body(one)]
        if len(people) > 1 and len(people) == len(said):
            return list(dict.fromkeys(people))
    return []


def _as_spoken(name: str) -> str:
    """Turn a name round that is written as libraries do: "Tamm, Ida"."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name
