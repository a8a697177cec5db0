"""The list of events with spoken words, and the page of one: turns, seconds, and what quotes it."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]
from lxml import etree

from archiver.archive.connection import connect, transaction
from archiver.archive.pages.list_kinds import TRANSCRIPTS
from archiver.archive.pages.listing import ListRequest, load_list_page
from archiver.archive.pages.transcripts import (
    QuotedStretch,
    list_transcripts,
    transcripts_of_names,
)
from archiver.archive.store import runs
from archiver.archive.store.speech import add_transcript
from archiver.importers.pipeline import import_files
from archiver.models.transcript_records import PlacedTurn, Transcript, Turn
from archiver.web.page_view import ViewRequest
from archiver.web.pages import person, transcript
from archiver.web.show.spoken import spoken_stretches
from tests.sites import close_site
from tests.web.urls import urls

AT = "2031-05-07T00:00:00Z"
EVIL = "<script>alert(1)</script>"
MEETING = Transcript(
    id="council/7: ö",
    kind="official",
    title=f"Council {EVIL}",
    url="https://council.example/7",
    event_at="2031-05-05T19:00:00+02:00",
    place="Marrowby",
    language="en",
    turns=(
        Turn(speaker="MAYOR ANA BROOK", text="The seal has a season ticket.", start=4.0),
        Turn(speaker="BROOK", text=f"I mean it, {EVIL}.", start=3600.0),
        Turn(text="=cmd()|calc"),
    ),
)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spoken") / "archive.db"
    connection = connect(path, write=True)
    with transaction(connection):
        run = runs.begin_run(connection, at=AT, command="import", offline=True)
        capture = runs.add_file_record(
            connection, run, url="file:///a", source="a", sha256="0" * 64, size=1, at=AT
        )
        add_transcript(connection, run, capture, MEETING)
        add_transcript(connection, run, capture, replace(MEETING, turns=MEETING.turns[:2]))
        long = tuple(Turn(speaker="Ida Tamm", text=f"word {n}", start=n) for n in range(1_100))
        more = {"url": "javascript:alert(1)", "event_at": "2031-04-01", "kind": "machine"}
        add_transcript(
            connection,
            run,
            capture,
            replace(MEETING, id="long", title="=1+1", turns=long, **more),  # type: ignore[arg-type]
        )
    connection.close()
    return path


@pytest.fixture
def held(spoken: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(spoken)
    yield connection
    connection.close()


def asked(key: str = "", **query: str) -> ViewRequest:
    return ViewRequest(parts={"key": key} if key else {}, query=query, full=True)


def listed(held: sqlite3.Connection, **query: str) -> list[str]:
    page = load_list_page(held, TRANSCRIPTS, ListRequest(filters=query))
    found = list_transcripts(held, page.rows)
    assert page.total == len(found)
    return [one.key for one in found]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ({}, ["council/7: ö", "long"]),
        ({"from": "2031-05-05", "to": "2031-05-05"}, ["council/7: ö"]),
        ({"to": "2031-04-30"}, ["long"]),
        ({"speaker": "Mayor Ana Brook"}, ["council/7: ö"]),
        ({"speaker": "brook"}, ["council/7: ö"]),
        ({"speaker": "Ida Tamm", "kind": "machine"}, ["long"]),
        ({"kind": "press"}, []),
        ({"q": "COUNCIL"}, ["council/7: ö"]),
        ({"q": "%"}, []),
        ({"after": "nothing"}, ["council/7: ö", "long"]),
        ({"language": "en"}, ["council/7: ö", "long"]),
    ],
)
def test_the_list_is_filtered(
    held: sqlite3.Connection, query: dict[str, str], keys: list[str]
) -> None:
    assert listed(held, **query) == keys


def test_an_event_is_shown_with_seconds_that_play(held: sqlite3.Connection) -> None:
    found = transcript.PAGE.read(held, asked("council/7: ö"))
    assert found is not None
    context = transcript.PAGE.context(urls(), found)
    (stretch,) = {one["speaker"] for one in context["stretches"]}
    assert stretch == "Mayor Ana Brook"
    first, second = (one["turns"][0] for one in context["stretches"])
    assert (first["id"], first["play"]) == ("t-0", "https://council.example/7#t=4")
    assert (second["second"], second["play"]) == ("1:00:00", "https://council.example/7#t=3600")
    assert context["event"]["day"] == "5 May 2031, 19:00"
    shown = json.loads(json.dumps(transcript.PAGE.shape(urls(), found)))
    assert [one["text"] for one in shown["turns"]] == [one.text for one in MEETING.turns[:2]]
    assert len(shown["versions"]) == 2


def test_an_earlier_version_is_shown_by_its_digest(held: sqlite3.Connection) -> None:
    found = transcript.PAGE.read(held, asked("council/7: ö"))
    assert found is not None
    earlier = transcript.PAGE.read(held, asked("council/7: ö", version=found.versions[1].digest))
    assert earlier is not None
    assert earlier.total == 3
    for key, query in (("council/7: ö", {"version": "zz"}), ("nothing", {}), ("", {})):
        assert transcript.PAGE.read(held, asked(key, **query)) is None


def test_a_long_event_has_pages_and_no_address_that_runs_a_script(
    held: sqlite3.Connection,
) -> None:
    found = transcript.PAGE.read(held, asked("long", turn="1042"))
    assert found is not None
    assert (found.first, len(found.turns), found.total) == (1_000, 100, 1_100)
    context = transcript.PAGE.context(urls(), found)
    assert [one["name"] for one in context["pages"]] == ["1–500", "501–1,000", "1,001–1,100"]
    assert [one["is_shown"] for one in context["pages"]] == [False, False, True]
    assert not any(turn["play"] for one in context["stretches"] for turn in one["turns"])
    assert not (context["link"] and context["link"].href)


def test_people_have_their_events(held: sqlite3.Connection) -> None:
    assert [one.key for one in transcripts_of_names(held, ["Ida Tamm", "Corvin"], 5)] == ["long"]
    second = ListRequest(filters={}, page=2, size=1)
    page = load_list_page(held, TRANSCRIPTS, second)
    assert [one.key for one in list_transcripts(held, page.rows)] == ["long"]


def test_what_is_quoted_is_marked_and_nothing_is_lost() -> None:
    turns = [
        PlacedTurn(number=0, offset=0, text="The seal has", name="Ana", speaker="Ana"),
        PlacedTurn(number=1, offset=13, text="a ticket.", name="Ana", speaker="Ana"),
        PlacedTurn(number=2, offset=23, text="Since when?"),
    ]
    quoted = [
        QuotedStretch(start=4, end=21, quotation="q"),
        QuotedStretch(start=9, end=27, quotation="r"),
    ]
    one, other = spoken_stretches(turns, quoted)
    pieces = [[(p.text, p.quotation) for p in turn.pieces] for turn in (*one.turns, *other.turns)]
    assert pieces == [
        [("The ", None), ("seal has", "q")],
        [("a ticket", "q"), (".", "r")],
        [("Sinc", "r"), ("e when?", None)],
    ]


@pytest.mark.asyncio
@pytest.mark.usefixtures("quick_sites")
async def test_the_site_answers_at_every_address(spoken: Path) -> None:
    site = Datasette([str(spoken)])
    try:
        await site.invoke_startup()
        page = await site.client.get("/-/transcript/council~2F7~3A~20~C3~B6")
        assert page.status_code == 200
        assert EVIL not in page.text
        assert 'href="javascript:' not in (await site.client.get("/-/transcript/long")).text
        assert (await site.client.get("/-/transcripts")).status_code == 200
        for query in ("from=soon", "to=2031-5-4", "kind=dreamt"):
            refused = await site.client.get(f"/-/transcripts.json?{query}")
            assert (refused.status_code, refused.json()["ok"]) == (400, False)
        data = (await site.client.get("/-/transcripts.json?speaker=brook")).json()
        assert data["counts"]["kind"] == {"official": 1}
        assert [one["transcript"] for one in data["transcripts"]] == ["council/7: ö"]
        page = (await site.client.get("/-/transcripts?speaker=brook&kind=official")).text
        assert 'name="speaker" maxlength="300" value="brook"' in page
        assert '<option value="official" selected>official record (1)</option>' in page
        feed = etree.fromstring((await site.client.get("/-/transcripts.atom")).content)
        entry = feed.find("{http://www.w3.org/2005/Atom}entry")
        assert entry is not None
        assert str(entry[0].text).startswith("urn:archiver:transcript:council")
        table = await site.client.get("/-/transcripts.csv?kind=machine")
        (row,) = csv.DictReader(io.StringIO(table.text))
        assert row["transcript"] == "long"
        assert not row["title"].startswith("=")
        assert (await site.client.get("/-/transcripts.csv?kind=x")).status_code == 400
        assert (await site.client.post("/-/transcripts.csv")).status_code in {403, 405}
    finally:
        close_site(site)


def test_a_person_has_posts_and_speeches_in_one_line_of_time(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    post = {
        "platform": "x",
        "id": "1896911537154160266",
        "author": {"handle": "anabrook_test", "name": "Ana Brook"},
        "text": "The seal queued.",
    }
    later = post | {"id": "1996911537154160266", "posted_at": "2031-06-01T00:00:00Z"}
    (tmp_path / "posts.jsonl").write_text(f"{json.dumps(post)}\n{json.dumps(later)}\n")
    turns = [{"speaker": "MAYOR ANA BROOK", "text": "The seal has a season ticket."}]
    meeting = {"transcript": "c7", "title": "Council", "event_at": "2025-06-03", "turns": turns}
    (tmp_path / "spoken.jsonl").write_text(json.dumps(meeting))
    connection = connect(path, write=True)
    import_files(connection, [tmp_path / "posts.jsonl", tmp_path / "spoken.jsonl"])
    parts = {"platform": "x", "key": "anabrook_test"}
    found = person.PAGE.read(connection, ViewRequest(parts=parts, query={}, full=True))
    assert found is not None
    line = person.PAGE.context(urls(), found)["timeline"]
    assert [one["is_spoken"] for one in line] == [False, True, False]
    assert [one["transcript"] for one in person.PAGE.shape(urls(), found)["speeches"]] == ["c7"]
    connection.close()
