"""Give what languages say of how editors write in a form in which words can be looked up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from archiver.languages.base import Language
from archiver.languages.number_values import value_of_number
from archiver.languages.registry import all_languages, find_language
from archiver.languages.spoken import Phrase, SpokenForms, spoken_forms
from archiver.text.words import normalize_word

MARKS = "./'°"
"""Marks that count behind a word of these lists."""
_VOWELS = ("", "e", "o", "i", "a")
"""What a number word loses before the end of an ordinal: "quatrième", "ventesimo"."""


@dataclass(frozen=True, slots=True)
class WrittenForms:
    """The lists of `HouseStyle` of some languages, folded as words are compared.

    `phrases` are by their first word, the longest first, each with what it may stand for; an empty
    one says that the form may be a word of its own. `may_be_ordinal` matches what any of
    `ordinal_words` does.
    """

    phrases: Mapping[str, tuple[tuple[Phrase, tuple[Phrase, ...]], ...]]
    ordinals: Mapping[str, str]
    ordinal_figures: frozenset[str]
    ordinal_words: "tuple[regex.Pattern[str], ...]"
    may_be_ordinal: "regex.Pattern[str]"
    number_signs: frozenset[str]
    short_signs: frozenset[str]
    months: Mapping[str, str]
    capital_months: frozenset[str]
    date_links: frozenset[str]
    date_articles: frozenset[str]
    hours: frozenset[str]
    hours_before: frozenset[str]
    percent: frozenset[Phrase]
    percent_marks: frozenset[str]
    unit_signs: Mapping[str, str]
    decades: frozenset[str]
    half_negations: Mapping[str, str]
    never_twice: frozenset[str]
    spoken: SpokenForms

    def ordinal(self, norm: str) -> str | None:
        """Give the value of an ordinal in a word or in figures, None for what is none."""
        if norm in self.ordinals:
            return self.ordinals[norm]
        figures = norm.rstrip("abcdefghijklmnopqrstuvwxyzèºª")
        if figures and figures.isdecimal():
            return figures if norm[len(figures) :] in self.ordinal_figures else None
        ten, mark, one = norm.rpartition("-")
        if mark and one in self.ordinals and (value := value_of_number(ten, ten)):
            return str(int(value) + int(self.ordinals[one]))
        if not self.may_be_ordinal.fullmatch(norm):
            return None
        for pattern in self.ordinal_words:
            found = pattern.fullmatch(norm)
            stems = [f"{found[1]}{vowel}" for vowel in _VOWELS] if found else []
            for stem in stems:
                if len(stem) > 2 and (value := value_of_number(stem, stem)):
                    return value
        return None


@lru_cache(maxsize=64)
def written_forms(codes: frozenset[str]) -> WrittenForms:
    """Join what some languages say of how editors write.

    >>> forms = written_forms(frozenset({"en"}))
    >>> forms.phrases["w/"][-1], forms.ordinal("twenty-first"), forms.ordinal("3rd")
    ((('w/',), (('with',),)), '21', '3')
    """
    some = [find_language(code) for code in sorted(codes)]
    styles = [language.house_style for language in some]
    endings = [style.ordinal_words for style in styles if style.ordinal_words]
    months = {
        normalize_word(month): normalize_word(month) for two in some for month in two.dates.months
    }
    for style in styles:
        months |= dict(_pairs(style.months))
    return WrittenForms(
        phrases=_phrases(some),
        ordinals={word: value for style in styles for word, value in _pairs(style.ordinals)},
        ordinal_figures=_folded(figure for style in styles for figure in style.ordinal_figures),
        ordinal_words=tuple(regex.compile(f"(.+?)(?:{ending})") for ending in endings),
        may_be_ordinal=regex.compile(f".+(?:{'|'.join(endings)})" if endings else "(?!)"),
        number_signs=_folded(sign for style in styles for sign in style.number_signs),
        short_signs=_folded(sign for style in styles for sign in style.short_signs),
        months=months,
        # Beside a day only English needs the capital: "the 3 may come".
        capital_months=_folded(
            one for two in some if two.house_style.date_articles for one in two.dates.capitalised
        ),
        date_links=_folded(link for style in styles for link in style.date_links),
        date_articles=_folded(article for style in styles for article in style.date_articles),
        hours=_folded(hour for style in styles for hour in style.hours),
        hours_before=_folded(one for style in styles for one in style.hours_before),
        percent=frozenset(_phrase(one) for two in some for one in two.numbers.percent),
        percent_marks=_folded(mark for style in styles for mark in style.percent_marks),
        unit_signs={word: sign for style in styles for word, sign in _pairs(style.unit_signs)},
        decades=_folded(decade for style in styles for decade in style.decades),
        half_negations={
            word: other for style in styles for word, other in _pairs(style.half_negations)
        },
        never_twice=_folded(one for style in styles for one in style.never_twice),
        spoken=spoken_forms(codes),
    )


@cache
def written_alternatives() -> dict[str, frozenset[frozenset[str]]]:
    """Give the words of each form of any language with what it may stand for, without marks.

    Of one word for another each is given with the other.
    """
    found: dict[str, set[frozenset[str]]] = {}
    for language in all_languages():
        for key, values in _pairs(language.house_style.written | language.house_style.misspelt):
            meant = {frozenset(_phrase(one)) for one in values.split("/") if one}
            words = [word.strip(MARKS) for word in _phrase(key)]
            for word in words:
                found.setdefault(word, set()).update(meant)
            for one in [one for one in meant if len(one) == len(words) == 1]:
                found.setdefault(next(iter(one)), set()).add(frozenset(words))
    return {word: frozenset(meant) for word, meant in found.items()}


def _phrases(
    some: Iterable[Language],
) -> dict[str, tuple[tuple[Phrase, tuple[Phrase, ...]], ...]]:
    found: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
    for language in some:
        for key, values in _pairs(language.house_style.written | language.house_style.misspelt):
            words = _phrase(key)
            meant = tuple(
                _phrase(alternative) if alternative else () for alternative in _alternatives(values)
            )
            found.setdefault(words[0], []).append((words, meant))
    return {
        first: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry)))
        for first, entries in found.items()
    }


def _alternatives(values: str) -> list[str]:
    return values.split("/")


def _pairs(entries: Iterable[str]) -> list[tuple[str, str]]:
    return [
        (_folded_word(key) if "_" not in key else key, value)
        for key, _, value in (entry.rpartition("=") for entry in sorted(entries))
    ]


def _phrase(words: str) -> Phrase:
    return tuple(_folded_word(one) for one in words.split("_"))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_folded_word, words))


def _folded_word(word: str) -> str:
    """Fold a word as words are compared, and keep the mark behind it."""
    bare = word.rstrip(MARKS)
    return normalize_word(bare) + word[len(bare) :] if bare else word
