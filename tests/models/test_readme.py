"""What is promised about commands and JSON is what the program does."""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest

import archiver
from archiver.cli import main
from archiver.models import json_schema, vocabulary
from archiver.models.transcript_records import Transcript
from archiver.models.verdict_records import SpokenPlace
from archiver.web import routes
from tests.conftest import WritePage
from tests.documents import code_blocks, code_words, table_rows

README = Path(archiver.__path__[0]) / "models" / "README.md"
Json = dict[str, Any]


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from commands(found, f"{before}{name} ")
        elif found is not None:
            yield f"{before}{name}", found


def test_every_command_is_there_with_its_options_and_no_other() -> None:
    told = {
        code_words(command)[0]: set(code_words(options))
        for command, _, options in table_rows(README, "Commands")
    }
    there = {}
    for name, command in commands(main.commands):
        options = [one for one in command.params if isinstance(one, click.Option)]
        long = {word for one in options for word in one.opts if word.startswith("--")}
        assert "--db" in long, name
        there[name] = long - {"--db"}
    assert told == there


def documented(heading: str) -> Json:
    text = README.read_text(encoding="utf-8").partition(f"### {heading}\n")[2]
    block = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert block is not None
    found: Json = json.loads(block[1])
    return found


def test_every_block_of_json_is_json() -> None:
    assert len([json.loads(block) for block in code_blocks(README, "json")]) == 10


@pytest.fixture
def held(
    tmp_path: Path,
    read_in_process: None,  # noqa: ARG001 - for what it does
) -> Iterator[archiver.Archive]:
    (tmp_path / "posts.jsonl").write_text(json.dumps(documented("Post")) + "\nnothing\n")
    done = archiver.import_posts(tmp_path / "a.db", [tmp_path / "posts.jsonl"])
    shown = archiver.to_json(done)
    assert (list(shown), list(shown["errors"][0])) == (
        list(documented("Import")),
        list(documented("Import")["errors"][0]),
    )
    with archiver.open_archive(tmp_path / "a.db") as archive:
        yield archive


def test_a_post_comes_out_as_the_example_went_in(held: archiver.Archive) -> None:
    (post,) = held.posts()
    assert archiver.to_json(post) == documented("Post")


def test_the_fields_of_a_verdict_are_those_of_the_example(held: archiver.Archive) -> None:
    (verdict,) = held.verify_many([documented("Claim")])
    shown, told = archiver.to_json(verdict), documented("Verdict")
    assert list(shown) == list(told)
    assert list(shown["matches"][0]) == list(told["matches"][0])
    altered = archiver.to_json(
        held.verify("The seal has no season ticket for the ferry", speaker="Ana Brook")
    )
    assert list(altered["matches"][0]["diff"][0]) == list(told["matches"][0]["diff"][0])
    assert shown["rules"] == told["rules"]
    nothing = archiver.to_json(held.verify("Nobody has ever said anything of this kind here"))
    assert list(nothing["searched"]) == list(told["searched"])


def test_the_fields_of_spoken_words_are_those_of_the_example() -> None:
    event = Transcript(id="council-7", kind="official")
    place = SpokenPlace(transcript=event, speaker="Ana Brook", at=754.2)
    assert list(json_schema.speech_json(place, "The ferry")) == list(documented("Speech"))


@pytest.mark.usefixtures("read_in_process")
def test_the_fields_of_a_page_are_those_of_the_example(write_page: WritePage) -> None:
    shown, told = archiver.to_json(archiver.read_page(write_page("a.html"))), documented("Page")
    assert list(shown) == list(told)
    assert list(shown["embeds"][0]) == list(told["embeds"][0])
    assert list(shown["quotes"][0]) == list(told["quotes"][0])


def test_the_closed_lists_are_those_of_the_code() -> None:
    lists = {
        "kind": vocabulary.EmbedKind,
        "cue": vocabulary.Cue,
        "dated_by": vocabulary.DateBasis,
        "access": vocabulary.Access,
        "wording": vocabulary.Wording,
        "flags": vocabulary.Flag,
        "attribution": vocabulary.Attribution,
        "timing": vocabulary.Timing,
        "standing": vocabulary.Standing,
        "evidence": vocabulary.Evidence,
        "op": vocabulary.Op,
        "tie": vocabulary.Tie,
        "problem": vocabulary.Problem,
        "reason": vocabulary.Reason,
        "kind of a quotation": vocabulary.QuoteKind,
        "kind of a transcript": vocabulary.TranscriptKind,
    }
    told = {
        field.replace("`", "") if " of a " in field else code_words(field)[0]: code_words(words)
        for field, words in table_rows(README, "Words")
    }
    assert told == {name: list(get_args(words)) for name, words in lists.items()}


@pytest.mark.usefixtures("read_in_process")
def test_the_example_of_a_transcript_is_loaded_whole(tmp_path: Path) -> None:
    (tmp_path / "spoken.jsonl").write_text(json.dumps(documented("Transcript")))
    done = archiver.import_posts(tmp_path / "a.db", [tmp_path / "spoken.jsonl"])
    assert (done.transcripts_new, done.words_new, done.failed, done.notes) == (1, 6, 0, [])


def test_every_address_of_the_site_is_answered() -> None:
    for row in table_rows(README, "Addresses of the site"):
        for address in code_words(row[0]):
            path = address.replace("KEY", "ab12").replace("PLATFORM", "x")
            assert any(re.match(pattern, path) for pattern, _ in routes.ROUTES), address


def test_the_views_that_keep_their_columns_are_there(archive: sqlite3.Connection) -> None:
    text = README.read_text(encoding="utf-8")
    for name in re.findall(r"`(\w+_overview)`", text):
        assert archive.execute(f"select count(*) from {name}").fetchone()[0] == 0  # noqa: S608


def test_a_match_alone_has_the_fields_that_it_has_in_a_verdict() -> None:
    match = archiver.compare_text("The seal has a season ticket", "The seal has a season ticket!")
    assert match is not None
    assert list(json_schema.match_json(match)) == ["wording", "flags", "coverage", "span", "diff"]
