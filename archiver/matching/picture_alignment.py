"""Align what a reader saw in a picture with a post's words, and list in whole words what differs.

Pure. Spaces, accents, punctuation and letters that readers take for one another count for nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from archiver.models.picture_records import PictureText
from archiver.text.words import Words, split_words

MOST_CHARACTERS = 10_000
"""Of a picture's text and of a post that are compared."""

"""So alike are two readings of one word."""

# Letters that readers take for one another, as one of them.
_ALIKE = str.maketrans({
    "0": "o", "1": "l", "i": "l", "|": "l", "!": "l", "j": "l", "ı": "l",
    "ø": "o", "ł": "l", "đ": "d",
})  # fmt: skip
_CYRILLIC = str.maketrans("авекмнорстухіѕ", "abekmhopctyxis")
# Matches "https://a.example/b", "harbour.example/x…" and "pic.twitter.com/x"; not "3.5" or "e.g".
_MARKS = " .,;:!?…\"'“”„‘’«»()[]·•"
_ADDRESS = re.compile(r"(?:https?:|www\.)\S*|(?:[\w-]+\.)+[^\W\d_]{2,}(?:/\S*|…)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Words ``seen[s0:s1]`` in the place of the post's words ``post[p0:p1]``."""

    s0: int
    s1: int
    p0: int
    p1: int


@dataclass(frozen=True, slots=True)
class SeenWords:
    """The words of one reader, as letters that can be compared, and where each begins."""

    text: PictureText
    forms: tuple[str, ...]
    joined: str
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeldWords:
    """The same of the post."""

    words: Words
    forms: tuple[str, ...]
    joined: str
    owners: tuple[int, ...]
    first: int | None
    """The first word that a picture which shows the beginning has to have; None for others."""
    last: int | None
    """Behind the last one, likewise."""
    is_cut: bool = False


def fold_letters(word: str) -> str:
    """Reduce a word to letters and figures that readers tell apart.

    >>> fold_letters("Könnte"), fold_letters("l0ok!"), fold_letters("1,250")
    ('konnte', 'look', 'l25o')
    """
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_CYRILLIC)
    kept = "".join(one for one in plain if one.isalnum() or one in "@%$€£")
    return kept.translate(_ALIKE)


def fold_post_words(text: str, *, begins: bool, ends: bool, is_cut: bool) -> HeldWords:
    """Fold a post's words; `begins` and `ends` say which ends of it a picture has to show."""
    words = split_words(text)
    raw = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    # Those who are answered stand apart from the text, and tags may.
    first, last = 0, len(raw)
    while first < last and raw[first].startswith("@"):
        first += 1
    while last > first and raw[last - 1].startswith(("@", "#")):
        last -= 1
    return HeldWords(
        words,
        *_folded(raw),
        first if begins else None,
        last if ends and not is_cut else None,
        is_cut,
    )


def fold_seen_words(text: PictureText, held: HeldWords) -> SeenWords:
    """Fold a reader's words; addresses are none, for programs shorten them."""
    links = bool(held.words.links)
    raw = [
        "" if links and _ADDRESS.fullmatch(word.text) else word.text[:200] for word in text.words
    ]
    return SeenWords(text, *_folded(raw))


def _folded(raw: Sequence[str]) -> tuple[tuple[str, ...], str, tuple[int, ...]]:
    forms = tuple(map(fold_letters, raw))
    owners = [place for place, form in enumerate(forms) for _ in form]
    joined = "".join(forms)[:MOST_CHARACTERS]
    return forms, joined, tuple(owners[: len(joined)])


def share_of_post(seen: SeenWords, held: HeldWords, edits: Sequence[WordEdit]) -> float:
    """Tell how much of what was seen is the post's, by letters."""
    changed = {place for edit in edits for place in range(edit.s0, edit.s1)}
    same = sum(len(form) for place, form in enumerate(seen.forms) if place not in changed)
    return same / max(1, len(seen.joined)) if held.joined else 0.0


def list_edits(seen: SeenWords, held: HeldWords) -> list[WordEdit]:
    """List what differs, in whole words; the post may go on before and behind what was seen."""
    if not seen.joined or not held.joined:
        return []
    touched: list[list[int]] = []
    steps = Levenshtein.opcodes(seen.joined, held.joined)
    links = _links(steps, seen, held)
    for step in steps:
        if step.tag == "equal":
            continue
        s0, s1 = _words_of(seen.owners, step.src_start, step.src_end)
        p0, p1 = _words_of(held.owners, step.dest_start, step.dest_end)
        one = _whole([s0, s1, p0, p1], links)
        while touched and (one[0] < touched[-1][1] or one[2] < touched[-1][3]):
            last = touched.pop()
            joined = [min(last[0], one[0]), max(last[1], one[1]), min(last[2], one[2])]
            one = _whole([*joined, max(last[3], one[3])], links)
        touched.append(one)
    return [edit for one in touched if (edit := _trimmed(WordEdit(*one), seen, held))]


_Links = tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]


def _links(steps: Iterable[Any], seen: SeenWords, held: HeldWords) -> _Links:
    """Map each word of one side to the first and last word of the other that share letters."""
    theirs: dict[int, tuple[int, int]] = {}
    ours: dict[int, tuple[int, int]] = {}
    for step in steps:
        if step.tag != "equal":
            continue
        for far in range(step.src_end - step.src_start):
            one, other = seen.owners[step.src_start + far], held.owners[step.dest_start + far]
            low, high = theirs.get(one, (other, other))
            theirs[one] = min(low, other), max(high, other)
            low, high = ours.get(other, (one, one))
            ours[other] = min(low, one), max(high, one)
    return theirs, ours


def _whole(one: list[int], links: _Links) -> list[int]:
    """Widen a difference to whole words on both sides: "kein" for "ein" is no "k" put in."""
    s0, s1, p0, p1 = one
    theirs, ours = links
    before = None
    while before != (s0, s1, p0, p1):
        before = (s0, s1, p0, p1)
        for place in {s0, s1 - 1} if s1 > s0 else ():
            if place in theirs:
                low, high = theirs[place]
                p0, p1 = (min(p0, low), max(p1, high + 1)) if p1 > p0 else (low, high + 1)
        for place in {p0, p1 - 1} if p1 > p0 else ():
            if place in ours:
                low, high = ours[place]
                s0, s1 = (min(s0, low), max(s1, high + 1)) if s1 > s0 else (low, high + 1)
    return [s0, s1, p0, p1]


def _words_of(owners: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Give the words that letters from `start` to `end` belong to, none where it is between two."""
    if end > start:
        return owners[start], owners[end - 1] + 1
    before = owners[start - 1] if start > 0 else -1
    after = owners[start] if start < len(owners) else before + 1
    return (after, after + 1) if before == after else (before + 1, after)


def _trimmed(edit: WordEdit, seen: SeenWords, held: HeldWords) -> WordEdit | None:
    """Take equal words off both ends, and what the picture does not show off the post's ends."""
    s0, s1, p0, p1 = edit.s0, edit.s1, edit.p0, edit.p1
    while s0 < s1 and p0 < p1 and seen.forms[s0] == held.forms[p0]:
        s0, p0 = s0 + 1, p0 + 1
    while s0 < s1 and p0 < p1 and seen.forms[s1 - 1] == held.forms[p1 - 1]:
        s1, p1 = s1 - 1, p1 - 1
    while s0 < s1 and not seen.forms[s0]:
        s0 += 1
    while s0 < s1 and not seen.forms[s1 - 1]:
        s1 -= 1
    if "".join(seen.forms[s0:s1]) == "".join(held.forms[p0:p1]):
        return None
    # What lacks at an end counts where the picture shows that end; beside other words, as many.
    if s0 == 0 and p1 > p0:
        p0 = max(p0, p1 - (s1 - s0) if s1 > s0 or held.first is None else held.first)
    if s1 == len(seen.forms) and p1 > p0:
        p1 = min(p1, p0 + (s1 - s0) if s1 > s0 or held.last is None else held.last)
    p0 = min(p0, p1)
    if p0 == len(held.forms) and (held.is_cut or s0 in seen.text.gaps):
        return None  # the post goes on there, or something else stands below it
    return WordEdit(s0, s1, p0, p1) if s1 > s0 or p1 > p0 else None


def range_of_post(seen: SeenWords, held: HeldWords, edits: Sequence[WordEdit]) -> tuple[int, int]:
    """Give the words of the post from the first to the last that the picture shows."""
    steps = [step for step in Levenshtein.opcodes(seen.joined, held.joined) if step.tag == "equal"]
    if not steps:
        return 0, 0
    low = held.owners[steps[0].dest_start]
    high = held.owners[steps[-1].dest_end - 1] + 1
    for edit in edits:
        low, high = min(low, edit.p0), max(high, edit.p1)
    return low, high


def raw_post_words(held: HeldWords, edit: WordEdit) -> str:
    """Give the post's words of a difference as they are written."""
    if edit.p0 == edit.p1:
        return ""
    start, end = held.words.starts[edit.p0], held.words.ends[edit.p1 - 1]
    return held.words.raw[start:end]


def raw_seen_words(seen: SeenWords, edit: WordEdit) -> str:
    """Give the words as they were seen, without the marks around them, which may be misread."""
    text = " ".join(word.text for word in seen.text.words[edit.s0 : edit.s1])
    return text.strip(_MARKS) or text


def write_post(
    seen: SeenWords, held: HeldWords, edits: Sequence[WordEdit], low: int, high: int
) -> str:
    """Write the post's text as far as the picture shows it, with what it surely shows instead."""
    words = held.words
    if high <= low:
        return ""
    start = 0 if low == 0 else words.starts[low]
    end = len(words.raw) if high == len(words.starts) else words.ends[high - 1]
    pieces, at = [], start
    for edit in sorted(edits, key=lambda one: one.p0):
        until = words.starts[edit.p0] if edit.p0 < len(words.starts) else len(words.raw)
        if edit.p0 == edit.p1:
            until = words.ends[edit.p0 - 1] if edit.p0 else 0
            pieces += [words.raw[at:until], " ", raw_seen_words(seen, edit)]
            if not edit.p0:
                pieces.append(" ")
            at = max(at, until)
            continue
        pieces += [words.raw[at:until], raw_seen_words(seen, edit)]
        at = max(at, words.ends[edit.p1 - 1])
    pieces.append(words.raw[at:end])
    return "".join(pieces).strip()
