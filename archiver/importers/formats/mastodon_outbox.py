"""The ``outbox.json`` of a Mastodon export, alone or in the zip or tar that the server gives.

It is a collection of activities (https://www.w3.org/TR/activitystreams-core/#collections):
``{"type": "OrderedCollection", "orderedItems": [{"type": "Create", "object": {…}}, …]}``.
"""

import codecs
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO, cast

from archiver.errors import UnusableLine
from archiver.importers.formats.json_text import read_items
from archiver.importers.formats.mastodon_statuses import require_words
from archiver.importers.import_format import HEAD_BYTES, ImportFormat, JsonFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.importers.packed import ZIP_MARK, open_member
from archiver.platforms.activitypub_payloads import is_activity
from archiver.platforms.mastodon import payloads

_LABEL = "a Mastodon outbox.json"
_FILE = "outbox.json"


def _posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    payload = payloads.activity_payload(found)
    if payload is not None:
        yield require_words(payload)


def _is_outbox(file: PostFile) -> bool:
    start = file.head.removeprefix(codecs.BOM_UTF8).lstrip()
    opening = payloads.OUTBOX_OPENING.encode()
    return (
        start.startswith(b"{")
        and b"\x00" not in start
        and opening in start
        and b"OrderedCollection" in start
    )


def _read(file: PostFile) -> Iterator[ImportLine]:
    return read_items(file, payloads.OUTBOX_OPENING)


def _outboxes(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [member for member in packed.infolist() if member.filename.rpartition("/")[2] == _FILE]


def _is_zip(file: PostFile) -> bool:
    if not file.head.startswith(ZIP_MARK):
        return False
    with zipfile.ZipFile(file.path) as packed:
        return bool(_outboxes(packed))


def _read_zip(file: PostFile) -> Iterator[ImportLine]:
    with zipfile.ZipFile(file.path) as packed:
        for info in _outboxes(packed):
            opener = partial(open_member, packed, info)
            with opener() as stream:
                head = stream.read(HEAD_BYTES)
            inner = replace(file, head=head, opener=opener)
            if not _is_outbox(inner):
                raise UnusableLine(f"{info.filename} is no outbox of Mastodon")
            yield from _read(inner)


def _members(stream: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """Yield the outboxes of a tar as it goes by; raises UnusableLine where it is broken."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as packed:
            for info in packed:
                if info.isfile() and info.name.rpartition("/")[2] == _FILE:
                    opened = packed.extractfile(info)
                    if opened is not None:
                        yield info.name, cast("BinaryIO", opened)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise UnusableLine(f"the packed data is broken ({error})") from error


def _as_context(opened: BinaryIO) -> AbstractContextManager[BinaryIO]:
    return nullcontext(opened)


def _is_tar(file: PostFile) -> bool:
    # A header of 512 bytes, with "ustar" in it (POSIX 1003.1-1990).
    if file.head[257:262] != b"ustar":
        return False
    with file.open() as stream:
        return next(_members(stream), None) is not None


def _read_tar(file: PostFile) -> Iterator[ImportLine]:
    with file.open() as stream:
        for name, opened in _members(stream):
            inner = replace(file, head=b"", opener=partial(_as_context, opened))
            try:
                yield from (line._replace(part=name) for line in _read(inner))
            except (tarfile.TarError, EOFError) as error:
                raise UnusableLine(f"the packed data is broken ({error})") from error


ACTIVITIES = JsonFormat(
    name="mastodon_activities", label=_LABEL, recognizes=is_activity, payloads=_posts
)
OUTBOX = ImportFormat(name="mastodon_outbox", label=_LABEL, recognizes=_is_outbox, read=_read)
ZIP = ImportFormat(name="mastodon_outbox_zip", label=_LABEL, recognizes=_is_zip, read=_read_zip)
TAR = ImportFormat(name="mastodon_outbox_tar", label=_LABEL, recognizes=_is_tar, read=_read_tar)
