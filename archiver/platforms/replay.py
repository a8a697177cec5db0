"""A chain and what answers it in, its sightings out: captures that were saved answer again.

So a parser that is mended reads what was captured; nothing is fetched for it.
"""

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from archiver.models.records import (
    Capture,
    PostRef,
    Request,
    Sighting,
    Unfetched,
)
from archiver.platforms.chain import resolve_post
from archiver.platforms.resolving import FetchResult, ResolveContext

_Result = TypeVar("_Result")


def drive(
    looking: Generator[Request, FetchResult, _Result], answer: Callable[[Request], FetchResult]
) -> _Result:
    """What a chain or a way ends with, when each of its requests is answered by `answer`."""
    try:
        request = next(looking)
        while True:
            request = looking.send(answer(request))
    except StopIteration as done:
        result: _Result = done.value
        return result


def replay_captures(
    ref: PostRef, context: ResolveContext, captures: Iterable[Capture]
) -> tuple[Sighting, ...]:
    """The sightings that saved captures give; what was not saved is ``unreachable``.

    Of several captures of an address the last counts, and one of the kind (data or a page)
    that is wanted before another. `asked` must name the same `elsewhere` as when they were made.
    """
    saved: dict[str, list[Capture]] = {}
    for capture in captures:
        saved.setdefault(capture.url, []).append(capture)

    def answer(request: Request) -> FetchResult:
        found = saved.get(request.url)
        if not found:
            reason = "no capture of it was saved"
            return Unfetched(url=request.url, outcome="unreachable", reason=reason)
        wants_data = "json" in request.accept
        fits = [one for one in found if ("json" in one.content_type) == wants_data]
        # Errors are told in no kind of its own; data was asked for before a page.
        return fits[-1] if fits else found[0]

    return drive(resolve_post(ref, context), answer)
