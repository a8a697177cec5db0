"""Rows of notices: each finding once, and deliveries that wait until they are taken."""

import sqlite3

from archiver.archive.migrations.notices import NOTICES
from archiver.archive.store import notices


def put_problem(archive: sqlite3.Connection, run: int, quote: int, problem: str | None) -> None:
    archive.execute(
        "insert or ignore into runs(id, started_at, command) values (?, 's', 'crawl')", (run,)
    )
    archive.execute(
        "insert or ignore into captures(id, run_id, url, source, fetched_at, sha256, size) "
        "values (1, ?, 'u', 'u', 't', 'ab', 1)",
        (run,),
    )
    archive.execute(
        "insert or ignore into articles(id, key, url, first_run_id) values (1, 'k', 'u', ?)", (run,)
    )
    archive.execute(
        "insert or ignore into article_versions(id, article_id, capture_id, digest, text) "
        "values (1, 1, 1, 'd', 'text')"
    )
    archive.execute(
        "insert or ignore into quotes(id, key, article_version_id, start, end, text, cue) "
        "values (?1, 'q' || ?1, 1, 0, 1, 't', 'post')",
        (quote,),
    )
    number = archive.execute(
        "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, timing, "
        "problem) values (?, ?, 't', '1', 'altered', 'confirmed', 'unknown', ?)",
        (quote, run, problem),
    ).lastrowid
    archive.execute("update quotes set verdict_id = ? where id = ?", (number, quote))


def told(archive: sqlite3.Connection) -> list[tuple[int | None, str | None]]:
    return [(one.quote_id, one.problem) for one in notices.collect_notices(archive, at="now")]


def test_each_problem_is_noted_once_and_none_that_was_there_before(
    archive: sqlite3.Connection,
) -> None:
    assert told(archive) == []
    put_problem(archive, 1, 1, "altered")
    put_problem(archive, 2, 2, "altered")
    assert told(archive) == [(2, "altered")]  # the last run's alone
    assert told(archive) == []
    put_problem(archive, 3, 1, "altered")  # judged anew, and as before
    put_problem(archive, 3, 2, "misattributed")
    put_problem(archive, 3, 3, None)
    assert told(archive) == [(2, "misattributed")]
    put_problem(archive, 4, 2, None)
    put_problem(archive, 5, 2, "altered")
    assert told(archive) == []
    assert len(NOTICES) == 7


def test_what_is_put_off_waits_and_what_is_taken_is_not_told_again(
    archive: sqlite3.Connection,
) -> None:
    put_problem(archive, 1, 1, "altered")
    put_problem(archive, 1, 2, "altered")
    found = notices.collect_notices(archive, at="now")
    for receiver in ("a", "b"):
        notices.add_deliveries(archive, receiver, found)
        notices.add_deliveries(archive, receiver, found)

    def waiting(receiver: str, now: str) -> int:
        return len(notices.waiting_notices(archive, receiver, now=now, most=9))

    assert len(notices.waiting_notices(archive, "a", now="1", most=1)) == 1
    notices.mark_delivered(archive, "a", found[:1], at="1")
    notices.put_off_delivery(archive, "a", found[1:], until="5", reason="down")
    assert [waiting("a", now) for now in ("4", "5")] == [0, 1]
    assert notices.count_waiting(archive, "a") == (1, 1)
    assert waiting("b", "0") == 2
    archive.execute("delete from notices where id = ?", (found[0].id,))
    assert waiting("b", "0") == 1


def test_wordings_of_posts_are_loaded_by_their_row(archive: sqlite3.Connection) -> None:
    assert notices.text_of_wording(archive, 7) is None
    assert notices.text_before(archive, 7, 7) is None
    assert notices.sites_quoting_post(archive, 7) == []
