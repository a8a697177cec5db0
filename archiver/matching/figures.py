"""Write dates, times, ordinals and fractions of a text in one form.

"3 March" is "March 3rd", "80s" is "eighties", "20h30" is "20:30 h", "½" is "half", "5pc" is "5%",
"30 degrees" is "30°", and "No. 10" is "Number Ten". Another number, month or hour stays another.
"""

import re

from archiver.languages.number_values import value_of_number
from archiver.languages.written_forms import MARKS, WrittenForms
from archiver.matching.amounts import SpokenToken
from archiver.matching.style_hints import counts_in_style

Tokens = list[SpokenToken]

_APOSTROPHES = "'’ʼ‘`´"
_MARKS = MARKS + _APOSTROPHES
# Matches "80s", "1980's" and "80er"; not "1880s" and "20s", which are of two centuries.
_DECADE = re.compile(r"(?:19)?([3-9]0)(?:'?s|er)")
_DECADE_YEAR = re.compile(r"19([3-9]0)")
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
_MIXED = re.compile(r"(\d+)([½¼¾])")
MINUTES = re.compile(r"[0-5]\d")
POINTED_TIME = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
# Matches "XXIe" and "IIIème", as French writes ordinals.
_ROMAN_ORDINAL = re.compile(r"([IVX]{2,})([a-zè]{1,3})")
NUMBER_SIGN = "№"
DEGREE_SIGN = "°"
ORDINAL_SIGN = "º"
"""What stands for "number" before one, and behind an ordinal."""


def write_figures(tokens: Tokens, raw: str, forms: WrittenForms) -> Tokens:
    """Write dates, decades, ordinals, times, fractions and units in one form."""
    found: Tokens = []
    at = 0
    while at < len(tokens):
        if not _may_begin(tokens, at, forms):
            found.append(tokens[at])
            at += 1
            continue
        size, written = _date(tokens, at, raw, forms)
        if not size:
            size, written = _figure(tokens, at, raw, forms, found)
        found += written if size else [tokens[at]]
        at += size or 1
    return found


def _may_begin(tokens: Tokens, at: int, forms: WrittenForms) -> bool:
    """Tell whether a date, time or fraction may begin at this word; few words can begin one."""
    norm = tokens[at].norm
    if norm in forms.date_articles and at + 1 < len(tokens):
        norm = tokens[at + 1].norm
    return counts_in_style(norm)


def _figure(
    tokens: Tokens, at: int, raw: str, forms: WrittenForms, before: Tokens
) -> tuple[int, Tokens]:
    token = tokens[at]
    norm = token.norm
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    month = forms.months.get(norm, norm)
    if month != norm and raw[token.end : token.end + 1] == "." and raw[token.start].isupper():
        return 1, [token._replace(norm=month)]
    if decade := _DECADE.fullmatch(norm):
        return 1, [token._replace(norm=f"{decade[1]}s")]
    if before and before[-1].norm in forms.decades and (year := _DECADE_YEAR.fullmatch(norm)):
        return 1, [token._replace(norm=year[1])]
    if (
        after
        and not forms.number_signs.isdisjoint(forms_with_marks(token, raw))
        and (value := figure_value(after.norm)) is not None
    ):
        return 2, [token._replace(norm=NUMBER_SIGN), after._replace(norm=value)]
    if roman := _ROMAN_ORDINAL.fullmatch(raw[token.start : token.end]):
        century = value_of_number(roman[1].lower(), roman[1])
        if century and roman[2] in forms.ordinal_figures:
            return 1, [token._replace(norm=century + ORDINAL_SIGN)]
    if ordinal := forms.ordinal(norm):
        return 1, [token._replace(norm=ordinal + ORDINAL_SIGN)]
    size, hour = _clock(tokens, at, forms, before)
    if size:
        return size, hour
    return _part_of_number(tokens, at, forms, before)


def _clock(tokens: Tokens, at: int, forms: WrittenForms, before: Tokens) -> tuple[int, Tokens]:
    """Write "20:00 Uhr" as "20 Uhr", "20.30 Uhr" as "20:30 Uhr" and "20 h 30" as "20:30 h"."""
    token = tokens[at]
    behind = [one.norm for one in tokens[at + 1 : at + 3]]
    named = bool(behind) and behind[0] in forms.hours
    if not named and not (before and before[-1].norm in forms.hours_before):
        return 0, []
    time = POINTED_TIME.sub(r"\1:\2", figure_value(token.norm) or token.norm)
    if not time[:1].isdigit():
        return 0, []
    size = 1
    if named:
        size = 2
        if behind[0] == "h" and len(behind) > 1 and MINUTES.fullmatch(behind[1]):
            time, size = f"{time}:{behind[1]}", 3
    time = time.removesuffix(":00")
    last = tokens[at + size - 1]
    written = [join_tokens(token, last, time)]
    return size, [*written, written[0]._replace(norm="h")] if named else written


def _part_of_number(
    tokens: Tokens, at: int, forms: WrittenForms, before: Tokens
) -> tuple[int, Tokens]:
    """Write "two and a half" as "2.5", "five per cent" and "5pc" as "5%", "50 pence" as "50p"."""
    token = tokens[at]
    if mixed := _MIXED.fullmatch(token.norm):
        return 1, [token._replace(norm=mixed[1] + _PARTS[mixed[2]])]
    for mark in forms.percent_marks:
        figure = token.norm.removesuffix(mark)
        if figure != token.norm and figure.replace(".", "").isdecimal():
            return 1, [token._replace(norm=f"{figure}%")]
    value = figure_value(token.norm)
    if value is None or (
        before and before[-1].last + 1 == token.first and _counts(before[-1].norm)
    ):
        return 0, []
    behind = tokens[at + 1 : at + 3]
    norms = [one.norm for one in behind]
    part = next((norm for norm in norms if norm in _PARTS), "")
    links = forms.spoken.number_links | {"and"}
    if part and (norms[0] == part or norms[0] in links) and "." not in value:
        size = norms.index(part) + 2
        return size, [join_tokens(token, behind[size - 2], value + _PARTS[part])]
    sign = forms.unit_signs.get(norms[0]) if norms else None
    if sign:
        return 2, [join_tokens(token, behind[0], value + sign)]
    for size in (2, 1):
        phrase = tuple(norms[:size])
        if phrase in forms.percent or (size == 1 and not forms.percent_marks.isdisjoint(phrase)):
            return size + 1, [join_tokens(token, behind[len(phrase) - 1], f"{value}%")]
    return 0, []


def _counts(norm: str) -> bool:
    return norm != "½" and value_of_number(norm, norm) is not None


def figure_value(norm: str) -> str | None:
    """Give a figure, or the figure that a number word says; None for what is no number."""
    if norm.replace(".", "").replace(",", "").isdecimal():
        return norm
    return value_of_number(norm, norm)


def _date(tokens: Tokens, at: int, raw: str, forms: WrittenForms) -> tuple[int, Tokens]:
    """Write a day and its month in one order: "the 3rd of March", "March 3" and "3 March"."""
    run = tokens[at : at + 4]
    # Most figures have no month beside them.
    if len(run) < 2 or forms.months.keys().isdisjoint([token.norm for token in run]):
        return 0, []
    month = _month(run[0], raw, forms)
    if month:
        day = 2 if run[1].norm in forms.date_articles and len(run) > 2 else 1
        value = _day(run[day], forms)
        if value and (day == 1 or forms.ordinal(run[2].norm)):
            return day + 1, [join_tokens(run[0], run[day], f"{value}.{month}")]
        return 0, []
    first = int(run[0].norm in forms.date_articles and len(run) > 2)
    value = _day(run[first], forms)
    if not value or (first and not forms.ordinal(run[1].norm)):
        return 0, []
    place = first + 1
    linked = place < len(run) and run[place].norm in forms.date_links
    place += linked
    if place >= len(run) or (first and not linked):
        return 0, []
    month = _month(run[place], raw, forms)
    if not month:
        return 0, []
    return place + 1, [join_tokens(run[0], run[place], f"{value}.{month}")]


def _day(token: SpokenToken, forms: WrittenForms) -> str | None:
    value = forms.ordinal(token.norm) or figure_value(token.norm)
    if value is None or not value.isdecimal() or len(value) > 2 or not 1 <= int(value) <= 31:
        return None
    return str(int(value))


def _month(token: SpokenToken, raw: str, forms: WrittenForms) -> str:
    month = forms.months.get(token.norm, "")
    capital = raw[token.start : token.start + 1].isupper()
    short = month != token.norm
    if month and not capital and (month in forms.capital_months or short):
        return "" if raw[token.end : token.end + 1] != "." else month
    return month


def join_tokens(one: SpokenToken, other: SpokenToken, norm: str) -> SpokenToken:
    """Join two words, and what stands between them, into one that is compared in this form."""
    return SpokenToken(norm, one.start, other.end, one.first, other.last)


def forms_with_marks(token: SpokenToken, raw: str) -> list[str]:
    """Return the forms in which a list may have a word: with its mark, with an apostrophe, bare."""
    mark, before = raw[token.end : token.end + 1], raw[token.start - 1 : token.start]
    if mark not in _MARKS and before not in _APOSTROPHES:
        return [token.norm]
    found = []
    mark = "'" if mark and mark in _APOSTROPHES else mark
    if mark and mark in MARKS:
        found.append(token.norm + mark)
    if before and before in _APOSTROPHES:
        found.append(f"'{token.norm}")
    return [*found, token.norm]


def is_apostrophe(raw: str, at: int) -> bool:
    """Tell whether an apostrophe of any style stands at a place of a text."""
    return at < len(raw) and raw[at] in _APOSTROPHES
