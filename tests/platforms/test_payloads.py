"""Posts in the forms of exports and APIs become one shape, held to the same rules."""

from typing import Any

import pytest

from archiver.errors import UnusableLine
from archiver.models.records import PostRef
from archiver.platforms.activitypub_payloads import (
    attachment_media,
    is_activity,
    is_public,
    locate_status,
    note_text,
)
from archiver.platforms.id_times import format_id_time, parse_decimal, parse_digits
from archiver.platforms.mastodon.payloads import (
    account_handle,
    activity_payload,
    is_status,
    status_payload,
)
from archiver.platforms.meta_payloads import node_author, node_media, node_text
from archiver.platforms.post_keys import nameless_words, shown_identity
from archiver.platforms.post_payloads import sightings_of_payload
from archiver.platforms.sightings import do_times_differ
from archiver.platforms.x.payloads import (
    account_author,
    database_post,
    is_cut,
    is_response,
    is_v1,
    is_v2,
    v1_post,
)

NOW = "2031-05-06T12:00:00Z"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
NOTE: dict[str, Any] = {
    "type": "Note",
    "id": "https://social.example/users/ana/statuses/112345678901234567",
    "attributedTo": "https://social.example/users/ana",
    "to": [PUBLIC],
    "content": "<p>Low tide at six.</p>",
    "attachment": {"mediaType": "image/png", "name": "The pier"},
}


def test_a_public_note_is_a_post_and_others_are_refused() -> None:
    shape = activity_payload({"type": "Create", "object": NOTE})
    assert shape is not None
    assert shape["id"] == "social.example/112345678901234567"
    assert shape["author"] == {
        "handle": "ana@social.example",
        "account_id": "https://social.example/users/ana",
    }
    assert (shape["text"], shape["media"]) == (
        "Low tide at six.",
        [{"type": "photo", "alt": "The pier"}],
    )
    assert activity_payload({"type": "Announce", "object": NOTE["id"]}) is None
    with pytest.raises(UnusableLine, match="not public"):
        activity_payload({**NOTE, "to": ["https://social.example/users/ana/followers"]})


def test_forms_are_told_by_their_fields() -> None:
    assert is_activity(NOTE)
    assert not is_activity({"type": "Note"})
    assert is_status({"content": "", "visibility": "public"})
    assert not is_status({"content": "", "text": "a"})
    assert is_v1({"id_str": "7", "text": "Ebb."})
    assert is_v2({"id": "7", "text": "Ebb.", "author_id": "1"})
    assert is_response({"data": [], "meta": {}})
    assert not is_response({"data": {"id": "7"}})


def test_a_note_that_names_no_readers_was_not_cut_out() -> None:
    assert is_public({})
    assert is_public({"to": "as:Public"})
    assert not is_public({"to": [], "cc": None})


def test_a_content_warning_is_the_authors_and_an_abstract_is_not() -> None:
    assert note_text({**NOTE, "summary": "Boats"}) == "Boats\n\nLow tide at six."
    assert note_text({**NOTE, "type": "Article", "summary": "Boats"}) == "Low tide at six."
    with pytest.raises(UnusableLine, match="'content' is missing"):
        note_text({})
    assert attachment_media({}) == []


@pytest.mark.parametrize(
    ("url", "number", "default", "key"),
    [
        ("https://social.example/@ana/112345678901234567", "7", "mastodon", None),
        ("https://tide.example/posts/7f", "8", "mastodon", "mastodon:tide.example/7f"),
        ("https://tide.example/posts/7f", "7f", "mastodon", "mastodon:tide.example/7f"),
        ("https://tide.example/posts/7f", "7", "truthsocial", "truthsocial:7"),
        (None, "7", "truthsocial", "truthsocial:7"),
    ],
)
def test_a_status_is_known_by_its_address_before_its_number(
    url: str | None, number: str, default: str, key: str | None
) -> None:
    expected = key or "mastodon:social.example/112345678901234567"
    assert locate_status(url, number, default).key == expected


def test_a_status_without_an_address_is_nowhere_on_many_servers() -> None:
    with pytest.raises(UnusableLine, match="--platform"):
        locate_status(None, "7", "mastodon")


def test_handles_have_their_server_where_there_are_many() -> None:
    url = "https://social.example/@ana/112345678901234567"
    assert account_handle("ana", "mastodon", url) == "ana@social.example"
    assert account_handle("ana@tide.example", "mastodon", url) == "ana@tide.example"
    assert account_handle("ana", "truthsocial", url) == "ana"
    assert account_handle(None, "mastodon", url) == "ana@social.example"


def test_a_private_status_is_left_out() -> None:
    with pytest.raises(UnusableLine, match="not public"):
        status_payload({"content": "Ebb.", "visibility": "direct"})


def test_nodes_of_pages_give_words_author_and_media() -> None:
    node = {
        "caption": {"text": "Ebb."},
        "user": {"username": "ana", "full_name": "Ana Brook", "pk": 63},
        "carousel_media": [{"video_url": "https://a.example/v"}, {"display_url": "x"}, {}],
    }
    author = node_author(node, "threads")
    assert node_text(node) == "Ebb."
    assert (author.handle, author.name, author.account_id) == ("ana", "Ana Brook", "63")
    assert [one.type for one in node_media(node)] == ["video", "photo"]
    assert node_text({"caption": None}) == ""


def test_a_row_and_a_tweet_of_x_have_one_shape() -> None:
    row = {
        "id": "7",
        "user": "12",
        "screen_name": "ana",
        "name": "Ana Brook",
        "full_text": "Ebb.",
        "created_at": NOW,
        "quoted_status": "6",
        "truncated": 0,
    }
    shape = database_post(row)
    tweet = {
        "id_str": "7",
        "full_text": "Ebb.",
        "created_at": NOW,
        "quoted_status_id_str": "6",
    }
    assert {**v1_post(tweet, account_author("ana", "Ana Brook", "12")), "media": None} == {
        **shape,
        "media": None,
    }
    assert shape["quoted"] == "x:6"
    assert account_author(7, None, "nobody").account_id is None


def test_an_own_ellipsis_is_no_cut() -> None:
    assert is_cut("RT @ana: " + "a" * 130 + "…", {})
    assert not is_cut("Wait for it…", {})
    assert not is_cut(None, {})


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ({"platform": "nowhere", "id": "7", "text": "Ebb."}, "'nowhere' is none of bluesky"),
        ({"id": "7", "text": "Ebb."}, "'platform' is missing"),
        ({"platform": "x", "text": "Ebb."}, "needs its author and its text"),
        ({"platform": "x", "id": "7", "text": " "}, "'text' is missing"),
        ({"platform": "x", "id": "7", "text": "Ebb.", "quoted": "nowhere:7"}, "'quoted'"),
        (
            {"platform": "x", "id": "7", "text": "Ebb.", "author": {"account_id": "ana"}},
            "no account's id on X",
        ),
    ],
)
def test_what_cannot_be_kept_is_told_in_a_sentence(payload: dict[str, Any], told: str) -> None:
    with pytest.raises(UnusableLine, match=told):
        list(sightings_of_payload(payload, seen_at=NOW))


def test_the_platform_of_a_file_is_that_of_posts_which_do_not_say_theirs() -> None:
    (found,) = sightings_of_payload({"id": 7, "text": "Ebb."}, seen_at=NOW, platform="x")
    assert found.post.key == PostRef(platform="x", id="7").key


def test_links_and_white_space_make_no_other_version() -> None:
    assert shown_identity("Ebb  https://t.co/a1") == shown_identity("Ebb\nhttps://tide.example/b")
    assert nameless_words("Ferry’s late!") == nameless_words("ferry's LATE")
    assert nameless_words("!!") == ""


def test_times_differ_by_more_than_clocks_do() -> None:
    assert not do_times_differ("2031-05-04T12:00:00Z", "2031-05-04T12:09:59Z")
    assert do_times_differ("2031-05-04T12:00:00Z", "2031-05-04T12:10:01Z")
    assert not do_times_differ("2031-05-04", "2031-05-05T23:59:59Z")
    assert do_times_differ("2031-05-04", "2031-05-06T00:00:00Z")


def test_numbers_that_no_id_is_are_none() -> None:
    assert parse_decimal("９") is None
    assert parse_decimal("7" * 5000) is None
    assert parse_digits("a.b", "ab") is None
    assert format_id_time(None) is None
    assert format_id_time(1 << 70) is None
