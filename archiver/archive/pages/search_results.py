"""Search posts, articles and quotations for words: the newest that have them all.

Hits are read from what was archived last backwards, up to a limit, and never ranked, so that a word
that stands everywhere costs no more than a rare one. Those read are put in the order of the days
on which they were published or posted.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex

from archiver.archive.fts_queries import quote_fts_term
from archiver.archive.pages import posts, quotations
from archiver.archive.pages.articles import ListedArticle
from archiver.languages.stop_words import STOP_WORDS
from archiver.matching.shingles import run_terms
from archiver.text.words import spelled_words, split_words

MAX_SEARCH_CHARACTERS = 300
_HITS = 10
MOST_SORTED = 300
"""Hits of each kind that are put in the order of their days."""
_MOST_WORDS = 12
_READ = 500
"""Posts read for characters that may stand in them apart: what a bounded answer allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle(ListedArticle):
    """An article that was found, with the text of the version that has the words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAccount:
    """An account as lists name it."""

    key: str
    platform: str
    handle: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """The newest hits of each kind; `more` names the kinds of which there are more.

    `unspaced` says that they were found by characters, as a search of a table is not.
    """

    quotations: tuple[quotations.JudgedQuotation, ...]
    articles: tuple[FoundArticle, ...]
    posts: tuple[posts.PostSummary, ...]
    people: tuple[ListedAccount, ...]
    more: frozenset[str]
    unspaced: bool = False


def search_archive(connection: sqlite3.Connection, text: str) -> SearchResults:
    """Find what has all of these words; nothing for a text without any.

    Characters of a script without spaces that stand together in the question have to stand
    together in what is found. A Korean word is found with what is put behind it, too.
    """
    hits = find_hits(connection, text, most=MOST_SORTED)
    if hits is None:
        return SearchResults(quotations=(), articles=(), posts=(), people=(), more=frozenset())
    lists = {"quotations": hits.quotations, "articles": hits.versions, "posts": hits.wordings}
    return SearchResults(
        quotations=quotations.quotations_of_ids(
            connection, _latest(connection, _QUOTED_ON, hits.quotations)[:_HITS]
        ),
        articles=_articles(connection, _latest(connection, _PUBLISHED_ON, hits.versions)),
        posts=_posts(connection, _latest(connection, _POSTED_ON, hits.wordings))[:_HITS],
        people=_people(connection, text),
        more=frozenset(name for name, rows in lists.items() if len(rows) > _HITS),
        unspaced=hits.unspaced,
    )


_QUOTED_ON = (
    "quotes on quotes.id = hit.value join article_versions v on v.id = quotes.article_version_id "
    "join articles on articles.id = v.article_id order by articles.published_at desc"
)
_PUBLISHED_ON = (
    "article_versions v on v.id = hit.value join articles on articles.id = v.article_id "
    "order by articles.published_at desc"
)
_POSTED_ON = (
    "post_versions v on v.id = hit.value join posts on posts.id = v.post_id "
    "order by posts.posted_at desc"
)


def _latest(connection: sqlite3.Connection, dated: str, hits: Sequence[int]) -> list[int]:
    """Give the first few hits by day; what has no day comes last."""
    rows = connection.execute(
        f"select hit.value from json_each(?) as hit join {dated}, hit.key limit ?",
        (json.dumps(list(hits)), 3 * _HITS),
    )
    return [row[0] for row in rows]


HitKind = Literal["quotations", "versions", "wordings"]
"""What has words: quotations, versions of articles, versions of posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHits:
    """Rows that have all of some words, the newest first, of three kinds."""

    quotations: list[int]
    versions: list[int]
    wordings: list[int]
    unspaced: bool


def find_hits(connection: sqlite3.Connection, text: str, *, most: int) -> WordHits | None:
    """Find the newest rows of each kind that have all words of a text; None if it has none."""
    sought = _sought(text)
    if sought is None:
        return None
    return WordHits(
        quotations=_hits(connection, sought, "quotations", most),
        versions=_hits(connection, sought, "versions", most),
        wordings=_hits(connection, sought, "wordings", most),
        unspaced=bool(sought.phrases),
    )


def find_hits_of(
    connection: sqlite3.Connection, text: str, kind: HitKind, *, most: int
) -> list[int]:
    """Find the newest rows of one kind that have all words of a text; none if it has none."""
    sought = _sought(text)
    return [] if sought is None else _hits(connection, sought, kind, most)


class _Sought(NamedTuple):
    """Words that are searched for; `phrases` where they are of a script without spaces."""

    norms: list[str]
    phrases: list[tuple[str, ...]]


def _sought(text: str) -> _Sought | None:
    norms = list(dict.fromkeys(split_words(text).norms))[:_MOST_WORDS]
    if not norms:
        return None
    phrases = [split_words(part).norms for part in text.split()] if spelled_words(text) else []
    return _Sought(norms, [phrase for phrase in phrases if phrase][:_MOST_WORDS])


_INDEXES: dict[HitKind, str] = {"quotations": "quote_search", "versions": "article_search"}


def _hits(connection: sqlite3.Connection, sought: _Sought, kind: HitKind, most: int) -> list[int]:
    norms, phrases = sought
    if kind == "wordings":
        if phrases:
            return _posted_together(connection, phrases, most)
        # The index of posts has no stop words; of a text of nothing else it knows nothing.
        telling = " AND ".join(_term(norm) for norm in norms if norm not in STOP_WORDS)
        return _rows(connection, "post_index", telling, most)
    if phrases:
        together = " AND ".join(quote_fts_term(" ".join(phrase)) for phrase in phrases)
        return _rows(connection, f"unspaced_{_INDEXES[kind]}", together, most)
    return _rows(connection, _INDEXES[kind], " AND ".join(map(_term, norms)), most)


# Matches "서울", to which particles are put without a space; not "서".
_KOREAN = regex.compile(r"\p{Hangul}{2,}")


def _term(norm: str) -> str:
    return f"{quote_fts_term(norm)} *" if _KOREAN.fullmatch(norm) else quote_fts_term(norm)


def _posted_together(
    connection: sqlite3.Connection, phrases: Sequence[tuple[str, ...]], most: int
) -> list[int]:
    """List the newest versions that have these phrases, of as many as have their words.

    The index of posts does not know which words are neighbours, but in runs of three.
    """
    terms = dict.fromkeys(
        term
        for phrase in phrases
        for term in (*run_terms(phrase), *(norm for norm in phrase if norm not in STOP_WORDS))
    )
    if not terms:
        return []
    found: list[int] = []
    for number, text in connection.execute(
        "select v.id, v.text from post_index join post_versions v on v.id = post_index.rowid "
        "where post_index match ? order by post_index.rowid desc limit ?",
        (" AND ".join(map(quote_fts_term, terms)), _READ),
    ):
        held = f" {' '.join(split_words(text).norms)} "
        if all(f" {' '.join(phrase)} " in held for phrase in phrases):
            found.append(number)
        if len(found) >= most:
            break
    return found


def _rows(connection: sqlite3.Connection, index: str, terms: str, most: int) -> list[int]:
    if not terms:
        return []
    rows = connection.execute(
        f"select rowid from {index} where {index} match ? order by rowid desc limit ?",
        (terms, most),
    )
    return [row[0] for row in rows]


def _articles(connection: sqlite3.Connection, versions: list[int]) -> tuple[FoundArticle, ...]:
    """Load the articles of these versions, each once: in its current version if that is a hit."""
    rows = connection.execute(
        "select a.key, v.title, a.site, a.published_at, a.url, v.text, exists (select 1 from "
        "current_article_versions where version_id = v.id) from json_each(?) as hit "
        "join article_versions v on v.id = hit.value join articles a on a.id = v.article_id "
        "order by hit.key",
        (json.dumps(versions),),
    )
    found: dict[str, FoundArticle] = {}
    for key, title, site, published_at, url, text, is_current in rows:
        if is_current or key not in found:
            found[key] = FoundArticle(
                key=key, title=title, site=site, published_at=published_at, url=url, text=text
            )
    return tuple(found.values())[:_HITS]


def _posts(connection: sqlite3.Connection, versions: list[int]) -> tuple[posts.PostSummary, ...]:
    """Load the posts of these versions in the order of the hits, each once."""
    rows = connection.execute(
        f"{posts.BRIEF} join (select post_id, min(hit.key) as place from json_each(?) as hit "
        "join post_versions on post_versions.id = hit.value group by post_id) as found "
        "on found.post_id = p.id order by found.place",
        (json.dumps(versions),),
    )
    return tuple(map(posts.post_summary_of_row, rows))


def _people(connection: sqlite3.Connection, text: str) -> tuple[ListedAccount, ...]:
    """Find accounts by handle, by the words of a name, or by its last word."""
    quoted = text.strip().removeprefix("@")
    joined = " ".join(split_words(text).norms)
    rows = connection.execute(
        "select a.key, a.platform, a.handle, a.name from authors a where a.id in ("
        "select id from authors where handle = ?1 collate nocase union "
        "select author_id from author_handles where handle = ?1 union "
        "select author_id from author_names where words = ?2 union "
        "select author_id from author_names where last_word = ?2) order by a.id limit ?3",
        (quoted, joined, _HITS),
    )
    return tuple(ListedAccount(**dict(row)) for row in rows)
