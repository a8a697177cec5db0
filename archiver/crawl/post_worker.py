"""Ask for the posts that are due in every way there is, and keep what comes.

Each platform has its own tasks, so that a slow one holds up no other. A platform that wants
no more questions in this run gets none.
"""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import suppress

from archiver.archive.store import post_queue
from archiver.crawl.events import EventTimer, log, log_event
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.post_asking import ask_for_post
from archiver.crawl.post_results import (
    FAILURES,
    MOST_DEPTH,
    keep_post_results,
    postpone_forgotten,
)
from archiver.crawl.run_context import OnlineContext, for_each
from archiver.models.records import (
    Capture,
    PlatformName,
    PostRef,
)
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.registry import is_federated, platform_label

_LOOKING = 16
"""Posts of a platform asked for at once; its hosts are still asked one request at a time."""
_BATCH = 1_000
"""Posts taken from the queue at once: each time all that are due are sorted."""
_REFUSALS = 3
"""Posts in a row about which nobody could be asked, after which their platform is left alone."""
_PAUSE = 10.0
"""Seconds after which posts of the pages that were read meanwhile are looked for."""


class PostWorker:
    """The posts of one run. With `named` a person waits for the outcome of each."""

    def __init__(self, run: OnlineContext, *, named: bool) -> None:
        self._run = run
        self._named = named
        self._refusals: Counter[str] = Counter()
        self._missed: dict[tuple[str, str], tuple[int, str]] = {}
        self._done = self._total = 0

    async def ask_due(self, pages: asyncio.Event) -> None:
        """Ask for every post that is due, those they lead to, and those of pages read meanwhile.

        `pages` is set when no page is read any more.
        """
        run = self._run
        asked: dict[PlatformName, set[int]] = {}
        running: dict[PlatformName, asyncio.Task[None]] = {}
        async with asyncio.TaskGroup() as group:
            while not run.budget.is_late:
                before = self._done
                none_left = pages.is_set() and all(task.done() for task in running.values())
                for platform in await self._counts():
                    if not (
                        self._is_closed(platform)
                        or (platform in running and not running[platform].done())
                    ):
                        work = self._platform(platform, asked.setdefault(platform, set()))
                        running[platform] = group.create_task(work)
                if not pages.is_set():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(pages.wait(), _PAUSE)
                    continue
                await asyncio.gather(*running.values())
                if none_left and self._done == before:
                    break
        counts = await self._counts()
        for platform in filter(self._is_closed, counts):
            await run.write(
                run.archive.report_failure,
                f"posts of {platform_label(platform)}",
                f"left alone for the rest of this run; {counts[platform]:,} posts stay due",
            )

    async def _counts(self) -> dict[PlatformName, int]:
        run = self._run
        counts = await run.write(
            post_queue.platforms_due, run.archive.connection, run.at, depth=MOST_DEPTH
        )
        self._total = self._done + sum(counts.values())
        run.tell("Posts", self._done, self._total)
        return counts

    async def _platform(self, platform: PlatformName, asked: set[int]) -> None:
        run = self._run
        while not (self._is_closed(platform) or run.budget.is_late):
            batch = await run.write(
                post_queue.posts_due,
                run.archive.connection,
                run.at,
                platform=platform,
                depth=MOST_DEPTH,
                limit=_BATCH,
            )
            # None is asked for twice in a run, whatever has become of its row.
            left = [post for post in batch if post.id not in asked]
            if not left:
                return
            asked.update(post.id for post in left)
            await self._ask_all(left)

    async def ask_posts(self, keys: set[str]) -> None:
        """Ask for the posts of these keys, and of whatever keys are added meanwhile, due or not."""
        run = self._run
        done: set[str] = set()
        while left := keys - done:
            due = await run.write(
                post_queue.queued_posts, run.archive.connection, left, depth=MOST_DEPTH
            )
            done |= left
            self._total += len(due)
            await self._ask_all(due)

    def report_missed(self) -> None:
        """Name in the report what came to nothing, by platform and outcome.

        Only to be called when the thread that writes has ended: it changes the report.
        """
        for (platform, _), (count, reason) in sorted(self._missed.items()):
            message = reason if count == 1 else f"{count} times, {reason}"
            self._run.archive.report.failed(f"posts of {platform_label(platform)}", message)

    async def _ask_all(self, posts: Collection[post_queue.DuePost]) -> None:
        left = iter(posts)
        await for_each(self._ask_some(left) for _ in range(min(_LOOKING, len(posts))))

    async def _ask_some(self, left: Iterator[post_queue.DuePost]) -> None:
        for post in left:
            closed = self._is_closed(post.platform) or self._run.budget.is_late
            if closed and not self._named:
                return
            await self._ask_and_keep(post)
            self._done += 1
            self._run.tell("Posts", self._done, max(self._done, self._total))

    def _is_closed(self, platform: str) -> bool:
        # On a federated platform one post's host says nothing of another's.
        return self._refusals[platform] >= _REFUSALS and not is_federated(platform)

    async def _ask_and_keep(self, due: post_queue.DuePost) -> None:
        """Ask for one post in every way there is, and keep what came; never ends the run alone."""
        run, timer = self._run, EventTimer()
        try:
            captures, seen, was_asked = await self._ask(due)
            first = seen[0]
            if not was_asked:
                self._refusals[due.platform] += 1
            elif not self._is_closed(due.platform):
                # An answer that was under way when the platform was closed does not open it again.
                self._refusals[due.platform] = 0
            if first.outcome in FAILURES:
                self._miss(due, first.outcome, first.reason or first.outcome)
            if was_asked or self._named:
                await run.write(
                    keep_post_results, run.archive, due, captures, seen, was_asked=was_asked
                )
            elif is_federated(due.platform):
                # Out of the way of the posts of other hosts; elsewhere it simply stays due.
                await run.write(postpone_forgotten, run.archive, due, first.reason or first.outcome)
            kind = "failure" if first.outcome in FAILURES else "post"
            message = f"{first.outcome}: {first.reason}" if kind == "failure" else first.outcome
            log_event(kind, due.url or due.key, message, timer.seconds)
        except Exception as error:
            if is_fatal(error):
                raise
            log.exception("%s", due.key)
            reason = f"looking at it failed ({type(error).__name__}), which is our mistake"
            self._miss(due, "failed", f"{due.key}: {reason}")
            log_event("failure", due.url or due.key, reason, timer.seconds)
            await run.write(postpone_forgotten, run.archive, due, reason)

    def _miss(self, due: post_queue.DuePost, outcome: str, reason: str) -> None:
        """Count a failure and keep the first reason: two hundred thousand are no report."""
        count, first = self._missed.get((due.platform, outcome), (0, f"{outcome}: {reason}"))
        self._missed[due.platform, outcome] = (count + 1, _short(first))

    async def _ask(
        self, due: post_queue.DuePost
    ) -> tuple[list[Capture], tuple[AttestedSighting, ...], bool]:
        """Give all answers, the sightings in them, and whether anybody could be asked."""
        _, _, number = due.key.partition(":")
        ref = PostRef(platform=due.platform, id=number)
        result = await ask_for_post(self._run, ref, url=due.url)
        # Of what asks nobody at all nothing stood in the way.
        was_asked = result.was_asked or result.sightings[0].outcome not in FAILURES
        return result.captures, result.sightings, was_asked


def _short(reason: str, length: int = 240) -> str:
    return reason if len(reason) <= length else f"{reason[: length - 1]}…"
