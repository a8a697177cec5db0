"""Find in a saved page where it was saved from and when, as browsers and tools write it there.

Only for files that a person has: a page that a server sends may write the same to pass for
another one.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import unescape

from archiver.text.dates import format_stamp, parse_date
from archiver.text.urls import archived_copy

_HEAD, _FOOT = 65_536, 8_192
"""Bytes at the beginning and end of a page in which such notes are sought."""
_ADDRESS = r"(?P<url>https?://[^\s\"'<>]{1,2000})"
# SingleFile(Z): "Page saved with SingleFile \n url: https://… \n saved date: Mon Jul …"
_SINGLE_FILE = (
    r"<!--\s*Page saved with SingleFile[\w-]{0,12}\s+url:\s*"
    rf"{_ADDRESS}\s+saved date:\s*(?P<at>[^\n]{{1,80}})"
)
# Chrome, Edge: "saved from url=(0045)https://…"
_BROWSER = rf"<!--\s*saved from url=\(\d{{1,6}}\){_ADDRESS}\s*-->"
# WebScrapBook: <html data-scrapbook-source="https://…" data-scrapbook-create="20310504100000123">
_SCRAPBOOK = (
    rf"<html\b(?=[^>]{{0,900}}?\bdata-scrapbook-source=\"{_ADDRESS}\")"
    r"(?:[^>]{0,900}?\bdata-scrapbook-create=\"(?P<at>\d{14})\d{0,3}\")?"
)
# Save Page WE: <meta name="savepage-url" content="https://…"><meta name="savepage-date" …>
_SAVE_PAGE = (
    rf"<meta name=\"savepage-url\" content=\"{_ADDRESS}\">"
    r"(?:(?:(?!savepage-date).){0,400}?<meta name=\"savepage-date\" content=\"(?P<at>[^\"]{10,80})"
    r"\")?"
)
# Evernote: <meta name="exporter-version" content="Evernote …"/>, then source-url and created
_EVERNOTE = (
    r"<meta name=\"exporter-version\" content=\"Evernote(?=(?:(?!source-url).){0,2000}?"
    rf"<meta name=\"source-url\" content=\"{_ADDRESS}\")"
    r"(?:(?:(?!\"created\").){0,2000}?<meta name=\"created\" content=\"(?P<at>[^\"]{10,40})\")?"
)
# A file of notes: <en-export …><note>…<created>20310504T100000Z</created>…<source-url>https://…
_CLIPPED = re.compile(rb"<source-url>(https?://[^\s\"'<>]{1,2000})</source-url>")
_CREATED = re.compile(rb"<created>(\d{8})T(\d{6})Z</created>")
_NOTE_HEAD = 2_000
# monolith: "Saved from https://… at 2031-05-04T10:00:00Z using monolith v2.8.1"
_MONOLITH = rf"<!--\s*Saved from {_ADDRESS} at (?P<at>[\dT:Z.+-]{{10,35}}) using monolith"
# HTTrack: "Mirrored from news.example/ferry by HTTrack Website Copier/3.x […], Sun, 04 May …"
_HTTRACK = (
    r"<!--\s*Mirrored from (?P<url>[\w.-]+\.[a-z]{2,20}/[^\s\"'<>]{0,2000}) by HTTrack[^,]{0,80},"
    r"\s*(?P<at>[^\n<>]{1,50}?)\s*-->"
)
_NOTES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (_SINGLE_FILE, _BROWSER, _SCRAPBOOK, _SAVE_PAGE, _EVERNOTE, _MONOLITH, _HTTRACK)
)
# The Wayback Machine's script in the pages that it shows: __wm.wombat("https://…","20240716010203"
_WAYBACK = re.compile(r"__wm\.wombat\(\"" + _ADDRESS + r"\"\s*,\s*\"(?P<at>\d{14})\"")
# Its bar, before that: <input type="text" name="url" id="wmtbURL" value="https://…">
_WAYBACK_BAR = re.compile(rf"\bid=\"wmtbURL\"[^>]{{0,80}}?\bvalue=\"{_ADDRESS}\"(?P<at>)")
# What pywb and wabac.js write into the pages that they replay, and so Conifer, Perma.cc,
# Ghostarchive, ReplayWeb.page and many a national archive.
_REPLAYED = re.compile(
    r"\bwbinfo\.url\s*=\s*\"" + _ADDRESS + r"\";\s*wbinfo\.timestamp\s*=\s*\"(?P<at>\d{14})\""
)
# Google's cache: <div id="bN015htcoyT__google-cache-hdr">…This is Google's cache of <a href="…">….
# It is a snapshot of the page as it appeared on May 4, 2031 10:00:00 GMT.
_CACHED = re.compile(
    r"(?:\bid=\"[\w-]{0,40}google-cache-hdr\"|>\s*This is Google(?:'|&#39;|’)s cache of\b)"
    r"(?:(?!<a\b)[^\0]){0,400}<a\b[^>]{0,80}?\bhref=\"" + _ADDRESS + r"\""
    r"(?:(?:(?!\bGMT\b)[^\0]){0,3000}?"
    r"(?P<at>\b(?:\w{3} \d{1,2},|\d{1,2} \w{3}) \d{4} \d\d:\d\d:\d\d) GMT)?"
)
# Hosts of such replays; what pages of other hosts say of themselves so is their own word.
_REPLAYERS = re.compile(
    r"https?://(?:[\w-]{1,60}\.){0,3}(?:web\.archive\.org|archive\.(?:today|ph|is|li|vn|fo|md)|ghostarchive\.org|replayweb\.page|perma\.cc|"
    r"perma-archives\.org|conifer\.rhizome\.org|webrecorder\.(?:io|net)|"
    r"webcache\.googleusercontent\.com)/"
)
_FILED = re.compile(r"FILE ARCHIVED ON (\d{1,2}:\d\d:\d\d \w{3} \d{1,2}, \d{4}) AND RETRIEVED")
# The page's address as a web archive shows it: href="https://archive.ph/2031.05.04-100000/https://…"
_SHOWN = re.compile(
    r"<(?:link|meta)\b[^>]{0,200}?(?:canonical|bookmark|og:url)[^>]{0,100}?(?:href|content)=\""
    r"(?P<url>https?://[\w.-]{4,60}/(?:[\w/]{1,30}/)?\d{4}[^\"\s]{6,30}/https?:[^\"\s]{1,2000})\"",
    re.IGNORECASE,
)
# Mon May 04 2031 10:00:00 GMT+0200 (Central European Summer Time), as JavaScript writes a moment.
_JAVASCRIPT = re.compile(
    r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)(?:([+-])(\d\d):?(\d\d))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOrigin:
    """Where a saved page is from, and when it was as it is; a moment in UTC, where it is known."""

    url: str
    saved_at: str | None = None


def find_saved_origin(body: bytes, *, saved_from: str | None = None) -> SavedOrigin | None:
    """Find the address and the moment that a saved page notes, its own if it is a web archive's.

    `saved_from` is the address that is known otherwise.

    >>> find_saved_origin(b"<!-- saved from url=(0026)https://news.example/ferry -->")
    SavedOrigin(url='https://news.example/ferry', saved_at=None)
    """
    head = body[:_HEAD].decode("utf-8", "replace")
    foot = body[-_FOOT:].decode("utf-8", "replace")
    found = _of_archive(SavedOrigin(url=saved_from)) if saved_from else None
    for note in _NOTES:
        if seen := note.search(head):
            address = seen["url"] if "//" in seen["url"] else f"http://{seen['url']}"
            at = seen.groupdict().get("at")
            found = _of_archive(SavedOrigin(url=address, saved_at=_moment(at) if at else None))
            break
    archived = _archived(head)
    if found is None or (
        archived is not None and (archived.url == found.url or _REPLAYERS.match(found.url))
    ):
        found = archived or found
    found = found or _of_note(body)
    if found is not None and found.saved_at is None and (filed := _FILED.search(foot)):
        found = replace(found, saved_at=_moment(filed[1]))
    return found


def _of_note(body: bytes) -> SavedOrigin | None:
    """Find where the one note of an export of Evernote's was clipped from, and when (ENEX)."""
    if b"<en-export" not in body[:_NOTE_HEAD] or body.count(b"<note>") != 1:
        return None
    if (seen := _CLIPPED.search(body)) is None:
        return None
    made = _CREATED.search(body)
    at = made and f"{made[1].decode()}{made[2].decode()}"
    return SavedOrigin(url=unescape(seen[1].decode("utf-8", "replace")), saved_at=_moment(at or ""))


def _of_archive(origin: SavedOrigin) -> SavedOrigin:
    """Take the original of a page that was saved where a web archive shows it."""
    copy = archived_copy(origin.url)
    if copy is None:
        return origin
    return SavedOrigin(url=copy[0], saved_at=_moment(copy[1] or "") or origin.saved_at)


def _archived(head: str) -> SavedOrigin | None:
    """Find what a web archive notes in the pages that it shows."""
    for note, sign in (
        *((_WAYBACK, "__wm.wombat"), (_WAYBACK_BAR, "wmtbURL")),
        *((_REPLAYED, "wbinfo."), (_CACHED, "oogle")),
    ):
        if sign in head and (seen := note.search(head)):
            return SavedOrigin(url=unescape(seen["url"]), saved_at=_moment(seen["at"] or ""))
    if seen := _SHOWN.search(head):
        origin = _of_archive(SavedOrigin(url=seen["url"]))
        return None if origin.url == seen["url"] else origin
    return None


def _moment(text: str) -> str | None:
    """Read a moment in any of the forms above; a day alone is its beginning."""
    text = text.strip()
    try:
        if re.fullmatch(r"\d{14}", text):
            return format_stamp(datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC))
        if re.fullmatch(r"(?:\w{3} \d{1,2},|\d{1,2} \w{3}) \d{4} \d\d:\d\d:\d\d", text):
            form = "%b %d, %Y %H:%M:%S" if text[0].isalpha() else "%d %b %Y %H:%M:%S"
            return format_stamp(datetime.strptime(text, form).replace(tzinfo=UTC))
        if re.fullmatch(r"\d{1,2}:\d\d:\d\d \w{3} \d{1,2}, \d{4}", text):
            return format_stamp(datetime.strptime(text, "%H:%M:%S %b %d, %Y").replace(tzinfo=UTC))
        if written := _JAVASCRIPT.match(text):
            month, day, year, hour, minute, second, sign, hours, minutes = written.groups()
            local = datetime.strptime(
                f"{day} {month} {year} {hour}:{minute}:{second}", "%d %b %Y %H:%M:%S"
            ).replace(tzinfo=UTC)
            apart = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
            return format_stamp(local + apart if sign == "-" else local - apart)
    except (ValueError, OverflowError):
        return None
    read = parse_date(text)
    return f"{read}T00:00:00Z" if read and "T" not in read else read
