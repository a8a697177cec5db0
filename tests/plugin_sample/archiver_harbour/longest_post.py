"""A page of the site: ``/-/longest-post``, the longest post of the archive as plain text."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response  # type: ignore[import-untyped]

from archiver.web.datasette_compat import find_archive
from archiver.web.permissions import may_view_tables

View = Callable[..., Awaitable[Any]]


async def longest_post(datasette: Any, request: Any) -> Any:
    """Answer with the post, for who may view the table that it is in."""
    name = await find_archive(datasette)
    if name is None:
        return Response.text("there is no archive on this site", status=404)
    if not await may_view_tables(datasette, request.actor, name, ["post_versions"]):
        return Response.text("who is not signed in may not see posts here", status=403)
    found = await datasette.get_database(name).execute(
        "select text from post_versions order by length(text) desc limit 1"
    )
    return Response.text(found.single_value() if found.rows else "no post is archived yet")
