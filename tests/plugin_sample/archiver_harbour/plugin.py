"""The plug-in: what this distribution adds to archiver."""

from archiver.importers.import_format import ImportFormat
from archiver.importers.transcripts.parsed import TranscriptFormat
from archiver.languages.base import Language
from archiver.platforms.base import Platform
from archiver.plugins import hookimpl

from .albanian import ALBANIAN
from .log_format import LOG
from .longest_post import View, longest_post
from .minutes_format import MINUTES
from .platform import HARBOUR


@hookimpl
def register_platforms() -> list[Platform]:
    """Add the platform Harbour Notes."""
    return [HARBOUR]


@hookimpl
def register_importers() -> list[ImportFormat | TranscriptFormat]:
    """Add the log of a harbour as a format of posts, the minutes of a quay as one of speech."""
    return [LOG, MINUTES]


@hookimpl
def register_languages() -> list[Language]:
    """Add Albanian."""
    return [ALBANIAN]


@hookimpl
def register_pages() -> list[tuple[str, View]]:
    """Add a page with the longest post."""
    return [(r"^/-/longest-post$", longest_post)]
