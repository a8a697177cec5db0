"""Serve the evidence for one verdict as a file, where the archive's captures lie beside it.

A site that strangers see is served from a copy without captures, and offers none; nor does one
where something was forgotten, for its pages would have to be read again first. Captures may lie in
WARC files of others: their records are read in a bounded process.
"""

import asyncio
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from archiver.archive.pages import evidence, quotations
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.archive.pages.evidence import EvidenceCapture
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.archive.store.tombstones import has_no_tombstones
from archiver.errors import ProcessLost, UnreadableRecord, ViewRefused
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.record_reading import record_reader
from archiver.provenance.bundle import build_bundle
from archiver.text.dates import current_time
from archiver.web import datasette_compat
from archiver.web.headers import DATA_HEADERS
from archiver.web.page_view import (
    find_request_archive,
    read_in_thread,
    refuse_view,
    turn_in_lane,
)
from archiver.web.site_urls import SiteUrls

_WACZ = "application/wacz+zip"
_LANE = "evidence"
_SECONDS = 10.0
"""For one record; a page's takes some milliseconds."""
_IN_NAME = 12
_Records = dict[tuple[Path, int, tuple[str, int]], bytes | None]
_NONE = (
    "this site hands on no evidence: whoever keeps the archive makes it with “archiver evidence” "
    "where the folder of captures lies beside the archive"
)


def captures_folder(where: SiteUrls) -> Path | None:
    """Find the folder of captures beside an archive whose files may be taken home, if there is."""
    database = where.datasette.databases.get(where.database)
    path = database.path if database else None
    if not path or not where.datasette.setting("allow_download"):
        return None
    folder = Path(path).parent / "captures"
    return folder if folder.is_dir() else None


async def evidence_file(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return the bundle of a quotation."""
    try:
        where = await find_request_archive(
            datasette, request, (*READ_FOR_VERDICTS, *READ_FOR_PAGES)
        )
        folder = captures_folder(where)
        if folder is None:
            return await refuse_view(datasette, ViewRefused(404, _NONE), as_data=False)
        key = datasette_compat.decode_path(request.url_vars["key"])
        name = f"evidence-{''.join(filter(str.isalnum, key))[:_IN_NAME]}.wacz"

        def sought(connection: sqlite3.Connection) -> list[EvidenceCapture]:
            one = _quotation(connection, key)
            return evidence.captures_of_quotation(connection, one.id)

        async with turn_in_lane(where, _LANE):
            rows = await read_in_thread(where, sought)
            # A record takes as long as it takes, of which the time limit of the archive knows not.
            records = await asyncio.to_thread(_read_records, folder, rows)

            def built(connection: sqlite3.Connection) -> bytes:
                return _build(connection, key, folder, name, records)

            body = await read_in_thread(where, built)
    except ViewRefused as refused:
        return await refuse_view(datasette, refused, as_data=False)
    headers = DATA_HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
    return datasette_compat.file_response(body, _WACZ, headers)


def _read_records(folder: Path, rows: Iterable[EvidenceCapture]) -> _Records:
    """Read the records of captures, in a process beside this one; what cannot be read is left."""
    found: _Records = {}
    with BoundedProcess(seconds=_SECONDS, is_ours=False) as apart:
        read = record_reader(apart)
        for row in rows:
            if row.warc_file is None or row.warc_offset is None:
                continue
            place = (folder / row.warc_file, row.warc_offset, (row.sha256, row.size))
            try:
                found[place] = read(*place)
            except (UnreadableRecord, ProcessLost, OSError):
                found[place] = None
    return found


def _quotation(connection: sqlite3.Connection, key: str) -> JudgedQuotation:
    if not has_no_tombstones(connection):
        raise ViewRefused(404, _NONE)
    one = quotations.quotation_by_key(connection, key)
    if one is None or one.verdict is None:
        raise ViewRefused(404, "this archive has no judged quotation of that name")
    return one


def _build(
    connection: sqlite3.Connection, key: str, folder: Path, name: str, records: _Records
) -> bytes:
    one = _quotation(connection, key)
    return build_bundle(
        connection,
        one,
        quotations.text_of_version(connection, one.version_id),
        folder,
        name=name,
        created=current_time(),
        read_record=lambda *place: records.get(place),
    ).data
