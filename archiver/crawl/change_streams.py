"""Replay a platform's own record of changes for the accounts that are followed.

A deletion there is the platform's word for it; what was made and deleted between two nights is
kept as well. Where the reading has come to is written with what was read, so that nothing is missed
within the time for which the record is kept.
"""

from collections.abc import Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import followed, lookup, post_queue, posts, reading, tombstones
from archiver.archive.store.followed import FollowedAccount
from archiver.crawl.events import EventTimer, log_event
from archiver.crawl.run_archive import RunArchive
from archiver.crawl.run_context import OnlineContext
from archiver.errors import FetchError
from archiver.fetch.streams import StreamSettings, is_stream_readable, read_stream
from archiver.platforms.account_records import ChangeStream, StreamEvent
from archiver.platforms.attestation import attest_event
from archiver.platforms.registry import all_platforms
from archiver.platforms.resolving import ResolveContext
from archiver.text.dates import current_time, format_stamp

_TOGETHER = 200
"""Events that are written in one transaction."""
_AGAIN = 3
"""Times that a stream which breaks off is taken up where it was."""
_OVERLAP = 5_000_000
"""Microseconds before the last event that are read again: servers' clocks differ a little."""
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)


class _BrokenStreamError(Exception):
    """A record that broke off at a cursor, and why."""

    def __init__(self, cursor: int, reason: str) -> None:
        super().__init__(reason)
        self.cursor, self.reason = cursor, reason


class StreamReader:
    """The records of changes that one run replays."""

    def __init__(self, run: OnlineContext) -> None:
        self._run = run
        self._bytes = self._events = 0

    async def replay_all(self) -> None:
        """Replay each platform's record for its accounts; nothing where the extra is missing."""
        run = self._run
        if not is_stream_readable() or run.web.following.streams == "":
            return
        everybody = await run.write(followed.all_followed, run.archive.connection)
        for platform in all_platforms():
            stream = platform.accounts.stream if platform.accounts else None
            ids = [
                account.account_id
                for account in everybody
                if account.platform == platform.name
                and account.account_id
                and account.state != "ended"
            ]
            if stream is not None and ids:
                await self._replay(stream, ids)

    async def _replay(self, stream: ChangeStream, ids: Sequence[str]) -> None:
        """Replay one record from where it was left, and say what cannot be had of it any more."""
        run, timer = self._run, EventTimer()
        parts = [ids[at : at + stream.most] for at in range(0, len(ids), stream.most)]
        for number, wanted in enumerate(parts):
            # What one part has come to says nothing of another's.
            part = replace(stream, name=f"{stream.name} {number}") if number else stream
            reason = await self._read(part, wanted, await self._begin(part))
            if reason is not None:
                await run.write(run.archive.report_failure, f"deletions by {stream.name}", reason)
                break
        message = f"{self._events} events, {self._bytes} bytes"
        log_event("stream", stream.name, message, timer.seconds)
        counted = {"stream_events": self._events, "stream_bytes": self._bytes}
        await run.write(
            run.archive.count_later, lambda: run.archive.report.followed.update(counted)
        )

    async def _begin(self, stream: ChangeStream) -> int:
        """Give from when on a record is read; tells what it does not hold any more."""
        run = self._run
        known = await run.write(reading.stream_cursor, run.archive.connection, stream.name)
        oldest = _microseconds(run.at) - int(stream.hours * 3_600_000_000)
        if known is not None and known < oldest:
            since = format_stamp(_UNIX + timedelta(microseconds=known))
            reason = f"it is kept for {stream.hours:g} hours, and was not read since {since}"
            await run.write(run.archive.report_failure, f"deletions by {stream.name}", reason)
        return max(known or 0, oldest)

    async def _read(self, stream: ChangeStream, ids: Sequence[str], cursor: int) -> str | None:
        """Read a record to its end; gives why that could not be, or None."""
        reason: str | None = None
        for _ in range(_AGAIN):
            try:
                cursor, is_over = await self._read_once(stream, ids, cursor)
            except _BrokenStreamError as broken:
                cursor, reason = broken.cursor, broken.reason
                continue
            if is_over:
                await self._run.write(self._note_end, stream)
            return None
        return reason

    async def _read_once(
        self, stream: ChangeStream, ids: Sequence[str], cursor: int
    ) -> tuple[int, bool]:
        """Read a record until it is silent or has come to this run; tells whether it has."""
        run, wanted = self._run, frozenset(ids)
        settings = StreamSettings(
            user_agent=run.web.manners.user_agent,
            allow_private=run.web.allow_private,
            silence=run.web.following.silence,
        )
        place = f"{run.web.following.streams or stream.address}?requireHello=true"
        place += f"&cursor={max(0, cursor - _OVERLAP)}"
        batch: list[StreamEvent] = []
        try:
            async with aclosing(read_stream(place, stream.greet(ids), settings)) as frames:
                async for frame in frames:
                    self._bytes += len(frame)
                    event = stream.read(frame, current_time())
                    if event is None or event.account_id not in wanted:
                        continue
                    batch.append(event)
                    cursor = max(cursor, min(event.at, _microseconds(current_time())))
                    if len(batch) >= _TOGETHER:
                        await self._keep(stream, batch, cursor)
                        batch = []
                    if run.budget.is_late:
                        await self._keep(stream, batch, cursor)
                        return cursor, False
                    if event.at >= _microseconds(run.at):
                        break
        except FetchError as error:
            await self._keep(stream, batch, cursor)
            raise _BrokenStreamError(cursor, error.reason) from error
        await self._keep(stream, batch, cursor)
        return cursor, True

    async def _keep(self, stream: ChangeStream, events: Sequence[StreamEvent], cursor: int) -> None:
        run = self._run
        if events:
            self._events += len(events)
            context = replace(run.web.asked, now=current_time())
            await run.write(keep_events, run.archive, stream, events, cursor, context)

    def _note_end(self, stream: ChangeStream) -> None:
        """Note that a record was read up to when the run began."""
        archive = self._run.archive
        with transaction(archive.connection):
            at = _microseconds(archive.started_at)
            reading.move_stream(archive.connection, stream.name, at, at=archive.started_at)


def keep_events(
    archive: RunArchive,
    stream: ChangeStream,
    events: Iterable[StreamEvent],
    cursor: int,
    context: ResolveContext,
) -> None:
    """Keep events with where the reading of their record has come to."""
    connection = archive.connection
    wordings: list[tuple[int, str]] = []
    with transaction(connection):
        for event in events:
            wordings += _keep_event(archive, event, context)
            if event.closed:
                _note_closed(archive, event)
        writer.index_versions(connection, wordings)
        reading.move_stream(connection, stream.name, cursor, at=archive.started_at)


def _keep_event(
    archive: RunArchive, event: StreamEvent, context: ResolveContext
) -> list[tuple[int, str]]:
    """Keep one event; gives the wording that is new with it, as (version, text)."""
    connection = archive.connection
    if event.sighting is None or event.capture is None:
        return []
    seen = attest_event(event.sighting, event.capture, context)
    if seen is None or tombstones.is_sighting_forgotten(connection, seen):
        return []
    is_known = lookup.post_of_key(connection, seen.post.key) is not None
    if seen.version is None and not is_known:
        return []  # what nobody saw has nothing to be deleted
    place = posts.add_sighting(connection, archive.run, archive.add_capture(event.capture), seen)
    if seen.outcome == "deleted":
        # The two looks follow: a record may be wrong, and what is said of people is not.
        at, post = archive.started_at, seen.post
        post_queue.queue_post(
            connection, post.key, post.platform, at=at, why="followed", url=post.url
        )
        post_queue.hasten_post(connection, post.key, at=at)
        archive.count_later(lambda: archive.report.followed.update(deleted=1))
    if place.new_post:
        archive.count_later(lambda: _count_new(archive))
    if place.new_version and place.version_id is not None and seen.version:
        return [(place.version_id, seen.version.text)]
    return []


def _count_new(archive: RunArchive) -> None:
    archive.report.posts_new += 1
    archive.report.followed.update(new=1)


def _note_closed(archive: RunArchive, event: StreamEvent) -> None:
    """Note what became of an account, for whoever looks at the list of people."""
    account = _account_of(archive, event)
    if account is not None:
        reason = f"its platform says that the account is {event.closed}"
        followed.note_of_followed(archive.connection, account.id, reason)


def _account_of(archive: RunArchive, event: StreamEvent) -> FollowedAccount | None:
    return next(
        (
            account
            for account in followed.all_followed(archive.connection)
            if account.account_id == event.account_id
        ),
        None,
    )


def _microseconds(moment: str) -> int:
    return (datetime.fromisoformat(moment) - _UNIX) // timedelta(microseconds=1)
