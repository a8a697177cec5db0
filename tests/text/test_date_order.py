"""Whether a page's printed dates have the day or the month first is told by where it is from."""

import pytest

from archiver.text.date_order import language_of_dates
from archiver.text.dates import parse_date


@pytest.mark.parametrize(
    ("code", "label", "address", "day"),
    [
        ("en", "en-GB", "https://ledger.example/a", "2031-04-03"),
        ("en", "en_AU", "https://ledger.example/a", "2031-04-03"),
        ("en", "en", "https://ledger.co.uk/a", "2031-04-03"),
        ("en", "en-US", "https://ledger.co.uk/a", "2031-04-03"),
        (None, None, "https://ledger.fr/a", "2031-04-03"),
        ("en", "en-US", "https://harbour.gov/a", "2031-03-04"),
        ("en", "en-US", "https://ledger.example/a", None),
        ("en", "en", "https://ledger.io/a", None),
        ("en", "en-CA", "https://ledger.example/a", None),
        (None, None, "file:///saved/ferry.html", None),
        ("fr", "fr-CA", "https://ledger.us/a", "2031-04-03"),
    ],
)
def test_a_day_and_a_month_are_told_apart_where_something_tells(
    code: str | None, label: str | None, address: str, day: str | None
) -> None:
    assert parse_date("03/04/2031", language_of_dates(code, label, address)) == day


def test_a_number_that_is_no_month_is_the_day_anywhere() -> None:
    assert parse_date("04/25/2031", "en-GB") == "2031-04-25"
    assert parse_date("25/04/2031", "en-US") == "2031-04-25"
