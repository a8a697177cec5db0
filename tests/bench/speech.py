"""Bench of spoken words: python -m tests.bench.speech --words 100000000 --posts 1000000.

Draws events with captions from the words of the bench of lookups (or, with --debates, from the
debates in `../shared`, as words follow each other there), writes them as SRT files, loads them with
`archiver import`'s own code, and asks for stretches of them: unchanged, with a filler
put in, with 10 % of the words replaced, and for words that nobody said. Import is given in words a
second of the processor, for each of its two processes, and by the clock; sizes in bytes a word,
lookups in milliseconds of the processor. A hundred million words take 2 GB for a while.
"""

import argparse
import csv
import json
import os
import random
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archiver.archive.connection import connect
from archiver.archive.index.speech_candidates import find_speech
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.pipeline import import_files
from archiver.models.verdict_records import Claim
from archiver.text.words import word_norms
from archiver.verification.verify import verify_claim
from tests.bench.corpus import Corpus

ASKED = 400
WORDS_OF_EVENT = 10_000
"""An hour of speech."""
CAPTION = 9
FILLERS = ("uh", "um", "you know")
_SHARED = Path(os.environ.get("ARCHIVER_SHARED", "../shared"))
_DEBATES = _SHARED / "data" / "transcripts" / "debates-2016.csv"
Draw = Callable[[random.Random, int], list[str]]


def draw_of_corpus() -> Draw:
    """Draw words by their frequency alone, as the bench of lookups does."""
    corpus = Corpus()
    return lambda draw, count: draw.choices(corpus.words, cum_weights=corpus.weights, k=count)


def draw_of_debates() -> Draw:
    """Draw parts of sentences from the debates, with a word of other events between each two."""
    with _DEBATES.open(encoding="utf-8") as stream:
        words = [word for row in csv.DictReader(stream) for word in row["Text"].split()]
    corpus = draw_of_corpus()

    def splice(draw: random.Random, count: int) -> list[str]:
        found: list[str] = []
        # Their names, their places.
        others = corpus(draw, count // 8 + 1)
        while len(found) < count:
            at = int(draw.random() * (len(words) - 20))
            found += words[at : at + 4 + int(draw.random() * 16)]
            found.append(others.pop() if others else corpus(draw, 1)[0])
        return found[:count]

    return splice


def write_event(folder: Path, number: int, draw: Draw) -> Path:
    """Write one event as an SRT file with a speaker."""
    words = draw(random.Random(number), WORDS_OF_EVENT)
    lines = []
    for cue, at in enumerate(range(0, len(words), CAPTION)):
        start, end = cue * 3, cue * 3 + 2
        text = " ".join(words[at : at + CAPTION])
        lines.append(f"{cue + 1}\n{_clock(start)} --> {_clock(end)}\n{text}\n\n")
    path = folder / f"event-{number}.srt"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02},000"


def build(folder: Path, words: int, posts: int, draw: Draw) -> dict[str, Any]:
    """Make an archive of so many words and posts; give its rates and sizes."""
    path = folder / f"speech-{words}-{posts}.db"
    figures = path.with_suffix(".json")
    if figures.exists():
        return dict(json.loads(figures.read_text()))
    for old in folder.glob(f"{path.name}*"):
        old.unlink()
    connection = connect(path, write=True)
    if posts:
        lines = folder / "posts.jsonl"
        Corpus().write(lines, 0, posts)
        import_files(connection, [lines])
        lines.unlink()
    events = max(1, words // WORDS_OF_EVENT)
    files = [write_event(folder, number, draw) for number in range(events)]
    begun, beside = (time.process_time(), time.perf_counter()), _spent_by_others()
    with BoundedProcess() as apart:
        count = import_files(connection, files, apart=apart).words_new
    spent, wall = time.process_time() - begun[0], time.perf_counter() - begun[1]
    others = _spent_by_others() - beside
    for file in files:
        file.unlink()
    sizes = dict(
        connection.execute(
            "select name, sum(pgsize) from dbstat where name like 'speech_%' "
            "or name like 'passages%' or name like '%turns%' group by 1"
        ).fetchall()
    )
    index = sum(size for name, size in sizes.items() if "turns" not in name)
    built = {
        "words": count,
        "events": events,
        "posts": posts,
        "import_words_per_second": {
            "of the one that writes": round(count / spent),
            "of the one that reads": round(count / others) if others else None,
            "by the clock": round(count / wall),
        },
        "import_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "index_bytes_per_word": round(index / count, 2),
        "turns_bytes_per_word": round((sum(sizes.values()) - index) / count, 2),
    }
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    figures.write_text(json.dumps(built))
    return built


def _spent_by_others() -> float:
    """Give the seconds of the processor that processes begun here spent, which have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def draw_question(
    kind: str, events: int, draw: Draw, dice: random.Random
) -> tuple[str, int | None]:
    """Give one quotation of a kind, and the event that it is of."""
    size = dice.randint(8, 25)
    if kind == "absent":
        return " ".join(draw(random.Random(dice.random()), size)), None
    number = dice.randrange(events)
    words = draw(random.Random(number), WORDS_OF_EVENT)
    at = dice.randrange(WORDS_OF_EVENT - size)
    part = words[at : at + size]
    if kind == "filler":
        part.insert(size // 2, dice.choice(FILLERS))
    if kind == "10 % changed":
        other = draw(random.Random(dice.random()), size)
        for place in dice.sample(range(size), max(1, size // 10)):
            part[place] = other[place]
    return " ".join(part), number


def look_up(folder: Path, built: dict[str, Any], draw: Draw) -> dict[str, Any]:
    """Time lookups of each kind in a warm archive, and verdicts of whole claims."""
    path = folder / f"speech-{built['words_asked']}-{built['posts']}.db"
    connection = connect(path)
    connection.execute("pragma mmap_size = 8000000000")
    found: dict[str, Any] = {}
    for kind in ("exact", "filler", "10 % changed", "absent"):
        dice = random.Random(kind)
        questions = [draw_question(kind, built["events"], draw, dice) for _ in range(ASKED)]
        for text, _ in questions[:50]:
            find_speech(connection, word_norms(text))
        spent, right = [], 0
        for text, number in questions:
            norms = word_norms(text)
            begun = time.process_time()
            passages = find_speech(connection, norms)
            spent.append(1_000 * (time.process_time() - begun))
            titles = {passage.transcript.title for passage in passages}
            right += number is not None and f"event-{number}" in titles
        spent.sort()
        found[kind] = {
            "p50": round(spent[ASKED // 2], 2),
            "p95": round(spent[ASKED * 95 // 100], 2),
        } | ({"found": round(right / ASKED, 4)} if kind != "absent" else {})
        claims = []
        for text, _ in questions[:100]:
            begun = time.process_time()
            verify_claim(connection, Claim(quote=text, speaker="Ana Brook"))
            claims.append(1_000 * (time.process_time() - begun))
        claims.sort()
        found[kind] |= {"verdict_p50": round(claims[50], 2), "verdict_p95": round(claims[95], 2)}
    connection.close()
    return found


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--posts", type=int, default=0)
    parser.add_argument("--debates", action="store_true", help="draw from ../shared's debates")
    parser.add_argument("--folder", type=Path, default=Path(".cache/bench-speech"))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    draw = draw_of_debates() if given.debates else draw_of_corpus()
    built = build(given.folder, given.words, given.posts, draw) | {"words_asked": given.words}
    print(json.dumps(built | {"lookups": look_up(given.folder, built, draw)}, indent=1))


if __name__ == "__main__":
    main()
