"""Decide what a publisher is called: by the name that its pages give it, unless two sites claim it.

A page may call itself what it likes, and nobody can tell from two pages which of them may. So a
name that two sites claim is shown of neither: both are called by their hosts, which nobody can
take from another. Names that look the same are one. It stays with a site that the owner of the
archive reads by a source of theirs, if that is so of one of them alone. What is quoted wrongly is
listed under no other's name, and nobody gains a name by being the first to come.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable

from archiver.matching.people.identity import is_disguised, shape_of_name
from archiver.models.records import Article
from archiver.text.sites import is_same_site, site_of
from archiver.text.urls import host_of

# pilot.example, www.pilot.co.uk; not "Pilot", nor "St. Ives Pilot"
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}", re.IGNORECASE)


def choose_publisher_name(connection: sqlite3.Connection, article: Article) -> str | None:
    """Choose what the publisher of a page is called, and note what the page claims.

    Part of the caller's transaction. Where a second site claims a name, what the archive held
    under that name is called by its host from then on.
    """
    name, site = article.site, site_of(article.url)
    if name is None or not site:
        return name
    host = host_of(article.url)
    if name.casefold() == host:
        return name
    if not may_be_called(name, article.url):
        return host
    shape = shape_of_name(name)
    if not _claim(connection, shape, site):
        claiming = _claiming(connection, shape)
        return name if claiming == {site} or _keeper(connection, claiming) == site else host
    _note_older(connection, name, shape)
    claiming = _claiming(connection, shape)
    if claiming == {site}:
        return name
    keeper = _keeper(connection, claiming)
    _call_by_hosts(connection, shape, keeper)
    return name if keeper == site else host


def name_publishers(claims: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Choose what pages are called where there is no archive, by what they claim and their host.

    What has no name, and what claims one that another of them claims, is called by its host.
    """
    claiming: dict[str, set[str]] = {}
    known = [(name, host, f"https://{host}/") for name, host in claims]
    for name, host, url in known:
        if name and host:
            claiming.setdefault(shape_of_name(name), set()).add(site_of(url))

    def is_own(name: str, url: str) -> bool:
        return len(claiming[shape_of_name(name)]) == 1 and may_be_called(name, url)

    return {
        (name, host): name if name and (not host or is_own(name, url)) else host
        for name, host, url in known
    }


def may_be_called(name: str, url: str) -> bool:
    """Tell whether a name hides nothing, and is not read as a host of another site than a page's.

    >>> may_be_called("Harbour Courier", "https://evil.example/a")
    True
    >>> may_be_called("courier.example", "https://evil.example/a")
    False
    """
    if is_disguised(name):
        return False
    seen = "".join(
        char
        for char in unicodedata.normalize("NFKC", name).replace("\u3002", ".")
        if not char.isspace() and unicodedata.category(char) != "Cf"
    )
    return not _HOST.fullmatch(seen) or is_same_site(f"https://{seen}/", url)


def _claim(connection: sqlite3.Connection, shape: str, site: str) -> bool:
    """Note that a site claims a name of that shape; tell whether that is new."""
    row = connection.execute(
        "insert or ignore into publisher_names(name, site) values (?, ?) returning 1",
        (shape, site),
    ).fetchone()
    return row is not None


def _note_older(connection: sqlite3.Connection, name: str, shape: str) -> None:
    """Note by which site a name is borne that was given before names were noted."""
    row = connection.execute(
        "select url from articles where site = ? collate nocase limit 1", (name,)
    ).fetchone()
    if row is not None and (bearer := site_of(row[0])):
        _claim(connection, shape, bearer)


def _claiming(connection: sqlite3.Connection, shape: str) -> set[str]:
    rows = connection.execute("select site from publisher_names where name = ?", (shape,))
    return {row[0] for row in rows}


def _keeper(connection: sqlite3.Connection, claiming: set[str]) -> str | None:
    """Find the one of these sites that the owner reads by a source of theirs."""
    rows = connection.execute("select url from sources where parent_id is null")
    read = {site_of(row[0]) for row in rows} & claiming
    return read.pop() if len(read) == 1 else None


def _call_by_hosts(connection: sqlite3.Connection, shape: str, keeper: str | None) -> None:
    """Call articles of names of that shape by their hosts, but for those of who keeps it."""
    names = [
        name
        for (name,) in connection.execute(
            "select distinct site collate nocase from articles where site is not null"
        )
        if shape_of_name(name) == shape
    ]
    rows = [
        row
        for name in names
        for row in connection.execute(
            "select id, url from articles where site = ? collate nocase", (name,)
        )
    ]
    others = [row for row in rows if site_of(row["url"]) not in {"", keeper}]
    connection.executemany(
        "update articles set site = ? where id = ?",
        [(host_of(row["url"]), row["id"]) for row in others],
    )
