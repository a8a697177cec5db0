"""The real posts beside the checkout, for gates and benchmarks; never part of the project."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archiver.text.dates import parse_date
from tests.gate.made import Told

SHARED = Path(os.environ.get("ARCHIVER_SHARED") or Path(__file__).parents[3] / "shared")
POSTS = SHARED / "data" / "posts" / "posts.jsonl.gz"


def rows() -> Iterator[dict[str, Any]]:
    """Every post as it lies there."""
    with gzip.open(POSTS, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def told() -> Iterator[Told]:
    """The posts with an author, a day, and words of their own."""
    for row in rows():
        day = parse_date(row["created_at"]) if row["author"] and row["created_at"] else None
        if day and not row["is_retweet"] and not row["text"].startswith(("RT ", '"@', "“@")):
            yield Told(row["id"], row["author"], row["text"], day[:10])


def as_import(post: Told, *, text: str | None = None, truncated: bool = False) -> str:
    """A line for `archiver import`."""
    return json.dumps(
        {
            "platform": "x",
            "id": post.id,
            "author": {"handle": post.author, "name": None},
            "posted_at": post.day,
            "text": post.text if text is None else text,
            "truncated": truncated,
        }
    )
