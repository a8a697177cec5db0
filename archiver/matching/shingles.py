"""Make the terms by which a text is indexed and searched: telling words and shingles.

A shingle, or run, is three words in a row, hashed. Where the index is kept is not known here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

from archiver.languages.stop_words import STOP_WORDS
from archiver.text.words import word_norms as norms_of

RUN = 3
"""Words in a run. Runs of two are in too many posts, of four break at too many changes."""
_FIRST_LETTER = 0x4E00
_BITS = 11
_LOW = (1 << _BITS) - 1
_MASK = (1 << 2 * _BITS) - 1
"""A run is hashed to 22 bits and written as two Han characters: no word of a post is that,
since Han is compared character by character. With so few terms the postings of an archive
of a million posts share them, five a term, at 4 bytes a run instead of 9; what a term holds
by accident a vote of several runs leaves behind."""
_HAN = [chr(_FIRST_LETTER + n) for n in range(1 << _BITS)]
_LARGE = 100
"""Wordings of a large batch."""


def run_terms(norms: Sequence[str]) -> list[str]:
    """Return the terms of all runs of three words, each once, in order.

    >>> [len(term) for term in run_terms(["a", "b", "c", "d"])]
    [2, 2]
    """
    raw = [norm.encode("utf-8", "replace") for norm in norms]
    found = dict.fromkeys(
        [crc32(b"\0".join(run)) & _MASK for run in zip(raw, raw[1:], raw[2:], strict=False)]
    )
    return [_HAN[n >> _BITS] + _HAN[n & _LOW] for n in found]


def telling_words(norms: Iterable[str]) -> list[str]:
    """Return the telling words among some words, each once, in order."""
    return [word for word in dict.fromkeys(norms) if word not in STOP_WORDS]


def index_terms_of(text: str) -> str:
    """Return the index terms of a wording: a line of its telling words and a line of its runs."""
    norms = norms_of(text)
    return f"{' '.join(telling_words(norms))}\n{' '.join(run_terms(norms))}"


def is_run(term: str) -> bool:
    """Tell whether a term is that of a run."""
    return len(term) == 2 and all(0 <= ord(char) - _FIRST_LETTER < 1 << _BITS for char in term)


def count_telling_words(terms: Sequence[str], *, rare_too: bool = False) -> dict[str, int]:
    """Count in how many wordings each of their telling words stands, by `index_terms_of`.

    In large batches words met once are left out, for those are the rare ones, unless `rare_too`.
    """
    counts: Counter[str] = Counter()
    for term in terms:
        counts.update(term[: term.index("\n")].split(" "))
    del counts[""]
    least = 2 if len(terms) >= _LARGE and not rare_too else 1
    return {word: count for word, count in counts.items() if count >= least}
