"""An X account's own archive: the zip, or one ``tweets.js`` taken out of it.

What X sends a person who asks for their data: ``data/tweets.js`` (before 2022
``data/tweet.js``; more than one for large accounts, ``tweets-part1.js``), each
``window.YTD.tweets.part0 = [{"tweet": {…}}, …]`` with posts in the form of API v1.1,
``account.js`` with the author and ``note-tweet.js`` with the whole text of long posts, as
the archive's own README.txt describes them.
"""

import codecs
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, BinaryIO

from archiver.errors import UnusableLine
from archiver.importers.formats.json_text import number_items
from archiver.importers.import_format import ImportFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.importers.packed import ZIP_MARK, open_member, open_unpacked
from archiver.models.records import Author
from archiver.platforms.x.payloads import account_author, v1_post
from archiver.text.json_fields import mapping_in, string_in

_OPENING = "window.YTD"
_ACCOUNT = "account.js"
_NOTES = "note-tweet.js"
# Matches "data/tweets.js", "tweet.js" and "data/tweets-part12.js"; not "deleted-tweets.js",
# which holds what its author took back, nor "tweet-headers.js".
_TWEETS = re.compile(r"(?:^|/)tweets?(?:-part\d+)?\.js$")
_LONGEST_UNCUT = 270
"""Characters from which on a text may be the beginning of a long post; X counts 280 its own way."""
_BEGINNING = 60
"""Characters by which the whole text of a long post is looked up."""
# Matches the end of a cut text, "… https://t.co/a1B2c3D4e5".
_END = re.compile(r"…?\s*(?:https?://t\.co/\w+\s*)?$")
_MOST_NOTES = 64 * 1024 * 1024
"""Characters of long posts that are held at once."""


class NoteTexts:
    """The whole texts of long posts, looked up by how they begin.

    The archive gives them ids of their own, so only the words and the account tell to which
    post they belong.
    """

    def __init__(self) -> None:
        self._by_beginning: dict[str, list[tuple[str, str]]] = {}
        self._size = 0

    def add(self, found: Any) -> None:
        """Keep one item of ``note-tweet.js``; raises UnusableLine where it has no text."""
        note = mapping_in(mapping_in(found).get("noteTweet"))
        text = string_in(mapping_in(note.get("core")).get("text"))
        if text is None:
            raise UnusableLine("a long post without its text")
        self._size += len(text)
        if self._size > _MOST_NOTES:
            raise UnusableLine(f"more than {_MOST_NOTES:,} characters of long posts")
        plain = _plain(text)
        self._by_beginning.setdefault(plain[:_BEGINNING], []).append((plain, text))

    def whole(self, cut: str) -> str | None:
        """Return the whole text of which a cut one is the beginning, if exactly one is."""
        begins = _END.sub("", _plain(cut))
        fits = {
            text
            for plain, text in self._by_beginning.get(begins[:_BEGINNING], ())
            if plain.startswith(begins)
        }
        return fits.pop() if len(fits) == 1 else None


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


def archive_author(items: Iterable[Any]) -> Author:
    """Return whose archive it is, by the items of ``account.js``."""
    for item in items:
        account = mapping_in(mapping_in(item).get("account"))
        if account:
            return account_author(
                account.get("username"),
                account.get("accountDisplayName"),
                account.get("accountId"),
            )
    return Author()


def archive_post(found: Mapping[str, Any], by: Author, notes: NoteTexts) -> dict[str, Any]:
    """Return one item of ``tweets.js`` as a post of the archive's owner."""
    tweet = mapping_in(found.get("tweet")) or found
    shape = v1_post(tweet, by)
    text = shape["text"]
    # Some archives have the first 280 characters of a long post without a sign that they go on.
    maybe_cut = shape["truncated"] or (isinstance(text, str) and len(text) >= _LONGEST_UNCUT)
    if maybe_cut and (whole := notes.whole(shape["text"])):
        return {**shape, "text": whole, "truncated": False}
    return shape


def _is_script(file: PostFile) -> bool:
    start = file.head.removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(_OPENING.encode()) and b"\x00" not in file.head


def _read_script(file: PostFile) -> Iterator[ImportLine]:
    """Read one ``tweets.js``; in an unpacked archive the account and long posts stand beside it."""
    by, notes = Author(), NoteTexts()
    account, long_posts = (file.path.parent / name for name in (_ACCOUNT, _NOTES))
    if account.is_file():
        with open_unpacked(account) as stream:
            by = archive_author(found for _, found in number_items(stream, _OPENING))
    if long_posts.is_file():
        with open_unpacked(long_posts) as stream:
            yield from _unusable_notes(stream, notes)
    with file.open() as stream:
        yield from _posts(file, stream, by, notes)


def _posts(
    file: PostFile, stream: BinaryIO, by: Author, notes: NoteTexts, part: str = ""
) -> Iterator[ImportLine]:
    """Read one ``tweets.js``, as posts of the archive's owner."""
    for number, found in number_items(stream, _OPENING):
        payload = archive_post(mapping_in(found), by, notes) if isinstance(found, dict) else found
        yield file.post_line(number, payload, part)


def _tweets(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files of posts: the first, then its parts."""
    found = [info for info in packed.infolist() if _TWEETS.search(info.filename)]
    return sorted(found, key=lambda info: (len(info.filename), info.filename))


def _is_zip(file: PostFile) -> bool:
    if not file.head.startswith(ZIP_MARK):
        return False
    with zipfile.ZipFile(file.path) as packed:
        return bool(_tweets(packed))


def _read_zip(file: PostFile) -> Iterator[ImportLine]:
    with zipfile.ZipFile(file.path) as packed:
        members = _tweets(packed)
        folder = members[0].filename.rpartition("/")[0]
        beside = {
            info.filename.rpartition("/")[2]: info
            for info in packed.infolist()
            if info.filename.rpartition("/")[0] == folder
        }
        by, notes = Author(), NoteTexts()
        if _ACCOUNT in beside:
            with open_member(packed, beside[_ACCOUNT]) as stream:
                by = archive_author(found for _, found in number_items(stream, _OPENING))
        if _NOTES in beside:
            with open_member(packed, beside[_NOTES]) as stream:
                yield from _unusable_notes(stream, notes)
        for info in members:
            with open_member(packed, info) as stream:
                yield from _posts(file, stream, by, notes, info.filename)


def _unusable_notes(stream: BinaryIO, notes: NoteTexts) -> Iterator[ImportLine]:
    """Fill `notes`; give a line for each long post that cannot be used."""
    for number, found in number_items(stream, _OPENING):
        try:
            if isinstance(found, UnusableLine):
                raise found
            notes.add(found)
        except UnusableLine as error:
            yield ImportLine(number, error=str(error), part=_NOTES)


_LABEL = "an X archive's zip or tweets.js"
ZIP = ImportFormat(name="x_archive_zip", label=_LABEL, recognizes=_is_zip, read=_read_zip)
SCRIPT = ImportFormat(
    name="x_archive_script", label=_LABEL, recognizes=_is_script, read=_read_script
)
