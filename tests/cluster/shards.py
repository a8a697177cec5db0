"""WARC files of pages, read and judged in this process, and an archive crawled from the same."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from archiver.archive.connection import connect
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.evidence_archive import prepare_evidence
from archiver.cluster.shard_judging import judge_shard
from archiver.cluster.shard_list import list_shards
from archiver.cluster.shard_reading import read_shard
from archiver.cluster.table_files import iterate_rows
from archiver.crawl.options import CrawlOptions, show_no_progress
from archiver.crawl.run import crawl
from archiver.importers.pipeline import import_files
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile

NEWSROOM = Path(__file__).parents[1] / "newsroom"
SPOKEN = Path(__file__).parents[1] / "newsroom_spoken"
IDS = frozenset({"id", "quote_id", "run_id", "judged_at", "claim_id"})
"""Columns of an archive's verdicts that are of that archive alone."""
ROWS = frozenset({"post_version_id", "sighting_id", "transcript_version_id"})


def write_shards(pages: Iterable[Path], folder: Path, shards: int = 2) -> list[Path]:
    """Write pages into WARC files, in their order, as captured in May 2024."""
    found = list(pages)
    for number in range(shards):
        with WarcFile(folder, f"shard-{number}") as file, file.together():
            for place, page in enumerate(found[number::shards]):
                body = page.read_bytes()
                if page.suffix == ".gz":
                    body = gzip.decompress(body)
                kind = "text/html" if ".html" in page.name else "text/plain"
                file.write(
                    Capture(
                        url=f"https://{page.name.partition('-')[0]}.example/{page.name}",
                        source=page.name,
                        fetched_at=f"2024-05-{4 + place % 3:02}T03:00:00Z",
                        body=body,
                        status=200,
                        headers=(("Content-Type", kind),),
                    )
                )
    return sorted(folder.glob("*.warc.gz"))


def read_all(shards: Iterable[Path], out: Path) -> BulkFolder:
    """Read shards as tasks do, one after the other."""
    folder = BulkFolder(out)
    for one in list_shards(map(str, shards)):
        read_shard(folder, one.name, one.address, lambda: None)
    return folder


def judge_all(folder: BulkFolder, posts: Iterable[Path] = ()) -> list[dict[str, Any]]:
    """Judge all shards of a folder as tasks do; give the rows of their verdicts."""
    evidence = prepare_evidence(folder, list(posts), show_no_progress)
    for one in folder.shards():
        facts = folder.judging_facts(one["shard"], evidence.digest)
        judge_shard(
            folder,
            one["shard"],
            evidence.path,
            facts,
            lambda: None,
            grown_from=evidence.grown_from,
        )
    return rows_of(folder, "verdicts")


def rows_of(folder: BulkFolder, table: Any) -> list[dict[str, Any]]:
    return [row for path in folder.table_files(table) for row in iterate_rows(path)]


def crawled_verdicts(
    shards: Iterable[Path], folder: Path, posts: Iterable[Path] = ()
) -> dict[str, dict[str, Any]]:
    """Crawl the shards into an archive; give its verdicts by the key of their quotation.

    Rows of the archive are named as the tables of a cluster name them.
    """
    connection = connect(folder / "crawled.db", write=True)
    try:
        if listed := list(posts):
            import_files(connection, listed)
        crawl(connection, [str(one) for one in shards], CrawlOptions(warc_folder=folder))
        rows = connection.execute(
            "select q.key as quotation, p.key as post_key, pv.text as post_text, "
            "t.key as transcript, d.* from quotes q join verdicts d on d.id = q.verdict_id "
            "left join post_versions pv on pv.id = d.post_version_id "
            "left join posts p on p.id = pv.post_id "
            "left join transcript_versions tv on tv.id = d.transcript_version_id "
            "left join transcripts t on t.id = tv.transcript_id"
        ).fetchall()
    finally:
        connection.close()
    found = {}
    for row in map(dict, rows):
        if row["corroborated"] is not None:
            row["corroborated"] = bool(row["corroborated"])
        key = row.pop("quotation")
        found[key] = {name: row[name] for name in row if name not in IDS | ROWS}
    return found


def judged_by_key(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give verdicts of tables by the key of their quotation, with the columns of an archive."""
    extra = ("key", "record", "article_key", "version", "article_url", "site", "published_at")
    left = {*extra, "quote", "speaker", "verdict"}
    return {row["key"]: {name: row[name] for name in row if name not in left} for row in rows}


def write_posts(path: Path, posts: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in posts), encoding="utf-8")
    return path
