"""Operations over words in, the Match that a verdict shows out: span, coverage, raw differences."""

from collections.abc import Sequence

from archiver.matching.differences import Step
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.models.records import (
    Difference,
    Flag,
    Match,
    Wording,
)
from archiver.text.words import Words


def build_match(
    quotation: PreparedQuotation,
    source: PreparedPost,
    wording: Wording,
    steps: Sequence[Step],
    found: Sequence[Flag],
) -> Match:
    """The match that these operations amount to, its differences listed where there are some."""
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
