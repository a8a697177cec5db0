"""Read quotations in headlines, and leave one of a quotation that a page shows twice.

Headlines have marks of their own: ‘…’ and '…' where the text below has “…”, and "Finch: ‘…’" for
who said it. What a headline or a box repeats of the text is judged once, where the text has it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archiver.models.records import Quote
from archiver.text.bare_letters import bare_letters

_LONGEST = 400
"""Characters of a headline; what is longer is text."""
_LEAST = 3  # words of a quotation that a headline is kept for, and of one that is repeated
_MOST_REPEATS = 100
_PAIRS = ("“”", "‘’", "«»", "„“", "„”", "»«", "‚‘", "「」", "『』")
# "He's ‘late’" has one pair; the apostrophe of "Nepal's" neither opens nor closes one.
_STRAIGHT = re.compile(r"(?<![^\s(:,–—-])(['\"])(?=\S)((?:(?!\1(?!\w)).){1,300}?)(?<=\S)\1(?!\w)")
_MARKED = re.compile(
    "|".join(rf"{one}(?=\S)([^{one}]{{1,300}}?){two}(?!\w)" for one, two in map(tuple, _PAIRS))
)
_SINGLE = {"‘": "“", "’": "”", "‚": "„", "'": '"'}
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|de|da|di|du|la|le|van|von|der|den|al|bin)){{0,4}}"
# "Marlow Finch: ‘…’" and "‘…’ – Marlow Finch"; not "Live: ‘…’" of a ticker
_BEFORE = re.compile(rf"(?:^|[|–—-]\s)\s*(?P<who>{_NAME})\s*:\s*$")
_BEHIND = re.compile(rf"^\s*[:–—-]\s*(?P<who>{_NAME})\s*$")
_NOBODY = re.compile(
    r"(?:live|video|watch|exclusive|breaking|opinion|interview|review|analysis|fact.?check|update|kommentar"
    r"|exklusiv|liveblog|ticker|vidéo|entretien|direct|entrevista|directo|intervista|esclusiva)\b",
    re.IGNORECASE,
)


def with_headline(title: str | None, text: str) -> str:
    r"""Put a headline before an article's text where it quotes somebody; a line of its own.

    A text that begins with it, or none at all, stays as it is.

    >>> with_headline("Finch: ‘We will stay closed’", "The tunnel is shut.")
    'Finch: ‘We will stay closed’\nThe tunnel is shut.'
    >>> with_headline("The tunnel is ‘shut’", "The tunnel is shut.")
    'The tunnel is shut.'
    """
    if not title or not text or len(title) > _LONGEST or not _pairs(title):
        return text
    return (
        text
        if bare_letters(text[: 2 * _LONGEST]).startswith(bare_letters(title))
        else f"{title}\n{text}"
    )


def headline_end(title: str | None, text: str) -> int:
    """Count the characters of a text that are its headline: its first line, if that is one."""
    first = text[: _LONGEST * 2 + 1].partition("\n")[0]
    is_line = len(first) <= _LONGEST * 2
    return len(first) if title and is_line and bare_letters(first) == bare_letters(title) else 0


def with_double_marks(text: str, end: int) -> str:
    """Write double marks for the single ones around quotations in a headline that ends there.

    No offset changes.
    """
    line = text[:end]
    if not any(mark in line for mark in _SINGLE):
        return text
    letters = list(line)
    for first, last in _pairs(line):
        for place in (first, last):
            letters[place] = _SINGLE.get(letters[place], letters[place])
    return "".join(letters) + text[end:]


def judge_once(text: str, quotes: Sequence[Quote], end: int) -> tuple[Quote, ...]:
    """Complete the quotations of a headline that ends there, and drop those that the text repeats.

    So are those of the line below a headline, and of a line that is nothing but a quotation, where
    another one holds its words.
    """
    quotes = _without_standfirst(text, quotes, end)
    shown = [quote for quote in quotes if quote.start < end or _is_alone(text, quote)][
        :_MOST_REPEATS
    ]
    if not shown:
        return tuple(quotes)
    apart = set(map(id, shown))
    others = "|".join(_words(quote.text) for quote in quotes if id(quote) not in apart)
    kept = []
    seen: list[str] = []
    for quote in quotes:
        if id(quote) in apart:
            words = _words(quote.text)
            if words.count(" ") > _LEAST and (words in others or any(words in had for had in seen)):
                continue
            seen.append(words)
        kept.append(_completed(text, quote, end) if quote.start < end else quote)
    return tuple(kept)


def _without_standfirst(text: str, quotes: Sequence[Quote], end: int) -> list[Quote]:
    """Leave out what the line below a headline repeats of a quotation farther on."""
    below = _line_below(text, end)
    later = "|".join(_words(quote.text) for quote in quotes if quote.start >= below)
    return [
        quote
        for quote in quotes
        if not end <= quote.start < below
        or (words := _words(quote.text)).count(" ") <= _LEAST
        or words not in later
    ]


def _line_below(text: str, end: int) -> int:
    """Tell where the standfirst below a headline ends.

    `end` where nothing of that kind is there.
    """
    if not end:
        return end
    start = end + len(text[end : end + _LEAST]) - len(text[end : end + _LEAST].lstrip())
    last = text.find("\n", start, start + _LONGEST)
    return last if last > 0 else end


def _completed(text: str, quote: Quote, end: int) -> Quote:
    """Add who a headline says it was: "Finch: ‘…’" and "‘…’ – Finch" are utterances."""
    # What was found between double marks is what the headline has between its own.
    quote = replace(quote, text=text[quote.start : quote.end])
    before = text[max(0, quote.start - _LONGEST) : quote.start - 1]
    named = _BEFORE.search(before) or _BEHIND.match(text[quote.end + 1 : end])
    if quote.speaker and quote.speaker not in text[end:]:
        # Headlines have capitals of their own: "Finch Advises Board" is no name.
        quote = replace(quote, speaker=None, speaker_span=None)
    if named is None or _NOBODY.match(named["who"]):
        return quote
    return replace(quote, kind="quotation", speaker=quote.speaker or named["who"])


def _pairs(line: str) -> list[tuple[int, int]]:
    """Tell where the marks stand around quotations of enough words."""
    found = [*_MARKED.finditer(line), *_STRAIGHT.finditer(line)]
    return [
        (one.start(), one.end() - 1)
        for one in found
        if len(_WORD.findall(one[0])) >= _LEAST
        or (len(one[0]) > 4 * _LEAST and not one[0].isascii())
    ]


def _is_alone(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is all that its line has, but for marks."""
    start = text.rfind("\n", max(0, quote.start - 4 * _LEAST), quote.start) + 1
    # No further than matters: a line may be a whole book.
    if quote.start - start > 2 * _LEAST:
        return False
    line = text[start : quote.start] + text[quote.end : quote.end + 2 * _LEAST].partition("\n")[0]
    return len(line) < 2 * _LEAST and not _WORD.search(line)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
