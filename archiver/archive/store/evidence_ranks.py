"""Rank what says something of a post: the moment in its id, then the kinds of evidence."""

from typing import get_args

from archiver.models.records import Evidence

CLAIM: Evidence = "embed"
"""The evidence of a sighting that is a claim, and no more."""
SHOWN_BY_PLATFORM = "author_from not in ('import', 'embed')"
"""A condition on posts: who may speak for the post shows whose it is, no file and no page."""
_EVIDENCES = ("id", *get_args(Evidence))


def evidence_rank(source: str | None) -> int:
    """Give the place of a source among those of authors and times: the best has the least."""
    return _EVIDENCES.index(source) if source else len(_EVIDENCES)


def better_time(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """Give the better of two times of a post, each with what says so, in any order.

    Better evidence comes first; of equal, the more exact, and of two as exact the earlier.
    """
    given = [each for each in (one, other) if each[0]]
    return min(
        given,
        key=lambda each: (evidence_rank(each[1]), -len(each[0] or ""), each[0] or ""),
        default=(None, None),
    )


def is_claim(source: str | None) -> bool:
    """Return whether a source may not speak for the post, or there is none."""
    return source is None or source == CLAIM
