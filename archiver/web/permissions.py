"""Ask Datasette who may view which tables of an archive, and remember the answer for a second.

A page asks for ten tables, and Datasette takes longer over them than over all the rest of the
page, so that of visitors who come at once one asks for all. Must never remember what was answered
while checks were switched off.
"""

import asyncio
import json
from collections.abc import Iterable
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from archiver.web import datasette_compat

_SECONDS = 1.0
"""How long an answer holds. Browsers keep Datasette's own pages for five."""
_MOST = 1_000
"""Answers that are remembered for one site."""

_Key = tuple[str, str, tuple[str, ...]]
_answers: WeakKeyDictionary[Any, dict[_Key, tuple[float, bool]]] = WeakKeyDictionary()
_asked: WeakKeyDictionary[Any, dict[_Key, asyncio.Task[bool]]] = WeakKeyDictionary()
"""What Datasette is being asked just now."""


async def may_view_tables(
    datasette: Any, actor: dict[str, Any] | None, database: str, tables: Iterable[str]
) -> bool:
    """Return whether an actor may view this database and every one of these tables."""
    wanted = tuple(tables)
    key = _key(actor, database, wanted)
    if key is None:
        return await datasette_compat.is_action_allowed(datasette, actor, database, wanted)
    known = _answers.setdefault(datasette, {})
    until, answer = known.get(key, (0.0, False))
    now = monotonic()
    if now >= until:
        answer = await _ask_once(datasette, actor, key)
        if len(known) >= _MOST:
            known.clear()
        known[key] = (now + _SECONDS, answer)
    return answer


async def _ask_once(datasette: Any, actor: dict[str, Any] | None, key: _Key) -> bool:
    """Ask Datasette, or wait for the answer to who asks it the same at this moment."""
    asked = _asked.setdefault(datasette, {})
    under_way = asked.get(key)
    if under_way is None or under_way.get_loop() is not asyncio.get_running_loop():
        _, database, tables = key
        under_way = asyncio.ensure_future(
            datasette_compat.is_action_allowed(datasette, actor, database, tables)
        )
        asked[key] = under_way
        under_way.add_done_callback(lambda _: asked.pop(key, None))
    # Who goes away leaves the others waiting for it.
    return await asyncio.shield(under_way)


def _key(actor: dict[str, Any] | None, database: str, tables: tuple[str, ...]) -> _Key | None:
    """Return what an answer is remembered by; None where none may be."""
    if datasette_compat.skips_permissions():
        return None
    try:
        return json.dumps(actor, sort_keys=True), database, tables
    except (TypeError, ValueError):  # an actor may hold whatever its plugin put there
        return None
