"""Raise flags for what a reader of a verdict must not miss, from the differences of two texts.

Each rule is the line with its name in section 6 of README.md; none of them changes the wording.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import regex

from archiver.languages.detect import capitals_tell, languages_of_words
from archiver.languages.negations import find_negations, is_negation, may_negate
from archiver.languages.numerals import (
    ORDINALS,
    count_nothing,
    date_words,
    equal_numbers,
    is_number_word,
    number_words,
    numbers_in_order,
)
from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS
from archiver.languages.unspaced import is_unspaced
from archiver.matching.differences import Step
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.models.records import Flag, Span
from archiver.text.clean_text import clean_text
from archiver.text.words import Words

_QUESTION = frozenset("?？؟⁇⁈⁉")
# Matches "?" and what may be one: an entity, or a character that is no ASCII; not "!" and ";".
_MAY_ASK = re.compile(r"[?&]|[^\x00-\x7f]")
_TAGS = frozenset("@＠#＃")
_GREEK = regex.compile(r"\p{Greek}")
_SENTENCE_END = regex.compile(r"[.!?…:。！？\n]")
_LONG_POST = 2_000
"""Words of a post above which flags are read off the stretch that is quoted and what is beside
it: to read all of it for each of many quotations takes the square of its length."""
_BESIDE = 100
"""Words beside that stretch; no number or negation has so many."""
_DAYS_AND_YEARS = frozenset({1, 2, 4})
"""Figures of the number of a day or a year."""
_MOSTLY = 0.5
"""Above this share of capitalised words (German nouns, headlines) a capital names nobody."""


def has_question_change(quotation: PreparedQuotation, source: PreparedPost, end: int) -> bool:
    """Tell whether a question mark after the quoted words was added or dropped.

    They end before `end`. The mark may be set off by a space, as in French, or follow a closing
    quote mark.
    """
    post = source.words
    following = post.starts[end] if end < len(post) else len(post.raw)
    behind = quotation.raw[quotation.words.ends[-1] :], post.raw[post.ends[end - 1] : following]
    is_plain = post.raw.isascii()
    if is_plain and not any(_MAY_ASK.search(one) for one in behind):
        return False
    tail, after = (clean_text(one).text.split() for one in behind)
    is_greek = not is_plain and _GREEK.search(post.raw)
    marks = _QUESTION | {";", "\u037e"} if is_greek else _QUESTION
    ours, theirs = ("".join(run[:1]) for run in (tail, after))
    return marks.isdisjoint(ours) != marks.isdisjoint(theirs)


def flags_of_steps(
    quotation: PreparedQuotation, source: PreparedPost, steps: Sequence[Step]
) -> list[Flag]:
    """Return the flags that word differences raise."""
    changes = [step for step in steps if step.op != "equal"]
    if not changes:
        return []
    ours, theirs = quotation.words, source.words
    if len(theirs) > _LONG_POST:
        theirs, steps = _around(theirs, steps)
        changes = [step for step in steps if step.op != "equal"]
    came = [i for step in changes for i in range(step.q0, step.q1)]
    went = [i for step in changes for i in range(step.p0, step.p1)]
    gone_or_new = sorted(ours.norms[i] for i in came), sorted(theirs.norms[i] for i in went)
    stretch = steps[0].p0, steps[-1].p1
    plain = _tell_nothing(ours, theirs, stretch, (came, went))
    dated = _words_without_dates(quotation) if quotation.declared and not plain else None
    flags = [] if plain else _flags_of_words(ours, theirs, stretch, (came, went), changes, dated)
    if gone_or_new[0] and gone_or_new[0] == gone_or_new[1]:
        flags.append("reordered")
    elif _undisclosed(quotation, changes):
        flags.append("undisclosed_cut")
    return flags


def _tell_nothing(
    ours: Words, theirs: Words, stretch: Span, changed: tuple[Sequence[int], Sequence[int]]
) -> bool:
    """Tell whether no word can be a number, and none that changed a negation or a name.

    Of plain ASCII each word tells by itself, in any language; most differences are of such words.
    """
    texts = ours, theirs
    return (
        count_nothing(ours, ours.norms)
        and count_nothing(theirs, theirs.norms[slice(*stretch)])
        and not any(
            may_negate(words.norms[index]) or words.norms[index] in ORDINALS
            for words, indexes in zip(texts, changed, strict=True)
            for index in indexes
        )
        and not any(map(_may_name, texts, changed))
    )


def _flags_of_words(
    ours: Words,
    theirs: Words,
    stretch: Span,
    changed: tuple[Sequence[int], Sequence[int]],
    changes: Sequence[Step],
    undated: Words | None,
) -> list[Flag]:
    """Give the flags of negations, numbers and names among words that changed.

    `undated` are the quotation's words without dates that an editor put in brackets.
    """
    low, high = stretch
    came, went = changed
    codes = languages_of_words((*ours.norms, *theirs.norms[low:high]))
    flags: list[Flag] = []
    if _negation(ours, theirs, (low, high), (set(came), set(went)), codes):
        flags.append("negation")
    alike = equal_numbers(ours, theirs, (low, high), codes) or (
        undated is not None and equal_numbers(undated, theirs, (low, high), codes)
    )
    if not alike or any(_ordinal_replaced(ours, theirs, step) for step in changes):
        flags.append("number")
    if _names(ours, came, codes) != _names(theirs, went, codes) or any(
        _first_replaced(ours, theirs, step, codes) for step in changes
    ):
        flags.append("name")
    return flags


def _words_without_dates(quotation: PreparedQuotation) -> Words | None:
    """Leave out the dates that an editor put in brackets: "tomorrow" is "[on 9 May]".

    A day says when that is, and changes no number of the post; None where there is none.
    """
    words = quotation.words
    held = {place for segment in quotation.segments for place in range(*segment)}
    left = [place for place in range(len(words)) if place not in held]
    if not left:
        return None
    dates = date_words(languages_of_words(words.norms))
    norms = [words.norms[place] for place in left]
    if dates.isdisjoint(norms) or not all(
        norm in dates or norm in STOP_WORDS or (norm.isdecimal() and len(norm) in _DAYS_AND_YEARS)
        for norm in norms
    ):
        return None
    kept = sorted(held)
    starts, ends = ([places[at] for at in kept] for places in (words.starts, words.ends))
    shown = tuple(words.norms[at] for at in kept)
    return Words(words.raw, shown, tuple(starts), tuple(ends), words.links)


def _around(words: Words, steps: Sequence[Step]) -> tuple[Words, list[Step]]:
    """Cut a very long post to the words around a stretch, and count the operations in those."""
    low = max(0, steps[0].p0 - _BESIDE)
    part = slice(low, steps[-1].p1 + _BESIDE)
    shown = Words(words.raw, words.norms[part], words.starts[part], words.ends[part], words.links)
    return shown, [step._replace(p0=step.p0 - low, p1=step.p1 - low) for step in steps]


def bridges_over_half(source: PreparedPost, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one ellipsis bridges more than half of the post's words."""
    return any(2 * (after - before) > source.own for (_, before), (after, _) in pairwise(places))


def _negation(
    ours: Words,
    theirs: Words,
    stretch: Span,
    changed: tuple[set[int], set[int]],
    codes: frozenset[str],
) -> bool:
    """Tell whether a negation is among the changed words, or one text has more of them.

    By its words alone a script without spaces does not tell: 取れませんでした and 取れました differ
    by せんで, which is not itself a negation.
    """
    is_plain = ours.raw.isascii() and theirs.raw.isascii()
    if is_plain or not any(map(is_unspaced, (*ours.norms, *theirs.norms))):
        # A word negates by itself, and what is the same in both texts negates in both.
        return any(
            is_negation(words.norms[index], codes)
            for words, indexes in zip((ours, theirs), changed, strict=True)
            for index in indexes
        )
    low, high = stretch
    mine = find_negations(ours, codes)
    post = [(start, end) for start, end in find_negations(theirs, codes) if low <= start < high]
    return len(mine) != len(post) or any(
        not went.isdisjoint(range(*span))
        for spans, went in zip((mine, post), changed, strict=True)
        for span in spans
    )


def _names(words: Words, indexes: Sequence[int], codes: frozenset[str]) -> list[str]:
    """List the names, handles and tags among some words, in alphabetical order.

    A capital tells of a name only inside a sentence, only where most words have none, and
    not in a language that writes every noun with one. Dates are no names.
    """
    if not _may_name(words, indexes):
        return []
    lettered = [words.word(i) for i in range(len(words)) if words.word(i)[:1].isalpha()]
    upper = sum(word[:1].isupper() for word in lettered)
    telling = capitals_tell(codes, words.norms) and upper <= _MOSTLY * len(lettered)
    found: list[str] = []
    for index in indexes:
        word, norm = words.word(index), words.norms[index]
        tagged = word[:1] in _TAGS
        named = tagged or (telling and word[:1].isupper() and _inside_sentence(words, index))
        if named and not _counts(norm, codes) and not {norm, norm.split("'")[0]} & STOP_WORDS:
            found.append(norm)
    return sorted(found)


def _may_name(words: Words, indexes: Sequence[int]) -> bool:
    """Tell whether any of some words has a capital or the sign of a handle or a tag before it."""
    return any(words.word(i)[:1].isupper() or words.word(i)[:1] in _TAGS for i in indexes)


def _first_replaced(ours: Words, theirs: Words, step: Step, codes: frozenset[str]) -> bool:
    """Tell whether one capitalised word at the start of a sentence replaced another.

    "Ana is to blame" for "Ida is to blame": a capital there tells little, but two words in
    the place of a name are worth a second look.
    """
    if step.op != "replace":
        return False
    pair = (ours, step.q0), (theirs, step.p0)
    if not all(words.word(index)[:1].isupper() for words, index in pair):
        return False
    return all(
        words.word(index)[1:].islower()
        and words.norms[index] not in WEAK_WORDS
        and not _counts(words.norms[index], codes)
        for words, index in pair
    ) and not (
        any(_inside_sentence(words, index) for words, index in pair)
        or not capitals_tell(codes, (*ours.norms, *theirs.norms))
    )


def _ordinal_replaced(ours: Words, theirs: Words, step: Step) -> bool:
    """Tell whether "second" became "first"; a lone ordinal may count nothing ("first of all")."""
    if step.op != "replace":
        return False
    mine = [norm for norm in ours.norms[step.q0 : step.q1] if norm in ORDINALS]
    post = [norm for norm in theirs.norms[step.p0 : step.p1] if norm in ORDINALS]
    return bool(mine and post) and mine != post


def _counts(norm: str, codes: frozenset[str]) -> bool:
    """Tell whether a word is a date or a number, and so no name."""
    return norm in number_words(codes) or is_number_word(norm, codes)


def _inside_sentence(words: Words, index: int) -> bool:
    if index == 0:
        return False
    return not _SENTENCE_END.search(words.raw[words.ends[index - 1] : words.starts[index]])


def _undisclosed(quotation: PreparedQuotation, changes: Sequence[Step]) -> bool:
    """Tell whether words were dropped at a place where the quotation shows no gap."""
    seams = {start for start, _ in quotation.segments} | {end for _, end in quotation.segments}
    return any(
        step.op == "delete" and not (quotation.declared and step.q0 in seams) for step in changes
    )


def flags_of_brackets(quotation: PreparedQuotation) -> list[Flag]:
    """Return the flags of bracketed words, which are compared with nothing in the post."""
    ours = quotation.words
    inside = set(range(len(ours)))
    for start, end in quotation.segments:
        inside -= set(range(start, end))
    codes = languages_of_words(ours.norms)
    flags: list[Flag] = []
    if any(not inside.isdisjoint(range(*span)) for span in find_negations(ours, codes)):
        flags.append("negation")
    if any(numbers_in_order(ours, index, index + 1, codes) for index in inside):
        flags.append("number")
    return flags
