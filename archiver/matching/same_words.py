"""Find the words of a quotation in a wording, all of them, in their order and beside each other.

Hyphens that stand for dashes and Turkish capitals do not part them. Changed words never match.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import permutations

import regex

from archiver.matching import flags
from archiver.matching.dashes import free_hyphens
from archiver.matching.differences import Step
from archiver.matching.outcome import build_match
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.matching.stretch import occurrences
from archiver.matching.surface import Surface, is_verbatim
from archiver.models.records import Flag, Wording
from archiver.models.verdict_records import Match
from archiver.text.words import DASHES, HYPHENS, Words, split_words

_TIGHT = regex.compile(rf"[{HYPHENS[:-1]}\-—―]")


def same_words(quotation: PreparedQuotation, source: PreparedPost) -> Match | None:
    """Match where the words stand as they are; verbatim where the marks beside them do too."""
    if quotation.mended:
        return _same_brackets(quotation, source)
    size = len(quotation)
    best: tuple[Wording, int] | None = None
    ours: Surface | None = None
    for at in occurrences(quotation.words.norms, source.joined):
        ours = ours or Surface.of(quotation.words)
        if is_verbatim(ours, source.words, at, at + size):
            best = ("verbatim", at)
            break
        best = best or ("typographic", at)
    if best is None:
        return None
    wording, at = best
    found: list[Flag] = []
    if flags.has_question_change(quotation, source, at + size):
        found.append("question")
    return build_match(quotation, source, wording, [Step("equal", 0, size, at, at + size)], found)


def _same_brackets(quotation: PreparedQuotation, source: PreparedPost) -> Match | None:
    """Match verbatim where the post itself has brackets inside words: "play[ed]"."""
    plain = split_words(quotation.raw)
    whole = replace(
        quotation, words=plain, segments=((0, len(plain)),), declared=False, mended=False
    )
    match = same_words(whole, source)
    return match if match is not None and match.wording == "verbatim" else None


def same_words_dashes_apart(quotation: PreparedQuotation, source: PreparedPost) -> Match | None:
    """Match where a hyphen stands for a dash without spaces, in the post or in one text alone.

    All dashes are one, so "guys—who" is "guys-who", and "he did-until he fell" ends a quotation
    at "did"; "well known" is still not "well-known", nor "president" a part of "president-elect".
    """
    ours, theirs = quotation.words, source.words
    dashes = "-" in theirs.raw or (not theirs.raw.isascii() and _TIGHT.search(theirs.raw))
    if quotation.mended or not dashes:
        return None
    free = free_hyphens(theirs)
    if not free and not _TIGHT.search(ours.raw):
        return None
    parts = _apart(ours)
    if not all(map(source.joined.__contains__, set(parts.norms))):
        return None  # no part of any compound
    post = _apart(theirs)
    joined = "\0" + "\0".join(post.norms) + "\0"
    size = len(parts)
    seams = [_seam(parts, i) for i in range(size - 1)]
    surface = Surface.of(parts)
    for at in occurrences(parts.norms, joined):
        if _in_compound(post, at, free) or _in_compound(post, at + size, free):
            continue
        if all(one == _seam(post, at + i) for i, one in enumerate(seams)):
            start, end = post.span(at, at + size)
            same = is_verbatim(surface, post, at, at + size)
            taken = sum(start <= s < end for s in theirs.starts)
            last = sum(s < end for s in theirs.starts)
            asked = flags.has_question_change(quotation, source, last)
            return Match(
                wording="verbatim" if same else "typographic",
                span=(start, end),
                flags=("question",) if asked else (),
                coverage=round(min(1.0, taken / source.own), 4),
                words=taken,
                norms=parts.norms,
                run=size,
            )
    return None


def same_words_in_turkish_capitals(
    quotation: PreparedQuotation, source: PreparedPost
) -> Match | None:
    """Match where one text has a capital I for the other's dotless ı.

    "KIŞ" is "kış" in capitals, though I is i elsewhere. "kiş" is still another word.
    """
    if quotation.mended or not any(
        "ı" in one and "I" in other
        for one, other in permutations((quotation.raw, source.words.raw))
    ):
        return None
    ours, theirs = quotation.words, source.words
    norms = tuple(norm.replace("ı", "i") for norm in ours.norms)
    size = len(quotation)
    for at in occurrences(norms, source.joined.replace("ı", "i")):
        if all(
            mine == post or "I" in ours.word(i) or "I" in theirs.word(at + i)
            for i, (mine, post) in enumerate(
                zip(ours.norms, theirs.norms[at : at + size], strict=True)
            )
        ):
            asked = flags.has_question_change(quotation, source, at + size)
            steps = [Step("equal", 0, size, at, at + size)]
            return build_match(
                quotation, source, "typographic", steps, ["question"] if asked else []
            )
    return None


def _in_compound(words: Words, index: int, free: Collection[int]) -> bool:
    """Tell whether a hyphen, and no dash, joined this word to the one before."""
    if not 0 < index < len(words):
        return False
    mark = words.ends[index - 1]
    return mark + 1 == words.starts[index] and words.raw[mark] in HYPHENS and mark not in free


def _apart(words: Words) -> Words:
    """Split compounds at their hyphens."""
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for index in [one for one, norm in enumerate(words.norms) if "-" in norm]:
        start, pieces = words.starts[index], words.norms[index].split("-")
        marks = [i for i, character in enumerate(words.word(index)) if character in DASHES]
        if len(marks) != len(pieces) - 1 or not all(pieces):
            continue
        norms += (*words.norms[at:index], *pieces)
        starts += (*words.starts[at : index + 1], *(start + mark + 1 for mark in marks))
        ends += (*words.ends[at:index], *(start + mark for mark in marks), words.ends[index])
        at = index + 1
    norms += words.norms[at:]
    starts += words.starts[at:]
    ends += words.ends[at:]
    return Words(words.raw, tuple(norms), tuple(starts), tuple(ends), words.links)


def _seam(words: Words, index: int) -> bool:
    """Tell whether a dash of any kind stands between this word and the next."""
    between = words.raw[words.ends[index] : words.starts[index + 1]]
    return any(character in DASHES for character in between)
