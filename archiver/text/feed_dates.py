"""Read the dates of feeds and sitemaps, in the forms in which publishers write them.

RFC 5322 and RFC 3339 are what is asked for (https://www.rssboard.org/rss-specification); seen are
weekdays and months of any language, days and years of other lengths, seconds since 1970, and zones
by names. A name that several zones have tells only the day, as no zone does.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from archiver.text.calendars import in_our_calendar
from archiver.text.dates import find_month, format_stamp, parse_date

_LONGEST = 120
_FIRST_YEAR, _LAST_YEAR = 1900, 2098
"""What is earlier or later is no date but a field that nobody filled, as years 1 and 2099 are."""
_NOTHING = frozenset(
    {"1970-01-01", "1969-12-31", "0001-01-01", "0000-00-00", "1900-01-01", "1980-01-01"}
)
"""Days that programs write for none."""
# Hours from UTC. EST to PDT are those of RFC 5322, 4.3; left out is what publishers use for several
# zones: IST (India, Ireland, Israel), AST, GST.
_ZONES: dict[str, float] = {
    **dict.fromkeys(("GMT", "UTC", "UT", "Z", "WET", "AZOT"), 0),
    **dict.fromkeys(("CET", "MEZ", "WAT", "WEST", "BST"), 1),
    **dict.fromkeys(("CEST", "MEST", "MESZ", "EET", "SAST", "CAT"), 2),
    **dict.fromkeys(("EEST", "MSK", "TRT", "EAT"), 3),
    **dict.fromkeys(("EDT", "CLT"), -4),
    **dict.fromkeys(("EST", "CDT", "COT", "PET"), -5),
    **dict.fromkeys(("CST", "MDT"), -6),
    **dict.fromkeys(("MST", "PDT"), -7),
    **dict.fromkeys(("PST", "AKDT"), -8),
    **dict.fromkeys(("BRT", "ART", "UYT", "CLST"), -3),
    "AKST": -9,
    "HST": -10,
    "NST": -3.5,
    "NDT": -2.5,
    "PKT": 5,
    "WIB": 7,
    "ICT": 7,
    "HKT": 8,
    "SGT": 8,
    "PHT": 8,
    "AWST": 8,
    "JST": 9,
    "KST": 9,
    "ACST": 9.5,
    "AEST": 10,
    "ACDT": 10.5,
    "AEDT": 11,
    "NZST": 12,
    "NZDT": 13,
}
# 2016/6/29 and 2024-07-12; not 07/12/2024
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
# 12 Jul 2024, 12-Jul-24 and 1 juil. 2024; not 12.07.2024
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})[\s.-]{1,3}([^\W\d_]{3,12})\.?[\s,.-]{1,3}(\d{4}|\d{2})(?!\d)"
)
# Dec 03 2019 and December 3, 2019, as JavaScript and people write it; not "Dec 2019"
_MONTH_FIRST = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)"
)
# 20191203 and 20191203T070509Z, ISO 8601's basic form; not a number of another length
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{2,4})?)?")
# Tue, 07/12/2024 - 10:00, as Drupal writes the month before the day
_DRUPAL = re.compile(r"^[^\W\d_]{2,4}\.?, (\d\d)/(\d\d)/(\d{4}) - ")
# 10:00:00.000+02, 10:00 CEST and 24:00:00; not 2024:10
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])"
    r"\s*(?:([AaPp])\.?[Mm]\.?(?![A-Za-z])\s*)?(?:(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)|([A-Za-z]{1,5})(?![A-Za-z]))?"
)
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?")


def parse_feed_date(text: str) -> str | None:
    """Read the moment of a feed's entry in UTC, or its day where no zone is known.

    >>> parse_feed_date("Fri, 12 Jul 2024 10:00:00 CEST"), parse_feed_date("2016/6/29 15:07:41")
    ('2024-07-12T08:00:00Z', '2016-06-29')
    >>> parse_feed_date("Mon, 01 Jan 0001 00:00:00 +0000") is None
    True
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        found = _parse(text)
    except (ValueError, OverflowError):
        return None
    return None if found is None or is_unfilled(found) else found


def is_unfilled(moment: str) -> bool:
    """Tell whether a moment or day is what programs write where they know none.

    >>> is_unfilled("1970-01-01T00:00:00Z"), is_unfilled("2031-05-04")
    (True, False)
    """
    return moment[:10] in _NOTHING or not _FIRST_YEAR <= int(moment[:4]) <= _LAST_YEAR


def _parse(text: str) -> str | None:
    text = in_our_calendar(text)
    if epoch := _EPOCH.fullmatch(text):
        return format_stamp(datetime.fromtimestamp(int(epoch[1]), tz=UTC))
    if basic := _BASIC.fullmatch(text):
        written = "-".join(basic.group(1, 2, 3))
        if basic[4]:
            written += f" {basic[4]}:{basic[5]}:{basic[6] or '00'} {basic[7] or ''}"
        text = written
    day = _day(text)
    if day is None:
        return parse_date(text)
    clock = _CLOCK.search(text)
    zone = _zone(clock) if clock else None
    if clock is None or zone is None:
        return day.isoformat()
    # 24:00 is the end of the day, and a leap second is as good as the one before it.
    hours = int(clock[1])
    if clock[4]:
        hours = hours % 12 + 12 * (clock[4] in "Pp")
    since = timedelta(hours=hours, minutes=int(clock[2]), seconds=min(int(clock[3] or 0), 59))
    if since > timedelta(days=1):
        return day.isoformat()
    return format_stamp(datetime(day.year, day.month, day.day, tzinfo=zone) + since)


def _day(text: str) -> date | None:
    if found := _YEAR_FIRST.search(text):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := _DRUPAL.search(text):
        return date(int(found[3]), int(found[1]), int(found[2]))
    for found in _NAMED.finditer(text):
        month = find_month(found[2])
        if month:
            year = int(found[3])
            # RFC 5322, 4.3: two figures are of 2000 to 2049 or of 1950 to 1999.
            century = (2000 if year < 50 else 1900) if len(found[3]) == 2 else 0
            return date(century + year, month, int(found[1]))
    for found in _MONTH_FIRST.finditer(text):
        if month := find_month(found[1]):
            return date(int(found[3]), month, int(found[2]))
    return None


def _zone(clock: re.Match[str]) -> timezone | None:
    """Give the zone that stands behind a time, None where none does or its name tells nothing."""
    sign, hours, minutes, name = clock.group(5, 6, 7, 8)
    if sign:
        apart = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-apart if sign == "-" else apart)
    offset = _ZONES.get((name or "").upper())
    return None if offset is None else timezone(timedelta(hours=offset))
