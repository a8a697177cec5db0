"""Hold what a document lists: addresses of articles, and further documents that list more."""

from dataclasses import dataclass

from archiver.models.records import Capture
from archiver.models.vocabulary import SourceKind
from archiver.platforms.registry import unwrap_address
from archiver.text.urls import canonical_url

MAX_LISTING_BYTES = 52_428_800
"""Bytes of a listing, unpacked: what a sitemap may have (https://www.sitemaps.org/protocol.html)."""

MAX_ENTRIES = 50_000
"""Entries of a listing: what a sitemap may have (the same)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """One address that is listed, canonical, with what is said of it there."""

    url: str
    title: str | None = None
    published_at: str | None = None
    updated_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSpeech:
    """The transcript of an episode that a podcast's feed names.

    `recording` is what it is of, and `page` where the feed says more of the episode: both on the
    site of the feed or of the transcript.
    """

    url: str
    media_type: str | None = None
    language: str | None = None
    title: str | None = None
    published_at: str | None = None
    recording: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one document lists: `entries` are articles, `sources` documents that list more.

    `speech` are transcripts of a podcast's episodes. `cut` says that there were more than
    `MAX_ENTRIES`, and those after them are missing.
    """

    kind: SourceKind
    title: str | None = None
    entries: tuple[ListedEntry, ...] = ()
    sources: tuple[ListedEntry, ...] = ()
    speech: tuple[ListedSpeech, ...] = ()
    cut: bool = False


def base_address(capture: Capture) -> str:
    """Give the address to which a document's relative addresses are relative."""
    return capture.final_url or capture.url


def normalize_listed_address(url: str) -> str | None:
    """Write an address as the archive keeps it: unwrapped, without what tracks readers.

    None for what is no web address. So one article under ten links is one.

    >>> normalize_listed_address("https://News.example/ferry?utm_source=feed#top")
    'https://news.example/ferry'
    """
    found = canonical_url(unwrap_address(url.strip()))
    return found if found.startswith(("http://", "https://")) and "://" in found else None


def distinct_entries(entries: list[ListedEntry]) -> tuple[tuple[ListedEntry, ...], bool]:
    """Keep the first entry of each address; tell whether there were more than `MAX_ENTRIES`."""
    kept: dict[str, ListedEntry] = {}
    for entry in entries:
        if len(kept) == MAX_ENTRIES and entry.url not in kept:
            return tuple(kept.values()), True
        kept.setdefault(entry.url, entry)
    return tuple(kept.values()), False
