"""Taking a post out of the rows: what goes with it and what is the newspaper's and stays."""

import json

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import post_queue, removal, tombstones
from archiver.models.records import Author
from archiver.platforms.post_keys import nameless_words
from tests.archive.stored import AT, Desk

TEXT = "The kelp is late today and so is the ferry"
ID = 2712809663493046272
KEY = f"x:{ID}"
URL = f"https://x.com/beatide/status/{ID}"


@pytest.fixture
def post(desk: Desk) -> removal.KnownPost:
    """A post that one article shows and another post quotes."""
    added = desk.add_post(ID, TEXT)
    words = f"Look at this:\n{TEXT}\nSaid nobody."
    version = desk.add_article(words, "Said nobody")
    desk.embed(version, added.post_id, text=TEXT, span=(14, 14 + len(TEXT)))
    desk.add_post(9, "An answer to the kelp, which was late", author=Author(handle="corvinash"))
    with transaction(desk.connection):
        desk.connection.execute(
            "update post_versions set quoted = ? where text like 'An answer%'", (KEY,)
        )
    known = removal.find_known_post(desk.connection, KEY)
    assert known is not None
    return known


@pytest.mark.parametrize("reference", [KEY, URL, f"https://twitter.com/other/status/{ID}?s=20"])
def test_a_post_is_known_by_key_and_by_any_address(
    desk: Desk, post: removal.KnownPost, reference: str
) -> None:
    assert removal.find_known_post(desk.connection, reference) == post
    assert (post.url, post.author, [text for _, text, _ in post.versions]) == (
        URL,
        "Bea Tidewell",
        [TEXT],
    )


@pytest.mark.parametrize("reference", ["", "x:1", "kelp", "https://x.com/", "%", "x:' or 1=1"])
def test_what_names_no_held_post_is_not_known(
    desk: Desk, post: removal.KnownPost, reference: str
) -> None:
    assert post.id is not None
    assert removal.find_known_post(desk.connection, reference) is None


def test_a_post_that_only_waits_in_the_queue_is_known_and_removed(desk: Desk) -> None:
    with transaction(desk.connection):
        post_queue.queue_post(desk.connection, "x:55", "x", why="link", at=AT)
    known = removal.find_known_post(desk.connection, "x:55")
    assert known is not None
    assert known.id is None
    with transaction(desk.connection):
        removal.remove_post(desk.connection, known)
    assert desk.value("select count(*) from post_queue") == 0


def test_what_goes_is_counted_before(desk: Desk, post: removal.KnownPost) -> None:
    assert removal.count_removal(desk.connection, post) == {
        "looks": 1,
        "embeds": 1,
        "quotations": 0,
    }


def test_nothing_of_a_removed_post_is_left_but_the_article_is(
    desk: Desk, post: removal.KnownPost
) -> None:
    with transaction(desk.connection):
        desk.connection.execute(
            "update runs set report = ? where id = 1",
            (json.dumps({"kept": [f"post {KEY}", "post x:9"], "said": TEXT, "count": 3}),),
        )
        removal.remove_post(desk.connection, post)
    assert removal.find_known_post(desk.connection, KEY) is None
    assert desk.column("select handle from authors") == ["corvinash"]
    assert desk.column("select quoted from post_versions") == [None]
    assert desk.value("select count(*) from embeds") == 0
    text = desk.value("select text from article_versions")
    assert text == f"Look at this:\n{'█' * len(TEXT)}\nSaid nobody."
    assert desk.column("select text from quotes") == ["Said nobody"]
    report = json.loads(desk.value("select report from runs where id = 1"))
    assert report == {"kept": ["post x:9"], "said": "(forgotten)", "count": 3}


def test_tombstones_are_laid_for_every_key_name_and_handle(
    desk: Desk, post: removal.KnownPost
) -> None:
    with transaction(desk.connection):
        number = removal.add_tombstones(desk.connection, post, at=AT, reason="asked to")
    rows = desk.connection.execute("select forgotten_at, reason, finished_at from forgotten")
    assert [tuple(row) for row in rows] == [(AT, "asked to", None)]
    assert set(desk.column("select forgotten_id from tombstones")) == {number}
    assert desk.value("select count(*) from tombstones") == 3  # key, handle and name


def test_a_capture_of_the_post_alone_goes_and_a_page_only_when_asked(desk: Desk) -> None:
    run = desk.begin_run()
    own = desk.add_capture(run)
    post = desk.add_post(ID, TEXT, run=run, capture=own).post_id
    version = desk.add_article(f"Look: {TEXT}")
    desk.embed(version, post, text=TEXT)
    page = desk.value("select capture_id from article_versions")
    known = removal.find_known_post(desk.connection, KEY)
    assert known is not None
    assert removal.captures_showing(desk.connection, known, pages=False) == [own]
    assert removal.captures_showing(desk.connection, known, pages=True) == [own, page]


def test_a_capture_that_shows_another_post_too_stays(desk: Desk) -> None:
    run = desk.begin_run()
    shared = desk.add_capture(run)
    for number in (ID, 9):
        desk.add_post(number, f"{TEXT} {number}", run=run, capture=shared)
    known = removal.find_known_post(desk.connection, KEY)
    assert known is not None
    assert removal.captures_showing(desk.connection, known, pages=False) == []


def test_an_answer_about_the_post_on_which_nothing_rests_goes_too(desk: Desk) -> None:
    desk.add_post(ID, TEXT, run=desk.begin_run("import"))
    run = desk.begin_run()
    about = desk.add_capture(run, "gone", url=f"https://api.example/oembed?id={ID}")
    desk.add_capture(run, "other", url=f"https://api.example/oembed?id={ID}0")
    known = removal.find_known_post(desk.connection, KEY)
    assert known is not None
    assert about in removal.captures_showing(desk.connection, known, pages=False)
    assert about + 1 not in removal.captures_showing(desk.connection, known, pages=False)


def test_what_pages_claimed_of_a_post_goes_with_it(desk: Desk, post: removal.KnownPost) -> None:
    """Also words that were a version of it before the platform showed others."""
    claimed = "The kelp belongs to me alone and to nobody else"
    desk.add_post(ID, claimed, evidence="embed", author=Author(handle="beatide"))
    assert desk.column("select text from claims") == [claimed]
    run = desk.begin_run()
    report = json.dumps({"words": claimed, "other": "stays"})
    with transaction(desk.connection):
        desk.connection.execute("update runs set report = ? where id = ?", (report, run))
    known = removal.find_known_post(desk.connection, KEY)
    assert known is not None
    assert known.texts == [TEXT, claimed]
    assert known.indexed == list(post.versions)
    with transaction(desk.connection):
        number = removal.add_tombstones(desk.connection, known, at=AT, reason=None)
        removal.remove_post(desk.connection, known)
    assert desk.column("select text from claims") == []
    left = desk.value("select report from runs where id = ?", run)
    assert claimed not in left
    assert "stays" in left
    digests = desk.column("select digest from tombstones where forgotten_id = ?", number)
    words = tombstones.digests_of_words("x", Author(handle="beatide"), nameless_words(claimed))
    kept = tombstones.salted_digests(desk.connection, words)
    assert set(kept) <= set(digests), "a page that shows the invented words brings none back"
