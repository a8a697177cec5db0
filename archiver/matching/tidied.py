"""Leave fillers, repeats and false starts out of spoken words.

Pure. Never drops or changes a negation, a name or the value of a number.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import pairwise
from typing import Protocol

import regex

from archiver.languages.heard import spans_of_heard
from archiver.languages.negations import find_negations
from archiver.languages.spoken import Phrase, SpokenForms
from archiver.matching.amounts import SpokenToken, join_amounts
from archiver.text.words import Words

_NEAR_PARTNER = 4
"""Words behind a negation that speech leaves out, among which its partner is: "ne le dis pas"."""
_MOST_REPEATED = 8
"""Words that may be said twice in a row and count once."""
MOST_BEGUN = 6
"""Words of a false start, which a dash ends and its own words take up again."""
# Matches a dash, an ellipsis and a comma with a dash; not the hyphen of a compound.
BROKEN_OFF = regex.compile(r"\s[-‐–]\s|[-‐]{2,}|[—―–]|…|\.{3,}")
_PARTED = regex.compile(r"[,;:.!?…—–―]|\s-|--")
_SENTENCE_END = regex.compile(r"[.!?…:;—―–]|--")

_NEW_TOKEN: Callable[[tuple[str, int, int, int, int]], SpokenToken] = partial(
    tuple.__new__, SpokenToken
)
"""Makes a token of its fields in half the time: a speech has hundreds."""

Bigrams = frozenset[tuple[str, str]]


class HasPairs(Protocol):
    """A text whose pairs of adjacent words are known."""

    @property
    def pairs(self) -> Bigrams:
        """Pairs of words as they are."""


class _Beside:
    """The other text's pairs of adjacent words, made when first needed."""

    def __init__(self, words: Words, other: Words, forms: SpokenForms) -> None:
        self._words, self._other, self._forms = words, other, forms

    @cached_property
    def pairs(self) -> Bigrams:
        """Pairs of words as they are."""
        return frozenset(pairwise(self._other.norms))

    @cached_property
    def opened(self) -> Bigrams:
        """Pairs of words written out, in one spelling."""
        beside = _Beside(self._other, self._words, self._forms)
        tokens = write_out(tokens_of_words(self._other, 0, len(self._other)), beside, self._forms)
        return frozenset(pairwise([self._forms.spelt[token.norm] for token in tokens]))


def clean_tokens(
    words: Words,
    segments: Sequence[tuple[int, int]],
    other: Words,
    forms: SpokenForms,
    codes: frozenset[str],
) -> list[SpokenToken]:
    """Clean the words of a text, each segment between declared gaps by itself.

    Words in brackets are in no segment and stay.
    """
    beside = _Beside(words, other, forms)
    heard = list(spans_of_heard(words.raw))
    found: list[SpokenToken] = []
    at = 0
    for start, end in [*segments, (len(words), len(words))]:
        found += tokens_of_words(words, at, start)
        said = _without_heard(tokens_of_words(words, start, end), heard)
        tokens = _without_dropped(write_out(said, beside, forms), forms)
        tokens = _in_one_spelling(tokens, forms)
        tokens = _without_fillers(tokens, words.raw, forms, beside)
        tokens = join_amounts(tokens, words.raw, forms)
        tokens = _without_false_starts(tokens, words, codes)
        found += _without_repeats(tokens)
        at = end
    return found


def norms_of_tokens(tokens: Sequence[SpokenToken]) -> list[str]:
    """Give the words of tokens as they are compared."""
    return [token.norm for token in tokens]


def tokens_of_words(words: Words, first: int, last: int) -> list[SpokenToken]:
    """Give the words from `first` to before `last` of a text, each as one that is compared."""
    part, places = slice(first, last), range(first, last)
    sides = words.starts[part], words.ends[part]
    fields = zip(words.norms[part], *sides, places, places, strict=True)
    return list(map(_NEW_TOKEN, fields))


def _without_heard(
    tokens: list[SpokenToken], heard: Sequence[tuple[int, int]]
) -> list[SpokenToken]:
    """Leave out what stands in brackets and was only heard: "[applause]"."""
    if not heard:
        return tokens
    return [
        token
        for token in tokens
        if not any(first <= token.start and token.end <= last for first, last in heard)
    ]


def _without_dropped(tokens: list[SpokenToken], forms: SpokenForms) -> list[SpokenToken]:
    """Leave out a negation that another near it makes: "ne" of "je ne sais pas", and "n'"."""
    if not forms.dropped:
        return tokens
    norms = norms_of_tokens(tokens)
    found: list[SpokenToken] = []
    for place, token in enumerate(tokens):
        first = next((one for one in forms.dropped_before_vowels if token.norm.startswith(one)), "")
        behind = norms[place + 1 : place + 1 + _NEAR_PARTNER]
        if not (first or token.norm in forms.dropped) or forms.partners.isdisjoint(behind):
            found.append(token)
        elif first:
            found.append(token._replace(norm=token.norm.removeprefix(first)))
    return found


def _in_one_spelling(tokens: Sequence[SpokenToken], forms: SpokenForms) -> list[SpokenToken]:
    """Return each word in its compared spelling, without hesitations ("uh")."""
    return [
        token if norm == token.norm else token._replace(norm=norm)
        for token in tokens
        if (norm := forms.spelt[token.norm]) not in forms.hesitations
    ]


def write_out(
    tokens: Sequence[SpokenToken], other: HasPairs, forms: SpokenForms
) -> list[SpokenToken]:
    """Write contractions out; an ambiguous one as the other text has it."""
    found: list[SpokenToken] = []
    short = forms.contractions
    at = 0
    # Of hundreds of words few are looked at one by one.
    norms = norms_of_tokens(tokens)
    places = [one for one, norm in enumerate(norms) if "'" in norm or norm in short]
    for place in places:
        found += tokens[at:place]
        token, at = tokens[place], place + 1
        stem, meant = find_contraction(token.norm, forms)
        if not meant:
            found.append(token)
            continue
        after = tokens[place + 1].norm if place + 1 < len(tokens) else ""
        before = found[-1].norm if found else ""
        chosen = meant[0] if len(meant) == 1 and (stem or token.norm not in {"cause", "em"}) else ()
        if not chosen:
            held = (one for one in meant if _is_held(before, stem, one, after, other.pairs))
            chosen = next(held, ())
        if not chosen:
            found.append(token)
            continue
        if stem:
            middle = token.start + len(stem)
            found += [token._replace(norm=norm, end=middle) for norm in open_stem(stem, forms)]
            found += [token._replace(norm=norm, start=middle) for norm in chosen]
        else:
            found += [token._replace(norm=norm) for norm in chosen]
    found += tokens[at:]
    return found


def _is_held(before: str, stem: str, meant: Phrase, after: str, other: Bigrams) -> bool:
    """Whether the other text has what a contraction may be short for, beside the same word."""
    if len(meant) > 1 and not stem:
        return all(pair in other for pair in pairwise(meant))
    return ((stem or before), meant[0]) in other or (not stem and (meant[-1], after) in other)


def find_contraction(norm: str, forms: SpokenForms) -> tuple[str, tuple[Phrase, ...]]:
    """Find what a word is short for: the word before an ending, or '', and what may be meant.

    >>> from archiver.languages.spoken import spoken_forms
    >>> find_contraction("don't", spoken_forms(frozenset({"en"})))
    ('do', (('not',),))
    """
    if norm in forms.contractions:
        return "", forms.contractions[norm]
    if "'" not in norm:
        return "", ()
    for beginning, word in forms.elisions.items():
        if norm.startswith(beginning) and len(norm) > len(beginning):
            return "", ((word, norm.removeprefix(beginning)),)
    for ending, meant in forms.endings.items():
        stem = norm.removesuffix(ending)
        if stem and stem != norm:
            return stem, meant
    return "", ()


def open_stem(stem: str, forms: SpokenForms) -> Phrase:
    """Give the words before an ending, which may be short for others: "hab" of "hab's"."""
    meant = forms.contractions.get(stem, ())
    return meant[0] if len(meant) == 1 and meant[0] != ("",) else (stem,)


def _without_fillers(
    tokens: Sequence[SpokenToken], raw: str, forms: SpokenForms, other: _Beside
) -> list[SpokenToken]:
    """Leave out fillers, and the words that tie a sentence to the one before.

    A filler is one where marks set it off, or where no word behind it completes it. A word that
    ties sentences stays where the other text has it before the same word: where sentences end
    is the writer's choice.
    """
    found: list[SpokenToken] = []
    at = 0
    fillers, openers, asides = forms.fillers, forms.openers, forms.asides
    norms = norms_of_tokens(tokens)
    begins = fillers.keys() | openers | asides.keys()
    places = [one for one, norm in enumerate(norms) if norm in begins]
    for place in places:
        if place < at:
            continue
        found += tokens[at:place]
        token = tokens[place]
        size = _filler_at(tokens, place, raw, forms) if token.norm in fillers else 0
        if not size and token.norm in asides:
            size = _aside_at(tokens, place, raw, forms)
        if not size and token.norm in openers and place + 1 < len(tokens):
            ended = not found or _SENTENCE_END.search(raw, found[-1].end, token.start)
            size = int(bool(ended) and (token.norm, tokens[place + 1].norm) not in other.opened)
        at = place + size
    found += tokens[at:]
    return found


def _filler_at(tokens: Sequence[SpokenToken], at: int, raw: str, forms: SpokenForms) -> int:
    """Give how many words a filler that begins at a token has, 0 where none does."""
    for phrase in forms.fillers[tokens[at].norm]:
        end = at + len(phrase)
        if tuple(token.norm for token in tokens[at:end]) != phrase:
            continue
        if end == len(tokens) or at == 0:
            set_off = end < len(tokens) and _is_set_off(raw, tokens[end - 1].end, tokens[end].start)
            return len(phrase) if set_off else 0
        before = _is_set_off(raw, tokens[at - 1].end, tokens[at].start)
        after = _is_set_off(raw, tokens[end - 1].end, tokens[end].start)
        if after or (not before and tokens[end].norm not in forms.completions):
            return len(phrase)
    return 0


def _aside_at(tokens: Sequence[SpokenToken], at: int, raw: str, forms: SpokenForms) -> int:
    """Give how many words an aside that begins at a token has, 0 where marks do not set it off."""
    for phrase in forms.asides[tokens[at].norm]:
        end = at + len(phrase)
        if not 0 < at < end < len(tokens):
            continue
        if tuple(token.norm for token in tokens[at:end]) != phrase:
            continue
        if _is_set_off(raw, tokens[at - 1].end, tokens[at].start) and _is_set_off(
            raw, tokens[end - 1].end, tokens[end].start
        ):
            return len(phrase)
    return 0


def _is_set_off(raw: str, end: int, start: int) -> bool:
    return _PARTED.search(raw, end, start) is not None


def _without_false_starts(
    tokens: Sequence[SpokenToken], words: Words, codes: frozenset[str]
) -> list[SpokenToken]:
    """Leave out what a speaker broke off and began anew: "the -- for the harbour".

    What follows the dash takes up the first word of what it stands for, or ends a word that was
    begun. A negation, a name or a number is never left out.
    """
    found = list(tokens)
    if not found or not BROKEN_OFF.search(words.raw, found[0].end, found[-1].start):
        return found
    held = _Held(words, codes)
    at = 1
    while at < len(found):
        before, after = found[at - 1].end, found[at].start
        if words.raw[before:after] == " " or not BROKEN_OFF.search(words.raw, before, after):
            at += 1
            continue
        size = _begun(found, at, words, held)
        if size:
            del found[at - size : at]
            at = max(1, at - size)
        else:
            at += 1
    return found


class _Held:
    """The places of the words that negate, found when first asked."""

    def __init__(self, words: Words, codes: frozenset[str]) -> None:
        self._words, self._codes = words, codes

    @cached_property
    def places(self) -> frozenset[int]:
        """Places of all words of negations."""
        spans = find_negations(self._words, self._codes)
        return frozenset(index for span in spans for index in range(*span))


def _begun(tokens: Sequence[SpokenToken], at: int, words: Words, held: _Held) -> int:
    """Count the words before a dash that the speaker abandoned."""
    for size in range(min(MOST_BEGUN, at), 0, -1):
        begun = tokens[at - size : at]
        behind = [token.norm for token in tokens[at : at + size + MOST_BEGUN]]
        if begun[0].norm != behind[0] and not (size == 1 and _is_part(begun[0].norm, behind[0])):
            continue
        missing = [token for token in begun if token.norm not in behind]
        if not any(_must_stay(token, words, held) for token in missing):
            return size
    return 0


def _is_part(begun: str, word: str) -> bool:
    """Whether a word was broken off: "har -- harbour"; not "a -- about"."""
    return len(begun) > 1 and word.startswith(begun) and not begun.isdigit()


def _must_stay(token: SpokenToken, words: Words, held: _Held) -> bool:
    """Whether a word negates, counts or names."""
    raw = words.raw[token.start : token.end]
    counts = any(map(str.isdigit, token.norm))
    named = raw[:1].isupper() and len(raw) > 1 and token.first > 0
    return counts or named or token.norm in {"not", "no"} or token.first in held.places


def _without_repeats(tokens: Sequence[SpokenToken]) -> list[SpokenToken]:
    """Count once what is said twice in a row: "we, we have", "I think -- I think"."""
    found: list[SpokenToken] = []
    norms: list[str] = []
    places: dict[str, int] = {}
    for token in tokens:
        norm, place = token.norm, len(norms)
        back = place - places.get(norm, -1 - _MOST_REPEATED)
        found.append(token)
        norms.append(norm)
        places[norm] = place
        if back > _MOST_REPEATED:
            continue
        # What is repeated ends as the words do, and the nearest like the last is so far back.
        for size in range(back, min(_MOST_REPEATED, len(found) // 2) + 1):
            if norms[-size:] == norms[-2 * size : -size]:
                # The later stays, so that a match begins where the words go on.
                del found[-2 * size : -size], norms[-2 * size : -size]
                # No other word has moved: to look for all anew grows with the text's square.
                first = len(norms) - size
                places.update((norm, first + at) for at, norm in enumerate(norms[first:]))
                break
    return found
