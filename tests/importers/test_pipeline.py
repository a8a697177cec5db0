"""Files of posts loaded into an archive, once and again, and stopped in the middle."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from archiver.errors import UnusableFile
from archiver.importers import batching
from archiver.importers import pipeline as loading
from archiver.importers.files import refuse_unusable
from archiver.importers.pipeline import import_files
from archiver.models.verdict_records import Claim
from archiver.verification.verify import verify_claim


def written(path: Path, *posts: dict[str, Any] | str) -> Path:
    lines = [post if isinstance(post, str) else json.dumps(post) for post in posts]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def ferry(number: int, **more: Any) -> dict[str, Any]:
    text = f"Ferry number {number} has left Marrowby with {number} seals on board."
    author = {"handle": "anabrook", "name": "Ana Brook"}
    return {"platform": "x", "id": str(number), "author": author, "text": text, **more}


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = ("posts", "post_versions", "authors", "author_names", "sightings", "captures")
    return {
        name: connection.execute(f"select count(*) from {name}").fetchone()[0]  # noqa: S608
        for name in names
    }


def test_loaded_posts_are_found_by_their_words(archive: sqlite3.Connection, tmp_path: Path) -> None:
    import_files(archive, [written(tmp_path / "posts.jsonl", ferry(1), ferry(2))])
    verdict = verify_claim(archive, Claim(quote="Ferry number 2 has left Marrowby"))
    assert verdict.wording == "verbatim"
    assert (verdict.findings[0].post.key, verdict.findings[0].evidence) == ("x:2", "import")


def test_loading_a_file_again_adds_nothing(archive: sqlite3.Connection, tmp_path: Path) -> None:
    file = written(tmp_path / "posts.jsonl", *map(ferry, range(1, 30)), ferry(1, id=None))
    import_files(archive, [file])
    before = counts(archive)
    again = import_files(archive, [file, file])
    assert (again.lines, again.posts_new, again.versions_new) == (60, 0, 0)
    assert counts(archive) == before


def test_bad_lines_are_told_with_their_number_and_the_others_loaded(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    file = written(tmp_path / "posts.jsonl", ferry(1), "{", ferry(2), ferry(3, text=""), ferry(4))
    told: list[tuple[str, int, str]] = []
    done = import_files(archive, [file], told=lambda *line: told.append(line))
    assert [(path, number) for path, number, _ in told] == [(str(file), 2), (str(file), 4)]
    assert done.errors == told
    assert done.posts_new == 3
    run = archive.execute("select status, posts, failures, report from runs").fetchone()
    assert tuple(run)[:3] == ("done", 3, 2)
    assert len(json.loads(run["report"])["errors"]) == 2


def test_of_very_many_bad_lines_all_are_told_and_counted_and_the_first_remembered(
    archive: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_REMEMBERED", 5)
    told: list[tuple[str, int, str]] = []
    file = written(tmp_path / "posts.jsonl", *["{"] * 9)
    done = import_files(archive, [file], told=lambda *line: told.append(line))
    assert (done.failed, len(told), done.errors) == (9, 9, told[:5])
    assert archive.execute("select failures from runs").fetchone()[0] == 9


def test_every_loaded_row_leads_to_the_file(archive: sqlite3.Connection, tmp_path: Path) -> None:
    quoted = ferry(2, quoted=ferry(3))
    import_files(archive, [written(tmp_path / "posts.jsonl", ferry(1), quoted)])
    sources = archive.execute(
        "select distinct c.source from post_versions v join captures c on c.id = v.first_capture_id"
    ).fetchall()
    assert [row[0] for row in sources] == [str(tmp_path / "posts.jsonl")]
    assert counts(archive)["posts"] == 3


def test_stopped_in_the_middle_it_keeps_whole_batches_and_goes_on_when_run_again(
    archive: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "MOST_LINES", 10)
    file = written(
        tmp_path / "posts.jsonl", *map(ferry, range(25)), "{", *map(ferry, range(26, 40))
    )

    def interrupt(*_line: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_files(archive, [file], told=interrupt)
    assert counts(archive)["posts"] == 20
    assert archive.execute("select status, posts from runs").fetchone()[:] == ("stopped", 20)
    import_files(archive, [file])
    assert counts(archive)["posts"] == counts(archive)["sightings"] == 39


@pytest.mark.parametrize("body", [b"\x1f\x8b\x08 packed", b"PK\x03\x04", b'{"a": "\x00\x00"}'])
def test_broken_and_binary_files_are_refused_at_once(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_bytes(body)
    with pytest.raises(UnusableFile, match="wanted are posts as JSON lines"):
        refuse_unusable(path)


def test_an_empty_file_holds_no_posts(archive: sqlite3.Connection, tmp_path: Path) -> None:
    done = import_files(archive, [written(tmp_path / "posts.jsonl")])
    assert (done.lines, done.errors) == (0, [])
