"""What was spoken is found in an archive, judged, kept with the article, and loaded again."""

import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import aliases, posts, runs
from archiver.archive.store.held_speech import holds_speech
from archiver.archive.store.speech import add_transcript
from archiver.messages.verdicts import verdict_sentence
from archiver.models.records import Post, PostRef, Sighting
from archiver.models.transcript_records import Transcript, Turn
from archiver.models.verdict_records import Claim
from archiver.verification.evidence import prepare_claim
from archiver.verification.speech_lookup import load_speech
from archiver.verification.verify import verify_claim

AT = "2031-05-04T10:00:00Z"
PROMISE = "We will paint the whole harbour pier in bright red before the summer regatta begins."
MEETING = Transcript(
    id="council-7",
    kind="official",
    title="Harbour council",
    event_at="2031-05-04",
    url="https://v.example/watch?v=7",
    language="en",
    turns=(
        Turn(speaker="Ida Tamm", text="What about the pier?", start=58.0),
        Turn(speaker="Ana Brook", text=PROMISE, start=61.5),
        Turn(speaker="Ida Tamm", text="Hear, hear.", start=70.0),
    ),
)


def keep(archive: sqlite3.Connection, one: Transcript = MEETING) -> int:
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url="file:///m.json", source="m.json", sha256="0" * 64, size=1, at=AT
        )
        return add_transcript(archive, run, capture, one).version_id


def claim(quote: str, **fields: str) -> Claim:
    return Claim(quote=quote, speaker="Ana Brook", published_at="2031-05-05", **fields)  # type: ignore[arg-type]


def test_an_archive_without_speech_is_not_searched_for_it(archive: sqlite3.Connection) -> None:
    assert not holds_speech(archive)
    assert load_speech(archive, prepare_claim(claim(PROMISE))) == ([], frozenset())


def test_how_much_was_searched_is_told_where_nothing_answers(archive: sqlite3.Connection) -> None:
    keep(archive)
    assert verify_claim(archive, claim(PROMISE)).searched is None
    found = verify_claim(archive, claim("Nobody has ever rowed an eel to the moon and back."))
    assert found.searched is not None
    assert found.speaker_posts is not None
    assert (found.searched.transcripts, found.speaker_posts.transcripts) == (1, 1)


@pytest.mark.parametrize(
    ("quote", "wording"),
    [
        (PROMISE, "verbatim"),
        ("We'll, uh, paint the whole harbour pier in bright red", "cleaned"),
        ("We will paint … in bright red before the summer regatta begins", "abridged"),
        ("We will paint the whole harbour pier in bright blue before the regatta", "altered"),
    ],
)
def test_a_quotation_is_found_in_what_was_spoken(
    archive: sqlite3.Connection, quote: str, wording: str
) -> None:
    keep(archive)
    found = verify_claim(archive, claim(quote))
    assert (found.wording, found.tie) == (wording, "likely")
    place = found.findings[0].speech
    assert place is not None
    assert (place.transcript.id, place.at, place.speaker) == ("council-7", 61.5, "Ana Brook")
    whole = " ".join(turn.text for turn in MEETING.turns)
    start, end = found.findings[0].match.span
    assert whole[place.offset + start : place.offset + end].startswith("We will paint")


def test_a_speaker_goes_by_the_names_that_aliases_join(archive: sqlite3.Connection) -> None:
    keep(archive)
    named = Claim(quote=PROMISE, speaker="Captain Tidewell", published_at="2031-05-05")
    assert verify_claim(archive, named).attribution == "unresolved"
    with transaction(archive):
        aliases.add_alias(archive, "Captain Tidewell", "x:anabrook")
        aliases.add_alias(archive, "Ana Brook", "x:anabrook")
    found = verify_claim(archive, named)
    assert (found.tie, found.attribution) == ("likely", "confirmed")


def test_what_was_searched_counts_transcripts(archive: sqlite3.Connection) -> None:
    keep(archive)
    found = verify_claim(archive, claim("Nobody ever sold nine lighthouses by mistake"))
    assert found.searched is not None
    assert found.speaker_posts is not None
    assert (found.searched.transcripts, found.speaker_posts.transcripts) == (1, 1)
    assert verdict_sentence(found).startswith("Not in the one transcript held in which Ana Brook")


def test_a_video_that_an_article_embeds_cites_its_transcript(archive: sqlite3.Connection) -> None:
    video = PostRef(platform="youtube", id="abcdefghijk")
    post = Post(key=video.key, platform="youtube", id=video.id)
    seen = Sighting(post=post, outcome="ok", evidence="import", seen_at=AT)
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        posts.add_sighting(archive, run, None, seen)
    version = keep(
        archive,
        Transcript(id="v", kind="captions", post=video, turns=MEETING.turns, event_at="2029-01-01"),
    )
    cited = Claim(
        quote=PROMISE, speaker="Ana Brook", published_at="2031-05-05", near=frozenset({video.key})
    )
    assert load_speech(archive, prepare_claim(cited))[1] == {version}
    found = verify_claim(archive, cited)
    assert (found.tie, found.attribution, found.problem) == ("cited", "confirmed", None)
