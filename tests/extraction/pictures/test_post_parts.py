"""Which lines of a picture are the name, the handle, the text, the date and the counters."""

import time

import pytest

from archiver.extraction.pictures.picture_marks import (
    breaks_off,
    find_counters,
    find_handle_row,
    find_picture_date,
    is_added,
    is_rest_of_date,
)
from archiver.extraction.pictures.picture_rows import group_rows
from archiver.extraction.pictures.post_parts import find_pictured_post, is_post_shown
from archiver.models.picture_records import PicturedPost, PictureReading
from archiver.platforms.registry import platform_in_picture
from tests.pictured import make_line, make_reading

TEXT = ["The seal has a season ticket,", "and it never once asked for a refund."]
SAID = " ".join(TEXT)


def parts(found: PicturedPost) -> tuple[str | None, ...]:
    return found.platform, found.name, found.handle, found.posted_at, found.text


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Ana Brook", "@anabrook_7", *TEXT, "10:45 PM · Jul 13, 2024·1.2M Views", "12 3.4K 7"],
            ("x", "Ana Brook", "anabrook_7", "2024-07-13", SAID),
        ),
        (
            ["Ana Brook @anabrook · Jul 13, 2024", *TEXT, "12 3.4K 7"],
            (None, "Ana Brook", "anabrook", "2024-07-13", SAID),
        ),
        (
            ["Ana Brook @ana.example.social · 2h", *TEXT, "3 reposts 12 likes"],
            ("bluesky", "Ana Brook", "ana.example.social", None, SAID),
        ),
        (
            [
                "Ana Brook",
                "@ana@pelliwick.example",
                *TEXT,
                "13. Juli 2024, 22:45 · Web",
                "7 Boosts",
            ],
            ("mastodon", "Ana Brook", "ana@pelliwick.example", "2024-07-13", SAID),
        ),
        (
            ["Ana Brook", "@anabrook", *TEXT, "13 juil. 2024, 22:45", "5 ReTruths 12 Likes"],
            ("truthsocial", "Ana Brook", "anabrook", "2024-07-13", SAID),
        ),
        (["anabrook 2h", *TEXT, "12 likes"], (None, None, "anabrook", None, SAID)),
        (
            ["Ana Brook @ana_brook · Feb", "17, 2024", *TEXT, "12 3 4"],
            (None, "Ana Brook", "ana_brook", "2024-02-17", SAID),
        ),
        (
            [
                "Ana Brook",
                "@anabrook",
                "Replying to @bea and @cleo",
                *TEXT,
                "Translate post",
                "12 3",
            ],
            (None, "Ana Brook", "anabrook", None, SAID),
        ),
        (
            ["Ana Brook@anabrook·10h", *TEXT, "Bea Stroud @beastroud · 2h", "Nobody asked."],
            (None, "Ana Brook", "anabrook", None, SAID),
        ),
        (
            ["anaBrook@anabrook · jul21,", "2024", *TEXT, "148 reposts 927 quotes 9 likes"],
            (None, "anaBrook", "anabrook", "2024-07-21", SAID),
        ),
        (
            ["Ana Brook", "@ana-", "brook.example.social", *TEXT, "12 januari 2024"],
            ("bluesky", "Ana Brook", "ana-brook.example.social", "2024-01-12", SAID),
        ),
        (
            ["Ana Brook", "@ana@pelli", *TEXT, "15:47·12januari2024", "7 Reposts 3K Citaten"],
            ("mastodon", "Ana Brook", "ana@pelli", "2024-01-12", SAID),
        ),
        (
            ["Ana Brook ……", "@anabrook·15", "mai 2024", *TEXT, "O379O84.2K O5"],
            (None, "Ana Brook", "anabrook", "2024-05-15", SAID),
        ),
        (
            ["Ana Brook @anabrook·…", "7tim", "Svarar @bea_news", *TEXT, "versātt inlägg"],
            (None, "Ana Brook", "anabrook", None, SAID),
        ),
        (
            ["Ana Brook@anabrook", "22h", "In risposta a @bea_news", *TEXT, "02:46·19 lug 2024"],
            (None, "Ana Brook", "anabrook", "2024-07-19", SAID),
        ),
        (
            ["Ana Brook", "@anabrook", *TEXT, "26de janeiro de2024, 01:54"],
            (None, "Ana Brook", "anabrook", "2024-01-26", SAID),
        ),
        (
            ["9:41 5G 80%", "← Post", "Ana Brook Follow", "July 20, 2024", *TEXT, "12 likes"],
            (None, "Ana Brook", None, "2024-07-20", SAID),
        ),
        (
            ["Ana Brook· 27 octubre 2024", *TEXT, "oakmere.example"],
            (None, "Ana Brook", None, "2024-10-27", f"{SAID} oakmere.example"),
        ),
        (
            [*TEXT, "06:38·11 aprile 2024", "Bea Stroud @beastroud·2h", "Nobody asked."],
            (None, None, None, "2024-04-11", SAID),
        ),
        (TEXT, (None, None, None, None, SAID)),
    ],
)
def test_the_parts_of_posts_of_each_platform(
    rows: list[str], expected: tuple[str | None, ...]
) -> None:
    assert parts(find_pictured_post(make_reading(rows))) == expected


def test_a_mention_in_the_text_is_no_heading() -> None:
    rows = ["Ana Brook", "@anabrook", "I told @beastroud that the ferry is late again", "12 3 4"]
    found = find_pictured_post(make_reading(rows))
    assert (found.handle, found.text) == ("anabrook", rows[2])


def test_the_text_ends_where_another_post_or_a_card_begins() -> None:
    rows = ["Ana Brook", "@anabrook", *TEXT, "Bea Stroud @beastroud · 3h", "It did ask, twice."]
    assert find_pictured_post(make_reading(rows)).text == SAID
    rows = ["Ana Brook", "@anabrook", *TEXT, "", "", "", "harbour.example"]
    assert find_pictured_post(make_reading(rows)).text == SAID


def test_what_stands_above_and_below_says_whether_the_text_is_whole() -> None:
    whole = find_pictured_post(make_reading(["Ana Brook", "@anabrook", *TEXT, "Jul 13, 2024"]))
    assert (whole.begins, whole.ends) == (True, True)
    cut = find_pictured_post(make_reading(TEXT))
    assert (cut.begins, cut.ends) == (False, False)
    more = find_pictured_post(make_reading(["@anabrook", *TEXT, "Show more", "12 3 4"]))
    assert not more.ends


def test_a_handle_is_sure_where_both_readers_see_it() -> None:
    rows, other = ["Ana Brook", "@anabrook", *TEXT], ["Ana Brook", "@anabroak", *TEXT]
    assert find_pictured_post(make_reading(rows, rows, score=0.5)).sure_handle
    assert not find_pictured_post(make_reading(rows, other, score=0.5)).sure_handle


def test_a_row_that_one_reader_did_not_see_is_a_gap_of_its_text() -> None:
    rows = ["Ana Brook", "@anabrook", "Паром не будет", "ходить в воскресенье", "12 3 4"]
    blind = [*rows[:2], "", ", .", rows[4]]
    found = find_pictured_post(make_reading(blind, rows))
    assert found.text == "Паром не будет ходить в воскресенье"
    assert 0 in found.bodies["rapidocr"].gaps


def test_lines_side_by_side_are_one_row_from_the_left() -> None:
    lines = (
        make_line("12", 100, left=300),
        make_line("3.4K", 104, left=20),
        make_line("below", 140),
    )
    rows = group_rows({"rapidocr": lines})
    assert [row.text for row in rows] == ["3.4K 12", "below"]


def test_a_heading_beside_a_picture_of_its_author_stays_above_the_row_below_it() -> None:
    """Tesseract draws the round picture in, so that its box reaches over both rows."""
    heading = "Ana Brook @ana-brook.example.social · Jul 21,"
    reading = PictureReading(
        width=440,
        height=160,
        lines={
            "rapidocr": (
                make_line(heading, 16, left=61, height=19),
                make_line("2024", 35, left=58, height=23),
                make_line(SAID, 70, left=13),
            ),
            "tesseract": (
                make_line(heading, 16, left=16, height=40),
                make_line("2024", 42, left=64, height=10),
                make_line(SAID, 74, left=17, height=16),
            ),
        },
    )
    found = find_pictured_post(reading)
    assert (found.handle, found.posted_at) == ("ana-brook.example.social", "2024-07-21")
    assert [body.text for body in found.bodies.values()] == [SAID, SAID]


def test_an_empty_picture_shows_nothing() -> None:
    found = find_pictured_post(PictureReading(width=10, height=10, lines={"rapidocr": ()}))
    assert (found.text, found.handle, found.ends) == ("", None, False)


def test_a_picture_of_many_lines_is_read_in_time() -> None:
    found = find_pictured_post(make_reading([f"line {number}" for number in range(5_000)]))
    assert len(found.text.split()) <= 800


@pytest.mark.parametrize(
    "text", ["It cost 14 crowns", "12 boats", "in 2024 we won", "Jul", "@anabrook and I", "7 of 9"]
)
def test_words_of_a_post_are_no_date_counter_or_heading(text: str) -> None:
    assert find_handle_row(text) is None
    assert find_picture_date(text) is None
    assert find_counters(text) == ()
    assert not is_added(text)
    assert not breaks_off(text)
    assert not is_rest_of_date(text)
    assert platform_in_picture("anabrook", [text]) is None


def test_an_emoji_that_the_second_reader_takes_for_a_handle_ends_nothing() -> None:
    rows = ["Ana Brook", "@anabrook", TEXT[0], "asked twice!", "Jul 13, 2024"]
    found = find_pictured_post(make_reading(rows, [*rows[:3], "asked twice! @yy", rows[4]]))
    assert found.text.endswith("asked twice!")
    assert found.ends
    # Another post below is no end that can be seen.
    assert not find_pictured_post(make_reading([*rows[:4], "Bea @beastroud · 2h"])).ends
    assert (
        "beastroud" in find_pictured_post(make_reading([*rows[:4], "Bea @beastroud · 2h"])).around
    )


def test_a_picture_of_its_author_beside_two_rows_joins_them_not() -> None:
    lines = (
        make_line("O", 100, left=5, height=44),
        make_line("Ana Brook", 100, left=60),
        make_line("July 20, 2024", 126, left=60),
        *(make_line(text, 170 + 26 * place) for place, text in enumerate(TEXT)),
    )
    blurred = make_line('@ rome"', 100, left=5, height=46, score=0.6)
    reading = PictureReading(
        width=600, height=400, lines={"rapidocr": lines, "tesseract": (blurred, *lines[1:])}
    )
    found = find_pictured_post(reading)
    assert parts(found) == (None, "Ana Brook", None, "2024-07-20", SAID)


def test_a_line_of_the_text_is_no_frame_of_a_program() -> None:
    for row in ("I told @beastroud that", "See you in 2024", "14 boats", "Thanks, everybody"):
        found = find_pictured_post(make_reading(["Ana Brook", "@anabrook", row, *TEXT, "3 likes"]))
        assert found.text == f"{row} {SAID}"


@pytest.mark.parametrize(
    "row",
    ["1" * 180 + "x", "1," * 90 + "é", "ab cd " + "@a" * 50 + "!", ("1 " + "a" * 35) * 5 + "@"],
)
def test_a_row_of_a_picture_takes_no_time_whatever_stands_in_it(row: str) -> None:
    begun = time.process_time()
    assert find_pictured_post(make_reading(["Ana Brook", "@anabrook", *TEXT, row])).text
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Ana Brook", "@anabrook", *TEXT, "May 4, 2031"], True),
        (["Ana Brook", "May 4, 2031", *TEXT], True),
        (TEXT, False),
        (["Ana Brook", "@anabrook", "No.", "May 4, 2031"], False),
        ([], False),
    ],
)
def test_a_picture_shows_a_post_where_its_author_is_seen(rows: list[str], expected: bool) -> None:
    assert is_post_shown(find_pictured_post(make_reading(rows))) is expected
