"""Adjust the edges of a window of a post to the quotation that it is compared with.

The window that shares most words may miss a word that was replaced at its edge, or reach for
one that only seems to be the quotation's.
"""

from collections import Counter

import regex
from rapidfuzz.distance import LCSseq

from archiver.languages.negations import negates_before
from archiver.matching.differences import steps_over
from archiver.text.words import Words

_FEW_MOVED = 2
"""So few words before a gap may be there by accident."""

_ORDERS = 16
"""Windows with the quotation's very words that are compared with it."""
_MOST_MOVED = 100
"""Words moved from end to end of a quotation at most."""

_SENTENCE_END = regex.compile(r"[.!?…。！？\n]")


def move_edges(
    norms: tuple[str, ...], post: tuple[str, ...], low: int, high: int
) -> tuple[int, int] | None:
    """Find the shorter stretch that has all of the quotation's words, in another order.

    "On the side other" is "on the other side", not the same with an "other" from further on,
    if fewer words were moved than would have been dropped.
    """
    size = len(norms)
    if high - low <= size:
        return None
    # How many more of each word the window has than the quotation.
    more = Counter(post[low : low + size])
    more.subtract(norms)
    uneven = sum(count != 0 for count in more.values())
    tried = 0
    for at in range(low, high - size + 1):
        if at > low:
            for word, change in ((post[at - 1], -1), (post[at + size - 1], 1)):
                uneven -= more[word] != 0
                more[word] += change
                uneven += more[word] != 0
        if uneven:
            continue
        tried += 1
        if size - LCSseq.similarity(norms, post[at : at + size]) < high - low - size:
            return at, at + size
        if tried == _ORDERS:
            return None
    return None


def widen_window(
    norms: tuple[str, ...], post: Words, low: int, high: int, reach: int
) -> tuple[int, int]:
    """Widen a window by the words at its edges that the quotation replaced or moved.

    A quotation whose first or last words stand in place of the post's is compared with
    those too, within the sentence: "never" made "always" at the start is a negation lost.
    """
    low = _first_changed(norms, post.norms, low, high)
    steps = steps_over(norms, post.norms, low, high)
    # What is the same in both is missing nowhere, so that the words that are not tell all.
    changes = [step for step in steps if step.op != "equal"]
    ours = Counter([norm for step in changes for norm in norms[step.q0 : step.q1]])
    theirs = Counter([norm for step in changes for norm in post.norms[step.p0 : step.p1]])
    missing, extra = ours - theirs, theirs - ours
    count = missing.total()
    if low and norms[0] in missing and post.norms[low - 1].startswith(norms[0]):
        # "Did know" is "Didn't know", not a "did" from further on that was moved.
        low -= 1
        steps = steps_over(norms, post.norms, low, high)
    elif 0 < count <= _MOST_MOVED and not extra:
        # One word moved from end to end of the quotation is rather another word in its place.
        at = next((step.q0 for step in steps if step.op != "equal" and step.q1 > step.q0), 0)
        for left in [int(2 * at < len(norms))] if count == 1 else range(count + 1):
            start, end = low - left, high + count - left
            added = post.norms[max(0, start) : low] + post.norms[high:end]
            if start >= 0 and end <= len(post) and Counter(added) == missing:
                return start, end
    before, after = (
        step.q1 - step.q0 - (step.p1 - step.p0) if step.op != "equal" else 0
        for step in (steps[0], steps[-1])
    )
    while before > 0 and low and high - low < reach and not _ends(post, low - 1):
        low, before = low - 1, before - 1
    while after > 0 and high < len(post) and high - low < reach and not _ends(post, high - 1):
        high, after = high + 1, after - 1
    if steps[-1].op != "equal" and high < len(post) and negates_before(post.norms[high]):
        high += 1
    return low, high


def _first_changed(norms: tuple[str, ...], post: tuple[str, ...], low: int, high: int) -> int:
    """Find where a window really begins, if its first words were matched too early in the post.

    "He is gonna" is "he isn't gonna", not the end of "who he is. 9/10 he isn't gonna".
    """
    first, second = (
        steps_over(norms, post, low, high)[:2] if high - low > len(norms) else (None, None)
    )
    if not (first and second and first.op == "equal" and second.op == "delete"):
        return low
    ours, theirs = norms[first.q1 - 1], post[second.p1 - 1]
    changed = first.q1 <= _FEW_MOVED and theirs.startswith(ours) and theirs != ours
    return second.p1 - first.q1 if changed else low


def _ends(post: Words, index: int) -> bool:
    """Tell whether a sentence ends between this word and the next."""
    between = post.raw[post.ends[index] : post.starts[index + 1]]
    return _SENTENCE_END.search(between) is not None
