"""Posts that are added have those quotations judged again that they may answer, and no others."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")

from archiver.archive.index.quotation_overlay import (
    archive_marks,
    is_without_quotations,
    overlay_quotations,
)
from archiver.cluster import shard_judging
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.regrowth import quotations_to_judge
from archiver.cluster.shard_tables import judged_pages, pages_of_shard
from archiver.verification.verify import verify_claim
from tests.cluster.shards import judge_all, judged_by_key, rows_of, write_posts
from tests.cluster.test_evidence_archive import post

SEARCHED = ("searched", "speaker_posts")
"""How much was held when a quotation was judged: that alone stays as it was."""


@pytest.fixture
def folder(small_folder: BulkFolder, tmp_path: Path) -> BulkFolder:
    shutil.copytree(small_folder.path, tmp_path / "out")
    return BulkFolder(tmp_path / "out")


def without_counts(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        key: {name: row[name] for name in row if name not in SEARCHED}
        for key, row in judged_by_key(rows).items()
    }


@pytest.mark.usefixtures("read_in_process")
def test_only_what_new_posts_may_answer_is_judged_again_with_the_same_end(
    folder: BulkFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(folder, "verdicts")
    absent = next(row for row in before if row["wording"] == "not_found")
    posts = write_posts(tmp_path / "new.jsonl", [post(1, absent["quote"]), post(2, "Low tide.")])
    asked: list[str] = []
    real = verify_claim

    def verify(connection: sqlite3.Connection, claim: Any) -> Any:
        asked.append(claim.id)
        return real(connection, claim)

    monkeypatch.setattr(shard_judging, "verify_claim", verify)
    grown = judge_all(folder, [posts])
    assert absent["key"] in asked
    assert len(asked) < len(before)
    fresh = BulkFolder(tmp_path / "fresh")
    shutil.copytree(folder.path / "shards", fresh.path / "shards")
    for table in ("articles", "captures", "embeds", "quotations"):
        shutil.copytree(folder.path / table, fresh.path / table)
    whole = judge_all(fresh, [posts])
    assert len(asked) > len(before)
    changed = without_counts(grown)[absent["key"]]
    assert changed["wording"] != "not_found"
    assert without_counts(grown) == without_counts(whole)


def test_nothing_is_kept_where_the_evidence_is_another_or_was_not_known(
    folder: BulkFolder,
) -> None:
    read = folder.shards()[0]
    known = folder.verdict_manifest(read["shard"])
    assert known is not None
    facts = {**folder.judging_facts(read["shard"], "new")}
    assert shard_judging._has_grown(known, facts, [known["evidence"]])
    assert not shard_judging._has_grown(known, facts, ["other"])
    assert not shard_judging._has_grown(known, {**facts, "rules": "0"}, [known["evidence"]])
    pages = list(judged_pages(folder, read, known))
    assert len(pages) == len(list(pages_of_shard(folder, read))) == 1
    assert sum(len(verdicts) for _, verdicts in pages) == known["counts"]["judged"]


def test_an_archive_that_has_quotations_is_judged_by_whole(
    archive: sqlite3.Connection, folder: BulkFolder
) -> None:
    assert is_without_quotations(archive)
    marks = archive_marks(archive)
    read = folder.shards()[0]
    known = {**(folder.verdict_manifest(read["shard"]) or {}), "marks": marks}
    assert quotations_to_judge(archive, folder, read, known) == {
        row["key"] for row in rows_of(folder, "verdicts") if row["post_key"]
    } & {key for _, verdicts in judged_pages(folder, read, known) for key in verdicts}
    known["marks"] = {**marks, "transcripts": -1}
    assert quotations_to_judge(archive, folder, read, known) is None


def test_an_overlay_goes_with_its_connection(archive: sqlite3.Connection) -> None:
    overlay_quotations(archive, [])
    archive.execute("insert into temp.quotes(id) values (1)")
    assert not is_without_quotations(archive)
    assert archive.execute("select count(*) from main.quotes").fetchone()[0] == 0
