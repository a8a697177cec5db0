"""Ask Truth Social by Mastodon's API, behind a wall that refuses most programs.

A refusal by it says nothing of the post.
"""

import re

from archiver.models.records import (
    Capture,
    PostRef,
    Sighting,
)
from archiver.platforms.mastodon import strategies
from archiver.platforms.resolving import (
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    first_line,
)

_NAME = "truthsocial"
_HOST = "truthsocial.com"
_HANDLE = re.compile(r"[\w.]{1,60}", re.ASCII)


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    if not (ref.id.isascii() and ref.id.isdigit()):
        raise ResolveError("unsupported", f"{first_line(ref.id)} is no id of Truth Social")
    return (yield from strategies.ask_api(ref, context, _HOST, ref.id))


TRUTHSOCIAL_STRATEGIES: tuple[Strategy, ...] = (Strategy("truthsocial-api", _ask),)


def list_truthsocial_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: its page in both forms, and the API's answer."""
    pages = (
        (f"{_HOST}/@{context.handle}/{ref.id}*", f"{_HOST}/@{context.handle}/posts/{ref.id}*")
        if context.handle
        else ()
    )
    return (*pages, f"{_HOST}/api/v1/statuses/{ref.id}")


def list_truthsocial_account_addresses(handle: str, digits: str) -> tuple[str, ...]:
    """List beginnings of addresses of an account's posts whose ids begin with these digits."""
    if not _HANDLE.fullmatch(handle):
        return ()
    return (f"{_HOST}/@{handle}/{digits}*", f"{_HOST}/@{handle}/posts/{digits}*")


def read_archived_truthsocial(
    ref: PostRef, capture: Capture, context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read an archived status, or an archived page."""
    return strategies.read_archived_mastodon(ref, capture, context)
