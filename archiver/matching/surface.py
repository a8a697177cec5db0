"""Tell whether words are written alike, character for character but for what any editor changes."""

from dataclasses import dataclass
from typing import Self

from archiver.text.words import (
    Words,
    normalize_surface,
)

_BESIDE = 64
"""Characters beside a match in which marks are sought: spaces and invisible ones come between."""
_STOPS = ".,。、،，．"


@dataclass(frozen=True, slots=True)
class Surface:
    """The characters of a quotation that must agree, made once for all its places in a post.

    `head` and `tail` are the marks before its first word and after its last.
    """

    head: str
    words: str
    tail: str

    @classmethod
    def of(cls, quote: Words) -> Self:
        """Read the surface of a quotation's words."""
        raw, start, end = quote.raw, quote.starts[0], quote.ends[-1]
        return cls(
            head=normalize_surface(raw[:start]).replace("'", ""),
            words=normalize_surface(raw[start:end]),
            tail=normalize_surface(raw[end:]).replace("'", ""),
        )


def is_verbatim(quote: Surface, post: Words, first: int, last: int) -> bool:
    """Tell whether texts agree character for character, but for what `verbatim` allows."""
    start, end = post.span(first, last)
    ours, theirs = quote.words, normalize_surface(post.raw[start:end])
    if ours[1:] != theirs[1:] or ours[0].casefold() != theirs[0].casefold():
        return False
    head, tail = quote.head, quote.tail
    # No further than the marks of the quotation can reach, however long the post is.
    after = normalize_surface(post.raw[end : end + _BESIDE + 8 * len(tail)]).replace("'", "")
    before = normalize_surface(post.raw[max(0, start - _BESIDE - 8 * len(head)) : start]).replace(
        "'", ""
    )
    bare = tail[:-1] if tail[-1:] in _STOPS else tail
    return before.endswith(head) and (after.startswith((tail, bare)))
