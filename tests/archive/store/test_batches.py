"""Many looks at once are kept as they are one by one."""

import random
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import batches, runs
from archiver.archive.store.batches import prepare_sightings
from archiver.models.records import (
    Author,
    Media,
    Post,
    PostVersion,
    Sighting,
)
from archiver.platforms.post_keys import nameless_key

pytestmark = pytest.mark.slow  # drawn batches

QUERIES = {
    "posts": "select key, platform_id, url, posted_at, "
    "(select key from authors where id = author_id) from posts order by key",
    "keys": "select k.key, p.key from post_keys k join posts p on p.id = k.post_id order by 1",
    "wordings": "select p.key, v.digest, v.words, v.text, v.truncated, v.quoted, v.media "
    "from post_versions v join posts p on p.id = v.post_id order by 1, 2",
    "looks": "select p.key, v.digest, s.seen_at, s.outcome, s.evidence from sightings s "
    "join posts p on p.id = s.post_id left join post_versions v on v.id = s.version_id "
    "order by 1, 2, 3",
    "names": "select name, words, last_word from author_names order by 1",
    "tallies": "select name, value from tallies where name <> 'judged' order by 1",
}


def drawn(draw: random.Random) -> Sighting:
    """A look at one of a few posts, some without an id, of words that others say too."""
    author = draw.choice([Author(handle="ana", name="Ana Brook"), Author(name="Bo Quill")])
    text = draw.choice(["", *(f"Ferry {n} leaves Marrowby at noon with a seal" for n in range(9))])
    number = str(draw.randint(1, 12)) if not text or draw.random() < 0.8 else None
    day = f"2031-05-0{draw.randint(1, 3)}"
    key = f"x:{number}" if number else nameless_key("x", author, day, text)
    media = (Media(type="photo", alt="A seal"),) if draw.random() < 0.2 else ()
    version = PostVersion(text=text, truncated=draw.random() < 0.2, media=media)
    shown = draw.random() < 0.9
    return Sighting(
        post=Post(key=key, platform="x", id=number, author=author, posted_at=day),
        outcome="ok" if shown else "deleted",
        evidence="import",
        seen_at=f"2031-06-01T00:00:0{draw.randint(0, 9)}Z",
        version=version if shown else None,
    )


def kept(empty: sqlite3.Connection, looks: list[Sighting], *, size: int) -> dict[str, list[Any]]:
    """What an archive holds after these looks, kept so many at once."""
    with closing(sqlite3.connect(":memory:")) as connection:
        empty.backup(connection)
        connection.row_factory = sqlite3.Row
        with transaction(connection):
            at = "2031-06-01T00:00:00Z"
            run = runs.begin_run(connection, at=at, command="import", offline=True)
            capture = runs.add_file_record(
                connection, run, url="file:///a", source="a", sha256="ab", size=1, at=at
            )
        for start in range(0, len(looks), size):
            with transaction(connection):
                part = looks[start : start + size]
                seen = batches.add_batch(
                    connection, run, capture, list(map(prepare_sightings, part))
                )
                assert len(seen) == len(part)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        return {
            name: list(map(tuple, connection.execute(query))) for name, query in QUERIES.items()
        }


def test_a_batch_of_new_posts_is_kept_as_they_are_one_by_one(
    empty_archive: sqlite3.Connection,
) -> None:
    """Each has words and a key of its own, so that all are written together."""
    draw = random.Random(3)
    looks = [
        Sighting(
            post=Post(key=f"x:{n}", platform="x", id=str(n), author=Author(handle=f"a{n % 7}")),
            outcome="ok",
            evidence="import",
            seen_at="2031-06-01T00:00:00Z",
            version=PostVersion(text=f"Seal {n} {draw.random()}" if n % 9 else ""),
        )
        for n in range(200)
    ]
    assert kept(empty_archive, looks, size=200) == kept(empty_archive, looks, size=1)


def test_a_batch_where_posts_meet_has_all_that_one_by_one_would_have(
    empty_archive: sqlite3.Connection,
) -> None:
    """The order within a batch may decide who is shown as an author, never what is held."""
    for seed in range(60):
        draw = random.Random(seed)
        looks = [drawn(draw) for _ in range(draw.randint(1, 25))]
        many = kept(empty_archive, looks, size=100)
        one = kept(empty_archive, looks, size=1)
        for name in ("keys", "wordings", "looks"):
            assert sorted(map(repr, many[name])) == sorted(map(repr, one[name])), (seed, name)


def test_the_row_told_of_a_look_holds_its_text_or_was_joined(
    archive: sqlite3.Connection,
) -> None:
    draw = random.Random(5)
    looks = [drawn(draw) for _ in range(80)]
    with transaction(archive):
        run = runs.begin_run(archive, at="2031-06-01T00:00:00Z", command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url="file:///a", source="a", sha256="ab", size=1, at="2031-06-01"
        )
        seen = batches.add_batch(archive, run, capture, list(map(prepare_sightings, looks)))
    texts = dict(archive.execute("select id, text from post_versions").fetchall())
    told = {
        place.version_id: look.version.text
        for look, place in zip(looks, seen, strict=True)
        if look.version is not None and place.version_id in texts
    }
    assert told == texts
