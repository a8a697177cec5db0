"""Truth Social: Mastodon's API under its own roof, behind a wall that refuses most programs.

A refusal by that wall says nothing of the post.
"""

from archiver.models.records import (
    Capture,
    Platform,
    PostRef,
    Sighting,
)
from archiver.platforms.mastodon import strategies
from archiver.platforms.resolving import (
    Asked,
    Look,
    Missed,
    Way,
    first_line,
)

NAME: Platform = "truthsocial"
HOST = "truthsocial.com"


def _ask(ref: PostRef, asked: Asked) -> Look:
    if not (ref.id.isascii() and ref.id.isdigit()):
        raise Missed("unsupported", f"{first_line(ref.id)} is no id of Truth Social")
    return (yield from strategies.look(ref, asked, HOST, ref.id))


WAYS: tuple[Way, ...] = (Way("truthsocial-api", _ask),)


def addresses(ref: PostRef, asked: Asked) -> tuple[str, ...]:
    """Where an archive may hold the post: its page in both forms, and the API's answer."""
    pages = (
        (f"{HOST}/@{asked.handle}/{ref.id}*", f"{HOST}/@{asked.handle}/posts/{ref.id}*")
        if asked.handle
        else ()
    )
    return (*pages, f"{HOST}/api/v1/statuses/{ref.id}")


def read(ref: PostRef, capture: Capture, asked: Asked) -> tuple[Sighting, ...]:
    """The post in an archived status, or in its archived page."""
    return strategies.read(ref, capture, asked)
