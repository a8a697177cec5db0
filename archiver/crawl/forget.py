"""Forget a post or a whole account for good: take it out of rows, the index and WARC files.

What was begun is finished by the next call, whenever it was cut short. Seals stay true: a
capture that goes leaves its leaf.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from archiver.archive.connection import (
    empty_log,
    erase_deleted_pages,
    rewrite_file,
    transaction,
)
from archiver.archive.error_codes import is_damage_error
from archiver.archive.index import writer
from archiver.archive.store import erasures, removal, verdicts
from archiver.archive.store.account_removal import (
    HeldAccount,
    captures_of_account,
    list_captures,
    remove_account,
)
from archiver.archive.store.erasures import PendingErasure
from archiver.archive.store.reading import LISTED
from archiver.archive.store.removal import KnownPost
from archiver.archive.store.speech import transcript_key
from archiver.archive.store.speech_removal import (
    KnownSpeech,
    captures_of_speech,
    find_known_speech,
    remove_speech,
)
from archiver.crawl.events import Progress
from archiver.crawl.forgotten_pictures import drop_pictures_of
from archiver.crawl.options import show_no_progress
from archiver.crawl.rejudge_run import rejudge_all
from archiver.errors import StillHeld, UnreadableRecord, UnreadableWarc
from archiver.provenance import sealing
from archiver.provenance.warc import is_foreign_file, read_record_at
from archiver.provenance.warc_records import erase_at, length_at
from archiver.text.dates import current_time
from archiver.verification.reverification import index
from archiver.verification.reverification.find import concerned_quotations

_TELLING = 10
"""Characters from which on the last part of an id stands for no other post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetPlan:
    """What is to be forgotten: a post, how much is known of it, and captures by their rows.

    `speech` are the events whose words go: those of the post's video, or one that was asked for
    alone; `post` is then known by the event's key.
    `lists` are the lists of its author's posts, each with its place: those that show it go too.
    """

    post: KnownPost
    counts: dict[str, int]
    captures: tuple[int, ...] = ()
    speech: tuple[KnownSpeech, ...] = ()
    lists: tuple[tuple[int, str, int], ...] = ()


@dataclass(kw_only=True)
class ForgetResult:
    """What was forgotten; `damaged` captures could not be overwritten, with the reason."""

    erased: int = 0
    judged: int = 0
    damaged: list[str] = field(default_factory=list)


def plan_forget(
    connection: sqlite3.Connection, reference: str, *, pages: bool = False
) -> ForgetPlan | None:
    """Find what forgetting a post takes with it; None where no post has that key or address.

    With `pages` the captures of articles that show it go too.
    """
    post = removal.find_known_post(connection, reference)
    speech = tuple(find_known_speech(connection, reference, post.id if post else None))
    if post is None and speech:
        keys = tuple(transcript_key(one.key) for one in speech)
        post = removal.KnownPost(id=None, keys=keys, url=speech[0].url)
    if post is None:
        return None
    captures = {number for one in speech for number in captures_of_speech(connection, one.id)}
    counts = {"turns": sum(one.turns for one in speech)} if speech else {}
    if post.id is not None:
        counts = removal.count_removal(connection, post) | counts
        captures.update(removal.captures_showing(connection, post, pages=pages))
        keys = (*post.keys, *(transcript_key(one.key) for one in speech))
        post = replace(post, keys=keys)
    return ForgetPlan(
        post=post,
        counts=counts,
        captures=tuple(sorted(captures)),
        speech=speech,
        lists=tuple(list_captures(connection, post.author_id, LISTED)),
    )


def forget_post(
    connection: sqlite3.Connection,
    wanted: ForgetPlan,
    folder: Path,
    *,
    reason: str | None = None,
    tell: Progress | None = None,
    finish: bool = True,
) -> ForgetResult:
    """Forget a post; `folder` holds the WARC files. Raises StillHeld, OSError.

    Without `finish` it is out of the rows, and `finish_forget` is left to somebody else.
    """
    done = ForgetResult()
    erase_deleted_pages(connection)
    at = current_time()
    index.keep_up(connection)
    with transaction(connection):
        _forget_rows(connection, wanted.post, wanted.speech, at=at, reason=reason)
        pictured = drop_pictures_of(connection, wanted.post.texts, at=at)
        showing = [number for number, *place in wanted.lists if _shows(folder, wanted.post, place)]
        done.damaged += note_erasures(connection, {*wanted.captures, *showing, *pictured}, folder)
    if finish:
        finish_forget(connection, folder, done=done, tell=tell)
    return done


def _forget_rows(
    connection: sqlite3.Connection,
    post: KnownPost,
    speech: Iterable[KnownSpeech],
    *,
    at: str,
    reason: str | None,
) -> None:
    """Take a post and its transcripts out of the rows and the index, and lay its tombstones."""
    versions = [number for number, _, _ in post.versions]
    posts = [] if post.id is None else [post.id]
    verdicts.mark_due(connection, concerned_quotations(connection, versions, posts))
    removal.add_tombstones(connection, post, at=at, reason=reason)
    for one in speech:
        remove_speech(connection, one.id)
    removal.remove_post(connection, post)
    writer.remove_versions(connection, post.indexed)


def _shows(folder: Path, post: KnownPost, place: list[Any]) -> bool:
    """Tell whether a list of its author's posts shows a post: by its id, or what tells of it."""
    file, offset = place
    named = (post.platform_id or "").casefold()
    tail = re.split(r"[/:]", named)[-1]
    telling = tail if len(tail) >= _TELLING else named
    try:
        found = read_record_at(folder / file, offset)
    except (UnreadableWarc, OSError):
        return False
    return bool(telling) and telling.encode() in found.body.lower()


def forget_account(
    connection: sqlite3.Connection,
    known: HeldAccount,
    folder: Path,
    *,
    reason: str | None = None,
    tell: Progress | None = None,
) -> ForgetResult:
    """Forget an account whole: its posts, lists of them, names, and that it was followed.

    `folder` holds the WARC files. No night follows it again. Raises StillHeld, OSError.
    """
    done = ForgetResult()
    erase_deleted_pages(connection)
    at = current_time()
    index.keep_up(connection)
    with transaction(connection):
        captures = set(captures_of_account(connection, known))
        texts: list[str] = []
        for number in known.posts:
            post = removal.load_post(connection, number)
            texts += post.texts
            speech = tuple(find_known_speech(connection, post.keys[0], number))
            for one in speech:
                captures.update(captures_of_speech(connection, one.id))
            keys = (*post.keys, *(transcript_key(one.key) for one in speech))
            _forget_rows(connection, replace(post, keys=keys), speech, at=at, reason=reason)
        captures |= drop_pictures_of(connection, texts, handles=known.handles, at=at)
        done.damaged += note_erasures(connection, captures, folder)
        remove_account(connection, known, at=at, reason=reason)
    finish_forget(connection, folder, done=done, tell=tell)
    return done


def finish_forget(
    connection: sqlite3.Connection,
    folder: Path,
    *,
    done: ForgetResult | None = None,
    tell: Progress | None = None,
) -> ForgetResult:
    """Overwrite what is noted, judge again what rested on it, and let the file forget too.

    Raises StillHeld where another program keeps the words in the archive's log, or the disk has
    no room for the file to be written anew.
    """
    done = done or ForgetResult()
    try:
        _finish(connection, folder, done, tell or show_no_progress)
    except (sqlite3.OperationalError, OSError) as error:
        if is_damage_error(error):
            raise
        raise StillHeld(
            "the post is out of the archive, but its words may still lie in a file "
            f"({getattr(error, 'strerror', None) or error}): when there is room on the disk, run "
            "'archiver forget' again to finish"
        ) from error
    return done


def _finish(
    connection: sqlite3.Connection, folder: Path, done: ForgetResult, tell: Progress
) -> None:
    erase_deleted_pages(connection)
    done.erased += erase_noted(connection, folder)
    done.judged = rejudge_all(connection, "forget", tell).quotes_judged
    tell("Files", 0, 2)
    writer.merge_index_segments(connection)
    rewrite_file(connection)
    tell("Files", 1, 2)
    # Else the log beside the archive would keep the pages as they were.
    if not empty_log(connection):
        raise StillHeld(
            "another program reads the archive and keeps its log: end it (the site, say), then "
            "run 'archiver forget' again to finish"
        )
    with transaction(connection):
        erasures.mark_forgets_finished(connection, at=current_time())
    tell("Files", 2, 2)


def note_erasures(
    connection: sqlite3.Connection, captures: Iterable[int], folder: Path
) -> list[str]:
    """Reduce captures to their leaves, and note where their records are to be overwritten.

    Gives a sentence for each that cannot be. Part of the caller's transaction.
    """
    damaged: list[str] = []
    for number in captures:
        row = erasures.load_capture(connection, number)
        if row["warc_file"] is None:
            continue
        if is_foreign_file(row["warc_file"]):
            damaged.append(
                f"{row['warc_file']}, offset {row['warc_offset']}: it is not the archive's own "
                "file and stays as it is; whoever keeps it can take the record out"
            )
            continue
        try:
            length = length_at(folder / row["warc_file"], row["warc_offset"])
        except UnreadableRecord as error:
            damaged.append(f"{row['warc_file']}, offset {row['warc_offset']}: {error}")
            continue
        if length:
            erasures.note_erasure(
                connection,
                PendingErasure(
                    warc_file=row["warc_file"], warc_offset=row["warc_offset"], warc_length=length
                ),
            )
        erasures.clear_capture(connection, number, sealing.capture_leaf(row))
    return damaged


def erase_noted(connection: sqlite3.Connection, folder: Path) -> int:
    """Overwrite the records that are noted, in whatever run they were; give how many."""
    erased = 0
    for pending in erasures.pending_erasures(connection):
        erase_at(
            folder / pending.warc_file,
            pending.warc_offset,
            pending.warc_length,
            at=current_time(),
        )
        with transaction(connection):
            erasures.mark_erased(connection, pending)
        erased += 1
    return erased
