"""Join each amount in a text to one word: "14 million dollars" and "$14 million" become equal.

Only values that are exact are read; what cannot be read stays as it is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from archiver.languages.number_values import has_scale, joined_number
from archiver.languages.spoken import SpokenForms
from archiver.models.records import Span
from archiver.text.words import Words

# Matches "$1,000.50", "-5", "€ 3", "50%", "1.500.000" and "10k"; not "9/11", "B-52" or "1st".
_FIGURE = regex.compile(
    r"(?P<sign>[+-]?)(?P<before>\p{Sc})?(?P<figure>\d{1,3}(?:[,']\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d+)(?P<rest>[.,]\d+)?"
    r"(?P<scale>\p{L}{1,2})?(?P<after>[%\p{Sc}])?"
)
# Matches the sign of "2 Mio. €" and "4 M€" behind the word; not that of "3 - $5".
_SIGN = regex.compile(r"\.?[ \u00a0\u202f]?(\p{Sc})(?!\s?\d)")
BEFORE_SIGN = {"k": 1_000, "m": 1_000_000, "md": 1_000_000_000, "mds": 1_000_000_000}
"""Letters that are a scale before the sign of a currency alone: "4 m" is a length."""
_POINTED = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_NO_MARKS = str.maketrans("", "", ",'.")
_LEAST_WRITTEN = 2
"""Letters of a scale that stands as a word of its own: "bn" stands beside figures alone."""
_CENTURIES = range(13, 22)
"""What the first half of a year may be: "nineteen ninety-six", "twenty sixteen"."""
_SMALL, _THOUSAND, _MILLION = 100, 1_000, 1_000_000
_OF = frozenset({"de", "di"})
"""What stands behind millions before what they count: "2 millones de euros"."""
_TWENTIES = frozenset({60, 80})
"""Tens that a language counts on from by up to nineteen: "soixante-dix", "quatre-vingt-treize"."""
_MOST_WORDS = 12
_LEFT = 20
"""A number word up to this one stays by itself: other rules read it, and "one" is often none."""


class SpokenToken(NamedTuple):
    """One word as it is compared; it stands for the words from `first` to `last` of a text."""

    norm: str
    start: int
    end: int
    first: int
    last: int


def words_of_tokens(words: Words, tokens: Sequence[SpokenToken]) -> Words:
    """Give the words of a text as these tokens of it are compared."""
    norms = tuple(token.norm for token in tokens)
    if norms == words.norms:
        return words
    starts, ends = ([getattr(token, side) for token in tokens] for side in ("start", "end"))
    return Words(words.raw, norms, tuple(starts), tuple(ends), words.links)


def move_segments(
    segments: tuple[Span, ...], tokens: Sequence[SpokenToken], size: int
) -> tuple[Span, ...] | None:
    """Give the segments of a text of `size` words by its tokens; None where one divides a token."""
    firsts = {token.first: index for index, token in enumerate(tokens)}
    firsts[size] = len(tokens)
    edges = [(firsts.get(first), firsts.get(last)) for first, last in segments]
    kept = tuple((first, last) for first, last in edges if first is not None and last is not None)
    return kept if len(kept) == len(segments) else None


def join_amounts(tokens: Sequence[SpokenToken], raw: str, forms: SpokenForms) -> list[SpokenToken]:
    """Put each number with its scale, its currency or its percent sign together as one word."""
    found: list[SpokenToken] = []
    figures = _Figures(forms)
    at = 0
    for begin in _possible_beginnings(tokens, forms):
        if begin < at:
            continue
        end, norm = _amount(tokens, begin, raw, figures)
        if end > begin:
            token, last = tokens[begin], tokens[end - 1]
            found += tokens[at:begin]
            found.append(SpokenToken(norm, token.start, last.end, token.first, last.last))
            at = end
    found += tokens[at:]
    return found


def _possible_beginnings(tokens: Sequence[SpokenToken], forms: SpokenForms) -> list[int]:
    """List where an amount may begin: at a word of a number, a figure or a compound."""
    counting = forms.counting
    norms = [token.norm for token in tokens]
    joined = has_scale(" ".join(norms))
    return [
        place
        for place, norm in enumerate(norms)
        if norm in counting
        or (joined and joined_number(norm) is not None if norm.isalpha() else _may_be_figure(norm))
    ]


def _may_be_figure(norm: str) -> bool:
    """Tell "50%", "3rd" and "twenty-one" from "dogs'" and "they're"."""
    return "-" in norm or any(map(str.isdecimal, norm))


class _Figure(NamedTuple):
    """What a word says by itself: an ordinal, or a figure with what is written with it."""

    ordinal: str = ""
    value: float = 0
    unit: str = ""
    sign: str = ""


class _Figures(dict[str, _Figure | None]):
    """Figures by their words, each read once: a text of numbers has few others."""

    def __init__(self, forms: SpokenForms) -> None:
        super().__init__()
        self.forms = forms

    def __missing__(self, norm: str) -> _Figure | None:
        found = self[norm] = _read_figure(norm, self.forms)
        return found


def _read_figure(norm: str, forms: SpokenForms) -> _Figure | None:
    """Read what a word says in figures; None where it has none, or a scale that is none."""
    if ordinal := _ordinal(norm, forms):
        return _Figure(ordinal)
    figure = _FIGURE.fullmatch(norm)
    if figure is None or (figure["scale"] and figure["scale"] not in forms.scales):
        return None
    value = _value(figure, forms) * (forms.scales[figure["scale"]] if figure["scale"] else 1)
    unit = figure["before"] or figure["after"] or ""
    return _Figure(value=value, unit=unit, sign=figure["sign"])


def _amount(tokens: Sequence[SpokenToken], at: int, raw: str, figures: _Figures) -> tuple[int, str]:
    """Read the amount that begins at a token: where it ends, and as what it is compared."""
    forms, norm = figures.forms, tokens[at].norm
    figure = figures[norm]
    ordinal, size = _ordinal_words(tokens, at, raw, forms)
    ordinal = figure.ordinal if figure and figure.ordinal else ordinal
    if ordinal:
        dated = at > 0 and tokens[at - 1].norm in forms.months
        return at + size, ordinal if dated else f"{ordinal}."
    if figure:
        value, unit, sign = figure.value, figure.unit, figure.sign
        end, last = at + 1, 1
        while end < len(tokens) and (scale := _scale_at(tokens[end], raw, forms)):
            value *= scale
            end, last = end + 1, scale
        if last > 1 and (half := _half_at(tokens, end, forms)):
            value, end = value + last / 2, end + half
    else:
        end, number = _number_words(tokens, at, raw, forms)
        if end == at or (end == at + 1 and number <= _LEFT):
            return at, ""
        value, unit, sign = float(number), "", ""
    if not unit and (sign_behind := _SIGN.match(raw, tokens[end - 1].end)):
        unit = sign_behind[1]
    if value >= _MILLION and end + 1 < len(tokens) and tokens[end].norm in _OF:
        end += 1
    if not unit and end < len(tokens):
        beside = [one.norm for one in tokens[end : end + 2]]
        percent = next((one for one in ((*beside,), (beside[0],)) if one in forms.percent), ())
        unit = "%" if percent else forms.currencies.get(beside[0].removeprefix("d'"), "")
        end += len(percent) or bool(unit)
    return end, f"{sign}{value:.6f}".rstrip("0").rstrip(".") + unit


def _half_at(tokens: Sequence[SpokenToken], at: int, forms: SpokenForms) -> int:
    """Count the words at a place that add a half to the number before them."""
    for phrase in forms.halves:
        if tuple(token.norm for token in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _ordinal(norm: str, forms: SpokenForms) -> str:
    digits = norm.rstrip("abcdefghijklmnopqrstuvwxyz")
    return digits if digits.isdecimal() and norm[len(digits) :] in forms.ordinal_endings else ""


def _ordinal_words(
    tokens: Sequence[SpokenToken], at: int, raw: str, forms: SpokenForms
) -> tuple[str, int]:
    """Read an ordinal in words, in figures, and how many words it has: "third", "twenty-third"."""
    norm = tokens[at].norm
    if norm in forms.ordinals:
        return str(forms.ordinals[norm]), 1
    ten, mark, one = norm.partition("-")
    tens, size = forms.values.get((ten,)), 1
    if tens is None:
        return "", 1
    if not mark and at + 1 < len(tokens) and not _is_parted(tokens, at + 1, raw):
        one, size = tokens[at + 1].norm, 2
    ones = forms.ordinals.get(one)
    if ones is not None and _counts_on(tens, ones):
        return str(tens + ones), size
    return "", 1


def _scale_at(token: SpokenToken, raw: str, forms: SpokenForms) -> int:
    """Give what a word multiplies a figure before it by: "million", the M of "M€"; else 0."""
    if _is_scale(token.norm, forms):
        return forms.scales[token.norm]
    scale = BEFORE_SIGN.get(token.norm, 0)
    return scale if scale and _SIGN.match(raw, token.end) else 0


def _is_scale(norm: str, forms: SpokenForms) -> bool:
    return norm in forms.scales and len(norm) >= _LEAST_WRITTEN


def _value(figure: "regex.Match[str]", forms: SpokenForms) -> float:
    number = figure["figure"] + (figure["rest"] or "")
    if forms.point_groups and _POINTED.fullmatch(number):
        return float(number.replace(".", ""))
    whole = figure["figure"].translate(_NO_MARKS)
    rest = figure["rest"] or ""
    return float(whole + rest.replace(",", "."))


def _number_words(
    tokens: Sequence[SpokenToken], at: int, raw: str, forms: SpokenForms
) -> tuple[int, float]:
    """Read a number in words: where it ends, and its value; where it begins if there is none."""
    pair = tuple(token.norm for token in tokens[at : at + 2])
    if pair in forms.values and len(pair) > 1 and not _is_linked_ten(pair, forms):
        number, end = _begun(forms.values[pair]), at + 2
    else:
        value = _small_value(tokens[at].norm, forms)
        if value is None:
            return at, 0
        number, end = _begun(value), at + 1
    while end < min(len(tokens), at + _MOST_WORDS) and not _is_parted(tokens, end, raw):
        norm = tokens[end].norm
        value = _small_value(norm, forms)
        if half := _half_at(tokens, end, forms):
            number.part += (number.last if number.last >= _THOUSAND else 1) / 2
            end += half
            continue
        if _is_scale(norm, forms):
            number.multiply(forms.scales[norm])
        elif value is not None:
            if not number.add(value):
                break
        elif not _links(tokens, end, number, forms):
            break
        end += 1
    return end, number.total + number.part


@dataclass(slots=True)
class _Number:
    """A number as far as it was read: whole thousands, what comes after them, the last word."""

    part: float
    last: int
    total: float = 0

    def multiply(self, scale: int) -> None:
        if scale == _SMALL:
            self.part *= scale
        else:
            self.total, self.part = self.total + self.part * scale, 0
        self.last = scale

    def add(self, value: int) -> bool:
        """Add a word to the number; return False where it begins another number."""
        if self.last >= _SMALL:
            if value >= self.last:
                return False
            self.part += value
        elif self.last in _CENTURIES and 10 <= value < _SMALL and not self.total:
            self.part = self.part * _SMALL + value
        elif _counts_on(self.last, value):
            self.part += value
        else:
            return False
        self.last = value
        return True


def _begun(value: int) -> _Number:
    """Begin a number: Spanish "mil" goes on as "one thousand" does."""
    whole = value if value >= _THOUSAND else 0
    return _Number(part=value - whole, last=value, total=whole)


def _counts_on(ten: int, one: int) -> bool:
    """Tell whether a number can follow a ten within one number: 5 after 20, 17 after 60."""
    if not 20 <= ten < _SMALL or ten % 10:
        return False
    return 0 < one < (20 if ten in _TWENTIES else 10)


def _is_linked_ten(pair: tuple[str, ...], forms: SpokenForms) -> bool:
    """Tell whether two words are a ten and the word that links ones to it.

    "treinta y", "vingt et".
    """
    return forms.values.get(pair[:1]) == forms.values[pair]


def _links(tokens: Sequence[SpokenToken], at: int, number: _Number, forms: SpokenForms) -> bool:
    """Tell whether a word stands inside a number: "two hundred and five", "treinta y cinco"."""
    after = _small_value(tokens[at + 1].norm, forms) if at + 1 < len(tokens) else None
    if after is None:
        return False
    if tokens[at].norm in forms.number_links and number.last >= _SMALL:
        return True
    pair = tokens[at - 1].norm, tokens[at].norm
    return pair in forms.values and _is_linked_ten(pair, forms) and _counts_on(number.last, after)


def _small_value(norm: str, forms: SpokenForms) -> int | None:
    """Give the value of a number of one word: "seven", "twenty-one", "soixante-dix-sept"."""
    if (norm,) in forms.values:
        return forms.values[norm,]
    ten, mark, one = norm.rpartition("-")
    tens, ones = forms.values.get((ten.removesuffix("-et"),)), forms.values.get((one,))
    if mark and tens is not None and ones is not None and _counts_on(tens, ones):
        return tens + ones
    return joined_number(norm)


def _is_parted(tokens: Sequence[SpokenToken], at: int, raw: str) -> bool:
    """Tell whether a mark parts a word from the one before it: "twenty, thirty" are two numbers."""
    return any(mark in raw[tokens[at - 1].end : tokens[at].start] for mark in ",;:.!?…–—")
