"""Objects whose fields are named as the columns of tables are, as many collectors write them."""

import json
from typing import Any

import pytest

from archiver.importers.formats import json_rows
from archiver.models.records import Author
from tests.importers.made import errors, lines_of, seen

WORDS = "The ferry is late because the tide is out."
NUMBER = "1812256998588662068"
X = f"https://x.com/anabrook/status/{NUMBER}"
ANA = Author(handle="anabrook", name="Ana Brook")


def one_post(*values: Any) -> tuple[str, Author, str | None, str | None]:
    (found,) = seen(lines_of(*values))
    words = found.version.text if found.version else None
    return found.post.key, found.post.author, found.post.posted_at, words


@pytest.mark.parametrize(
    ("found", "key", "handle", "name"),
    [
        # Apify's scrapers of X, Facebook, Instagram and TikTok.
        (
            {
                "id": NUMBER,
                "url": X,
                "text": WORDS[:20] + "…",
                "fullText": WORDS,
                "isRetweet": False,
                "author": {"userName": "anabrook", "name": "Ana Brook"},
            },
            *(f"x:{NUMBER}", "anabrook", "Ana Brook"),
        ),
        (
            {
                "postId": "7665544332211",
                "text": WORDS,
                "user": {"name": "Tide News"},
                "url": "https://www.facebook.com/tidenews/posts/pfbid0AbCdEfGh12345",
            },
            *("facebook:7665544332211", None, "Tide News"),
        ),
        (
            {
                "id": "3412345678901234567",
                "shortCode": "C9bFlDJv0uH",
                "caption": WORDS,
                "url": "https://www.instagram.com/p/C9bFlDJv0uH/",
                "ownerUsername": "anabrook",
                "ownerFullName": "Ana Brook",
            },
            *("instagram:C9bFlDJv0uH", "anabrook", "Ana Brook"),
        ),
        (
            {
                "id": "7391234567890123456",
                "text": WORDS,
                "createTime": 1720909800,
                "authorMeta": {"name": "anabrook", "nickName": "Ana Brook", "id": "12"},
                "webVideoUrl": "https://www.tiktok.com/@anabrook/video/7391234567890123456",
            },
            *("tiktok:7391234567890123456", "anabrook", "Ana Brook"),
        ),
        # The Graph API: in a list within an answer, with a number of its own for the post.
        (
            {
                "data": [
                    {
                        "id": "17912345678901234",
                        "caption": WORDS,
                        "username": "anabrook",
                        "permalink": "https://www.instagram.com/p/C9bFlDJv0uH/",
                    }
                ],
                "paging": {},
            },
            *("instagram:C9bFlDJv0uH", "anabrook", None),
        ),
        # snscrape, of a channel and of a server of the fediverse.
        (
            {"url": "https://t.me/s/tidenews/81", "content": WORDS, "outlinks": []},
            *("telegram:tidenews/81", "tidenews", None),
        ),
        (
            {
                "url": "https://sea.example/@ana/114000000000000001",
                "content": WORDS,
                "user": {"account": "@ana@sea.example", "displayName": "Ana Brook"},
            },
            *("mastodon:sea.example/114000000000000001", "ana@sea.example", "Ana Brook"),
        ),
    ],
)
def test_a_collectors_object_is_a_post(
    found: dict[str, Any], key: str, handle: str | None, name: str | None
) -> None:
    told, author, _, words = one_post(found)
    assert json_rows.ROWS.recognizes(found)
    assert (told, words) == (key, WORDS)
    assert (author.handle, author.name) == (handle, name)


def test_a_shared_post_is_its_authors_and_never_of_who_shared_it() -> None:
    found = {
        "id": "1812300000000000123",
        "text": f"RT @anabrook: {WORDS}",
        "isRetweet": True,
        "url": "https://x.com/bea/status/1812300000000000123",
        "author": {"userName": "bea", "name": "Bea Tide"},
    }
    own = {"id": NUMBER, "url": X, "fullText": WORDS, "author": {"userName": "anabrook"}}
    key, author, _, words = one_post({**found, "retweet": own})
    assert (key, author.handle, words) == (f"x:{NUMBER}", "anabrook", WORDS)
    ((_, error),) = errors(lines_of({**found, "text": WORDS, "retweet": None}))
    assert "repeats a post of somebody whom the row does not name" in error


def test_a_quoted_post_is_read_before_the_one_that_quotes_it() -> None:
    quoted = {"id": NUMBER, "url": X, "fullText": WORDS, "author": {"userName": "anabrook"}}
    found = {
        "id": "1812300000000000123",
        "fullText": "Read this.",
        "quote": quoted,
        "url": "https://x.com/bea/status/1812300000000000123",
        "isQuote": True,
    }
    first, second = seen(lines_of(found))
    assert (first.post.key, first.post.author.handle) == (f"x:{NUMBER}", "anabrook")
    assert second.version is not None
    assert (second.version.text, second.version.quoted) == ("Read this.", f"x:{NUMBER}")


def test_markup_in_which_some_platforms_keep_texts_is_none_of_the_words() -> None:
    found = {"url": X, "content": "<p>The ferry is<br>late &amp; full.</p>", "account.acct": "ana"}
    assert one_post(found)[3] == "The ferry is\nlate & full."


def test_an_object_in_the_published_shape_stays_what_it_says() -> None:
    found = {"url": X, "text": WORDS, "author": {"handle": "anabrook", "name": "Ana Brook"}}
    assert not json_rows.ROWS.recognizes(found)
    assert one_post({**found, "posted_at": "2024-07-13T22:45:13Z"}) == (
        *(f"x:{NUMBER}", ANA),
        *("2024-07-13T22:45:13Z", WORDS),
    )


@pytest.mark.parametrize(
    "found",
    [
        {"id": 7, "message": WORDS, "from": {"name": "Ana Brook"}},  # of which platform?
        {"data": [{"a": 1}, {"b": 2}]},
        {"data": {"data": {"data": {"data": {"data": {"data": [{"id": 7, "text": WORDS}]}}}}}},
        {f"name{number}": "x" for number in range(2_000)},
    ],
)
def test_what_names_no_post_is_an_error_of_its_line(found: dict[str, Any]) -> None:
    assert len(errors(lines_of(found))) == 1


def test_each_post_of_an_answer_stands_for_itself() -> None:
    answer = {"items": [{"id": NUMBER, "url": X, "fullText": WORDS}, {"url": X, "views": 7}]}
    assert len(errors(json.dumps(answer))) == 1
