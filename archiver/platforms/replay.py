"""Run a chain on answers that are there already; nothing is fetched."""

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from archiver.models.records import PostRef, Request
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
        for answer in came:
            request = steps.send(answer)
    except StopIteration as done:
        found: tuple[AttestedSighting, ...] = done.value
        return found
    return request
