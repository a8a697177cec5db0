"""The rows by which it is decided which quotations have to be judged again."""

import pytest

from archiver.archive import reverification
from archiver.archive.connection import transaction
from archiver.archive.reverification import NotedChange
from archiver.archive.store import posts
from archiver.models.records import Author
from tests.archive.stored import Desk

TEXT = "“The kelp is late,” wrote Bea Tidewell. “Nobody counts gulls,” she wrote."
POST = "The kelp is late today and so is the ferry"


@pytest.fixture
def post(desk: Desk) -> posts.KeptSighting:
    return desk.add_post(7, POST)


@pytest.fixture
def article(desk: Desk) -> int:
    return desk.add_article(TEXT, "The kelp is late", "Nobody counts gulls")


def rest_on(desk: Desk, quote: int, version: int | None) -> None:
    """Give a quotation a verdict that rests on a version of a post."""
    with transaction(desk.connection):
        number = desk.value(
            "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, "
            "timing, post_version_id, standing, evidence) values "
            "(?, 1, '2032', '4', 'verbatim', 'confirmed', 'possible', ?, 'unchecked', 'api') "
            "returning id",
            quote,
            version,
        )
        desk.connection.execute("update quotes set verdict_id = ? where id = ?", (number, quote))


def test_the_last_number_of_an_empty_table_is_nought(desk: Desk) -> None:
    assert reverification.last_number(desk.connection, "sightings") == 0
    desk.add_post(7, POST)
    assert reverification.last_number(desk.connection, "sightings") == 1


def test_before_anything_is_quoted_nothing_is_noted(desk: Desk) -> None:
    desk.add_post(7, POST)
    until = reverification.last_number(desk.connection, "unjudged")
    assert reverification.noted_changes(desk.connection, until) == []
    assert not reverification.has_quotations(desk.connection)


def test_a_new_handle_is_noted_and_settled_with_its_marks(desk: Desk, article: int) -> None:
    assert article
    assert reverification.has_quotations(desk.connection)
    desk.add_post(7, POST)
    until = reverification.last_number(desk.connection, "unjudged")
    assert NotedChange("handle", "beatide") in reverification.noted_changes(desk.connection, until)
    desk.add_post(8, "Gulls again", author=Author(handle="corvinash"))
    with transaction(desk.connection):
        reverification.settle_notes(desk.connection, until, {"judged_sightings": 1})
    left = reverification.noted_changes(
        desk.connection, reverification.last_number(desk.connection, "unjudged")
    )
    assert NotedChange("handle", "corvinash") in left
    assert NotedChange("handle", "beatide") not in left
    assert desk.value("select value from tallies where name = 'judged_sightings'") == 1


def test_a_quotation_is_due_without_verdict_or_when_its_page_was_read_again(
    desk: Desk, article: int, post: posts.KeptSighting
) -> None:
    assert article
    rest_on(desk, 1, post.version_id)
    last = reverification.last_number(desk.connection, "readings")
    due = reverification.unjudged_or_reread_quotations
    assert due(desk.connection, last, last) == [2]
    assert due(desk.connection, 0, last) == [1, 2]


def test_versions_are_told_by_number_post_or_author_up_to_a_limit(
    desk: Desk, post: posts.KeptSighting
) -> None:
    desk.add_post(7, POST.replace("late", "early"))
    desk.add_post(8, "Seven gulls", author=Author(handle="corvinash"))
    author = desk.value("select id from authors where handle = 'beatide'")
    connection = desk.connection
    assert reverification.versions_between(connection, 1, 3, 10) == [2, 3]
    assert reverification.versions_between(connection, 0, 3, 1) == [1]
    assert sorted(reverification.versions_of_posts(connection, {post.post_id}, 10)) == [1, 2]
    assert sorted(reverification.versions_of_authors(connection, [author], 10)) == [1, 2]
    assert len(reverification.versions_of_authors(connection, [author], 1)) == 1
    assert reverification.versions_of_authors(connection, [], 10) == []
    assert reverification.texts_of_versions(connection, [3]) == [(3, "Seven gulls")]


def test_a_verdict_rests_on_every_version_of_its_post(
    desk: Desk, article: int, post: posts.KeptSighting
) -> None:
    assert article
    edited = desk.add_post(7, POST.replace("today", "tonight"))
    rest_on(desk, 1, post.version_id)
    assert edited.version_id is not None
    assert reverification.quotations_resting_on(desk.connection, [edited.version_id]) == [1]
    assert reverification.quotations_resting_on(desk.connection, []) == []
    last = reverification.last_number(desk.connection, "sightings")
    (resting,) = reverification.verdicts_on_posts_seen(desk.connection, 1, last)
    assert (resting.quote_id, resting.version_id, resting.standing) == (1, 1, "unchecked")
    assert reverification.verdicts_on_posts_seen(desk.connection, last, last) == []


def test_quotations_of_an_article_stand_beside_the_posts_it_shows(
    desk: Desk, article: int, post: posts.KeptSighting
) -> None:
    desk.embed(article, post.post_id, text=POST)
    beside = reverification.quotations_beside_posts(desk.connection, [post.version_id or 0])
    assert sorted(beside) == [(1, post.version_id), (2, post.version_id)]
    texts = reverification.texts_of_quotations(desk.connection, [2, 99])
    assert texts == [(2, "Nobody counts gulls")]


def test_a_change_of_a_quoted_post_concerns_articles_that_cite_the_quoting_one(
    desk: Desk, article: int, post: posts.KeptSighting
) -> None:
    quoting = desk.add_post(8, "Read this, it is about kelp", author=Author(handle="corvinash"))
    with transaction(desk.connection):
        desk.connection.execute(
            "update post_versions set quoted = 'x:7' where id = ?", (quoting.version_id,)
        )
    desk.embed(article, quoting.post_id)
    author = desk.value("select id from authors where handle = 'beatide'")
    citing = reverification.quotations_citing
    assert citing(desk.connection, [post.version_id or 0], [], []) == [1, 2]
    assert citing(desk.connection, [], [post.post_id], []) == [1, 2]
    assert citing(desk.connection, [], [], [author]) == [1, 2]
    assert citing(desk.connection, [], [], []) == []


def test_names_of_authors_come_as_the_words_that_are_compared(
    desk: Desk, post: posts.KeptSighting
) -> None:
    assert post.new_post
    author = desk.value("select id from authors")
    found = reverification.name_words_of_authors(desk.connection, [author])
    assert found == [(author, "bea tidewell")]


def test_quotations_beside_a_thread_are_judged_again_for_all_of_it(
    desk: Desk, article: int
) -> None:
    cited = desk.add_post(12, "and so is the ferry", answers=11, in_thread=True)
    desk.embed(article, cited.post_id)
    before = desk.add_post(11, "The kelp is late")
    after = desk.add_post(13, "Nobody counts gulls", answers=12, in_thread=True)
    apart = desk.add_post(14, "Nobody counts gulls")
    for one, found in ((before, [1, 2]), (after, [1, 2]), (apart, [])):
        assert (
            reverification.quotations_citing(desk.connection, [one.version_id or 0], [], [])
            == found
        )
