"""Bytes of a picture in, the lines that its readers saw out, read by a process that is bounded."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from archiver.errors import NoPictureReader, UnusablePicture
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.importers.pictures.decoding import check_picture_size
from archiver.importers.pictures.rapid_reader import MISSING_EXTRA
from archiver.models.picture_records import (
    PicturedPost,
    PictureLine,
    PictureReading,
    PictureWord,
)

_SECONDS = 90.0
"""For one picture; a screenshot takes two to eight."""
_MOST_ANSWER = 32 * 1024 * 1024
_COMMAND = (sys.executable, "-m", "archiver.importers.pictures.picture_process")


def check_picture_reader() -> None:
    """Raise NoPictureReader where what reads pictures is not installed; load nothing."""
    if find_spec("rapidocr") is None:
        raise NoPictureReader(MISSING_EXTRA)


def read_picture(data: bytes, *, seconds: float = _SECONDS) -> PictureReading:
    """Read a picture; raises UnusablePicture, and NoPictureReader where nothing can read it."""
    check_picture_size(data)
    try:
        done = subprocess.run(  # noqa: S603 - it is ourselves
            list(_COMMAND),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            # A group of its own, and one that leaves others the processor.
            process_group=0,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise UnusablePicture(
            f"reading the picture was not done after {seconds:g} seconds: cut the post out of it"
        ) from error
    except OSError as error:
        raise UnusablePicture(f"no process can be begun to read the picture: {error}") from error
    return _read_answer(done.stdout[:_MOST_ANSWER])


def read_pictured_post(data: bytes, *, seconds: float = _SECONDS) -> PicturedPost:
    """Read a picture, and find what it shows of a post; raises as `read_picture` does."""
    return find_pictured_post(read_picture(data, seconds=seconds))


def _read_answer(told: bytes) -> PictureReading:
    try:
        answer = json.loads(told)
    except ValueError as error:
        raise UnusablePicture(
            "reading the picture ended the process that read it: save it again, as PNG"
        ) from error
    if "missing" in answer:
        raise NoPictureReader(answer["missing"])
    if "error" in answer:
        raise UnusablePicture(answer["error"])
    return parse_picture_reading(answer["reading"])


def parse_picture_reading(found: dict[str, Any]) -> PictureReading:
    """Make a reading of its fields as JSON has them."""
    return PictureReading(
        width=found["width"],
        height=found["height"],
        lines={name: tuple(map(_line, lines)) for name, lines in found["lines"].items()},
        notes=tuple(found["notes"]),
    )


def _line(found: dict[str, Any]) -> PictureLine:
    words = tuple(PictureWord(**word) for word in found["words"])
    return PictureLine(**{**found, "words": words})
