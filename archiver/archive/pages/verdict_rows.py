"""Make records of verdicts from rows, whose columns are those that the pages' queries name."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from archiver.archive.pages import spoken
from archiver.models import records, verdict_records


def verdict_of_row(row: Mapping[str, Any]) -> verdict_records.Verdict:
    """Make a record of a verdict and of the post or speech that it rests on, if on any."""
    return verdict_records.Verdict(
        claim=verdict_records.Claim(
            quote=row["text"], speaker=row["speaker"], published_at=row["published_at"]
        ),
        wording=row["wording"],
        flags=_flags_of(row["flags"]),
        attribution=row["attribution"],
        timing=row["timing"],
        tie=row["tie"],
        problem=row["problem"],
        reason=row["reason"],
        corroborated=None if row["corroborated"] is None else bool(row["corroborated"]),
        findings=(_finding(row),) if row["post_key"] or row["transcript_key"] else (),
        searched=_searched_of(row["searched"]),
        speaker_posts=_searched_of(row["speaker_posts"]),
        rules=row["rules"],
    )


@lru_cache(maxsize=256)
def _flags_of(text: str) -> tuple[records.Flag, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=256)
def _searched_of(text: str | None) -> verdict_records.Searched | None:
    if text is None:
        return None
    searched = json.loads(text)
    return verdict_records.Searched(
        posts=searched["posts"],
        authors=searched.get("authors"),
        first=searched["from"],
        last=searched["to"],
        transcripts=searched.get("transcripts", 0),
    )


@lru_cache(maxsize=256)
def _differences_of(text: str) -> tuple[verdict_records.Difference, ...]:
    return tuple(verdict_records.Difference(**item) for item in json.loads(text))


def _finding(row: Mapping[str, Any]) -> verdict_records.Finding:
    place = spoken.place_of_row(row) if row["transcript_key"] else None
    return verdict_records.Finding(
        match=verdict_records.Match(
            wording=row["wording"],
            span=spoken.span_in_text(row, place)
            if place
            else (row["span_start"] or 0, row["span_end"] or 0),
            coverage=row["coverage"] or 0.0,
            flags=_flags_of(row["flags"]),
            diff=_differences_of(row["diff"]) if row["diff"] else (),
        ),
        post=spoken.post_of_place(place)
        if place
        else records.Post(
            key=row["post_key"],
            platform=row["platform"],
            id=row["platform_id"],
            url=row["post_url"],
            author=records.Author(
                handle=row["handle"], name=row["name"], verified_by=row["verified_by"]
            ),
            posted_at=row["posted_at"],
        ),
        version=records.PostVersion(text=spoken.spoken_text(row))
        if place
        else version_of_columns(row["post_text"], row["truncated"], row["quoted"], row["media"]),
        attribution=row["attribution"],
        timing=row["timing"],
        standing=row["standing"] or "unchecked",
        evidence=row["evidence"] or "import",
        tie=row["tie"],
        reason=row["reason"],
        corroborated=bool(row["corroborated"]),
        problem=row["problem"],
        captured_at=row["seen_at"],
        version_id=row["post_version_id"],
        sighting_id=row["sighting_id"],
        speech=place,
    )


def version_of_columns(
    text: str, truncated: int, quoted: str | None, media: str | None
) -> records.PostVersion:
    """Make a record of one version of a post, from its columns."""
    return records.PostVersion(
        text=text,
        truncated=bool(truncated),
        quoted=quoted,
        media=tuple(records.Media(**item) for item in json.loads(media)) if media else (),
    )
