"""Rewrite words of two texts that say the same in another form, so that they compare as equal.

The same number may be written in figures, in words or in Roman figures, a compound with a hyphen,
apart or together, initials with full stops or without, and an account's handle as a name. Only the
forms compared change: every word keeps its place in its text.
"""

import re
from dataclasses import replace
from itertools import accumulate, compress, pairwise

import regex

from archiver.languages.number_values import (
    may_be_number,
    may_have_numbers,
    value_of_number,
)
from archiver.languages.stop_words import STOP_WORDS
from archiver.matching.adapted import adapt_beginning, may_be_adapted
from archiver.matching.counted import count_alike
from archiver.matching.house_style import write_in_house_style
from archiver.matching.quotation import PreparedPost, PreparedQuotation, join_norms
from archiver.matching.spelt_alike import MOST_OTHER, may_be_spelt_alike, spell_alike
from archiver.matching.style_hints import may_differ_by_style
from archiver.matching.times_and_rulers import write_times_and_rulers
from archiver.matching.written_amounts import telling_numbers, write_amounts_alike
from archiver.text.text_cache import TextCache, weigh_norm
from archiver.text.words import DASHES, Words

_TAGS = frozenset("@＠")
# Matches the "T.V" of "T.V."; not "end. But", "3.5".
_INITIALS = regex.compile(r"\p{L}\p{M}*\.[#＃]?\p{L}")
# Matches a full stop with a character right behind it, without which there is none of these.
_STOP_INSIDE = re.compile(r"\.[#＃]?\w")
# Matches in ASCII what any rewriting but of whole words begins with: "21", "e-mail", "@ana", "+";
# not the dash of "so -- yes".
_JOINING_SIGN = re.compile(r"[0-9@#&+]|\w-\w")
_MOST_NEAR = 0.5
"""Where more than this share of the words is not in a near post, style explains nothing."""
_MOST_INITIALS = 16
"""Initials of one abbreviation; of a longer run each is a word of its own."""
_LINKED_NUMBERS = frozenset({"et", "un", "une", "vingts"})
"""Parts of numbers of several words that by themselves are mostly other words: "vingt-et-un"."""
_LEAST_LETTERS = 4
"""Letters of a compound: "e-mail" is one; "x-y" and "1-0" are none."""


def rewrite_forms(
    quotation: PreparedQuotation,
    source: PreparedPost,
    *,
    near: bool = False,
    amounts: bool = True,
    style: bool = True,
) -> tuple[PreparedQuotation, PreparedPost] | None:
    """Rewrite numbers, compounds and initials of both texts; None where that changes nothing.

    Handles are rewritten too where the post is `near`: cited, or by the speaker named. Numbers of
    several words are only with `amounts`, and what a house style writes otherwise with `style` too.
    """
    ours, theirs = quotation.words, source.words
    segments = quotation.segments
    most = _MOST_NEAR if near else MOST_OTHER
    adapted = near and may_be_adapted(ours, theirs)
    if not adapted and _is_written_alike(
        quotation, source, most=most, amounts=amounts, style=style
    ):
        return None
    if not quotation.mended and not quotation.declared:
        compounds = _compounds(ours) | _compounds(theirs)
        ours, theirs = _apart(ours, compounds), _apart(theirs, compounds)
        pair = write_times_and_rulers(ours, theirs), write_times_and_rulers(theirs, ours)
        ours, theirs = pair
        ours, theirs = _without_stops(ours, theirs), _without_stops(theirs, ours)
    elif quotation.declared:
        # Places of a quotation's segments stay; of the post's compounds those that it has not.
        compounds = {
            one: parts for one, parts in _compounds(theirs).items() if one not in ours.norms
        }
        theirs = _apart(theirs, compounds)
    if len(ours) != len(quotation.words):
        segments = ((0, len(ours)),)
    missing = set(ours.norms).difference(theirs.norms)
    if not quotation.mended and len(missing) <= most * len(ours) + 1:
        if amounts and style:
            ours, theirs, segments = write_in_house_style(ours, theirs, segments)
        size = len(ours)
        ours, theirs = spell_alike(ours, theirs, keep=quotation.declared)
        if len(ours) != size:
            segments = ((0, len(ours)),)
    if near:
        ours, theirs = _named(ours, theirs), _named(theirs, ours)
        ours = adapt_beginning(ours, theirs) if adapted else ours
    if amounts:
        ours, theirs, segments = write_amounts_alike(ours, theirs, segments)
    ours, theirs = _numbers(ours), _numbers(theirs)
    if amounts:
        ours, theirs, segments = count_alike(ours, theirs, segments)
    if ours.norms == quotation.words.norms and theirs.norms == source.words.norms:
        return None
    grown = len(theirs) - len(source.words)
    return (
        replace(quotation, words=ours, segments=segments),
        replace(
            source,
            words=theirs,
            whole=min(len(theirs), source.whole + grown),
            joined=join_norms(theirs.norms),
        ),
    )


def _is_written_alike(
    quotation: PreparedQuotation, source: PreparedPost, *, most: float, amounts: bool, style: bool
) -> bool:
    """Tell whether two texts of plain words differ by none that is the same written otherwise.

    So that most pairs of texts need not be rewritten to find that nothing changes. Above a share
    of `most` of other words neither style nor spelling explains them.
    """
    ours, theirs = quotation.words, source.words
    if not (_is_plain(ours) and _is_plain(theirs)):
        return False
    if amounts and not telling_numbers().intersection(ours.norms).issubset(theirs.norms):
        return False
    if quotation.mended or len(set(ours.norms).difference(theirs.norms)) > most * len(ours) + 1:
        return True
    if amounts and style and may_differ_by_style(ours, theirs):
        return False
    return not may_be_spelt_alike(ours.norms, theirs.norms)


def _is_plain(words: Words) -> bool:
    """Tell whether a text has no number, no sign that joins words, and no initials."""
    return (
        words.raw.isascii()
        and not _JOINING_SIGN.search(words.raw)
        and not _STOP_INSIDE.search(words.raw)
        and not may_have_numbers(words.norms, words.raw)
    )


def _numbers(words: Words) -> Words:
    """Write each number in figures."""
    if not may_have_numbers(words.norms, words.raw):
        return words
    norms = list(words.norms)
    for index in compress(range(len(norms)), map(_NUMBERS.__getitem__, words.norms)):
        norms[index] = value_of_number(norms[index], words.word(index)) or norms[index]
    written = tuple(norms)
    return words if written == words.norms else replace(words, norms=written)


_NUMBERS = TextCache(may_be_number, most=4_000_000, weigh=weigh_norm)
"""Whether a word may be a number: a speech has hundreds."""


def _compounds(words: Words) -> dict[str, tuple[str, ...]]:
    """Map each hyphenated compound, written with and without its hyphen, to its parts.

    A handle, a number with a sign and a number in words ("quatre-vingt-dix") are none.
    """
    found: dict[str, tuple[str, ...]] = {}
    if words.raw.isascii() and "-" not in words.raw:
        return found
    for norm in words.norms:
        if "-" not in norm:
            continue
        parts = tuple(norm.split("-"))
        letters = sum(map(len, parts))
        if letters < _LEAST_LETTERS or not all(map(str.isalpha, parts)):
            continue
        if not all(map(_is_part_of_number, parts)):
            found[norm] = parts
            found["".join(parts)] = parts
    return found


def _is_part_of_number(word: str) -> bool:
    known = word in _LINKED_NUMBERS or word in telling_numbers()
    return known or value_of_number(word, word) is not None


def _apart(words: Words, compounds: dict[str, tuple[str, ...]]) -> Words:
    """Split these compounds into their parts."""
    if compounds.keys().isdisjoint(words.norms):
        return words
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for index in [one for one, norm in enumerate(words.norms) if norm in compounds]:
        start, parts = words.starts[index], compounds[words.norms[index]]
        places = _places_of_parts(words.word(index), parts)
        if not places:
            continue
        norms += (*words.norms[at:index], *parts)
        starts += (*words.starts[at:index], *(start + first for first, _ in places))
        ends += (*words.ends[at:index], *(start + last for _, last in places))
        at = index + 1
    norms += words.norms[at:]
    starts += words.starts[at:]
    ends += words.ends[at:]
    return Words(words.raw, tuple(norms), tuple(starts), tuple(ends), words.links)


def _places_of_parts(raw: str, parts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Find where the parts of a compound begin, by its hyphens or by their lengths.

    Nothing where that cannot be told: a folded letter may be longer, "ß" is "ss".
    """
    marks = [place for place, character in enumerate(raw) if character in DASHES]
    if len(marks) == len(parts) - 1:
        return tuple((one + 1, other) for one, other in pairwise([-1, *marks, len(raw)]))
    if marks or len(raw) != sum(map(len, parts)):
        return ()
    ends = list(accumulate(map(len, parts)))
    return tuple(zip([0, *ends], ends, strict=False))


def _without_stops(words: Words, other: Words) -> Words:
    """Put initials with full stops together where the other text has them without: "T.V.", "TV".

    Never where that gives a common word: "I.T." is "IT", but neither "it" nor "It".
    """
    if not _STOP_INSIDE.search(words.raw) or not _INITIALS.search(words.raw):
        return words
    wanted = {
        norm
        for index, norm in enumerate(other.norms)
        if len(norm) > 1
        and norm.isalpha()
        and (norm not in STOP_WORDS or other.word(index).isupper())
    }
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = run = 0
    while at < len(words):
        run = max(run, at + 1)
        while run < len(words) and _is_initial(words, run - 1) and _is_initial(words, run):
            if words.raw[words.ends[run - 1] : words.starts[run]] != ".":
                break
            run += 1
        end = run
        together = "".join(words.norms[at : min(end, at + _MOST_INITIALS)])
        if not 2 <= end - at <= _MOST_INITIALS or together not in wanted:
            together, end = words.norms[at], at + 1
        norms.append(together)
        starts.append(words.starts[at])
        ends.append(words.ends[end - 1])
        at = end
    if len(norms) == len(words):
        return words
    return Words(words.raw, tuple(norms), tuple(starts), tuple(ends), words.links)


def _is_initial(words: Words, index: int) -> bool:
    return len(words.norms[index]) == 1 and words.norms[index].isalpha()


def _named(words: Words, other: Words) -> Words:
    """Write a handle as the name that the other text has for it: "@Ferry", "Ferry"."""
    norms = tuple(
        norm[1:]
        if norm[:1] == "@" and norm not in other.norms and norm[1:] in other.norms
        else norm
        for norm in words.norms
    )
    return words if norms == words.norms else replace(words, norms=norms)


def divides_handle(words: Words, span: tuple[int, int], quote: Words) -> bool:
    """Tell whether a stretch begins or ends with a handle of which a quotation has only the name.

    A leading ``@`` is part of its word, and a quotation begins and ends with whole words.
    """
    inside = [i for i, at in enumerate(words.starts) if span[0] <= at < span[1]]
    return bool(inside) and any(
        words.word(edge)[:1] in _TAGS and quote.word(own)[:1] not in _TAGS
        for edge, own in ((inside[0], 0), (inside[-1], len(quote) - 1))
    )


def divides_compound(words: Words, first: int, last: int) -> bool:
    """Tell whether words begin or end within a compound: "mayor" of "mayor-elect"."""
    if not len(words):
        return False
    start, end = words.span(first, last)
    before, after = words.raw[max(0, start - 2) : start], words.raw[end : end + 2]
    return _joins(before[::-1]) or _joins(after)


def _joins(beside: str) -> bool:
    return len(beside) == 2 and beside[0] in DASHES and beside[1].isalnum()
