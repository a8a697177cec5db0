"""Archive the social posts that news cites, and check quotations against them.

The names below are the Python API; each is imported when it is first used, so that
``import archiver`` costs nothing. ``archiver/README.md`` shows how to use them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archiver.cli.api.archive import Archive as Archive
    from archiver.cli.api.archive import RefusedClaim as RefusedClaim
    from archiver.cli.api.archive import import_posts as import_posts
    from archiver.cli.api.archive import open_archive as open_archive
    from archiver.cli.api.pages import InspectedPage as InspectedPage
    from archiver.cli.api.pages import read_page as read_page
    from archiver.cli.api.pages import read_pages as read_pages
    from archiver.cli.api.to_json import to_json as to_json
    from archiver.errors import ArchiverError as ArchiverError
    from archiver.matching.compare import compare_text as compare_text
    from archiver.models.verdict_records import Claim as Claim
    from archiver.models.verdict_records import Verdict as Verdict

_MODULES = {
    "Archive": "cli.api.archive",
    "ArchiverError": "errors",
    "Claim": "models.verdict_records",
    "InspectedPage": "cli.api.pages",
    "RefusedClaim": "cli.api.archive",
    "Verdict": "models.verdict_records",
    "compare_text": "matching.compare",
    "import_posts": "cli.api.archive",
    "open_archive": "cli.api.archive",
    "read_page": "cli.api.pages",
    "read_pages": "cli.api.pages",
    "to_json": "cli.api.to_json",
}

__all__ = [  # noqa: PLE0604 - all of them are above
    *_MODULES
]


def __getattr__(name: str) -> Any:
    """Import what is used for the first time (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module 'archiver' has no attribute {name!r}")
    found = getattr(import_module(f"archiver.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Give the names of the API beside what every module has."""
    return sorted({*globals(), *_MODULES})
