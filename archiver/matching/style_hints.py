"""Tell cheaply whether two texts may differ by a house style, before either is rewritten.

Never says no of texts that `house_style` would make more alike, but of words whose counterparts are
each in both texts for another reason; most pairs of texts differ by plain words alone.
"""

import re
from functools import cache
from itertools import chain, pairwise
from operator import eq
from typing import NamedTuple

from archiver.languages.number_values import NUMBERS_IN_WORDS, has_scale, value_of_number
from archiver.languages.registry import all_languages
from archiver.languages.spoken import spoken_forms
from archiver.languages.written_forms import (
    MARKS,
    WrittenForms,
    written_alternatives,
    written_forms,
)
from archiver.text.text_cache import TextCache, weigh_norm
from archiver.text.words import Words

HELD_DOWN = re.compile(r"([^\W\d_])\1{2,}")
"""Matches "sooo"; not "see"."""
# Matches "xxi", "xxie" and "iii"; what else it matches costs a moment.
_ROMAN = re.compile(r"[ivx]{2,}[a-zè]{0,3}")
SCALES_OF_DEGREES = {"c": "celsius", "f": "fahrenheit"}
SHORTEST_COMPOUND = 7
"""Letters of a compound that is one word or two: "web site"."""
Meanings = dict[str, frozenset[frozenset[str]]]
_NO_ALTERNATIVES: frozenset[frozenset[str]] = frozenset()


class _Hint(NamedTuple):
    """What a word may be in another style: sets of words, a number, written loosely."""

    alternatives: frozenset[frozenset[str]]
    counts: bool
    is_loose: bool


def may_differ_by_style(ours: Words, theirs: Words) -> bool:
    """Tell whether some word that one text lacks may stand in the other in another style."""
    mine, post = set(ours.norms), set(theirs.norms)
    missing, extra = mine - post, post - mine
    wanted = list(filter(None, map(_HINTS.__getitem__, missing)))
    offered = list(filter(None, map(_HINTS.__getitem__, extra)))
    if (wanted or offered) and _is_explained(wanted, offered, mine, post):
        return True
    counted = sum(hint.counts for hint in wanted)
    is_offered = any(hint.counts for hint in offered)
    if counted and (is_offered or counted == len(missing)):
        return True
    if not missing and is_offered and any(map(counts_in_style, mine)):
        return True
    return (
        _has_compound(missing, theirs)
        or _has_compound(extra, ours)
        or _stands_twice(ours)
        or _stands_twice(theirs)
        or any(_is_dated_otherwise(month, ours, theirs) for month in _months() & mine & post)
    )


def counts_in_style(norm: str) -> bool:
    """Tell whether a word may be a number, or stand beside one, in whatever language."""
    hint = _HINTS[norm]
    return hint is not None and hint.counts


def _stands_twice(words: Words) -> bool:
    """Tell whether a word stands twice in a row that no sentence has so."""
    norms = words.norms
    return any(map(eq, norms, norms[1:])) and any(
        one == after and one in _never_twice() for one, after in pairwise(norms)
    )


def _is_dated_otherwise(month: str, ours: Words, theirs: Words) -> bool:
    """Tell whether a month has other figures beside it in one of two texts than in the other."""
    beside = [
        (*words.norms[max(0, at - 1) : at], *words.norms[at + 1 : at + 2])
        for words in (ours, theirs)
        for at in [words.norms.index(month)]
    ]
    mine, post = ([norm for norm in norms if norm[:1].isdigit()] for norms in beside)
    return bool(mine) and bool(post) and beside[0] != beside[1]


def _is_explained(
    wanted: list[_Hint], offered: list[_Hint], mine: set[str], post: set[str]
) -> bool:
    if any(hint.is_loose for hint in (*wanted, *offered)):
        return True
    ours = {alternative for hint in wanted for alternative in hint.alternatives}
    theirs = {alternative for hint in offered for alternative in hint.alternatives}
    return (
        not ours.isdisjoint(theirs)
        or any(our <= post for our in ours)
        or any(one <= mine for one in theirs)
    )


def _has_compound(norms: set[str], other: Words) -> bool:
    """Tell whether a word stands in another text as two."""
    long = [norm for norm in norms if len(norm) >= SHORTEST_COMPOUND]
    if not long or not any(map(str.isalpha, long)):
        return False
    joined = "".join(other.norms)
    return any(norm in joined for norm in long)


def _hint_of(norm: str) -> _Hint | None:
    """Find what a word may be in another style, in any language; None if nothing."""
    return None if _is_ordinary(norm) else _hint_in_full(norm)


def _hint_in_full(norm: str) -> _Hint | None:
    alternatives = written_alternatives().get(norm, _NO_ALTERNATIVES) | _written_out(norm)
    if norm.endswith("in"):
        alternatives |= {frozenset({f"{norm}g"})}
    counts = norm[:1] != "@" and (
        (not (norm.isascii() and norm.isalpha()) and any(map(str.isnumeric, norm)))
        or norm in _numeric_words()
        or value_of_number(norm, norm) is not None
        or _every_form().ordinal(norm) is not None
        or _ROMAN.fullmatch(norm) is not None
        or any(map(str.isnumeric, "".join(chain.from_iterable(alternatives))))
    )
    head, mark, _ = norm.partition("'")
    is_loose = HELD_DOWN.search(norm) is not None or head + mark in _every_form().half_negations
    if not alternatives and not counts and not is_loose:
        return None
    return _Hint(alternatives, counts, is_loose)


def _is_ordinary(norm: str) -> bool:
    """Tell of most words in a third of the time that nothing of them is written otherwise."""
    return (
        norm.isascii()
        and norm.isalpha()
        and norm not in _told_words()
        and not norm.endswith("in")
        # In one that is held down letters are told from each other by fewer.
        and (len(norm) < len(set(norm)) + 2 or HELD_DOWN.search(norm) is None)
        and _ROMAN.match(norm) is None
        and not has_scale(norm)
        and _every_form().may_be_ordinal.fullmatch(norm) is None
    )


_HINTS = TextCache(_hint_of, most=4_000_000, weigh=weigh_norm)


def _written_out(norm: str) -> frozenset[frozenset[str]]:
    """Give what a contraction of any language is short for, the words of each meaning."""
    whole, endings = _contractions()
    found = set(whole.get(norm, ()))
    if "'" in norm:
        for ending, meanings in endings.items():
            stem = norm.removesuffix(ending)
            if stem and stem != norm:
                found |= {meant | {stem} for meant in meanings}
    return frozenset(found)


@cache
def _contractions() -> tuple[Meanings, Meanings]:
    """Give contractions of all languages, and endings that are some, with what they stand for."""
    whole: Meanings = {}
    endings: Meanings = {}
    for code in _codes():
        forms = spoken_forms(frozenset({code}))
        for found, known in ((whole, forms.contractions), (endings, forms.endings)):
            for key, meanings in known.items():
                words = frozenset(map(frozenset, meanings))
                found[key] = found.get(key, frozenset()) | words
    for ending, meanings_of_it in endings.items():
        bare = ending.removeprefix("'")
        whole[bare] = whole.get(bare, frozenset()) | meanings_of_it
    return whole, endings


@cache
def _told_words() -> frozenset[str]:
    """Give the words of which a hint is told by what they are, not by how they are made."""
    forms, (whole, _) = _every_form(), _contractions()
    told = written_alternatives().keys() | whole.keys() | forms.ordinals.keys()
    return frozenset(told | NUMBERS_IN_WORDS | _numeric_words() | forms.half_negations.keys())


@cache
def _every_form() -> WrittenForms:
    return written_forms(frozenset(_codes()))


@cache
def _never_twice() -> frozenset[str]:
    return _every_form().never_twice


@cache
def _codes() -> tuple[str, ...]:
    return tuple(
        sorted(language.code for language in all_languages() if language.house_style.written)
    )


@cache
def _months() -> frozenset[str]:
    return frozenset(_every_form().months.values())


@cache
def _numeric_words() -> frozenset[str]:
    """Give the words that stand beside a number, or for one, in any language."""
    forms = _every_form()
    signs = forms.number_signs | forms.short_signs | forms.hours | forms.percent_marks
    return (
        frozenset({"half", "quarter", "quarters", "thirds", *SCALES_OF_DEGREES.values()})
        | forms.unit_signs.keys()
        | forms.months.keys()
        | {sign.strip(MARKS) for sign in signs}
        | {word for phrase in forms.percent for word in phrase}
    )
