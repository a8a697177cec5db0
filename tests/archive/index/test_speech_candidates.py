"""A quotation finds the passages that hold it: whole, with fillers, and across captions."""

import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.index import speech_candidates
from archiver.archive.index.speech_candidates import find_speech
from archiver.archive.store import runs
from archiver.archive.store.held_speech import count_held_speech
from archiver.archive.store.speech import add_transcript
from archiver.models.transcript_records import Transcript, Turn
from archiver.text.words import word_norms

AT = "2031-05-04T10:00:00Z"
CAPTIONS = (
    "So, uh, the night ferry",
    "to Pelliwick will never",
    "leave before the seal does.",
    "That is a promise, you know,",
    "and I keep my promises.",
)
FILLER = "Nobody in Marrowby minds the tide tables while the lamps are counted one by one. "


@pytest.fixture
def spoken(archive: sqlite3.Connection) -> sqlite3.Connection:
    """An archive with a council meeting and a podcast whose captions name nobody."""
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            archive, run, url="file:///a.vtt", source="a.vtt", sha256="0" * 64, size=1, at=AT
        )
        turns = [
            Turn(speaker="BROOK", text=text, start=10.0 * n) for n, text in enumerate(CAPTIONS)
        ]
        turns.append(Turn(speaker="Corvin Ash", text="Which promises? " + FILLER * 40, start=60.0))
        turns.append(Turn(speaker="Ana Brook", text="All of them.", start=200.0))
        add_transcript(
            archive,
            run,
            capture,
            Transcript(id="council-7", kind="official", event_at="2031-05-03", turns=tuple(turns)),
        )
        for day in range(1, 9):
            words = Turn(text="I say it again: the seal has a season ticket for the ferry.")
            add_transcript(
                archive,
                run,
                capture,
                Transcript(
                    id=f"show-{day}", kind="machine", event_at=f"2031-04-0{day}", turns=(words,)
                ),
            )
    return archive


def find(spoken: sqlite3.Connection, quotation: str, **more: object) -> list[str]:
    found = find_speech(spoken, word_norms(quotation), **more)  # type: ignore[arg-type]
    return [f"{one.transcript.id}/{one.speaker}" for one in found]


def test_words_are_found_across_captions_with_their_turn_and_second(
    spoken: sqlite3.Connection,
) -> None:
    (one,) = find_speech(spoken, word_norms("the night ferry to Pelliwick will never leave"))
    assert one.transcript.id == "council-7"
    assert one.transcript.turns == ()
    assert one.speaker == "Ana Brook"
    place = one.text.index("never")
    assert one.turn_at(place).text == "to Pelliwick will never"
    assert one.turn_at(place).speaker == "BROOK"
    assert one.second_at(place) == 10.0
    assert one.text == " ".join(CAPTIONS)


def test_words_with_changes_are_found_by_what_survived(spoken: sqlite3.Connection) -> None:
    assert find(spoken, "The night ferry to Marrowby will never leave before the seal") == [
        "council-7/Ana Brook"
    ]
    assert find(spoken, "My promise is that Pelliwick gets its ferry at night") == [
        "council-7/Ana Brook"
    ]
    assert find(spoken, "nothing whatever of this was uttered by anybody") == []
    assert find(spoken, "the seal") == []


def test_passages_that_overlap_come_as_one(spoken: sqlite3.Connection) -> None:
    assert find(spoken, "Nobody in Marrowby minds the tide tables") == ["council-7/Corvin Ash"]


def test_of_many_the_latest_before_the_article_come_first(spoken: sqlite3.Connection) -> None:
    words = "the seal has a season ticket for the ferry"
    found = find(spoken, words, at="2031-04-05T12:00:00Z", limit=3)
    assert found == ["show-5/None", "show-4/None", "show-3/None"]
    versions = dict(
        spoken.execute(
            "select key, v.id from transcripts t join transcript_versions v "
            "on v.transcript_id = t.id"
        ).fetchall()
    )
    found = find(spoken, words, at="2031-04-05T12:00:00Z", limit=2, versions=[versions["show-8"]])
    assert found == ["show-8/None", "show-5/None"]


def test_a_run_that_stands_everywhere_tells_nothing_apart_but_in_what_is_cited(
    spoken: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = word_norms("nobody says again: the seal has a season ticket")
    monkeypatch.setattr(speech_candidates, "_RARE_WORDS", 0)
    assert len(find_speech(spoken, changed)) == 8
    monkeypatch.setattr(speech_candidates, "_READ", 8)
    assert find_speech(spoken, changed) == []
    monkeypatch.setattr(speech_candidates, "_READ", 9)
    assert len(find_speech(spoken, changed)) == 8
    monkeypatch.setattr(speech_candidates, "_READ", 1)
    rows = spoken.execute(
        "select v.id from transcripts t join transcript_versions v on v.transcript_id = t.id "
        "where key in ('show-3', 'show-4')"
    ).fetchall()
    versions = [row[0] for row in rows]
    for similar in (12, 1):
        monkeypatch.setattr(speech_candidates, "_SIMILAR", similar)
        found = find_speech(spoken, changed, versions=versions)
        assert [one.version_id for one in found] == versions[:similar]


def test_what_was_searched_is_counted(spoken: sqlite3.Connection) -> None:
    everything = count_held_speech(spoken)
    assert (everything.transcripts, everything.first, everything.last) == (
        9,
        "2031-04-01",
        "2031-05-03",
    )
    brook = count_held_speech(spoken, ["Mayor Ana Brook"])
    assert (brook.transcripts, brook.first) == (1, "2031-05-03")
    assert brook.words < everything.words
    assert count_held_speech(spoken, ["Nobody Known"]).transcripts == 0
