"""One post has one key, however a file writes its id."""

import pytest

from archiver.errors import UnusableLine
from archiver.platforms.post_identity import PostIdentity, identify_post

DID = "did:plc:ebbtide"
RECORD = "3la4vfasktq27"


def key(
    platform: str | None, number: str | None, url: str | None = None, author: str = ""
) -> PostIdentity:
    return identify_post(named=platform, number=number, url=url, author=author, default=None)


@pytest.mark.parametrize(
    ("platform", "number", "url", "author", "expected"),
    [
        ("x", "https://x.com/ana/status/1812256998588662068", None, "", "1812256998588662068"),
        ("Twitter", "7", None, "", "7"),
        ("x", "post12", None, "", "post12"),
        ("bluesky", f"at://{DID}/app.bsky.feed.post/{RECORD}", None, "", f"{DID}/{RECORD}"),
        ("bluesky", RECORD, None, DID, f"{DID}/{RECORD}"),
        ("bluesky", RECORD, f"https://bsky.app/profile/{DID}/post/{RECORD}", "", f"{DID}/{RECORD}"),
        ("telegram", "81", None, "harbournews", "harbournews/81"),
        ("telegram", "81", "https://t.me/harbournews/81", "", "harbournews/81"),
        (
            "mastodon",
            "114000000000000001",
            "https://sea.example/@ana/114000000000000001",
            "",
            "sea.example/114000000000000001",
        ),
        ("reddit", "1abcd", "https://www.reddit.com/r/sea/comments/1abcd/x/", "", "t3_1abcd"),
        (None, "3", "https://x.com/ana/status/1812256998588662068", "", "3"),
        # Rounded by a spreadsheet or by a program that keeps numbers as floats.
        *(
            (
                "x",
                rounded,
                "https://x.com/ana/status/1812256998588662068",
                "",
                "1812256998588662068",
            )
            for rounded in ("1812256998588660000", "1812256998588662000", "1812256998588662070")
        ),
        # The address of a post that this one quotes.
        (
            "x",
            "1812256998588662068",
            "https://x.com/ana/status/1700000000000000001",
            "",
            "1812256998588662068",
        ),
    ],
)
def test_an_id_is_put_into_the_form_of_the_archive(
    platform: str | None, number: str, url: str | None, author: str, expected: str
) -> None:
    assert key(platform, number, url, author)[1] == expected


def test_a_name_that_a_collection_gave_a_post_is_kept() -> None:
    for name in ("corpus-6a2d7a509cde", "te-news/test-0"):
        assert key("x", name, None, "ana")[1] == name


@pytest.mark.parametrize(
    ("platform", "number", "author"),
    [
        ("x", "1812256998588662068.0", ""),
        ("x", "1abcd", ""),
        ("x", "1.8E+18", ""),
        ("bluesky", "corpus-6a2d7a509cde", ""),
        ("x", "https://bsky.app/profile/ana.example/post/3la4vfasktq27", ""),
        ("mastodon", "114", "ana"),
        ("telegram", "81", "Harbour News"),
        ("telegram", "81", "1001234"),
        ("reddit", "1abcd", "ana"),
        ("bluesky", RECORD, ""),
        ("linkedin", "7150000000000000001", ""),
    ],
)
def test_what_is_no_id_of_the_platform_is_refused(platform: str, number: str, author: str) -> None:
    with pytest.raises(UnusableLine, match="is no id of a post on"):
        key(platform, number, None, author)
