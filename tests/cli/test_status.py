"""`archiver status`: what is held, what is due, and the audit."""

import json
import os
import threading
from contextlib import closing
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.cli import load, status
from archiver.provenance.audit import Audit
from tests.cli.conftest import Archiver
from tests.conftest import WritePage

POST = {"platform": "x", "id": "7", "text": "No boat, no seal.", "author": {"handle": "ana"}}


def test_a_missing_archive_is_told_and_not_made(archiver: Archiver) -> None:
    result = archiver("status")
    assert result.exit_code == 2
    assert result.stderr
    assert not Path("db").exists()


def test_what_was_imported_is_held_and_nothing_is_due(archiver: Archiver) -> None:
    Path("posts.jsonl").write_text(json.dumps(POST), encoding="utf-8")
    assert load.import_command.name == "import"
    archiver("import", "posts.jsonl")
    shown = json.loads(archiver("status", "--json").stdout)
    assert shown["held"]["posts"] == 1
    assert shown["runs"][0]["command"] == "import"
    told = archiver("status").stdout
    assert "1 posts" in told
    assert "Quotations by wording: none yet" in told


def test_damage_is_named_and_ends_with_3(archiver: Archiver, write_page: WritePage) -> None:
    archiver("crawl", "--offline", write_page("one.html"))
    whole = archiver("status", "--verify")
    assert (whole.exit_code, "all of it fits" in whole.stdout) == (0, True)
    (warc,) = Path("db/captures").glob("*.warc.gz")
    warc.write_bytes(b"\0" * warc.stat().st_size)
    broken = archiver("status", "--verify")
    assert broken.exit_code == 3
    assert "do not fit" in broken.stdout
    report = json.loads(archiver("status", "--verify", "--json").stdout)
    assert report["wrong"] == len(report["problems"]) > 0


def test_a_file_of_others_that_ends_its_reader_is_named(
    archiver: Archiver, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A WARC file of others may be made to harm whoever checks it."""

    def end(_path: Path, _offset: int) -> tuple[str, int]:
        os._exit(7)

    archiver("crawl", "--offline", write_page("one.html"))
    (warc,) = Path("db/captures").glob("*.warc.gz")
    with closing(connect(Path("db/archive.db"), write=True)) as connection:
        connection.execute("update captures set warc_file = ?", [str(warc.resolve())])
        connection.commit()
    assert "not fit" not in archiver("status", "--verify").stdout
    monkeypatch.setattr(status, "digest_of_others", end)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    broken = archiver("status", "--verify")
    assert broken.exit_code == 3
    assert "ended the process" in " ".join(broken.stdout.split())


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ({"due": 3, "later": 0, "next": None}, "3 due, 0 later"),
        ({"due": 0, "later": 12, "next": "2036-01-03"}, "0 due, 12 later (next 2036-01-03)"),
        ({"due": 1, "later": 12, "next": "2036-01-03"}, "1 due, 12 later"),
        (
            {"due": 1_000, "later": 0, "next": None, "failing": 2, "given_up": 1},
            "1,000 due, 0 later, 2 failing, 1 given up",
        ),
    ],
)
def test_the_next_time_is_told_only_where_nothing_is_due_before(
    counts: dict[str, object], line: str
) -> None:
    assert status._due(counts) == line


def test_an_audit_is_summed_up_without_what_there_is_none_of(archive: object) -> None:
    audit = Audit(connection=archive, folder=Path())  # type: ignore[arg-type]
    audit.captures, audit.bytes = 1_200, 3_000
    assert status._summary(audit, 0) == (
        "Checked 1,200 captures of 3,000 bytes, 0 seals, 0 of them stamped: all of it fits"
    )
    audit.forgotten, audit.files = 2, 1
    assert "2 forgotten, 1 loaded files" in status._summary(audit, 3)
    assert status._summary(audit, 3).endswith("3 things do not fit")
