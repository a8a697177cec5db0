"""/-/verify/picture: a screenshot goes in, and what it shows is seen beside the archive's post."""

import asyncio
import threading
from typing import Any

import pytest

from archiver.errors import NoPictureReader, UnusablePicture
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.web.openapi_schemas import published_schemas
from archiver.web.pages import picture
from tests.pictured import make_reading
from tests.web.conftest import Ask
from tests.web.pages.test_openapi import faults

pytestmark = pytest.mark.asyncio
SAID = "The harbour will not be closed on Sunday, whatever the Ledger says. Bring your boots!"


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read a text as if it were a picture of it."""

    def read(data: bytes) -> Any:
        if data == b"dark":
            raise UnusablePicture("the picture is too dark")
        if data == b"extra":
            raise NoPictureReader("pip install 'archiver[pictures]'")
        rows = data.decode().splitlines()
        return find_pictured_post(make_reading(rows, rows))

    monkeypatch.setattr(picture, "read_pictured_post", read)


async def post(ask: Ask, data: bytes) -> Any:
    request = {"data": {}, "files": {"file": ("a.png", data)}}
    return await ask("/-/verify/picture", method="POST", request=request)


def shown(text: str) -> bytes:
    return f"Mara Quill\n@mara_quay\n{text}\nMay 4, 2031".encode()


async def test_the_form_is_there_and_the_verifier_leads_to_it(ask: Ask) -> None:
    page = await ask("/-/verify/picture")
    assert page.status_code == 200
    assert 'enctype="multipart/form-data"' in page.text
    assert 'href="/-/verify/picture"' in (await ask("/-/verify")).text


async def test_other_words_are_shown_beside_the_post(ask: Ask) -> None:
    page = await post(ask, shown(SAID.replace("not be", "<b>surely</b> be")))
    assert page.status_code == 200
    assert "In the archive" in page.text
    assert "The harbour will not be closed" in page.text
    assert "<b>surely" not in page.text
    assert "Mara Quill @mara_quay" in page.text
    assert "nothing is said of who made or changed it" in page.text


async def test_nothing_alike_is_said_to_prove_nothing(ask: Ask) -> None:
    page = await post(ask, shown("Nobody has ever danced on the quay of Tollund in winter"))
    assert "may have been posted all the same" in page.text


@pytest.mark.parametrize(
    ("data", "status", "message"),
    [
        (b"", 400, "choose a picture"),
        (b"dark", 400, "the picture is too dark"),
        (b"\n", 400, "no post could be read"),
        (b"extra", 503, "reads no pictures: pip install"),
        (bytes(10 * 1024 * 1024 + 70_000), 413, "more than 10 MB"),
    ],
)
async def test_what_cannot_be_read_is_a_sentence(
    ask: Ask, data: bytes, status: int, message: str
) -> None:
    page = await post(ask, data)
    assert page.status_code == status
    assert message in page.text


async def send(ask: Ask, data: bytes, kind: str = "image/png") -> Any:
    request = {"content": data, "headers": {"content-type": kind}}
    return await ask("/-/verify/picture.json", method="POST", request=request)


async def test_a_program_sends_a_picture_and_gets_what_the_command_prints(ask: Ask) -> None:
    other = shown(SAID.replace("not be", "surely be"))
    answer = (await send(ask, other)).json()
    assert (answer["ok"], answer["wording"], answer["flags"]) == (True, "altered", ["negation"])
    assert answer["picture"]["handle"] == "mara_quay"
    assert answer["picture"]["differences"] == [{"picture": "surely", "post": "not", "sure": True}]
    schema = {"$ref": "#/components/schemas/PictureVerdict"}
    assert faults(answer, schema, published_schemas()) == []
    request = {"data": {}, "files": {"file": ("a.png", other)}}
    form = await ask("/-/verify/picture.json", method="POST", request=request)
    assert form.json() == answer


@pytest.mark.parametrize(
    ("data", "status", "message"),
    [
        (b"", 400, "choose a picture"),
        (b"dark", 400, "the picture is too dark"),
        (b"extra", 503, "reads no pictures: pip install"),
        (bytes(10 * 1024 * 1024 + 1), 413, "more than 10 MB"),
    ],
)
async def test_a_program_is_told_what_cannot_be_read(
    ask: Ask, data: bytes, status: int, message: str
) -> None:
    answer = await send(ask, data)
    told = answer.json()
    assert (answer.status_code, told["ok"], told["status"]) == (status, False, status)
    assert message in told["error"]
    assert (await ask("/-/verify/picture.json")).status_code == 405


async def test_pictures_wait_for_each_other_and_nobody_else(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def read(_data: bytes) -> Any:
        begun.set()
        go_on.wait(30)
        return find_pictured_post(make_reading(["Mara Quill", "@mara_quay", SAID]))

    monkeypatch.setattr(picture, "read_pictured_post", read)
    monkeypatch.setattr(picture, "_PATIENCE", 0.05)
    first = asyncio.create_task(post(ask, b"x"))
    try:
        await asyncio.to_thread(begun.wait, 30)
        assert (await ask("/-/verify?quote=The+harbour+will+not+be+closed")).status_code == 200
        late = await post(ask, b"y")
        assert (late.status_code, "ther pictures are being read" in late.text) == (503, True)
    finally:
        go_on.set()
    assert (await first).status_code == 200
