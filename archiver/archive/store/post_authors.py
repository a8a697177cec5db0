"""Decide who wrote a post, by what its sightings show of the author.

A claim never says so against who may speak for the post. Of two sightings of one standing an
account's id is better than a handle, and a handle than a name alone.
"""

import sqlite3
from dataclasses import dataclass, replace

from archiver.archive.store import accounts, authors
from archiver.archive.store.evidence_ranks import evidence_rank, is_claim
from archiver.models.records import Author, Evidence, PlatformName, Post


@dataclass(frozen=True, slots=True)
class ShownAuthor:
    """The author that a sighting shows, when they were shown so, and the authors met with it.

    `source` is the evidence of the sighting.
    """

    author: Author
    at: str | None
    cache: authors.AuthorCache
    source: Evidence

    @property
    def claimed(self) -> bool:
        """Whether only a page or a foreign server says so."""
        return is_claim(self.source)

    def row(self, connection: sqlite3.Connection, platform: PlatformName) -> int | None:
        """Give the author's row, added if need be; None where nobody is shown."""
        return authors.add_author(
            connection, platform, self.author, self.cache, self.at, source=self.source
        )


def decide_author(
    connection: sqlite3.Connection,
    number: int,
    row: sqlite3.Row,
    post: Post,
    who: ShownAuthor,
    *,
    has_text: bool,
) -> tuple[int | None, str | None]:
    """Decide who wrote a post and what says so: a claim never against who may speak for it."""
    known, source = row["author_id"], row["author_from"]
    if who.claimed and not is_claim(source):
        authors.add_claimed_name(connection, known, post.author)
        return known, source
    if not who.claimed and is_claim(source):
        shown_by = who.row(connection, post.platform)
        if shown_by is None:
            return known, source
        accounts.drop_handle_only(connection, number)
        return shown_by, who.source
    if who.source == "import" != source and not accounts.is_certain(connection, known, number):
        # A file that gives an account's number says whose number it is, not whose post.
        _note_number(connection, known, post, who)
        return known, source
    if who.source == "import" != source and _is_another(connection, known, post):
        # What a person's file says is no claim, but the platform knows better who posted it.
        return known, source
    if source == "import" != who.source:
        shown_by = who.row(connection, post.platform)
        if shown_by is not None and (shown_by == known or post.author.handle):
            accounts.drop_handle_only(connection, number)
            return shown_by, who.source
    author = _better_author(connection, number, known, post, who, has_text=has_text)
    named = source if author == known else None
    if author is None:
        return None, None
    return author, min(named, who.source, key=evidence_rank)


def _note_number(
    connection: sqlite3.Connection, known: int | None, post: Post, who: ShownAuthor
) -> None:
    """Add an account's number that a file gives to the handle of a post that is known better.

    The post goes to it with all that were shown with the handle alone (`handles.settle_handle`).
    """
    authors.add_claimed_name(connection, known, post.author)
    if post.author.account_id and post.author.handle and not _is_another(connection, known, post):
        nameless = replace(who, author=replace(who.author, name=None))
        who.cache.left.append(nameless.row(connection, post.platform))


def _is_another(connection: sqlite3.Connection, known: int | None, post: Post) -> bool:
    """Return whether a post's author, as shown, has another handle than the one known.

    Of one account's id both are the same account, which was renamed.
    """
    row = connection.execute(
        "select handle, account_id from authors where id = ?", (known,)
    ).fetchone()
    shown = post.author
    if row is None or not row["handle"] or not shown.handle:
        return False
    if row["account_id"] and row["account_id"] == shown.account_id:
        return False
    return str(row["handle"]).casefold() != shown.handle.casefold()


def _better_author(
    connection: sqlite3.Connection,
    number: int,
    known: int | None,
    post: Post,
    who: ShownAuthor,
    *,
    has_text: bool,
) -> int | None:
    """Decide who wrote a post, by the better of two sightings of one standing.

    An account's id is better than a handle, a handle than a name alone, and the author shown
    with the words than the account in a link, where any name leads to the post.
    """
    name, handle = post.author.name, post.author.handle
    if accounts.is_certain(connection, known, number):
        return _of_certain_account(connection, known, post, who)
    if known is None or post.author.account_id:
        shown_by = who.row(connection, post.platform)
        if shown_by is not None:
            accounts.drop_handle_only(connection, number)
        return shown_by
    if not handle and (not name or authors.is_named(connection, known, name)):
        return known
    shown_by = who.row(connection, post.platform)
    if shown_by is None or shown_by == known:
        return known
    if handle and accounts.is_by_handle_alone(connection, number, handle):
        # It is the account's by that handle; what is new of it `settle` adds to the account.
        return known
    known_by, has_wording = connection.execute(
        "select a.handle, exists (select 1 from post_versions where post_id = ?) "
        "from authors a where a.id = ?",
        (number, known),
    ).fetchone()
    if has_text and (not has_wording or (handle and not known_by)):
        accounts.drop_handle_only(connection, number)
        return shown_by
    authors.drop_unused_author(connection, shown_by)
    return known


def _of_certain_account(
    connection: sqlite3.Connection, known: int | None, post: Post, who: ShownAuthor
) -> int | None:
    """Add what a sighting knows of an author whose account's id is known; posts never move.

    A sighting with another account's id contradicts the first: nobody can tell which is right.
    """
    author = post.author
    if known is None:
        return None
    if author.account_id:
        same = accounts.account_number(connection, post.platform, author.account_id) == known
        return who.row(connection, post.platform) if same else known
    if author.handle and author.name and accounts.has_had_handle(connection, known, author.handle):
        accounts.name_account(connection, known, author.name, author.handle, claimed=who.claimed)
    return known
