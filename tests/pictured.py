"""Lines of a picture as its readers would see them, made without a picture or a reader."""

from collections.abc import Sequence

from archiver.models.picture_records import PictureLine, PictureReading, PictureWord

HEIGHT = 20.0
PITCH = 26.0


def make_line(
    text: str, top: float, *, left: float = 20.0, score: float = 0.99, height: float = HEIGHT
) -> PictureLine:
    """Make a line of words of one score; letters are half as wide as high."""
    return PictureLine(
        words=tuple(PictureWord(text=word, score=score) for word in text.split()),
        left=left,
        top=top,
        right=left + len(text) * height / 2,
        bottom=top + height,
    )


def make_reading(
    rows: Sequence[str], second: Sequence[str] | None = None, *, score: float = 0.99
) -> PictureReading:
    """Make a reading of rows below each other, of which an empty one leaves room.

    `second` are the rows as Tesseract saw them; without them there is no Tesseract.
    """
    seen = {"rapidocr": rows} | ({} if second is None else {"tesseract": second})
    return PictureReading(
        width=600,
        height=round(PITCH * len(rows)) + 40,
        lines={
            reader: tuple(  # type: ignore[misc]  # the names of the readers
                make_line(row, 20 + PITCH * place, score=score)
                for place, row in enumerate(lines)
                if row
            )
            for reader, lines in seen.items()
        },
    )
