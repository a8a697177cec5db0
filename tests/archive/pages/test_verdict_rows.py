"""Verdicts as rows hold them: what is missing there is no finding, and lists are read from JSON."""

import json
from typing import Any

import pytest

from archiver.archive.pages.verdict_rows import verdict_of_row, version_of_columns
from archiver.models.records import Media
from archiver.models.verdict_records import Difference

BLANK: dict[str, Any] = dict.fromkeys(
    (
        *("speaker", "published_at", "tie", "problem", "reason", "corroborated", "searched"),
        *("speaker_posts", "post_key", "transcript_key", "standing", "evidence", "diff"),
        *("span_start", "span_end", "coverage", "quoted", "media", "name", "verified_by"),
        *("posted_at", "post_url", "seen_at", "post_version_id", "sighting_id"),
    )
)
ROW = BLANK | {
    "text": "The tide was late",
    "wording": "not_found",
    "flags": "[]",
    "attribution": "unstated",
    "timing": "possible",
    "rules": "4",
}
FOUND = ROW | {
    "wording": "altered",
    "flags": '["negation"]',
    "post_key": "x:7",
    "platform": "x",
    "platform_id": "7",
    "handle": "anabrook_test",
    "post_text": "The tide was never late",
    "truncated": 0,
    "corroborated": 0,
    "diff": json.dumps([{"op": "insert", "quote": "", "post": "never"}]),
}


def test_a_verdict_that_rests_on_nothing_has_no_finding() -> None:
    verdict = verdict_of_row(ROW)
    assert (verdict.claim.quote, verdict.wording, verdict.findings) == (
        "The tide was late", "not_found", (),
    )  # fmt: skip
    assert verdict.corroborated is None
    assert verdict.searched is None


def test_a_finding_is_read_with_its_post_and_differences() -> None:
    verdict = verdict_of_row(FOUND)
    (finding,) = verdict.findings
    assert finding.post.key == "x:7"
    assert finding.post.author.handle == "anabrook_test"
    assert finding.version.text == "The tide was never late"
    assert finding.match.diff == (Difference(op="insert", quote="", post="never"),)
    assert finding.match.flags == verdict.flags == ("negation",)
    assert (finding.standing, finding.evidence) == ("unchecked", "import")
    assert verdict.corroborated is False


def test_what_was_searched_may_be_of_before_authors_were_counted() -> None:
    searched = verdict_of_row(
        ROW | {"searched": '{"posts": 3, "from": null, "to": "2031"}'}
    ).searched
    assert searched is not None
    assert (searched.posts, searched.authors, searched.last, searched.transcripts) == (
        3, None, "2031", 0,
    )  # fmt: skip


@pytest.mark.parametrize("media", [None, ""])
def test_a_version_without_pictures_has_none(media: str | None) -> None:
    assert version_of_columns("The tide", 1, None, media).media == ()
    assert version_of_columns("The tide", 1, None, media).truncated


def test_a_version_keeps_its_pictures() -> None:
    media = json.dumps([{"type": "photo", "alt": "A seal"}])
    assert version_of_columns("The tide", 0, "x:6", media).media == (
        Media(type="photo", alt="A seal"),
    )
