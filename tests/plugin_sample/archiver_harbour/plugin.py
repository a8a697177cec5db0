"""The plug-in: what this distribution adds to archiver."""

from archiver.importers.import_format import ImportFormat
from archiver.languages.base import Language
from archiver.platforms.base import Platform
from archiver.plugins import hookimpl

from .finnish import FINNISH
from .log_format import LOG
from .longest_post import View, longest_post
from .platform import HARBOUR


@hookimpl
def register_platforms() -> list[Platform]:
    """Add the platform Harbour Notes."""
    return [HARBOUR]


@hookimpl
def register_importers() -> list[ImportFormat]:
    """Add the log of a harbour as an import format."""
    return [LOG]


@hookimpl
def register_languages() -> list[Language]:
    """Add Finnish."""
    return [FINNISH]


@hookimpl
def register_pages() -> list[tuple[str, View]]:
    """Add a page with the longest post."""
    return [(r"^/-/longest-post$", longest_post)]
