"""What came of asking for a post, as rows: the look, what it leads to, and when it is due next."""

from dataclasses import replace

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import post_queue
from archiver.crawl.post_results import MOST_DEPTH, keep_post_results, postpone_forgotten
from archiver.crawl.run_archive import RunArchive
from archiver.models.records import Author, Capture, Lead, Post, PostRef, PostVersion, Sighting
from archiver.platforms.attestation import AttestedSighting
from tests.crawl.conftest import BEGUN

POST = Post(
    key="x:17",
    platform="x",
    id="17",
    url="https://x.com/ana/status/17",
    author=Author(handle="ana"),
    posted_at="2031-05-03T00:00:00Z",
)
SEEN = AttestedSighting(
    Sighting(
        post=POST,
        outcome="ok",
        evidence="api",
        seen_at=BEGUN,
        version=PostVersion(text="The ferry left."),
        rests_on="https://api.example/17",
    )
)
CAME = Capture(
    url="https://api.example/17", source="17", fetched_at=BEGUN, status=200, body=b'{"id": 17}'
)


@pytest.fixture
def due(run: RunArchive) -> post_queue.DuePost:
    with transaction(run.connection):
        post_queue.queue_post(run.connection, "x:17", "x", at=BEGUN, why="cited")
    (found,) = post_queue.posts_due(run.connection, BEGUN, limit=5)
    return found


def rows(run: RunArchive, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in run.connection.execute(query)]


def test_a_post_is_kept_with_its_capture_and_counted(
    run: RunArchive, due: post_queue.DuePost
) -> None:
    keep_post_results(run, due, [CAME], [SEEN], was_asked=True)
    assert rows(run, "select key from posts") == [("x:17",)]
    assert rows(run, "select text from post_versions") == [("The ferry left.",)]
    report = run.report
    assert (report.looks["ok"], report.posts_new, report.versions_new) == (1, 1, 1)
    assert post_queue.posts_due(run.connection, BEGUN, limit=5) == []


def test_a_second_wording_is_an_edit_and_the_same_one_is_not(
    run: RunArchive, due: post_queue.DuePost
) -> None:
    for text in ("The ferry left.", "The ferry left.", "The ferry stayed."):
        seen = replace(SEEN, version=PostVersion(text=text))
        keep_post_results(run, due, [CAME], [seen], was_asked=True)
    assert run.report.changed == ["x:17"]
    assert run.report.versions_new == 2


def test_what_a_post_leads_to_is_queued_one_step_further_and_no_deeper_than_is_asked(
    run: RunArchive, due: post_queue.DuePost
) -> None:
    lead = Lead(ref=PostRef(platform="x", id="16"), why="quoted")
    deep = replace(due, depth=MOST_DEPTH)
    keep_post_results(run, deep, [CAME], [replace(SEEN, leads=(lead,))], was_asked=True)
    assert rows(run, "select key from post_queue") == [("x:17",)]
    keep_post_results(run, due, [CAME], [replace(SEEN, leads=(lead,))], was_asked=True)
    assert rows(run, "select key, depth from post_queue order by id") == [("x:17", 0), ("x:16", 1)]
    assert run.cited_posts == {"x:16"}


@pytest.mark.parametrize(("was_asked", "attempts"), [(True, 1), (False, 0)])
def test_a_failure_counts_as_a_try_only_where_somebody_was_asked(
    run: RunArchive, due: post_queue.DuePost, attempts: int, *, was_asked: bool
) -> None:
    seen = replace(SEEN, outcome="unreachable", version=None, reason="no connection")
    keep_post_results(run, due, [], [seen], was_asked=was_asked)
    assert rows(run, "select attempts, state from post_queue") == [(attempts, "waiting")]


def test_what_nobody_was_asked_about_is_put_off_without_a_look(
    run: RunArchive, due: post_queue.DuePost
) -> None:
    postpone_forgotten(run, due, "its host is left alone")
    assert rows(run, "select count(*) from sightings") == [(0,)]
    assert run.report.looks == {"put off": 1}
