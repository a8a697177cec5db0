"""Read printed dates and times as RFC 3339 moments in UTC, or as bare dates.

Never asks what day it is: a relative date ("2 hours ago"), a date without its year and a
date that could be read two ways give None, and a time without a zone gives only its day.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

from archiver.text.calendars import in_our_calendar

# Month names by their first letters, as far as it takes to tell them apart across languages;
# from CLDR's wide and abbreviated names. Longer beginnings are tried first.
_MONTHS = {
    1: "jan ene ian янв січ ocak oca stycz tammi leden ledna gen ιαν يناير جانفي sty ינו בינו",
    2: "feb fév fev фев лют şub lut helmi únor února φεβ فبراير فيفري شباط פבר בפבר",
    3: "mar mär mrz maart мар берез бер marzec maalis březen března μαρ مارس آذار mrt מרץ במרץ",
    4: "apr avr abr апр квіт кві nisan nis kwie huhti duben dubna απρ أبريل إبريل ابريل أفريل نيسان"
    " kwi אפר באפר",
    5: "may mai maj mag мая май трав maio mei touko květen května μαΐ μαι مايو ماي أيار mayıs"
    " מאי במאי",
    6: "jun jui giu iun июн черв haz czerw kesä červen června ιουν يونيو جوان حزيران cze יונ ביונ",
    7: "jul juil lug iul июл лип tem lip heinä července červenec ιουλ يوليو جويلية تموز יול ביול",
    8: "aug aoû aou ago agu авг серп ağu sierp elo srpen srpna αυγ أغسطس اغسطس أوت sie אוג באוג",
    9: "sep set сен вер eyl wrz syys září σεπ سبتمبر أيلول ספט בספט",
    10: "oct okt ott out окт жов eki paźd paz loka říjen října οκτ أكتوبر اكتوبر paź אוק באוק",
    11: "nov noi ноя лист kas marras listopad listopadu νοε نوفمبر נוב בנוב",
    12: "dec dez dic des déc дек груд ara grud joulu prosinec prosince δεκ ديسمبر gru דצמ בדצמ",
}
_BEGINNINGS = sorted(
    ((word, number) for number, words in _MONTHS.items() for word in words.split()),
    key=lambda pair: -len(pair[0]),
)
# In Polish listopad is November, in Croatian October; lipiec/lipca and srpen differ likewise.
_BY_LANGUAGE: dict[str, dict[str, int]] = {
    "hr": {
        "lip": 6,
        "srp": 7,
        "kol": 8,
        "ruj": 9,
        "lis": 10,
        "stu": 11,
        "pro": 12,
        "sij": 1,
        "velj": 2,
        "ožu": 3,
        "tra": 4,
        "svi": 5,
    },
}

# RFC 3339 with the freedoms sites take. 2024-07-13 22:45:24+0200 is one, 2024-07 is not.
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|"
    r"UTC|GMT|[+-]\d{2})?)?",
    re.IGNORECASE,
)
# July 13, 2024 · Jul 13th 2024; not 13/07/2024
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
# 13. Juli 2024 · 13 de julio de 2024 · 16 мая 2018 г.; not July 13, 2024
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:\.|º|er|th|st|nd|rd)?\s+(?:de\s+|d['’]\s*)?([^\W\d_]{3,12})"
    r"\.?[,،]?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)"
)
# 2024年7月13日 · 2024년 7월 13일; not 7月13日
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
# 2024/07/13, 2024.7.13 and 2024. 07. 13 anywhere in a line; not 13.07.2024
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
# 13.07.24 where the day comes first; not 13.07.2024 or 1.13.07.24
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])")
# 13/07/2024 or 13.07.2024, day and month told apart elsewhere; not 2024-07-13
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
# Fri Jun 12 18:56:44 +0000 2020, as X's first interface wrote it, and with UTC+0000;
# not Fri Jun 12 18:56:44 2020, which has no zone
_CTIME = re.compile(
    r"\w{3} (\w{3}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) "
    r"((?:UTC|GMT)?[+-]\d{2}:?\d{2}|UTC|GMT|Z) (\d{4})"
)
# 1720910724 or 1720910724000; a year or a day of the month is shorter
_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
# Month first in numbers is American and nobody else's habit.
_DAY_BEFORE_MONTH = frozenset(
    (
        *("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "da", "nb"),
        *("no", "fi", "cs", "sk", "sv", "ro", "el", "bg", "he", "ar", "hi", "id"),
        *("vi", "th", "hr", "sl", "sr", "et", "lv", "ca", "gl", "ms", "is"),
    )
)
_LONGEST = 120
"""Characters; no printed date is longer."""
_YEAR = re.compile(r"\d{4}")
# 3. elokuuta 2020, 1er août; not July 2024, which names no day
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# Two letters, with the vowel signs that stand between those of Hindi; not the T of a clock's time
_LETTERS = re.compile(r"[^\W\d_][\u0900-\u0dff]?[^\W\d_]")


def parse_date(text: str, language: str | None = None) -> str | None:
    """Read the moment a text names, in UTC, or its bare date where no zone or time is known.

    >>> [parse_date(one) for one in ("July 13, 2024", "2024-07-14T00:45:24+02:00", "yesterday")]
    ['2024-07-13', '2024-07-13T22:45:24Z', None]
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    return _parse(text, language)


# Bounded by bytes as well: no text is longer than _LONGEST.
@lru_cache(maxsize=4_096)
def _parse(text: str, language: str | None) -> str | None:
    text = in_our_calendar(text.replace("\u2212", "-"))
    try:
        numbers = _NUMBERS.search(text)
        if numbers:
            return _numeric(numbers, language)
        return _exact(text) or _printed(text, language) or _last_resort(text, language)
    except (ValueError, OverflowError):
        return None


def _exact(text: str) -> str | None:
    """Read machine-written moments: RFC 3339, RFC 5322, ctime and seconds since 1970."""
    iso = _ISO.match(text)
    if iso:
        year, month, day, hour, minute, second, zone = iso.groups()
        whole = date(int(year), int(month), int(day))
        if hour is None or zone is None:
            return whole.isoformat()
        local = datetime(
            whole.year,
            whole.month,
            whole.day,
            int(hour),
            int(minute),
            int(second or 0),
            tzinfo=_zone(zone),
        )
        return format_stamp(local)
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return format_stamp(datetime.fromtimestamp(int(epoch.group(1)), tz=UTC))
    old = _CTIME.search(text)
    if old:
        name, day, hour, minute, second, zone, year = old.groups()
        number = find_month(name, "en")
        if number is None:
            return None
        return format_stamp(
            datetime(
                int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=_zone(zone)
            )
        )
    if re.match(r"\w{3}, \d{1,2} \w{3} \d{4} \d\d:", text):
        mail = parsedate_to_datetime(text)
        return format_stamp(mail) if mail.tzinfo else mail.date().isoformat()
    return None


def _zone(zone: str) -> timezone:
    zone = zone.upper().removeprefix("UTC").removeprefix("GMT")
    if not zone or zone[0] not in "+-":
        return UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if zone[0] == "-" else offset)


def _printed(text: str, language: str | None) -> str | None:
    """Read a day written for people, with its month as a word or unmistakable numbers."""
    for found in _MONTH_FIRST.finditer(text):
        if number := find_month(found.group(1), language):
            return date(int(found.group(3)), number, int(found.group(2))).isoformat()
    for found in _DAY_FIRST.finditer(text):
        if number := find_month(found.group(2), language):
            return date(int(found.group(3)), number, int(found.group(1))).isoformat()
    for pattern in (_EAST_ASIAN, _YEAR_FIRST):
        if seen := pattern.search(text):
            year, month, day = (int(part) for part in seen.groups() if part.isdigit())
            return date(year, month, day).isoformat()
    short = _SHORT_YEAR.search(text) if (language or "")[:2].lower() in _DAY_BEFORE_MONTH else None
    if short:
        # RFC 5322, 4.3: two figures are of 2000 to 2049 or of 1950 to 1999.
        century = 2000 if int(short.group(3)) < 50 else 1900
        return date(century + int(short[3]), int(short[2]), int(short[1])).isoformat()
    return None


def _numeric(found: re.Match[str], language: str | None) -> str | None:
    first, second, year = int(found.group(1)), int(found.group(3)), int(found.group(4))
    label = (language or "").lower()
    day_first = found.group(2) == "." or label[:2] in _DAY_BEFORE_MONTH or label == "en-gb"
    if second > 12 or (label == "en-us" and first <= 12):
        return date(year, first, second).isoformat()
    if first > 12 or first == second or day_first:
        return date(year, second, first).isoformat()
    return None


def find_month(name: str, language: str | None = None) -> int | None:
    """Find the number of a month by its name or abbreviation, in any language or in this one.

    >>> find_month("juil."), find_month("Seal")
    (7, None)
    """
    name = name.casefold().replace("i̇", "i")
    for beginning, number in _BY_LANGUAGE.get((language or "")[:2].lower(), {}).items():
        if name.startswith(beginning):
            return number
    return next((number for word, number in _BEGINNINGS if name.startswith(word)), None)


def _last_resort(text: str, language: str | None) -> str | None:
    """Read languages without a table here by dateparser: whole dates, never relative ones."""
    if not (_YEAR.search(text) and _DAY.search(text) and _LETTERS.search(text)):
        return None
    # Loading all its languages takes two seconds that most runs never need.
    import dateparser  # noqa: PLC0415

    found = dateparser.parse(
        text,
        languages=[language[:2].lower()] if language else None,
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found.date().isoformat() if found else None


def format_stamp(moment: datetime) -> str:
    """Write a moment by RFC 3339 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def current_time() -> str:
    """Give the present moment, as the archive writes moments."""
    return format_stamp(datetime.now(UTC))


def is_day(text: str) -> bool:
    """Tell whether a text is a day as days are compared.

    >>> is_day("2024-07-13"), is_day("20240713"), is_day("2024-02-30"), is_day("2024-07-13T10:00")
    (True, False, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def add_time(moment: str, *, hours: float) -> str:
    """Give the moment so many hours after another.

    >>> add_time("2031-05-04T22:00:00Z", hours=2.5)
    '2031-05-05T00:30:00Z'
    """
    return format_stamp(datetime.fromisoformat(moment) + timedelta(hours=hours))
