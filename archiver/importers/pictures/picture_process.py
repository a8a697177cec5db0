"""Read one picture in this process: its bytes on standard input, what both readers saw on output.

Begun by `picture_reading` alone, which bounds its time. It bounds its own memory, and opens no
connection.
"""

import json
import os
import resource
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any, NoReturn

from archiver.errors import NoPictureReader, UnusablePicture
from archiver.importers.pictures.decoding import MOST_PICTURE_BYTES, decode_picture
from archiver.importers.pictures.rapid_reader import (
    MISSING_EXTRA,
    load_rapid_reader,
    read_lines_rapidly,
)
from archiver.importers.pictures.tesseract_reader import (
    choose_languages,
    find_tesseract,
    installed_languages,
    read_lines_by_tesseract,
)
from archiver.models.picture_records import PictureReading

_MEMORY = 4 << 30
"""Bytes of addresses; a screenshot takes one and a half."""


def read_both(data: bytes, rapid: Any = None) -> PictureReading:
    """Read a picture by each reader that there is; `rapid` is the first, where it is loaded.

    Raises UnusablePicture and NoPictureReader.
    """
    try:
        picture, notes = decode_picture(data)
    except ImportError as error:
        raise NoPictureReader(MISSING_EXTRA) from error
    first = read_lines_rapidly(rapid or load_rapid_reader(), picture)
    lines: dict[Any, Any] = {"rapidocr": first}
    program = find_tesseract()
    if program is not None:
        chosen = choose_languages(first, installed_languages(program))
        lines["tesseract"] = read_lines_by_tesseract(program, picture, chosen)
    return PictureReading(width=picture.width, height=picture.height, lines=lines, notes=notes)


def _refuse_connections(*_: object) -> NoReturn:
    raise OSError("no connection is opened while a picture is read")


def _answer(data: bytes) -> Mapping[str, Any]:
    try:
        return {"reading": asdict(read_both(data))}
    except NoPictureReader as error:
        return {"missing": str(error)}
    except UnusablePicture as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "reading the picture took more memory than it may: give a smaller one"}


def main() -> None:
    """Bound this process, read, and answer in one line of JSON."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    socket.socket.connect = _refuse_connections  # type: ignore[method-assign]
    # What libraries print on their own is no answer.
    told = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    answer = _answer(sys.stdin.buffer.read(MOST_PICTURE_BYTES + 1))
    with os.fdopen(told, "wb") as stream:
        stream.write(json.dumps(answer).encode())


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main()
    os._exit(0)
