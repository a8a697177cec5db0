"""Posts that are one post by who said what and when, and joining them without a loss."""

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import joins, posts
from archiver.models.records import Author, Post, PostVersion, Sighting
from archiver.platforms.post_keys import nameless_key, nameless_words
from tests.archive.stored import AT, BEA, Desk

TEXT = "The kelp is late today and so is the ferry to Pelliwick"
DIGEST = nameless_words(TEXT)


def nameless(author: Author = BEA, posted_at: str | None = "2032-02-01") -> Post:
    """A post as a page shows it that names no id."""
    key = nameless_key("x", author, posted_at, TEXT)
    return Post(key=key, platform="x", author=author, posted_at=posted_at)


def twins(desk: Desk, post: Post, digest: str | None = DIGEST, size: int = 12) -> list[int]:
    return joins.find_twin_posts(desk.connection, post, digest, size)


@pytest.mark.parametrize(
    "author", [BEA, Author(handle="BEATIDE"), Author(name="Bea Tidewell")], ids=str
)
def test_the_one_post_of_these_words_by_the_author_is_the_twin(desk: Desk, author: Author) -> None:
    post = desk.add_post(7, TEXT)
    assert twins(desk, nameless(author)) == [post.post_id]


def test_of_two_posts_with_ids_neither_is_the_twin(desk: Desk) -> None:
    desk.add_post(7, TEXT)
    desk.add_post(8, TEXT)
    assert twins(desk, nameless()) == []


@pytest.mark.parametrize(
    "post",
    [
        nameless(Author(handle="corvinash")),
        nameless(Author()),
        nameless(posted_at="2030-06-01"),
    ],
    ids=["another author", "nobody", "another year"],
)
def test_a_contradiction_makes_no_twin(desk: Desk, post: Post) -> None:
    desk.add_post(7, TEXT)
    assert twins(desk, post) == []


def test_without_words_nothing_is_a_twin(desk: Desk) -> None:
    desk.add_post(7, TEXT)
    assert twins(desk, nameless(), None) == []
    assert twins(desk, nameless(), nameless_words("Some other words entirely")) == []


def test_a_greeting_is_one_post_only_on_its_very_day(desk: Desk) -> None:
    desk.add_post(7, TEXT)
    assert twins(desk, nameless(), size=2) != []
    for day in ("2032-02-02", None):
        assert twins(desk, nameless(posted_at=day), size=2) == []
        assert twins(desk, nameless(posted_at=day), size=12) != []


def add_nameless(desk: Desk) -> int:
    """Store a post without an id as one of its own, whatever it is a twin of."""
    run = desk.begin_run()
    capture = desk.add_capture(run)
    seen = Sighting(
        post=nameless(Author(name="A Stranger")),
        outcome="ok",
        evidence="embed",
        seen_at=AT,
        version=PostVersion(text=TEXT),
    )
    with transaction(desk.connection):
        return posts.add_sighting(desk.connection, run, capture, seen).post_id


def test_joining_keeps_every_key_sighting_embed_and_date(desk: Desk) -> None:
    gone = add_nameless(desk)
    kept = desk.add_post(7, TEXT, posted_at=None).post_id
    version = desk.add_article(f"Seen today: {TEXT}")
    desk.embed(version, gone, text=TEXT)
    desk.embed(version, kept)
    with transaction(desk.connection):
        joins.join_posts(desk.connection, gone, kept)
    assert desk.column("select id from posts") == [kept]
    assert desk.value("select posted_at from posts") == "2032-02-01"
    assert set(desk.column("select post_id from post_keys")) == {kept}
    assert desk.value("select count(*) from post_keys") == 2
    assert desk.column("select post_id from sightings") == [kept, kept]
    assert desk.column("select text from post_versions") == [TEXT]
    assert desk.column("select text from embeds") == [TEXT], "what froze the words stays"
    assert desk.column("select handle from authors") == ["beatide"]


def test_a_wording_that_only_one_of_both_has_is_kept(desk: Desk) -> None:
    gone = add_nameless(desk)
    kept = desk.add_post(7, TEXT.replace("late", "early")).post_id
    with transaction(desk.connection):
        joins.join_posts(desk.connection, gone, kept)
    found = {
        table: desk.column(f"select text from {table} where post_id = ?", kept)  # noqa: S608
        for table in ("post_versions", "claims")
    }
    # What only a page showed is its claim, where the platform showed other words.
    assert found == {"post_versions": [TEXT.replace("late", "early")], "claims": [TEXT]}


def count_steps(desk: Desk, post: Post, size: int = 12) -> int:
    """Count the steps that SQLite takes to look for twins, each of which is of some row."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    desk.connection.set_progress_handler(count, 1)
    try:
        twins(desk, post, size=size)
    finally:
        desk.connection.set_progress_handler(None, 0)
    return steps


def test_no_more_rows_are_compared_where_an_account_posted_one_text_often(desk: Desk) -> None:
    """An account that posts one text every hour is no slower to load than any other."""
    with_id = Post(key="x:999", platform="x", id="999", author=BEA, posted_at="2032-02-01")
    without_id = nameless(Author(handle="beatide"))
    desk.add_post(1, TEXT)
    desk.add_post(2, TEXT)
    few = [count_steps(desk, post) for post in (with_id, without_id)]
    run = desk.begin_run()
    capture = desk.add_capture(run)
    for number in range(3, 60):
        desk.add_post(number, TEXT, run=run, capture=capture)
    many = [count_steps(desk, post) for post in (with_id, without_id)]
    # A page without an id asks for all posts of the words, which are sorted by post once.
    assert many[0] == few[0] > 0
    assert many[1] < few[1] + 57 * 20


def test_a_post_with_an_id_takes_the_place_of_the_one_without_it_among_many(desk: Desk) -> None:
    """That the account posted the words on other days too leaves the day's post the only one."""
    for day in range(10, 20):
        desk.add_post(day, TEXT, posted_at=f"2031-02-{day}T10:00:00Z")
    shown = add_nameless(desk)
    desk.connection.execute(
        "update authors set name = 'Bea Tidewell', handle = 'beatide' "
        "where id = (select author_id from posts where id = ?)",
        (shown,),
    )
    post = Post(key="x:999", platform="x", id="999", author=BEA, posted_at="2032-02-01T10:00:00Z")
    assert twins(desk, post) == [shown]
