"""Days of other calendars, written as ours."""

import time

import pytest

from archiver.text.calendars import in_our_calendar
from archiver.text.dates import parse_date
from archiver.text.feed_dates import parse_feed_date


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("4 พฤษภาคม 2574", "2031-05-04"),
        ("29 ก.พ. 2567", "2024-02-29"),
        ("4 พฤษภาคม พ.ศ. 2574", "2031-05-04"),
        ("2574-05-04T10:00:00+07:00", "2031-05-04T03:00:00Z"),
        ("1403/01/01", "2024-03-20"),
        ("1403-12-30", "2025-03-20"),
        ("1399/12/30 08:00", "2021-03-20"),
        ("۲۵ تیر ۱۴۰۳ - ۰۹:۱۲", "2024-07-15"),
        ("15 فروردین ماه 1400", "2021-04-04"),
        ("令和6年7月15日", "2024-07-15"),
        ("令和元年5月1日（水）", "2019-05-01"),
        ("平成30年12月3日", "2018-12-03"),
        ("中華民國113年7月15日", "2024-07-15"),
        ("二〇二四年七月十五日", "2024-07-15"),
        ("二〇二四年十二月二十一日", "2024-12-21"),
        ("二〇二四年十月三十日", "2024-10-30"),
    ],
)
def test_days_of_other_calendars_are_ours(printed: str, day: str) -> None:
    assert parse_date(printed) == day


@pytest.mark.parametrize(
    "text",
    [
        "1443/04/25",  # may be a year of the moon
        "1403/13/01",
        "1403/07/31",
        "9 محرم 1446",
        "25670",
        "4 May 2031, 2500 words",
        "3 May 2531 and 4 May 2031",
        "2031年5月4日",
    ],
)
def test_other_words_and_days_stay(text: str) -> None:
    assert in_our_calendar(text) == text


def test_a_day_of_our_own_goes_before_that_of_the_moon() -> None:
    assert parse_date("9 محرم 1446هـ - 15 يوليو 2024م") == "2024-07-15"


def test_feeds_are_dated_by_them_too() -> None:
    assert parse_feed_date("Sun, 04 May 2574 10:00:00 +0700") == "2031-05-04T03:00:00Z"


def test_long_texts_take_no_time() -> None:
    begun = time.process_time()
    for piece in ("二", "1403/", "令和", "تیر ", "2567 "):
        in_our_calendar(piece * 20_000 + "年")
    assert time.process_time() - begun < 2
