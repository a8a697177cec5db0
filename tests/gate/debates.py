"""Four debates with their news texts: loaded into an archive, and each quotation as a claim."""

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from archiver.archive.connection import transaction
from archiver.archive.store import runs
from archiver.archive.store.speech import add_transcript
from archiver.models.quote_context import ArticleContext, PlacedQuotation
from archiver.models.transcript_records import Transcript, Turn
from archiver.models.verdict_records import Claim
from archiver.models.vocabulary import TranscriptKind
from tests.gate import real
from tests.gate.spoken_by_hand import DEBATES, NAMES

TURNS = real.SHARED / "data" / "transcripts" / "debates-2016.csv"
NEWS = real.SHARED / "data" / "quotations"
AT = "2031-05-04T10:00:00Z"
FIRST_DAY = "2016-09-26"


class NewsQuotation(NamedTuple):
    """A quotation of a news text: its file, its place, who is said to say it, and the claim."""

    doc: str
    start: int
    source: str | None
    claim: Claim


def debates(kind: TranscriptKind = "press") -> list[Transcript]:
    """Read the debates, each with its turns in their order."""
    turns: dict[str, list[Turn]] = defaultdict(list)
    with TURNS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            speaker = NAMES.get(row["Speaker"], row["Speaker"])
            turns[row["Date"]].append(Turn(speaker=speaker, text=row["Text"]))
    return [
        Transcript(
            id=day, kind=kind, title=title, event_at=day, language="en", turns=tuple(turns[key])
        )
        for key, (day, title) in DEBATES.items()
    ]


def keep_transcripts(archive: sqlite3.Connection, kept: Collection[Transcript]) -> None:
    """Load transcripts into an archive."""
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="import", offline=True)
        for one in kept:
            capture = runs.add_file_record(
                archive, run, url=f"file:///{one.id}", source=one.id, sha256=one.id, size=1, at=AT
            )
            add_transcript(archive, run, capture, one)


def news_quotations() -> Iterator[NewsQuotation]:
    """Give every quotation of the news texts from the first debate on, as a claim."""
    for listed in sorted(NEWS.glob("*.jsonl")):
        for line in listed.read_text(encoding="utf-8").splitlines():
            doc = json.loads(line)
            day = doc["doc"].split("_")[1]
            if day >= FIRST_DAY:
                yield from _quotations(listed.with_suffix("") / f"{doc['doc']}.txt", day, doc)


def _quotations(path: Path, day: str, doc: Mapping[str, object]) -> Iterator[NewsQuotation]:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    quotes = [one for one in doc["quotes"] if one["label"] != "none"]  # type: ignore[attr-defined]
    placed = [
        PlacedQuotation(number, one["start"], one["end"], continues=False)
        for number, one in enumerate(quotes)
    ]
    context = ArticleContext(text, placed)
    for number, one in enumerate(quotes):
        source = one["source"][0]["text"] if one["source"] else None
        claim = Claim(
            quote=one["text"],
            speaker=source if source and source[:1].isupper() and " " in source else None,
            published_at=day,
            paragraph=context.paragraph_of(number),
        )
        yield NewsQuotation(str(doc["doc"]), one["start"], source, claim)


def labelled(table: Mapping[str, Mapping[int, str]], one: NewsQuotation) -> str | None:
    """Give who said a quotation if a table of places has it."""
    for name, places in table.items():
        if one.doc.startswith(name) and one.start in places:
            return places[one.start]
    return None
