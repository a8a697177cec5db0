"""What an archive holds, what is due, and how its last runs ended."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.store import post_queue, runs, verdicts
from archiver.archive.store.status import count_status
from archiver.models.verdict_records import Claim, Verdict
from tests.archive.stored import AT, Desk


def test_an_empty_archive_holds_nothing_and_nothing_is_due(archive: sqlite3.Connection) -> None:
    status = count_status(archive, AT)
    assert set(status["held"].values()) == {0}
    assert (status["wordings"], status["runs"], status["failed"]) == ({}, [], [])
    assert {name: one["due"] for name, one in status["due"].items()} == {
        "sources": 0,
        "articles": 0,
        "posts": 0,
        "people": 0,
    }
    assert {one["next"] for one in status["due"].values()} == {None}


def test_what_is_held_and_judged_is_counted(desk: Desk) -> None:
    desk.add_post(7, "The kelp is late and so is the ferry")
    text = "“The kelp is late,” she said. “Nobody counts gulls,” he said."
    desk.add_article(text, "The kelp is late", "Nobody counts gulls")
    verdict = Verdict(
        claim=Claim(quote="The kelp is late"),
        wording="not_found",
        attribution="unresolved",
        timing="unknown",
        rules="4",
    )
    with transaction(desk.connection):
        verdicts.add_verdict(desk.connection, 1, 1, verdict, at=AT)
    status = count_status(desk.connection, AT)
    held = {name: status["held"][name] for name in ("articles", "posts", "authors", "quotes")}
    assert held == {"articles": 1, "posts": 1, "authors": 1, "quotes": 2}
    assert status["wordings"] == {"not_found": 1}


def test_only_failures_of_the_last_crawl_are_told(desk: Desk) -> None:
    old, last, later = desk.begin_run(), desk.begin_run(), desk.begin_run("import")
    with transaction(desk.connection):
        for run, source in ((old, "old"), (last, "new"), (later, "file")):
            runs.add_reading(desk.connection, run, source, "failed", reason=f"no {source}")
    status = count_status(desk.connection, AT)
    assert status["failed"] == [{"source": "new", "reason": "no new"}]
    assert [one["run"] for one in status["runs"]] == [later, last, old]


def test_no_more_than_ten_runs_are_listed_the_newest_first(desk: Desk) -> None:
    begun = [desk.begin_run() for _ in range(12)]
    listed = [one["run"] for one in count_status(desk.connection, AT)["runs"]]
    assert listed == begun[:1:-1]


def test_a_queued_post_is_due(desk: Desk) -> None:
    with transaction(desk.connection):
        post_queue.queue_post(
            desk.connection,
            key="x:9",
            platform="x",
            url=None,
            why="link",
            at="2032-02-01T00:00:00Z",
        )
    assert count_status(desk.connection, AT)["due"]["posts"]["due"] == 1
