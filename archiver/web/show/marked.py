"""Split the text of an article into paragraphs with its quotations marked and its posts placed.

Pure, and without markup. Every character of the text comes out once and in order, but for
passages that are nothing but a post, in whose place the post stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archiver.archive.pages.articles import ShownPost
from archiver.archive.pages.quotations import JudgedQuotation

# Matches "”" and " »"; not ", ”".
_CLOSING = re.compile(r"\s?[”“\"'’‘»«›‹」』]")
_MOST_OVER = 12
_TELLING = 24
"""Characters of a post by which its place in the text is found; fewer could be anywhere."""


@dataclass(frozen=True, slots=True)
class MarkedSegment:
    """A run of text; of which quotation it is part, and whether that ends here.

    `closing` is the mark after a quotation that ends, so that its label stands outside.
    """

    text: str
    quotation: int | None = None
    ends: bool = False
    closing: str = ""


@dataclass(slots=True)
class MarkedParagraph:
    """A paragraph, the quotations that begin in it, and the posts that stand after it.

    `beside` are posts of the page that stand somewhere in the article, put here because a
    quotation of the paragraph rests on them. `over` is how many blocks of the page there are
    from the paragraph to the next that has quotations: so many its notes may stand beside.
    """

    segments: list[MarkedSegment] = field(default_factory=list)
    quotations: list[int] = field(default_factory=list)
    posts: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    over: int = 1


def marked_paragraphs(
    text: str, quotations: Sequence[JudgedQuotation], shown: Sequence[ShownPost]
) -> tuple[list[MarkedParagraph], list[int]]:
    """Return the paragraphs of an article, and the posts shown whose place in it is unknown."""
    spans = {index: _place(text, post) for index, post in enumerate(shown)}
    taken = [(*span, index) for index, span in spans.items() if span is not None]
    found: list[MarkedParagraph] = []
    for start, end in _lines(text):
        inside = [index for left, right, index in taken if left <= start < max(right, left + 1)]
        replaced = [index for index in inside if _is_post(shown[index], text[start:end])]
        begun = [index for left, _, index in taken if start <= left < end or left == end]
        paragraph = MarkedParagraph(posts=begun)
        marks = [] if replaced else _marks(quotations, start, end)
        if not replaced:
            paragraph.segments = list(_segments(text, start, end, quotations, marks))
            paragraph.quotations = [
                index for index in marks if start <= quotations[index].start < end
            ]
        if paragraph.segments or paragraph.posts:
            found.append(paragraph)
    placed = {index for paragraph in found for index in paragraph.posts}
    left = [index for index in range(len(shown)) if index not in placed]
    elsewhere = [index for index in left if not _beside(found, quotations, shown, index)]
    _count_over(found)
    return found, elsewhere


def _count_over(found: Sequence[MarkedParagraph]) -> None:
    blocks = 0
    for paragraph in reversed(found):
        blocks += bool(paragraph.segments) + len(paragraph.posts) + len(paragraph.beside)
        if paragraph.quotations:
            paragraph.over = min(blocks, _MOST_OVER)
            blocks = 0


def _beside(
    found: Sequence[MarkedParagraph],
    quotations: Sequence[JudgedQuotation],
    shown: Sequence[ShownPost],
    post: int,
) -> bool:
    """Put a post whose place is unknown after the first quotation that rests on it, if any."""
    for paragraph in found:
        rests = [quotations[index].finding for index in paragraph.quotations]
        if any(finding and finding.post.key == shown[post].post_key for finding in rests):
            paragraph.beside.append(post)
            return True
    return False


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.strip():
            yield start, start + len(bare)
        start += len(line)


def _place(text: str, one: ShownPost) -> tuple[int, int] | None:
    """Return where a post stands in the text: the span its page gives, its words, its place."""
    if one.embed.span is not None:
        return one.embed.span
    for line in (one.embed.text or "").splitlines():
        telling = line.strip()
        if len(telling) >= _TELLING:
            at = text.find(telling[:120])
            if at >= 0:
                return at, at + len(telling)
            break
    place = one.embed.place
    return None if place is None or place > len(text) else (place, place)


def _is_post(one: ShownPost, line: str) -> bool:
    """Return whether a line is nothing but the post, so that the post can stand in its place."""
    if one.embed.span is not None:
        return True
    return " ".join(line.split()) in " ".join((one.embed.text or "").split())


def _marks(quotations: Sequence[JudgedQuotation], start: int, end: int) -> list[int]:
    """Return the quotations that stand in a stretch of text, without those that overlap another."""
    marks: list[int] = []
    reached = start
    for index, quotation in enumerate(quotations):
        left = max(quotation.start, start)
        if left < end and quotation.end > start and left >= reached:
            marks.append(index)
            reached = min(quotation.end, end)
    return marks


def _segments(
    text: str, start: int, end: int, quotations: Sequence[JudgedQuotation], marks: Sequence[int]
) -> Iterator[MarkedSegment]:
    at = start
    for index in marks:
        one = quotations[index]
        left, right = max(one.start, start), min(one.end, end)
        if left < at:  # it begins inside the mark of the one before
            continue
        if left > at:
            yield MarkedSegment(text[at:left])
        ends = one.end <= end
        mark = _CLOSING.match(text, right, end) if ends else None
        closing = mark[0] if mark else ""
        yield MarkedSegment(text[left:right], index, ends, closing)
        at = right + len(closing)
    if at < end:
        yield MarkedSegment(text[at:end])
