"""Write contractions out, an ambiguous one as the text has it with which another is compared.

Pure. "They'd gone" is "they had gone" or "they would gone"; the other text tells.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import pairwise
from typing import Protocol

from archiver.languages.spoken import Phrase, SpokenForms
from archiver.matching.amounts import SpokenToken
from archiver.text.words import Words

_NEW_TOKEN: Callable[[tuple[str, int, int, int, int]], SpokenToken] = partial(
    tuple.__new__, SpokenToken
)
"""Makes a token of its fields in half the time: a speech has hundreds."""

Bigrams = frozenset[tuple[str, str]]
PairAsked = tuple[str, str, bool]
"""Two words of which is asked whether they stand beside each other; written out or as they are."""


class HasPairs(Protocol):
    """A text whose pairs of adjacent words are known."""

    def has_pair(self, one: str, other: str) -> bool:
        """Tell whether it has two words, as they are, beside each other."""


class PairsBeside:
    """The other text's pairs of adjacent words, made when first needed, and what was asked."""

    def __init__(self, words: Words, other: Words, forms: SpokenForms) -> None:
        self._words, self._other, self._forms = words, other, forms
        self.asked: dict[PairAsked, bool] = {}

    def has_pair(self, one: str, other: str) -> bool:
        """Tell whether it has two words, as they are, beside each other."""
        return self.answer((one, other, False))

    def has_opened(self, one: str, other: str) -> bool:
        """Tell whether it has two words beside each other when all is spelled out."""
        return self.answer((one, other, True))

    def answer(self, question: PairAsked) -> bool:
        """Tell whether it has a pair of words; remembers that it was asked."""
        known = self.asked.get(question)
        if known is None:
            *pair, is_opened = question
            known = tuple(pair) in (self._opened if is_opened else self._pairs)
            self.asked[question] = known
        return known

    @cached_property
    def _pairs(self) -> Bigrams:
        return frozenset(pairwise(self._other.norms))

    @cached_property
    def _opened(self) -> Bigrams:
        beside = PairsBeside(self._other, self._words, self._forms)
        tokens = write_out(tokens_of_words(self._other, 0, len(self._other)), beside, self._forms)
        return frozenset(pairwise([self._forms.spelt[token.norm] for token in tokens]))


def norms_of_tokens(tokens: Sequence[SpokenToken]) -> list[str]:
    """Give the words of tokens as they are compared."""
    return [token.norm for token in tokens]


def tokens_of_words(words: Words, first: int, last: int) -> list[SpokenToken]:
    """Give the words from `first` to before `last` of a text, each as one that is compared."""
    part, places = slice(first, last), range(first, last)
    sides = words.starts[part], words.ends[part]
    fields = zip(words.norms[part], *sides, places, places, strict=True)
    return list(map(_NEW_TOKEN, fields))


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
            held = (one for one in meant if _is_held(before, stem, one, after, other))
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


def _is_held(before: str, stem: str, meant: Phrase, after: str, other: HasPairs) -> bool:
    """Tell whether the other text has what a contraction may be short for, beside the same word."""
    if len(meant) > 1 and not stem:
        return all(other.has_pair(*pair) for pair in pairwise(meant))
    return other.has_pair(stem or before, meant[0]) or (
        not stem and other.has_pair(meant[-1], after)
    )


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
