"""Run a chain on saved captures, so that a mended parser reads what was fetched before.

Nothing is fetched.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import TypeVar

from archiver.models.records import (
    Capture,
    PostRef,
    Request,
    Unfetched,
)
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.chain import resolve_post
from archiver.platforms.resolving import FetchResult, ResolveContext

_Result = TypeVar("_Result")


def drive(
    steps: Generator[Request, FetchResult, _Result], answer: Callable[[Request], FetchResult]
) -> _Result:
    """Run a chain or a strategy with each of its requests answered by `answer`."""
    try:
        request = next(steps)
        while True:
            request = steps.send(answer(request))
    except StopIteration as done:
        result: _Result = done.value
        return result


def advance_chain(
    ref: PostRef, context: ResolveContext, came: Sequence[FetchResult]
) -> Request | tuple[AttestedSighting, ...]:
    """Give what a chain asks for next after these answers, or the sightings that it ends with.

    It is run from its beginning each time, so that it need not be kept where answers are fetched.
    """
    steps = resolve_post(ref, context)
    try:
        request = next(steps)
        for one in came:
            request = steps.send(one)
    except StopIteration as done:
        found: tuple[AttestedSighting, ...] = done.value
        return found
    return request


def replay_captures(
    ref: PostRef, context: ResolveContext, captures: Iterable[Capture]
) -> tuple[AttestedSighting, ...]:
    """Read saved captures as sightings; what was not saved is ``unreachable``.

    Of several captures of an address one of the wanted kind (data or a page) goes before others,
    and the last before earlier ones. `context` has to have the `elsewhere` of that time.
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
        # An error may be of either kind; data was asked for before a page.
        return fits[-1] if fits else found[0]

    return drive(resolve_post(ref, context), answer)
