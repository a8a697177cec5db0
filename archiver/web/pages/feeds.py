"""Serve Atom feeds of problems found, of posts gone since they were quoted, of contradictions.

datasette-atom makes feeds of SQL queries; whether a post is gone is no query but the rule of
verdicts, and a site that strangers see lets nobody run SQL. It also has another version for
each line of Datasette.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from archiver.archive.pages import followed_people, news
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.errors import ViewRefused
from archiver.messages import verdict_labels, verdicts
from archiver.messages.contradictions import contradiction_sentences
from archiver.messages.moments import found_sentence
from archiver.models.records import content_digest
from archiver.web import datasette_compat
from archiver.web.headers import DATA_HEADERS
from archiver.web.page_view import View, find_request_archive, read_in_thread, refuse_view
from archiver.web.pages.contradictions import load_contradictions
from archiver.web.render import source_name
from archiver.web.show.atom import AtomEntry, atom_feed
from archiver.web.show.entries import NEVER, quotation_entry
from archiver.web.site_urls import SiteUrls

_ENTRIES = 30
_TABLES = (*READ_FOR_VERDICTS, *READ_FOR_PAGES)

Entries = Callable[[sqlite3.Connection, SiteUrls], list[AtomEntry]]


def _altered(connection: sqlite3.Connection, where: SiteUrls) -> list[AtomEntry]:
    found = news.new_altered_quotations(connection, _ENTRIES)
    return [entry for quotation in found if (entry := quotation_entry(where, quotation))]


def _gone(connection: sqlite3.Connection, where: SiteUrls) -> list[AtomEntry]:
    return _gone_entries(where, news.posts_gone_after_quoted(connection, _ENTRIES))


def _gone_entries(where: SiteUrls, found: Iterable[news.ChangedPost]) -> list[AtomEntry]:
    return [
        AtomEntry(
            id=f"urn:archiver:gone:{datasette_compat.encode_path(post.post.key)}:{post.standing}",
            title=f"{verdict_labels.STANDINGS[post.standing].rstrip('.')}: a post by "
            f"{verdicts.author_name(post.post.author)}",
            updated=post.at,
            href=where.absolute(where.post(post.post.key)),
            summary="\n".join(
                [
                    verdict_labels.STANDINGS[post.standing],
                    found_sentence(post.at, post.last_there_at),
                    f"Quotations that rest on it in this archive: {post.quotations}",
                    f"It said: “{post.post.text}”"
                    if post.post.text
                    else "Its text is not archived.",
                ]
            ),
            author=verdicts.author_name(post.post.author),
        )
        for post in found
    ]


def _of_people(connection: sqlite3.Connection, where: SiteUrls) -> list[AtomEntry]:
    """Give what people who are followed deleted and edited, the latest first."""
    gone = _gone_entries(where, followed_people.posts_gone_of_followed(connection, _ENTRIES))
    edited = [
        AtomEntry(
            id=f"urn:archiver:edited:{datasette_compat.encode_path(post.post.key)}:"
            f"{content_digest(post.after or '')[:12]}",
            title=f"Edited: a post by {verdicts.author_name(post.post.author)}",
            updated=post.at or NEVER,
            href=where.absolute(where.post(post.post.key)),
            summary=f"Before: “{post.before}”\nAfter: “{post.after}”",
            author=verdicts.author_name(post.post.author),
        )
        for post in followed_people.posts_edited_by_followed(connection, _ENTRIES)
    ]
    return sorted([*gone, *edited], key=lambda one: one.updated, reverse=True)[:_ENTRIES]


def _view(name: str, title: str, entries: Entries, tables: tuple[str, ...] = _TABLES) -> View:
    async def answer(datasette: Any, request: Any) -> datasette_compat.Response:
        try:
            where = await find_request_archive(datasette, request, tables)
            body = await read_in_thread(
                where,
                lambda connection: atom_feed(
                    entries(connection, where),
                    name=f"urn:archiver:feed:{name}",
                    title=title,
                    href=where.absolute(where.own(f"/-/{name}.atom")),
                    page=where.absolute(where.front()),
                    empty=NEVER,
                ),
            )
        except ViewRefused as refused:
            return await refuse_view(datasette, refused, as_data=False)
        return datasette_compat.file_response(
            body, "application/atom+xml; charset=utf-8", dict(DATA_HEADERS)
        )

    return answer


def _otherwise(connection: sqlite3.Connection, where: SiteUrls) -> list[AtomEntry]:
    entries = []
    for claim, post in load_contradictions(connection, _ENTRIES).claims:
        author = verdicts.author_name(post.author)
        summary = [*contradiction_sentences(claim.contradicts, claim.known_from)]
        summary += [f"The page shows: “{claim.text}”"] if claim.text else []
        summary += [f"The post: “{post.text}”"] if post.text else []
        number = content_digest(post.key, claim.claimant, claim.text, *claim.contradicts)
        entries.append(
            AtomEntry(
                id=f"urn:archiver:contradiction:{number}",
                title=f"{claim.site or source_name(claim.claimant)} "
                f"shows a post by {author} otherwise",
                updated=claim.at,
                href=where.absolute(where.post(post.key)),
                summary="\n".join(summary),
                author=claim.site,
            )
        )
    return entries


ALTERED = _view("altered", "Quotations whose wording was changed", _altered)
GONE = _view("gone", "Posts that are gone since they were quoted", _gone)
CONTRADICTIONS = _view("contradictions", "Pages that show a post otherwise", _otherwise)
PEOPLE = _view(
    "followed",
    "Edited and deleted by people who are followed",
    _of_people,
    (*_TABLES, "people", "followed_accounts"),
)
