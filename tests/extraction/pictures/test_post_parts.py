"""Which lines of a picture are the name, the handle, the text, the date and the counters."""

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
from archiver.extraction.pictures.post_parts import find_pictured_post
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
