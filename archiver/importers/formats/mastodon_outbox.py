"""The ``outbox.json`` of a Mastodon export, alone or in the zip that the server gives.

It is a collection of activities (https://www.w3.org/TR/activitystreams-core/#collections):
``{"type": "OrderedCollection", "orderedItems": [{"type": "Create", "object": {…}}, …]}``.
"""

import codecs
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

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
    return [one for one in packed.infolist() if one.filename.rpartition("/")[2] == _FILE]


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


ACTIVITIES = JsonFormat(
    name="mastodon_activities", label=_LABEL, recognizes=is_activity, payloads=_posts
)
OUTBOX = ImportFormat(name="mastodon_outbox", label=_LABEL, recognizes=_is_outbox, read=_read)
ZIP = ImportFormat(name="mastodon_outbox_zip", label=_LABEL, recognizes=_is_zip, read=_read_zip)
