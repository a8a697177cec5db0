"""Ask for one post in every way there is: fetch what its chain of strategies wants."""

from dataclasses import replace
from typing import NamedTuple

from archiver.crawl.run_context import OnlineContext
from archiver.models.records import Capture, PostRef, Request
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.replay import advance_chain
from archiver.platforms.resolving import FetchResult
from archiver.text.dates import current_time


class AskedPost(NamedTuple):
    """What came of asking for a post: all answers, the sightings in them, how much was asked.

    `was_asked` is False where every host that could tell is left alone in this run.
    """

    captures: list[Capture]
    sightings: tuple[AttestedSighting, ...]
    was_asked: bool
    requests: int


async def ask_for_post(
    run: OnlineContext, ref: PostRef, *, url: str | None, handle: str | None = None
) -> AskedPost:
    """Ask for a post that was met under an address, by an author's handle where it is known."""
    context = replace(
        run.web.asked,
        now=current_time(),
        url=url,
        handle=handle,
        tokens=run.web.tokens.names,
    )
    results: list[FetchResult] = []
    captures: list[Capture] = []
    was_asked = False
    # Until something came there is nothing of others to read.
    step = advance_chain(ref, context, ())
    while isinstance(step, Request):
        # What answers with data is made for programs; pages are asked as any other.
        answer = await run.fetcher.fetch(step, ask_robots="json" not in step.accept)
        if isinstance(answer, Capture):
            captures.append(answer)
        was_asked |= isinstance(answer, Capture) or not run.fetcher.is_left_alone(step.url)
        results.append(answer)
        step = await run.pool.advance_chain(ref, context, results)
    return AskedPost(captures, step, was_asked, len(results))
