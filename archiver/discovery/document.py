"""Read what a captured document lists, whatever kind it is; nothing is fetched for it."""

import re
import zlib
from dataclasses import replace

from archiver.discovery import section, sitemaps, syndication
from archiver.discovery.listing import (
    MAX_LISTING_BYTES,
    ListedEntry,
    Listing,
    distinct_entries,
    normalize_listed_address,
)
from archiver.errors import UnreadableListing
from archiver.html.page import decode_body
from archiver.models.records import Capture
from archiver.models.vocabulary import SourceKind

# <rss version=…>, <rdf:RDF …>, <atom:feed> and the like: the first tag that is no declaration.
_ROOT = re.compile(r"<\s*(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)", re.DOTALL | re.IGNORECASE)
# A document that declares entities of its own may be a bomb, and no listing needs them.
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ROOTS: dict[str, SourceKind] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "channel": "feed",
    "urlset": "sitemap",
    "sitemapindex": "index",
    "opml": "opml",
}
_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)


def read_listing(capture: Capture) -> Listing:
    """Read what a document lists; raises UnreadableListing for what lists nothing.

    A page is a section, with the links of it that look like articles, or an article, which
    lists only itself.
    """
    text = _text(capture)
    kind = _kind(text)
    if kind == "feed":
        return syndication.read_feed(text, capture)
    if kind in {"sitemap", "index", "opml"}:
        return sitemaps.READERS[kind](text, capture)
    if text.lstrip().startswith("{"):
        return syndication.read_json_feed(text, capture)
    if kind == "list":
        return _list(text)
    return section.read_section(text, capture)


def _text(capture: Capture) -> str:
    body = _inflated(capture.body)
    if not body.strip():
        raise UnreadableListing("it is empty")
    _, text = decode_body(body, replace(capture, body=b""))
    if "\x00" in text[:4096]:
        raise UnreadableListing("it is binary data")
    if _ENTITY.search(text):
        raise UnreadableListing("it declares entities of its own, as bombs do")
    return text.removeprefix("\ufeff")


def _inflated(body: bytes) -> bytes:
    """Undo gzip, as sitemaps are kept; twice at most, and never past the limit."""
    for _ in range(2):
        if not body.startswith(b"\x1f\x8b"):
            break
        unzip = zlib.decompressobj(wbits=31)
        try:
            body = unzip.decompress(body, MAX_LISTING_BYTES + 1)
        except zlib.error as error:
            raise UnreadableListing("its gzip data is broken") from error
        if not unzip.eof and len(body) <= MAX_LISTING_BYTES:
            raise UnreadableListing("its gzip data was cut short")
    if len(body) > MAX_LISTING_BYTES:
        raise UnreadableListing(
            f"it is larger than the {MAX_LISTING_BYTES:,} bytes that are read of a listing"
        )
    return body


def _kind(text: str) -> SourceKind | None:
    at = 0
    while found := _PROLOGUE.match(text, at):
        at = found.end()
    root = _ROOT.match(text, at + len(text[at : at + 100]) - len(text[at : at + 100].lstrip()))
    if root is not None:
        return _ROOTS.get(root.group(1).lower())
    lines = [line for line in text.splitlines()[:100] if line.strip()]
    addresses = sum(bool(_ADDRESS.match(line.strip())) for line in lines)
    return "list" if lines and addresses * 2 > len(lines) else None


def _list(text: str) -> Listing:
    """Read a sitemap of the plainest kind: one address a line, anything else passed over."""
    entries = [
        ListedEntry(url=url)
        for line in text.splitlines()
        if _ADDRESS.match(line.strip()) and (url := normalize_listed_address(line))
    ]
    kept, cut = distinct_entries(entries)
    return Listing(kind="list", entries=kept, cut=cut)
