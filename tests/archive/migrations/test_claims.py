"""What migration 17 makes of an archive: facts and claims, sorted by what its sightings rest on."""

import json
import sqlite3
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.migrations.claims import _claim_digest, _may_speak, _moment_in_id, sort_claims
from archiver.archive.store.claims import claim_digest
from archiver.archive.store.posts import add_post_key
from archiver.platforms.registry import time_in_id
from tests.archive.stored import Desk
from tests.conftest import x_id

TRUE = "The kelp is late today and so is the ferry to Pelliwick"
FALSE = "The kelp belongs to me alone and to nobody else in Pelliwick"
X_HOST = "https://cdn.syndication.twimg.com/tweet-result?id=1"
EVIL = "https://evil.example/api/v1/statuses/7"
NUMBER = int(x_id("2032-02-01"))


def as_before(desk: Desk) -> None:
    """Forget what the sorting tells, as an archive made before it has it."""
    for statement in (
        "update verdicts set claim_id = null",
        "delete from claims",
        "update posts set author_from = null, posted_from = null",
        "update post_versions set claimed = 0",
        "update authors set claimed = 0",
        "update author_names set claimed = 0",
    ):
        desk.connection.execute(statement)


def sorted_anew(desk: Desk) -> None:
    with transaction(desk.connection):
        sort_claims(desk.connection)


def show_in_page(desk: Desk, number: int, text: str, *, as_version: bool = True) -> int:
    """Store a post in words that a page shows, as archives did that kept none apart."""
    version = desk.add_article(f"Seen today: {text}")
    capture = desk.value("select capture_id from article_versions where id = ?", version)
    run = desk.begin_run()
    seen = desk.add_post(number, None, run=run, capture=capture, evidence="embed")
    desk.embed(version, seen.post_id, text=text, handle="beatide", id=str(number))
    with transaction(desk.connection):
        if as_version:
            row = desk.connection.execute(
                "insert into post_versions(post_id, digest, words, text, first_capture_id) "
                "values (?, ?, '', ?, ?) returning id",
                (seen.post_id, text, text, capture),
            ).fetchone()
            desk.connection.execute(
                "insert into sightings(run_id, post_id, version_id, capture_id, seen_at, outcome, "
                "evidence) values (?, ?, ?, ?, '2032-02-02T00:00:00Z', 'ok', 'embed')",
                (run, seen.post_id, row[0], capture),
            )
    return seen.post_id


def test_a_page_s_words_become_its_claim_where_the_platform_showed_others(desk: Desk) -> None:
    run = desk.begin_run()
    desk.add_post(NUMBER, TRUE, run=run, capture=desk.add_capture(run, url=X_HOST))
    show_in_page(desk, NUMBER, FALSE)
    as_before(desk)
    sorted_anew(desk)
    assert desk.column("select text from post_versions") == [TRUE]
    rows = desk.connection.execute("select kind, claimant, text, contradicts from claims")
    assert [tuple(row) for row in rows] == [
        ("page", "https://gazette.example/2", FALSE, '["text"]')
    ]
    assert desk.column("select version_id from sightings order by id")[-1] is None
    assert desk.value("select author_from from posts") == "embed", "the page names the same handle"


def test_what_only_pages_showed_stays_and_is_marked(desk: Desk) -> None:
    show_in_page(desk, NUMBER, TRUE)
    as_before(desk)
    sorted_anew(desk)
    rows = desk.connection.execute("select text, claimed from post_versions")
    assert [tuple(row) for row in rows] == [(TRUE, 1)]
    row = desk.connection.execute("select author_from, posted_from from posts").fetchone()
    assert tuple(row) == ("embed", "id")
    assert desk.column("select contradicts from claims") == [None]


def test_a_foreign_server_s_answer_is_a_claim(desk: Desk) -> None:
    run = desk.begin_run()
    desk.add_post(NUMBER, TRUE, run=run, capture=desk.add_capture(run, url=X_HOST), resolver="x")
    desk.add_post(NUMBER, FALSE, run=run, capture=desk.add_capture(run, url=EVIL), resolver="m")
    gone = desk.add_capture(run, url=f"{EVIL}?again")
    desk.add_post(NUMBER, None, run=run, capture=gone, outcome="deleted", resolver="m")
    as_before(desk)
    sorted_anew(desk)
    assert desk.column("select text from post_versions") == [TRUE]
    assert desk.column("select evidence from sightings order by id") == ["api", "embed", "embed"]
    rows = desk.connection.execute("select kind, claimant, text from claims order by id")
    assert tuple(rows.fetchone()) == ("server", EVIL, FALSE)


def test_a_name_on_another_server_is_no_name_of_a_post_any_more(desk: Desk) -> None:
    seen = desk.add_post(NUMBER, TRUE)
    with transaction(desk.connection):
        add_post_key(desk.connection, "mastodon:evil.example/7", seen.post_id)
    as_before(desk)
    sorted_anew(desk)
    assert desk.column("select key from post_keys") == [f"x:{NUMBER}"]


def test_what_nobody_ever_saw_is_not_called_deleted(desk: Desk) -> None:
    run = desk.begin_run()
    for number, text in ((NUMBER, None), (NUMBER + 1, TRUE)):
        if text:
            desk.add_post(number, text, run=run, capture=desk.add_capture(run, url=X_HOST))
        capture = desk.add_capture(run, url=f"{X_HOST}&{number}")
        desk.add_post(number, None, run=run, capture=capture, outcome="deleted")
    as_before(desk)
    sorted_anew(desk)
    rows = desk.connection.execute(
        "select p.key, s.outcome from sightings s join posts p on p.id = s.post_id order by s.id"
    )
    assert [tuple(row) for row in rows] == [
        (f"x:{NUMBER}", "unknown"),
        (f"x:{NUMBER + 1}", "ok"),
        (f"x:{NUMBER + 1}", "deleted"),
    ]


def test_the_moment_in_an_id_takes_the_place_of_one_that_a_page_gave(desk: Desk) -> None:
    seen = desk.add_post(NUMBER, TRUE)
    desk.connection.execute(
        "update posts set posted_at = '2020-01-01' where id = ?", (seen.post_id,)
    )
    as_before(desk)
    sorted_anew(desk)
    row = desk.connection.execute("select posted_at, posted_from from posts").fetchone()
    assert tuple(row) == ("2032-02-01T00:00:00Z", "id")


@pytest.mark.parametrize("number", ["20", "29700859246", "29700859247", x_id("2031-05-04"), "1a"])
def test_it_reads_the_ids_of_x_as_the_program_does(number: str) -> None:
    assert _moment_in_id("x", number) == time_in_id("x", number)


def test_it_names_a_claim_as_the_program_does() -> None:
    said = (TRUE, 0, None, "beatide", "Bea “B.” Tidewell", None)
    assert _claim_digest(*said) == claim_digest(*said)


@pytest.mark.parametrize(
    ("given", "may"),
    [
        (("x", "7", "https://cdn.syndication.twimg.com/a", None), True),
        (("x", "7", "https://evil-x.com/a", None), False),
        (("mastodon", "social.example/7", "https://social.example/api", None), True),
        (("mastodon", "social.example/7", "https://evil.example/api", None), False),
        (("tidepool", "7", "https://tide.example/api", "https://tide.example/7"), True),
        (("tidepool", "7", "https://evil.example/api", "https://tide.example/7"), False),
        (("x", "7", "", None), False),
        (("x", "7", "http://[", None), False),
    ],
    ids=str,
)
def test_whose_answers_count(given: tuple[Any, ...], *, may: bool) -> None:
    assert _may_speak(*given) is may


def test_sorting_leaves_no_functions_behind_and_marks_nothing_twice(desk: Desk) -> None:
    show_in_page(desk, NUMBER, TRUE)
    as_before(desk)
    sorted_anew(desk)
    with pytest.raises(sqlite3.OperationalError, match="no such function"):
        desk.connection.execute("select plain_words('a'), agrees('a', 0, 'a', 0)")
    assert json.loads(desk.value("select coalesce(contradicts, '[]') from claims")) == []
