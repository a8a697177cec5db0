"""Read what a visitor posts: a bounded body, and the fields and the file of a form.

Nothing is kept, and nothing of the archive changes by what is posted here.
"""

import re
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from typing import Any
from urllib.parse import parse_qsl

from archiver.errors import ViewRefused

MOST_POSTED = 5 * 1024 * 1024
"""Bytes of a body."""
_MOST_PARTS = 20
_LONGEST_HEAD = 4_096
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedForm:
    """The fields of a form, and the file in it: its name, and its bytes."""

    fields: dict[str, str]
    file_name: str = ""
    file: bytes = b""


async def posted_body(request: Any, most_bytes: int = 0) -> bytes:
    """Read the body of a request; raises ViewRefused for one that is too long.

    Too long are more than `most_bytes`, or `MOST_POSTED` where that is 0.
    """
    most_bytes = most_bytes or MOST_POSTED
    found: list[bytes] = []
    size = 0
    while True:
        message = await request.receive()
        if message["type"] != "http.request":
            raise ViewRefused(400, "the request broke off: send it again")
        found.append(message.get("body", b""))
        size += len(found[-1])
        if size > most_bytes:
            most = f"{most_bytes >> 20} MB"
            raise ViewRefused(413, f"more than {most} was sent: give it in parts")
        if not message.get("more_body"):
            return b"".join(found)


async def posted_form(request: Any, most_bytes: int = 0) -> PostedForm:
    """Read a form as browsers send it; raises ViewRefused for what is none."""
    kind = str(request.headers.get("content-type") or "")
    body = await posted_body(request, most_bytes)
    head = Message()
    head["content-type"] = kind
    if head.get_content_type() == "multipart/form-data":
        mark = head.get_param("boundary")
        if not isinstance(mark, str) or not mark:
            raise ViewRefused(400, "the form says no boundary between its parts")
        return _parts(body, mark.encode("latin-1", "replace"))
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise ViewRefused(400, "the form has too many fields") from error
    return PostedForm(fields=dict(pairs))


def _parts(body: bytes, mark: bytes) -> PostedForm:
    """Part a body at its boundary (RFC 7578, RFC 2046 5.1)."""
    parts = (b"\r\n" + body).split(b"\r\n--" + mark, _MOST_PARTS + 2)
    if len(parts) < 3 or not parts[-1].startswith(b"--"):
        raise ViewRefused(400, "the form broke off or has too many parts: send it again")
    fields: dict[str, str] = {}
    name, file = "", b""
    for part in parts[1:-1]:
        head, blank, value = part.partition(b"\r\n\r\n")
        if not blank or len(head) > _LONGEST_HEAD:
            raise ViewRefused(400, "a part of the form has no heading that can be read")
        told = HeaderParser().parsestr(head.decode("utf-8", "replace").lstrip("\r\n"))
        field = told.get_param("name", header="content-disposition")
        named = _file_name(head)
        if not isinstance(field, str):
            continue
        if named is None:
            fields[field] = value.decode("utf-8", "replace")
        elif value:
            name, file = named, value
    return PostedForm(fields=fields, file_name=name, file=file)


# Matches filename="a \"b\".csv" of a part's heading.
_FILE_NAME = re.compile(rb'filename="((?:[^"\\\r\n]|\\.)*)"', re.IGNORECASE)


def _file_name(head: bytes) -> str | None:
    found = _FILE_NAME.search(head)
    return found[1].decode("utf-8", "replace")[:200] if found else None
