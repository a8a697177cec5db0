"""Hold what readers saw in a picture against a post's words: what differs, and how surely.

Pure. Readers drop spaces and accents and take one letter for another that looks alike; none of
that is a difference. A word is called changed only where both readers saw the same other word, or
where the first was sure of one that does not look like the post's.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from archiver.matching.differences import steps_over
from archiver.matching.flags import flags_of_steps
from archiver.matching.outcome import build_match
from archiver.matching.picture_alignment import (
    MOST_CHARACTERS,
    HeldWords,
    SeenWords,
    WordEdit,
    fold_letters,
    fold_post_words,
    fold_seen_words,
    list_edits,
    range_of_post,
    raw_post_words,
    raw_seen_words,
    share_of_post,
    write_post,
)
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.models.picture_records import (
    PictureDifference,
    PicturedPost,
    PictureReader,
    PictureText,
)
from archiver.models.records import PostVersion
from archiver.models.verdict_records import Match

_FIRST: PictureReader = "rapidocr"
_SECOND: PictureReader = "tesseract"
_SEEN = 0.6
"""A reader that saw so little of a post's letters is no witness of it."""
_SURE = 0.9
"""Score of each of the words, where one reader alone says that they differ."""
_UNLIKE = 0.6
"""So alike may words be where one reader alone says that they differ: "now" and "not" are more."""
_FEW_LETTERS = 4
"""Fewer stand by chance in what is around a text."""
_SAME = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureComparison:
    """How a picture stands to one wording of a post.

    `quote` is the post's text where the picture shows it, but for the differences that are sure.
    `share` is how much of what was seen is the post's, `taken` how much of the post was seen.
    `is_cut` tells that a word surely lacks at the beginning or end, though the picture shows these.
    """

    quote: str
    share: float
    taken: float
    is_cut: bool = False
    differences: tuple[PictureDifference, ...] = ()

    @property
    def sure(self) -> tuple[PictureDifference, ...]:
        """Those differences that are sure."""
        return tuple(difference for difference in self.differences if difference.sure)


def likeness(post: PicturedPost, text: str) -> float:
    """Say from 0 to 1 how much of what a picture shows stands in a text, in its order: cheaply."""
    held = fold_letters(text[:MOST_CHARACTERS])
    best = 0.0
    for seen in post.bodies.values():
        form = fold_letters(seen.text[:MOST_CHARACTERS])
        if form:
            best = max(best, LCSseq.similarity(form, held) / max(len(form), 1))
    return best


def is_same_handle(one: str, other: str) -> bool:
    """Tell whether two handles are one but for what readers take for another.

    >>> is_same_handle("ana_brook7", "anabrook7"), is_same_handle("anabrook", "beastroud")
    (True, False)
    """
    first, second = (fold_letters(handle.split("@")[0]) for handle in (one, other))
    return bool(first) and fuzz.ratio(first, second) >= 85.0


def compare_picture(post: PicturedPost, text: str, *, truncated: bool = False) -> PictureComparison:
    """Hold what a picture shows against one wording of a post, or the beginning of it."""
    is_cut = truncated or len(text) > MOST_CHARACTERS
    held = fold_post_words(
        text[:MOST_CHARACTERS], begins=post.begins, ends=post.ends, is_cut=is_cut
    )
    first = fold_seen_words(post.bodies.get(_FIRST, PictureText()), held)
    second = fold_seen_words(post.bodies.get(_SECOND, PictureText()), held)
    seen_by_first, seen_by_second = list_edits(first, held), list_edits(second, held)
    if _is_witness(first, held, seen_by_first, second):
        main, edits, alone = first, seen_by_first, False
        heard = _is_witness(second, held, seen_by_second, first)
        other = (second, seen_by_second) if heard else None
    else:
        main, edits, alone, other = second, seen_by_second, True, None
    judged = [(edit, _is_sure(main, edit, held, other, alone=alone)) for edit in edits]
    around = fold_letters(post.around)
    found = [
        (edit, sure and not _is_whole_lines(main, edit, held))
        for edit, sure in judged
        if sure is not None and not _stands_elsewhere(main, edit, held, around, begins=post.begins)
    ]
    low, high = range_of_post(main, held, edits)
    quote = write_post(main, held, [edit for edit, sure in found if sure], low, high)
    return PictureComparison(
        quote=quote,
        share=share_of_post(main, held, edits),
        taken=(high - low) / max(1, len(held.forms)),
        is_cut=any(sure and _is_at_end(main, edit) for edit, sure in found),
        differences=tuple(
            PictureDifference(
                picture=raw_seen_words(main, edit), post=raw_post_words(held, edit), sure=bool(sure)
            )
            for edit, sure in found
        ),
    )


def _is_witness(
    seen: SeenWords, held: HeldWords, edits: Sequence[WordEdit], other: SeenWords
) -> bool:
    """Tell whether a reader saw enough to be asked: another may know the script better."""
    return share_of_post(seen, held, edits) >= _SEEN and len(seen.joined) >= _SEEN * len(
        other.joined
    )


def _stands_elsewhere(
    seen: SeenWords, edit: WordEdit, held: HeldWords, around: str, *, begins: bool
) -> bool:
    """Tell whether words that lack stand around the text, or words before it are its heading."""
    if edit.s0 == edit.s1:
        lacking = "".join(held.forms[edit.p0 : edit.p1])
        return len(lacking) >= _FEW_LETTERS and lacking in around
    return not begins and edit.s0 == 0 and edit.p0 == edit.p1 and edit.s1 in seen.text.breaks


def _is_whole_lines(seen: SeenWords, edit: WordEdit, held: HeldWords) -> bool:
    """Tell whether what the post has not are whole lines above or below its text."""
    if edit.p0 != edit.p1:
        return False
    breaks = seen.text.breaks
    above = edit.s0 == 0 and edit.s1 in breaks
    below = edit.s1 == len(seen.forms) and edit.p0 == len(held.forms)
    return above or (below and edit.s0 in breaks)


def _is_at_end(seen: SeenWords, edit: WordEdit) -> bool:
    return edit.s0 == edit.s1 and edit.s0 in {0, len(seen.forms)} and edit.p1 > edit.p0


def _is_sure(
    seen: SeenWords,
    edit: WordEdit,
    held: HeldWords,
    other: tuple[SeenWords, list[WordEdit]] | None,
    *,
    alone: bool,
) -> bool | None:
    """Tell whether a difference is sure, None where it is none but a mistake of the reader."""
    if _is_emoji(seen, edit, held):
        return None
    if other is not None:
        second, theirs = other
        near = [one for one in theirs if _overlaps(one, edit)]
        if not near:
            return None  # the second reader saw the post's own words
        ours = _unglued(seen, edit, held)
        for one in near:
            their = _unglued(second, one, held)
            if _alike(ours[0], their[0]) and _alike(ours[1], their[1]):
                return not (edit.s0 == edit.s1 and edit.s0 in seen.text.gaps)
    if alone:
        return False
    return _is_sure_alone(seen, edit, held)


def _is_sure_alone(seen: SeenWords, edit: WordEdit, held: HeldWords) -> bool:
    """Tell whether the first reader is sure: of other words, within a line, that look unlike."""
    if edit.s0 == edit.s1:
        # Words that are not there: within a line they would have been seen.
        return edit.s0 not in seen.text.breaks
    words = seen.text.words[edit.s0 : edit.s1]
    ours = "".join(seen.forms[edit.s0 : edit.s1])
    theirs = "".join(held.forms[edit.p0 : edit.p1])
    if min(word.score for word in words) < _SURE or not any(map(str.isalnum, ours)):
        return False
    if not theirs and len(ours) < 2:
        return False
    return fuzz.ratio(ours, theirs) <= _UNLIKE * 100


def _unglued(seen: SeenWords, edit: WordEdit, held: HeldWords) -> tuple[str, str]:
    """Give the letters on both sides of a difference without whole words that both end in.

    A reader that drops a space has "66people" where the post has "95 people".
    """
    ours = "".join(seen.forms[edit.s0 : edit.s1])
    theirs = list(held.forms[edit.p0 : edit.p1])
    while theirs[1:] and len(ours) > len(theirs[-1]) > 0 and ours.endswith(theirs[-1]):
        ours = ours.removesuffix(theirs.pop())
    while theirs[1:] and len(ours) > len(theirs[0]) > 0 and ours.startswith(theirs[0]):
        ours = ours.removeprefix(theirs.pop(0))
    return ours, "".join(theirs)


def _alike(one: str, other: str) -> bool:
    return one == other or fuzz.ratio(one, other) >= _SAME * 100


def _overlaps(one: WordEdit, other: WordEdit) -> bool:
    return one.p0 <= other.p1 and other.p0 <= one.p1


def _is_emoji(seen: SeenWords, edit: WordEdit, held: HeldWords) -> bool:
    """Tell whether a few letters were seen where the post has a picture between its words."""
    if edit.p0 != edit.p1 or sum(len(form) for form in seen.forms[edit.s0 : edit.s1]) > 3:
        return False
    words = held.words
    start = words.ends[edit.p0 - 1] if edit.p0 else 0
    end = words.starts[edit.p0] if edit.p0 < len(words.starts) else len(words.raw)
    return any(unicodedata.category(one) in {"So", "Sk", "Cs"} for one in words.raw[start:end])


def match_cut_picture(quote: str, version: PostVersion) -> Match | None:
    """Match all that a picture shows of a post with all of the post, where it lacks an end of it.

    A quotation may be any part of a post; a picture of a whole post is none. None where both have
    the same words.
    """
    quotation, source = prepare_quotation(quote), prepare_post(version)
    if not len(quotation):
        return None
    norms = source.words.norms
    steps = steps_over(quotation.words.norms, norms, source.first, len(norms))
    if all(step.op == "equal" for step in steps):
        return None
    flags = [*flags_of_steps(quotation, source, steps), "undisclosed_cut"]
    return build_match(quotation, source, "altered", steps, list(dict.fromkeys(flags)))
