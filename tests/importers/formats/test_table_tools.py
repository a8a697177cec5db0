"""Tables of monitoring tools: whose words a row has, and where it does not say so."""

import pytest

from archiver.errors import UnusableLine
from archiver.importers.formats.table_tools import read_excerpt, tool_of_table
from tests.importers.made import errors, reading, seen

AT = "https://x.com/anabrook/status/1812256998588662068"
MELTWATER = "Date\tURL\tContent Type\tAuthor Name\tAuthor Handle\tOpening Text\tHit Sentence\n"
OLD = "Date\tURL\tOpening Text\tHit Sentence\tSource\tInfluencer\tTwitter Screen Name\tTweet Id\n"
GROUP = "Group Name,User Name,Facebook Id,Post Created,URL,Message\n"
INSTAGRAM = "Account,User Name,Post Created,URL,Link,Title,Description\n"


def test_meltwater_names_the_author_in_columns_of_its_own() -> None:
    (one,) = seen(
        f"{MELTWATER}13-Jul-2024\t{AT}\tpost\tAna Brook\t@anabrook\t\tThe seal has a ticket\n"
    )
    (old,) = seen(f"{OLD}13-Jul-2024\t{AT}\t\tThe seal has a ticket\tX\t@anabrook\tAna Brook\t9\n")
    for found in (one, old):
        assert found.post.key == "x:1812256998588662068"
        assert (found.post.author.handle, found.post.author.name) == ("anabrook", "Ana Brook")
        assert found.version is not None
        assert (found.version.text, found.version.truncated) == ("The seal has a ticket", False)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (f"{AT}\tpost\tTess\t@anabrook\t\tQT @bea: A seal ; What nonsense", "put together"),
        (f"{AT}\trepost\tAna Brook\t@anabrook\t\tA seal has a ticket", "does not name"),
        ("https://news.example/a\tarticle\tBo Lind\t\tA seal\tA seal, said Ana", "no post"),
    ],
)
def test_rows_of_others_words_and_of_news_are_no_posts(row: str, sentence: str) -> None:
    ((_, told),) = errors(f"{MELTWATER}13-Jul-2024\t{row}\n", "x")
    assert sentence in told


def test_what_a_monitoring_tool_cuts_out_of_a_post_proves_no_change() -> None:
    there = "https://www.facebook.com/pelliwick/posts/1234567890123456"
    (one,) = seen(
        f"{MELTWATER}13-Jul-2024\t{there}\tpost\tPelliwick\t\tThe quay will open. Bring boots.\t"
        "The quay will open.\n"
    )
    assert one.version is not None
    assert one.version.text == "The quay will open. Bring boots."
    assert one.version.truncated
    assert read_excerpt({}, "a" * 281, AT) == ("a" * 281, True)
    assert read_excerpt({"opening_text": "and on"}, "", AT) == ("and on", False)


def test_a_group_is_not_the_author_of_what_stands_in_it() -> None:
    at = "https://www.facebook.com/groups/5550001/permalink/777000000000001"
    (one,) = seen(
        f"{GROUP}Friends of the Ferry,friendsferry,5550001,2024-07-13 18:45:13 EDT,{at},A seal\n"
    )
    author = one.post.author
    assert (author.handle, author.name, author.account_id) == (None, None, None)
    assert one.post.posted_at == "2024-07-13T22:45:13Z"


def test_the_text_of_instagram_is_what_crowdtangle_calls_a_description() -> None:
    at = "https://www.instagram.com/p/C9abcDEFghi/"
    (one,) = seen(
        f"{INSTAGRAM}Ana Brook,anabrook,2024-01-13 18:45:13 EST,{at},{at},Ana,A seal posed\n"
    )
    assert (one.post.author.handle, one.post.author.name) == ("anabrook", "Ana Brook")
    assert one.version is not None
    assert one.version.text == "A seal posed"


def test_other_tables_mean_what_they_say() -> None:
    assert tool_of_table(["id", "text", "url"]) is None
    assert tool_of_table(["description", "user_name", "account", "post_created"]) is None
    with pytest.raises(UnusableLine, match="no post"):
        read_excerpt({}, "A seal", None)


@pytest.mark.parametrize(
    ("address", "handle", "kept"),
    [
        ("https://x.com/anabrook/status/7", "anabrook", True),
        ("https://x.com/AnaBrook/status/7", "@anabrook", True),
        ("https://x.com/i/status/7", "anabrook", True),
        ("https://x.com/anabrook/status/7", "tess", False),
        ("https://bsky.app/profile/bea.example.social/post/3kabcdefghi2f", "tess.example", False),
        (
            "https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx/post/3kabcdefghi2f",
            "tess.example",
            True,
        ),
        ("https://pelliwick.example/@ana/112256998588662069", "ana@pelliwick.example", True),
        ("https://www.facebook.com/100064000001/posts/900000000000001", "pelliwick", True),
    ],
)
def test_an_address_that_names_another_account_leaves_the_author_open(
    address: str, handle: str, *, kept: bool
) -> None:
    table = f"url,text,handle,name,user_id\n{address},A seal,{handle},Some Body,77\n"
    (line,) = [one for one in reading(table) if one.sightings]
    author = line.sightings[0].post.author
    assert (author.name == "Some Body") is kept
    assert (line.note is None) is kept
    if not kept:
        assert (author.handle, author.account_id) == (None, None)
        assert "no author was taken" in (line.note or "")


def test_the_platform_may_stand_in_the_id() -> None:
    at = "at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3kabcdefghi2b"
    (one,) = seen(f"uri,author_did,author_handle,record_text\n{at},did:plc:x,ana.example,A seal\n")
    assert one.post.key == "bluesky:did:plc:abcdefghijklmnopqrstuvwx/3kabcdefghi2b"
    assert one.post.author.handle == "ana.example"
