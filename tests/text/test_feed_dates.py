"""Dates of feeds are read in the forms in which publishers write them, or not at all."""

import time

import pytest

from archiver.text.feed_dates import parse_feed_date

NINE = "2031-05-04T09:00:00Z"


@pytest.mark.parametrize(
    "text",
    [
        "Sun, 04 May 2031 09:00:00 GMT",
        "So., 4. Mai 2031 11:00:00 +0200",
        "dim, 04 mai 2031 11:00 +2",
        "Sun,04 May 31 06:00:00 BRT",
        "04-May-2031 18:00:00 JST",
        "2031-05-04T11:00:00.000 CEST",
        "2031/5/4 04:00:00 EST",
        "Sun, 04 May 2031 14:30:00 +05:30",
        "2031-05-04T09:00Z",
        "1935651600",
        "1935651600000",
        "Sunday, May 4, 2031 5:00 AM EDT",
        "May 4, 2031 06:00:00 p.m. JST",
        "Sun May 04 2031 11:00:00 GMT+0200 (CEST)",
        "20310504T090000Z",
        "20310504T1100+0200",
    ],
)
def test_a_moment_is_read_in_utc(text: str) -> None:
    assert parse_feed_date(text) == NINE


@pytest.mark.parametrize(
    "text",
    [
        "2031/5/4 09:00:00",
        "Sun, 04 May 2031 09:00:00 IST",
        "Sun, 04 May 2031 09:00:00 SEAL",
        "4 May 2031",
        "04.05.2031 09:00",
        "Sun, 05/04/2031 - 09:00",
        "2031年5月4日",
        "May 4, 2031",
        "nie, 04 maj 2031 09:00",
        "20310504",
    ],
)
def test_without_a_zone_that_is_known_only_the_day_is(text: str) -> None:
    assert parse_feed_date(text) == "2031-05-04"


def test_midnight_at_the_end_of_a_day_is_the_next() -> None:
    assert parse_feed_date("Sun, 04 May 2031 24:00:00 GMT") == "2031-05-05T00:00:00Z"
    assert parse_feed_date("Sun, 04 May 2031 23:59:60 GMT") == "2031-05-04T23:59:59Z"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "9999-12-31T00:00:00Z",
        "0001-01-01T00:00:00",
        "0000-00-00 00:00:00",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "0",
        "yesterday",
        "2 hours ago",
        "31 Feb 2031 09:00:00 GMT",
        "07/08/2031",
        "Ferry at 09:00",
        "1" * 500,
    ],
)
def test_what_names_no_day_gives_none(text: str) -> None:
    assert parse_feed_date(text) is None


def test_no_text_takes_long() -> None:
    begun = time.process_time()
    for mark in ("1 a ", "1.", "00:", "2031/5/4 ", "a, "):
        parse_feed_date(mark * 100_000)
    assert time.process_time() - begun < 0.5
