"""Put the evidence for one verdict into one file that another person can check.

The file is a WACZ (https://specs.webrecorder.net/wacz/1.1.1/), so that replay tools open it, with a
folder ``evidence`` for what they do not know. All but the folder's own files are those of the
archive, byte for byte. Reads the archive and its captures; writes nothing.
"""

import gzip
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from archiver.archive.pages import evidence
from archiver.archive.pages.evidence import EvidenceCapture, EvidenceSeal
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.errors import ProcessLost, UnreadableRecord
from archiver.models import json_schema
from archiver.provenance import check_bundle, merkle, sealing
from archiver.provenance.evidence_page import BundledCapture, BundleFacts, evidence_page
from archiver.provenance.warc_records import record_at

_SOFTWARE = f"archiver {version('archiver')}"
_WACZ = "1.1.1"
_FACTS = ("url", "fetched_at", "status", "content_type", "sha256", "size")
Json = dict[str, Any]
RecordReader = Callable[[Path, int, tuple[str, int]], bytes | None]
"""Reads a record of a WARC file as `warc_records.record_at` does, here or in a bounded process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceBundle:
    """The bytes of the file, and what whoever hands it on should know of it."""

    data: bytes
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """What a bundle is made of, as it is gathered."""

    contents: dict[str, bytes] = field(default_factory=dict)
    captures: list[BundledCapture] = field(default_factory=list)
    proofs: list[Json] = field(default_factory=list)
    index: list[tuple[str, str, Json]] = field(default_factory=list)


def build_bundle(
    connection: sqlite3.Connection,
    one: JudgedQuotation,
    text: str,
    folder: Path,
    *,
    name: str,
    created: str,
    roots: bytes = b"",
    withheld: frozenset[int] = frozenset(),
    read_record: RecordReader = record_at,
) -> EvidenceBundle:
    """Build the bundle of a quotation; `text` is that of its article, `folder` holds WARC files.

    `roots` are the certificates of the time-stamping authority in PEM, and `withheld` the rows of
    captures that show what was forgotten: their bytes stay out. The files of captures may be
    another's: `read_record` reads them.
    """
    rows = evidence.captures_of_quotation(connection, one.id)
    seals = evidence.seals_since(connection, [row.run_id for row in rows]) if rows else []
    found = _Gathered()
    for number, row in enumerate(rows, start=1):
        record, absent = _record(row, folder, withheld, read_record)
        _add_capture(connection, found, number, row, record, absent)
    stamps = _add_stamps(found, seals, {row.run_id for row in rows})
    if stamps and roots:
        found.contents[check_bundle.ROOTS] = roots
    facts = BundleFacts(
        name=name,
        created=created,
        software=_SOFTWARE,
        captures=tuple(found.captures),
        stamps=tuple((stamp["run"], stamp["authority"], stamp["stamped_at"]) for stamp in stamps),
        has_roots=bool(roots),
    )
    proof = {
        "captures": found.proofs,
        "seals": [_seal_json(seal) for seal in seals],
        "stamps": stamps,
    }
    found.contents[check_bundle.PROOF] = _json(proof)
    found.contents["evidence/verdict.json"] = _json(_verdict_json(one))
    found.contents["evidence/check.py"] = Path(check_bundle.__file__).read_bytes()
    found.contents["evidence/README.html"] = evidence_page(one, text, facts)
    return EvidenceBundle(data=_packed(one, found, created), notes=_notes(found))


def _add_capture(
    connection: sqlite3.Connection,
    found: _Gathered,
    number: int,
    row: EvidenceCapture,
    record: bytes | None,
    absent: str | None,
) -> None:
    """Add a capture: its record where it may be handed on, its facts, and its way to the root."""
    stem = f"{number}-{row.role}"
    file = facts_file = None
    if record is not None:
        file = f"archive/{stem}.warc.gz"
        found.contents[file] = record
        found.index.append(_index_line(row, file, len(record)))
    facts = None if row.leaf else [getattr(row, name) for name in _FACTS]
    if facts is not None:
        facts_file = f"evidence/{stem}.facts.json"
        found.contents[facts_file] = json.dumps(facts, separators=(",", ":")).encode("ascii")
    leaves = [bytes.fromhex(leaf) for leaf in sealing.run_leaves(connection, row.run_id)]
    place = evidence.place_in_run(connection, row.run_id, row.id)
    capture = BundledCapture(
        role=row.role,
        url="" if row.leaf else row.url,
        fetched_at="" if row.leaf else row.fetched_at,
        sha256=row.sha256,
        size=row.size,
        leaf=leaves[place].hex(),
        file=file,
        facts_file=facts_file,
        absent=absent,
        run=row.run_id,
    )
    found.captures.append(capture)
    found.proofs.append(
        {
            "role": row.role,
            "fetched_at": capture.fetched_at,
            "file": file,
            "facts": facts,
            "leaf": capture.leaf,
            "run": row.run_id,
            "index": place,
            "path": [step.hex() for step in merkle.merkle_path(leaves, place)],
        }
    )


def _record(
    row: EvidenceCapture, folder: Path, withheld: frozenset[int], read: RecordReader
) -> tuple[bytes | None, str | None]:
    """Read the record of a capture as it lies in the archive's file, or say why it is not there."""
    if row.leaf:
        return None, "forgotten"
    if row.warc_file is None or row.warc_offset is None:
        return None, "import" if row.command in {"import", "bulk load"} else "missing"
    if row.id in withheld:
        return None, "withheld"
    try:
        record = read(folder / row.warc_file, row.warc_offset, (row.sha256, row.size))
    except (UnreadableRecord, ProcessLost, OSError):
        return None, "missing"
    return record, None if record is not None else "missing"


def _add_stamps(found: _Gathered, seals: list[EvidenceSeal], runs: set[int]) -> list[Json]:
    """Add the first stamp at or after each run, and the head that it is of."""
    chosen: dict[int, EvidenceSeal] = {}
    for run in sorted(runs):
        held = [n for n, one in enumerate(seals) if one.seal.run_id == run]
        later = (
            (seal for seal in seals[held[0] :] if seal.seal.stamp is not None) if held else iter(())
        )
        first = next(later, None)
        if first is not None:
            chosen[first.seal.run_id] = first
    stamps: list[Json] = []
    for run, one in chosen.items():
        stamp: Json = {
            "run": run,
            "authority": one.authority or "",
            "stamped_at": one.stamped_at or "",
        }
        stamp |= {"file": f"evidence/stamp-{run}.tsr", "head_file": f"evidence/head-{run}.txt"}
        found.contents[stamp["file"]] = one.seal.stamp or b""
        found.contents[stamp["head_file"]] = one.seal.head.encode("ascii")
        stamps.append(stamp)
    return stamps


def _seal_json(one: EvidenceSeal) -> Json:
    seal = one.seal
    return {
        "run": seal.run_id,
        "started_at": seal.started_at,
        "sealed_at": seal.sealed_at,
        "captures": seal.captures,
        "root": seal.root,
        "previous": seal.previous,
        "head": seal.head,
    }


def _verdict_json(one: JudgedQuotation) -> Json:
    return {
        "quotation": {
            "key": one.key,
            "text": one.text,
            "start": one.start,
            "end": one.end,
            "speaker": one.speaker,
            "article": {"url": one.url, "title": one.title, "site": one.site},
            "published_at": one.published_at,
        },
        "judged_at": one.judged_at,
        "verdict": json_schema.verdict_json(one.verdict) if one.verdict else None,
    }


def _notes(found: _Gathered) -> tuple[str, ...]:
    notes = []
    if any(capture.url.startswith("file:") for capture in found.captures):
        notes.append("it names a file of this computer, with its folder")
    notes += [
        f"the bytes of the {capture.role} are not in it ({capture.absent})"
        for capture in found.captures
        if capture.absent in {"withheld", "forgotten", "missing"}
    ]
    return tuple(notes)


def _index_line(row: EvidenceCapture, file: str, length: int) -> tuple[str, str, Json]:
    """Give a line of the index (CDXJ): its key, its moment, and where the record lies."""
    moment = "".join(one for one in row.fetched_at if one.isdigit())[:14].ljust(14, "0")
    told = {
        "url": row.url,
        "mime": row.content_type.partition(";")[0].strip() or "unk",
        "status": str(row.status or 200),
        "digest": f"sha256:{row.sha256}",
        "length": str(length),
        "offset": "0",
        "filename": file.removeprefix("archive/"),
    }
    return surt(row.url), moment, told


def surt(url: str) -> str:
    """Write an address with its host's parts turned round, as indexes of web archives sort them.

    >>> surt("https://News.example:8080/a/B?q=1")
    'example,news:8080)/a/b?q=1'
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    if not host:
        return url
    turned = ",".join(reversed(host.split(".")))
    number = f":{port}" if port and port not in {80, 443} else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{turned}{number}){parts.path or '/'}{query}".lower()


def _packed(one: JudgedQuotation, found: _Gathered, created: str) -> bytes:
    contents = dict(sorted(found.contents.items()))
    if not found.index:
        # A WACZ has a WARC file: one that says what made it, where no capture may be in it.
        contents = {"archive/info.warc.gz": _info(created)} | contents
    lines = "".join(
        f"{key} {moment} {json.dumps(told)}\n" for key, moment, told in sorted(found.index, key=str)
    ).encode()
    packed = gzip.compress(lines, mtime=0)
    contents["indexes/index.cdx.gz"] = packed
    contents["indexes/index.idx"] = _idx(found, packed)
    contents["pages/pages.jsonl"] = _pages(one, created)
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in contents.items())
    contents["evidence/SHA256SUMS"] = sums.encode()
    package = _json(
        {
            "profile": "data-package",
            "wacz_version": _WACZ,
            "title": f"Evidence: {one.text[:200]}",
            "description": "What one verdict on a quotation rests on; see evidence/README.html",
            "created": created,
            "software": _SOFTWARE,
            "mainPageUrl": one.url,
            "resources": [_resource(name, data) for name, data in contents.items()],
        }
    )
    contents[check_bundle.PACKAGE] = package
    contents[check_bundle.DIGEST] = check_bundle.digest_file(package)
    return check_bundle.pack_bundle(contents)


def _resource(name: str, data: bytes) -> Json:
    return {
        "name": name.lower().replace("/", "-").replace("_", "-"),
        "path": name,
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "bytes": len(data),
    }


def _idx(found: _Gathered, packed: bytes) -> bytes:
    """Write the index of the packed index, by which replay tools find their way in it."""
    head = {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    lines = [f"!meta 0 {json.dumps(head)}"]
    if found.index:
        key, moment, _ = min(found.index, key=str)
        block = {
            "offset": 0,
            "length": len(packed),
            "digest": f"sha256:{sha256(packed).hexdigest()}",
            "filename": "index.cdx.gz",
        }
        lines.append(f"{key} {moment} {json.dumps(block)}")
    return ("\n".join(lines) + "\n").encode()


def _pages(one: JudgedQuotation, created: str) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    page = {"id": one.key[:22], "url": one.url, "ts": created, "title": one.title or one.url}
    return b"".join(json.dumps(line).encode() + b"\n" for line in (head, page))


def _info(created: str) -> bytes:
    told = f"software: {_SOFTWARE}\r\nformat: WARC File Format 1.1\r\n".encode()
    head = (
        "WARC/1.1\r\nWARC-Type: warcinfo\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Date: {created}\r\n"
        f"Content-Type: application/warc-fields\r\nContent-Length: {len(told)}\r\n\r\n"
    ).encode()
    return gzip.compress(head + told + b"\r\n\r\n", mtime=0)


def _json(data: Json) -> bytes:
    return json.dumps(data, ensure_ascii=True, indent=1).encode() + b"\n"
