"""Write two texts in one house style, so that style alone is no difference.

"It's" is "it is", "3 March" is "March 3rd", "½" is "half", "No. 10" is "Number Ten", "w/" is
"with", and "teh" is "the". What differs in more than its dress stays different: another number,
month or name, a negation, a word that is misspelt as another word of the language.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archiver.languages.detect import languages_of_words
from archiver.languages.number_values import value_of_number
from archiver.languages.stop_words import STOP_WORDS
from archiver.languages.written_forms import WrittenForms, written_forms
from archiver.matching.amounts import SpokenToken
from archiver.matching.contractions import norms_of_tokens, tokens_of_words, write_out
from archiver.matching.figures import (
    DEGREE_SIGN,
    MINUTES,
    NUMBER_SIGN,
    ORDINAL_SIGN,
    POINTED_TIME,
    Tokens,
    figure_value,
    forms_with_marks,
    is_apostrophe,
    join_tokens,
    write_figures,
)
from archiver.matching.style_hints import (
    HELD_DOWN,
    SCALES_OF_DEGREES,
    SHORTEST_COMPOUND,
    may_differ_by_style,
)
from archiver.text.words import Words

Segments = tuple[tuple[int, int], ...]

# Matches "10-year-old", "80er-jahre" and "covid-19"; not "2019-20".
_DIVIDED = re.compile(r"\d{1,4}[^\W\d_]{0,4}(?:-[^\W\d_]+)+|[^\W\d_]+-\d+")
_FRACTIONS = {("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾"}
# Matches "20h30" and "20h".
_HOUR = re.compile(r"(\d{1,2})h(\d\d)?")
_MOST_WORDS = 6_000
"""Words of a text that are looked at, those about the place that is quoted; the longest post of X
has some 4,300. Of 30,000 each quotation took a second."""
_SHORTEST_PART = 3
"""Letters of a part of a compound that is one word or two: "web site"."""


@dataclass(frozen=True, slots=True)
class _Other:
    """The other text's words, its pairs of adjacent words, and these pairs joined."""

    norms: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, tokens: Sequence[SpokenToken]) -> "_Other":
        norms = norms_of_tokens(tokens)
        return cls(frozenset(norms), frozenset(pairwise(norms)))

    def has_pair(self, one: str, other: str) -> bool:
        """Tell whether it has two words beside each other."""
        return (one, other) in self.pairs


def write_in_house_style(
    ours: Words, theirs: Words, segments: Segments
) -> tuple[Words, Words, Segments]:
    """Write both texts in one style; a quotation's segments move with its words.

    >>> from archiver.text.words import split_words
    >>> one, other = split_words("It's on the 3rd of March"), split_words("It is on March 3")
    >>> one, other, _ = write_in_house_style(one, other, ((0, 6),))
    >>> one.norms, one.norms == other.norms
    (('it', 'is', 'on', '3.march'), True)
    """
    if not may_differ_by_style(ours, theirs):
        return ours, theirs, segments
    forms = written_forms(languages_of_words((*ours.norms, *theirs.norms)))
    pieces = _pieces(ours, segments)
    mine = [_opened(piece, ours.raw, forms) for piece, _ in pieces]
    first, last = _part_about(ours, theirs)
    post = _opened(tokens_of_words(theirs, first, last), theirs.raw, forms)
    steps: tuple[Callable[[Tokens, str, WrittenForms, _Other], Tokens], ...] = (
        _phrases,
        _contractions,
        _figures,
        _beside_other,
    )
    for step in steps:
        quoted, posted = _Other.of([token for piece in mine for token in piece]), _Other.of(post)
        mine = [
            step(piece, ours.raw, forms, posted) if inside else piece
            for piece, (_, inside) in zip(mine, pieces, strict=True)
        ]
        post = step(post, theirs.raw, forms, quoted)
    placed: list[tuple[int, int]] = []
    at = 0
    for piece, (_, inside) in zip(mine, pieces, strict=True):
        if inside:
            placed.append((at, at + len(piece)))
        at += len(piece)
    return (
        _as_words(ours, [token for piece in mine for token in piece]),
        _as_words(
            theirs,
            [
                *tokens_of_words(theirs, 0, first),
                *post,
                *tokens_of_words(theirs, last, len(theirs)),
            ],
        ),
        tuple(placed),
    )


def _part_about(ours: Words, theirs: Words) -> tuple[int, int]:
    """Find the part of a very long text that shares most pairs of words with a quotation."""
    if len(theirs) <= _MOST_WORDS:
        return 0, len(theirs)
    wanted = set(pairwise(ours.norms))
    shared = [at for at, pair in enumerate(pairwise(theirs.norms)) if pair in wanted]
    reach = 2 * len(ours)
    counts = [bisect_left(shared, at + reach) - number for number, at in enumerate(shared)]
    middle = shared[counts.index(max(counts))] if shared else 0
    first = min(max(middle - _MOST_WORDS // 2, 0), len(theirs) - _MOST_WORDS)
    return first, first + _MOST_WORDS


def _pieces(words: Words, segments: Segments) -> list[tuple[Tokens, bool]]:
    """Return the words of each segment, and the bracketed ones between segments."""
    found: list[tuple[Tokens, bool]] = []
    at = 0
    for start, end in segments:
        found += [
            (tokens_of_words(words, at, start), False),
            (tokens_of_words(words, start, end), True),
        ]
        at = end
    return [*found, (tokens_of_words(words, at, len(words)), False)]


def _as_words(words: Words, tokens: Sequence[SpokenToken]) -> Words:
    norms = tuple(norms_of_tokens(tokens))
    if norms == words.norms:
        return words
    starts, ends = ([getattr(token, side) for token in tokens] for side in ("start", "end"))
    return Words(words.raw, norms, tuple(starts), tuple(ends), words.links)


def _opened(tokens: Tokens, raw: str, forms: WrittenForms) -> Tokens:
    """Take "10-year-old" apart, and put the parts of clock times and fractions together."""
    found: Tokens = []
    for token in tokens:
        if _DIVIDED.fullmatch(token.norm) and len(token.norm) == token.end - token.start:
            at = token.start
            for part in token.norm.split("-"):
                found.append(token._replace(norm=part, start=at, end=at + len(part)))
                at += len(part) + 1
        elif (hour := _HOUR.fullmatch(token.norm)) and "h" in forms.hours:
            time = hour[1] + (f":{hour[2]}" if hour[2] else "")
            found += [token._replace(norm=time), token._replace(norm="h")]
        else:
            found.append(token)
        if len(found) > 1 and found[-2].end + 1 == found[-1].start:
            one, other = found[-2:]
            mark = raw[one.end]
            if mark == ":" and one.norm.isdecimal() and MINUTES.fullmatch(other.norm):
                found[-2:] = [join_tokens(one, other, f"{one.norm}:{other.norm}")]
            elif mark == "/" and (fraction := _FRACTIONS.get((one.norm, other.norm))):
                dated = "/" in {raw[other.end : other.end + 1], raw[one.start - 1 : one.start]}
                found[-2:] = [one, other] if dated else [join_tokens(one, other, fraction)]
    return found


def _without_half_negations(tokens: Tokens, forms: WrittenForms) -> Tokens:
    """Leave out half of a negation where the other half follows: "je ne sais pas", "n'est pas"."""
    found: Tokens = []
    for index, token in enumerate(tokens):
        head, mark, rest = token.norm.partition("'")
        half = forms.half_negations.get(head + mark)
        behind = [one.norm for one in tokens[index + 1 : index + 4]]
        if half is None or half not in behind:
            found.append(token)
        elif rest:
            found.append(token._replace(norm=rest, start=token.end - len(rest)))
    return found


def _phrases(tokens: Tokens, raw: str, forms: WrittenForms, other: _Other) -> Tokens:
    """Expand each short form."""
    if forms.half_negations:
        tokens = _without_half_negations(tokens, forms)
    found: Tokens = []
    at = 0
    while at < len(tokens):
        size, meant = _phrase_at(tokens, at, raw, forms, other)
        if size:
            whole = join_tokens(tokens[at], tokens[at + size - 1], "")
            found += [whole._replace(norm=norm) for norm in meant]
        else:
            found.append(tokens[at])
        at += size or 1
    return found


def _phrase_at(
    tokens: Tokens, at: int, raw: str, forms: WrittenForms, other: _Other
) -> tuple[int, Sequence[str]]:
    behind: Sequence[str] | None = None
    for first in forms_with_marks(tokens[at], raw):
        for words, meant in forms.phrases.get(first, ()):
            if at + len(words) > len(tokens):
                continue
            if len(words) > 1:
                # Of dozens that begin with "a" hardly any goes on.
                behind = behind or forms_with_marks(tokens[at + 1], raw)
                if words[1] not in behind or not all(
                    word in forms_with_marks(token, raw)
                    for word, token in zip(words[2:], tokens[at + 2 : at + len(words)], strict=True)
                ):
                    continue
            if len(meant) == 1:
                return len(words), meant[0]
            held = next((one for one in meant if one and other.norms.issuperset(one)), None)
            if held is not None:
                return len(words), held
        ending = forms.spoken.endings.get(first) if first[:1] == "'" else None
        held = next((one for one in ending or () if other.norms.issuperset(one)), None)
        if held is not None:
            return 1, held
    return 0, ()


def _figures(tokens: Tokens, raw: str, forms: WrittenForms, _other: _Other) -> Tokens:
    return write_figures(tokens, raw, forms)


def _contractions(tokens: Tokens, _raw: str, forms: WrittenForms, other: _Other) -> Tokens:
    return write_out(tokens, other, forms.spoken)


def _beside_other(tokens: Tokens, raw: str, forms: WrittenForms, other: _Other) -> Tokens:
    """Write an ambiguous form as the other text has it."""
    compounds = {
        one + after: (one, after)
        for one, after in other.pairs
        if min(len(one), len(after)) >= _SHORTEST_PART
        and len(one) + len(after) >= SHORTEST_COMPOUND
        and not {one, after} & STOP_WORDS
        and one.isalpha()
        and after.isalpha()
    }
    found: Tokens = []
    for index, token in enumerate(tokens):
        norm = token.norm
        after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        if norm in compounds and norm not in other.norms:
            found += [token._replace(norm=part) for part in compounds[norm]]
        elif _is_twice(found, token, raw, forms, other):
            continue
        elif NUMBER_SIGN in other.norms and (sign := _short_sign(token, after, raw, forms, other)):
            found += sign
        else:
            found.append(_as_other(token, raw, other))
    return found


def _is_twice(
    found: Tokens, token: SpokenToken, raw: str, forms: WrittenForms, other: _Other
) -> bool:
    """Tell whether a word stands there once too often: "the the pier"."""
    norm = token.norm
    return (
        bool(found)
        and found[-1].norm == norm
        and norm in forms.never_twice
        and (norm, norm) not in other.pairs
        and raw[found[-1].end : token.start].isspace()
    )


def _short_sign(
    token: SpokenToken, after: str, raw: str, forms: WrittenForms, other: _Other
) -> Tokens:
    """Give "No 10" and "#10" as the number that the other text names as one; nothing else."""
    if (NUMBER_SIGN, figure_value(token.norm) or "") in other.pairs or (
        NUMBER_SIGN,
        token.norm,
    ) in other.pairs:
        if raw[token.start] in "#＃":
            return [token._replace(norm=NUMBER_SIGN), token]
        behind = raw[max(0, token.start - 2) : token.start]
        return [token._replace(norm=NUMBER_SIGN), token] if NUMBER_SIGN in behind else []
    capital = raw[token.start].isupper() and not raw[token.end : token.end + 1].strip()
    signs = token.norm in forms.short_signs and capital
    return [token._replace(norm=NUMBER_SIGN)] if signs and figure_value(after) is not None else []


def _as_degrees(token: SpokenToken, figure: str, other: _Other) -> SpokenToken:
    """Write "30°" as the degrees that the other text has in words; nothing else."""
    degrees = f"{figure}{DEGREE_SIGN}"
    return token._replace(norm=degrees) if degrees in other.norms else token


def _as_other(token: SpokenToken, raw: str, other: _Other) -> SpokenToken:
    """Write a stretched word ("sooo"), an ordinal or a time as the other text has it."""
    norm = token.norm
    if norm in other.norms:
        return token
    if HELD_DOWN.search(norm):
        for letters in (r"\1", r"\1\1"):
            short = HELD_DOWN.sub(letters, norm)
            if short in other.norms:
                return token._replace(norm=short)
    if f"{norm}g" in other.norms and norm.endswith("in") and is_apostrophe(raw, token.end):
        return token._replace(norm=f"{norm}g")
    figure = figure_value(norm) or value_of_number(norm, raw[token.start : token.end])
    if figure and f"{figure}{ORDINAL_SIGN}" in other.norms:
        marked = raw[token.end : token.end + 1] in {".", "°"} or figure != norm
        return token._replace(norm=f"{figure}{ORDINAL_SIGN}") if marked else token
    if figure and raw[token.end : token.end + 2].lstrip()[:1] == DEGREE_SIGN:
        return _as_degrees(token, figure, other)
    if raw[max(0, token.start - 1) : token.start] == DEGREE_SIGN:
        scale = SCALES_OF_DEGREES.get(norm, "")
        return token._replace(norm=scale) if scale in other.norms else token
    time = POINTED_TIME.fullmatch(norm)
    if time and f"{time[1]}:{time[2]}" in other.norms:
        return token._replace(norm=f"{time[1]}:{time[2]}")
    return token
