"""Read the lines of a picture by Tesseract, a program that Debian has: the second reader.

It reads scripts that the first does not, such as Cyrillic, and errs in other places than that.
"""

import csv
import io
import os
import subprocess
from collections.abc import Sequence
from shutil import which
from typing import TYPE_CHECKING

from archiver.languages.detect import detect_language
from archiver.models.picture_records import PictureLine, PictureWord

if TYPE_CHECKING:
    from PIL.Image import Image

_SECONDS = 40
_MOST_BYTES = 4 * 1024 * 1024
_DARK = 128
_WANTED_WIDTH = 1_500
"""To which small pictures are enlarged, at most twice: letters of 30 pixels are read best."""
_LARGEST = 2_400
_MOST_LANGUAGES = 3
_WORD_LEVEL = "5"
_LETTER_WIDTH = 0.5
"""Of the height of a line's box; letters of running text are a little narrower."""
_WORTH_LETTERS = 10
_FEW = 0.3
_CODES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fr": "fra", "he": "heb", "hi": "hin", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld",
    "no": "nor", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "th": "tha", "tr": "tur",
    "uk": "ukr", "zh": "chi_sim",
}  # fmt: skip
_OTHER_SCRIPTS = ("rus", "ukr", "ell", "ara", "heb", "hin", "tha", "kor", "jpn", "chi_sim")
"""Tried, in this order, where the first reader sees next to nothing."""


def find_tesseract() -> str | None:
    """Give the path of the program, None where it is not installed."""
    return which("tesseract")


def installed_languages(program: str) -> tuple[str, ...]:
    """List the languages that Tesseract has data for, by its own codes."""
    try:
        told = subprocess.run(  # noqa: S603 - a program found by name, without anything of others
            [program, "--list-langs"], capture_output=True, timeout=10, check=False, text=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ()
    return tuple(line.strip() for line in told.stdout.splitlines()[1:] if line.strip())


def choose_languages(lines: Sequence[PictureLine], installed: Sequence[str]) -> tuple[str, ...]:
    """Choose by what languages to read, given the lines that the first reader saw.

    Where one of them has far fewer letters than room, it is of a script that the reader does not
    know, and the others are tried.

    >>> said = "Der Seehund ist nicht teuer und er hat eine Fahrkarte".split()
    >>> words = tuple(PictureWord(text=one, score=1) for one in said)
    >>> line = PictureLine(words=words, left=0, top=0, right=500, bottom=20)
    >>> choose_languages([line], ["deu", "eng", "rus"])
    ('deu', 'eng')
    >>> blind = PictureLine(words=words[2:3], left=0, top=30, right=400, bottom=50)
    >>> choose_languages([line, blind], ["deu", "eng", "rus"])
    ('rus', 'eng')
    """
    if any(_is_blind(line) for line in lines) or not lines:
        wanted = [code for code in _OTHER_SCRIPTS if code in installed][: _MOST_LANGUAGES - 1]
    else:
        code = _CODES.get(detect_language(" ".join(line.text for line in lines)) or "")
        wanted = [code] if code and code in installed else []
    return tuple(dict.fromkeys([*wanted, *(["eng"] if "eng" in installed else [])]))


def _is_blind(line: PictureLine) -> bool:
    room = (line.right - line.left) / max(1.0, _LETTER_WIDTH * line.height)
    seen = sum(character.isalnum() for character in line.text)
    return room >= _WORTH_LETTERS and seen < _FEW * room


def read_lines_by_tesseract(
    program: str, picture: "Image", languages: Sequence[str]
) -> tuple[PictureLine, ...]:
    """Give the lines that Tesseract sees, in pixels of the picture; none where it fails."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - an extra

    grey = picture.convert("L")
    histogram = grey.histogram()
    if sum(histogram[:_DARK]) > sum(histogram[_DARK:]):
        grey = ImageOps.invert(grey)
    scale = min(2.0, max(1.0, _WANTED_WIDTH / grey.width), _LARGEST / max(grey.size))
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    stream = io.BytesIO()
    grey.resize(size, Image.Resampling.LANCZOS).save(stream, "PNG", compress_level=1)
    command = [program, "stdin", "stdout", "-l", "+".join(languages) or "eng", "--psm", "3", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - a program found by name, and languages of its own
            command,
            input=stream.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return lines_of_table(done.stdout[:_MOST_BYTES].decode("utf-8", "replace"), scale)


def lines_of_table(table: str, scale: float = 1.0) -> tuple[PictureLine, ...]:
    """Read the table that Tesseract prints, of a picture that was enlarged so many times."""
    words: dict[tuple[str, ...], list[tuple[PictureWord, tuple[float, ...]]]] = {}
    for row in csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != _WORD_LEVEL or not row[11].strip():
            continue
        try:
            left, top, width, height, score = (float(cell) for cell in row[6:11])
        except ValueError:
            continue
        box = (left / scale, top / scale, (left + width) / scale, (top + height) / scale)
        word = PictureWord(text=row[11].strip(), score=max(0.0, score) / 100)
        words.setdefault(tuple(row[1:5]), []).append((word, box))
    lines = [
        PictureLine(
            words=tuple(word for word, _ in line),
            left=min(box[0] for _, box in line),
            top=min(box[1] for _, box in line),
            right=max(box[2] for _, box in line),
            bottom=max(box[3] for _, box in line),
        )
        for line in words.values()
    ]
    return tuple(sorted(lines, key=lambda line: (line.top, line.left)))
