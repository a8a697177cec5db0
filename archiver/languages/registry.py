"""Find the record of a language by its code: the modules beside this one, and plug-ins'.

A module of this package with a name of two or three letters is a language; it is imported when
it is first asked for. A plug-in gives further ones through the hook ``register_languages``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import regex

from archiver import languages
from archiver.languages.base import Language
from archiver.plugins import collect_registered

FormPattern = re.Pattern[str] | regex.Pattern[str]
_CODE = regex.compile(r"[a-z]{2,3}")
_LATIN = "Latin"


@cache
def find_language(code: str) -> Language:
    """Give the record of a language; for an unknown code, one that knows no word.

    >>> find_language("de").name, find_language("xx").function_words
    ('German', frozenset())
    """
    if code in _module_codes():
        return check_language(import_module(f"archiver.languages.{code}").LANGUAGE)
    return _plugin_languages().get(code) or Language(code=code, name=code)


@cache
def language_codes() -> tuple[str, ...]:
    """Give the codes of all languages that are known, sorted."""
    return tuple(sorted(_module_codes() | set(_plugin_languages())))


@cache
def all_languages() -> tuple[Language, ...]:
    """Give the records of all languages that are known, by their code."""
    return tuple(map(find_language, language_codes()))


def join_words(choose: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    """Join one list of every language into a set.

    >>> "never" in join_words(lambda language: language.negations.words)
    True
    """
    return frozenset(word for language in all_languages() for word in choose(language))


def join_patterns(choose: Callable[[Language], Iterable[str]]) -> str:
    """Join the patterns in one list of every language into alternatives; "_" is a space.

    Without any, what comes out matches nothing.
    """
    return "|".join(sorted(join_words(choose))).replace("_", " ") or "(?!)"


def compile_forms(
    codes: Iterable[str], choose: Callable[[Language], str], *, plain: bool
) -> tuple[FormPattern, ...]:
    """Compile a pattern of each of some languages that has one; with `plain`, for ASCII alone.

    Of ASCII the standard library's patterns say the same and take a fifth of the time, to make
    too, and all are one, without those of languages in other letters, which match none of it. A
    plug-in's may use what only `regex` knows.
    """
    forms = {code: form for code in codes if (form := choose(find_language(code)))}
    own = {code: forms.pop(code) for code in sorted(forms) if plain and code in _module_codes()}
    latin = [f"(?:{form})" for code, form in own.items() if find_language(code).script == _LATIN]
    joined = [re.compile("|".join(latin))] if latin else []
    return (*joined, *map(regex.compile, forms.values()))


class LanguageForms:
    """The pattern that each language has of one kind of words, such as negations.

    Compiled by languages, for of their sets there are many, and to compile one takes a twentieth of
    a second.
    """

    def __init__(self, choose: Callable[[Language], str]) -> None:
        self._choose = choose
        self._patterns = cache(self._compile)

    def match(self, norm: str, codes: Iterable[str]) -> bool:
        """Tell whether a word has the form of one of some languages."""
        plain = norm.isascii()
        return any(form.fullmatch(norm) for code in codes for form in self._patterns(code, plain))

    def of_every_language(self) -> tuple[FormPattern, ...]:
        """Give the patterns of all languages, for ASCII alone."""
        return compile_forms(language_codes(), self._choose, plain=True)

    def _compile(self, code: str, plain: bool) -> tuple[FormPattern, ...]:
        return compile_forms([code], self._choose, plain=plain)


def closing_marks() -> dict[str, str]:
    """Give each opening quotation mark with those that close it in any language.

    >>> closing_marks()["„"]
    '“”'
    """
    found: dict[str, str] = {}
    for pair in sorted(join_words(lambda language: language.quotation_marks)):
        found[pair[0]] = found.get(pair[0], "") + pair[1]
    return found


@cache
def _module_codes() -> frozenset[str]:
    names = {file.stem for folder in languages.__path__ for file in Path(folder).glob("*.py")}
    return frozenset(filter(_CODE.fullmatch, names))


@cache
def _plugin_languages() -> dict[str, Language]:
    found: dict[str, Language] = {}

    def accept(given: object) -> Language:
        record = check_patterns(check_language(given))
        if record.code in found or record.code in _module_codes():
            raise ValueError(f"there is a language with the code {record.code} already")
        found[record.code] = record
        return record

    return {record.code: record for record in collect_registered("register_languages", accept)}


def check_language(given: object) -> Language:
    """Give an object back if it is a record with a code; raise TypeError or ValueError if not."""
    if not isinstance(given, Language):
        raise TypeError(f"a {type(given).__name__} is not a Language of archiver.languages.base")
    if not _CODE.fullmatch(given.code):
        raise ValueError(f"the code {given.code!r} is not two or three small letters")
    return given


def _words_in(record: Any) -> Iterator[str]:
    """Yield every word and pattern in a record, and in those that are parts of it."""
    for field in fields(record):
        value = getattr(record, field.name)
        if is_dataclass(value):
            yield from _words_in(value)
        else:
            yield from [value] if isinstance(value, str) else value


def check_patterns(given: Language) -> Language:
    """Give a record back if its patterns and marks can be used; raise ValueError if not."""
    negations, numbers = given.negations, given.numbers
    single = [negations.forms, negations.contractions, negations.following, negations.unspaced]
    single += [numbers.forms, numbers.unspaced, numbers.unspaced_other]
    single += [given.grammar.bracket.nonfinite]
    if not all(len(pair) == 2 for pair in given.quotation_marks):
        raise ValueError("each of its quotation marks has to be a pair of two characters")
    joined = given.names.title_endings | given.names.offices | given.names.impostors
    spelt = {entry.rpartition("=")[0] for entry in given.spoken.spellings}
    # Words of uttering are joined to patterns, too, all of them.
    for pattern in (*single, *joined, *spelt, *_words_in(given.uttering)):
        try:
            regex.compile(pattern)
        except regex.error as error:
            raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    for entry in given.spoken.values | given.spoken.scales:
        if not entry.rpartition("=")[2].isdecimal():
            raise ValueError(f"{entry!r} is no number word with its value, as 'seven=7' is")
    for entry in given.grammar.reported.persons:
        if not all(entry.partition("=")):
            raise ValueError(f"{entry!r} is no word with what reports it, as 'my=her' is")
    return given
