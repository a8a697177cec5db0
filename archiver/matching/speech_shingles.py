"""Make the index terms of speech quickly: runs of three words, hashed.

A hundred million words are hashed where a million posts are two. Each word is digested once, and a
run is the exclusive or of three digests, one for each place in it; written as two Han characters
like the runs of posts, for no word is that.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from struct import Struct

_RUN_MARK = 0x5000_5000
_BITS_KEPT = 0x07FF_07FF
"""A run's eleven and eleven bits lie in two UTF-16 units, which the mark makes Han characters."""
_BLANKS = 0x0020_0020 << 32
_THREE_NUMBERS = Struct("<3I").unpack
_THREE_PLACES = Struct("<3Q").pack
_SIZE, _PLACE = 24, 8
"""Bytes of a word's three numbers, and of each."""
_MOST_REMEMBERED = 300_000
"""Words whose digests are remembered: those of a language, and names."""


class _WordDigests(dict[str, bytes]):
    """Three numbers of each word, for its three places in a run; made when first asked for."""

    def __missing__(self, word: str) -> bytes:
        digest = blake2b(word.encode("utf-8", "replace"), digest_size=12).digest()
        first, second, third = _THREE_NUMBERS(digest)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = _THREE_PLACES(
            first & _BITS_KEPT,
            second & _BITS_KEPT,
            third & _BITS_KEPT | _RUN_MARK | _BLANKS,
        )
        return found


_DIGESTS = _WordDigests()


def hash_runs(norms: Sequence[str]) -> "array[int]":
    """Hash each three words in a row, in their order; a run twice where it stands twice.

    All of them at once, as one large number: the first number of each word meets the second of the
    next, and the third of the one after that, which lie a word and one place behind, and twice
    that. A loop took twice as long.
    """
    found: array[int] = array("Q")
    if len(norms) < 3:
        return found
    behind = 8 * (_SIZE + _PLACE)
    whole = int.from_bytes(b"".join(map(_DIGESTS.__getitem__, norms)), "little")
    whole ^= whole >> behind ^ whole >> 2 * behind
    found.frombytes(whole.to_bytes(_SIZE * len(norms), "little"))
    if sys.byteorder == "big":
        found.byteswap()
    return found[: _SIZE // _PLACE * (len(norms) - 2) : _SIZE // _PLACE]


def write_runs(hashed: "array[int]") -> str:
    """Write hashed runs as terms with blanks between them, each once, in their order."""
    once = array("Q", dict.fromkeys(hashed)) if len(set(hashed)) < len(hashed) else hashed[:]
    if sys.byteorder == "big":
        once.byteswap()
    return once.tobytes().decode("utf-16-le")


def speech_runs(norms: Sequence[str]) -> list[str]:
    """Give the terms of all runs of three words, each once, in their order.

    >>> [len(term) for term in speech_runs(["a", "b", "c", "d"])]
    [2, 2]
    """
    return write_runs(hash_runs(norms)).split()


def speech_terms(telling: Iterable[str], hashed: "array[int]") -> str:
    """Give what a passage is indexed by: a line of its telling words and one of its runs."""
    return f"{' '.join(telling)}\n{write_runs(hashed)}"
