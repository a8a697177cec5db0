"""A cluster gives every quotation the verdict that a crawl of the same pages gives it."""

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from tests.cluster.shards import (
    NEWSROOM,
    SPOKEN,
    crawled_verdicts,
    judge_all,
    judged_by_key,
    read_all,
    write_shards,
)


@pytest.mark.slow
def test_verdicts_of_the_newsroom_are_those_of_the_crawl_field_by_field(tmp_path: Path) -> None:
    pages = sorted([*NEWSROOM.glob("*.html"), *NEWSROOM.glob("*.txt")])
    shards = write_shards(pages, tmp_path / "warc")
    judged = judged_by_key(judge_all(read_all(shards, tmp_path / "out")))
    crawled = crawled_verdicts(shards, tmp_path)
    assert len(crawled) > 50
    assert judged == crawled


@pytest.mark.slow
def test_verdicts_by_transcripts_are_those_of_the_crawl(tmp_path: Path) -> None:
    pages = sorted(SPOKEN.glob("*.html"))
    transcripts = [SPOKEN / "transcripts" / "transcripts.csv"]
    shards = write_shards(pages, tmp_path / "warc")
    judged = judged_by_key(judge_all(read_all(shards, tmp_path / "out"), transcripts))
    assert judged == crawled_verdicts(shards, tmp_path, transcripts)
    assert sum(row["transcript"] is not None for row in judged.values()) > 5
