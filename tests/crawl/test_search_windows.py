"""The days that are looked through end with the article, and not later than now."""

import pytest

from archiver.crawl.search_windows import choose_days
from archiver.errors import UnusableClaim

NOW = "2031-05-06T12:00:00Z"


def test_they_are_the_week_before_a_moment_and_then_four() -> None:
    days = choose_days("2031-05-04T10:00:00Z", NOW)
    assert (days.since, days.until) == ("2031-04-27T10:00:00Z", "2031-05-04T10:00:00Z")
    assert days.wide_since == "2031-04-06T10:00:00Z"


def test_a_date_ends_with_its_day_in_the_last_zone() -> None:
    """An article of the 3rd in Samoa may quote what was posted on the 4th in UTC."""
    assert choose_days("2031-05-03", NOW, 3).until == "2031-05-04T14:00:00Z"
    assert choose_days("3 May 2031", NOW, 3).since == "2031-05-01T14:00:00Z"


@pytest.mark.parametrize("published", ["2031-05-06", None, "2031-05-07"])
def test_nothing_later_than_now_is_looked_through(published: str | None) -> None:
    days = choose_days(published, NOW)
    # The end is not within: what is posted in the second of the search is.
    assert days.until == "2031-05-06T12:00:01Z"


@pytest.mark.parametrize(
    ("published", "told"),
    [("2031-05-20", "still to come"), ("2131-05-04", "still to come"), ("soon", "is no date")],
)
def test_what_is_still_to_come_or_no_date_is_told(published: str, told: str) -> None:
    with pytest.raises(UnusableClaim, match=told):
        choose_days(published, NOW)
