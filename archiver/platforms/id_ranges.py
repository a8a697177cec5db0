"""Turn days into ranges of ids, and ranges into the leading digits by which an index is asked.

Ids of many platforms are moments, so that what an account posted within some days has ids within
a range. Pure arithmetic; nothing is asked here.
"""

from typing import NamedTuple

_MOST_PREFIXES = 4
"""Questions by which a range is covered. A week of X's ids, 2.5e15 of them, takes three or four
that list at most 1.6 times the week; with ten times finer ones it would be twenty-six."""


class IdRange(NamedTuple):
    """Ids that are numbers, from the first to before the last."""

    first: int
    end: int

    def holds(self, number: int) -> bool:
        """Tell whether an id is within."""
        return self.first <= number < self.end


def cover_range(ids: IdRange, most: int = _MOST_PREFIXES) -> tuple[str, ...]:
    """List the leading digits that all ids of a range have between them, the highest ids first.

    They are as long as `most` of them allow, so that as little else as possible begins with one.

    >>> cover_range(IdRange(1812256998588252160, 1814793714204252160))
    ('1814', '1813', '1812')
    >>> cover_range(IdRange(7, 7))
    ()
    """
    if ids.end <= ids.first or ids.first < 0:
        return ()
    size = 1
    while (ids.end - 1) // size - ids.first // size >= most:
        size *= 10
    last = (ids.end - 1) // size
    return tuple(str(number) for number in range(last, max(ids.first // size, 1) - 1, -1))


def split_prefix(prefix: str, ids: IdRange) -> tuple[str, ...]:
    """List the ten times finer prefixes of one that a range has ids of, the highest first.

    Ids are taken to have as many digits as the ends of the range; none is left where a prefix is a
    whole id.

    >>> split_prefix("18", IdRange(1822, 1850))
    ('184', '183', '182')
    """
    found = []
    for digit in reversed("0123456789"):
        finer = prefix + digit
        for length in {len(str(ids.first)), len(str(ids.end - 1))}:
            if length < len(finer):
                continue
            size = 10 ** (length - len(finer))
            if int(finer) * size < ids.end and ids.first < (int(finer) + 1) * size:
                found.append(finer)
                break
    return tuple(found)
