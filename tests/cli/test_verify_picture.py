"""`archiver verify --picture`: what was read in a screenshot beside the archive's post."""

import json
from pathlib import Path
from typing import Any

import pytest

from archiver.cli import verify_picture
from archiver.errors import NoPictureReader, UnusablePicture
from archiver.extraction.pictures.post_parts import find_pictured_post
from tests.cli.conftest import Archiver, HoldPost
from tests.pictured import make_reading

SAID = "The seal has a season ticket, and it never once asked for a refund."


@pytest.fixture
def verify(archiver: Archiver, hold_post: HoldPost, monkeypatch: pytest.MonkeyPatch) -> Archiver:
    """Verifies a file of text as if it had been read in a picture."""
    post = {
        "platform": "x",
        "id": "7",
        "url": "https://x.example/7",
        "author": {"handle": "anabrook", "name": "Ana Brook"},
        "posted_at": "2031-05-04T10:00:00Z",
        "text": SAID,
    }
    hold_post(post)

    def read(data: bytes) -> Any:
        if not data:
            raise UnusablePicture("the picture is empty")
        rows = data.decode().splitlines()
        return find_pictured_post(make_reading(rows, rows))

    monkeypatch.setattr(verify_picture, "read_pictured_post", read)

    def run(*arguments: object, given: str | bytes | None = None) -> Any:
        return archiver("verify", *arguments, given=given)

    return run


def picture(text: str) -> str:
    Path("post.png").write_text(f"Ana Brook\n@anabrook\n{text}\nMay 4, 2031\n", encoding="utf-8")
    return "post.png"


def test_a_true_picture_ends_with_0(verify: Archiver) -> None:
    result = verify("--picture", picture(SAID))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "✓ verbatim, confirmed" in result.stdout
    assert "https://x.example/7" in result.stdout


def test_a_faked_one_is_shown_beside_the_post(verify: Archiver) -> None:
    result = verify("--picture", picture(SAID.replace("never", "always\x1b[31m")))
    assert (result.exit_code, result.stderr) == (1, "")
    shown = " ".join(result.stdout.split())
    assert "it has “always" in shown
    assert "where the post has “never" in shown
    assert "That says nothing of who changed them." in shown
    assert "\x1b" not in result.stdout


def test_data_has_what_was_read(verify: Archiver) -> None:
    result = verify("--picture", picture(SAID.replace("never", "always")), "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["wording"], found["problem"]) == (1, "altered", "altered")
    shown = found["picture"]
    assert (shown["handle"], shown["name"], shown["posted_at"]) == (
        *("anabrook", "Ana Brook", "2031-05-04"),
    )
    assert shown["readers"] == ["rapidocr", "tesseract"]
    assert shown["differences"] == [{"picture": "always", "post": "never", "sure": True}]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--picture", "none.png"), "none.png: there is no such file"),
        (("--picture", "."), ".: Is a directory"),
        (("--picture", "empty.png"), "empty.png: the picture is empty"),
        (("--picture", "empty.png", "--speaker", "Ana"), "go with one quotation"),
        (("--picture", "empty.png", "some words"), "or a screenshot with --picture"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_a_sentence(
    verify: Archiver, arguments: tuple[str, ...], message: str
) -> None:
    Path("empty.png").touch()
    result = verify(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_without_the_extra_it_says_what_to_install(
    verify: Archiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_data: bytes) -> None:
        raise NoPictureReader("reading pictures needs more: pip install 'archiver[pictures]'")

    monkeypatch.setattr(verify_picture, "read_pictured_post", refuse)
    result = verify("--picture", picture(SAID))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install 'archiver[pictures]'" in result.stderr
