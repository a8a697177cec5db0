"""Quotation × wording of a post → Match: sections 2 to 4 of VERDICTS, in their order.

Works on words and answers in spans of the raw texts. Must never call a changed
quotation verbatim.
"""

from collections.abc import Sequence

import regex

from archiver.match import flags
from archiver.match.quotation import Quotation, Source, read_quotation, read_source
from archiver.match.stretch import (
    Step,
    nearest,
    occurrences,
    run_up_to_cut,
    segments_in_order,
    steps_between,
)
from archiver.records import Difference, Flag, Match, PostVersion, Wording
from archiver.text import DASHES, HYPHENS, Words, surface

_LONG_SEGMENT = 4
"""One segment of an abridged quotation has so many words, or the post is near."""
_STOPS = ".,。、،，．"
_TIGHT = regex.compile(rf"[{HYPHENS[:-1]}\-—―]")


def compare(quotation: Quotation, source: Source, *, near: bool = False) -> Match | None:
    """How the quotation stands in this wording of a post; None when it does not.

    `near` says that the post is in the same article as the quotation, or by the speaker
    named with it: then short quotations count too.
    """
    if not len(quotation) or not len(source.words):
        return None
    return (
        _same_words(quotation, source)
        or _same_words_dashes_apart(quotation, source)
        or _abridged(quotation, source, near=near)
        or (_cut(quotation, source) if source.truncated else _altered(quotation, source, near=near))
    )


def compare_text(
    quote: str, text: str, *, near: bool = False, truncated: bool = False
) -> Match | None:
    """`compare` for plain strings.

    >>> compare_text("the cat sat", "The cat sat!").wording
    'verbatim'
    """
    version = PostVersion(text=text, truncated=truncated)
    return compare(read_quotation(quote), read_source(version), near=near)


def _same_words(quotation: Quotation, source: Source) -> Match | None:
    size = len(quotation)
    best: tuple[Wording, int] | None = None
    for at in occurrences(quotation.words.norms, source.joined):
        if _verbatim(quotation.words, source.words, at, at + size):
            best = ("verbatim", at)
            break
        best = best or ("typographic", at)
    if best is None:
        return None
    wording, at = best
    found: list[Flag] = []
    if flags.question(quotation, source, at + size):
        found.append("question")
    return _match(quotation, source, wording, [Step("equal", 0, size, at, at + size)], found)


def _verbatim(quote: Words, post: Words, first: int, last: int) -> bool:
    """Character for character, apart from what VERDICTS 3 lets pass under `verbatim`."""
    start, end = post.span(first, last)
    ours = surface(quote.raw[quote.starts[0] : quote.ends[-1]])
    theirs = surface(post.raw[start:end])
    if ours[1:] != theirs[1:] or ours[0].casefold() != theirs[0].casefold():
        return False
    tail = surface(quote.raw[quote.ends[-1] :]).replace("'", "")
    head = surface(quote.raw[: quote.starts[0]]).replace("'", "")
    after = surface(post.raw[end:]).replace("'", "")
    before = surface(post.raw[:start]).replace("'", "")
    bare = tail[:-1] if tail[-1:] in _STOPS else tail
    return before.endswith(head) and (after.startswith((tail, bare)))


def _same_words_dashes_apart(quotation: Quotation, source: Source) -> Match | None:
    """The same words where one text writes a hyphen and the other a dash without spaces.

    All dashes are one, so "guys—who" is "guys-who"; "well known" is still not "well-known".
    """
    ours, theirs = quotation.words, source.words
    if not (_TIGHT.search(ours.raw) and _TIGHT.search(theirs.raw)):
        return None
    parts, post = _apart(ours), _apart(theirs)
    joined = "\0" + "\0".join(post.norms) + "\0"
    size = len(parts)
    for at in occurrences(parts.norms, joined):
        inside = at and post.ends[at - 1] + 1 == post.starts[at]
        if inside and post.raw[post.starts[at] - 1] in HYPHENS:
            continue
        if all(_seam(parts, i) == _seam(post, at + i) for i in range(size - 1)):
            start, end = post.span(at, at + size)
            same = _verbatim(parts, post, at, at + size)
            taken = sum(start <= s < end for s in theirs.starts)
            return Match(
                wording="verbatim" if same else "typographic",
                span=(start, end),
                coverage=round(min(1.0, taken / source.own), 4),
                words=taken,
            )
    return None


def _apart(words: Words) -> Words:
    """The same words with compounds taken apart at their hyphens."""
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for norm, start, end in zip(words.norms, words.starts, words.ends, strict=True):
        raw = words.raw[start:end]
        pieces = norm.split("-")
        marks = [i for i, character in enumerate(raw) if character in DASHES]
        if len(pieces) < 2 or len(marks) != len(pieces) - 1 or not all(pieces):
            norms.append(norm)
            starts.append(start)
            ends.append(end)
            continue
        norms += pieces
        starts += [start, *(start + mark + 1 for mark in marks)]
        ends += [*(start + mark for mark in marks), end]
    return Words(words.raw, tuple(norms), tuple(starts), tuple(ends), words.links)


def _seam(words: Words, index: int) -> bool:
    """Whether a dash of any kind stands between this word and the next."""
    between = words.raw[words.ends[index] : words.starts[index + 1]]
    return any(character in DASHES for character in between)


def _abridged(quotation: Quotation, source: Source, *, near: bool) -> Match | None:
    if not quotation.declared or not quotation.segments:
        return None
    if not near and max(end - start for start, end in quotation.segments) < _LONG_SEGMENT:
        return None
    places = segments_in_order(quotation, source)
    if places is None:
        return None
    steps = steps_between(quotation, places)
    found = flags.of_steps(quotation, source, steps)
    if flags.bridges_half(source, places):
        found.append("spliced")
    if flags.question(quotation, source, places[-1][1]):
        found.append("question")
    return _match(quotation, source, "abridged", steps, found)


def spliced(
    quotation: Quotation, sources: Sequence[Source], *, near: bool = False
) -> list[tuple[int, Match]]:
    """A quotation whose segments stand in several texts of one author, each with its index.

    The texts come in order of time and the segments must follow it, as in a thread; each is
    sought in the earliest text not before that of the segment before. Empty where a segment
    is in none, where all are in one, or where all are under four words and no text is near.
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
    return [(index, _part(quotation, sources[index], own)) for index, own in steps.items()]


def _next_place(
    norms: Sequence[str], sources: Sequence[Source], at: int, floor: int
) -> tuple[int, int] | None:
    for index in range(at, len(sources)):
        for place in occurrences(norms, sources[index].joined):
            if index > at or place >= floor:
                return index, place
    return None


def _part(quotation: Quotation, source: Source, own: Sequence[Step]) -> Match:
    """What one text gives to a spliced quotation; the rest is in the quotation only."""
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
    return _match(quotation, source, "abridged", steps, ["spliced"])


def _cut(quotation: Quotation, source: Source) -> Match | None:
    """A truncated post confirms what lies inside it; it never proves an alteration."""
    run = run_up_to_cut(quotation, source)
    if run is None:
        return None
    q_at, p_at, size = run
    steps = [Step("equal", q_at, q_at + size, p_at, p_at + size)]
    return _match(quotation, source, "unconfirmed", steps, [])


def _altered(quotation: Quotation, source: Source, *, near: bool) -> Match | None:
    steps = nearest(quotation, source, near=near)
    if steps is None:
        return None
    found = flags.of_steps(quotation, source, steps)
    if flags.question(quotation, source, steps[-1].p1):
        found.append("question")
    return _match(quotation, source, "altered", steps, found)


def _match(
    quotation: Quotation,
    source: Source,
    wording: Wording,
    steps: Sequence[Step],
    found: Sequence[Flag],
) -> Match:
    span = source.words.span(steps[0].p0, steps[-1].p1)
    taken = sum(step.p1 - step.p0 for step in steps if step.op == "equal")
    listed = wording in {"abridged", "altered"}
    return Match(
        wording=wording,
        span=span,
        coverage=round(min(1.0, taken / source.own), 4),
        words=taken,
        flags=tuple(found),
        diff=_differences(quotation.words, source.words, steps, span[1]) if listed else (),
    )


def _differences(
    quote: Words, post: Words, steps: Sequence[Step], end: int
) -> tuple[Difference, ...]:
    """The operations with raw text; put together, they give both raw texts exactly.

    What stands between two words goes with the word before it, up to the last white space.
    """
    out: list[Difference] = []
    for step in steps:
        ours = theirs = ""
        if step.q1 > step.q0:
            low = _border(quote, step.q0) if step.q0 else 0
            ours = quote.raw[low : _border(quote, step.q1) if step.q1 < len(quote) else None]
        if step.p1 > step.p0:
            low = _border(post, step.p0) if step.p0 > steps[0].p0 else post.starts[step.p0]
            theirs = post.raw[low : _border(post, step.p1) if step.p1 < steps[-1].p1 else end]
        out.append(Difference(op=step.op, quote=ours, post=theirs))
    return tuple(out)


def _border(words: Words, index: int) -> int:
    """Where a word begins, with an opening mark that leans on it."""
    before = words.ends[index - 1]
    between = words.raw[before : words.starts[index]]
    spaces = [i for i, character in enumerate(between) if character.isspace()]
    return before + spaces[-1] + 1 if spaces else words.starts[index]
