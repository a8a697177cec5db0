"""`archiver import`: what it loaded, and each line that it could not use."""

import json
import os
from pathlib import Path

import pytest

from archiver.archive.lock import only_run, short_writer
from tests.cli.conftest import Archiver

LINE = json.dumps(
    {"platform": "x", "id": "7", "text": "No boat, no seal, no song.", "author": {"handle": "ana"}}
)


def test_bad_lines_are_named_and_the_others_loaded(archiver: Archiver) -> None:
    Path("posts.jsonl").write_text(f"{LINE}\n{{\n", encoding="utf-8")
    result = archiver("import", "posts.jsonl")
    assert result.exit_code == 3
    assert result.stdout == "2 lines: 1 new posts, 1 new wordings, 1 lines not used\n"
    assert result.stderr.startswith("posts.jsonl:2: no JSON: ")


def test_json_is_the_report_alone(archiver: Archiver) -> None:
    Path("posts.jsonl").write_text(f"{LINE}\n5\n", encoding="utf-8")
    report = json.loads(archiver("import", "--json", "posts.jsonl").stdout)
    assert report["posts"] == {"new": 1, "versions_new": 1}
    assert [(error["file"], error["line"]) for error in report["errors"]] == [("posts.jsonl", 2)]


def test_a_second_import_of_the_same_file_adds_nothing_and_is_no_failure(
    archiver: Archiver,
) -> None:
    Path("posts.jsonl").write_text(LINE, encoding="utf-8")
    archiver("import", "posts.jsonl")
    result = archiver("import", "posts.jsonl")
    assert (result.exit_code, result.stdout[:20]) == (0, "1 lines: 0 new posts")


def test_a_file_of_one_odd_line_never_ends_in_a_traceback(archiver: Archiver) -> None:
    start = r'{"platform": "threads", "id": "\ud800", "text": "\udfff \u0000 a", "author": '
    odd, more = start + r'{"name": "\ud9"}}', start + r'{"name": "\ud900"}}'
    Path("posts.jsonl").write_text(f"{odd}\n{more}\n", encoding="utf-8")
    result = archiver("import", "posts.jsonl")
    assert result.exit_code == 3
    assert "1 new posts" in result.stdout


@pytest.mark.parametrize("name", ["none.jsonl", "folder", "pipe", "packed.gz"])
def test_what_is_no_file_of_lines_is_refused_before_an_archive_is_made(
    archiver: Archiver, name: str
) -> None:
    Path("folder").mkdir()
    os.mkfifo("pipe")
    Path("packed.gz").write_bytes(b"\x1f\x8b\x08\x00")
    result = archiver("import", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {name}: ")
    assert not Path("db").exists()


def test_files_of_other_tools_are_known_by_what_they_hold(archiver: Archiver) -> None:
    Path("a.dat").write_text("id,username,text\n7,ana,No boat\n,,\n8,ana,No seal\n9,ana,\n")
    result = archiver("import", "--platform", "x", "a.dat")
    assert result.exit_code == 3
    assert result.stdout == "3 lines: 2 new posts, 2 new wordings, 1 lines not used\n"
    assert result.stderr == (
        "a.dat:1: columns used: id as id, text as text, username as handle\n"
        "a.dat:5: 'text' is missing\n"
    )


def test_a_file_of_no_known_format_is_refused_with_those_that_are(archiver: Archiver) -> None:
    Path("diary.txt").write_text("Dear diary, the ferry was late.\n", encoding="utf-8")
    result = archiver("import", "diary.txt")
    assert result.exit_code == 2
    assert "wanted are posts as JSON lines, twarc's JSON lines" in result.stderr
    assert not Path("db").exists()


def test_a_crawl_at_work_keeps_nobody_from_loading_posts(archiver: Archiver) -> None:
    Path("posts.jsonl").write_text(LINE, encoding="utf-8")
    archive = Path("db/archive.db")
    with only_run(archive, "crawl"):
        assert archiver("import", "posts.jsonl").stdout.startswith("1 lines: 1 new posts")
        with short_writer(archive, "import"):
            result = archiver("import", "posts.jsonl")
    assert result.exit_code == 3
    assert "another run works on this archive (import, " in result.stderr
    assert "with --wait this begins then" in result.stderr


@pytest.mark.parametrize(
    "command", [["import"], ["inspect"], ["crawl", "--offline"], ["sources", "load"]]
)
def test_a_name_too_long_for_any_file_is_refused_as_other_wrong_files_are(
    command: list[str], archiver: Archiver
) -> None:
    result = archiver(*command, "a" * 300 + ".json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert result.stderr.rstrip().endswith("File name too long")
