"""Build the `Match` that a verdict shows from word operations: span, coverage, differences."""

from collections.abc import Sequence

from archiver.matching.differences import Step
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.models.records import Flag, Wording
from archiver.models.verdict_records import Difference, Match
from archiver.text.words import Words

_NONE: frozenset[int] = frozenset()


def build_match(
    quotation: PreparedQuotation,
    source: PreparedPost,
    wording: Wording,
    steps: Sequence[Step],
    found: Sequence[Flag],
) -> Match:
    """Build the match that these operations describe."""
    span = source.words.span(steps[0].p0, steps[-1].p1)
    listed = wording in {"cleaned", "abridged", "altered"}
    equal = [step for step in steps if step.op == "equal"]
    runs = [step.q1 - step.q0 for step in equal]
    taken = sum(runs)
    return Match(
        wording=wording,
        span=span,
        coverage=round(min(1.0, taken / source.own), 4),
        words=taken,
        flags=tuple(found),
        diff=_differences(quotation.words, source.words, steps, span[1]) if listed else (),
        norms=tuple(norm for s in equal for norm in quotation.words.norms[s.q0 : s.q1]),
        joined=_joined_names(quotation.words, [i for s in equal for i in range(s.q0, s.q1)]),
        run=taken if quotation.declared and wording == "abridged" else max(runs, default=0),
    )


def _joined_names(words: Words, indexes: Sequence[int]) -> frozenset[int]:
    """Find words that continue a capitalised name: "Supreme Court Justice" counts as one word.

    As places in `indexes`. A word in capitals throughout is a shout and no name, and what a full
    stop or comma divides is a list: "Eric. Alan. Amy." are three.
    """
    text = words.raw
    if text.isascii() and text.islower():
        return _NONE
    named = [
        (raw := words.word(index))[:1].isupper() and not (len(raw) > 1 and raw.isupper())
        for index in indexes
    ]
    return frozenset(
        place
        for place in range(1, len(indexes))
        if named[place]
        and named[place - 1]
        and indexes[place] == indexes[place - 1] + 1
        and _goes_on(words, indexes[place])
    )


def _goes_on(words: Words, index: int) -> bool:
    """Tell whether only spaces, marks or the stop of an initial part a word from the one before.

    "Ruth B. Ginsburg" goes on.
    """
    between = words.raw[words.ends[index - 1] : words.starts[index]]
    initial = words.ends[index - 1] - words.starts[index - 1] == 1
    return not set(between) & (set(",;:!?…\n") if initial else set(".,;:!?…\n"))


def _differences(
    quote: Words, post: Words, steps: Sequence[Step], end: int
) -> tuple[Difference, ...]:
    """Return the operations with raw text; joined, they give both raw texts exactly.

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
    """Return where a word begins, including an opening mark attached to it."""
    before, start = words.ends[index - 1], words.starts[index]
    between = words.raw[before:start]
    if between == " ":
        return start
    spaces = [i for i, character in enumerate(between) if character.isspace()]
    return before + spaces[-1] + 1 if spaces else start
