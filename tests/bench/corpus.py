"""Posts drawn by a seed, so that a bench of any size needs no data but this file.

Invented words, as unequally frequent as those of real posts; posts have 5 to 45 of them. What
makes an index slow is how often its terms repeat.
"""

import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path

VOCABULARY = 200_000
_POWER, _SHIFT = 1.12, 4
"""The law of Zipf and Mandelbrot. In 226,000 real posts of 3.3 million words the 10, 100, 1,000
and 10,000 commonest made 17, 40, 67 and 89 % of all; here it is 18, 44, 66 and 83 %."""
_SYLLABLES = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "an", "er")]
_FUNCTION = [
    *("the", "of", "and", "to", "a", "in", "is", "that", "it", "for", "on", "with", "as", "was"),
    *("at", "by", "this", "have", "from", "not", "be", "are"),
]


def vocabulary() -> list[str]:
    """Words, the most frequent first: English function words, then invented ones."""
    draw = random.Random(7)
    found = dict.fromkeys(_FUNCTION)
    while len(found) < VOCABULARY:
        found["".join(draw.choices(_SYLLABLES, k=draw.choice((2, 2, 3, 3, 4))))] = None
    return list(found)


class Corpus:
    """The posts of one size; `text(n)` is the n-th whatever the size."""

    def __init__(self) -> None:
        self.words = vocabulary()
        self.weights = list(
            itertools.accumulate((rank + _SHIFT) ** -_POWER for rank in range(1, VOCABULARY + 1))
        )

    def text(self, number: int) -> str:
        """The text of post `number`."""
        draw = random.Random(number)
        return " ".join(draw.choices(self.words, cum_weights=self.weights, k=draw.randint(5, 45)))

    def lines(self, start: int, end: int) -> Iterator[str]:
        """Posts as lines for `archiver import`, each author with some two hundred of them."""
        for number in range(start, end):
            author = number % max(1, end // 200)
            yield json.dumps(
                {
                    "platform": "x",
                    "id": str(10**17 + number),
                    "author": {"handle": f"author{author}", "name": f"Name{author} Author{author}"},
                    "posted_at": f"20{10 + number % 15}-0{1 + number % 9}-{10 + number % 18}",
                    "text": self.text(number),
                }
            )

    def write(self, path: Path, start: int, end: int) -> None:
        """A file of posts, one a line."""
        with path.open("w", encoding="utf-8") as stream:
            for line in self.lines(start, end):
                stream.write(line + "\n")


def changed(text: str, share: float, corpus: Corpus, draw: random.Random) -> str:
    """A stretch of 8 to 25 words of a text with a share of its words replaced."""
    tokens = text.split()
    size = min(len(tokens), draw.randint(8, 25))
    at = draw.randint(0, len(tokens) - size)
    part = tokens[at : at + size]
    for place in draw.sample(range(size), round(share * size)):
        part[place] = draw.choices(corpus.words, cum_weights=corpus.weights)[0]
    return " ".join(part)
