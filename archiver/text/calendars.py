"""Write days of other calendars as ours: Thai and Persian years, Japan's eras, Taiwan's years.

Only what no other calendar can mean is written anew: years in which nobody publishes otherwise,
and years behind the name of an era. Days of the moon's calendars stay as they are.
"""

import re
import unicodedata
from datetime import date, timedelta

_BUDDHIST = 543
"""Years by which the Thai calendar is ahead, whose months and days are ours (since 1941)."""
# Thai months by their first letters, as papers print them; written out they are read elsewhere.
_THAI_MONTHS = dict(
    zip(
        "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(),  # noqa: SIM905
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),  # noqa: SIM905
        strict=True,
    )
)
_THAI_MONTH = re.compile("|".join(map(re.escape, _THAI_MONTHS)))
# A text with such a year names our own besides: "25 Tir 1403 - 15 July 2024".
_OUR_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "2567" of 1957 to 2106; not "25670"
_THAI_YEAR = re.compile(r"(?<!\d)2[56]\d\d(?!\d)")
_PERSIAN_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()  # noqa: SIM905
)
# "1403/04/25" and "1403-4-25" of 1991 to 2031; not "1443/04/25", which may be of the moon
_PERSIAN = re.compile(r"(?<!\d)(1(?:3[7-9]|40)\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
# "25 تیر 1403" and "25 تیر ماه 1403"
_PERSIAN_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(_PERSIAN_MONTHS)})(?:\s+ماه)?[\s،,]+(1(?:3|4)\d\d)(?!\d)"
)
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Years of 33 that are leap years; right from 1925 to 2090."""
_NEW_YEAR = date(1979, 3, 21)
_FIRST = 1358
# "令和6年", "平成30年" and "令和元年", and "民國113年" of Taiwan
_ERA = re.compile(r"(令和|平成|昭和|民[國国])\s*(元|\d{1,3})\s*年")
_BEFORE = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_HAN = "〇一二三四五六七八九"
_HAN_DIGITS = str.maketrans({**{sign: str(n) for n, sign in enumerate(_HAN)}, "零": "0", "○": "0"})
# "二〇二四年七月十五日"
_HAN_DAY = re.compile(
    r"([一二][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def in_our_calendar(text: str) -> str:
    """Write the days of other calendars in a text as ours.

    >>> in_our_calendar("15 กรกฎาคม 2567"), in_our_calendar("1403/04/25"), in_our_calendar("2024")
    ('15 กรกฎาคม 2024', '2024-07-15', '2024')
    """
    if text.isascii():
        return text if _OUR_YEAR.search(text) else _of_other_years(text)
    text = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    text = text.replace("พ.ศ.", "")
    text = _THAI_MONTH.sub(lambda month: _THAI_MONTHS[month[0]], text)
    if "年" in text:
        text = _ERA.sub(lambda era: f"{_BEFORE[era[1]] + _counted(era[2])}年", text)
        text = _HAN_DAY.sub(_in_digits, text)
    return text if _OUR_YEAR.search(text) else _of_other_years(text)


def _of_other_years(text: str) -> str:
    text = _THAI_YEAR.sub(lambda year: str(int(year[0]) - _BUDDHIST), text)
    text = _PERSIAN.sub(lambda day: _persian(day, day[1], day[3], day[4]), text)
    return _PERSIAN_NAMED.sub(
        lambda day: _persian(day, day[3], _PERSIAN_MONTHS.index(day[2]) + 1, day[1]), text
    )


def _counted(number: str) -> int:
    return 1 if number == "元" else int(number)


def _in_digits(day: re.Match[str]) -> str:
    year, month, number = day.groups()
    return f"{year.translate(_HAN_DIGITS)}年{_ten(month)}月{_ten(number)}日"


def _ten(number: str) -> int:
    """Read up to 99: "十五" is 15, "二十" 20."""
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return int(number.translate(_HAN_DIGITS))
    return 10 * (_HAN.index(tens) if tens in _HAN and tens else 1) + (
        _HAN.index(ones) if ones else 0
    )


def _persian(found: re.Match[str], year: str, month: str | int, day: str) -> str:
    """Give the day of a Persian date (the calendar of Iran since 1925), itself if there is none."""
    number, in_year, in_month = int(year), int(month), int(day)
    longest = 31 if in_year <= 6 else 30
    if not (1 <= in_year <= 12 and 1 <= in_month <= longest and _FIRST <= number <= 1450):
        return found[0]
    leaps = sum(one % 33 in _LEAP for one in range(_FIRST, number))
    before = 31 * min(in_year - 1, 6) + 30 * max(in_year - 7, 0)
    days = 365 * (number - _FIRST) + leaps + before + in_month - 1
    return (_NEW_YEAR + timedelta(days=days)).isoformat()
