"""Estimate how many posts of an archive would contain some words by chance.

Most quotations in a newspaper were spoken, so what is alike is mostly coincidence: words that
many people use prove nothing, words that hardly anybody uses tie a post to a quotation.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10

from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS

_LEAST_POSTS = 5_000
"""A small archive says little of how common words are: it is taken for one of so many posts."""
_PRIOR = 1_000
"""Posts of other people that words are held to have been counted in before any were archived."""
_USUAL, _COMMON = 0.001, 0.02
"""In what share of those a word stands, and one of the commonest verbs and nouns."""
_FUNCTION_WORD = 0.5
"""What a function word in its place adds, as a power of ten: the run of words is rarer by it.

Measured on 226,000 posts with 3,010 excerpts of one account of which 2,700 were held to the posts
of everybody else: of those of six words and more that pass `RARE_RUN` none stood in a post by
accident, and 92 % of six words and 99 % of more do pass; of those of three words that pass
`RARE_FEW` 1 % did, of four none. Of 1,829 quotations in the news by other people, one of six words
passes that is no copy: "She should be ashamed of herself"."""
_PER_CONTENT_WORD = 2
"""So many function words count beside each content word: "it is what we can do" tells nothing."""
RARE_RUN = -2.5
"""Six words and more are rare enough where fewer posts than this power of ten are expected."""
SURE = -5.0
"""To accuse somebody takes words as rare as this, or four content words: of 250,000 windows of six
words of news prose 26 stand in a post by accident below it, 91 below `RARE_RUN`."""
RARE_FEW = -3.5
"""Fewer words are rare enough below this one: less chance of an order that is not one's own."""


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Document frequencies: in how many of an archive's `versions` each word occurs.

    A missing word occurred once or never.
    """

    versions: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def expected_posts(norms: Sequence[str], held: WordCounts, joined: Collection[int] = ()) -> float:
    """Estimate how many posts would contain these words by chance, as a power of ten.

    `joined` are the places of words that go on a name, which counts once, by its rarest word.

    >>> round(expected_posts(["the", "walrus", "steers", "trombones"], WordCounts()), 1)
    -4.9
    """
    shares: list[float] = []
    met: set[str] = set()
    function_words = 0
    counts, posts = held.counts, held.versions + _PRIOR
    for place, norm in enumerate(norms):
        if norm in STOP_WORDS:
            function_words += 1
        elif norm not in met:
            met.add(norm)
            usual = _COMMON if norm in WEAK_WORDS else _USUAL
            counted = (counts.get(norm) or 1) + usual * _PRIOR
            share = log10(counted / posts) if counted < posts else 0.0
            if place in joined and shares:
                shares[-1] = min(shares[-1], share)
            else:
                shares.append(share)
    told = _FUNCTION_WORD * min(function_words, _PER_CONTENT_WORD * len(shares))
    return log10(max(held.versions, _LEAST_POSTS)) + sum(shares) - told


def count_telling(norms: Sequence[str], joined: Collection[int] = ()) -> int:
    """Count the different content words among some words, a name once."""
    if not joined:
        return len(set(norms) - STOP_WORDS)
    return len(
        {norm for place, norm in enumerate(norms) if norm not in STOP_WORDS and place not in joined}
    )
