"""`archiver alias`: names joined with accounts, listed and parted."""

import json
import sqlite3
from pathlib import Path

import pytest

from archiver.archive.lock import only_run
from archiver.cli import alias
from archiver.errors import UnusableAlias
from tests.cli.conftest import Archiver
from tests.conftest import WritePage

LINE = json.dumps(
    {
        "platform": "x",
        "id": "7",
        "text": "No boat, no seal, no song in the harbour.",
        "author": {"handle": "ana"},
    }
)


def test_an_account_that_is_not_archived_yet_is_joined_with_a_note(archiver: Archiver) -> None:
    Path("posts.jsonl").write_text(LINE, encoding="utf-8")
    archiver("import", "posts.jsonl")
    result = archiver("alias", "add", "the harbour office", "x:ana", "@harbour")
    assert (result.exit_code, result.stdout) == (
        0,
        "the harbour office: 2 accounts joined, 0 were before\n",
    )
    assert result.stderr.startswith("@harbour: no post of this account is archived yet")
    judged = archiver(
        "verify",
        "No boat, no seal, no song in the harbour",
        "--speaker",
        "the harbour office",
        "--json",
    )
    assert json.loads(judged.stdout)["attribution"] == "confirmed"


def test_the_list_is_lines_for_people_and_json_for_programs(archiver: Archiver) -> None:
    archiver("alias", "add", "Ana Brook", "https://x.com/Ana", "x:ana")
    assert archiver("alias", "list").stdout == "Ana Brook\tx:ana\n"
    listed = json.loads(archiver("alias", "list", "--json").stdout)
    assert listed == [{"name": "Ana Brook", "account": "x:ana"}]


def test_a_name_is_parted_from_one_account_or_from_all(archiver: Archiver) -> None:
    archiver("alias", "add", "Ana Brook", "x:ana", "x:ana2", "x:ana3")
    assert archiver("alias", "remove", "ana brook", "@x").exit_code == 2
    assert archiver("alias", "remove", "ana brook", "x:ana").exit_code == 0
    assert archiver("alias", "remove", "ana brook").stdout == "ana brook: parted from 2 accounts\n"
    again = archiver("alias", "remove", "ana brook")
    assert (again.exit_code, again.stdout) == (2, "")
    result = archiver("alias", "list")
    assert (result.stdout, result.stderr[:20]) == ("", "no names are joined:")


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "Ana Brook", "ana"),
        ("add", "—", "x:ana"),
        ("add", "Ana Brook", "usenet:ana"),
        ("add", "Ana Brook"),
        ("list",),
        ("remove", "Ana Brook"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_makes_no_archive(
    archiver: Archiver, arguments: tuple[str, ...]
) -> None:
    result = archiver("alias", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr
    assert not Path("db").exists()


def attributions(archiver: Archiver) -> list[tuple[str, int]]:
    connection = sqlite3.connect("db/archive.db")
    latest = "select attribution from quotes join verdicts on verdicts.id = verdict_id"
    every = connection.execute(latest).fetchall()
    count = connection.execute("select count(*) from verdicts").fetchone()[0]
    connection.close()
    assert archiver("status", "--verify").exit_code == 0
    return [(attribution, count) for (attribution,) in every]


def test_quotations_are_judged_again_when_their_speaker_is_joined_or_parted(
    archiver: Archiver, write_page: WritePage
) -> None:
    page = write_page("one.html")
    page.write_text(page.read_text().replace("Ana Brook wrote on X", "Cato Fen wrote on X"))
    archiver("crawl", "--offline", page)
    assert attributions(archiver) == [("mismatch", 1)]
    result = archiver("alias", "add", "Cato Fen", "x:anabrook_test")
    assert "1 quotations judged again, 1 otherwise" in result.stderr
    assert attributions(archiver) == [("confirmed", 2)]
    assert archiver("alias", "add", "Cato Fen", "x:anabrook_test").stderr == ""
    assert archiver("alias", "add", "Ida Tamm", "x:idatamm").stderr.count("judged") == 0
    result = archiver("alias", "remove", "Cato Fen")
    assert "1 quotations judged again, 1 otherwise" in result.stderr
    assert attributions(archiver) == [("mismatch", 3)]


def test_while_a_run_is_at_work_they_are_left_to_the_next(
    archiver: Archiver, write_page: WritePage
) -> None:
    page = write_page("one.html")
    page.write_text(page.read_text().replace("Ana Brook wrote on X", "Cato Fen wrote on X"))
    archiver("crawl", "--offline", page)
    with only_run(Path("db/archive.db"), "crawl"):
        result = archiver("alias", "add", "Cato Fen", "x:anabrook_test")
    assert (result.exit_code, result.stderr) == (
        0,
        "1 quotations will be judged again by the next run\n",
    )
    assert attributions(archiver) == [("mismatch", 1)]
    archiver("crawl", "--offline", write_page("two.html", post=None, quote=None))
    assert attributions(archiver) == [("confirmed", 2)]


def test_accounts_are_taken_once_and_in_their_order() -> None:
    given = ("x:Bea", "https://x.com/bea", "@gull", "X:@BEA")
    assert alias._accounts("Bea Tidewell", given) == ["x:bea", "@gull"]
    with pytest.raises(UnusableAlias):
        alias._accounts("…", ("x:bea",))
