"""CSV with a header: columns by many names, any separator and encoding, row by row."""

import pytest

from archiver.importers.files import find_format
from archiver.importers.registry import wanted_formats
from archiver.models.records import Author
from archiver.text import foreign_json as limits
from tests.importers.made import (
    errors,
    post_file,
    reading,
    seen,
    texts,
)


def test_columns_are_known_by_the_names_of_the_post_json() -> None:
    (one,) = seen(
        "platform,id,url,handle,name,posted_at,text\n"
        'x,7,https://x.com/anabrook/status/7,anabrook,Ana Brook,2031-05-04T10:00:00+02:00,"Seal,\n'
        'a ""season"" ticket"\n'
    )
    assert (one.post.key, one.post.posted_at) == ("x:7", "2031-05-04T08:00:00Z")
    assert one.post.author == Author(handle="anabrook", name="Ana Brook")
    assert one.version is not None
    assert one.version.text == 'Seal,\na "season" ticket'


@pytest.mark.parametrize(
    "table",
    [
        "tweet_id;screen_name;created_at;full_text\n7;anabrook;2031-05-04;A seal queues\n",
        "ID\tUser Name\tDate\tTweet\tusername\n7\tAna\t2031-05-04\tA seal queues\tanabrook\n",
        "id|author|text\r\n7|@anabrook|A seal queues\r\n",
        "'id','text','author'\n'7','A seal queues','anabrook'\n",
        "id,tweet_id,text,author_handle\n0,7,A seal queues,anabrook\n",
        "Status-ID,Content,Handle\n\n7,A seal queues,@anabrook\n",
        "author,network,text,id\nanabrook,Twitter,A seal queues,7",
        '"id","text","author"\r"7","A seal queues","anabrook"\r',
        "id,text,author\n\u200e7\u200b,A seal queues,anabrook\n",
        "link,tweet,username\n/anabrook/status/7,A seal queues,@anabrook\n",
    ],
)
def test_names_and_separators_of_other_tools_are_known(table: str) -> None:
    (one,) = seen(table, "x")
    assert (one.post.key, one.post.author.handle) == ("x:7", "anabrook")
    assert one.version is not None
    assert one.version.text == "A seal queues"


def test_the_platform_may_stand_in_the_address_or_be_named_for_the_file() -> None:
    table = "url,text\nhttps://x.com/anabrook/status/7,A seal\n,A boat\n"
    assert [line.error is None for line in reading(table)] == [True, True, False]
    assert list(texts("id,text\n7,A seal\n", "threads")) == ["threads:7"]
    assert "name it with --platform" in errors("id,text\n7,A seal\n")[0][1]


def test_the_post_that_a_row_answers_is_kept_with_whose_it_is() -> None:
    table = (
        "id,text,handle,in_reply_to_status_id,in_reply_to_screen_name\n"
        "2712809663493046272,A seal,ana,2712809600000000001,Ana\n"
        "2712809663493046273,A boat,ana,2712809600000000002,ida\n"
        "2712809663493046274,A pier,ana,,\n"
    )
    found = [(one.post.in_reply_to, one.post.in_thread) for one in seen(table, "x")]
    assert found == [
        ("x:2712809600000000001", True),
        ("x:2712809600000000002", False),
        (None, None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    rows = "".join(f"{number},Señor Núñez vio la ría “{number}” – así.\n" for number in range(9))
    found = texts(("id,text\n" + rows).encode(encoding), "x")
    assert found["x:8"] == "Señor Núñez vio la ría “8” – así."


@pytest.mark.slow
def test_rows_that_are_none_are_told_with_their_line_and_the_others_read() -> None:
    table = (
        b"id,text,handle\n7,A seal,ana\n8,A seal,ana,more\n1.81226E+18,A seal,ana\n9,,ana\n"
        b"\n10,A bo\xe9t,ana\n11,A boat\n"
    )
    # The broken byte comes after the part by which the encoding is told.
    long = b"id,text,handle\n" + b"7,A seal,ana\n" * 30_000 + b"10,A bo\xe9t,ana\n"
    assert errors(table[:-1].replace(b"\xe9", b"a"), "x") == [
        (3, "4 cells where the header has 3"),
        (4, "the id '1.81226E+18' was rounded by a spreadsheet"),
        (5, "'text' is missing"),
    ]
    assert errors(long, "x") == [(30_002, "not utf-8")]


@pytest.mark.slow
def test_rows_and_lines_without_end_are_never_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_LINE", 200_000)
    head = "id,text\n7,A seal\n"
    found = reading(head + "8," + "x" * 900_000 + "\n9,A boat\n", "x")
    assert found[0].error is None
    assert found[-1].error is None
    assert any("field" in (line.error or "") for line in found)
    open_quote = reading(head + '8,"' + "x\n" * 200_000 + "9,A boat\n", "x")
    assert any("field" in (line.error or "") for line in open_quote)


@pytest.mark.parametrize(
    "data",
    [
        b"Dear diary, the ferry was late.\nAgain.\n",
        b"name,age\nAna,7\n",
        b"text\nwho said it?\n",
        b"<html><p>A seal</p></html>",
        b"%PDF-1.7 \x00\x00",
        b'{"a": "\x00"}',
        bytes(range(256)),
    ],
)
def test_what_is_no_file_of_posts_is_of_no_kind(data: bytes) -> None:
    assert find_format(post_file(data)) is None


def test_the_sentence_names_every_format() -> None:
    for name in ("JSON lines", "twarc", "zip", "twitter-to-sqlite", "outbox.json", "API", "CSV"):
        assert name in wanted_formats()


def test_a_cell_that_never_ends_is_one_error_and_rows_behind_it_are_read() -> None:
    """What it swallowed is lost; the lines of its rest, which are no rows, are passed over."""
    rest = "1,a\n" * 60_000
    table = 'id,handle,text\n1,a,"' + rest + "7,anabrook,A seal queues\n"
    assert len(errors(table, "x")) == 1
    (one,) = [one for line in reading(table, "x") for one in line.sightings]
    assert one.post.key == "x:7"
