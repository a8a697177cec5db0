"""Find what a post's author struck out, which may be quoted or left out.

Struck words are still the author's, and so they stay in the text of a post: marked as Markdown
does (``~~never~~``, as Reddit's texts have it and as HTML's ``<del>``, ``<s>`` and ``<strike>`` are
written here) or with a line over each letter (U+0336), as people write where a platform knows no
markup. A quotation may have them or not: neither is an alteration, and with them none is word for
word.
"""

import regex

from archiver.matching.quotation import PreparedPost, prepare_post
from archiver.models.records import PostVersion

_LINED = "\u0335\u0336"
"""COMBINING SHORT and LONG STROKE OVERLAY."""
_MARK = regex.compile(r"(?<!~)~~(?!~)")
# Matches "n̶e̶v̶e̶r̶ ̶e̶v̶e̶r̶"; not the one letter of "ł" written so.
_LINED_WORDS = regex.compile(rf"(?:[^{_LINED}\n][{_LINED}]){{2,}}")
_LONGEST = 5_000
"""Characters that one pair of marks may strike out."""


def find_struck(text: str) -> list[tuple[int, int]]:
    """Find the spans of struck-out text, with their marks.

    >>> find_struck("I ~~never~~ lie"), find_struck("so good~~ I am glad~~")
    ([(2, 11)], [])
    """
    found = [one.span() for one in _LINED_WORDS.finditer(text)] if _is_lined(text) else []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        if opened is None or start - opened > _LONGEST or text[start - 1].isspace():
            # What ends with a blank is not struck: this mark can only begin something.
            opened = None if text[end : end + 1].isspace() else start
        else:
            found.append((opened, end))
            opened = None
    return sorted(found)


def without_struck(source: PreparedPost) -> PreparedPost | None:
    """Read a post without what is struck out, every offset as it was; None where nothing is."""
    text = source.words.raw
    if "~~" not in text and not _is_lined(text):
        return None
    struck = find_struck(text)
    if not struck:
        return None
    pieces, at = [], 0
    for start, end in struck:
        if start >= at:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return prepare_post(PostVersion(text="".join([*pieces, text[at:]]), truncated=source.truncated))


def _is_lined(text: str) -> bool:
    return any(one in text for one in _LINED)
