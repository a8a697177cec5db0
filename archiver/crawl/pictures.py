"""Ask for the pictures that articles call pictures of posts, and read what they show.

Each is captured once by its address and read once by its digest. What ends a run leaves due what
was not asked for, and unread what was not read.
"""

import logging
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from archiver.archive.connection import transaction
from archiver.archive.store import pictures, tombstones
from archiver.archive.store.pictures import DuePicture, UnreadPicture
from archiver.crawl.events import EventTimer, Progress, log_event
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.reading_budget import ReadingBudget
from archiver.crawl.report import RunReport
from archiver.crawl.run_context import (
    GONE_STATUSES,
    OnlineContext,
    for_each,
    is_good,
    refusal_reason,
)
from archiver.errors import NoPictureReader, UnreadableWarc, UnusableClaim, UnusablePicture
from archiver.extraction.pictures.post_parts import is_post_shown
from archiver.importers.pictures.decoding import MOST_PICTURE_BYTES
from archiver.importers.pictures.picture_reading import read_pictured_post
from archiver.models.picture_records import PicturedPost
from archiver.models.records import Capture, Request, Unfetched
from archiver.provenance.warc import read_record_at
from archiver.text.dates import current_time
from archiver.verification.picture_claims import verify_picture

log = logging.getLogger("archiver")

PICTURE_KINDS = tuple(
    f"image/{one}" for one in ("png", "jpeg", "jpg", "webp", "gif", "bmp", "tiff")
)
"""Media types that are read as pictures."""
_ACCEPT = "image/png,image/jpeg;q=0.9,image/webp;q=0.8,image/gif;q=0.5"
_MOST_ASKED = 500
"""Pictures that one run asks for."""
_MOST_READ = 300
"""Pictures that one run reads; each takes two to eight seconds."""
_AT_ONCE = 4
"""Pictures in memory at once, of at most 10 MB each."""


class PictureWorker:
    """The pictures that one run asks for: with `named` those of the articles that it read alone."""

    def __init__(self, run: OnlineContext, *, named: bool) -> None:
        self._run = run
        self._only = run.archive.run if named else None
        self._done = self._total = 0

    async def ask_due(self) -> None:
        """Ask for every picture that is due, as far as the run's limits go."""
        run = self._run
        due = await run.write(
            pictures.pictures_due,
            run.archive.connection,
            # What the run itself noted is due from when it began.
            run.at,
            limit=_MOST_ASKED,
            run=self._only,
        )
        self._total = len(due)
        left = iter(due)
        await for_each(self._ask_some(left) for _ in range(min(_AT_ONCE, len(due))))

    async def _ask_some(self, left: Iterator[DuePicture]) -> None:
        for picture in left:
            if self._run.budget.is_late:
                return
            await self._ask(picture)
            self._done += 1
            self._run.tell("Pictures", self._done, self._total)

    async def _ask(self, due: DuePicture) -> None:
        run, timer = self._run, EventTimer()
        if run.fetcher.is_left_alone(due.url):
            return
        answer = await run.fetcher.fetch(
            Request(url=due.url, accept=_ACCEPT),
            kinds=PICTURE_KINDS,
            limits=replace(run.fetcher.limits, body=MOST_PICTURE_BYTES),
        )
        if isinstance(answer, Unfetched):
            if run.fetcher.is_left_alone(due.url):
                return
            await run.write(self._fail, due, answer.reason, final=False)
        elif not is_good(answer):
            await run.write(
                self._fail, due, refusal_reason(answer), final=answer.status in GONE_STATUSES
            )
        else:
            await run.write(self._keep, due, answer)
            log_event("picture", due.url, "captured", timer.seconds)

    def _fail(self, due: DuePicture, reason: str, *, final: bool) -> None:
        archive = self._run.archive
        with transaction(archive.connection):
            pictures.mark_picture_failed(
                archive.connection, due, at=archive.started_at, reason=reason, final=final
            )
        log_event("failure", due.url, reason)
        archive.report_failure(due.url, reason)

    def _keep(self, due: DuePicture, came: Capture) -> None:
        archive = self._run.archive
        connection, sha256 = archive.connection, came.sha256
        with transaction(connection):
            if pictures.is_picture_forgotten(connection, sha256):
                pictures.mark_picture_failed(
                    connection, due, at=came.fetched_at, reason="it was forgotten", final=True
                )
                return
            pictures.mark_picture_kept(
                connection,
                due.url,
                capture_id=archive.add_capture(came),
                sha256=sha256,
                at=came.fetched_at,
            )
        archive.count_later(lambda: archive.report.pictures.update(captured=1))


def read_captured_pictures(
    connection: sqlite3.Connection,
    report: RunReport,
    folder: Path,
    budget: ReadingBudget,
    tell: Progress,
    *,
    named: bool = False,
) -> None:
    """Read the pictures that are captured and not yet read; `folder` has the WARC files.

    One after the other, each in a process that is bounded; what is read is committed at once.
    With `named` those of the articles that the run read alone.
    """
    only = report.run if named else None
    due = pictures.unread_pictures(connection, limit=_MOST_READ, run=only)
    for done, picture in enumerate(due):
        if budget.is_late:
            break
        tell("Reading pictures", done, len(due))
        try:
            _read(connection, report, folder, picture)
        except NoPictureReader as error:
            report.failed("pictures", str(error))
            break
    if due:
        tell("Reading pictures", len(due), len(due))
    if not named:
        left = pictures.count_pictures_left(connection, report.started_at)
        report.pictures.update({"left": left} if left else {})


def _read(
    connection: sqlite3.Connection, report: RunReport, folder: Path, one: UnreadPicture
) -> None:
    timer = EventTimer()
    try:
        data = read_record_at(folder / one.warc_file, one.warc_offset).body
    except OSError as error:
        # It stays due: the file may be there again tomorrow.
        report.failed(one.warc_file, error.strerror or str(error))
        return
    except UnreadableWarc as error:
        _note_unreadable(connection, report, one, error, timer)
        return
    try:
        post = read_pictured_post(data)
    except UnusablePicture as error:
        _note_unreadable(connection, report, one, error, timer)
        return
    outcome = _keep_reading(connection, one.id, post)
    report.pictures["read"] += 1
    report.pictures["posts"] += outcome == "post"
    log_event("picture", str(one.id), outcome, timer.seconds)
    if outcome == "post":
        _note_problem(connection, report, one.id, post)


def _note_unreadable(
    connection: sqlite3.Connection,
    report: RunReport,
    one: UnreadPicture,
    error: Exception,
    timer: EventTimer,
) -> None:
    with transaction(connection):
        pictures.note_picture_outcome(
            connection, one.id, "unreadable", at=current_time(), reason=str(error)
        )
    report.pictures["unreadable"] += 1
    log_event("picture", str(one.id), f"unreadable: {error}", timer.seconds)


def _keep_reading(connection: sqlite3.Connection, number: int, post: PicturedPost) -> str:
    """Keep what was read of a picture, but for what was forgotten; give the outcome."""
    at = current_time()
    with transaction(connection):
        if not is_post_shown(post):
            pictures.note_picture_outcome(connection, number, "none", at=at)
            return "none"
        if tombstones.is_pictured_post_forgotten(connection, post):
            pictures.note_picture_outcome(connection, number, "forgotten", at=at)
            return "forgotten"
        pictures.keep_pictured_post(connection, number, post, at=at)
    return "post"


def _note_problem(
    connection: sqlite3.Connection, report: RunReport, number: int, post: PicturedPost
) -> None:
    """Name in the report the articles whose picture surely shows other than what was posted."""
    try:
        problem = verify_picture(connection, post).verdict.problem
    except (UnusablePicture, UnusableClaim):
        return
    except Exception as error:
        if is_fatal(error):
            raise
        log.exception("picture %s", number)
        return
    if problem is None:
        return
    report.pictures["problems"] += 1
    for article, picture in pictures.articles_showing(connection, number):
        report.note_picture(problem, article, picture)
