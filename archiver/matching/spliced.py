"""Match quotations made of several posts of one author: spliced ones, and those over a thread.

Sections 5 and 6 of README.md. The posts come in order of time; each part of the
quotation must stand whole in one of them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archiver.matching import flags
from archiver.matching.differences import Step
from archiver.matching.outcome import build_match
from archiver.matching.quotation import PreparedPost, PreparedQuotation, join_norms
from archiver.matching.stretch import occurrences
from archiver.models.records import Wording
from archiver.models.verdict_records import Match

_LONG_SEGMENT = 4
"""One segment has so many words, or a post is near (README.md, 5, `abridged`)."""
LEAST = 3
"""Words of the quotation that each post of a thread holds at least."""
_ASKED = 6
"""Words by which the next post of a thread is sought."""
_TRIED = 16
"""Overlaps of two texts that are compared word by word, before they are sought in one walk."""
_COUNTERS = 2
"""Number tokens at the seam that only count the posts: "1/", "(2/5)"."""


def match_spliced(
    quotation: PreparedQuotation, sources: Sequence[PreparedPost], *, near: bool = False
) -> list[tuple[int, Match]]:
    """Match segments that stand in several texts of one author, each with the text's index.

    Each segment is sought in the earliest text not before that of the segment before. Empty
    where a segment is in none, where all are in one, or where all are under four words and
    no text is near.
    """
    longest = max((end - start for start, end in quotation.segments), default=0)
    if len(quotation.segments) < 2 or not (near or longest >= _LONG_SEGMENT):
        return []
    steps: dict[int, list[Step]] = {}
    at, floor = 0, 0
    for start, end in quotation.segments:
        place = _next_place(quotation.words.norms[start:end], sources, at, floor)
        if place is None:
            return []
        at, floor = place[0], place[1] + end - start
        steps.setdefault(at, []).append(Step("equal", start, end, place[1], floor))
    if len(steps) < 2:
        return []
    return [
        (index, _part(quotation, sources[index], own, "abridged")) for index, own in steps.items()
    ]


def match_across_posts(
    quotation: PreparedQuotation, sources: Sequence[PreparedPost]
) -> list[tuple[int, Match]]:
    """Match a quotation that begins at the end of one text and continues at the start of the next.

    It may go through whole texts before it ends in one. The rules name no wording for words
    that are all there, but in several posts joined in silence: none of them says it all, so a
    careful reader calls it `altered`, and `match_spliced`.
    """
    norms = quotation.words.norms
    dead: set[tuple[int, int]] = set()
    for first, source in enumerate(sources):
        for end in _seams(source.words.norms):
            size = _shared(norms, source.words.norms[:end])
            rest = _rest(norms, size, sources, first + 1, dead) if size >= LEAST else []
            if rest:
                parts = [(first, Step("equal", 0, size, end - size, end)), *rest]
                return [
                    (index, _part(quotation, sources[index], [step], "altered"))
                    for index, step in parts
                ]
    return []


def _rest(
    norms: tuple[str, ...],
    at: int,
    sources: Sequence[PreparedPost],
    index: int,
    dead: set[tuple[int, int]],
) -> list[tuple[int, Step]]:
    """Find where the words from `at` on stand: at a text's start, or over whole texts and on.

    `dead` are words and texts from which it is known that there is no way on: each is tried
    once, however many ways lead to it.
    """
    left = norms[at:]
    if len(left) < LEAST or (at, index) in dead:
        return []
    for number in range(index, len(sources)):
        post = sources[number].words.norms
        for start in _starts(post):
            if post[start : start + len(left)] == left:
                return [(number, Step("equal", at, len(norms), start, start + len(left)))]
            for end in _seams(post):
                size = end - start
                if size < LEAST or left[:size] != post[start:end]:
                    continue
                more = _rest(norms, at + size, sources, number + 1, dead)
                if more:
                    return [(number, Step("equal", at, at + size, start, end)), *more]
    dead.add((at, index))
    return []


def unmatched_words(quotation: PreparedQuotation, source: PreparedPost) -> list[tuple[str, ...]]:
    """Return the quotation's words just before and after those that this text has.

    The words that another post would have to begin or end with; few of them, for that post
    may be short.
    """
    norms, post = quotation.words.norms, source.words.norms
    ends = [_shared(norms, post[:end]) for end in _seams(post)]
    begins: list[int] = []
    for start in _starts(post):
        begins.append(len(norms) - _shared(post[start:], norms))
        for end in _seams(post):
            inside = post[start:end] if LEAST <= end - start <= len(norms) else ()
            for at in occurrences(inside, join_norms(norms)):
                ends.append(at + end - start)
                begins.append(at)
    found = [norms[at : at + _ASKED] for at in ends if at >= LEAST]
    found += [norms[max(0, at - _ASKED) : at] for at in begins if at <= len(norms) - LEAST]
    return [part for part in dict.fromkeys(found) if len(part) >= LEAST]


def first_place(quotation: PreparedQuotation, source: PreparedPost) -> int:
    """Tell where in a quotation the first words stand that a text holds in a row.

    Its end if none do.
    """
    norms, post = quotation.words.norms, source.words.norms
    held = set(_runs(post))
    return next((at for at, run in enumerate(_runs(norms)) if run in held), len(norms))


def _runs(norms: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Return all runs of `LEAST` words, as many as each post of a thread has at least."""
    return zip(*(norms[at:] for at in range(LEAST)), strict=False)


class HeldRun(NamedTuple):
    """The words of a quotation that a text holds, as a half-open range of the text's words.

    `begins_post` says that they are the quotation's end, with which the text begins; else they
    are its beginning.
    """

    first: int
    last: int
    norms: tuple[str, ...]
    begins_post: bool


def run_at_edge(quotation: PreparedQuotation, source: PreparedPost) -> HeldRun | None:
    """Find the words with which a quotation begins at a text's end, or ends at its beginning.

    The numbers by which the posts of a thread are counted, "1/", are passed over.
    """
    norms, post = quotation.words.norms, source.words.norms
    begins, end = max((_shared(norms, post[:end]), end) for end in _seams(post))
    ends, start = max((_shared(post[start:], norms), -start) for start in _starts(post))
    if not begins and not ends:
        return None
    if begins >= ends:
        return HeldRun(end - begins, end, norms[:begins], begins_post=False)
    return HeldRun(-start, ends - start, norms[len(norms) - ends :], begins_post=True)


def held_segments(
    quotation: PreparedQuotation, source: PreparedPost, *, first: bool, last: bool
) -> HeldRun | None:
    """Find the most segments of a quotation, its first or its last, that a text holds in order.

    `first` and `last` say which of both are sought. None where all or none are there.
    """
    found: list[HeldRun] = []
    if first:
        found += _segments_in_order(quotation, source, list(quotation.segments), begins=False)
    if last:
        for skipped in range(1, len(quotation.segments)):
            kept = list(quotation.segments[skipped:])
            run = _segments_in_order(quotation, source, kept, begins=True)
            if run:
                found += run
                break
    return max(found, key=lambda run: len(run.norms), default=None)


def _segments_in_order(
    quotation: PreparedQuotation,
    source: PreparedPost,
    segments: Sequence[tuple[int, int]],
    *,
    begins: bool,
) -> list[HeldRun]:
    """Find segments in a text one after the other: as many as there are, or with `begins` all."""
    norms = quotation.words.norms
    at, start = 0, None
    words: tuple[str, ...] = ()
    for index, (low, high) in enumerate(segments):
        places = occurrences(norms[low:high], source.joined)
        place = next((one for one in places if one >= at), None)
        if place is None:
            if begins or not index:
                return []
            break
        start = place if start is None else start
        at, words = place + high - low, words + norms[low:high]
    else:
        if not begins:
            return []  # all of it is there
    return [HeldRun(start or 0, at, words, begins_post=begins)]


def may_continue(quotation: PreparedQuotation, source: PreparedPost) -> bool:
    """Tell whether a text can be one of several that a quotation runs over."""
    norms, post = quotation.words.norms, source.words.norms
    return bool(unmatched_words(quotation, source)) or any(
        _shared(post[start:], norms) >= LEAST for start in _starts(post)
    )


def edge_runs(post: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give the words with which a text of a thread can begin and end."""
    begins = [post[start : start + LEAST] for start in _starts(post)]
    ends = [post[max(0, end - LEAST) : end] for end in _seams(post)]
    return [part for part in dict.fromkeys([*begins, *ends]) if len(part) == LEAST]


def _seams(norms: tuple[str, ...]) -> Iterator[int]:
    """Tell where a post can end, with and without the numbers that count it."""
    end = len(norms)
    yield end
    while end and len(norms) - end < _COUNTERS and norms[end - 1].isdigit():
        end -= 1
        yield end


def _starts(norms: tuple[str, ...]) -> Iterator[int]:
    """Tell where a post can begin."""
    start = 0
    yield start
    while start < min(_COUNTERS, len(norms)) and norms[start].isdigit():
        start += 1
        yield start


def _shared(norms: tuple[str, ...], before: tuple[str, ...]) -> int:
    """Count the most words at the start of one text that end the other."""
    most = min(len(norms), len(before))
    last = before[-1] if before else ""
    tried = 0
    for size in range(most, 0, -1):
        if norms[size - 1] == last:
            if before[len(before) - size :] == norms[:size]:
                return size
            tried += 1
            if tried == _TRIED:
                return _shared_of_repeated(norms[:most], before[len(before) - most :])
    return 0


def _shared_of_repeated(norms: tuple[str, ...], before: tuple[str, ...]) -> int:
    """Give the same in one walk, by the prefixes of Knuth, Morris and Pratt."""
    links = [0] * len(norms)
    for at in range(1, len(norms)):
        size = links[at - 1]
        while size and norms[size] != norms[at]:
            size = links[size - 1]
        links[at] = size + (norms[size] == norms[at])
    size = 0
    for word in before:
        while size and (size == len(norms) or norms[size] != word):
            size = links[size - 1]
        size += norms[size] == word
    return size


def _next_place(
    norms: Sequence[str], sources: Sequence[PreparedPost], at: int, floor: int
) -> tuple[int, int] | None:
    for index in range(at, len(sources)):
        for place in occurrences(norms, sources[index].joined):
            if index > at or place >= floor:
                return index, place
    return None


def _part(
    quotation: PreparedQuotation, source: PreparedPost, own: Sequence[Step], wording: Wording
) -> Match:
    """Match what one text contributes; the other words are in the quotation only."""
    steps: list[Step] = []
    q_at, p_at = 0, own[0].p0
    for step in own:
        if step.q0 > q_at:
            steps.append(Step("insert", q_at, step.q0, p_at, p_at))
        if step.p0 > p_at:
            steps.append(Step("delete", step.q0, step.q0, p_at, step.p0))
        steps.append(step)
        q_at, p_at = step.q1, step.p1
    if q_at < len(quotation):
        steps.append(Step("insert", q_at, len(quotation), p_at, p_at))
    return build_match(
        quotation, source, wording, steps, [*flags.flags_of_brackets(quotation), "spliced"]
    )
