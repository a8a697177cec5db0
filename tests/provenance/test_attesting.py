"""Runs are sealed, chained and stamped, with an authority and a newsroom on loopback."""

import sqlite3
import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from archiver.archive.connection import transaction
from archiver.archive.store import runs
from archiver.crawl import settings
from archiver.crawl.options import CrawlOptions, NetworkSettings
from archiver.crawl.run import crawl
from archiver.errors import UnusableSettings, UnusableStamp
from archiver.importers.pipeline import import_files
from archiver.provenance import merkle, sealing, stamping
from archiver.provenance.attesting import attest_run
from archiver.provenance.stamping import Authority
from tests.conftest import WritePage
from tests.crawl.newsroom import Newsroom
from tests.provenance import authority
from tests.provenance.authority import Tsa


def roots(tsa: Tsa) -> Any:
    return stamping.read_roots(tsa.folder / "root.pem")


def rows(connection: sqlite3.Connection, query: str) -> list[Any]:
    return [dict(row) for row in connection.execute(query)]


def test_a_run_is_sealed_over_all_its_captures_in_their_order(
    archive: sqlite3.Connection, room: Newsroom, tmp_path: Path
) -> None:
    crawl(archive, [f"{room.url}/seal"], CrawlOptions(warc_folder=tmp_path, web=room.web()))
    (seal,) = rows(archive, "select * from seals")
    captures = rows(archive, "select * from captures order by id")
    assert (seal["captures"], len(captures)) == (2, 2)
    facts = [
        f'["{one["url"]}","{one["fetched_at"]}",200,"{one["content_type"]}","{one["sha256"]}",'
        f"{one['size']}]"
        for one in captures
    ]
    first, second = (sha256(b"\0" + fact.encode()).digest() for fact in facts)
    assert seal["root"] == sha256(b"\1" + first + second).hexdigest()
    assert (seal["previous"], seal["stamp"]) == (None, None)


def test_each_seal_is_chained_to_the_one_before(
    archive: sqlite3.Connection, write_page: WritePage, tmp_path: Path
) -> None:
    crawl(archive, [str(write_page("one.html"))], CrawlOptions(warc_folder=tmp_path / "captures"))
    crawl(
        archive,
        [str(write_page("two.html", number=1))],
        CrawlOptions(warc_folder=tmp_path / "captures"),
    )
    (tmp_path / "posts.jsonl").write_text(
        '{"platform": "x", "id": "17", "author": {"handle": "a"}, "text": "The tide is late."}\n'
    )
    import_files(archive, [tmp_path / "posts.jsonl"])
    first, second, third = rows(archive, "select * from seals order by id")
    assert [second["previous"], third["previous"]] == [first["head"], second["head"]]
    assert [one["captures"] for one in (first, second, third)] == [1, 1, 1]
    assert [one["run_id"] for one in (first, second, third)] == [1, 2, 3]


def test_a_run_that_was_cut_short_is_sealed_by_the_next(
    archive: sqlite3.Connection, write_page: WritePage, tmp_path: Path
) -> None:
    with transaction(archive):
        run = runs.begin_run(archive, at="2031-05-04T02:00:00Z", command="crawl", offline=True)
        runs.add_file_record(
            archive, run, url="file:///a", source="a", sha256="0" * 64, size=1, at="2031-05-04"
        )
    crawl(archive, [str(write_page("one.html"))], CrawlOptions(warc_folder=tmp_path / "captures"))
    seals = rows(archive, "select run_id, captures from seals order by id")
    assert seals == [{"run_id": 1, "captures": 1}, {"run_id": 2, "captures": 1}]


def test_a_run_without_captures_has_the_root_of_nothing(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        run = runs.begin_run(archive, at="2031-05-04T02:00:00Z", command="crawl", offline=True)
        sealing.seal_run(archive, run, at="2031-05-04T03:00:00Z")
        sealing.seal_run(archive, run, at="2031-05-04T04:00:00Z")
    (seal,) = rows(archive, "select captures, root, sealed_at from seals")
    empty = merkle.EMPTY.hex()
    assert seal == {"captures": 0, "root": empty, "sealed_at": "2031-05-04T03:00:00Z"}


def test_the_seal_is_stamped_by_the_authority_that_the_owner_names(
    archive: sqlite3.Connection, room: Newsroom, tsa: Tsa, tmp_path: Path
) -> None:
    web = replace(room.web(), authority=Authority(url=tsa.url, roots=roots(tsa)))
    report = crawl(archive, [f"{room.url}/seal"], CrawlOptions(warc_folder=tmp_path, web=web))
    assert (report.failures, report.status) == ([], "done")
    ((kind, _),) = tsa.asked
    assert kind == "application/timestamp-query"
    (seal,) = rows(archive, "select * from seals")
    assert seal["authority"] == tsa.url
    assert seal["stamped_at"][:10] == seal["sealed_at"][:10]
    found = stamping.check_stamp(seal["stamp"], seal["head"], roots(tsa))
    assert found.at == seal["stamped_at"]
    # Anybody can check it, with no program of ours.
    (tmp_path / "head").write_text(seal["head"])
    (tmp_path / "stamp.tsr").write_bytes(seal["stamp"])
    command = ["openssl", "ts", "-verify", "-data", "head", "-in", "stamp.tsr", "-CAfile"]
    done = subprocess.run(  # noqa: S603 - fixed words
        [*command, str(tsa.folder / "root.pem")], cwd=tmp_path, capture_output=True, check=False
    )
    assert b"Verification: OK" in done.stdout + done.stderr


def test_a_stamp_of_another_head_or_by_another_authority_does_not_hold(
    tsa: Tsa, tmp_path: Path
) -> None:
    other = authority.make(tmp_path / "other", "Pelliwick Time")
    asked = TimestampRequestBuilder().data(b"a" * 64)
    query = asked.hash_algorithm(HashAlgorithm.SHA256).build()
    answer = tsa.stamp(query.as_bytes())
    assert stamping.check_stamp(answer, "a" * 64, roots(tsa), nonce=query.nonce).answer == answer
    with pytest.raises(UnusableStamp, match="does not hold"):
        stamping.check_stamp(answer, "b" * 64, roots(tsa))
    with pytest.raises(UnusableStamp, match="Nonce"):
        stamping.check_stamp(answer, "a" * 64, roots(tsa), nonce=7)
    with pytest.raises(UnusableStamp, match="does not hold"):
        stamping.check_stamp(answer, "a" * 64, stamping.read_roots(other))
    with pytest.raises(UnusableStamp, match="name its authority's certificate with 'roots'"):
        stamping.check_stamp(answer, "a" * 64)
    damaged = bytearray(answer)
    damaged[-20] ^= 1
    with pytest.raises(UnusableStamp):
        stamping.check_stamp(bytes(damaged), "a" * 64, roots(tsa))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"status": 500}, "HTTP 500"),
        ({"answer": b"not der at all"}, "no time stamp by RFC 3161"),
        ({"kind": "text/html", "answer": b"<p>Buy stamps!"}, "not what was asked for"),
        ({"status": 307, "location": "/elsewhere"}, "what is posted to one address"),
        ({"answer": bytes.fromhex("30053003020102")}, "no stamp"),
    ],
)
def test_an_authority_that_does_not_stamp_is_reported_and_the_run_is_done(
    archive: sqlite3.Connection,
    room: Newsroom,
    tsa: Tsa,
    tmp_path: Path,
    changed: dict[str, Any],
    told: str,
) -> None:
    for name, value in changed.items():
        setattr(tsa, name, value)
    web = replace(room.web(), authority=Authority(url=tsa.url, roots=roots(tsa)))
    report = crawl(archive, [f"{room.url}/seal"], CrawlOptions(warc_folder=tmp_path, web=web))
    assert (report.status, dict(report.sources)) == ("done", {"new": 1})
    (failure,) = report.failures
    assert failure["source"] == f"time stamp of {tsa.url}"
    assert told in failure["reason"]
    assert rows(archive, "select stamp from seals") == [{"stamp": None}]


def test_an_authority_that_is_not_there_is_reported_and_offline_none_is_asked(
    archive: sqlite3.Connection, room: Newsroom, write_page: WritePage, tmp_path: Path
) -> None:
    web = replace(room.web(), authority=Authority(url="http://127.0.0.1:1025/"))
    report = crawl(archive, [f"{room.url}/seal"], CrawlOptions(warc_folder=tmp_path, web=web))
    assert [one["reason"] for one in report.failures] == ["no connection could be made"]
    report = crawl(archive, [str(write_page("one.html"))], CrawlOptions(warc_folder=tmp_path))
    assert report.failures == []


def test_the_owners_file_names_the_authority_and_its_roots(tsa: Tsa, tmp_path: Path) -> None:
    assert settings.time_stamp_authority(tmp_path) == Authority()
    (tmp_path / "roots.pem").write_bytes((tsa.folder / "root.pem").read_bytes())
    file = tmp_path / "crawl.toml"
    file.write_text(f'[evidence]\ntsa = "{tsa.url}"\nroots = "roots.pem"\n')
    found = settings.read_settings(tmp_path).authority
    assert (found.url, found.roots) == (tsa.url, roots(tsa))
    for wrong, told in (
        ('tsa = "ftp://stamps.example/"', "'tsa'"),
        ("tsa = 7", "has to be a text"),
        ('roots = "none.pem"', "none.pem cannot be read"),
        ('roots = "crawl.toml"', "no certificates in PEM"),
        ('authority = "x"', "is no setting"),
    ):
        file.write_text(f"[evidence]\n{wrong}\n")
        with pytest.raises(UnusableSettings, match=told):
            settings.read_settings(tmp_path)


def test_without_a_network_or_an_authority_a_run_is_sealed_alone(
    archive: sqlite3.Connection,
) -> None:
    at = "2031-05-04T00:00:00Z"
    for web in (None, NetworkSettings()):
        with transaction(archive):
            run = runs.begin_run(archive, at=at, command="crawl", offline=True)
        assert attest_run(archive, run, web, at=at) is None
    stamps = archive.execute("select authority, stamp from seals").fetchall()
    assert [tuple(row) for row in stamps] == [(None, None)] * 2
