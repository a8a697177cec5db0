"""Say how much is held, for readers who might take an absence for a falsehood."""

from archiver.messages.moments import format_day
from archiver.messages.plain_names import plain_name
from archiver.models.verdict_records import Searched

_ELSE = "What is not among them may have been posted or said all the same."
_NOTHING = "That nothing is found here says nothing of whether it was posted."


def coverage_sentence(
    every: Searched, speaker: str | None = None, theirs: Searched | None = None
) -> str:
    """Say how much is held of everybody, and of one speaker, and what its absence means.

    >>> coverage_sentence(Searched(posts=4287, authors=31))
    'This archive holds 4,287 posts by 31 authors. What is not among them may have been posted or \
said all the same.'
    >>> coverage_sentence(Searched(posts=4287, authors=31), "Ana Brook", Searched())
    'No post by Ana Brook is held here. That nothing is found here says nothing of whether it was \
posted.'
    """
    if not every.posts and not every.transcripts:
        return f"This archive holds no posts. {_NOTHING}"
    if theirs is None:
        by = f" by {every.authors:,} authors" if every.authors else ""
        return f"This archive holds {_posts(every)}{by}. {_ELSE}"
    name = plain_name(speaker or "the speaker")
    spoken = f"{theirs.transcripts:,} transcripts in which {name} speaks"
    if not theirs.posts:
        if theirs.transcripts:
            return f"Held here are {spoken}, and no post by {name}. {_ELSE}"
        return f"No post by {name} is held here. {_NOTHING}"
    also = f", and {spoken}" if theirs.transcripts else ""
    return f"Held here are {_posts(theirs)} by {name}{_span(theirs)}{also}. {_ELSE}"


def _posts(held: Searched) -> str:
    return "1 post" if held.posts == 1 else f"{held.posts:,} posts"


def _span(held: Searched) -> str:
    if not held.first or not held.last:
        return ""
    days = dict.fromkeys((format_day(held.first), format_day(held.last)))
    return f" from {' to '.join(days)}"
