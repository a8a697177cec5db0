"""Judging is pure: what it says follows from the records it is given, with no archive at hand."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.archive.store import lookup
from archiver.errors import UnusableClaim
from archiver.importers.pipeline import import_files
from archiver.models.records import Author, Post, PostVersion
from archiver.models.stored_posts import StandingSighting, StoredVersion
from archiver.models.verdict_records import Claim
from archiver.verification.evidence import AccountNames, ClaimEvidence, SpeakerEvidence
from archiver.verification.judge import judge
from archiver.verification.loading import load_evidence

TEXT = "The ferry to Marrowby will run on Sunday whatever the harbour board decides"


def stored(number: int, text: str) -> StoredVersion:
    post = Post(
        key=f"x:{number}",
        platform="x",
        id=str(number),
        author=Author(handle="anabrook", name="Ana Brook"),
        posted_at=f"2031-05-0{number}T10:00:00Z",
    )
    return StoredVersion(number, number, number, "x:anabrook", post, PostVersion(text=text))


def evidence(*held: StoredVersion) -> ClaimEvidence:
    return ClaimEvidence(
        speaker=SpeakerEvidence(),
        versions={one.version_id: one for one in held},
        accounts={one.author_id or 0: AccountNames([one.post.author.name or ""]) for one in held},
    )


def test_a_claim_is_judged_without_an_archive() -> None:
    claim = Claim(quote="The ferry to Marrowby will run on Sunday", speaker="Ana Brook")
    verdict = judge(claim, evidence(stored(1, TEXT), stored(2, "Nothing of the kind was posted.")))
    assert (verdict.wording, verdict.attribution) == ("verbatim", "confirmed")
    assert [finding.post.key for finding in verdict.findings] == ["x:1"]
    assert verdict.findings[0].standing == "unchecked"


def test_sightings_tell_the_standing_and_the_evidence() -> None:
    seen = StandingSighting("2031-05-09T10:00:00Z", 1, "ok", "oembed", 1)
    later = replace(seen, seen_at="2031-06-09T10:00:00Z", evidence="api", version=7)
    held = replace(evidence(stored(1, TEXT)), sightings={1: [(4, seen), (5, later)]})
    best = judge(Claim(quote="The ferry to Marrowby will run on Sunday"), held).findings[0]
    assert (best.standing, best.evidence, best.sighting_id) == ("edited", "oembed", 4)
    assert best.captured_at == "2031-05-09T10:00:00Z"


def test_a_claim_without_words_is_refused() -> None:
    with pytest.raises(UnusableClaim, match="no words"):
        judge(Claim(quote="…"), evidence(stored(1, TEXT)))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    lines = [
        f'{{"platform": "x", "id": "{n}", "author": {{"handle": "anabrook"}}, '
        f'"posted_at": "2031-05-01T10:{n:02}:00Z", "text": "{TEXT}, says number {n}"}}'
        for n in range(1, 31)
    ]
    (tmp_path / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    connection = connect(tmp_path / "archive.db", write=True)
    assert not import_files(connection, [tmp_path / "posts.jsonl"]).errors
    yield connection
    connection.close()


def test_comparisons_made_while_loading_change_nothing(archive: sqlite3.Connection) -> None:
    claim = Claim(quote="The ferry to Marrowby will not run on Sunday", speaker="@anabrook")
    loaded = load_evidence(archive, claim)
    assert loaded.comparisons
    assert judge(claim, loaded) == judge(claim, replace(loaded, comparisons={}))
    archive.close()


def test_sightings_are_loaded_for_listed_posts_alone_and_at_once(
    archive: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    load = lookup.load_sightings_of_posts

    def counted(
        connection: sqlite3.Connection, posts: list[int]
    ) -> dict[int, list[tuple[int, StandingSighting]]]:
        asked.append(len(posts))
        return load(connection, posts)

    monkeypatch.setattr(lookup, "load_sightings_of_posts", counted)
    found = judge(
        claim := Claim(quote="The ferry to Marrowby will run on Sunday whatever"),
        load_evidence(archive, claim),
    )
    assert len(found.findings) == 20
    assert asked == [20]
    archive.close()


def corroborated(*held: StoredVersion) -> ClaimEvidence:
    seen = StandingSighting("2031-05-09T10:00:00Z", 1, "ok", "import", 1)
    return replace(evidence(*held), sightings={1: [(1, seen)]})


def test_a_post_from_within_a_live_blog_accuses_nobody_of_an_entry_that_may_be_older() -> None:
    post = stored(1, TEXT)
    claim = Claim(
        quote="The ferry to Marrowby will not run on Sunday whatever the board decides",
        speaker="Ana Brook",
        published_at="2031-05-01T20:00:00Z",
        first_published_at="2031-05-01T08:00:00Z",
    )
    verdict = judge(claim, corroborated(post))
    assert (verdict.wording, verdict.problem) == ("altered", None)
    earlier = replace(claim, first_published_at="2031-05-01T11:00:00Z")
    assert judge(earlier, corroborated(post)).problem == "altered"
    other = replace(claim, quote=TEXT, speaker="Leopold Ashe")
    verdict = judge(other, corroborated(post))
    assert (verdict.attribution, verdict.problem) == ("unresolved", None)
    known = replace(other, first_published_at=None)
    assert judge(known, corroborated(post)).problem == "misattributed"


def test_a_cited_report_of_a_speech_is_no_measure_of_the_speakers_words() -> None:
    report = stored(1, f"Oona Carey told the hall: {TEXT}")
    quote = "The ferry to Marrowby shall run on Sunday whatever the harbour board decides"
    claim = Claim(quote=quote, speaker="Oona Carey", near=frozenset({"x:1"}))
    held = replace(corroborated(report), cited=())
    verdict = judge(claim, held)
    assert verdict.problem is None
    own = replace(claim, speaker="Ana Brook")
    assert judge(own, held).problem == "altered"


def test_words_of_nobody_that_are_posted_later_make_no_article_impossible() -> None:
    dated = "2031-04-01T08:00:00Z"
    claim = Claim(quote=TEXT, published_at=dated, first_published_at=dated, cue="unknown")
    verdict = judge(claim, corroborated(stored(1, TEXT)))
    assert (verdict.timing, verdict.problem) == ("impossible", None)
    posted = judge(replace(claim, cue="post"), corroborated(stored(1, TEXT)))
    assert posted.problem == "impossible"
    typed_in = judge(Claim(quote=TEXT, published_at=dated), corroborated(stored(1, TEXT)))
    assert typed_in.problem == "impossible"
