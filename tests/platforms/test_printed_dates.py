"""A date of three numbers is read by the day in a post's id, whatever their order."""

import pytest

from archiver.platforms.x.printed_dates import parse_printed_date

ID = "1775494800000000000"  # of 3 April 2024


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("03/04/2024 12:00", "2024-04-03"),
        ("04/03/2024, 12:00 PM", "2024-04-03"),
        ("4/3/24", "2024-04-03"),
        ("2024/04/03", "2024-04-03"),
        ("02/04/2024", "2024-04-02"),
        ("April 7, 2024", "2024-04-07"),
        ("2024-05-06T12:30:04Z", "2024-05-06T12:30:04Z"),
        ("05/06/2024", None),
    ],
)
def test_the_day_of_the_id_tells_the_order_of_the_numbers(printed: str, day: str | None) -> None:
    assert parse_printed_date(printed, ID) == day


def test_without_an_id_the_order_stays_unknown() -> None:
    assert parse_printed_date("03/04/2024") is None
    assert parse_printed_date("03/04/2024", "20") is None
