"""A Mastodon export's outbox, statuses of its API, and their HTML as plain text."""

import json
from typing import Any

import pytest

from archiver.html.plain_text import plain_text
from archiver.models.records import Author, Media
from tests.importers.made import (
    errors,
    lines_of,
    seen,
    texts,
)

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ANA = "https://social.example/users/ana"
LINK = (
    '<a href="https://news.example/a/very/long/seal" rel="nofollow"><span class="invisible">'
    'https://</span><span class="ellipsis">news.example/a/very</span><span class="invisible">'
    "/long/seal</span></a>"
)
MENTION = (
    '<span class="h-card" translate="no"><a href="https://social.example/@ida" '
    'class="u-url mention">@<span>ida</span></a></span>'
)


def note(number: int = 112345678901234567, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{ANA}/statuses/{number}",
        "type": "Note",
        "published": "2024-04-28T10:02:13Z",
        "url": f"https://social.example/@ana/{number}",
        "attributedTo": ANA,
        "to": [PUBLIC],
        "cc": [f"{ANA}/followers"],
        "content": f"<p>{MENTION} The seal &amp; I<br />queue.</p><p>{LINK}</p>",
        "attachment": [
            {"type": "Document", "mediaType": "image/png", "url": "/m.png", "name": "A seal"}
        ],
        **more,
    }


def outbox(*notes: dict[str, Any], indent: int | None = None) -> str:
    items = [{"id": one["id"], "type": "Create", "actor": ANA, "object": one} for one in notes]
    announce = {"type": "Announce", "actor": ANA, "object": "https://other.example/notes/1"}
    return json.dumps(
        {
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": "outbox.json",
            "type": "OrderedCollection",
            "totalItems": len(items) + 1,
            "orderedItems": [announce, *items],
        },
        indent=indent,
    )


@pytest.mark.parametrize("indent", [None, 2])
def test_an_outbox_gives_the_posts_that_its_owner_made(indent: int | None) -> None:
    (one,) = seen(outbox(note(), indent=indent))
    assert one.post.key == "mastodon:social.example/112345678901234567"
    assert one.post.author == Author(
        handle="ana@social.example", account_id="https://social.example/users/ana"
    )
    assert one.post.posted_at == "2024-04-28T10:02:13Z"
    assert one.version is not None
    assert one.version.text == "@ida The seal & I\nqueue.\n\nhttps://news.example/a/very/long/seal"
    assert one.version.media == (Media(type="photo", alt="A seal"),)


def test_posts_for_followers_or_named_people_are_left_out_and_told() -> None:
    private = note(112345678901234568, to=[f"{ANA}/followers"], cc=[])
    direct = note(112345678901234569, to=["https://other.example/users/ida"], cc=[])
    unlisted = note(112345678901234570, to=[f"{ANA}/followers"], cc=[PUBLIC])
    found = errors(outbox(private, direct, unlisted))
    assert [number for number, _ in found] == [2, 3]
    assert all(reason.startswith("not public: ") for _, reason in found)


def status(**more: Any) -> dict[str, Any]:
    return {
        "id": "112345678901234567",
        "created_at": "2024-04-28T10:02:13.335Z",
        "edited_at": None,
        "visibility": "public",
        "url": "https://social.example/@ana/112345678901234567",
        "account": {"username": "ana", "acct": "ana", "display_name": "Ana Brook"},
        "content": "<p>The seal queues.</p>",
        "media_attachments": [{"type": "image", "description": "A queue"}],
        "reblog": None,
        **more,
    }


def test_statuses_of_the_api_are_read_as_a_list_or_as_lines() -> None:
    assert texts(json.dumps([status()], indent=1)) == texts(lines_of(status()))
    (one,) = seen(lines_of(status()))
    assert one.post.key == "mastodon:social.example/112345678901234567"
    assert one.post.author == Author(handle="ana@social.example", name="Ana Brook")
    assert one.version is not None
    assert (one.version.text, one.version.media) == (
        "The seal queues.",
        (Media(type="image", alt="A queue"),),
    )


def test_a_status_of_another_server_has_the_id_that_it_has_there() -> None:
    there = status(
        url="https://other.example/@ida/112345678901239999",
        account={"acct": "ida@other.example", "display_name": "Ida Tamm"},
    )
    (one,) = seen(lines_of(there))
    assert one.post.key == "mastodon:other.example/112345678901239999"
    assert one.post.author.handle == "ida@other.example"


def test_a_server_with_addresses_of_its_own_shape_is_mastodon_all_the_same() -> None:
    (one,) = seen(lines_of(status(url="https://fedi.example/notes/9abc", id="9abc")))
    assert one.post.key == "mastodon:fedi.example/9abc"


def test_a_status_of_a_thread_names_the_one_before() -> None:
    answer = status(
        account={"id": "3", "acct": "ana"}, in_reply_to_id="11", in_reply_to_account_id="3"
    )
    (one,) = seen(lines_of(answer))
    assert (one.post.in_reply_to, one.post.in_thread) == ("mastodon:social.example/11", True)
    # Saved by another server than its own, whose numbers are none of its own.
    (copied,) = seen(lines_of({**answer, "url": "https://other.example/@ana/99"}))
    assert copied.post.in_reply_to is None


def test_truth_social_is_known_by_its_addresses_even_without_an_account() -> None:
    saved = {
        "id": "115470116607441456",
        "created_at": "2025-10-31T18:09:12.335Z",
        "content": '<p>THE SEAL WINS!<span class="quote-inline"><br/>RE: https://t.example</span></p>',
        "url": "https://truthsocial.com/@sealfacts/115470116607441456",
        "quote_id": "115470116607441400",
        "media": [],
    }
    (one,) = seen(lines_of(saved))
    assert one.post.key == "truthsocial:115470116607441456"
    assert one.post.author.handle == "sealfacts"
    assert one.version is not None
    assert (one.version.text, one.version.quoted) == (
        "THE SEAL WINS!",
        "truthsocial:115470116607441400",
    )
    del saved["url"]
    assert list(texts(lines_of(saved), "truthsocial")) == ["truthsocial:115470116607441456"]
    assert "name the platform by --platform" in errors(lines_of(saved))[0][1]


def test_a_post_passed_on_is_its_authors_and_a_quoted_one_is_kept_beside() -> None:
    ida = status(
        url="https://other.example/@ida/112345678901239999",
        account={"acct": "ida@other.example", "display_name": "Ida Tamm"},
        content="<p>No ticket.</p>",
    )
    (passed,) = seen(lines_of(status(content="", reblog=ida)))
    assert passed.post.author.name == "Ida Tamm"
    inner, outer = seen(lines_of(status(quote={"state": "accepted", "quoted_status": ida})))
    assert outer.version is not None
    assert outer.version.quoted == inner.post.key


@pytest.mark.slow
def test_statuses_quoting_without_end_and_odd_types_are_errors_not_exceptions() -> None:
    deep = status()
    for _ in range(200):
        deep = status(quote=deep)
    assert "each quoting the next" in errors(lines_of(deep))[0][1]
    for value in (5, "a", [], {}, ["http://["], {"a": 1}):
        for name in ("account", "quote", "reblog", "media_attachments", "url", "id", "created_at"):
            errors(lines_of(status(**{name: value}), {"type": "Create", "object": note()}))
        for name in ("to", "cc", "attachment", "attributedTo", "url", "id", "quote"):
            errors(outbox({**note(), name: value}))
    assert "cannot be read" in errors(lines_of(status(url="http://[", uri=None)))[0][1]


def test_a_post_of_pictures_alone_has_no_words_to_compare() -> None:
    assert errors(lines_of(status(content=""))) == [(1, "a post without words")]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"),
        (f"<p>{LINK}</p>", "https://news.example/a/very/long/seal"),
        (f"<p>Dear {MENTION}, hello</p>", "Dear @ida, hello"),
        ("<p>5 &lt; 6 &amp; &#x2019;tis</p>", "5 < 6 & ’tis"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<p>a   \n b</p>", "a b"),
        ("<pre>a  b\n  c</pre>", "a  b\nc"),
        ('<p>Hi <img class="emojione" alt=":seal:" src="/e.png"></p>', "Hi :seal:"),
        ("<script>x</script><!-- y --><p>z", "z"),
        ("no markup", "no markup"),
        ("", ""),
        ("<p>" * 3_000 + "deep", "deep"),
    ],
)
def test_markup_becomes_the_text_that_a_reader_sees(content: str, text: str) -> None:
    assert plain_text(content) == text


def test_a_content_warning_is_its_authors_words_and_stands_before_the_rest() -> None:
    (one,) = seen(lines_of(status(spoiler_text="Seals & <queues>")))
    assert one.version is not None
    assert one.version.text == "Seals & <queues>\n\nThe seal queues."
    (two,) = seen(outbox(note(summary="About queues")))
    assert two.version is not None
    assert two.version.text.startswith("About queues\n\n@ida The seal")
