"""Files of spoken words in batches: all of them, once, in their order, whoever reads them."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.archive.index.speech_candidates import find_speech
from archiver.importers import reader_process
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.pipeline import import_files
from archiver.importers.transcripts import beside, speech_batches
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript, read_transcripts
from archiver.importers.transcripts.speech_batches import SpeechBatch, SpeechReading
from archiver.text.words import word_norms

PLACES = ("Marrowby", "Pelliwick", "Sorrel", "Tarn", "Ushaven")


def written(folder: Path, count: int) -> list[Path]:
    """Write files of captions, each about a place."""
    paths = []
    for number in range(count):
        place = PLACES[number % len(PLACES)]
        path = folder / f"talk-{number}.srt"
        path.write_text(
            "".join(
                f"{cue + 1}\n00:00:{cue:02},000 --> 00:00:{cue:02},900\n"
                f"ferry {number} to {place} leaves at {cue}\n\n"
                for cue in range(30)
            )
        )
        paths.append(path)
    return paths


def read_batches(paths: list[Path], apart: BoundedProcess | None = None) -> list[SpeechBatch]:
    """Read files by a process, or here."""

    def lost(place: int, reason: str) -> SpeechBatch:
        error = (str(paths[place]), 1, reason)
        return SpeechBatch(found=[(place, ReadTranscript(errors=[error]))])

    return list(reader_process.read_placed(paths, SpeechReading(TranscriptFacts()), lost, apart))


def counted(archive: sqlite3.Connection) -> tuple[dict[str, int], dict[str, int]]:
    """Give the counts of words as they are kept, and as they are in the index of passages."""
    archive.execute(
        "create virtual table temp.terms using fts5vocab('main', 'speech_index', 'row')"
    )
    found = archive.execute("select term, doc from temp.terms").fetchall()
    archive.execute("drop table temp.terms")
    kept = dict(archive.execute("select word, passages from speech_word_counts").fetchall())
    return kept, {term: doc for term, doc in found if term.isascii()}


def test_batches_are_bounded_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = written(tmp_path, 7)
    monkeypatch.setattr(speech_batches, "_MOST_AT_ONCE", 3)
    batches = read_batches(paths)
    assert [[place for place, _ in one.found] for one in batches] == [[0, 1, 2], [3, 4, 5], [6]]
    (first, *_) = batches
    assert first.counts["ferry"] == sum(
        len(read.prepared.passages or ()) for _, read in first.found if read.prepared
    )
    monkeypatch.setattr(speech_batches, "_AT_ONCE", 1)
    assert [len(one.found) for one in read_batches(paths)] == [1] * 7 + [0]


def test_what_was_read_before_a_file_that_can_no_longer_be_is_kept(tmp_path: Path) -> None:
    paths = [*written(tmp_path, 2), tmp_path / "gone.srt"]
    reading = SpeechReading(TranscriptFacts())(list(enumerate(paths)), 0)
    batches = (one for one in reading if isinstance(one, SpeechBatch))
    assert len(next(batches).found) == 2
    with pytest.raises(FileNotFoundError):
        next(batches)


def test_words_are_counted_once_where_a_file_comes_twice(
    tmp_path: Path, archive: sqlite3.Connection
) -> None:
    paths = written(tmp_path, 3)
    first = import_files(archive, [*paths, paths[0]])
    assert (first.transcripts_new, first.transcript_versions_new) == (3, 3)
    kept, held = counted(archive)
    assert kept == held
    again = import_files(archive, written(tmp_path, 4))
    assert (again.transcripts_new, again.transcript_versions_new) == (1, 1)
    kept, held = counted(archive)
    assert kept == held
    assert kept["ferry"] == archive.execute("select count(*) from passages").fetchone()[0]


def test_files_without_a_word_are_noted_too(tmp_path: Path, archive: sqlite3.Connection) -> None:
    empty = tmp_path / "a.vtt"
    empty.write_text("WEBVTT\n\n")
    done = import_files(archive, [empty, *written(tmp_path, 1)])
    assert (done.transcripts_new, done.failed) == (1, 1)
    assert [row[0] for row in archive.execute("select source from captures order by id")] == [
        str(empty),
        str(tmp_path / "talk-0.srt"),
    ]


def test_another_process_reads_the_same(
    tmp_path: Path, archive: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(tmp_path, 12)
    monkeypatch.setattr(speech_batches, "_MOST_AT_ONCE", 5)
    here = read_batches(paths)
    with BoundedProcess() as apart:
        there = read_batches(paths, apart)
        assert apart.is_begun
        done = import_files(archive, paths, apart=apart)
    assert [found for one in there for found in one.found] == [
        found for one in here for found in one.found
    ]
    total: Counter[str] = Counter()
    for one in here:
        total.update(one.counts)
    assert done.transcripts_new == 12
    assert counted(archive) == (dict(total), dict(total))
    assert find_speech(archive, word_norms("ferry 7 to Sorrel leaves"))


def test_what_a_lost_process_had_read_and_not_given_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that ends its process costs the ones before and behind it nothing."""

    def read(path: Path, given: TranscriptFacts) -> Iterator[ReadTranscript]:
        if path == paths[7]:
            os._exit(7)
        yield from real(path, given)

    paths = written(tmp_path, 10)
    real = read_transcripts
    monkeypatch.setattr(speech_batches, "read_transcripts", read)
    monkeypatch.setattr(speech_batches, "_MOST_AT_ONCE", 5)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    with BoundedProcess() as apart:
        found = [one for batch in read_batches(paths, apart) for one in batch.found]
    assert [place for place, _ in found] == [0, 1, 2, 3, 4, 7, 5, 6, 8, 9]
    assert [place for place, read in found if read.errors] == [7]


ENDED = """
import os, signal, sys
from pathlib import Path
from archiver.archive.connection import connect
from archiver.importers import pipeline
from archiver.importers.transcripts import keeping, speech_batches

speech_batches._MOST_AT_ONCE = 4
module, name = (pipeline, "_keep_spoken") if sys.argv[1] == "between" else (keeping, "write_terms")
done, real = [], getattr(module, name)

def count(*given):
    if len(done) == 2 and module is pipeline:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(real(*given))
    if len(done) == 3:
        os.kill(os.getpid(), signal.SIGKILL)

setattr(module, name, count)
pipeline.import_files(connect(Path(sys.argv[2]), write=True), [Path(one) for one in sys.argv[3:]])
"""
HELD = (
    (
        "select t.key, v.digest, v.kind, v.words, u.number, u.offset, u.text, u.start, u.end, "
        "s.label "
        "from turns u join transcript_versions v on v.id = u.version_id "
        "join transcripts t on t.id = v.transcript_id "
        "left join transcript_speakers s on s.id = u.speaker_id order by 1, 5"
    ),
    (
        "select t.key, p.start, p.end, p.first_turn, p.last_turn, i.term from temp.held i "
        "join passages p on p.id = i.doc join transcript_versions v on v.id = p.version_id "
        "join transcripts t on t.id = v.transcript_id order by 1, 2, 6"
    ),
    "select word, passages from speech_word_counts order by 1",
    "select name, value from tallies order by 1",
    "select k, v from speech_index_config order by 1",
)


def held(archive: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Give what an archive holds of speech, whatever the numbers of its rows."""
    archive.execute(
        "create virtual table temp.held using fts5vocab('main', 'speech_index', 'instance')"
    )
    found = [list(map(tuple, archive.execute(query))) for query in HELD]
    archive.execute("drop table temp.held")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("ended", ["between", "within"])
def test_killed_and_run_again_an_import_gives_the_same_archive(
    tmp_path: Path, archive: sqlite3.Connection, ended: str
) -> None:
    paths = written(tmp_path, 13)
    path = tmp_path / "killed.db"
    command = [sys.executable, "-c", ENDED, ended, *map(str, (path, *paths))]
    ended_by = subprocess.run(command, check=False).returncode  # noqa: S603 - ourselves
    assert ended_by == -signal.SIGKILL
    with closing(connect(path, write=True)) as killed:
        assert killed.execute("select count(*) from transcripts").fetchone()[0] == 8
        assert import_files(killed, paths).transcripts_new == 5
        import_files(archive, paths)
        assert all(held(archive))
        assert held(killed) == held(archive)
        kept, indexed = counted(killed)
        assert kept == indexed
        killed.execute("insert into speech_index(speech_index) values ('integrity-check')")


def test_a_table_is_read_once_for_all_of_its_files(
    tmp_path: Path, archive: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "transcripts.csv"
    rows = [f"{one.name},Talk of {one.stem},2031-05-04" for one in written(tmp_path, 30)]
    table.write_text("\n".join(["file,title,event_at", *rows]))
    read: Counter[str] = Counter()

    def text_of(path: Path, _real: object = beside._text_of) -> str | None:
        read[path.name] += 1
        return _real(path) if callable(_real) else None

    monkeypatch.setattr(beside, "_text_of", text_of)
    done = import_files(archive, [table])
    assert done.transcripts_new == 30
    titles = archive.execute("select count(*) from transcripts where title like 'Talk of talk-%'")
    assert titles.fetchone()[0] == 30
    assert read["transcripts.csv"] < 10
    table.write_text("\n".join(["file,title,event_at", rows[0].replace("Talk of", "A talk of x,")]))
    import_files(archive, [table])
    found = archive.execute("select count(*) from transcripts where title = 'A talk of x'")
    assert found.fetchone()[0] == 1
