"""Search over posts, articles and quotations: words in, the newest that have them all out.

Bounded by order and limit: hits are read from the newest backwards and never ranked, so a
word that stands everywhere costs no more than a rare one.
"""

import sqlite3
from dataclasses import dataclass
from typing import Any

from archiver.lexicon import STOP_WORDS
from archiver.text import words
from archiver.web.rows import posts, quotations

LONGEST = 300
_HITS = 10
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The newest hits of each kind; `more` names the kinds of which there are more."""

    quotations: tuple[quotations.Quotation, ...]
    articles: tuple[dict[str, Any], ...]
    posts: tuple[posts.Brief, ...]
    people: tuple[dict[str, Any], ...]
    more: frozenset[str]


def search(connection: sqlite3.Connection, text: str) -> Found:
    """What has all of these words; nothing for a text without any."""
    norms = list(dict.fromkeys(words(text).norms))[:_MOST_WORDS]
    terms = " AND ".join('"' + norm.replace('"', '""') + '"' for norm in norms)
    if not terms:
        return Found(quotations=(), articles=(), posts=(), people=(), more=frozenset())
    said = _rows(connection, "quote_search", terms)
    read = _rows(connection, "article_search", terms)
    telling = [norm for norm in norms if norm not in STOP_WORDS]
    # The index of posts has no stop words; of a text of nothing else it knows nothing.
    posted = _rows(
        connection,
        "post_index",
        " AND ".join('"' + norm.replace('"', '""') + '"' for norm in telling),
    )
    lists = {"quotations": said, "articles": read, "posts": posted}
    return Found(
        quotations=quotations.of_ids(connection, said[:_HITS]),
        articles=_articles(connection, read),
        posts=_posts(connection, posted[:_HITS]),
        people=_people(connection, text),
        more=frozenset(name for name, rows in lists.items() if len(rows) > _HITS),
    )


def _rows(connection: sqlite3.Connection, index: str, terms: str) -> list[int]:
    if not terms:
        return []
    rows = connection.execute(
        f"select rowid from {index} where {index} match ? order by rowid desc limit ?",
        (terms, _HITS + 1),
    )
    return [row[0] for row in rows]


def _articles(connection: sqlite3.Connection, versions: list[int]) -> tuple[dict[str, Any], ...]:
    found: dict[str, dict[str, Any]] = {}
    for version in versions:
        row = connection.execute(
            "select a.key, v.title, a.site, a.published_at, a.url, v.text from article_versions v "
            "join articles a on a.id = v.article_id where v.id = ?",
            (version,),
        ).fetchone()
        names = ("key", "title", "site", "published_at", "url", "text")
        found.setdefault(row[0], dict(zip(names, row, strict=True)))
    return tuple(found.values())[:_HITS]


def _posts(connection: sqlite3.Connection, versions: list[int]) -> tuple[posts.Brief, ...]:
    found: dict[int, posts.Brief] = {}
    for version in versions:
        row = connection.execute(
            "select post_id from post_versions where id = ?", (version,)
        ).fetchone()
        if row and row[0] not in found:
            brief = connection.execute(f"{posts.BRIEF} where p.id = ?", (row[0],)).fetchone()
            found[row[0]] = posts.read_brief(brief)
    return tuple(found.values())


def _people(connection: sqlite3.Connection, text: str) -> tuple[dict[str, Any], ...]:
    """Accounts by handle, or by the words of a name or its last one."""
    said = text.strip().removeprefix("@")
    joined = " ".join(words(text).norms)
    rows = connection.execute(
        "select a.key, a.platform, a.handle, a.name from authors a where a.id in ("
        "select id from authors where handle = ?1 collate nocase union "
        "select author_id from author_handles where handle = ?1 union "
        "select author_id from author_names where words = ?2 union "
        "select author_id from author_names where last_word = ?2) order by a.id limit ?3",
        (said, joined, _HITS),
    )
    names = ("key", "platform", "handle", "name")
    return tuple(dict(zip(names, row, strict=True)) for row in rows)
