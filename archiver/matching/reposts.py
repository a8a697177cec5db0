"""Find passages of a post that its author only shares from somebody else.

Before platforms had buttons for it, and still, people share posts as ``RT @ana: …``, after
words of their own or before, or as ``"@ana: …" I agree``. What stands there was said by @ana,
and only passed on by the author. ``"@ana late again" so true`` may also speak to @ana or of her;
its words are not surely the author's either.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from archiver.models.records import Span

# Matches "RT @ana: late again", "so true MT @ana late again" and 'RT "@ana: late"'; not "ART @ana".
_RETWEET = regex.compile(r"(?<!\w)(?:RT|MT)\b[\s:]*[\"“]?\s*@(?P<handle>\w{1,30})(?P<colon>:?)\s")
# Matches '"@ana: late again" so true', anywhere, to its end behind a further '"@' in it; not
# '"@ana" is late' without its words.
_QUOTED = regex.compile(
    r"[\"“”'‘]\s*@(?P<handle>\w{1,30}):\s(?P<said>(?:[^\"”]|(?<=\s)[\"”]\s*(?=@\w))*)(?:[\"”]|$)"
)
# Matches a text that begins with '"@ana late again" so true'; not '"@ana" is late'.
_OPENING = regex.compile(r"^\s*[\"“”'‘]\s*@(?P<handle>\w{1,30})\s+(?P<said>[^\"”]*)(?:[\"”]|$)")
# Matches '"The ferry is always late." - @ana'; not '"late" @ana'.
_SIGNED = regex.compile(r"[\"“](?P<said>[^\"“”]{15,})[\"”]\s*[-—–]{1,2}\s*@(?P<handle>\w{1,30})\b")


@dataclass(frozen=True, slots=True)
class RepostedPassage:
    """Words in a post that are somebody else's: whose, and where.

    `sure` is false where the handle may also be only spoken to or of: "please RT @ana we need
    you", '"@ana is late again"'.
    """

    handle: str
    span: Span
    sure: bool = True


def reposted_passage(text: str, span: Span) -> RepostedPassage | None:
    """Return the passage around a span of a text that somebody else said, or None.

    Of passages inside one another it is the innermost.

    >>> reposted_passage('"@ana: The ferry is late" Sad!', (7, 24))
    RepostedPassage(handle='ana', span=(7, 24), sure=True)
    """
    if "@" not in text:
        return None
    around = [
        passage
        for passage in _passages(text)
        if passage.span[0] <= span[0] and span[1] <= passage.span[1]
    ]
    return max(around, key=lambda one: one.span[0], default=None)


def reposted_handles(text: str) -> set[str]:
    """Return the folded handles of everybody from whom a text shares something."""
    if "@" not in text:
        return set()
    return {passage.handle.casefold() for passage in _passages(text)}


def _passages(text: str) -> Iterator[RepostedPassage]:
    for found in _RETWEET.finditer(text):
        first = not text[: found.start()].strip()
        yield RepostedPassage(
            found["handle"], (found.end(), len(text)), bool(found["colon"]) or first
        )
    for pattern in (_QUOTED, _SIGNED, _OPENING):
        for found in pattern.finditer(text):
            yield RepostedPassage(found["handle"], found.span("said"), pattern is not _OPENING)
