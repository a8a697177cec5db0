"""Search quotations, articles, posts and accounts."""

import sqlite3
from dataclasses import asdict, dataclass

from archiver.archive.pages import search_results as found
from archiver.errors import ViewRefused
from archiver.models.json_schema import Json
from archiver.platforms.registry import platform_label
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.show import listed
from archiver.web.site_urls import SiteUrls

_AROUND = 80
"""Characters before the first word found in an excerpt; three times as many are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHits:
    """What was asked for, and what was found; None where nothing was asked for."""

    asked: str
    found: found.SearchResults | None


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> SearchHits:
    text = asked.query.get("q", "")
    if len(text) > found.MAX_SEARCH_CHARACTERS:
        raise ViewRefused(400, f"search for at most {found.MAX_SEARCH_CHARACTERS} characters")
    return SearchHits(asked=text, found=found.search_archive(connection, text) if text else None)


def _context(where: SiteUrls, hits: SearchHits) -> Json:
    shown: Json = {"q": hits.asked, "asked": hits.found is not None, "any": False}
    if hits.found is None:
        return shown
    hit = hits.found
    return shown | {
        "any": bool(hit.quotations or hit.articles or hit.posts or hit.people),
        "quotations": listed.list_lines(where, hit.quotations),
        "articles": [
            listed.article_line(where, article) | {"text": _around(article.text, hits.asked)}
            for article in hit.articles
        ],
        "posts": [listed.post_line(where, post) for post in hit.posts],
        "people": [
            {
                "href": where.person(person.key),
                "name": person.name or person.handle,
                "handle": person.handle,
                "platform": platform_label(person.platform),
            }
            for person in hit.people
        ],
        "more": hit.more,
        "lists": {
            name: where.list(name, q=hits.asked) for name in ("quotations", "articles", "posts")
        },
        "sorted": found.MOST_SORTED,
        "verify": where.own("/-/verify", quote=hits.asked),
        "json": where.own("/-/search.json", q=hits.asked),
    }


def _around(text: str, asked: str) -> str:
    """Return a piece of a text about the first of the words asked for that it has as they stand."""
    folded = text.casefold()
    places = (folded.find(word) for word in asked.casefold().split())
    first = min((place for place in places if place >= 0), default=0)
    at = max(0, first - _AROUND)
    end = at + 3 * _AROUND
    if at:  # not in the middle of a word, where there are words
        at = text.find(" ", at, first) + 1 or at
    if end < len(text):
        space = text.rfind(" ", first, end)
        end = space if space > first else end
    return f"{'… ' if at else ''}{text[at:end].strip()}{' …' if end < len(text) else ''}"


def _shape(where: SiteUrls, hits: SearchHits) -> Json:
    if hits.found is None:
        raise ViewRefused(400, "there is nothing to search for: give words as 'q'")
    hit = hits.found
    return {
        "q": hits.asked,
        "quotations": [data.quotation_json(where, quotation) for quotation in hit.quotations],
        "articles": [
            {name: value for name, value in asdict(article).items() if name != "text"}
            | {"page": where.article(article.key)}
            for article in hit.articles
        ],
        "posts": [data.summary_json(where, post) for post in hit.posts],
        "people": [asdict(person) | {"page": where.person(person.key)} for person in hit.people],
        "more": sorted(hit.more),
    }


PAGE = ViewResult(
    template="search.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="nothing was found",
    nav="search",
    lane="search",
)
