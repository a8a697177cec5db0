"""Captions that roll: each shows the line before again, and a growing one its beginning."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

Cue = tuple[int, float | None, float | None, list[str]]
_ROLLS = 0.2
"""Share of captions that begin with what was shown, from which a file is one of rolling ones:
a tenth of it in a conversation full of "No." and "Yes."."""
_FEW = 5


def is_rolling(shown: Sequence[Sequence[str]]) -> bool:
    """Tell whether captions repeat the last line of those before them."""
    repeated = sum(
        bool(one and other and other[0] == one[-1] and len(one[-1]) > 3)
        for one, other in pairwise(shown)
    )
    return len(shown) >= _FEW and repeated > _ROLLS * len(shown)


def without_repeats(cues: Iterable[Cue], plain: Callable[[str], str]) -> Iterator[Cue]:
    """Yield captions with the lines that are new in them; those with none are left out.

    A line that goes on from the one shown before gives what it goes on with.
    """
    before: list[str] = []
    for number, start, end, lines in cues:
        shown = [(line, text) for line in lines if (text := plain(line))]
        texts = [text for _, text in shown]
        repeated = next(
            (
                count
                for count in range(min(len(texts), len(before)), 0, -1)
                if before[-count:] == texts[:count]
            ),
            0,
        )
        fresh = [line for line, _ in shown[repeated:]]
        if not repeated and fresh and before and texts[0].startswith(f"{before[-1]} "):
            fresh[0] = texts[0][len(before[-1]) + 1 :]
        if texts:
            before = texts
        if fresh:
            yield number, start, end, fresh
