"""What is posted is bounded, and a form is read as browsers send it."""

from typing import Any

import pytest

from archiver.errors import ViewRefused
from archiver.web import posted
from archiver.web.posted import posted_body, posted_form

pytestmark = pytest.mark.asyncio


class Given:
    """A request with these pieces of a body."""

    def __init__(self, *pieces: bytes, kind: str = "") -> None:
        self.headers = {"content-type": kind}
        self._left = list(pieces)

    async def receive(self) -> dict[str, Any]:
        if not self._left:
            return {"type": "http.disconnect"}
        piece = self._left.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(self._left)}


def form(*parts: bytes) -> bytes:
    return b"".join(b"--mark\r\n" + part + b"\r\n" for part in parts) + b"--mark--\r\n"


TEXT = b'Content-Disposition: form-data; name="text"\r\n\r\na\r\n\r\n--b'
FILE = (
    b'Content-Disposition: form-data; name="file"; filename="a \\"b\\".csv"\r\n'
    b"Content-Type: text/csv\r\n\r\nquote\r\nx\x00\xff"
)
EMPTY = b'Content-Disposition: form-data; name="other"; filename=""\r\n\r\n'
KIND = "multipart/form-data; boundary=mark"


async def test_fields_and_the_file_of_a_form_come_out_whole() -> None:
    found = await posted_form(Given(form(TEXT, FILE, EMPTY), kind=KIND))
    assert found.fields == {"text": "a\r\n\r\n--b"}
    assert (found.file, found.file_name) == (b"quote\r\nx\x00\xff", 'a \\"b\\".csv')


async def test_a_form_without_a_file_may_be_of_the_plain_kind() -> None:
    found = await posted_form(
        Given(b"text=a+b&dates=mdy", kind="application/x-www-form-urlencoded")
    )
    assert found.fields == {"text": "a b", "dates": "mdy"}


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        (form(TEXT)[:-6], KIND, "broke off"),
        (form(*[TEXT] * 40), KIND, "too many parts"),
        (form(b"no heading"), KIND, "no heading"),
        (form(b"x" * 5_000 + b"\r\n\r\n"), KIND, "no heading"),
        (form(TEXT), "multipart/form-data", "no boundary"),
        (b"&".join([b"a=b"] * 200), "", "too many fields"),
    ],
)
async def test_broken_forms_are_a_sentence(body: bytes, kind: str, message: str) -> None:
    with pytest.raises(ViewRefused, match=message):
        await posted_form(Given(body, kind=kind))


async def test_no_more_is_read_than_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posted, "MOST_POSTED", 10)
    assert await posted_body(Given(b"12345", b"67890")) == b"1234567890"
    with pytest.raises(ViewRefused, match="was sent: give it in parts") as refused:
        await posted_body(Given(b"12345", b"678901", b"never read"))
    assert refused.value.status == 413
    with pytest.raises(ViewRefused, match="broke off"):
        await posted_body(Given())
