"""Each format knows its own objects and no other's, and hostile ones end no import."""

import itertools
import json
import tarfile
from io import BytesIO
from typing import Any

import pytest

from archiver.errors import UnusableLine
from archiver.importers.formats import (
    bluesky_records,
    csv_table,
    facebook_export,
    fxembed,
    gallery_dl,
    mastodon_outbox,
    mastodon_statuses,
    posts_json,
    reddit_things,
    snscrape,
    telegram_desktop,
    twarc_v2,
    twint,
    twitter_to_sqlite,
    twitter_v1,
    web_exporter,
    x_archive,
    x_graphql,
    zeeschuimer,
)
from archiver.importers.import_format import JsonFormat
from archiver.models.records import Author
from tests.importers.made import lines_of, post_file, reading

FORMATS = (
    posts_json.POSTS,
    twitter_v1.STATUSES,
    twarc_v2.RESPONSES,
    twarc_v2.FLATTENED,
    mastodon_statuses.STATUSES,
    mastodon_outbox.ACTIVITIES,
    bluesky_records.RECORDS,
    x_graphql.TWEETS,
    snscrape.TWEETS,
    twint.TWEETS,
    gallery_dl.METADATA,
    web_exporter.TWEETS,
    fxembed.ANSWERS,
    zeeschuimer.META,
    zeeschuimer.TIKTOK,
    reddit_things.LISTINGS,
    reddit_things.THINGS,
    facebook_export.POSTS,
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
    "bluesky_records": {
        "uri": "at://did:plc:kelp/app.bsky.feed.post/3la4vfasktq27",
        "author": {"did": "did:plc:kelp", "handle": "bea.example", "displayName": "Bea"},
        "record": {"createdAt": "2036-01-03T06:00:00.000Z", "text": "Kelp is late."},
    },
    "x_graphql": {
        "rest_id": "2712809663493046272",
        "core": {"user_results": {"result": {"rest_id": "70", "core": {"screen_name": "bea"}}}},
        "legacy": {"full_text": "Kelp is late.", "id_str": "2712809663493046272"},
    },
    "snscrape": {
        "id": 2712809663493046272,
        "date": "2036-01-03T06:00:00+00:00",
        "rawContent": "Kelp is late.",
        "user": {"username": "bea", "displayname": "Bea", "id": 70},
    },
    "twint": {
        "id": 2712809663493046272,
        "created_at": "2036-01-03 06:00:00 UTC",
        "username": "bea",
        "name": "Bea",
        "tweet": "Kelp is late.",
    },
    "gallery_dl": {
        "category": "twitter",
        "tweet_id": 2712809663493046272,
        "retweet_id": 0,
        "date": "2036-01-03 06:00:00",
        "author": {"id": 70, "name": "bea", "nick": "Bea"},
        "content": "Kelp is late.",
    },
    "web_exporter": {
        "id": "2712809663493046272",
        "created_at": "2036-01-03 06:00:00",
        "full_text": "Kelp is late.",
        "screen_name": "bea",
        "name": "Bea",
    },
    "fxembed": {
        "code": 200,
        "tweet": {
            "id": "2712809663493046272",
            "text": "Kelp is late.",
            "author": {"screen_name": "bea", "name": "Bea", "id": "70"},
        },
    },
    "zeeschuimer_meta": {
        "code": "DLq1AbCdEfG",
        "user": {"username": "bea"},
        "caption": {"text": "Kelp is late."},
        "taken_at": 2082952800,
        "text_post_app_info": {},
    },
    "zeeschuimer_tiktok": {
        "id": "7000000000000000001",
        "desc": "Kelp is late.",
        "createTime": 2082952800,
        "author": {"uniqueId": "bea", "nickname": "Bea"},
    },
    "reddit_listings": {
        "kind": "Listing",
        "data": {
            "children": [
                {"kind": "t3", "data": {"id": "1kelp", "author": "bea", "title": "Kelp is late."}}
            ]
        },
    },
    "reddit_things": {
        "id": "1kelp",
        "author": "bea",
        "subreddit": "kelp",
        "title": "Kelp is late.",
        "selftext": "",
        "created_utc": 2082952800.0,
    },
    "facebook_export": {
        "timestamp": 2082952800,
        "data": [{"post": "Kelp is late."}],
        "title": "Bea Tide updated her status.",
    },
}


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_is_known_by_one_format_and_its_words_are_read(name: str) -> None:
    known = [one.name for one in FORMATS if one.recognizes(OBJECTS[name])]
    assert known == [name]
    (line,) = reading(lines_of(OBJECTS[name]))
    assert (line.error, line.note) == (None, None)
    (seen,) = line.sightings
    assert seen.version is not None
    assert seen.version.text == "Kelp is late."
    who = seen.post.author.handle or seen.post.author.name
    assert who is not None
    assert who.casefold().startswith("bea")


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_an_object_of_nobody_is_known_by_none(one: JsonFormat) -> None:
    nobodys: list[dict[str, Any]] = [
        {},
        {"id": None},
        {"text": []},
        {"user": 5, "data": 7},
        {"type": {"a": 1}},
    ]
    assert [found for found in nobodys if one.recognizes(found)] == []


@pytest.mark.parametrize("name", OBJECTS)
def test_any_field_of_another_kind_gives_a_post_or_a_sentence(name: str) -> None:
    values: tuple[Any, ...] = (None, 5, [], {}, "\ud800", True)
    for field, value in itertools.product(OBJECTS[name], values):
        for line in reading(lines_of(OBJECTS["posts"], OBJECTS[name] | {field: value})):
            assert bool(line.sightings) is not bool(line.error), (field, value)


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


def gallery(**more: Any) -> dict[str, Any]:
    shared = {"retweet_id": 2712809663493000000, "user": {"id": 71, "name": "cal", "nick": "Cal"}}
    return OBJECTS["gallery_dl"] | shared | more


def exported(text: str) -> dict[str, Any]:
    return OBJECTS["web_exporter"] | {
        "id": "2712809700000000000",
        "screen_name": "cal",
        "name": "Cal",
        "full_text": text,
        "retweeted_status": "2712809663493046272",
    }


SHARED = {
    "x_graphql": {
        "rest_id": "2712809700000000000",
        "core": {"user_results": {"result": {"rest_id": "71", "core": {"screen_name": "cal"}}}},
        "legacy": {
            "full_text": "RT @bea: Kelp is late.",
            "id_str": "2712809700000000000",
            "retweeted_status_result": {"result": OBJECTS["x_graphql"]},
        },
    },
    "in_a_box": {
        "result": {
            "__typename": "TweetWithVisibilityResults",
            "tweet": OBJECTS["x_graphql"],
        }
    },
    "snscrape": OBJECTS["snscrape"]
    | {
        "id": 2712809700000000000,
        "rawContent": "RT @bea: Kelp is late.",
        "user": {"username": "cal", "displayname": "Cal", "id": 71},
        "retweetedTweet": OBJECTS["snscrape"],
    },
    "gallery_dl": gallery(),
    "web_exporter": exported("RT @bea: Kelp is late."),
}


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_post_is_its_authors_in_every_format(name: str) -> None:
    (line,) = reading(lines_of(SHARED[name]))
    (one,) = line.sightings
    assert one.post.author.handle == "bea"
    assert one.post.key != "x:2712809700000000000"
    assert one.version is not None
    assert one.version.text == "Kelp is late."


THREADS: dict[str, dict[str, Any]] = {
    "posts": {"in_reply_to": "2712809600000000001", "in_thread": True},
    "twitter_v1": {
        "in_reply_to_status_id_str": "2712809600000000001",
        "in_reply_to_user_id_str": "70",
    },
    "twarc_v2_flattened": {
        "referenced_tweets": [{"type": "replied_to", "id": "2712809600000000001"}],
        "in_reply_to_user_id": "70",
    },
    "x_graphql": {
        "legacy": {
            **OBJECTS["x_graphql"]["legacy"],
            "in_reply_to_status_id_str": "2712809600000000001",
            "in_reply_to_screen_name": "Bea",
        }
    },
    "snscrape": {"inReplyToTweetId": 2712809600000000001, "inReplyToUser": {"username": "bea"}},
    "gallery_dl": {"reply_id": 2712809600000000001, "reply_to": "bea"},
    "web_exporter": {
        "in_reply_to": "2712809600000000001",
        "in_reply_to_screen_name": "bea",
    },
    "fxembed": {
        "tweet": {
            **OBJECTS["fxembed"]["tweet"],
            "replying_to": "bea",
            "replying_to_status": "2712809600000000001",
        }
    },
}


@pytest.mark.parametrize("name", THREADS)
def test_the_post_before_in_a_thread_is_named_in_every_format_that_has_it(name: str) -> None:
    (line,) = reading(lines_of(OBJECTS[name] | THREADS[name]))
    (one,) = line.sightings
    assert (one.post.in_reply_to, one.post.in_thread) == ("x:2712809600000000001", True)


def test_the_post_before_in_a_thread_of_bluesky_is_its_owners() -> None:
    found = OBJECTS["bluesky_records"]
    before = {"uri": "at://did:plc:kelp/app.bsky.feed.post/3la4vfasktq26", "cid": "b"}
    reply = {"parent": before, "root": before}
    (line,) = reading(lines_of(found | {"record": found["record"] | {"reply": reply}}))
    (one,) = line.sightings
    assert (one.post.in_reply_to, one.post.in_thread) == (
        "bluesky:did:plc:kelp/3la4vfasktq26",
        True,
    )


def test_what_shares_a_post_of_nobody_named_is_not_taken() -> None:
    (line,) = reading(lines_of(exported("Kelp is late.")))
    assert "repeats a post of somebody" in (line.error or "")


def test_a_quoted_post_comes_with_the_one_that_quotes_it() -> None:
    other = {"id": "2712809600000000001", "text": "Tide?", "author": {"screen_name": "cal"}}
    found = OBJECTS["fxembed"]["tweet"] | {"quote": other}
    lines = reading(lines_of({"code": 200, "tweet": found}))
    keys = {one.post.key: one.version for line in lines for one in line.sightings}
    assert set(keys) == {"x:2712809600000000001", "x:2712809663493046272"}
    version = keys["x:2712809663493046272"]
    assert version is not None
    assert version.quoted == "x:2712809600000000001"


def test_answers_of_bluesky_are_read_in_all_their_forms() -> None:
    view = OBJECTS["bluesky_records"]
    commit = {"operation": "create", "collection": "app.bsky.feed.post", "rkey": "3la4vfasktq27"}
    forms = [
        {"feed": [{"post": view}]},
        {"posts": [view]},
        {"thread": {"post": view, "replies": [], "parent": {"notFound": True}}},
        {"records": [{"uri": view["uri"], "cid": "b", "value": view["record"]}]},
        {"did": "did:plc:kelp", "kind": "commit", "commit": {**commit, "record": view["record"]}},
    ]
    for line in reading(lines_of(*forms)):
        (one,) = line.sightings
        assert one.post.key == "bluesky:did:plc:kelp/3la4vfasktq27"
        assert one.post.author.account_id == "did:plc:kelp"
    gone = {"did": "did:plc:kelp", "kind": "commit", "commit": {**commit, "operation": "delete"}}
    (line,) = reading(lines_of(gone))
    assert "is no post" in (line.error or "")


def test_words_written_as_bytes_are_mended_and_others_kept() -> None:
    for title in ("Ana Brook hat ihren Status aktualisiert.", "Ana Brook a publié une photo."):
        (line,) = reading(lines_of(OBJECTS["facebook_export"] | {"title": title}))
        assert [one.post.author.name for one in line.sightings] == ["Ana Brook"]
    assert facebook_export.mend_bytes("K\u00c3\u00a4se") == "Käse"
    assert facebook_export.mend_bytes("Käse – Ж") == "Käse – Ж"
    (line,) = reading(lines_of(OBJECTS["facebook_export"] | {"title": "A memory"}))
    assert "does not tell whose post it is" in (line.error or "")


def test_a_channel_of_telegram_desktop_has_its_own_words_alone() -> None:
    messages: list[dict[str, Any]] = [
        {"id": 1, "type": "service", "action": "create_channel"},
        {"id": 2, "type": "message", "date_unixtime": "2082952800", "text": "Kelp is late."},
        {"id": 3, "type": "message", "text": ["Kelp is ", {"type": "bold", "text": "late"}, "."]},
        {"id": 4, "type": "message", "text": "Kelp is late.", "forwarded_from": "Tide News"},
    ]
    export = {"name": "Kelp News", "type": "public_channel", "id": 5, "messages": messages}
    for indent in (None, 1):
        text = json.dumps(export, indent=indent)
        assert telegram_desktop.EXPORT.recognizes(post_file(text.encode()))
        found = reading(text)
        assert [line.error for line in found] == [
            None,
            None,
            "it is forwarded from Tide News: import the post itself",
        ]
        for line in found[:2]:
            (one,) = line.sightings
            assert one.post.author.name == "Kelp News"
            assert one.version is not None
            assert one.version.text == "Kelp is late."


def test_an_export_of_mastodon_may_be_a_packed_tar() -> None:
    item = {
        "type": "Create",
        "object": {
            "type": "Note",
            "id": "https://kelp.example/users/bea/statuses/7",
            "attributedTo": "https://kelp.example/users/bea",
            "content": "<p>Kelp is late.</p>",
            "published": "2036-01-03T06:00:00Z",
        },
    }
    outbox = json.dumps({"type": "OrderedCollection", "orderedItems": [item]}).encode()
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as made:
        for name, data in (("media/a.png", b"\x89PNG"), ("outbox.json", outbox)):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, BytesIO(data))
    (line,) = reading(packed.getvalue())
    assert (line.part, line.error) == ("outbox.json", None)
    assert line.sightings[0].version is not None
    assert line.sightings[0].version.text == "Kelp is late."
    with pytest.raises(UnusableLine, match="is broken"):
        reading(packed.getvalue()[:1_600])


def test_a_long_post_without_a_sign_that_it_goes_on_is_completed() -> None:
    whole = "The kelp is late and the tide is out. " * 12
    notes = x_archive.NoteTexts()
    notes.add({"noteTweet": {"core": {"text": whole}}})
    cut = {"id_str": "7", "full_text": whole[:280]}
    assert x_archive.archive_post({"tweet": cut}, Author(handle="bea"), notes)["text"] == whole
