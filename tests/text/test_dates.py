import pytest

from archiver.text import dates


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("2024-07-13T22:45:24Z", "2024-07-13T22:45:24Z"),
        ("2024-07-14T00:45:24.123+02:00", "2024-07-13T22:45:24Z"),
        ("2024-07-13 22:45:24", "2024-07-13"),
        ("1720910724", "2024-07-13T22:45:24Z"),
        ("1720910724000", "2024-07-13T22:45:24Z"),
        ("Fri Jun 12 18:56:44 +0000 2020", "2020-06-12T18:56:44Z"),
        ("Fri Jun 12 18:56:44 UTC+0000 2020", "2020-06-12T18:56:44Z"),
        ("Fri Jun 12\n   18:56:44 GMT+02:00 2020", "2020-06-12T16:56:44Z"),
        ("2020-06-12 18:56:44 UTC+02:00", "2020-06-12T16:56:44Z"),
        ("09:18 AM - 31 Aug 2020", "2020-08-31"),
        ("Fri, 12 Jun 2020 18:56:44 GMT", "2020-06-12T18:56:44Z"),
        ("July 13, 2024", "2024-07-13"),
        ("13 जुलाई 2024", "2024-07-13"),
        ("9:09 AM · Nov 4, 2024", "2024-11-04"),
        ("Thursday, February 27, 2020", "2020-02-27"),
        ("25. September 2018", "2018-09-25"),
        ("13 de julio de 2024", "2024-07-13"),
        ("1er août 2019", "2019-08-01"),
        ("14 giugno 2019", "2019-06-14"),
        ("8 czerwca 2018", "2018-06-08"),
        ("16 мая 2018 г.", "2018-05-16"),
        ("5 березня 2022", "2022-03-05"),
        ("10 Mayıs 2019", "2019-05-10"),
        ("2025年2月11日 19:30", "2025-02-11"),
        ("2024년 7월 13일", "2024-07-13"),
        ("13/07/2024", "2024-07-13"),
        ("07/13/2024", "2024-07-13"),
        ("3.7.2024", "2024-07-03"),
        ("2024-7-3T9:05:00+02:00", "2024-07-03T07:05:00Z"),
        ("2024-07-13T22:45:24\u22120500", "2024-07-14T03:45:24Z"),
        ("등록 : 2024.07.13. 오전 9:12", "2024-07-13"),
        ("2024/7/13 9:12", "2024-07-13"),
        ("الاثنين 15 يوليو، 2024م", "2024-07-15"),
        ("15 تموز 2024", "2024-07-15"),
        ("15 ביולי 2024, 09:12", "2024-07-15"),
        ("15 Agustus 2024", "2024-08-15"),
        ("15 iulie 2024", "2024-07-15"),
    ],
)
def test_a_printed_date_gives_its_moment_or_day(printed: str, moment: str) -> None:
    assert dates.parse_date(printed) == moment


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "yesterday",
        "2 hours ago",
        "July 13",
        "July 2024",
        "2024",
        "03/07/2024",
        "Feb 30, 2024",
        "soup",
        "x" * 500,
        "99999999999999",
    ],
)
def test_what_names_no_single_day_gives_none(printed: str) -> None:
    assert dates.parse_date(printed) is None


def test_a_language_tells_day_from_month() -> None:
    assert dates.parse_date("03/07/2024", "de-AT") == "2024-07-03"
    assert dates.parse_date("3. srpnja 2024", "hr") == "2024-07-03"
    assert dates.parse_date("03.07.24, 09:12", "he") == "2024-07-03"
    assert dates.parse_date("24.07.03 09:12", "ko") is None


@pytest.mark.slow
def test_a_language_without_a_table_is_read_whole_or_not_at_all() -> None:
    assert dates.parse_date("13 tháng 7 năm 2024", "vi") == "2024-07-13"
    assert dates.parse_date("tháng 7 năm 2024", "vi") is None
