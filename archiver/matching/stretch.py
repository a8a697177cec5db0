"""Find where a quotation's words stand in a post: equal runs, and the nearest stretch.

Works on indexes of words; whether a quotation is true is not decided here.
"""

import math
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS
from archiver.matching.differences import Step, append_change, steps_over
from archiver.matching.edges import move_edges, widen_window
from archiver.matching.quotation import PreparedPost, PreparedQuotation, join_norms
from archiver.text.words import Words

REACH = 1.5
"""A stretch of the post may be this many times as long as the quotation (README.md, 5)."""
SHARE = 0.6
"""The share of the quotation's words that must stand in it in order."""
_CLOSE = 0.75
"""Below this share the commonest verbs and nouns count as stop words too. Of 1,500 newspaper
quotations by people of whom the archive had no post, 2.7 % were near some post of 226,000
without this and 1.1 % with it; of quotations made by known edits none was lost."""
SHORT = 6
"""A quotation of fewer words is held altered only against posts that are near."""
_NEARLY_ALL = 0.8
"""The share needed of so few characters of a script without spaces."""
_NEAR_CUT = 4
"""So many words must run up to a cut for a truncated post to be near."""
_FIRST_UNSPACED = 0x0E00
"""Thai; the other scripts without spaces come after it."""
_PLACE_WORDS = 200_000
"""Words of a quotation that are compared at all its places in one post together, where each
place costs as much as `_PLACE_COST` words besides: 4,000 places of ten words, 190 of a thousand."""
_PLACE_COST = 40
_LEAST_PLACES = 16
_WINDOWS = 64
"""Windows measured in one post at most; a post of 300 words has about 40 worth it."""
_LONG_QUOTATION = 1_000
"""Words of a quotation above which fewer windows are measured."""
_LEAST_WINDOWS = 4


def occurrences(part: Sequence[str], joined: str) -> Iterator[int]:
    """Find the first indexes at which a run of words stands in a joined text.

    Of a text that repeats itself no more are given than is worth looking at: each of them is
    looked at word by word, so that fewer are given of a longer run.
    """
    if not part:
        return
    needle = join_norms(list(part))
    counted = index = 0
    at = joined.find(needle)
    for _ in range(max(_LEAST_PLACES, _PLACE_WORDS // (_PLACE_COST + len(part)))):
        if at < 0:
            return
        index += joined.count("\0", counted, at)
        counted = at
        yield index
        at = joined.find(needle, at + 1)


def segments_in_order(
    quotation: PreparedQuotation, source: PreparedPost
) -> list[tuple[int, int]] | None:
    """Find where each segment stands in the post: in order, without overlap, close together.

    Each is sought from the end of the one before, so that no part of the post is read twice.
    """
    joined = source.joined
    needles = [join_norms(quotation.words.norms[low:high]) for low, high in quotation.segments]
    found: list[tuple[int, int]] = []
    character = word = 0
    for needle, (low, high) in zip(needles, quotation.segments, strict=True):
        at = joined.find(needle, character)
        if at < 0:
            return None
        word += joined.count("\0", character, at)
        found.append((at, word))
        character, word = at + len(needle) - 1, word + high - low
    backwards = joined[::-1] if len(found) > 1 else ""
    for index in range(len(found) - 2, -1, -1):
        needle, (after, word) = needles[index], found[index + 1]
        # Sought from behind in the text turned round: to search from the right takes the square.
        gone = backwards.index(needle[::-1], len(joined) - after - 1)
        at = len(joined) - gone - len(needle)
        found[index] = (at, word - joined.count("\0", at, after))
    return [
        (word, word + high - low)
        for (_, word), (low, high) in zip(found, quotation.segments, strict=True)
    ]


def steps_between(
    quotation: PreparedQuotation, post: Words, places: Sequence[tuple[int, int]]
) -> list[Step]:
    """Compute the operations of an abridged quotation from where its segments stand.

    A word in brackets that the post has at that very place is no difference: "[N]ot one of
    them" drops no "not".
    """
    steps: list[Step] = []
    norms = quotation.words.norms
    q_at, p_at = 0, places[0][0]
    while p_at and places[0][0] - p_at < quotation.segments[0][0]:
        back = places[0][0] - p_at + 1
        if norms[quotation.segments[0][0] - back] != post.norms[p_at - 1]:
            break
        p_at -= 1
    for (q0, q1), (p0, p1) in zip(quotation.segments, places, strict=True):
        _bracketed(steps, (q_at, q0), (p_at, p0), norms, post.norms)
        steps.append(Step("equal", q0, q1, p0, p1))
        q_at, p_at = q1, p1
    end = p_at
    while end < len(post) and q_at + end - p_at < len(norms):
        if norms[q_at + end - p_at] != post.norms[end]:
            break
        end += 1
    _bracketed(steps, (q_at, len(norms)), (p_at, end), norms, post.norms)
    return steps


def _bracketed(
    steps: list[Step],
    ours: tuple[int, int],
    theirs: tuple[int, int],
    norms: Sequence[str],
    post: Sequence[str],
) -> None:
    """Compute the operations between two segments, keeping equal words at both ends equal."""
    (q0, q1), (p0, p1) = ours, theirs
    head = 0
    while q0 + head < q1 and p0 + head < p1 and norms[q0 + head] == post[p0 + head]:
        head += 1
    if head:
        steps.append(Step("equal", q0, q0 + head, p0, p0 + head))
    q0, p0 = q0 + head, p0 + head
    tail = 0
    while q0 < q1 - tail and p0 < p1 - tail and norms[q1 - tail - 1] == post[p1 - tail - 1]:
        tail += 1
    append_change(steps, q0, q1 - tail, p0, p1 - tail)
    if tail:
        steps.append(Step("equal", q1 - tail, q1, p1 - tail, p1))


def run_up_to_cut(
    quotation: PreparedQuotation, source: PreparedPost
) -> tuple[int, int, int] | None:
    """Find the longest run of the quotation's words that ends at a truncated post's cut.

    As (index in the quotation, index in the post, length), or None under four words. A
    word that the cut may have gone through need not agree.
    """
    norms, post = quotation.words.norms, source.words.norms
    best: tuple[int, int, int] | None = None
    for last in {source.whole, len(post)}:
        sizes = _runs_to_end(norms, post[max(0, last - len(norms)) : last])
        size = max(sizes, default=0)
        if size >= _NEAR_CUT and (best is None or size > best[2]):
            best = (sizes.index(size) - size + 1, last - size, size)
    return best


def _runs_to_end(norms: Sequence[str], post: Sequence[str]) -> list[int]:
    """Count, for each word of a quotation, how many words up to it end the post.

    By the Z algorithm, over both from their ends: one walk, however often words repeat.
    """
    wanted = post[::-1]
    # No word is empty, so that nothing runs on past the end of what is wanted.
    given = norms[::-1]
    joined = (*wanted, "", *given)
    begins = [0] * len(joined)
    left = right = 0
    for at in range(1, len(joined)):
        size = min(right - at, begins[at - left]) if at < right else 0
        while at + size < len(joined) and joined[size] == joined[at + size]:
            size += 1
        begins[at] = size
        if at + size > right:
            left, right = at, at + size
    return begins[len(wanted) + 1 :][::-1]


def nearest_stretch(
    quotation: PreparedQuotation, source: PreparedPost, *, near: bool
) -> list[Step] | None:
    """Compute the operations against the nearest stretch of the post, or None if none is near.

    `altered` of README.md, section 5: at least 60 % of the quotation's words, four or more
    (three where a short quotation is compared with a near post), two of them no stop words, in
    order, within a stretch no longer than one and a half times the quotation.
    """
    norms, post = quotation.words.norms, source.words.norms
    size = len(norms)
    per_word = units_per_word(norms)
    needed = _needed(size, per_word, near=near)
    if needed is None:
        return None
    reach = math.floor(REACH * size)
    window = _best_window(norms, post, needed, reach)
    if window is None:
        return None
    low, high = move_edges(norms, post, *window) or widen_window(
        norms, source.words, *window, reach
    )
    steps = steps_over(norms, post, low, high)
    same = [norms[i] for step in steps if step.op == "equal" for i in range(step.q0, step.q1)]
    idle = STOP_WORDS if len(same) >= _CLOSE * size else WEAK_WORDS
    least = 2 if near or len(same) >= _CLOSE * size else 3
    if len(same) < needed or sum(word not in idle for word in same) < least:
        return None
    return steps


def _needed(size: int, per_word: int, *, near: bool) -> int | None:
    """Count how many of a quotation's words a stretch must have; None if it is too short.

    Six characters are fewer than six words of a language with spaces, but not so few that
    我们会提高税收 were no quotation of 我们不会提高税收: then nearly all must be there.
    """
    if size >= SHORT * per_word:
        return max(math.ceil(SHARE * size - 1e-9), 4 * per_word)
    if per_word == 1:
        return max(math.ceil(SHARE * size - 1e-9), 3) if near else None
    if size >= SHORT:
        return max(math.ceil(_NEARLY_ALL * size - 1e-9), 5 if near else SHORT)
    return max(math.ceil(_NEARLY_ALL * size - 1e-9), 4) if near else None


def may_be_near(quotation: PreparedQuotation, text: str) -> bool:
    """Rule out a post whose raw text surely lacks too many of a quotation's words.

    A bound that needs no words of the post: only of plain ASCII, where a word's form is its
    letters, and only by words of nothing but letters.
    """
    if quotation.declared or not text.isascii() or "&" in text:
        return True
    norms = quotation.words.norms
    spare = len(norms) - math.ceil(SHARE * len(norms) - 1e-9)
    lower = text.lower()
    for norm in norms:
        if norm not in lower and norm.isalpha():
            spare -= 1
            if spare < 0:
                return False
    return True


def units_per_word(norms: Sequence[str]) -> int:
    """Tell how many units make a word: two where most units are single characters.

    Chinese, Japanese and Thai are compared character by character, and their words have
    about two: six characters in common are "illegal access", not a sentence.
    """
    if "".join(norms).isascii():
        return 1
    single = sum(len(norm) == 1 and ord(norm) >= _FIRST_UNSPACED for norm in norms)
    return 2 if 2 * single > len(norms) else 1


def _best_window(
    norms: tuple[str, ...], post: tuple[str, ...], needed: int, reach: int
) -> tuple[int, int] | None:
    """Find the window of the post that shares most words in order; the shortest, then the first."""
    wanted = set(norms)
    places = [i for i, word in enumerate(post) if word in wanted]
    if len(places) < needed:
        return None
    bounds: list[tuple[int, int, int]] = []
    last = 0
    for first, start in enumerate(places):
        while last < len(places) and places[last] < start + reach:
            last += 1
        if last - first >= needed:
            bounds.append((first - last, start, places[last - 1] + 1))
    bounds.sort()
    best: tuple[int, int, int, int] | None = None
    # To measure one takes the square of a quotation's length, with a small factor.
    most = max(_LEAST_WINDOWS, min(_WINDOWS, _WINDOWS * _LONG_QUOTATION // len(norms)))
    for bound, start, end in bounds[:most]:
        if best and -bound < -best[0]:
            break
        shared = LCSseq.similarity(norms, post[start:end])
        if shared < needed or (best and shared < -best[0]):
            continue
        low, high = _tight(norms, post, start, end)
        best = min(best or (0, 0, 0, 0), (-shared, high - low, low, high))
    return (best[2], best[3]) if best else None


def _tight(norms: tuple[str, ...], post: tuple[str, ...], low: int, high: int) -> tuple[int, int]:
    """Trim unshared words from a window, at its end and then at its start.

    The end is the first that shares as much: the last word of "an old man you" is the "you"
    of "an old man you don't know", not the one after "calls".
    """
    shared = LCSseq.similarity(norms, post[low:high])
    least, most = low + shared, high
    while least < most:
        middle = (least + most) // 2
        if LCSseq.similarity(norms, post[low:middle]) == shared:
            most = middle
        else:
            least = middle + 1
    high, least, most = most, low, most - shared
    while least < most:
        middle = (least + most + 1) // 2
        if LCSseq.similarity(norms, post[middle:high]) == shared:
            least = middle
        else:
            most = middle - 1
    return least, high
