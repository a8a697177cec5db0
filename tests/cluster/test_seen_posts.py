"""Posts that pages show are kept and counted alike, page by page and many pages at once."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.archive.connection import connect, transaction
from archiver.archive.store import runs
from archiver.cluster.seen_posts import PostCounts, keep_page_embeds
from archiver.importers.pipeline import import_files
from archiver.models.records import content_digest
from tests.cluster.shards import write_posts

WORDS = [
    "seal",
    "ferry",
    "harbour",
    "council",
    "budget",
    "vote",
    "bridge",
    "night",
    "winter",
    "school",
    "tram",
    "market",
]
_COMPARED = (
    "select word, wordings from word_counts order by word",
    "select term, doc, cnt from temp.terms order by term",
    "select post_id, digest, claimed from post_versions order by id",
    "select key, author_id, posted_at, platform_id from posts order by id",
    "select post_id, claimant, text, contradicts from claims order by id",
    "select post_id, version_id, capture_id from sightings order by id",
)


def text_of(post: int) -> str:
    """Words that others have too, and one that nobody else has."""
    drawn = random.Random(post)
    return " ".join([*drawn.choices(WORDS, k=9), f"rare{post}"])


def shown(page: int, **post: Any) -> dict[str, Any]:
    """A row of the table of embeds."""
    url = f"https://news.example/{page}"
    return {
        "platform": "x",
        "kind": "embed",
        "posted_at": None,
        "truncated": False,
        "start": None,
        "end": None,
        "article_url": url,
        "seen_at": f"2024-08-{1 + page % 28:02}T03:00:00Z",
        "sha256": content_digest(url),
        "size": 100,
        "warc": "/crawl/a.warc.gz",
        "warc_offset": page,
        **post,
    }


def draw_pages(count: int) -> Iterator[list[dict[str, Any]]]:
    """So many pages of three posts, some of them cut, a few without their id."""
    drawn = random.Random(21)
    for page in range(count):
        rows = []
        for _ in range(3):
            post = drawn.randrange(500)
            number = str(1812256998588662068 + post * 4096) if drawn.random() > 0.003 else None
            cut = drawn.random() < 0.1
            text = " ".join(text_of(post).split()[:6]) if cut else text_of(post)
            handle, name = f"ana{post % 9}", f"Ana Brook{post % 9}"
            url = number and f"https://x.com/{handle}/status/{number}"
            who = {"id": number, "url": url, "handle": handle, "name": name}
            rows.append(shown(page, **who, text=text, truncated=cut))
        yield rows
        if page == count * 3 // 4:
            yield from joined_later()


def joined_later() -> Iterator[list[dict[str, Any]]]:
    """A post without its id that is another one, as is known when that is shown with its day."""
    who = {"platform": "facebook", "handle": "ana", "name": "Ana Brook", "text": text_of(999)}
    known = {"id": "1234567890123456", "url": "https://www.facebook.com/ana/posts/1234567890123456"}
    for page, (named, day) in enumerate([(True, "01"), (False, "10"), (True, "10")], start=900):
        named_by = known if named else {"id": None, "url": None}
        yield [shown(page, **who, **named_by, posted_at=f"2024-07-{day}T12:00:00Z")]


def kept(path: Path, imported: Path, count: int, at_once: int) -> list[list[tuple[Any, ...]]]:
    """Keep `count` pages in an archive that knows some of the posts, so many pages at once."""
    with closing(connect(path, write=True)) as connection:
        import_files(connection, [imported])
        pages, counts = list(draw_pages(count)), PostCounts()
        with transaction(connection):
            run = runs.begin_run(
                connection, at="2024-09-01T00:00:00Z", command="bulk match", offline=True
            )
        for start in range(0, len(pages), at_once):
            with transaction(connection):
                keep_page_embeds(connection, run, pages[start : start + at_once], counts)
        vocabulary = "create virtual table temp.terms using fts5vocab('main', 'post_index', 'row')"
        connection.execute(vocabulary)
        check_index(connection)
        return [[tuple(row) for row in connection.execute(query)] for query in _COMPARED]


def check_index(connection: sqlite3.Connection) -> None:
    """Every held wording is in the index, once."""
    missing = connection.execute(
        "select count(*) from post_versions where id not in (select id from post_index_docsize)"
    ).fetchone()
    assert missing[0] == 0


@pytest.mark.usefixtures("read_in_process")
@pytest.mark.parametrize("count", [80, pytest.param(200, marks=pytest.mark.slow)])
def test_many_pages_at_once_are_indexed_and_counted_as_page_by_page(
    tmp_path: Path, count: int
) -> None:
    """Of a batch words that occur once were not counted, and no words of a post that was joined."""
    posts = [
        {
            "platform": "x",
            "id": str(1812256998588662068 + post * 4096),
            "author": {"handle": f"ana{post % 9}", "name": f"Ana Brook{post % 9}"},
            "text": text_of(post),
        }
        for post in range(0, 100, 3)
    ]
    imported = write_posts(tmp_path / "posts.jsonl", posts)
    single = kept(tmp_path / "single.db", imported, count, 1)
    together = kept(tmp_path / "together.db", imported, count, 500)
    some = kept(tmp_path / "some.db", imported, count, 7)
    counted = dict(single[0])
    assert list(counted.values()).count(1) > 100
    # Both that were joined stand in the index, and one row is left of them.
    assert counted["rare999"] == 2
    for one, other, third in zip(single, together, some, strict=True):
        assert one == other
        assert one == third
