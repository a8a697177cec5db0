"""Find negations and numerals of Chinese, Japanese and Thai in a run of their characters.

These scripts have no spaces, so that a post is compared character by character, and one
character means something only beside its neighbours: 非 negates in 非法, not in 非常.
"""

from functools import cache

import regex

from archiver.languages.registry import all_languages
from archiver.models.records import Span
from archiver.text.words import Words

_FIRST = "\u0e00"
"""Thai; the other scripts without spaces come after it."""
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_SCRIPT = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")


def unspaced_negations(words: Words) -> list[Span]:
    """Find the negations among such words, each as a half-open range of their indexes.

    Chinese and Japanese share characters: with kana among them a text is Japanese.

    >>> from archiver.text.words import split_words
    >>> [unspaced_negations(split_words(text)) for text in ("这非常不好", "必ず行きません")]
    [[(3, 4)], [(4, 7)]]
    """
    text, at = _join_characters(words)
    if not text:
        return []
    other = "zh" if _KANA.search(text) else "ja"
    return [
        span
        for code, pattern in _negation_patterns()
        if code != other
        for span in _find_spans(text, at, pattern)
    ]


def unspaced_numerals(words: Words) -> list[tuple[Span, str]]:
    """Find the number words among such words, as ranges of their indexes and what stands there.

    >>> from archiver.text.words import split_words
    >>> unspaced_numerals(split_words("我们一起买了十五条船"))
    [((6, 8), '十五')]
    """
    text, at = _join_characters(words)
    if not text:
        return []
    spans = _find_spans(text, at, _numeral_pattern())
    return [((low, high), "".join(words.norms[low:high])) for low, high in spans]


def has_unspaced(words: Words) -> bool:
    """Tell whether a text may have characters of a script without spaces.

    >>> from archiver.text.words import split_words
    >>> has_unspaced(split_words("港で")), has_unspaced(split_words("at the quay"))
    (True, False)
    """
    return max(words.norms, default="") >= _FIRST


def is_unspaced(norm: str) -> bool:
    """Tell whether a word is one character of a script without spaces."""
    return norm[:1] >= _FIRST and _SCRIPT.match(norm) is not None


@cache
def _negation_patterns() -> "tuple[tuple[str, regex.Pattern[str]], ...]":
    return tuple(
        (language.code, regex.compile(language.negations.unspaced))
        for language in all_languages()
        if language.negations.unspaced
    )


@cache
def _numeral_pattern() -> "regex.Pattern[str]":
    """Give one pattern for all.

    A numeral is written with the characters of any of the languages.
    """
    numbers = [language.numbers for language in all_languages() if language.numbers.unspaced]
    other = "|".join(
        number_words.unspaced_other for number_words in numbers if number_words.unspaced_other
    )
    return regex.compile(
        f"{other}|(?P<found>{'|'.join(number_words.unspaced for number_words in numbers)})"
    )


def _join_characters(words: Words) -> tuple[str, list[int]]:
    """Join such words to a text, with the index of each character's word; '' for others.

    What stands between two words in the raw text parts them here too.
    """
    if not has_unspaced(words):
        return "", []
    text: list[str] = []
    at: list[int] = []
    ends = (0, *words.ends)
    for index, norm in enumerate(words.norms):
        if not is_unspaced(norm) or words.starts[index] > ends[index]:
            text.append("\0")
            at.append(index)
        if is_unspaced(norm):
            text += norm
            at += [index] * len(norm)
    return "".join(text), at


def _find_spans(text: str, at: list[int], pattern: "regex.Pattern[str]") -> list[Span]:
    spans = [one.span("found") for one in pattern.finditer(text) if one["found"]]
    return [(at[low], at[high - 1] + 1) for low, high in spans]
