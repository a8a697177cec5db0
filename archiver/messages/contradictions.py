"""Say what of a page's claim about a post is known otherwise. It accuses neither."""

from collections.abc import Iterable

from archiver.models.records import Evidence

CONTRADICTIONS: dict[str, str] = {
    "text": "This page shows other words than {known}.",
    "author": "This page names another author than {known}.",
    "time": "This page gives another date than {known}.",
    "existence": "The platform shows no such post: what this page shows may be invented, or was "
    "hidden or gone before anybody looked.",
}
"""What of a page's claim better evidence knows otherwise, and by which evidence."""

_KNOWN: dict[Evidence, str] = {
    "api": "the platform has",
    "oembed": "the platform has",
    "archive": "a web archive’s copy has",
    "import": "a file that a person loaded has",
    "embed": "other pages have",
}


def contradiction_sentences(
    contradicts: Iterable[str], known_from: Evidence | None
) -> tuple[str, ...]:
    """Tell what of a page's claim is known otherwise; it accuses neither.

    >>> contradiction_sentences(["text"], "api")
    ('This page shows other words than the platform has.',)
    """
    known = _KNOWN[known_from or "api"]
    return tuple(CONTRADICTIONS[one].format(known=known) for one in contradicts)
