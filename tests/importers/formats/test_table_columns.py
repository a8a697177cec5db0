"""Columns of many tools' tables, and rows that repeat what somebody else posted."""

import pytest

from archiver.importers.formats.table_cells import clean_cell
from archiver.importers.formats.table_columns import choose_columns, column_name
from archiver.importers.formats.table_posts import post_of_row
from archiver.models.records import Author
from tests.importers.made import errors, reading, seen

WORDS = "The ferry is late because the tide is out."
LONG = "1812256998588662068"
OTHER = "1812300000000000123"


def one_row(table: str, platform: str = "x") -> tuple[str, Author, str | None]:
    (found,) = seen(table, platform)
    assert found.version is not None
    return found.post.key, found.post.author, found.version.text


@pytest.mark.parametrize(
    "table",
    [
        # twarc-csv, Hydrator, X's releases and academictwitteR.
        (
            "id,referenced_tweets.retweeted.id,retweeted_username,author.username,author.name,text\n"
            f"{OTHER},{LONG},ana,bea,Bea Tide,{WORDS}\n"
        ),
        (
            "id,retweet_id,retweet_screen_name,user_screen_name,user_name,text\n"
            f"{OTHER},{LONG},ana,bea,Bea Tide,{WORDS}\n"
        ),
        (
            "id,reweet_id,retweet_screen_name,user_screen_name,user_name,text\n"
            f"{OTHER},{LONG},ana,bea,Bea Tide,{WORDS}\n"
        ),
        (
            "tweetid,user_screen_name,user_display_name,tweet_text,is_retweet,retweet_tweetid,RT\n"
            f"{OTHER},bea,Bea Tide,RT @ana: {WORDS},True,{LONG},\n"
        ),
        (
            "tweet_id,user_username,text,sourcetweet_type,sourcetweet_id,sourcetweet_text\n"
            f"{OTHER},bea,RT @ana: The ferry is…,retweeted,{LONG},{WORDS}\n"
        ),
        (
            "status_id,screen_name,text,is_retweet,retweet_text,retweet_screen_name,retweet_status_id\n"
            f"x{OTHER},bea,{WORDS},TRUE,{WORDS},ana,x{LONG}\n"
        ),
    ],
)
def test_a_shared_post_is_its_authors_and_never_of_who_shared_it(table: str) -> None:
    key, author, text = one_row(table)
    assert (key, text) == (f"x:{LONG}", WORDS)
    assert (author.handle, author.name) in {("ana", None), (None, None)}


@pytest.mark.parametrize(
    "table",
    [
        f"id,username,type,content,original_author,original_tweet_id\n{OTHER},bea,retweet,{WORDS},ana,{LONG}\n",
        f"id,handle,post_type,text,retweet_of\n{OTHER},bea,RETWEET,{WORDS},https://x.com/ana/status/{LONG}\n",
    ],
)
def test_a_kind_of_row_says_that_it_repeats_another(table: str) -> None:
    assert one_row(table) == (f"x:{LONG}", Author(handle="ana"), WORDS)


def test_what_a_row_of_its_own_names_as_original_is_not_repeated() -> None:
    table = f"id,username,type,content,original_author\n{OTHER},bea,tweet,{WORDS},bea\n"
    assert one_row(table) == (f"x:{OTHER}", Author(handle="bea"), WORDS)


def test_a_row_without_a_text_in_the_column_of_others_has_that_of_another_column() -> None:
    table = f"id,handle,text,full_text\n{LONG},ana,,{WORDS}\n{OTHER},bea,{WORDS},\n"
    assert [one.version.text for one in seen(table, "x") if one.version] == [WORDS, WORDS]


def test_a_shared_post_without_its_id_is_known_by_its_author_and_words() -> None:
    table = (
        f"id,author,author_name,body,is_retweet,retweeted_user\n{OTHER},bea,Bea,{WORDS},yes,ana\n"
    )
    key, author, _ = one_row(table)
    assert key.startswith("x:~")
    assert author == Author(handle="ana")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"{OTHER},bea,{WORDS},true,", "repeats a post of somebody whom the row does not name"),
        (f"{OTHER},bea,{WORDS},,Harbour News", "is forwarded from 'Harbour News'"),
    ],
)
def test_words_of_somebody_unnamed_are_not_taken(row: str, reason: str) -> None:
    ((_, error),) = errors(f"id,handle,text,is_retweet,forwarded_from\n{row}\n", "x")
    assert reason in error


def test_a_post_of_its_own_beside_empty_columns_of_sharing_stays_one() -> None:
    table = f"id,handle,text,is_retweet,retweet_id,forwarded_from\n{LONG},ana,{WORDS},False,nan,\n"
    assert one_row(table) == (f"x:{LONG}", Author(handle="ana"), WORDS)


@pytest.mark.parametrize(
    ("header", "row", "author"),
    [
        ("author/userName,author/name,fullText", f"ana,Ana Brook,{WORDS}", ("ana", "Ana Brook")),
        ("from_user_name,from_user_realname,text", f"ana,Ana Brook,{WORDS}", ("ana", "Ana Brook")),
        ("Page Name,User Name,Message", f"Ana Brook,ana,{WORDS}", ("ana", "Ana Brook")),
        ("user_name,user_screen_name,text", f"Ana Brook,ana,{WORDS}", ("ana", "Ana Brook")),
        ("user,text", f"Ana Brook,{WORDS}", (None, "Ana Brook")),
        ("User Name,Nickname,Tweet content", f"Ana Brook,ana,{WORDS}", ("ana", "Ana Brook")),
        ("Author,Full Name,Full Text", f"ana,ana (Ana Brook),{WORDS}", ("ana", "Ana Brook")),
        ("Handle,Name,Post", f"@ana,Ana Brook,{WORDS}", ("ana", "Ana Brook")),
        ("channel_handle,channel_name,post_body_text", f"ana,Ana,{WORDS}", ("ana", "Ana")),
    ],
)
def test_names_and_handles_are_told_apart(
    header: str, row: str, author: tuple[str | None, str]
) -> None:
    _, found, text = one_row(f"id,{header}\n{LONG},{row}\n")
    assert ((found.handle, found.name), text) == (author, WORDS)


def test_a_number_of_rows_beside_an_address_is_no_id() -> None:
    table = f"id,url,text,username\n1,https://x.com/ana/status/{LONG},{WORDS},ana\n"
    assert one_row(table)[0] == f"x:{LONG}"


def test_a_text_that_is_cut_in_one_column_is_taken_whole_from_another() -> None:
    table = f"id,handle,text,content\n{LONG},ana,The ferry is late bec…,{WORDS}\n"
    assert one_row(table)[2] == WORDS


@pytest.mark.parametrize("number", ["1.8E+18", "7,9e+017", "1E+18", "181225699858866E4"])
def test_a_number_with_an_exponent_is_no_id(number: str) -> None:
    ((_, error),) = errors(f'id,handle,text\n"{number}",ana,{WORDS}\n', "x")
    assert "was rounded by a spreadsheet" in error


def test_a_column_of_numbers_of_fifteen_digits_was_rounded() -> None:
    rows = "".join(f"18122569985886{n}0000,ana,{WORDS} {n}\n" for n in range(1, 5))
    assert len(errors("id,handle,text\n" + rows, "x")) == 4
    # Where another id is whole, one that ends in zeros is so by chance.
    assert len(seen(f"id,handle,text\n{rows}{LONG},ana,Ebb\n", "x")) == 5


def test_an_address_beside_a_rounded_number_tells_the_id() -> None:
    table = f"id,text,url\n1812256998588660000,{WORDS},https://x.com/ana/status/{LONG}\n"
    assert one_row(table)[0] == f"x:{LONG}"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["02-03-2031 10:00:00", "02-25-2031 10:00:00"], ["2031-02-03", "2031-02-25"]),
        (["02/03/2031", "25/02/2031"], ["2031-03-02", "2031-02-25"]),
        (["02/03/2031"], [None]),
        (["25/02/2031", "02/25/2031", "02/03/2031"], ["2031-02-25", "2031-02-25", None]),
        (["1929700000", "1929700000000"], ["2031-02-24T11:46:40Z", "2031-02-24T11:46:40Z"]),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_column(
    dates: list[str], expected: list[str | None]
) -> None:
    rows = "".join(f"{n},ana,{date},{WORDS} {n}\n" for n, date in enumerate(dates, start=7))
    found = reading("id,handle,created_at,text\n" + rows, "x")
    assert [line.sightings[0].post.posted_at for line in found if line.sightings] == expected
    notes = [line.note for line in found[1:] if line.note]
    assert len(notes) == expected.count(None)
    assert all("'created_at'" in note for note in notes)


def test_the_columns_that_are_used_and_those_that_are_not_are_told() -> None:
    first, *_ = reading(f"ID,Likes,Screen Name,Text\n{LONG},3,ana,{WORDS}\n", "x")
    assert (
        first.note == "columns used: ID as id, Text as text, Screen Name as handle; not used: Likes"
    )
    assert (first.sightings, first.error) == ((), None)


def test_empty_cells_behind_the_last_column_are_nothing() -> None:
    assert one_row(f"id,handle,text\n{LONG},ana,{WORDS},,\n")[2] == WORDS


def test_a_column_that_is_empty_gives_way_to_another_of_its_meaning() -> None:
    columns = choose_columns(["full_text", "Text", "id"], [{"text": "Ebb", "id": "7"}])
    assert columns.used["text"] == "text"
    assert column_name("Text") == "text"
    assert post_of_row({"text": "Ebb", "id": "7"}, columns)["text"] == "Ebb"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (f'"=""{LONG}"""', WORDS),
        (f"'{LONG}", WORDS),
        (LONG, f"b'{WORDS}'"),
        (LONG, f'"b""{WORDS}"""'),
    ],
)
def test_what_keeps_a_cell_from_being_read_otherwise_is_taken_off(number: str, text: str) -> None:
    assert one_row(f"id,handle,text\n{number},ana,{text}\n")[::2] == (f"x:{LONG}", WORDS)


def test_bytes_that_python_printed_are_read_as_text() -> None:
    assert one_row(f"id,handle,text\n{LONG},ana,b'caf\\xc3\\xa9'\n")[2] == "café"
    assert clean_cell({"text": r'b"it\'s \\ 7"'}, "text") == "it's \\ 7"
    odd = "b'it is' not one"
    assert one_row(f"id,handle,text\n{LONG},ana,{odd}\n")[2] == odd


def test_the_line_that_tells_a_spreadsheet_the_separator_is_none_of_the_table() -> None:
    table = f"sep=;\nid;handle;text\n{LONG};ana;{WORDS}\n"
    assert one_row(table) == (f"x:{LONG}", Author(handle="ana"), WORDS)


def test_an_address_names_the_author_where_no_column_does() -> None:
    table = (
        "Tweet id,Tweet permalink,Tweet text,time,impressions\n"
        f"{LONG},https://twitter.com/ana/status/{LONG},{WORDS},2024-07-13 22:45 +0000,3\n"
    )
    assert one_row(table) == (f"x:{LONG}", Author(handle="ana"), WORDS)
