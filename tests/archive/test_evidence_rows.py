"""The rows of evidence: the captures of a verdict, and the seals from the first to a stamp."""

import sqlite3

from archiver.archive.pages import evidence


def put_runs(archive: sqlite3.Connection, *stamped: int) -> None:
    for run in range(1, 6):
        archive.execute(
            "insert into runs(id, started_at, command) values (?, ?, 'crawl')", (run, f"s{run}")
        )
        stamp = (b"x", "Tsa", "2031") if run in stamped else (None, None, None)
        archive.execute(
            "insert into seals(run_id, sealed_at, captures, root, previous, head, stamp, "
            "authority, stamped_at) values (?, 'a', 0, 'r', null, ?, ?, ?, ?)",
            (run, f"h{run}", *stamp),
        )


def test_seals_go_on_to_the_first_stamp_after_the_last_run(archive: sqlite3.Connection) -> None:
    put_runs(archive, 1, 4)
    found = evidence.seals_since(archive, [3, 2])
    assert [one.seal.run_id for one in found] == [2, 3, 4]
    assert [one.authority for one in found] == [None, None, "Tsa"]
    assert [one.seal.run_id for one in evidence.seals_since(archive, [4])] == [4]


def test_without_a_stamp_they_go_on_to_the_last(archive: sqlite3.Connection) -> None:
    put_runs(archive, 1)
    assert [one.seal.run_id for one in evidence.seals_since(archive, [3])] == [3, 4, 5]
    assert evidence.seals_since(archive, [9]) == []


def test_quotations_are_found_by_the_beginning_of_their_name(archive: sqlite3.Connection) -> None:
    put_runs(archive)
    archive.execute(
        "insert into captures(id, run_id, url, source, fetched_at, sha256, size) "
        "values (1, 2, 'u', 'u', 't', 'ab', 1)"
    )
    archive.execute("insert into articles(id, key, url, first_run_id) values (1, 'k', 'u', 1)")
    archive.execute(
        "insert into article_versions(id, article_id, capture_id, digest, text) "
        "values (1, 1, 1, 'd', 'text')"
    )
    for key in ("abc1", "abc2", "abd"):
        archive.execute(
            "insert into quotes(key, article_version_id, start, end, text, cue) "
            "values (?, 1, 0, 1, 't', 'post')",
            (key,),
        )
    assert evidence.quotation_keys_like(archive, "abc") == ["abc1", "abc2"]
    assert evidence.quotation_keys_like(archive, "abd") == ["abd"]
    (capture,) = evidence.captures_of_quotation(archive, 1)
    assert (capture.role, capture.run_id, capture.command) == ("article", 2, "crawl")
    assert evidence.place_in_run(archive, 2, 1) == 0
