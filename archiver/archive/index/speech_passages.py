"""Turns in, passages with the terms they are indexed by out. Touches no database.

What one speaker says in a row is one stretch, however many turns or captions it is cut into. A
long stretch becomes passages that overlap, so that any quotation of fifty words or fewer stands
whole in one of them.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from archiver.languages.heard import blank_heard
from archiver.matching.shingles import telling_words
from archiver.matching.speech_shingles import hash_runs, speech_terms
from archiver.text.words import norms_once

_PIECE = 300
"""Characters of a piece, some 55 English words: what two passages in a row share."""
_PIECES, _STEP = 5, 4
"""Pieces of a passage, and from the beginning of one to that of the next."""
_LONGEST_STRETCH, _SHARED_TURNS = 1_000_000, 4
"""Characters of one speaker that are cut at once, twenty hours of talk, and the turns that two such
parts share: fifty megabytes in one went through ten times as much memory."""
_LONGEST_WORD = 100
"""Characters that a cut is moved by to fall between two words."""
# Each stands for itself in no word, so that text with nothing else beyond ASCII is split by the
# standard library, which is three times as fast.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–‐‑", "-"),
        **dict.fromkeys("—…♪•\u00a0", " "),
        "\u200b": " ",
    }
)


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage: its turns from the first to the last, and its place in the version's text."""

    first_turn: int
    last_turn: int
    start: int
    end: int
    terms: str


def turn_offsets(texts: Sequence[str]) -> list[int]:
    """Give where each turn's text begins in the version's text.

    >>> turn_offsets(["The seal", "has", "a ticket"])
    [0, 9, 13]
    """
    return list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0)) if texts else []


def cut_passages(
    texts: Sequence[str],
    speakers: Sequence[object],
    offsets: Sequence[int],
    counts: Counter[str] | None = None,
) -> Iterator[PreparedPassage]:
    """Cut turns into passages; `speakers` has an equal value for turns of one speaker.

    To `counts` is added in how many of the passages each telling word stands.
    """
    for _, numbers in groupby(range(len(texts)), key=lambda number: speakers[number]):
        for first, last in _bounded(texts, list(numbers)):
            text = texts[first] if first == last else " ".join(texts[first : last + 1])
            for start, end, terms in _cut_stretch(text, counts):
                begin, stop = offsets[first] + start, offsets[first] + end
                yield PreparedPassage(
                    first_turn=bisect_right(offsets, begin, first, last + 1) - 1,
                    last_turn=bisect_right(offsets, stop - 1, first, last + 1) - 1,
                    start=begin,
                    end=stop,
                    terms=terms,
                )


def _bounded(texts: Sequence[str], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield a stretch by its first and last turn, in parts where it is longer than any speech.

    A part begins with the last turns of the one before, so that nothing falls between two.
    """
    first, size = numbers[0], 0
    for number in numbers:
        size += len(texts[number])
        if size > _LONGEST_STRETCH and number < numbers[-1]:
            yield first, number
            first = max(first + 1, number - _SHARED_TURNS + 1)
            size = sum(map(len, texts[first : number + 1]))
    yield first, numbers[-1]


def _cut_stretch(text: str, counts: Counter[str] | None) -> Iterator[tuple[int, int, str]]:
    """Yield the passages of a stretch, each with its terms; every word is read once."""
    edges = _piece_edges(text)
    plain = text if text.isascii() else text.translate(_PLAIN)
    plain = blank_heard(plain)
    norms: list[str] = []
    words = [0]
    for start, end in pairwise(edges):
        norms += norms_once(plain[start:end])
        words.append(len(norms))
    runs = hash_runs(norms)
    pieces = len(edges) - 1
    for first in range(0, max(pieces - 1, 1), _STEP):
        last = min(first + _PIECES, pieces)
        begin, stop = words[first], words[last]
        telling = telling_words(norms[begin:stop])
        if counts is not None:
            counts.update(telling)
        terms = speech_terms(telling, runs[begin : max(stop - 2, begin)])
        if terms != "\n":
            yield edges[first], edges[last], terms


def _piece_edges(text: str) -> list[int]:
    """Give where the pieces of a stretch begin, each between two words, and its end."""
    edges = [0]
    while len(text) - edges[-1] > _PIECE + _LONGEST_WORD:
        place = edges[-1] + _PIECE
        blank = text.find(" ", place, place + _LONGEST_WORD)
        edges.append(blank + 1 if blank >= 0 else place)
    return [*edges, len(text)]
