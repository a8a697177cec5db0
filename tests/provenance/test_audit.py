"""Everything that can be changed in an archive or its WARC files is named by the check."""

import gzip
import json
import shutil
import sqlite3
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from archiver.archive.connection import connect, transaction
from archiver.archive.store import runs
from archiver.cli.status import status_command
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.importers.pipeline import import_files
from archiver.models.records import Capture
from archiver.provenance.audit import Audit
from archiver.provenance.stamping import Authority, read_roots
from archiver.provenance.warc import WarcFile
from tests.crawl.newsroom import serving
from tests.provenance.authority import Tsa
from tests.provenance.authority import serving as serving_stamps
from tests.provenance.conftest import show_an_article


@pytest.fixture(scope="module")
def original(keys: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Authority]:
    """Two runs, the first of them stamped, and a file that was loaded: a folder, made once."""
    made = tmp_path_factory.mktemp("audited")
    connection = connect(made / "archive.db", write=True)
    with serving_stamps(keys) as tsa, serving() as room:
        authority = Authority(url=tsa.url, roots=read_roots(tsa.folder / "root.pem"))
        web = replace(room.web(), authority=authority)
        show_an_article(room)
        options = CrawlOptions(warc_folder=made / "captures", web=web)
        crawl(connection, [f"{room.url}/seal"], options)
        page = room.article("/tide", number="17", quote="The tide will wait for nobody at all")
        room.post("17", "The tide will wait for nobody at all")
        crawl(connection, [page], replace(options, web=room.web()))
    loaded = made.parent / "posts.jsonl"
    loaded.write_text(
        '{"platform": "x", "id": "18", "author": {"handle": "a"}, "text": "The tide is late."}\n'
    )
    import_files(connection, [loaded])
    connection.close()
    return made, authority


@pytest.fixture
def crawled(original: tuple[Path, Authority], tmp_path: Path) -> Iterator[Audit]:
    """A copy of them in `db/`, which may be changed."""
    folder, authority = original
    shutil.copytree(folder, tmp_path / "db")
    connection = connect(tmp_path / "db" / "archive.db", write=True)
    yield Audit(connection=connection, folder=tmp_path / "db" / "captures", authority=authority)
    connection.close()


def found(audit: Audit) -> list[tuple[str, str]]:
    return [(problem.kind, f"{problem.where}: {problem.reason}") for problem in audit.problems()]


def test_an_archive_that_is_whole_fits(crawled: Audit) -> None:
    assert found(crawled) == []
    counts = crawled.as_json()
    assert counts.pop("bytes") > 1000
    assert counts == {"captures": 4, "files": 1, "forgotten": 0, "seals": 3, "stamped": 1}


CHANGES = {
    "update captures set url = url || '?' where id = 1": ("seal", "run 1: its captures are not"),
    "update captures set fetched_at = '2031-05-04T00:00:00Z' where id = 3": ("seal", "run 2: its"),
    "update captures set sha256 = 'a' || substr(sha256, 2) where id = 2": ("record", "capture 2"),
    "update captures set warc_offset = warc_offset + 1 where id = 2": ("record", "no whole record"),
    "update captures set warc_offset = 0 where id = 2": ("record", "bytes are others"),
    "update captures set warc_file = null where id = 1": ("record", "names no WARC record"),
    "update captures set run_id = 2 where id = 1": ("seal", "run 1: it has 1 captures, where 2"),
    "update captures set leaf = sha256, warc_file = null where id = 1": ("record", "nothing ever"),
    "delete from seals where id = 2": ("seal", "run 2: it ended, but has no seal"),
    "delete from seals where id = 3": ("seal", "run 3: it ended, but has no seal"),
    "update seals set root = head where id = 1": ("seal", "run 1: its seal was changed"),
    "update seals set previous = null where id = 2": ("seal", "run 2: its seal does not follow"),
    "update runs set started_at = '2030-01-01T00:00:00Z' where id = 2": ("seal", "the time at"),
    "update seals set stamp = x'3003020100' where id = 1": ("stamp", "run 1: the answer is no"),
    "update seals set stamp = (select stamp from seals where id = 1) where id = 3": (
        "stamp",
        "run 3: the stamp does not hold",
    ),
    "delete from article_versions": ("database", "that is not there"),
    "insert into forgotten(forgotten_at) values ('2031-05-04')": ("forgetting", "was cut short"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_row_is_named(crawled: Audit, change: str) -> None:
    crawled.connection.execute("pragma foreign_keys = off")
    with transaction(crawled.connection):
        crawled.connection.execute(change)
    kind, told = CHANGES[change]
    assert any(one == kind and told in text for one, text in found(crawled)), found(crawled)


def test_a_run_that_is_taken_out_breaks_the_chain(crawled: Audit) -> None:
    crawled.connection.execute("pragma foreign_keys = off")
    with transaction(crawled.connection):
        crawled.connection.execute("delete from captures where run_id = 2")
        crawled.connection.execute("delete from seals where run_id = 2")
        crawled.connection.execute("delete from runs where id = 2")
    assert (
        "seal",
        "run 3: its seal does not follow the one before: some run was taken out or put in",
    ) in found(crawled)


@pytest.mark.slow
def test_any_changed_byte_of_a_file_is_found(crawled: Audit) -> None:
    rows = crawled.connection.execute("select warc_file, warc_offset from captures where id = 1")
    name, offset = rows.fetchone()
    path = crawled.folder / name
    whole = path.read_bytes()
    unpacked, tried = gzip.decompress(whole), 0
    for at in range(offset + 10, len(whole), 37):
        damaged = bytearray(whole)
        damaged[at] ^= 0x10
        with suppress(OSError, EOFError, zlib.error):
            if gzip.decompress(damaged) == unpacked:
                continue  # gzip's own date and system, or bits that only fill up a last byte
        tried += 1
        path.write_bytes(damaged)
        assert {kind for kind, _ in found(crawled)} == {"record"}, at
    assert tried > (len(whole) - offset) / 37 / 2
    path.write_bytes(whole[:-30])
    assert [kind for kind, _ in found(crawled)] == ["record"]
    path.write_bytes(whole)
    assert found(crawled) == []


def test_a_missing_file_is_named_once_with_how_much_was_in_it(crawled: Audit) -> None:
    (crawled.folder / "run-000001.warc.gz").unlink()
    ((kind, told),) = found(crawled)
    assert kind == "record"
    assert told.endswith("run-000001.warc.gz: the file is missing, and with it 2 captures")


def test_a_damaged_database_is_said_to_be_and_the_rest_is_checked(
    crawled: Audit, tmp_path: Path
) -> None:
    crawled.connection.execute("pragma wal_checkpoint(truncate)")
    copy = tmp_path / "copy.db"
    shutil.copy(tmp_path / "db" / "archive.db", copy)
    connection = sqlite3.connect(copy)
    connection.row_factory = sqlite3.Row
    page = connection.execute(
        "select rootpage from sqlite_master where name = 'captures_sha256'"
    ).fetchone()[0]
    size = connection.execute("pragma page_size").fetchone()[0]
    connection.close()
    with copy.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * 200)
    connection = sqlite3.connect(copy)
    connection.row_factory = sqlite3.Row
    audit = replace(crawled, connection=connection)
    assert {kind for kind, _ in found(audit)} == {"database"}
    assert audit.captures == 4
    connection.close()


def test_the_check_tells_how_far_it_is(crawled: Audit) -> None:
    told: list[tuple[str, int, int]] = []
    crawled.tell = lambda *step: told.append(step)
    assert found(crawled) == []
    assert {stage for stage, _, _ in told} == {"Database", "Captures", "Seals"}
    assert ("Captures", 3, 4) in told
    assert told[-1] == ("Seals", 3, 3)


@pytest.mark.slow
def test_memory_does_not_grow_with_what_is_checked(
    file: sqlite3.Connection, tmp_path: Path
) -> None:
    folder = tmp_path / "db" / "captures"
    with transaction(file), WarcFile(folder, "run-000001") as warc:
        run = runs.begin_run(file, at="2031-05-04T02:00:00Z", command="crawl", offline=True)
        for number in range(40):
            capture = Capture(
                url=f"https://a.example/{number}",
                source="a",
                fetched_at="2031-05-04T02:00:00Z",
                body=b"%d" % number * 1_000_000,
            )
            place = (warc.path.name, warc.write(capture))
            runs.add_capture(file, run, capture, place=place)
    tracemalloc.start()
    audit = Audit(connection=file, folder=folder)
    assert list(audit.problems()) == []
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (audit.captures, audit.bytes) == (40, 70_000_000)
    assert most < 3_000_000


def status(path: Path, *options: str) -> tuple[int, str]:
    runner = CliRunner()
    result = runner.invoke(
        status_command, ["-d", str(path), "--verify", *options], standalone_mode=False
    )
    assert result.exception is None
    return result.return_value, result.stdout


def test_status_says_that_all_fits_or_names_what_does_not(
    crawled: Audit, tsa: Tsa, tmp_path: Path
) -> None:
    path = tmp_path / "db" / "archive.db"
    roots = tmp_path / "db" / "roots.pem"
    roots.write_bytes((tsa.folder / "root.pem").read_bytes())
    (tmp_path / "db" / "crawl.toml").write_text('[evidence]\nroots = "roots.pem"\n')
    code, out = status(path)
    assert code == 0
    assert out.startswith("Checked 4 captures of ")
    assert out.endswith("3 seals, 1 of them stamped: all of it fits\n")
    (crawled.folder / "run-000002.warc.gz").unlink()
    code, out = status(path)
    assert code == 3
    assert "the file is missing" in " ".join(out.split())
    assert "1 things do not fit" in out
    code, out = status(path, "--json")
    data = json.loads(out)
    assert (code, data["wrong"], data["checked"]["captures"]) == (3, 1, 2)
    assert data["problems"][0]["kind"] == "record"


@pytest.mark.usefixtures("crawled")
def test_a_stamp_whose_authority_is_not_known_is_named(tmp_path: Path) -> None:
    code, out = status(tmp_path / "db" / "archive.db")
    assert code == 3
    assert "name its authority's certificate with 'roots'" in " ".join(out.split())
