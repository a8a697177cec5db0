"""The columns of the tables that `archiver bulk` writes, and the keys that their rows have.

A key is a digest of content (`content_digest`), so that a page that is read on a cluster has the
keys that it has in an archive on one machine. The README beside this says what each column means.
"""

from typing import Any, Literal

import pyarrow as pa

from archiver.models.records import content_digest

TableName = Literal["articles", "embeds", "quotations", "captures", "verdicts"]
TableRow = dict[str, Any]

TABLES_VERSION = 1
"""Counted up with each change of a column; shards that were read by another are read again."""

_TEXT, _WHOLE, _REAL, _FLAG = pa.string(), pa.int64(), pa.float64(), pa.bool_()

_PAGE = (("record", _WHOLE), ("article_key", _TEXT), ("version", _TEXT))
_PLACE = (("warc", _TEXT), ("warc_offset", _WHOLE))

_COLUMNS: dict[TableName, tuple[tuple[str, pa.DataType], ...]] = {
    "captures": (
        ("record", _WHOLE),
        *((name, _TEXT) for name in ("url", "content_type", "fetched_at", "sha256")),
        *(("status", _WHOLE), ("size", _WHOLE)),
        *_PLACE,
        *((name, _TEXT) for name in ("outcome", "reason")),
    ),
    "articles": (
        *_PAGE,
        *((name, _TEXT) for name in ("url", "title", "site", "byline", "published_at")),
        *((name, _TEXT) for name in ("dated_by", "modified_at", "language", "access", "text")),
        *((name, _TEXT) for name in ("notes", "kind", "encoding")),
        ("links", pa.list_(_TEXT)),
    ),
    "embeds": (
        *_PAGE,
        ("post_key", _TEXT),
        *((name, _TEXT) for name in ("platform", "kind", "id", "url", "handle", "name", "text")),
        *(("posted_at", _TEXT), ("truncated", _FLAG), ("start", _WHOLE), ("end", _WHOLE)),
        *((name, _TEXT) for name in ("article_url", "seen_at", "sha256")),
        ("size", _WHOLE),
        *_PLACE,
    ),
    "quotations": (
        ("key", _TEXT),
        *_PAGE,
        *(("start", _WHOLE), ("end", _WHOLE), ("text", _TEXT), ("speaker", _TEXT)),
        *(("speaker_start", _WHOLE), ("speaker_end", _WHOLE), ("cue", _TEXT)),
        *(("continues", _FLAG), ("kind", _TEXT)),
    ),
    "verdicts": (
        ("key", _TEXT),
        *_PAGE,
        *((name, _TEXT) for name in ("article_url", "site", "published_at", "quote", "speaker")),
        *((name, _TEXT) for name in ("rules", "wording", "flags", "attribution", "timing")),
        *((name, _TEXT) for name in ("tie", "problem", "reason")),
        *(("corroborated", _FLAG), ("standing", _TEXT), ("evidence", _TEXT)),
        *(("coverage", _REAL), ("span_start", _WHOLE), ("span_end", _WHOLE)),
        *(("diff", _TEXT), ("matches", _WHOLE), ("searched", _TEXT), ("speaker_posts", _TEXT)),
        *(("post_key", _TEXT), ("post_text", _TEXT), ("transcript", _TEXT)),
        *(("spoken_at", _REAL), ("verdict", _TEXT)),
    ),
}
SCHEMAS: dict[TableName, pa.Schema] = {
    table: pa.schema([pa.field(name, kind) for name, kind in columns])
    for table, columns in _COLUMNS.items()
}


def article_key_of(url: str) -> str:
    """Give the key of the article at an address, as `archive.store.articles` gives it."""
    return content_digest("article", url)


def version_key_of(title: str | None, text: str) -> str:
    """Give the digest of one wording of an article, as `archive.store.articles` gives it."""
    return content_digest(title, text)


def quotation_key_of(url: str, version: str, start: int, end: int) -> str:
    """Give the key of a quotation, as `archive.store.articles` gives it."""
    return content_digest("quote", url, version, str(start), str(end))
