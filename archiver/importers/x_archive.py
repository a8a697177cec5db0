"""The files of an X account's own archive in, objects in the shape of a Post out.

What X sends a person who asks for their data: ``data/tweets.js`` (before 2022
``data/tweet.js``; more than one for large accounts, ``tweets-part1.js``), each
``window.YTD.tweets.part0 = [{"tweet": {…}}, …]`` with posts in the form of API v1.1,
``account.js`` with the author and ``note-tweet.js`` with the whole text of long posts, as
the archive's own README.txt describes them.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from archiver.errors import UnusableLine
from archiver.models.records import Author
from archiver.platforms.post_keys import account_id
from archiver.platforms.x.payloads import v1_post
from archiver.text.json_fields import mapping_in, string_in

OPENING = "window.YTD"
ACCOUNT = "account.js"
NOTES = "note-tweet.js"
# Matches "data/tweets.js", "tweet.js" and "data/tweets-part12.js"; not "deleted-tweets.js",
# which holds what its author took back, nor "tweet-headers.js".
TWEETS = re.compile(r"(?:^|/)tweets?(?:-part\d+)?\.js$")
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
        """The whole text of which a cut one is the beginning, if exactly one is."""
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
    """Whose archive it is, by the items of ``account.js``."""
    for item in items:
        account = mapping_in(mapping_in(item).get("account"))
        if account:
            return Author(
                handle=string_in(account.get("username")),
                name=string_in(account.get("accountDisplayName")),
                account_id=account_id("x", account.get("accountId")),
            )
    return Author()


def archive_post(found: Mapping[str, Any], by: Author, notes: NoteTexts) -> dict[str, Any]:
    """One item of ``tweets.js`` as a post of the archive's owner."""
    tweet = mapping_in(found.get("tweet")) or found
    shape = v1_post(tweet, by)
    if shape["truncated"] and (whole := notes.whole(shape["text"])):
        return {**shape, "text": whole, "truncated": False}
    return shape
