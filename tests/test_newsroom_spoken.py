"""What was spoken in the invented town, and what its papers made of it: a council meeting (official
minutes), a podcast (a machine's transcript) and a video with captions.

Honest, tidied, altered and misplaced quotations, each with the verdict that a careful reader gives.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.importers.pipeline import import_files

SPOKEN = Path(__file__).parent / "newsroom_spoken"
COUNCIL, PODCAST, VIDEO = "marrowby-council-7", "low-tide-12", "youtube:Mb7SealTour"
EXPECTED = (
    # Beginning of the quotation, wording, problem, event, and the second it was said at.
    ("The night ferry to Pelliwick", "verbatim", None, COUNCIL, 4.0),
    ("I'm not going to punish a seal", "cleaned", None, COUNCIL, 62.0),
    ("The seal was late on 14 of 30", "abridged", None, COUNCIL, 31.0),
    ("We will spend forty thousand crowns", "altered", "altered", COUNCIL, 62.0),
    ("The timetable is a suggestion", "verbatim", None, COUNCIL, 100.0),
    ("Thank you for having me. I never", "verbatim", None, PODCAST, 6.4),
    ("It is the company that sold us", "cleaned", None, PODCAST, 28.4),
    ("We are going to build a second", "cleaned", None, VIDEO, 5.0),
    ("There are thirty-two lamps", "unconfirmed", None, VIDEO, 10.5),
)
HARMLESS = ("I always said that the seal", "There are 23 lamps on this quay")
"""What a machine's transcript and captions accuse nobody of, whatever else is said of it."""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("spoken")
    connection = connect(folder / "archive.db", write=True)
    done = import_files(connection, [SPOKEN / "transcripts" / "transcripts.csv"])
    assert (done.transcripts_new, done.failed) == (3, 0)
    pages = sorted(map(str, SPOKEN.glob("*.html")))
    crawl(connection, pages, CrawlOptions(warc_folder=folder / "captures"))
    yield connection
    connection.close()


_VERDICTS = (
    "select v.wording, v.problem, v.reason, v.flags, t.key, v.spoken_at, q.speaker from quotes q "
    "join verdicts v on v.id = q.verdict_id left join transcript_versions w "
    "on w.id = v.transcript_version_id left join transcripts t on t.id = w.transcript_id "
    "where q.text like ? || '%'"
)


@pytest.mark.parametrize(
    ("quotation", "wording", "problem", "event", "second"), EXPECTED, ids=[e[0] for e in EXPECTED]
)
def test_quotations_of_speech_get_their_verdicts(
    heard: sqlite3.Connection,
    quotation: str,
    wording: str,
    problem: str | None,
    event: str,
    second: float,
) -> None:
    (row,) = heard.execute(_VERDICTS, (quotation,)).fetchall()
    assert (row["wording"], row["problem"]) == (wording, problem)
    assert (row["key"], row["spoken_at"]) == (event, second)


def test_only_official_words_are_held_against_anybody(heard: sqlite3.Connection) -> None:
    for quotation in HARMLESS:
        (row,) = heard.execute(_VERDICTS, (quotation,)).fetchall()
        assert row["problem"] is None
        assert row["wording"] != "altered"


def test_what_was_read_out_from_another_is_not_the_speakers_own(
    heard: sqlite3.Connection,
) -> None:
    (row,) = heard.execute(_VERDICTS, ("The timetable is a suggestion",)).fetchall()
    assert "quoting" in row["flags"]
