"""What an import format is: how its files or objects are known, and how they are read.

There are two kinds. A `JsonFormat` knows JSON objects and turns each into objects in the shape
of a Post; the files that hold them, as lines or in a list, are read for it. An `ImportFormat`
knows whole files and reads them itself. Both give the same: objects in the shape of a Post
(archiver/models/README.md), which are held to the same rules whatever file they come from.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from archiver.errors import UnusableLine
from archiver.importers.lines import ImportLine
from archiver.importers.packed import open_unpacked
from archiver.platforms import post_payloads
from archiver.text.foreign_json import shorten_value

HEAD_BYTES = 1 << 18
"""Bytes by which a file is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFormat:
    """A shape of JSON objects: in JSON lines, in a list, or one after another over many lines.

    `label` completes the sentence "wanted are …". `recognizes` is asked about each object;
    `payloads` gives the posts of one that it knows, in the shape of a Post, and an UnusableLine
    in the place of each that cannot be used. It may raise one too, or any ValueError. Its second
    argument is the platform of posts that do not say theirs, or None.
    """

    name: str
    label: str
    recognizes: Callable[[Mapping[str, Any]], bool]
    payloads: Callable[[Mapping[str, Any], str | None], Iterator[Mapping[str, Any] | UnusableLine]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFile:
    """A file that somebody wants to import, unpacked where gzip packed it.

    `head` are its first `HEAD_BYTES` bytes. `seen_at` is the time of the import, `platform` that
    of posts which do not say theirs, `json_formats` what is known of JSON objects. `opener`
    opens it where it stands inside another file.
    """

    path: Path
    head: bytes
    seen_at: str
    platform: str | None = None
    json_formats: tuple[JsonFormat, ...] = ()
    opener: Callable[[], AbstractContextManager[BinaryIO]] | None = None

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open it from its beginning; reading a broken or boundless one raises UnusableLine."""
        return self.opener() if self.opener else open_unpacked(self.path)

    def post_line(self, number: int, payload: Any, part: str = "") -> ImportLine:
        """Give the post of an object in the shape of a Post, or what is wrong with it.

        `number` is that of its line or item, from 1 on; `part` names the file within a packed
        one. An UnusableLine in the place of the object becomes the line's error.
        """
        if isinstance(payload, UnusableLine):
            return ImportLine(number, error=str(payload), part=part)
        # Asked of a dict at once: of anything else it takes as long as the rest.
        if not isinstance(payload, dict) and not isinstance(payload, Mapping):
            wanted = "a JSON object with platform, id and text is wanted"
            return ImportLine(number, error=wanted, part=part)
        try:
            found = post_payloads.sightings_of_payload(
                payload, seen_at=self.seen_at, platform=self.platform
            )
            note = post_payloads.date_problem(payload)
            return ImportLine(number, tuple(found), part=part, note=note)
        except UnusableLine as error:
            return ImportLine(number, error=str(error), part=part)

    def json_lines(self, number: int, found: Any) -> Iterator[ImportLine]:
        """Give the posts of one JSON value of any known format; all bear the same number."""
        for payload in self._payloads(found):
            yield self.post_line(number, payload)

    def _payloads(self, found: Any) -> Iterator[Any]:
        if not isinstance(found, dict):
            yield found
            return
        try:
            known = next((one for one in self.json_formats if one.recognizes(found)), None)
            if known is None:
                yield found
            else:
                yield from known.payloads(found, self.platform)
        except UnusableLine as error:
            yield error
        except (ValueError, RecursionError) as error:
            yield UnusableLine(f"it cannot be read: {shorten_value(str(error))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFormat:
    """A kind of file. `label` completes the sentence "wanted are …"; '' where others name it.

    `recognizes` tells by the file's head, name or content whether it is of this format;
    `read` gives its posts, by `PostFile.post_line`. Both may raise UnusableLine.
    """

    name: str
    label: str
    recognizes: Callable[[PostFile], bool]
    read: Callable[[PostFile], Iterator[ImportLine]]
