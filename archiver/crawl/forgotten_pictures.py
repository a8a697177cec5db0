"""Find the pictures of articles that show a post which is to be forgotten, and drop them.

The picture is of the post alone, so that its captured bytes go as well; the page that shows it is
the newspaper's, and stays.
"""

import sqlite3
from collections.abc import Collection, Iterable

from archiver.archive.store import pictures
from archiver.matching.pictured import compare_picture, likeness
from archiver.models.picture_records import PicturedPost

_LIKE = 0.55
"""Cheaply told; below it nothing is compared word by word, as where a picture is judged."""
_SHARE = 0.6
"""So much of what was read in a picture is a post's own words where it shows that post."""


def drop_pictures_of(
    connection: sqlite3.Connection,
    texts: Iterable[str],
    *,
    handles: Collection[str] = (),
    at: str,
) -> set[int]:
    """Forget what was read in pictures of posts with these texts, or of accounts by these handles.

    Gives the captures of the pictures, to be erased. Part of the caller's transaction.
    """
    known = [text for text in dict.fromkeys(texts) if any(map(str.isalnum, text))]
    named = {handle.casefold() for handle in handles}
    gone = {
        number
        for number, post in pictures.pictured_posts(connection)
        if (post.handle or "").casefold() in named or _shows_any(post, known)
    }
    return pictures.forget_pictures(connection, gone, at=at) if gone else set()


def _shows_any(post: PicturedPost, texts: Iterable[str]) -> bool:
    return any(
        likeness(post, text) >= _LIKE and compare_picture(post, text).share >= _SHARE
        for text in texts
    )
