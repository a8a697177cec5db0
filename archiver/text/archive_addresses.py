"""Read the addresses that smaller web archives give to their copies of pages.

Each holds the address of the page itself, and most when it was copied. The Wayback Machine,
archive.today and archives that replay as these do are in `archiver.text.urls`.
"""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

_URL = r"(?P<url>https?:/{1,2}[^\s/][^\s]{0,2000})"
_STAMP = r"(?P<at>\d{8,14})(?:[a-z]{2}_)?"
# https://perma-archives.org/warc/20310504100000/https://news.example/ferry, or the copy's own name
# in place of the moment; not https://perma.cc/M8BC-JUJ8
_PERMA = (
    rf"https?://(?:www\.)?perma-archives\.org/warc/(?:{_STAMP}|[\w-]{{4,20}})"
    rf"(?:/\d{{8,14}}(?:[a-z]{{2}}_)?)?/{_URL}"
)
# The long form, as Wikipedia has it: https://ghostarchive.org/archive/20310504/https://…; not
# https://ghostarchive.org/archive/aB3dE
_GHOST = rf"https?://ghostarchive\.org/i?archive/{_STAMP}/{_URL}"
# https://conifer.rhizome.org/seal/harbour/20310504100000/https://news.example/ferry; not
# https://conifer.rhizome.org/seal/harbour
_CONIFER = (
    r"https?://(?:conifer\.rhizome\.org|webrecorder\.io)/(?:[\w.-]{1,80}/){1,6}"
    rf"{_STAMP}/{_URL}"
)
# In Japan's time: https://megalodon.jp/2031-0504-1900-00/https://news.example:443/ferry, and
# without https:// for a page that had none
_MEGALODON = (
    r"https?://(?:s\d{0,2}\.)?megalodon\.jp/(?P<japan>\d{4}-\d{4}-\d{4}-\d{2})/"
    r"(?P<url>[^\s/?][^\s]{3,2000})"
)
# With the second since 1970: http://www.freezepage.com/1935655200ABCDEFGHIJ?url=http://…
_FREEZEPAGE = (
    r"https?://(?:www\.)?freezepage\.com/(?P<second>\d{9,10})[A-Z]{4,20}\?url="
    r"(?P<url>https?(?:://|%3A%2F%2F)[^\s&]{1,2000})"
)
# https://webcache.googleusercontent.com/search?q=cache:aB3dE-fG5hIj:https://news.example/ferry; not
# https://www.google.com/search?q=cache
_CACHE = (
    r"https?://(?:webcache\.googleusercontent\.com|(?:www\.)?google\.[a-z.]{2,6})/search\?"
    r"(?:[\w=&%.-]{0,200}&)?q=cache(?::|%3A)(?:[\w-]{12}(?::|%3A))?"
    r"(?P<url>[^\s&+:][^\s&+]{3,2000})(?:[&+][^\s]{0,500})?"
)
# Google's and Microsoft's caches of AMP pages, "/s/" before those with https:
# https://news-example.cdn.ampproject.org/c/s/news.example/ferry; not https://cdn.ampproject.org/v0.js
_AMP = (
    r"https?://[\w-]{1,80}\.(?:cdn\.ampproject\.org|bing-amp\.com)/[cv]/(?P<safe>s/)?"
    r"(?P<url>[\w-]{1,80}\.[^\s]{3,2000})"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (_PERMA, _GHOST, _CONIFER, _MEGALODON, _FREEZEPAGE, _CACHE, _AMP)
)
_OF_USERS = re.compile(_CONIFER, re.IGNORECASE)
_JAPAN = timedelta(hours=9)
_DIGITS = "%Y%m%d%H%M%S"


def split_archive_address(url: str) -> tuple[str, str | None] | None:
    """Give the address of the page that such an address copies, and its moment's digits in UTC.

    >>> split_archive_address("https://megalodon.jp/2031-0504-1900-00/https://news.example:443/a")
    ('https://news.example:443/a', '20310504100000')
    >>> split_archive_address("https://ghostarchive.org/archive/aB3dE") is None
    True
    """
    found = next((seen for form in _FORMS if (seen := form.fullmatch(url))), None)
    if found is None:
        return None
    parts = found.groupdict()
    page = parts["url"]
    if "%3a" in page[:12].lower():
        page = unquote(page)
    if not re.match(r"https?:/", page, re.IGNORECASE):
        if not re.match(r"[\w-]{1,80}(?:\.[\w-]{1,80}){1,8}(?::\d{1,5})?(?:[/?#]|$)", page):
            return None
        page = f"http{'s' if parts.get('safe') else ''}://{page}"
    return page, _digits(parts)


def is_filled_by_users(url: str) -> bool:
    """Tell whether a copy's archive takes WARC files of anybody, who so decide what it shows.

    >>> is_filled_by_users("https://webrecorder.io/seal/a/20310504100000/https://news.example/a")
    True
    """
    return _OF_USERS.match(url) is not None


def _digits(parts: dict[str, str | None]) -> str | None:
    if parts.get("at"):
        return parts["at"]
    try:
        if printed := parts.get("japan"):
            local = datetime.strptime(printed, "%Y-%m%d-%H%M-%S").replace(tzinfo=UTC)
            return (local - _JAPAN).strftime(_DIGITS)
        if second := parts.get("second"):
            return datetime.fromtimestamp(int(second), UTC).strftime(_DIGITS)
    except (ValueError, OverflowError):
        return None
    return None
