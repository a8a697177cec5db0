"""What one run brought of a post, for whoever asked for it."""

from archiver.archive.connection import transaction
from archiver.archive.store import removal
from archiver.archive.store.resolve_results import resolve_results
from tests.archive.stored import AT, BEA, Desk

TEXT = "The kelp is late and so is everybody who waits for it"


def test_a_post_that_nobody_asked_for_was_not_reached(desk: Desk) -> None:
    result = resolve_results(desk.connection, desk.begin_run(), "x:404")
    assert (result.outcome, result.reason, result.texts) == ("unreachable", "nobody was asked", ())


def test_the_words_come_with_their_author_and_what_they_rest_on(desk: Desk) -> None:
    run = desk.begin_run()
    copy = "https://web.archive.org/web/2032/https://x.com/beatide/status/7"
    desk.add_post(7, TEXT, run=run, evidence="archive", archived=copy)
    result = resolve_results(desk.connection, run, "x:7")
    (text,) = result.texts
    assert (result.outcome, text.text, text.archived) == ("ok", TEXT, copy)
    assert (text.author, text.seen_at, text.evidence) == (BEA, AT, "archive")
    assert result.as_json()["texts"][0]["author"]["handle"] == "beatide"


def test_other_runs_and_what_pages_show_are_no_answer(desk: Desk) -> None:
    desk.add_post(7, TEXT)
    later = desk.begin_run()
    desk.add_post(7, TEXT, run=later, evidence="embed")
    assert resolve_results(desk.connection, later, "x:7").reason == "nobody was asked"


def test_a_deletion_has_its_reason_and_no_words(desk: Desk) -> None:
    run = desk.begin_run()
    desk.add_post(7, None, run=run, outcome="deleted", reason="X answered 404")
    result = resolve_results(desk.connection, run, "x:7")
    assert (result.outcome, result.reason, result.texts) == ("deleted", "X answered 404", ())


def test_a_forgotten_post_is_not_told_of_though_the_run_saw_it(desk: Desk) -> None:
    run = desk.begin_run()
    desk.add_post(7, TEXT, run=run)
    post = removal.find_known_post(desk.connection, "x:7")
    assert post is not None
    with transaction(desk.connection):
        removal.add_tombstones(desk.connection, post, at="2032-04-01T00:00:00Z", reason=None)
    result = resolve_results(desk.connection, run, "x:7")
    assert result.outcome == "unsupported"
    assert "forgotten on 2032-04-01" in (result.reason or "")
    assert result.texts == ()
