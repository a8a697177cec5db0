"""Lines that readers saw in, rows out: what stands side by side, by each reader. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from archiver.models.picture_records import PictureLine, PictureReader, PictureWord

READERS: tuple[PictureReader, PictureReader] = ("rapidocr", "tesseract")
_BESIDE = 0.5
"""So much of the lower of two boxes stands beside the other where they are of one row."""
_UNSURE = 0.3
"""What the second reader is less sure of is mostly an icon or an emoji."""
_HIGH = 1.6
MOST_LINES = 400
# Matches "Ana Brook @ana-" at the end of a row, and "brook.example.social" as the next; not "ana-".
_BROKEN = re.compile(r"[@＠][\w.-]{1,60}-$")
_REST = re.compile(r"[\w-]+(?:\.[\w-]+)+|[a-z0-9-]{2,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """Words side by side, from the left, by each reader; the box around them in pixels."""

    words: dict[PictureReader, tuple[PictureWord, ...]]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high the row is, in pixels."""
        return self.bottom - self.top

    def text_by(self, reader: PictureReader) -> str:
        """Give the row as one reader saw it."""
        return " ".join(word.text for word in self.words.get(reader, ()))

    @property
    def text(self) -> str:
        """The row by the reader that saw more letters, the first where both saw as many."""
        first, second = (self.text_by(reader) for reader in READERS)
        return first if _letters(first) * 2 >= _letters(second) else second


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def group_rows(lines: dict[PictureReader, tuple[PictureLine, ...]]) -> tuple[PictureRow, ...]:
    """Put lines of both readers that stand beside each other into one row, from above."""
    first, second = (_without_pictures(lines.get(reader, ())[:MOST_LINES]) for reader in READERS)
    groups = _group_lines(first)
    rest: list[PictureLine] = []
    joined: dict[int, list[PictureLine]] = {}
    for line in second:
        # A box of the second reader around an icon may reach over two rows of the first.
        beside = [number for number, group in enumerate(groups) if _is_beside(line, group)]
        if beside:
            nearest = max(beside, key=lambda number: _shared_area(line, groups[number]))
            joined.setdefault(nearest, []).append(line)
        else:
            rest.append(line)
    rows = [
        _row(
            [
                *((line, READERS[0]) for line in group),
                *((line, READERS[1]) for line in joined.get(number, ())),
            ]
        )
        for number, group in enumerate(groups)
    ]
    rows += [_row([(line, READERS[1]) for line in group]) for group in _group_lines(rest)]
    return tuple(sorted((row for row in rows if row.text.strip()), key=lambda row: row.top))


def _without_pictures(lines: Sequence[PictureLine]) -> list[PictureLine]:
    """Leave out single letters far higher than the lines: round pictures are read as "O"."""
    usual = median(line.height for line in lines) if lines else 0
    return [line for line in lines if _letters(line.text) > 1 or line.height < _HIGH * usual]


def _group_lines(lines: Iterable[PictureLine]) -> list[list[PictureLine]]:
    """Group lines of one reader that stand beside each other, from above."""
    groups: list[list[PictureLine]] = []
    for line in sorted(lines, key=lambda one: one.top + one.bottom):
        beside = [group for group in groups[-4:] if _is_beside(line, group)]
        if beside:
            beside[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_beside(line: PictureLine, group: Sequence[PictureLine]) -> bool:
    height = median(one.bottom for one in group) - median(one.top for one in group)
    return _shared(line, group) > _BESIDE * min(height, line.height)


def _shared(line: PictureLine, group: Sequence[PictureLine]) -> float:
    """Tell how many pixels of height a line has in common with a group."""
    top, bottom = median(one.top for one in group), median(one.bottom for one in group)
    return min(bottom, line.bottom) - max(top, line.top)


def _shared_area(line: PictureLine, group: Sequence[PictureLine]) -> float:
    """Tell how many pixels of its box a line has in common with a group, at least in height.

    A heading whose box reaches down to a short row below it shares more of its width.
    """
    across = sum(min(one.right, line.right) - max(one.left, line.left) for one in group)
    return _shared(line, group) * max(1.0, across)


def _row(group: Iterable[tuple[PictureLine, PictureReader]]) -> PictureRow:
    found = sorted(group, key=lambda one: one[0].left)
    # The first reader's boxes are tight on all that is text; the second draws icons in.
    boxes = [line for line, reader in found if reader == READERS[0]] or [line for line, _ in found]
    return PictureRow(
        words={
            reader: tuple(
                word
                for line, by in found
                if by == reader
                for word in line.words
                if reader == READERS[0] or word.score >= _UNSURE
            )
            for reader in READERS
        },
        left=min(line.left for line in boxes),
        top=min(line.top for line in boxes),
        right=max(line.right for line in boxes),
        bottom=max(line.bottom for line in boxes),
    )


def join_broken_handles(rows: Sequence[PictureRow]) -> tuple[PictureRow, ...]:
    """Join a row that ends in a handle with a hyphen at its end with the rest of it below."""
    joined: list[PictureRow] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before and _BROKEN.search(before.text) and _REST.fullmatch(row.text.strip()):
            joined[-1] = replace(
                row,
                words={
                    reader: _joined_words(before.words.get(reader, ()), row.words.get(reader, ()))
                    for reader in READERS
                },
                left=min(before.left, row.left),
            )
        else:
            joined.append(row)
    return tuple(joined)


def _joined_words(
    first: tuple[PictureWord, ...], rest: tuple[PictureWord, ...]
) -> tuple[PictureWord, ...]:
    if not first or not rest:
        return first + rest
    both = PictureWord(
        text=first[-1].text + rest[0].text, score=min(first[-1].score, rest[0].score)
    )
    return (*first[:-1], both, *rest[1:])
