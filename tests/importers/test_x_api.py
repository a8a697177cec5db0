"""JSON lines of twarc: responses of API v2, flattened posts, and posts of API v1.1."""

import json
from typing import Any

import pytest

from archiver.models.records import Author, Media
from tests.importers.made import (
    errors,
    lines_of,
    reading,
    seen,
    texts,
)

ANA = {"id": "70", "username": "anabrook", "name": "Ana Brook"}
SEAL: dict[str, Any] = {
    "id": "1812256998588662068",
    "text": "The seal &amp; I have season tickets. https://t.co/abcdefghij",
    "author_id": "70",
    "created_at": "2024-07-13T22:45:13.000Z",
    "conversation_id": "1812256998588662068",
    "edit_history_tweet_ids": ["1812256998588662068"],
    "entities": {
        "urls": [{"url": "https://t.co/abcdefghij", "expanded_url": "https://news.example/seal"}]
    },
    "attachments": {"media_keys": ["3_5"]},
    "public_metrics": {"like_count": 3},
}
NOTE = "Ferry timetables are works of fiction, " * 12 + "and I have read them all."
LONG = {
    **SEAL,
    "id": "1812256998588662070",
    "text": NOTE[:270] + "… https://t.co/zzzzzzzzzz",
    "attachments": {},
}
META = {"result_count": 2, "newest_id": "1812256998588662070"}
TWARC = {"url": "https://api.twitter.com/2/tweets/search/all", "version": "2.14.0"}


def response(*tweets: dict[str, Any], **more: Any) -> dict[str, Any]:
    includes = {
        "users": [ANA],
        "media": [{"media_key": "3_5", "type": "photo", "alt_text": "A seal in a queue"}],
        **more.pop("includes", {}),
    }
    return {"data": list(tweets), "includes": includes, "meta": META, "__twarc": TWARC, **more}


def test_a_response_gives_its_posts_with_their_authors_media_and_raw_text() -> None:
    (one,) = seen(lines_of(response(SEAL)))
    assert one.post.key == "x:1812256998588662068"
    assert one.post.url == "https://x.com/anabrook/status/1812256998588662068"
    assert one.post.author == Author(handle="anabrook", name="Ana Brook", account_id="70")
    assert one.post.posted_at == "2024-07-13T22:45:13Z"
    assert one.version is not None
    assert one.version.text == SEAL["text"]
    assert one.version.media == (Media(type="photo", alt="A seal in a queue"),)
    assert not one.version.truncated


def test_a_long_post_has_the_text_of_its_note_and_without_it_is_known_to_be_cut() -> None:
    with_note = {**LONG, "note_tweet": {"text": NOTE, "entities": {}}}
    (whole,) = seen(lines_of(response(with_note)))
    (cut,) = seen(lines_of(response(LONG)))
    assert whole.version is not None
    assert cut.version is not None
    assert (whole.version.text, whole.version.truncated) == (NOTE, False)
    assert (cut.version.text, cut.version.truncated) == (LONG["text"], True)


def test_posts_that_others_refer_to_are_read_too() -> None:
    quoting = {**SEAL, "id": "20000000000000", "text": "So true.", "author_id": "71"}
    quoting["referenced_tweets"] = [{"type": "quoted", "id": SEAL["id"]}]
    users = [ANA, {"id": "71", "username": "idatamm", "name": "Ida Tamm"}]
    inner, outer = seen(lines_of(response(quoting, includes={"tweets": [SEAL], "users": users})))
    assert inner.post.author.handle == "anabrook"
    assert outer.post.author.handle == "idatamm"
    assert outer.version is not None
    assert outer.version.quoted == inner.post.key


@pytest.mark.parametrize(("user", "own"), [("70", True), ("71", False), (None, None)])
def test_a_post_of_a_thread_names_the_one_before(user: str | None, own: object) -> None:
    going_on = {**SEAL, "id": "20000000000000", "in_reply_to_user_id": user}
    going_on["referenced_tweets"] = [{"type": "replied_to", "id": SEAL["id"]}]
    (one,) = seen(lines_of(response(going_on)))
    assert (one.post.in_reply_to, one.post.in_thread) == (f"x:{SEAL['id']}", own)


def test_a_retweet_that_is_cut_says_so_and_its_post_is_whole() -> None:
    retweet = {**SEAL, "id": "20000000000001", "text": ("RT @anabrook: " + NOTE)[:139] + "…"}
    retweet["referenced_tweets"] = [{"type": "retweeted", "id": LONG["id"]}]
    original = {**LONG, "note_tweet": {"text": NOTE}}
    first, second = seen(lines_of(response(retweet, includes={"tweets": [original]})))
    assert first.version is not None
    assert second.version is not None
    assert (first.version.truncated, second.version.truncated) == (False, True)


def test_flattened_posts_are_read_with_what_stands_in_them() -> None:
    flat = {
        **SEAL,
        "author": ANA,
        "attachments": {"media": [{"media_key": "3_5", "type": "photo", "alt_text": "A seal"}]},
        "referenced_tweets": [{**LONG, "author": ANA, "type": "quoted"}],
        "__twarc": TWARC,
    }
    inner, outer = seen(lines_of(flat))
    assert (
        inner.post.author
        == outer.post.author
        == Author(handle="anabrook", name="Ana Brook", account_id="70")
    )
    assert outer.version is not None
    assert (outer.version.quoted, outer.version.media) == (
        inner.post.key,
        (Media(type="photo", alt="A seal"),),
    )


def test_each_id_of_an_edit_history_is_a_post_of_its_own() -> None:
    history = [SEAL["id"], "1812256998588662090"]
    edited = {
        **SEAL,
        "id": history[1],
        "text": "The seal has one.",
        "edit_history_tweet_ids": history,
    }
    assert list(texts(lines_of(response(SEAL, edited)))) == [f"x:{number}" for number in history]


def test_posts_asked_for_and_not_given_are_told_and_what_is_only_mentioned_is_not() -> None:
    gone = {
        "value": "1700000000000000000",
        "detail": "Could not find tweet with ids: [1700000000000000000].",
        "title": "Not Found Error",
        "resource_type": "tweet",
        "parameter": "ids",
        "resource_id": "1700000000000000000",
        "type": "https://api.twitter.com/2/problems/resource-not-found",
    }
    mentioned = {**gone, "parameter": "referenced_tweets.id"}
    user = {**gone, "resource_type": "user", "parameter": "entities.mentions.username"}
    data = lines_of(response(SEAL, errors=[gone, mentioned, user]), {"errors": [gone]})
    assert [(number, reason[:41]) for number, reason in errors(data)] == [
        (1, "X gave no post 1700000000000000000: Could"),
        (2, "X gave no post 1700000000000000000: Could"),
    ]
    assert sum(len(line.sightings) for line in reading(data)) == 1


def test_a_single_post_or_no_post_may_be_the_data() -> None:
    assert len(seen(lines_of({**response(), "data": SEAL}))) == 1
    assert seen(lines_of({"meta": {"result_count": 0}, "data": []})) == []


def test_one_bad_post_of_a_response_leaves_the_others() -> None:
    odd = {"id": "5", "author_id": ["70"], "text": None}
    found = reading(lines_of(response(SEAL, {**SEAL, "text": ""}, LONG)))
    assert [line.error for line in found] == [None, "'text' is missing", None]
    assert errors(lines_of(response({**odd, "author_id": "7"}))) == [(1, "'text' is missing")]


def test_responses_with_odd_types_in_them_never_raise() -> None:
    odd: list[Any] = [None, 5, "a", [], {}, [5], [{}], [[]], {"a": 5}]
    for value in odd:
        for name in ("includes", "errors", "data", "meta"):
            reading(lines_of({**response(SEAL), name: value}))
        for name in ("author_id", "attachments", "referenced_tweets", "note_tweet", "entities"):
            reading(lines_of(response({**SEAL, name: value}), {**SEAL, name: value}))


def test_posts_of_the_first_api_are_read_with_those_they_quote_or_retweet() -> None:
    old = {
        "id": 1271521504577200128,
        "id_str": "1271521504577200128",
        "created_at": "Fri Jun 12 18:56:44 +0000 2020",
        "full_text": "The opera house has a roof &lt;again&gt;",
        "user": {"screen_name": "anabrook", "name": "Ana Brook"},
    }
    outer = {**old, "id_str": "1271521504577200999", "quoted_status": old}
    outer["quoted_status_id_str"] = old["id_str"]
    one, two = seen(lines_of(outer))
    assert one.post.posted_at == "2020-06-12T18:56:44Z"
    assert two.version is not None
    assert two.version.quoted == one.post.key
    compatible = {**old, "text": "The opera…", "truncated": True}
    del compatible["full_text"]
    (cut,) = seen(lines_of(compatible))
    assert cut.version is not None
    assert cut.version.truncated
    extended = {**compatible, "extended_tweet": {"full_text": "The opera house has a roof."}}
    (whole,) = seen(lines_of(extended))
    assert whole.version is not None
    assert (whole.version.text, whole.version.truncated) == ("The opera house has a roof.", False)


def test_a_list_of_responses_over_several_lines_is_read_as_one_document() -> None:
    assert len(texts(json.dumps([response(SEAL), response(LONG)], indent=2))) == 2
