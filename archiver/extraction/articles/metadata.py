"""Read the metadata of an article from its page: title, site, byline, dates, canonical address."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_title

from archiver.extraction.articles import byline as byline_marks
from archiver.html.json_ld import one_line
from archiver.html.meta_elements import meta_names
from archiver.languages import detect as language
from archiver.text import dates, urls

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.created",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dcterms.date",
    "article:published",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "last-modified-date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title")
_SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
    "copyright-holder",
)
_AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "cxenseparse:author",
    "dcterms.creator",
    "citation_author",
)
# "By Jane Roe" and "Von Jane Roe"; not "Byron Roe"
_BY = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|autor(?:ka)?|text|written by|posted by)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; None for what it does not say."""

    url: str
    title: str | None = None
    site: str | None = None
    byline: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    language: str | None = None


def read_metadata(
    tree: HtmlElement,
    url: str,
    fetched_at: str | None,
    meta: dict[str, str],
    linked: list[dict[str, Any]],
) -> Metadata:
    """Read metadata by JSON-LD, meta elements and the page's own marks, in that order.

    `meta` and `linked` are what `meta_values` and `article_nodes` gave.
    """
    code = language.declared_language(
        next(iter(tree.xpath("/html/@lang | /html/@xml:lang")), None)
    ) or language.declared_language(
        meta.get("og:locale") or meta.get("content-language") or meta.get("language")
    )
    first = linked[0] if linked else {}
    published = _moment(
        [x.get("datePublished") for x in linked], [meta.get(n) for n in _PUBLISHED], code
    )
    modified = _moment(
        [x.get("dateModified") for x in linked], [meta.get(n) for n in _MODIFIED], code
    )
    if published is None:
        published = _marked(tree, code) or _searched(tree, url, fetched_at)
    title = one_line(first.get("headline")) or _first(meta, _TITLES) or _safely(extract_title, tree)
    byline = (
        _people(first.get("author"))
        or _person(_first(meta, _AUTHORS))
        or _safely(byline_marks.find_marked_byline, tree)
    )
    publisher = first.get("publisher")
    return Metadata(
        url=_canonical(tree, meta, url),
        title=title,
        site=_first(meta, _SITES)
        or (one_line(publisher.get("name")) if isinstance(publisher, dict) else None)
        or urls.host_of(url)
        or None,
        byline=_BY.sub("", byline).strip() or None if byline else None,
        published_at=published,
        modified_at=modified,
        language=code or language.declared_language(one_line(first.get("inLanguage"))),
    )


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((one_line(meta[name]) for name in names if name in meta), None)


def _people(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [_person(one_line(p.get("name") if isinstance(p, dict) else p)) for p in people[:10]]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _person(name: str | None) -> str | None:
    """Take a name, unless it is an address or an account's number."""
    return name if name and not re.match(r"https?://|\d+$|//", name) else None


def _moment(linked: list[Any], metas: list[str | None], code: str | None) -> str | None:
    texts = [text for value in (*linked, *metas) if (text := one_line(value))]
    return next((moment for text in texts if (moment := dates.parse_date(text, code))), None)


def _marked(tree: HtmlElement, code: str | None) -> str | None:
    """Read the page's first element that is marked as its time of publication."""
    marks = tree.xpath(
        "//*[@itemprop='datePublished'] | //time[@pubdate] | //time"
        "[contains(@class, 'publish') or contains(@class, 'entry-date')] | (//article//time | "
        "//header//time)[1]"
    )
    for mark in marks[:5]:
        text = mark.get("datetime") or mark.get("content") or " ".join(mark.itertext())
        moment = dates.parse_date(text, code)
        if moment:
            return moment
    return None


def _searched(tree: HtmlElement, url: str, fetched_at: str | None) -> str | None:
    """Have htmldate read a day from address and markup, never one after the capture.

    It would take a day of change for the day of publication, where the page names no other.
    """
    try:
        with _without_modified(tree):
            found = _find_date(tree, url, fetched_at)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return dates.parse_date(found) if found else None


def _find_date(tree: HtmlElement, url: str, fetched_at: str | None) -> str | None:
    return find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url,
        max_date=(fetched_at or "")[:10] or None,
    )


@contextmanager
def _without_modified(tree: HtmlElement) -> Iterator[None]:
    """Blank meanwhile the contents of meta elements that say when a page changed."""
    blanked = [
        (element, content)
        for element in tree.iter("meta")
        if (content := element.get("content"))
        and any(name in _MODIFIED for name in meta_names(element))
    ]
    for element, _ in blanked:
        element.set("content", "")
    try:
        yield
    finally:
        for element, content in blanked:
            element.set("content", content)


def _safely(reading: Any, tree: HtmlElement) -> str | None:
    """Read by trafilatura, which may stumble over a broken page."""
    try:
        return one_line(reading(tree))
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str) -> str:
    """Find the address that the page names for itself, if it is a whole one on the web."""
    named = tree.xpath("//link[@rel='canonical']/@href")
    for address in (*named, meta.get("og:url")):
        whole = urls.absolute_url(address or "")
        # A front page is no article: sites that name it on every page would make them all one.
        if re.match(r"https?://[^/\s]+\.[^/\s]+/[^/\s?#]|https?://[^/\s]+/?\?.", whole):
            return urls.canonical_url(whole)
    return urls.canonical_url(url)
