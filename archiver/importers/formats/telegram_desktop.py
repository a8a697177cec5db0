"""A chat as Telegram Desktop exports it: ``result.json`` of one channel.

``{"name": …, "type": "public_channel", "id": …, "messages": [{"id": 7, "date_unixtime": "…",
"text": "…" or [parts]}, …]}``. The file does not tell the channel's address, so its posts are known
by its name, their day and their words. What was forwarded is of somebody else and left out.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.formats.json_text import number_items
from archiver.importers.import_format import ImportFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.platforms.telegram.platform import PLATFORM
from archiver.text.foreign_json import DECODER
from archiver.text.json_fields import JsonObject, mapping_in, string_in

_OPENING = '"messages"'
_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.){1,300}")')
_TYPE = re.compile(r'"type"\s*:\s*"(?:public|private)_(?:channel|supergroup|group)"')


def _beginning(file: PostFile) -> str:
    """Give what stands before the messages, or ''."""
    start = file.head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not start.startswith(b"{") or b"\x00" in start:
        return ""
    before, found, _ = start.decode("utf-8", "replace").partition(_OPENING)
    return before if found else ""


def _is_export(file: PostFile) -> bool:
    before = _beginning(file)
    return bool(_TYPE.search(before) and _NAME.search(before))


def _read(file: PostFile) -> Iterator[ImportLine]:
    found = _NAME.search(_beginning(file))
    channel = str(DECODER.decode(found[1])) if found else None
    with file.open() as stream:
        for number, message in number_items(stream, _OPENING):
            if mapping_in(message).get("type") not in {None, "message"}:
                continue  # "this channel was created", "a picture was pinned"
            payload = _post(message, channel) if isinstance(message, dict) else message
            yield file.post_line(number, payload)


def _post(message: JsonObject, channel: str | None) -> dict[str, Any] | UnusableLine:
    source = string_in(message.get("forwarded_from"))
    if source or "forwarded_from" in message:
        return UnusableLine(f"it is forwarded from {source or 'somebody'}: import the post itself")
    text = message.get("text")
    parts = text if isinstance(text, list) else [text]
    return {
        "platform": PLATFORM.name,
        "author": {"name": string_in(message.get("from")) or channel},
        "posted_at": string_in(message.get("date_unixtime")) or string_in(message.get("date")),
        "text": "".join(
            part if isinstance(part, str) else str(mapping_in(part).get("text") or "")
            for part in parts
        ),
    }


EXPORT = ImportFormat(
    name="telegram_desktop",
    label="Telegram Desktop's result.json of a channel",
    recognizes=_is_export,
    read=_read,
)
