"""A picture read by both readers, in a process that is bounded and opens no connection."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archiver.errors import NoPictureReader, UnusablePicture
from archiver.importers.pictures import picture_process, picture_reading, rapid_reader
from archiver.models.picture_records import PictureReading

SAID = "The seal has a season ticket"


def drawn() -> bytes:
    image: Any = pytest.importorskip("PIL.Image", reason="pictures need archiver[pictures]")
    from PIL import ImageDraw, ImageFont  # noqa: PLC0415 - an extra

    picture = image.new("RGB", (520, 150), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(22)
    for row, text in enumerate(("Ana Brook", "@anabrook", SAID, "Jul 13, 2024")):
        pen.text((20, 12 + 32 * row), text, font=font, fill="black")
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def answering(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have other code read pictures."""
    monkeypatch.setattr(picture_reading, "_COMMAND", (sys.executable, "-c", code))


def test_a_process_that_dies_or_hangs_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(UnusablePicture, match="ended the process that read it"):
        picture_reading.read_picture(b"x")
    answering(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(UnusablePicture, match=r"not done after 0.3 seconds"):
        picture_reading.read_picture(b"x", seconds=0.3)


def test_what_the_process_says_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, 'print(\'{"missing": "install it"}\')')
    with pytest.raises(NoPictureReader, match="install it"):
        picture_reading.read_picture(b"x")
    answering(monkeypatch, 'print(\'{"error": "too dark"}\')')
    with pytest.raises(UnusablePicture, match="too dark"):
        picture_reading.read_picture(b"x")


def test_too_much_begins_no_process() -> None:
    with pytest.raises(UnusablePicture, match="more than 10 MB"):
        picture_reading.read_picture(bytes(10 * 1024 * 1024 + 1))


def test_a_reader_without_its_models_fetches_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "rapidocr.py").write_text("", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "rapidocr", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(NoPictureReader, match=r"brings no PP-OCRv6_det_small.onnx: pip install"):
        rapid_reader.load_rapid_reader()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(NoPictureReader, match=r"pip install 'archiver\[pictures\]'"):
        rapid_reader.load_rapid_reader()


@pytest.mark.slow
def test_a_picture_is_read_by_its_own_process() -> None:
    pytest.importorskip("rapidocr", reason="pictures need archiver[pictures]")
    post = picture_reading.read_pictured_post(drawn())
    assert (post.name, post.handle, post.text) == ("Ana Brook", "anabrook", SAID)
    assert post.posted_at == "2024-07-13"
    assert "rapidocr" in post.bodies


@pytest.mark.slow
def test_the_process_answers_in_json_alone_whatever_it_is_given() -> None:
    pytest.importorskip("PIL", reason="pictures need archiver[pictures]")
    done = subprocess.run(  # noqa: S603 - it is ourselves
        [sys.executable, "-m", picture_process.__name__],
        input=b"<svg/>",
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert "an SVG drawing" in json.loads(done.stdout)["error"]


def test_both_readers_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn()
    monkeypatch.setattr(picture_process, "read_lines_rapidly", lambda _rapid, _picture: ())
    monkeypatch.setattr(picture_process, "find_tesseract", lambda: None)
    reading = picture_process.read_both(data, rapid=object())
    assert reading == PictureReading(width=520, height=150, lines={"rapidocr": ()})


def test_what_is_not_installed_is_said_before_a_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_reading, "find_spec", lambda _: None)
    with pytest.raises(NoPictureReader, match=r"pip install 'archiver\[pictures\]'"):
        picture_reading.check_picture_reader()
    monkeypatch.setattr(picture_reading, "find_spec", lambda name: name)
    picture_reading.check_picture_reader()
