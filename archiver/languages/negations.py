"""Find the words of a passage that negate."""

from functools import cache, lru_cache

import regex

from archiver.languages import unspaced
from archiver.languages.registry import (
    FormPattern,
    LanguageForms,
    all_languages,
    join_patterns,
)
from archiver.languages.stop_words import fold_words
from archiver.models.records import Span
from archiver.text.text_cache import TextCache, weigh_norm, weigh_word
from archiver.text.words import Words

_FORMS = LanguageForms(lambda language: language.negations.forms)
_CONTRACTIONS = regex.compile(
    join_patterns(lambda language: filter(None, [language.negations.contractions]))
)
_FOLLOWING = regex.compile(
    join_patterns(lambda language: filter(None, [language.negations.following]))
)


def find_negations(words: Words, codes: frozenset[str]) -> list[Span]:
    """Find the negations among words that can be in some languages.

    Each is a half-open range of indexes.
    """
    spaced = [
        (index, index + 1) for index, norm in enumerate(words.norms) if is_negation(norm, codes)
    ]
    return spaced + unspaced.unspaced_negations(words)


def is_negation(norm: str, codes: frozenset[str]) -> bool:
    """Tell whether a word negates in one of some languages; false for those of unspaced scripts.

    >>> is_negation("nobody", frozenset({"en"})), is_negation("somebody", frozenset({"en"}))
    (True, False)
    """
    return _MAY_NEGATE[norm] and _NEGATING[norm, codes]


def may_negate(norm: str) -> bool:
    """Tell whether a word negates in any language; of what is not ASCII only its languages tell.

    >>> may_negate("nobody"), may_negate("seal")
    (True, False)
    """
    return _MAY_NEGATE[norm]


@lru_cache(maxsize=256)
def negation_words(codes: frozenset[str]) -> frozenset[str]:
    """Give the negating words of some languages, and those that negate wherever they stand.

    A language of another script than Latin always counts: its words cannot be anything else.
    A word of a language that is not among `codes` is left out where it is an ordinary one in a
    language that is: "Not" is a noun of German.

    >>> "not" in negation_words(frozenset({"en"})), "not" in negation_words(frozenset({"de"}))
    (True, False)
    """
    known = all_languages()
    ordinary = {word for one in known if one.code in codes for word in one.negations.homographs}
    found: set[str] = set()
    for language in known:
        found |= fold_words(language.negations.distinct - ordinary)
        if language.code in codes or language.script != "Latin":
            found |= fold_words(language.negations.words)
    return frozenset(found)


def _find_whether_it_negates(place: tuple[str, frozenset[str]]) -> bool:
    norm, codes = place
    if unspaced.is_unspaced(norm):
        return False
    return (
        norm in negation_words(codes)
        or _CONTRACTIONS.fullmatch(norm) is not None
        or _FORMS.match(norm, codes)
    )


_NEGATING = TextCache(_find_whether_it_negates, most=4_000_000, weigh=weigh_word)


def _find_whether_it_may_negate(norm: str) -> bool:
    """Find whether a word negates in any language; of what is not ASCII only its languages tell."""
    words, forms = _every_negation()
    return (
        not norm.isascii()
        or norm in words
        or _CONTRACTIONS.fullmatch(norm) is not None
        or any(form.fullmatch(norm) for form in forms)
    )


_MAY_NEGATE = TextCache(_find_whether_it_may_negate, most=4_000_000, weigh=weigh_norm)


@cache
def _every_negation() -> tuple[frozenset[str], tuple[FormPattern, ...]]:
    """Give the words that negate in any language, and the patterns of those that are ASCII."""
    known = [one.negations for one in all_languages()]
    words = fold_words(word for one in known for word in one.words | one.distinct)
    return frozenset(words), _FORMS.of_every_language()


def negates_before(norm: str) -> bool:
    """Tell whether a word can only negate what stands before it, as Korean auxiliaries do."""
    return _FOLLOWING.match(norm) is not None
