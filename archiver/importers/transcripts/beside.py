"""What stands beside a file of spoken words: a table `transcripts.csv`, a program's `.info.json`.

Both say what the file does not say of itself. The second joins the captions to the post whose
video they are of, as yt-dlp writes it.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from archiver.importers.transcripts.parsed import (
    TranscriptFacts,
    clean_fact,
    facts_of_fields,
    read_event_time,
)
from archiver.models.records import Author, Post
from archiver.platforms.registry import post_ref_at, time_in_id
from archiver.text.dates import format_stamp
from archiver.text.foreign_json import whole_object
from archiver.text.json_fields import mapping_in, string_in

TABLE_NAME = "transcripts.csv"
_LARGEST = 32 * 1024 * 1024
# Matches the language of "talk.en.vtt", "talk.en-orig.json3" and "talk.pt-BR.srt".
_LANGUAGE = re.compile(r"\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$")
_UPLOADED = re.compile(r"(\d{4})(\d{2})(\d{2})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBeside:
    """What is said of a file beside it; `problems` are (file, line, sentence)."""

    facts: TranscriptFacts = field(default_factory=TranscriptFacts)
    post: Post | None = None
    problems: tuple[tuple[str, int, str], ...] = ()


def known_beside(path: Path) -> KnownBeside:
    """Read what stands beside a file; the table knows better than a program."""
    video = _video_beside(path)
    table = path.parent / TABLE_NAME
    problems: list[tuple[str, int, str]] = []
    facts = TranscriptFacts()
    for line, row in _rows_by_name(table).get(path.name, ()):
        if _is_file(path.parent / row["file"]):
            facts, wrong = facts_of_fields({k: v for k, v in row.items() if k != "file"})
            problems = [(str(table), line, one) for one in wrong]
    return replace(video, facts=facts.over(video.facts), problems=tuple(problems))


def is_transcript_table(path: Path) -> bool:
    """Tell whether a file is a table that names files of spoken words."""
    return path.name == TABLE_NAME and next(_rows(path), None) is not None


def files_of_table(path: Path) -> list[Path]:
    """List the files that a table names, as far as they are there and in its folder."""
    home = path.parent.resolve()
    paths = [path.parent / row["file"] for _, row in _rows(path)]
    return [one for one in paths if _is_file(one) and one.resolve().is_relative_to(home)]


def _is_file(path: Path) -> bool:
    """Tell whether there is such a file; no name that a table may hold is an error."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # longer than any name, or with a NUL
        return False


def files_named_by(path: Path) -> list[Path]:
    """Give the files of spoken words that a path stands for: those of a table, else itself."""
    return files_of_table(path) if is_transcript_table(path) else [path]


def _rows_by_name(table: Path) -> Mapping[str, list[tuple[int, dict[str, str]]]]:
    """Give the rows of a table by the names of their files; it is read again when it is another."""
    with suppress(OSError, ValueError):
        state = table.stat()
        return _remembered_rows(table, state.st_mtime_ns, state.st_size)
    return {}


@lru_cache(maxsize=2)
def _remembered_rows(
    table: Path, _changed: int, _size: int
) -> dict[str, list[tuple[int, dict[str, str]]]]:
    """Read a table once for all of the files it names: there may be ten thousand."""
    found: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in _rows(table):
        found.setdefault(Path(row["file"]).name, []).append((line, row))
    return found


def _rows(table: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that name a file, each with its line."""
    text = _text_of(table)
    if text is None:
        return
    first = text.split("\n", 1)[0]
    separator = next((one for one in (",", ";", "\t") if one in first), ",")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    with suppress(csv.Error):
        for row in rows:
            cells = {
                name.strip().lower(): value.strip()
                for name, value in row.items()
                if isinstance(name, str) and isinstance(value, str) and value.strip()
            }
            if cells.get("file"):
                yield rows.line_num, cells


def _text_of(path: Path) -> str | None:
    with suppress(OSError, UnicodeDecodeError, ValueError):
        if path.is_file() and path.stat().st_size <= _LARGEST:
            return path.read_text(encoding="utf-8-sig")
    return None


def _video_beside(path: Path) -> KnownBeside:
    """Read what yt-dlp wrote of the video beside its captions."""
    stem = re.sub(r"\.(?:vtt|srt|json3|srv[123]|ttml|json|txt)(?:\.gz)?$", "", path.name)
    spoken = _LANGUAGE.search(stem)
    stems = [stem, *([stem[: spoken.start()]] if spoken else [])]
    for one in stems:
        beside = path.with_name(f"{one}.info.json")
        text = _text_of(beside) if beside != path else None
        if text is None:
            continue
        with suppress(ValueError, RecursionError):
            info = mapping_in(whole_object(json.loads(text)))
            if string_in(info.get("webpage_url")):
                return _known_of_video(info, spoken[1] if spoken else None)
    return KnownBeside()


def _known_of_video(info: Mapping[str, Any], language: str | None) -> KnownBeside:
    url = clean_fact(info.get("webpage_url"))
    others = [clean_fact(info.get(name)) for name in ("original_url", "url")]
    kind = None
    for name, one in (("subtitles", "captions"), ("automatic_captions", "machine")):
        listed = mapping_in(info.get(name))
        if kind is None and language and (language in listed or f"{language}-orig" in listed):
            kind = one
    ref = post_ref_at(url) if url else None
    # A file that is beside the captions dates no post otherwise than its own number does.
    at = (time_in_id(ref.platform, ref.id) if ref else None) or _moment(info)
    plain = language.removesuffix("-orig") if language else None
    known = {"title": info.get("title"), "url": url, "kind": kind}
    facts, _ = facts_of_fields({**known, "aliases": [one for one in others if one and one != url]})
    facts = replace(facts, event_at=at, language=plain or clean_fact(info.get("language")))
    if ref is None:
        return KnownBeside(facts=facts)
    handle = clean_fact(info.get("uploader_id"))
    author = Author(
        handle=handle.removeprefix("@") if handle and handle.startswith("@") else None,
        name=clean_fact(info.get("channel") or info.get("uploader")),
        account_id=clean_fact(info.get("channel_id")),
    )
    post = Post(key=ref.key, platform=ref.platform, id=ref.id, url=url, author=author, posted_at=at)
    return KnownBeside(facts=replace(facts, id=ref.key, post=ref), post=post)


def _moment(info: Mapping[str, Any]) -> str | None:
    """Read when a video was streamed or published."""
    for name in ("release_timestamp", "timestamp"):
        value = info.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            with suppress(ValueError, OverflowError, OSError):
                return format_stamp(datetime.fromtimestamp(value, tz=UTC))
    uploaded = _UPLOADED.match(string_in(info.get("upload_date")) or "")
    return read_event_time("-".join(uploaded.groups())) if uploaded else None
