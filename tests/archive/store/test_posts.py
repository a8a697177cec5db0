"""Posts as rows: what a second look adds, and how two looks become one post."""

import sqlite3
from itertools import permutations
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import (
    articles,
    lookup,
    posts,
    runs,
)
from archiver.models.records import (
    Article,
    Author,
    Capture,
    Embed,
    Media,
    Post,
    PostVersion,
    Sighting,
)
from archiver.platforms.post_keys import nameless_key
from tests.conftest import IN_CI

TEXT = "The seal has a season ticket, and it never once asked for a refund."
ANA = Author(handle="anabrook", name="Ana Brook")


class Looks:
    """Adds looks at posts, each from a page and a run of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.count = 0

    def add(
        self,
        *,
        id: str | None = None,  # noqa: A002 - it is the post's id
        text: str | None = TEXT,
        author: Author = ANA,
        day: str | None = "2031-05-04",
        truncated: bool = False,
        kind: str = "blockquote",
        **version: Any,
    ) -> posts.KeptSighting:
        self.count += 1
        at = f"2031-06-01T00:00:{self.count:02d}Z"
        with transaction(self.connection):
            run = runs.begin_run(self.connection, at=at, command="crawl", offline=True)
            url = f"https://news.example/{self.count}"
            capture = Capture(url=url, source=url, fetched_at=at, body=url.encode())
            capture_id = runs.add_capture(self.connection, run, capture, place=("run.warc.gz", 0))
            article = Article(url=url, text=f"Article {self.count}", title="Article")
            kept = articles.add_article(self.connection, run, capture_id, article)
            key = f"x:{id}" if id else nameless_key("x", author, day, text or "")
            seen = posts.add_sighting(
                self.connection,
                run,
                capture_id,
                Sighting(
                    post=Post(key=key, platform="x", id=id, author=author, posted_at=day),
                    outcome="ok",
                    evidence="embed",
                    seen_at=at,
                    version=PostVersion(text=text, truncated=truncated, **version)
                    if text
                    else None,
                ),
            )
            shown = Embed(platform="x", kind=kind, id=id, text=text)  # type: ignore[arg-type]
            articles.add_embed(self.connection, kept.version_id, seen.post_id, shown)
        return seen

    def count_of(self, table: str) -> int:
        return int(self.connection.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608

    def texts(self) -> list[str]:
        rows = self.connection.execute("select text from post_versions order by id")
        return [row[0] for row in rows]

    def post(self) -> dict[str, Any]:
        (row,) = self.connection.execute(
            "select p.*, a.handle, a.name from posts p left join authors a on a.id = p.author_id"
        ).fetchall()
        return dict(row)


@pytest.fixture
def looks(archive: sqlite3.Connection) -> Looks:
    return Looks(archive)


def test_a_second_look_adds_a_sighting_and_nothing_else(looks: Looks) -> None:
    first, second = looks.add(id="7"), looks.add(id="7")
    assert (first.new_post, first.new_version) == (True, True)
    assert (second.new_post, second.new_version) == (False, False)
    assert [looks.count_of(name) for name in ("posts", "post_versions", "authors")] == [1, 1, 1]
    assert looks.count_of("sightings") == 2


def test_an_edit_makes_a_version_and_keeps_the_one_before(looks: Looks) -> None:
    looks.add(id="7")
    looks.add(id="7", text=TEXT.replace("never", "only"))
    assert looks.texts() == [TEXT, TEXT.replace("never", "only")]


def test_links_and_white_space_make_no_other_version(looks: Looks) -> None:
    looks.add(id="7", text=f"{TEXT} https://t.co/abcdefghij")
    looks.add(id="7", text=TEXT.replace(" ", "\u00a0"))
    assert looks.count_of("post_versions") == 1


def test_a_truncated_text_never_stands_in_for_a_fuller_one(looks: Looks) -> None:
    whole = looks.add(id="7")
    cut = looks.add(id="7", text="The seal has a season tick…", truncated=True)
    assert cut.version_id != whole.version_id
    seen = looks.connection.execute(
        "select count(*) from sightings where version_id = ?", (whole.version_id,)
    )
    assert seen.fetchone()[0] == 1
    assert looks.connection.execute("select text from posts_overview").fetchone()[0] == TEXT


def test_a_fuller_text_is_added_beside_a_truncated_one(looks: Looks) -> None:
    looks.add(id="7", text="The seal has a season tick…", truncated=True)
    looks.add(id="7")
    looks.add(id="7", text="The seal has a season tick…", truncated=True)
    assert looks.texts() == ["The seal has a season tick…", TEXT]
    assert looks.connection.execute("select text from posts_overview").fetchone()[0] == TEXT


def test_what_was_not_known_of_a_wording_is_added_to_it(looks: Looks) -> None:
    looks.add(id="7")
    looks.add(id="7", quoted="x:5", media=(Media(type="photo", alt="A seal"),))
    looks.add(id="7")
    row = looks.connection.execute("select quoted, media from post_versions").fetchone()
    assert tuple(row) == ("x:5", '[{"type": "photo", "alt": "A seal"}]')


STEPS: dict[str, dict[str, Any]] = {
    "without id": {},
    "with id": {"id": "7"},
    "linked": {"id": "7", "text": None, "author": Author(handle="anabrook"), "kind": "link"},
    "by name alone": {"author": Author(name="Ana Brook")},
    "linked under another name": {
        "id": "7", "text": None, "author": Author(handle="i"), "kind": "link", "day": None,
    },
}  # fmt: skip


# All 120 orders in CI; elsewhere every seventh, of which some begin and end with each.
ORDERS = [*permutations(STEPS)][:: 1 if IN_CI else 7]


@pytest.mark.parametrize("order", ORDERS, ids=" > ".join)
def test_looks_with_and_without_id_become_one_post_in_every_order(
    looks: Looks, order: tuple[str, ...]
) -> None:
    """A second round of the same looks adds sightings alone."""
    for step in order:
        looks.add(**STEPS[step])
    post = looks.post()
    assert (post["key"], post["platform_id"], post["handle"]) == ("x:7", "7", "anabrook")
    assert looks.texts() == [TEXT]
    assert looks.count_of("embeds") == len(STEPS)
    assert looks.count_of("sightings") == 3
    assert looks.count_of("authors") == 1
    keys = looks.connection.execute("select key, post_id from post_keys").fetchall()
    assert {row["post_id"] for row in keys} == {post["id"]}
    assert {row["key"] for row in keys} >= {"x:7", nameless_key("x", ANA, "2031-05-04", TEXT)}
    tallies = dict(looks.connection.execute("select name, value from tallies").fetchall())
    assert (tallies["posts"], tallies["authors"]) == (1, 1)
    for step in order:
        looks.add(**STEPS[step])
    assert looks.post()["handle"] == "anabrook"
    assert [looks.count_of(name) for name in ("post_versions", "authors")] == [1, 1]
    assert looks.count_of("sightings") == 6


def test_a_post_without_id_that_two_posts_fit_is_joined_with_neither(looks: Looks) -> None:
    for number in ("7", "8"):
        looks.add(id=number)
    looks.add()
    looks.add(id="7")
    assert looks.count_of("posts") == 3


def test_several_posts_without_id_are_joined_when_the_one_of_that_id_comes(looks: Looks) -> None:
    looks.add()
    looks.add(day=None)
    looks.add(day="2031-05-05")
    assert looks.count_of("posts") == 3
    looks.add(id="7")
    assert looks.post()["key"] == "x:7"
    assert looks.count_of("sightings") == 4


@pytest.mark.parametrize(
    "other",
    [
        {"author": Author(handle="beastroud", name="Bea Stroud")},
        {"author": Author(handle="anabrook2", name="Ana Brook")},
        {"day": "2031-07-19"},
        {"text": "The seal has no season ticket, and it never once asked for a refund."},
    ],
    ids=["author", "handle", "day", "words"],
)
def test_posts_of_another_author_day_or_wording_stay_apart(
    looks: Looks, other: dict[str, Any]
) -> None:
    looks.add(**other)
    looks.add(id="7")
    assert looks.count_of("posts") == 2


def test_one_page_that_shows_a_post_twice_keeps_the_appearance_with_the_words(
    looks: Looks, archive: sqlite3.Connection
) -> None:
    linked = looks.add(**STEPS["linked"])
    flattened = looks.add()
    version = archive.execute(
        "select article_version_id from embeds where post_id = ?", (linked.post_id,)
    ).fetchone()[0]
    with transaction(archive):
        shown = Embed(platform="x", kind="flattened", text=TEXT)
        articles.add_embed(archive, version, flattened.post_id, shown)
    looks.add(id="7")
    rows = archive.execute("select kind from embeds where article_version_id = ?", (version,))
    assert [row[0] for row in rows] == ["flattened"]


def test_verdicts_and_sightings_of_a_joined_post_lead_to_the_post_that_stays(
    looks: Looks, archive: sqlite3.Connection
) -> None:
    looks.add(id="7", text=None, kind="link")
    seen = looks.add()
    sighting = archive.execute("select id from sightings").fetchone()[0]
    with transaction(archive):
        archive.execute(
            "insert into quotes(key, article_version_id, start, end, text, cue) "
            "values ('q', 1, 0, 5, 'quote', 'post')"
        )
        archive.execute(
            "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, "
            "timing, post_version_id, sighting_id) values "
            "(1, 1, '2031-06-01', '1', 'verbatim', 'confirmed', 'consistent', ?, ?)",
            (seen.version_id, sighting),
        )
    looks.add(id="7")
    row = archive.execute(
        "select posts.key, sightings.post_id = posts.id from verdicts "
        "join post_versions v on v.id = verdicts.post_version_id "
        "join posts on posts.id = v.post_id "
        "join sightings on sightings.id = verdicts.sighting_id"
    ).fetchone()
    assert tuple(row) == ("x:7", 1)


def test_a_look_that_shows_only_the_beginning_of_a_post_says_so(looks: Looks) -> None:
    whole, cut = looks.add(id="7"), looks.add(id="7", text=TEXT[:30], truncated=True)
    seen = lookup.load_sightings(looks.connection, whole.post_id)
    assert [(look.version, look.cut) for _, look in seen] == [
        (whole.version_id, False),
        (cut.version_id, True),
    ]
