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
    found = set(desk.column("select text from post_versions where post_id = ?", kept))
    assert found == {TEXT, TEXT.replace("late", "early")}
