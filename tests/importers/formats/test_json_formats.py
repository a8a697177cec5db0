"""Each format knows its own objects and no other's, and hostile ones end no import."""

from typing import Any

import pytest

from archiver.importers.formats import (
    csv_table,
    mastodon_outbox,
    mastodon_statuses,
    posts_json,
    twarc_v2,
    twitter_to_sqlite,
    twitter_v1,
    x_archive,
)
from archiver.importers.import_format import JsonFormat
from tests.importers.made import lines_of, post_file, reading

FORMATS = (
    posts_json.POSTS,
    twitter_v1.STATUSES,
    twarc_v2.RESPONSES,
    twarc_v2.FLATTENED,
    mastodon_statuses.STATUSES,
    mastodon_outbox.ACTIVITIES,
)
OBJECTS: dict[str, dict[str, Any]] = {
    "posts": {"platform": "x", "id": "7", "text": "Kelp is late.", "author": {"handle": "bea"}},
    "twitter_v1": {
        "id_str": "2712809663493046272",
        "created_at": "Thu Jan 03 06:00:00 +0000 2036",
        "full_text": "Kelp is late.",
        "user": {"id_str": "70", "screen_name": "bea", "name": "Bea"},
    },
    "twarc_v2_flattened": {
        "id": "2712809663493046272",
        "text": "Kelp is late.",
        "author_id": "70",
        "created_at": "2036-01-03T06:00:00.000Z",
        "edit_history_tweet_ids": ["2712809663493046272"],
        "author": {"id": "70", "username": "bea", "name": "Bea"},
    },
    "mastodon_statuses": {
        "id": "7",
        "uri": "https://kelp.example/users/bea/statuses/7",
        "url": "https://kelp.example/@bea/7",
        "created_at": "2036-01-03T06:00:00.000Z",
        "content": "<p>Kelp is late.</p>",
        "account": {"acct": "bea", "username": "bea", "url": "https://kelp.example/@bea"},
    },
}


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_is_known_by_one_format_and_its_words_are_read(name: str) -> None:
    known = [one.name for one in FORMATS if one.recognizes(OBJECTS[name])]
    assert known == [name]
    (line,) = reading(lines_of(OBJECTS[name]))
    assert line.error is None or line.error == ""
    (seen,) = line.sightings
    assert seen.version is not None
    assert seen.version.text == "Kelp is late."
    assert seen.post.author.handle is not None
    assert seen.post.author.handle.startswith("bea")


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "found", [{}, {"id": None}, {"text": []}, {"user": 5, "data": 7}, {"type": {"a": 1}}], ids=repr
)
def test_an_object_of_nobody_is_known_by_none(one: JsonFormat, found: dict[str, Any]) -> None:
    assert not one.recognizes(found)


@pytest.mark.parametrize("name", OBJECTS)
@pytest.mark.parametrize("value", [None, 5, [], {}, "\ud800", True], ids=repr)
def test_any_field_of_another_kind_gives_a_post_or_a_sentence(name: str, value: Any) -> None:
    for field in OBJECTS[name]:
        for line in reading(lines_of(OBJECTS["posts"], OBJECTS[name] | {field: value})):
            assert bool(line.sightings) is not bool(line.error)


def test_a_post_of_pictures_alone_says_that_it_has_no_words() -> None:
    bare = OBJECTS["mastodon_statuses"] | {"content": "<p></p>"}
    (line,) = reading(lines_of(bare))
    assert line.error == "a post without words"


@pytest.mark.parametrize(
    "head",
    [b"text,id\n", b"\xef\xbb\xbfid;full text;text\n", "handle\ttext\n".encode("utf-16")],
    ids=["commas", "semicolons", "utf-16"],
)
def test_a_table_of_posts_is_known_by_its_header(head: bytes) -> None:
    found = csv_table.table_dialect(head)
    assert found is not None
    assert "text" in found.names


@pytest.mark.parametrize("head", [b"", b"\0", b"text\n", b"id,name\n", b"kelp,gull\n", b"\xff\n"])
def test_what_is_no_table_of_posts_is_not_taken_for_one(head: bytes) -> None:
    assert csv_table.table_dialect(head) is None


def test_a_long_post_is_completed_only_where_one_text_begins_so() -> None:
    notes = x_archive.NoteTexts()
    whole = "The kelp is late and " * 20
    for text in (whole + "so is the ferry", "Something else entirely"):
        notes.add({"noteTweet": {"core": {"text": text}}})
    cut = f"{whole[:250]}… https://t.co/abc"
    assert notes.whole(cut) == whole + "so is the ferry"
    notes.add({"noteTweet": {"core": {"text": whole + "so are the gulls"}}})
    assert notes.whole(cut) is None
    assert notes.whole("Gulls…") is None


@pytest.mark.parametrize("item", [None, 5, {}, {"account": 5}, {"account": {}}])
def test_an_archive_without_an_account_is_nobodys(item: Any) -> None:
    assert x_archive.archive_author([item]).handle is None
    account = {"account": {"username": "bea", "accountDisplayName": "Bea", "accountId": "70"}}
    assert x_archive.archive_author([item, account]).handle == "bea"


@pytest.mark.parametrize("raw", [b"", b"{", b"PK\x05\x06", b"window.YTD", b"\0" * 100])
def test_no_database_is_seen_in_other_files(raw: bytes) -> None:
    assert not twitter_to_sqlite.DATABASE.recognizes(post_file(raw))
    assert not mastodon_outbox.OUTBOX.recognizes(post_file(raw))
