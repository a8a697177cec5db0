"""Split a text into tokens with sentence numbers; never look inside a quotation.

A quotation is one token among the words of its paragraph, so that what stands beside
it is found by counting.
"""

import re as stdlib
from collections.abc import Container, Sequence
from typing import Literal, NamedTuple

import regex as re

from archiver.extraction.quotations.marks import MarkedSpan
from archiver.languages.registry import join_words
from archiver.models.records import Span

_Kind = Literal["word", "mark", "quote"]
_LONGEST_WORD = 40
"""Letters of a word of which its forms are remembered."""
_MOST_WORDS = 40_000
"""Words whose forms are remembered: some 15 MB."""


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation, with its sentence and paragraph."""

    text: str
    low: str
    start: int
    end: int
    kind: _Kind
    sentence: int
    paragraph: int
    quote: int = -1
    capital: bool = False  # whether it begins like a name: a capital letter or an @


# Matches `Biden’s`, `co-host`, `U.S`, `@nasa` and the `-t-il` of `a-t-il`; not the full stop
# that ends `said.`, nor the whole of `said.Then`.
WORD = re.compile(
    r"[@#]?[\p{L}\p{N}][\p{L}\p{M}\p{N}_]{0,60}"
    r"(?:(?!-(?:t-)?(?:ils?|elles?)\b|(?<=[a-zà-ÿ])\.[A-ZÀ-Þ])['’ʼ.\-‑&״\"/][\p{L}\p{N}][\p{L}\p{M}\p{N}_]{0,60}){0,8}"
    r"(?:['’](?=\s))?|-(?:t-)?(?:ils?|elles?)\b|-{2,9}|\.{2,9}|\S"
)
# The same for a text of nothing but Latin letters without combining marks, where Python's own
# letters are the same and found in two thirds of the time; "½" bounds a word in one of the two.
_LATIN = stdlib.compile(
    WORD.pattern.replace(r"[\p{L}\p{N}]", r"[^\W_]").replace(r"[\p{L}\p{M}\p{N}_]", r"\w")
)
_OTHER = stdlib.compile(
    "[^\t\n\r\x20-\x7e\xa0-\xb1\xb4-\xb8\xba\xbb\xbf-\u024f\u2010-\u203a\u20ac]"
)
TITLE = "\0title"
"""What stands for the text of a quotation that can be a name; no other token has it."""
_BEGINNINGS = frozenset({"He", "She", "They", "It", "But", "And", "We", "I", "In", "This", "That"})
"""Words that begin a sentence even behind an abbreviation."""
_STOPS = frozenset(".!?…。！？؟۔।")
_ABBREVIATIONS = join_words(lambda language: language.grammar.abbreviations)
"""Words whose full stop ends no sentence, lower case without it."""
COUNTED = join_words(lambda language: language.dates.months | language.numbers.counted)
"""Words that a number with a full stop counts: months in most languages of Europe."""


def tokenize(
    text: str, paragraphs: Sequence[Span], quotes: Sequence[MarkedSpan], verbs: Container[str] = ()
) -> list[Token]:
    """Give every token of the paragraphs in order.

    `quotes` are sorted and lie in one paragraph each.
    """
    found: list[Token] = []
    sentence = 0
    at = 0
    pattern = WORD if _OTHER.search(text) else _LATIN
    for number, (first, stop) in enumerate(paragraphs):
        sentence += 1
        start = first
        while at < len(quotes) and quotes[at].outer[0] < stop:
            outer, inner = quotes[at].outer, quotes[at].inner
            sentence = append_tokens(text, start, outer[0], sentence, number, found, verbs, pattern)
            if ends_before(text, found, inner[0], number):
                sentence += 1
            low = TITLE if titled(text[slice(*inner)]) else ""
            found.append(Token("", low, *outer, "quote", sentence, number, at))
            start = outer[1]
            at += 1
        sentence = append_tokens(text, start, stop, sentence, number, found, verbs, pattern)
    return found


def titled(inner: str) -> bool:
    """Tell whether a quotation can be the name of a paper or a film.

    `Tagesblatt`, not `Wir bauen`.
    """
    if len(inner) > 40 or not inner[:1].isupper() or not inner[-1].isalnum():
        return False
    return inner.count(" ") < 3 and all(word[:1].isupper() for word in inner.split())


def _forms_of(word: str) -> tuple[str, _Kind, bool, bool]:
    """Give a token in lower case, its kind, whether it can begin a sentence, and like a name."""
    first = word[0]
    wordy = first.isalnum() or (first in "@#-" and word[-1].isalnum())
    low = word.lower().replace("’", "'")
    capital = wordy and (first.isupper() or first == "@")
    return low, "word" if wordy else "mark", wordy and not first.islower(), capital


class _Forms(dict[str, tuple[str, _Kind, bool, bool]]):
    """What is told of words, by number of entries: no word that is remembered is long.

    A `TextCache` weighs each of them, which takes longer than to make it.
    """

    def __missing__(self, word: str) -> tuple[str, _Kind, bool, bool]:
        made = _forms_of(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = made
        return made


_FORMS = _Forms()


def append_tokens(
    text: str,
    start: int,
    stop: int,
    sentence: int,
    paragraph: int,
    found: list[Token],
    verbs: Container[str],
    pattern: "re.Pattern[str] | stdlib.Pattern[str]",
) -> int:
    """Append the words and marks between two offsets; the number of the sentence at the end."""
    made = tuple.__new__
    known = _FORMS
    for m in pattern.finditer(text, start, stop):
        word = m[0]
        low, kind, may_begin, capital = known[word]
        span = begin, end = m.span()
        if (
            may_begin
            and found
            and found[-1].paragraph == paragraph
            and starts(text, span, found, verbs)
        ):
            sentence += 1
        # A named tuple's own way to be made takes twice as long, and there are thousands.
        found.append(made(Token, (word, low, begin, end, kind, sentence, paragraph, -1, capital)))
    return sentence


def starts(text: str, span: Span, found: list[Token], verbs: Container[str]) -> bool:
    """Tell whether a word not in lower case begins a sentence after other tokens."""
    last, end = found[-1], span[1]
    if last.kind == "quote":
        stop = final(text, last)
        if len(found) > 1 and found[-2].text == ":":
            return stop in _STOPS
        near = text[end : end + 40].split()[:4]
        if stop in "?!" and any(w.rstrip(".,:;") in verbs for w in near):
            return False
        return stop in _STOPS
    if last.text in {")", "]"} and len(found) > 1:
        last = found[-2]
    if last.kind != "mark" or last.text[0] not in _STOPS:
        return False
    if abbreviated(found):
        return "." in found[-2].text and text[slice(*span)] in _BEGINNINGS
    return not (len(found) > 1 and found[-2].text.isdigit() and counted(text, span, found))


def counted(text: str, span: Span, found: list[Token]) -> bool:
    """Tell whether a word is counted by the number and full stop before it: `am 4. Mai`."""
    number, stop = found[-2:]
    near = stop.text == "." and number.end == stop.start and len(number.text) < 3
    return near and text[slice(*span)].lower() in COUNTED


def final(text: str, quote: Token) -> str:
    """Give the last character inside a quotation's marks."""
    return text[max(0, quote.end - 4) : quote.end].rstrip("\"”“'’»«」』 ")[-1:] or " "


def abbreviated(found: list[Token]) -> bool:
    """Tell whether the full stop that is the last token belongs to the word before it."""
    if len(found) < 2 or found[-1].text != ".":
        return False
    before = found[-2]
    if before.end != found[-1].start or before.kind != "word":
        return False
    return (
        before.low in _ABBREVIATIONS
        or "." in before.low
        or (len(before.text) == 1 and before.text.isupper())
    )


def ends_before(text: str, found: list[Token], start: int, paragraph: int) -> bool:
    """Tell whether a sentence ended just before the quotation that begins at `start`."""
    if not found or found[-1].paragraph != paragraph:
        return False
    last = found[-1]
    if last.kind == "quote":
        return final(text, last) in _STOPS
    if last.kind == "mark" and last.text[0] in _STOPS and not last.text.startswith(("...", "…")):
        return not abbreviated(found) and not text[start].islower()
    return False
