"""Read MHTML, a page and all it needs in one file (RFC 2557), as browsers save it.

Of its parts only the page itself is decoded, and its frames get the addresses that they came from.
Time grows with the size of the file, whatever it says of itself: parts are found by searching for
their boundary, no deeper than `_DEEPEST`.
"""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from html import escape
from itertools import islice

from archiver.text.dates import format_stamp

_HEAD = 65_536
"""Bytes in which the fields of a file or of a part have to end."""
_PARTS = 5_000
_DEEPEST = 4
_PAGE = frozenset({"text/html", "application/xhtml+xml"})
# "From: <Saved by Blink>" and "MIME-Version: 1.0"; not "<!DOCTYPE html>"
_FIELD = re.compile(rb"\s*[!-9;-~]{1,80}:[ \t]")
_KIND = re.compile(
    rb"^content-type:\s*(?:multipart/|(?:text/html|application/xhtml)[^\n]*\n(?:[^\n]+\n)*"
    rb"content-transfer-encoding:)",
    re.IGNORECASE | re.MULTILINE,
)
_VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
# "Content-ID: <frame-2@mhtml.blink>" and what such a part was loaded from
_FRAME = re.compile(
    rb"^content-id:[ \t]*<(?P<cid>[^<>\s]{1,200})>[ \t]*\r?\n(?:[^\r\n]{1,1000}\r?\n){0,4}?"
    rb"content-location:[ \t]*(?P<url>https?://[^\s]{1,2000})",
    re.IGNORECASE | re.MULTILINE,
)
_CID = re.compile(rb"(?<=[\"'])cid:([^\"'<>\s]{1,200})(?=[\"'])")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class MhtmlPage:
    """The page of an MHTML file: its bytes and media type, address and when it was saved."""

    body: bytes
    content_type: str
    url: str | None = None
    saved_at: str | None = None


def is_mhtml(data: bytes) -> bool:
    """Tell whether a file begins with the fields of MHTML."""
    head = data[:_HEAD].removeprefix(BOM_UTF8)
    if not _FIELD.match(head):
        return False
    end = _END_OF_HEAD.search(head)
    fields = head[: end.start() + 1] if end else head
    return bool(_VERSION.search(fields) and _KIND.search(fields))


def read_mhtml(data: bytes) -> MhtmlPage | None:
    """Read the page in an MHTML file, None where there is none in it."""
    outer, body = _split(data.removeprefix(BOM_UTF8).lstrip())
    found = _page(outer, body, _DEEPEST)
    if found is None:
        return None
    part, content = found
    address = outer.get("Snapshot-Content-Location") or part.get("Content-Location")
    address = "".join(str(address or outer.get("Content-Location") or "").split())
    kind = part.get_content_type()
    charset = str(part.get_param("charset") or "")
    return MhtmlPage(
        body=_with_addresses(_decoded(part, content), data),
        content_type=f"{kind}; charset={charset}" if charset else kind,
        url=address if re.match(r"https?://", address, re.IGNORECASE) else None,
        saved_at=_moment(str(outer.get("Date") or "")),
    )


def _split(data: bytes) -> tuple[Message, bytes]:
    """Split the fields of a file or part from what it holds."""
    end = _END_OF_HEAD.search(data, 0, _HEAD)
    if end is None:
        return Message(), data
    return BytesParser(policy=compat32).parsebytes(data[: end.end()], headersonly=True), data[
        end.end() :
    ]


def _page(part: Message, body: bytes, deep: int) -> tuple[Message, bytes] | None:
    """Find the part that is the page: the one that `start` or the address names, else the first."""
    if part.get_content_maintype() != "multipart":
        return (part, body) if part.get_content_type() in _PAGE else None
    boundary = part.get_boundary()
    if not boundary or not deep:
        return None
    wanted = {
        str(name).strip().strip("<>")
        for name in (part.get("Snapshot-Content-Location"), part.get_param("start"))
        if name
    }
    first: tuple[Message, bytes] | None = None
    for piece in _pieces(body, boundary.encode("utf-8", "replace")):
        head, held = _split(piece)
        page = _page(head, held, deep - 1)
        if page is None:
            continue
        names = (page[0].get("Content-Location"), page[0].get("Content-ID"))
        if not wanted or wanted & {str(name).strip().strip("<>") for name in names if name}:
            return page
        first = first or page
    return first


def _pieces(body: bytes, boundary: bytes) -> list[bytes]:
    """Cut what is between the lines of a boundary."""
    mark = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*(?=\r?\n|\Z)")
    pieces = mark.split(body, _PARTS)[1 : _PARTS + 1]
    return [piece.removeprefix(b"\r").removeprefix(b"\n") for piece in pieces]


def _decoded(part: Message, content: bytes) -> bytes:
    part.set_payload(content.decode("ascii", "surrogateescape"))
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else content


def _with_addresses(page: bytes, data: bytes) -> bytes:
    """Put the addresses of the frames in a file in place of their numbers there (RFC 2392)."""
    if b"cid:" not in page:
        return page
    frames = {seen["cid"]: seen["url"] for seen in islice(_FRAME.finditer(data), _PARTS)}
    return _CID.sub(
        lambda cid: (
            escape(frames[cid[1]].decode("ascii", "replace")).encode()
            if cid[1] in frames
            else cid[0]
        ),
        page,
    )


def _moment(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    if moment.tzinfo is None:  # "-0000" is UTC of nobody's zone (RFC 5322, 3.3)
        moment = moment.replace(tzinfo=UTC)
    return format_stamp(moment)
