"""Keep what a page made of an archive for a moment, where making it took long.

A crawl writes all the time, so that what is kept until the archive changes is never kept. Here a
page may be as old as fifty times what it took the processor, five seconds at most: reading then
takes a fiftieth of the time, however many ask. What is made at once, as all of a small archive
is, is made anew for everybody.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from archiver.models.json_schema import Json

LEAST_SECONDS = 0.008
"""Processor time below which nothing is kept."""
_TIMES = 50.0
_LONGEST = 5.0
"""Seconds that an answer holds at most, and those that an older one is shown while it is made."""
_MOST = 100
"""Answers that are kept for one site, the oldest of which are dropped."""


@dataclass(slots=True)
class KeptAnswer:
    """What a page made of an archive, what that took the processor, and its HTML once drawn."""

    made: Json
    seconds: float
    body: str | None = None
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class _Kept:
    answers: OrderedDict[Hashable, KeptAnswer]
    under_way: dict[Hashable, asyncio.Future[KeptAnswer | None]]


_kept: WeakKeyDictionary[Any, _Kept] = WeakKeyDictionary()


async def keep_answer(
    datasette: Any,
    key: Hashable,
    make: Callable[[], Awaitable[KeptAnswer]],
    *,
    least: float = LEAST_SECONDS,
) -> KeptAnswer:
    """Return the answer of that key: the one that is kept, else one that is made now.

    The key has to say everything that the answer rests on, with what the visitor may view. While
    one visitor has it made anew the others get the one before, or wait for the new one where that
    is too old; where it cannot be made, they are told so as well. What took fewer seconds of the
    processor than `least` is not kept.
    """
    kept = _kept.setdefault(datasette, _Kept(OrderedDict(), {}))
    known, others = kept.answers.get(key), kept.under_way.get(key)
    if known is not None and monotonic() < known.until + (_LONGEST if others else 0.0):
        return known
    # None where it is not kept, or its visitor left: then all who waited make it for themselves.
    if others is not None and (shared := await asyncio.shield(others)) is not None:
        return shared
    making = kept.under_way[key] = asyncio.get_running_loop().create_future()
    try:
        answer = await make()
        kept.answers.pop(key, None)
        if answer.seconds >= least:
            answer.until = monotonic() + min(_LONGEST, answer.seconds * _TIMES)
            kept.answers[key] = answer
            if len(kept.answers) > _MOST:
                kept.answers.popitem(last=False)
            making.set_result(answer)
    except Exception as error:
        making.set_exception(error)
        making.exception()  # asyncio warns of one that nobody has looked at
        raise
    else:
        return answer
    finally:
        if kept.under_way.get(key) is making:
            del kept.under_way[key]
        if not making.done():
            making.set_result(None)
