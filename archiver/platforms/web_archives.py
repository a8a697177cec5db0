"""Look for a post in web archives, by their index (CDX) and their replay: the last resort.

A copy shows what was there when it was made, and says nothing of today. Two forms of index are
read, the Internet Archive's (a list of lists under a header) and pywb's (an object a line); see
https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server and
https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import quote

from archiver.errors import UnusableLine
from archiver.models.records import (
    Capture,
    PostRef,
    Request,
)
from archiver.platforms.attestation import AttestedSighting, attest_copy
from archiver.platforms.base import Platform
from archiver.platforms.origins import AnswerLog
from archiver.platforms.requests import NOT_FOUND, refuse_status, request_page
from archiver.platforms.resolving import (
    FetchResult,
    ResolveContext,
    ResolveError,
    WebArchive,
    first_line,
)
from archiver.text import dates
from archiver.text.foreign_json import json_of
from archiver.text.json_fields import mapping_in, string_in

_MOST_ROWS = 150
_MOST_LINES = 20_000
"""Lines of an index that are read, whatever it was asked for."""
_MOST_READ = 3
"""Copies of one address that are read: the first that shows the post ends the search."""
_HEADER = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_NAMES = {"url": "original", "mime": "mimetype", "status": "statuscode"}
_STAMP = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")
# 20310504094224id_/https://social.example/@ana/1
_REPLAYED = re.compile(r"\d{1,14}(?:[a-z]{2}_)?/(https?://.+)", re.DOTALL)
_LINE = re.compile(r"\S+ (\d{14}) (\{.*\})")

_Found = Generator[Request, FetchResult, tuple[tuple[AttestedSighting, ...], list[str]]]


class CdxRow(NamedTuple):
    """One copy, as an index names it; `timestamp` has 14 digits in UTC."""

    timestamp: str
    original: str
    mimetype: str


def parse_cdx(body: bytes) -> list[CdxRow]:
    """Read the copies that an index lists, without those that show an error.

    Raises UnusableLine for an answer that is no index.
    """
    text = body.strip()
    if text.startswith(b"["):
        found = json_of(text)
        named = list(_named(found)) if isinstance(found, list) else []
    else:
        lines = text.split(b"\n", _MOST_LINES)[:_MOST_LINES]
        named = [one for line in lines if (one := _line(line.strip()))]
        if text and not named:
            raise UnusableLine("no index of an archive")
    return [row for item in named if (row := _row(item))]


def _named(found: list[Any]) -> Iterator[dict[str, Any]]:
    """Read rows under a header, or under the usual one where there is none."""
    lists = [item for item in found if isinstance(item, list)]
    header: tuple[Any, ...] = _HEADER
    if lists and "timestamp" in lists[0]:
        header, lists = tuple(lists[0]), lists[1:]
    for one in lists:
        # The key by which the next page would be asked stands alone in the last row.
        if len(one) == len(header):
            yield dict(zip(map(str, header), one, strict=True))
    yield from (item for item in found if isinstance(item, dict))


def _line(line: bytes) -> dict[str, Any] | None:
    """Read a line of an index: an object, pywb's own form with an object in it, or fields."""
    if line.startswith(b"{"):
        return dict(mapping_in(json_of(line)))
    text = line.decode("utf-8", "replace")
    packed = _LINE.fullmatch(text)
    if packed:
        return {**mapping_in(json_of(packed[2].encode())), "timestamp": packed[1]}
    fields = text.split(" ")
    if len(fields) >= 5 and re.fullmatch(r"\d{14}", fields[1]):
        return dict(zip(_HEADER, fields, strict=False))
    return None


def _row(found: dict[str, Any]) -> CdxRow | None:
    named = {_NAMES.get(key, key): value for key, value in found.items()}
    timestamp, original = string_in(named.get("timestamp")), string_in(named.get("original"))
    status = string_in(named.get("statuscode")) or "-"
    if not timestamp or not re.fullmatch(r"\d{14}", timestamp) or not original:
        return None
    if status not in {"200", "-"} or not original.startswith(("http://", "https://")):
        return None
    return CdxRow(timestamp, original, string_in(named.get("mimetype")) or "")


def ask_archives(ref: PostRef, log: AnswerLog, platform: Platform, *, met_as: PostRef) -> _Found:
    """Find the best copy of a post in any archive; also say why others do not have it.

    A copy with all of the post ends the search; a cut one is only taken where there is none.
    `ref` is the platform's name for it, `met_as` the one under which it was met.
    """
    reasons: list[str] = []
    cut: tuple[AttestedSighting, ...] = ()
    context = log.context
    names = tuple(dict.fromkeys((ref, met_as)))
    try:
        addresses = tuple(
            dict.fromkeys(
                address
                for name in names
                for address in platform.list_archive_addresses(name, context)
            )
        )
    except ResolveError:
        # An id that the platform cannot have given is nowhere.
        return cut, reasons
    for archive in context.archives:
        try:
            found = yield from _in_archive(names, log, platform, archive, addresses)
        except ResolveError as error:
            reasons.append(f"{archive.name}: {error.reason}")
            continue
        if found and _is_whole(found[0]):
            return found, reasons
        cut = cut or found
        lack = "only the beginning of the post" if found else "no copy that shows the post"
        reasons.append(f"{archive.name}: {lack}")
    return cut, reasons


def _is_whole(sighting: AttestedSighting) -> bool:
    return sighting.version is not None and not sighting.version.truncated


def _in_archive(
    names: tuple[PostRef, ...],
    log: AnswerLog,
    platform: Platform,
    archive: WebArchive,
    addresses: tuple[str, ...],
) -> Generator[Request, FetchResult, tuple[AttestedSighting, ...]]:
    cut: tuple[AttestedSighting, ...] = ()
    tried: set[CdxRow] = set()
    for address in addresses:
        listed = yield from ask_index(archive, address, log.context)
        listed = sorted(set(listed) - tried, key=lambda row: _rank(platform, row))[:_MOST_READ]
        for row in listed:
            tried.add(row)
            found = yield from _copy(names, log, platform, archive, row)
            if found and _is_whole(found[0]):
                return found
            cut = cut or found
    return cut


def _rank(platform: Platform, row: CdxRow) -> tuple[bool, bool, int]:
    """Rank data before pages, pages with words before those a script draws, then the newest."""
    is_data = "json" in row.mimetype
    since = platform.scripted_since
    empty = since is not None and not is_data and row.timestamp >= since
    return (not is_data, empty, -int(row.timestamp))


def ask_index(
    archive: WebArchive,
    address: str,
    context: ResolveContext,
    *,
    collapse: str = "digest",
    most: int = _MOST_ROWS,
) -> Generator[Request, FetchResult, list[CdxRow]]:
    """Ask an archive's index for the copies of an address, or of all that begin so (``…*``).

    Of rows that are alike by the field `collapse` it may give one, and gives at most `most`.
    Raises ResolveError where it does not answer.
    """
    prefix = address.endswith("*")
    url = (
        f"{archive.cdx}?url={quote(address.removesuffix('*'), safe='')}"
        f"&matchType={'prefix' if prefix else 'exact'}&output=json&filter=statuscode:200"
        f"&collapse={collapse}&limit={most}"
    )
    capture = yield from request_page(context, url)
    if capture.status == NOT_FOUND:
        return []
    if capture.status == 403 and _is_excluded(capture):
        raise ResolveError("blocked", "it does not show copies of this site", capture=capture)
    refuse_status(capture)
    try:
        return parse_cdx(capture.body)
    except UnusableLine as error:
        raise ResolveError(
            "malformed", f"its index answers {first_line(error)}", capture=capture
        ) from error


def _is_excluded(capture: Capture) -> bool:
    causes = [
        value for key, value in capture.headers if key.lower().startswith("x-archive-wayback")
    ]
    return "AccessControl" in " ".join(causes) + capture.body[:2000].decode("utf-8", "replace")


def _copy(
    names: tuple[PostRef, ...],
    log: AnswerLog,
    platform: Platform,
    archive: WebArchive,
    row: CdxRow,
) -> Generator[Request, FetchResult, tuple[AttestedSighting, ...]]:
    """Read what one copy shows of the post: nothing, where it is a login page or an error."""
    try:
        capture = yield from request_page(
            log.context, f"{archive.replay}/{row.timestamp}id_/{row.original}", "*/*"
        )
        refuse_status(capture)
    except ResolveError as error:
        if error.outcome in {"rate-limited", "unreachable", "unsupported"}:
            raise
        return ()
    stamp, captured = _taken(capture, row), _captured_address(capture, archive, row, log.context)
    taken = _moment(stamp)
    if taken is None or captured is None or taken > log.latest:
        return ()
    saved = replace(capture, fetched_at=taken, final_url=captured, status=200)
    try:
        found = platform.read_archived(names[0], saved, log.context)
    except (ResolveError, ValueError, ArithmeticError, RecursionError):
        return ()
    signed = (
        replace(
            sighting,
            evidence="archive",
            resolver=archive.name,
            archived=f"{archive.replay}/{stamp}/{captured}",
        )
        for sighting in found
    )
    return attest_copy(names, captured, signed, log)


def _captured_address(
    capture: Capture, archive: WebArchive, row: CdxRow, context: ResolveContext
) -> str | None:
    """Give the address of which a replay is a copy, or None for what is none of the archive's.

    A replayed redirect leads on within the archive, to a copy of another address; one that leads
    out of it shows what is on the network today.
    """
    for there in (capture.final_url or capture.url, *context.asked_as(capture.final_url or "")):
        if there.startswith(f"{archive.replay}/"):
            rest = there.removeprefix(f"{archive.replay}/")
            found = _REPLAYED.fullmatch(rest)
            return found[1] if found else row.original
    return None


def _taken(capture: Capture, row: CdxRow) -> str:
    """Tell when the copy was taken: an archive leads to the nearest one it has.

    Of two moments in its headers one is the captured server's own, which it may have made up.
    """
    headers = {value for key, value in capture.headers if key.lower() == "memento-datetime"}
    moment = dates.parse_date(headers.pop()) if len(headers) == 1 else None
    if moment and len(moment) > len("2024-07-13"):
        return re.sub(r"\D", "", moment)
    found = _STAMP.search(capture.final_url or "")
    return found[1] if found else row.timestamp


def _moment(stamp: str) -> str | None:
    day, time = stamp[:8], stamp[8:]
    return dates.parse_date(f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}Z")
