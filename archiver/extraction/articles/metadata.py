"""Read the metadata of an article from its page: title, site, byline, dates, canonical address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from archiver.extraction.articles import author_names, live_blogs, page_nodes, several_authors
from archiver.extraction.articles import byline as byline_marks
from archiver.extraction.articles.headlines import choose_title
from archiver.extraction.articles.publication import MODIFIED_NAMES, published_moment
from archiver.extraction.articles.site_names import find_site_name
from archiver.html.json_ld import is_own_work, one_line
from archiver.languages import detect as language
from archiver.models.records import DateBasis
from archiver.text import dates, urls
from archiver.text.bare_letters import bare_letters
from archiver.text.date_order import language_of_dates
from archiver.text.feed_dates import is_unfilled, parse_feed_date
from archiver.text.sites import is_same_site

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.created",
    "dc.date.issued",
    "dcterms.issued",
    "pubdate",
    "pub_date",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "originalpublicationdate",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article:published_date",
    "rnews:datepublished",
    "bt:pubdate",
    "vr:published_time",
    "shareaholic:article_published_time",
    "cxenseparse:recs:publishtime",
    "article:published",
)
_OF_PAGE = ("date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created")
"""Names by which some sites say when their page was made, and others what day it is."""
_UNSTATED = frozenset({"printed", "guessed"})
# Addresses, numbers and accounts of whoever runs the site: "tamm@pilot.example", "admin"
_NO_PERSON = re.compile(
    r"https?://|\d+$|//|\S+@\S+\.\S+$|(?-i:(?:www\.)?[a-z\d-]{2,}(?:\.[a-z\d-]{2,})+$)|(?:admin(?:istrator)?|webmaster|root|guest)$",
    re.IGNORECASE,
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title")
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
# "/Date(1935655200000)/" and "/Date(1935655200000+0200)/", as .NET wrote moments
_JSON_DATE = re.compile(r"/Date\((\d{12,13})(?:[+-]\d{4})?\)/")
# The address of a page saved out of the Wayback Machine, before the original one.
_SAVED = re.compile(
    r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; None for what it does not say."""

    url: str
    title: str | None = None
    site: str | None = None
    byline: str | None = None
    published_at: str | None = None
    dated_by: DateBasis | None = None
    modified_at: str | None = None
    language: str | None = None


def read_metadata(
    tree: HtmlElement,
    url: str,
    fetched_at: str | None,
    meta: dict[str, str],
    linked: list[dict[str, Any]],
    *,
    came_from: str | None = None,
) -> Metadata:
    """Read metadata by JSON-LD, meta elements and the page's own marks, in that order.

    `meta` and `linked` are what `meta_values` and `article_nodes` gave. A page that `came_from` the
    web counts for addresses of that site alone, whatever it names as its own: no publisher's page
    becomes another's article.
    """
    label = next(iter(tree.xpath("/html/@lang | /html/@xml:lang")), None)
    code = language.declared_language(label)
    if code is None:
        label = meta.get("og:locale") or meta.get("content-language") or meta.get("language")
        code = language.declared_language(label)
    address = _canonical(tree, meta, url, came_from)
    dated = language_of_dates(code, label, address)
    linked = page_nodes.without_other_pages(tree, linked, address)
    own = page_nodes.own_nodes(tree, linked)
    if linked and not own:  # entries, each of which is called something else than the page
        linked, pieces = [], {"liveBlogUpdate": linked}
    else:
        pieces = {}
    first = own[0] if own else {}
    articles = [thing for thing in own if is_own_work(thing)]
    published = published_moment(
        tree,
        _moments(
            [x.get("datePublished") or _begun(x) for x in articles],
            [meta.get(name) for name in _PUBLISHED],
            dated,
        ),
        address,
        fetched_at,
        dated,
        of_page=_moments(
            [x.get("datePublished") for x in linked], [meta.get(name) for name in _OF_PAGE], dated
        ),
    )
    modified = _moments(
        [x.get("dateModified") for x in linked], [meta.get(n) for n in MODIFIED_NAMES], dated
    )
    entries = (
        live_blogs.stated_updates([*linked, pieces], dated)
        or live_blogs.marked_updates(tree, dated)
        or live_blogs.shown_updates(tree, dated)
    )
    if entries:
        modified = [max(entries[-1], *modified[:1])] if modified else entries[-1:]
        if published is None or (published[1] in _UNSTATED and published[0] in entries):
            published = entries[0], "printed"
    stated = [
        line
        for line in (
            *(one_line(thing.get("headline")) for thing in own),
            *(one_line(meta.get(name)) for name in _TITLES),
        )
        if line
    ]
    site = find_site_name(tree, meta, linked, address, stated)
    title = choose_title(tree, stated, [site, urls.host_of(address)])
    return Metadata(
        url=address,
        title=title,
        site=site,
        byline=_byline(tree, meta, first, site),
        published_at=published[0] if published else None,
        dated_by=published[1] if published else None,
        modified_at=next(iter(modified), None),
        language=code or language.declared_language(one_line(first.get("inLanguage"))),
    )


def _begun(thing: dict[str, Any]) -> Any:
    """Give when what a live blog reports began, where it says of itself no more."""
    return thing.get("coverageStartTime") if "LiveBlog" in str(thing.get("@type")) else None


def _byline(
    tree: HtmlElement, meta: dict[str, str], first: dict[str, Any], site: str | None
) -> str | None:
    """Find who wrote an article; a body that publishes it counts where no person is named."""
    people, bodies = _people(first.get("author") or first.get("creator"), site)
    if people and not author_names.is_name_of_several_words(people) and people == people.lower():
        # A section or an account, where another field has a name.
        names = (
            *(_person(one_line(meta.get(name)), site) for name in ("article:author", "author")),
            byline_marks.find_marked_byline(tree, unlike=site),
        )
        whole = (one for one in names if one and author_names.is_name_of_several_words(one))
        people = next(whole, people)
    stated = [one for name in _AUTHORS if (one := _person(one_line(meta.get(name)), site))]
    several = [] if people else several_authors.named_in_metas(tree.iter("meta"), _AUTHORS)
    wrote = (
        one for one in stated if not author_names.is_desk(one) and not author_names.is_firm(one)
    )
    person = next(wrote, None)
    named = ", ".join(several) or person
    bodies = bodies or next(iter(stated), None)
    found = (
        people
        or named
        or _marked(tree, bodies, site)
        or byline_marks.find_linked_byline(tree)
        or byline_marks.find_byline_line(tree)
        or byline_marks.find_byline_behind_day(tree)
        or bodies
        or _person(_first(meta, _AUTHORS), None)
        or byline_marks.find_service_line(tree)
    )
    byline = author_names.without_labels(found) if found else None
    if byline is None or author_names.is_firm(byline):
        return None
    return several_authors.add_others(tree, several_authors.list_authors(byline, site), site)


def _marked(tree: HtmlElement, bodies: str | None, site: str | None) -> str | None:
    """Find the author that the page marks, and a person rather than the site itself."""
    found = byline_marks.find_marked_byline(tree, unlike=bodies)
    if found is None or bodies or not site:
        return found
    names = found.split("; ")
    others = [name for name in names if bare_letters(name) != bare_letters(site)]
    if others:
        return "; ".join(others)
    other = byline_marks.find_marked_byline(tree, unlike=site)
    person = other and author_names.is_name_of_several_words(other)
    return other if other and person and bare_letters(site) not in bare_letters(other) else found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((one_line(meta[name]) for name in names if name in meta), None)


def _people(value: Any, site: str | None) -> tuple[str | None, str | None]:
    """Give the persons that JSON-LD names as authors, and the bodies."""
    people: list[str] = []
    bodies: list[str] = []
    for who in islice(_authors(value, 3), author_names.MOST_AUTHORS):
        kind = str(who.get("@type")) if isinstance(who, dict) else ""
        stated = who.get("name") or _whole_name(who) if isinstance(who, dict) else who
        for said in stated[: author_names.MOST_AUTHORS] if isinstance(stated, list) else [stated]:
            name = one_line(said)
            if person := _person(name, None):
                body = "Organization" in kind and "Person" not in kind
                body = body or _person(name, site) is None or author_names.is_desk(person)
                (bodies if body else people).append(person)
    return ", ".join(dict.fromkeys(people)) or None, ", ".join(dict.fromkeys(bodies)) or None


def _authors(value: Any, depth: int) -> Iterator[Any]:
    """Give each author of a property, out of the lists and the roles that hold them."""
    if isinstance(value, dict):
        # A Role holds the person who plays it, and JSON-LD has lists of two kinds.
        held = next((value[name] for name in ("author", "@list") if value.get(name)), None)
        if not isinstance(held, dict | list):
            yield value
            return
        value = held
    if depth and isinstance(value, list):
        for item in value[: author_names.MOST_AUTHORS]:
            yield from _authors(item, depth - 1)
    elif not isinstance(value, list):
        yield value


def _whole_name(person: dict[str, Any]) -> str:
    names = (one_line(person.get(name)) for name in ("givenName", "familyName"))
    return " ".join(name for name in names if name)


def _person(name: str | None, site: str | None) -> str | None:
    """Take a name, unless it is an address, an account's number or the site's own."""
    if not name or _NO_PERSON.match(name):
        return None
    return None if site and bare_letters(name) == bare_letters(site) else name


def _moments(linked: list[Any], metas: list[str | None], code: str | None) -> list[str]:
    texts = (_date_text(value) for value in (*linked, *metas))
    found = (dates.parse_date(text, code) or _written(text) for text in texts if text)
    return [moment for moment in found if moment and not is_unfilled(moment)]


def _written(text: str) -> str | None:
    """Read the forms in which programs write moments and nobody prints them."""
    seconds = _JSON_DATE.fullmatch(text)
    return parse_feed_date(seconds[1] if seconds else text)


def _date_text(value: Any) -> str | None:
    """Give a date of JSON-LD as text: it may be a number of seconds, or a value with its type."""
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)[:20]
    return one_line(value)


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str, came_from: str | None) -> str:
    """Find the address that the page names for itself, if it is a whole one of its own site.

    What a web archive shows is a page of the address that it is a copy of, unless its users decide
    what it shows.
    """
    copied = urls.archived_copy(came_from, vouched=True) if came_from else None
    own = copied[0] if copied else came_from
    named = (item.get("href") for item in tree.iter("link") if item.get("rel") == "canonical")
    for address in (*named, meta.get("og:url")):
        whole = _SAVED.sub("", urls.absolute_url(address or ""))
        # A front page is no article: sites that name it on every page would make them all one.
        is_page = re.match(r"https?://[^/\s]+\.[^/\s]+/[^/\s?#]|https?://[^/\s]+/?\?.", whole)
        if is_page and (own is None or is_same_site(whole, own)):
            return urls.canonical_url(whole)
    return urls.canonical_url(url)
