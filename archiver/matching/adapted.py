"""Undo what fits the beginning of a quotation to the sentence that it stands in.

German declines what stands before a noun: of "Das ist ein großer Erfolg" an article has "sprach von
einem „großen Erfolg“". That is no other word, and nobody would say that the words were altered.
"""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from archiver.languages.detect import languages_of_words
from archiver.languages.registry import find_language
from archiver.matching.quotation import join_norms
from archiver.matching.stretch import occurrences
from archiver.text.words import Words

_MOST = 3
"""Words before a noun that are declined with it: "einem ganz großen" is rare."""
_STEM = 3
"""Letters of the shortest stem: "gut"."""


class _Declined(NamedTuple):
    """How some languages decline: the endings of adjectives, and groups of forms of one article."""

    endings: tuple[str, ...]
    articles: tuple[frozenset[str], ...]


def adapt_beginning(words: Words, other: Words) -> Words:
    """Give the first words of a quotation the endings that a post has before the same noun.

    Only of a quotation that begins inside a sentence, in lower case, with words that another
    case declines otherwise, and a noun right behind them that is the same in both. Nothing else
    may differ in these words, so that "keinen Erfolg" is not "ein Erfolg".

    >>> from archiver.text.words import split_words
    >>> quoted, post = split_words("neuen Kai für alle"), split_words("ein neuer Kai für alle")
    >>> adapt_beginning(quoted, post).norms
    ('neuer', 'kai', 'für', 'alle')
    """
    size = _size_before_noun(words)
    if not size:
        return words
    joined = join_norms(other.norms)
    for place in occurrences(words.norms[size : size + 2], joined):
        theirs = other.norms[place - size : place] if place >= size else ()
        if theirs == words.norms[:size]:
            return words
        if theirs and _is_declined(words, other, theirs):
            return replace(words, norms=(*theirs, *words.norms[size:]))
    return words


def may_be_adapted(words: Words, other: Words) -> bool:
    """Tell cheaply whether a quotation may begin with words of another case than a post has."""
    size = _size_before_noun(words)
    return size > 0 and words.norms[size] in other.norms


def _size_before_noun(words: Words) -> int:
    """Count the words in lower case before the noun with which a quotation goes on, 0 for none."""
    for size in range(min(_MOST + 1, len(words))):
        if words.word(size)[:1].isupper():
            return size
        if not words.word(size)[:1].islower():
            return 0
    return 0


def _is_declined(words: Words, other: Words, theirs: tuple[str, ...]) -> bool:
    """Tell whether the first words of a text are these, but for the endings of another case."""
    told = _declined(languages_of_words((*words.norms, *other.norms)))
    return all(
        one == norm or _is_form(one, norm, told)
        for one, norm in zip(theirs, words.norms, strict=False)
    )


def _is_form(one: str, other: str, told: _Declined) -> bool:
    if any(one in forms and other in forms for forms in told.articles):
        return True
    stems = [
        {norm.removesuffix(ending) for ending in told.endings if norm.endswith(ending)}
        for norm in (one, other)
    ]
    return any(len(stem) >= _STEM for stem in stems[0] & stems[1])


@lru_cache(maxsize=64)
def _declined(codes: frozenset[str]) -> _Declined:
    styles = [find_language(code).house_style for code in sorted(codes)]
    return _Declined(
        tuple(sorted({ending for style in styles for ending in style.declined_endings})),
        tuple(frozenset(group.split("/")) for style in styles for group in style.declined_articles),
    )
