"""Read the figures and number words of a passage as they are compared.

"Twenty-one", "dreiundzwanzig" and "пятнадцати" are numbers; a handle with a digit is a name.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import regex

from archiver.languages.registry import (
    FormPattern,
    LanguageForms,
    all_languages,
    find_language,
    join_words,
    language_codes,
)
from archiver.languages.stop_words import fold_words
from archiver.languages.unspaced import is_unspaced, unspaced_numerals
from archiver.models.records import Span
from archiver.text.text_cache import TextCache, weigh_norm, weigh_word
from archiver.text.words import Words

ORDINALS = join_words(lambda language: language.numbers.ordinals)
"""Words that count beside another of them: "the first" made "the second"."""
_FORMS = LanguageForms(lambda language: language.numbers.forms)
_CAPITALISED_DATES = join_words(lambda language: language.dates.capitalised)
_VAGUE = join_words(lambda language: language.numbers.vague)
_PERCENT_WORDS = join_words(lambda language: language.numbers.percent)
_PERCENT = frozenset(word for word in _PERCENT_WORDS if "_" not in word)
_CENT = {
    cent: {phrase.split("_")[0] for phrase in _PERCENT_WORDS if phrase.endswith(f"_{cent}")}
    for cent in {phrase.split("_")[1] for phrase in _PERCENT_WORDS - _PERCENT}
}
"""Second words of "per cent", each with its first."""
# Matches the comma of "1,000" and the apostrophe of "1'000"; not the point of "3.125".
_THOUSANDS = regex.compile(r"(?<=\d)[,'](?=\d{3}(?!\d))")
# Matches in ASCII what may be a number besides one word: "21", "5%", "twenty-one"; not "don't".
_MAY_BE_FIGURE = re.compile(r"[^A-Za-z']")
# Matches "1.500,50", "2.300.000" and "1.500 €"; of the last only its language tells that it does.
_POINTS = regex.compile(r"\D*\d{1,3}(?:\.\d{3})+(?:,\d+)?\D*")
_POINTED = frozenset(one.code for one in all_languages() if one.numbers.point_groups)
"""Languages in which a point parts thousands."""


@lru_cache(maxsize=256)
def number_words(codes: frozenset[str]) -> frozenset[str]:
    """Give the number and date words of some languages, and those that are no other words.

    A language of another script than Latin always counts: its words cannot be anything else.

    >>> "may" in number_words(frozenset({"en"})), "may" in number_words(frozenset({"de"}))
    (True, False)
    """
    found: set[str] = set()
    for language in all_languages():
        numbers, dates = language.numbers, language.dates
        found |= fold_words(numbers.distinct | dates.distinct)
        if language.code in codes or language.script != "Latin":
            found |= fold_words(numbers.words | dates.weekdays | dates.months)
    return frozenset(found)


@lru_cache(maxsize=64)
def date_words(codes: frozenset[str]) -> frozenset[str]:
    """Return the names of days and months of some languages, folded.

    >>> {"friday", "may"} <= date_words(frozenset({"en"}))
    True
    """
    dates = [find_language(code).dates for code in codes]
    return frozenset(fold_words(word for one in dates for word in one.weekdays | one.months))


def equal_numbers(ours: Words, theirs: Words, stretch: Span, codes: frozenset[str]) -> bool:
    """Tell whether a quotation and a stretch of a post hold the same figures and number words.

    Neither "no one" made "nobody" nor "no one" made "one" changes a number.
    """
    low, high = stretch
    if count_nothing(ours, ours.norms) and count_nothing(theirs, theirs.norms[low:high]):
        return True
    return any(
        numbers_in_order(ours, 0, len(ours), codes, nobody=one)
        == numbers_in_order(theirs, low, high, codes, nobody=one)
        for one in (True, False)
    )


def count_nothing(words: Words, norms: Iterable[str]) -> bool:
    """Tell whether some words of a text are no numbers, whatever its language; no need not be so.

    >>> from archiver.text.words import split_words
    >>> [count_nothing(one, one.norms) for one in map(split_words, ("a seal", "two seals"))]
    [True, False]
    """
    return words.raw.isascii() and not any(map(_COUNTING.__getitem__, norms))


def numbers_in_order(
    words: Words, low: int, high: int, codes: frozenset[str], *, nobody: bool = True
) -> list[str]:
    """Read figures and number words in their order; thousands separators make no other number.

    In their order, for "3 men and 5 women" is not "5 men and 3 women". "5 percent" is "5%". A
    handle with a digit in it is a name, and so is a tag with more than digits: "#50-0" is none.
    "No one" counts nothing unless `nobody` is true.
    """
    named = number_words(codes)
    runs = {span[0]: found for span, found in unspaced_numerals(words)}
    found: list[str] = []
    norms = words.norms
    if not runs and not any(map(_COUNTING.__getitem__, norms[low:high])):
        return found
    for index in range(low, high):
        norm = norms[index]
        if not _COUNTING[norm] and index not in runs:
            continue
        before = words.norms[index - 1] if index else ""
        if index in runs:
            found.append(runs[index])
        elif norm in _PERCENT or before in _CENT.get(norm, ()):
            found.append("%")
        elif (
            (norm == "one" and before == "no" and not nobody)
            or is_unspaced(norm)
            or words.word(index)[:1] in "@＠"
        ):
            continue
        elif not norm.isalpha() and any(map(str.isnumeric, norm)):
            if words.word(index)[:1] not in "#＃" or any(map(str.isdigit, norm.split("-"))):
                found += _value(norm, pointed=bool(codes & _POINTED) and "en" not in codes)
        elif norm in named:
            if norm not in _CAPITALISED_DATES or words.word(index)[:1].isupper():
                found.append(norm)
        elif is_number_word(norm, codes):
            found.append(norm)
    return found


def _find_whether_it_may_count(norm: str) -> bool:
    """Find whether a word can be a number in any language, which few can whatever stands around.

    Of what is not ASCII only its languages tell.
    """
    words, forms = _every_number()
    return (
        not norm.isascii()
        or _MAY_BE_FIGURE.search(norm) is not None
        or norm in words
        or any(form.fullmatch(norm) for form in forms)
    )


@cache
def _every_number() -> tuple[frozenset[str], tuple[FormPattern, ...]]:
    """Give the words that count in any language, and the patterns of those that are ASCII."""
    every = frozenset(language_codes())
    words = number_words(every) | _PERCENT | _CENT.keys()
    return words, _FORMS.of_every_language()


_COUNTING = TextCache(_find_whether_it_may_count, most=4_000_000, weigh=weigh_norm)


def is_number_word(norm: str, codes: frozenset[str]) -> bool:
    """Tell whether a word is a number by its form, or a compound with one in it.

    >>> is_number_word("twenty-one", frozenset({"en"}))
    True
    >>> is_number_word("one-sided", frozenset({"en"}))
    False
    """
    return _NUMBER_WORDS[norm, codes]


def _find_whether_it_is_a_number(place: tuple[str, frozenset[str]]) -> bool:
    norm, codes = place
    named = number_words(codes)
    if _FORMS.match(norm, codes):
        return True
    parts = norm.split("-") if "-" in norm else ()
    return any(
        part not in _VAGUE
        and part not in _CAPITALISED_DATES
        and (part in named or is_number_word(part, codes))
        for part in parts
    )


_NUMBER_WORDS = TextCache(_find_whether_it_is_a_number, most=4_000_000, weigh=weigh_word)


def _value(norm: str, *, pointed: bool) -> list[str]:
    """Write a figure as it is compared: European digits, no separators of thousands, percent apart.

    `pointed` says that the text is of a language in which "1.500" is what "1,500" is in English.
    """
    bare = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in norm)
    sure = "," in bare or bare.count(".") > 1
    if (pointed or sure) and _POINTS.fullmatch(bare):
        bare = bare.replace(".", "")
    bare = _THOUSANDS.sub("", bare)
    return [bare[:-1], "%"] if bare[-1:] == "%" and len(bare) > 1 else [bare]
