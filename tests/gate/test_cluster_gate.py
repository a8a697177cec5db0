"""Real pages beside one in eight of 226,000 posts: a cluster judges every quotation as the crawl.

Reads what lies beside the checkout, which is no part of the project.
"""

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from tests.cluster.shards import (
    crawled_verdicts,
    judge_all,
    judged_by_key,
    read_all,
    write_shards,
)
from tests.gate import real
from tests.gate.named_posts import named_posts
from tests.gate.read_once import pages_read_once

PAGES = real.SHARED / "html" / "dev" / "pages"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (PAGES.is_dir() and real.POSTS.is_file()),
        reason="the real pages and posts are not beside this checkout",
    ),
]


def test_every_verdict_equals_the_crawls_field_by_field(tmp_path: Path) -> None:
    posts = tmp_path / "posts.jsonl"
    with posts.open("w", encoding="utf-8") as out:
        out.writelines(f"{one.import_line()}\n" for one in named_posts(one_in=8))
    shards = write_shards(sorted(PAGES.iterdir()), tmp_path / "warc", shards=4)
    with pages_read_once() as pages:
        folder = read_all(shards, tmp_path / "out")
        read_by_tasks = len(pages)
        crawled = crawled_verdicts(shards, tmp_path, [posts])
    assert len(pages) == read_by_tasks > 150
    judged = judged_by_key(judge_all(folder, [posts]))
    assert len(crawled) > 500
    # An archive judges an article's current version alone, a cluster each that was captured.
    assert judged.keys() >= crawled.keys()
    different = {key: (judged[key], crawled[key]) for key in crawled if judged[key] != crawled[key]}
    assert not different
