"""Tag what a page answers, so that a browser or a cache before the site need not fetch it again.

A tag is a digest of the body (RFC 9110, 8.8.3): who has the same body is told 304 and nothing else.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from archiver.web import datasette_compat

Answer = Callable[..., Awaitable[datasette_compat.Response]]


def tag_answers(view: Answer) -> Answer:
    """Return a view that says which body it gives, and leaves out one that the visitor has."""

    @wraps(view)
    async def answer(datasette: Any, request: Any) -> datasette_compat.Response:
        found = await view(datasette, request)
        if found.status != 200 or request.method not in {"GET", "HEAD"} or not found.body:
            return found
        body = found.body if isinstance(found.body, bytes) else str(found.body).encode()
        tag = f'"{sha256(body).hexdigest()[:32]}"'
        found.headers["ETag"] = tag
        _let_keep(datasette, request, found.headers)
        if is_known_tag(tag, request.headers.get("if-none-match")):
            return datasette_compat.file_response(b"", found.content_type, found.headers, 304)
        return found

    return answer


def _let_keep(datasette: Any, request: Any, headers: dict[str, str]) -> None:
    """Let a cache before the site keep what everybody may see, where its owner says how long."""
    seconds = (datasette.plugin_config("archiver") or {}).get("cache_seconds")
    if isinstance(seconds, int) and seconds > 0 and getattr(request, "actor", None) is None:
        headers["Cache-Control"] = f"public, max-age={seconds}, stale-while-revalidate={seconds}"


def is_known_tag(tag: str, known: str | None) -> bool:
    """Tell whether a tag is among those that a visitor names; a weak one is as good.

    >>> is_known_tag('"ab"', 'W/"ab", "cd"'), is_known_tag('"ab"', "*"), is_known_tag('"ab"', None)
    (True, True, False)
    """
    if known is None:
        return False
    names = {one.strip().removeprefix("W/") for one in known[:2_000].split(",")}
    return tag in names or "*" in names
