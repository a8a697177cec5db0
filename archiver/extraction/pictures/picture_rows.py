"""Lines that readers saw in, rows out: what stands side by side, by each reader. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from archiver.models.picture_records import PictureLine, PictureReader, PictureWord

READERS: tuple[PictureReader, PictureReader] = ("rapidocr", "tesseract")
_BESIDE = 0.5
"""So much of the lower of two boxes stands beside the other where they are of one row."""
_UNSURE = 0.3
"""What the second reader is less sure of is mostly an icon or an emoji."""
MOST_LINES = 400


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
        """The row as one reader saw it."""
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
    every = [(line, reader) for reader in READERS for line in lines.get(reader, ())[:MOST_LINES]]
    every.sort(key=lambda one: (one[0].top + one[0].bottom, READERS.index(one[1])))
    groups: list[list[tuple[PictureLine, PictureReader]]] = []
    for line, reader in every:
        beside = [group for group in groups[-4:] if _is_beside(line, group)]
        if beside:
            beside[-1].append((line, reader))
        else:
            groups.append([(line, reader)])
    rows = [_row(group) for group in groups]
    return tuple(sorted((row for row in rows if row.text.strip()), key=lambda row: row.top))


def _is_beside(line: PictureLine, group: Sequence[tuple[PictureLine, PictureReader]]) -> bool:
    top = median(one.top for one, _ in group)
    bottom = median(one.bottom for one, _ in group)
    shared = min(bottom, line.bottom) - max(top, line.top)
    return shared > _BESIDE * min(bottom - top, line.height)


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
