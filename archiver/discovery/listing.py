"""What a document lists: addresses of articles, and further documents that list more."""

from dataclasses import dataclass
from typing import Literal

from archiver.models.records import Capture
from archiver.text.urls import canonical, unwrapped

Kind = Literal["feed", "sitemap", "index", "opml", "list", "section", "article"]
"""What a source is. `index` is a sitemap of sitemaps, `list` addresses one a line."""

LIMIT = 52_428_800
"""Bytes of a listing, unpacked: what a sitemap may have (https://www.sitemaps.org/protocol.html)."""

MOST = 50_000
"""Entries of a listing: what a sitemap may have (the same)."""


class UnreadableListing(ValueError):
    """A document that lists nothing we can read; the message says in one line why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address that is listed, canonical, with what is said of it there."""

    url: str
    title: str | None = None
    published_at: str | None = None
    updated_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one document lists: `entries` are articles, `sources` documents that list more.

    `cut` says that there were more than `MOST`, and those after them are missing.
    """

    kind: Kind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    sources: tuple[Entry, ...] = ()
    cut: bool = False


def address(capture: Capture) -> str:
    """Where a document lies: what its relative addresses are relative to."""
    return capture.final_url or capture.url


def named(url: str) -> str | None:
    """An address as the archive keeps it, out of its wrappers and without what tracks readers.

    None for what is no web address. So one article under ten links is one.

    >>> named("https://News.example/ferry?utm_source=feed#top")
    'https://news.example/ferry'
    """
    found = canonical(unwrapped(url.strip()))
    return found if found.startswith(("http://", "https://")) and "://" in found else None


def once(entries: list[Entry]) -> tuple[tuple[Entry, ...], bool]:
    """Each address once, the first entry of it, and whether there were more than `MOST`."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        if len(kept) == MOST and entry.url not in kept:
            return tuple(kept.values()), True
        kept.setdefault(entry.url, entry)
    return tuple(kept.values()), False
