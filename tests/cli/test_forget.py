"""`archiver forget` as a person runs it."""

import json
import os
import pty
import shutil
import sqlite3
from pathlib import Path

import pytest

from archiver.archive.lock import only_run, short_writer
from archiver.archive.store.removal import KnownPost
from archiver.cli import forget
from archiver.crawl.forget import ForgetPlan, ForgetResult
from tests.cli.conftest import Archiver, Program
from tests.conftest import WritePage, x_id

KEY = f"x:{x_id('2031-05-04')}"


def posts(folder: Path) -> int:
    connection = sqlite3.connect(folder / "db" / "archive.db")
    (count,) = connection.execute("select count(*) from posts").fetchone()
    connection.close()
    return int(count)


def test_it_is_said_what_was_done(
    archiver: Archiver, write_page: WritePage, tmp_path: Path
) -> None:
    archiver("crawl", "--offline", write_page("one.html"))
    result = archiver("forget", KEY, "--yes", "--reason", "asked by mail")
    assert (result.exit_code, result.stdout) == (
        0,
        "The post is gone and stays forgotten: 0 records erased, 1 quotations judged again\n",
    )
    assert posts(tmp_path / "work") == 0
    again = archiver("forget", KEY, "--yes")
    assert (again.exit_code, again.stdout) == (2, "")
    assert f"{KEY}: no post here has that address or key" in again.stderr
    assert "all of it fits" in archiver("status", "--verify").stdout


def test_pages_go_as_well_where_that_is_said(archiver: Archiver, write_page: WritePage) -> None:
    archiver("crawl", "--offline", write_page("one.html"))
    result = archiver("forget", KEY, "--yes", "--captures", "--json")
    assert json.loads(result.stdout) == {"erased": 1, "judged": 1, "damaged": []}
    checked = archiver("status", "--verify")
    assert "1 forgotten" in checked.stdout
    assert checked.exit_code == 0


def test_nothing_is_removed_where_nobody_can_be_asked(
    archiver: Archiver, write_page: WritePage, tmp_path: Path
) -> None:
    archiver("crawl", "--offline", write_page("one.html"))
    result = archiver("forget", KEY)
    assert result.exit_code == 2
    assert "say --yes" in result.stderr
    assert posts(tmp_path / "work") == 1


@pytest.mark.slow
def test_on_a_terminal_it_says_what_goes_and_asks(program: Program, write_page: WritePage) -> None:
    program.run("crawl", "--offline", write_page("one.html"))
    for answer, left, told in (
        (b"n\n", 1, "nothing was removed"),
        (b"y\n", 0, "1 quotations judged again"),
    ):
        ours, theirs = pty.openpty()
        os.write(ours, answer)
        with program.start("forget", KEY, stdin=theirs) as process:
            out, err = (stream.decode() for stream in process.communicate(timeout=30))
        os.close(ours)
        os.close(theirs)
        assert process.returncode == 0, err
        assert f"{KEY} by Ana Brook\n  The night ferry to Pelliwick" in out
        assert "Goes: 1 wordings, 1 looks, 1 embeds, 1 quotations, 0 captures" in out
        assert told in out + err
        assert posts(program.folder) == left


def test_without_a_post_it_finishes_what_was_cut_short(
    archiver: Archiver, write_page: WritePage, tmp_path: Path
) -> None:
    archiver("crawl", "--offline", write_page("one.html"))
    result = archiver("forget", "--yes")
    assert (result.exit_code, result.stdout) == (
        0,
        "nothing was cut short: name a post to forget\n",
    )
    connection = sqlite3.connect(tmp_path / "work" / "db" / "archive.db")
    connection.execute("insert into forgotten(forgotten_at) values ('2031-05-04T02:00:00Z')")
    connection.commit()
    connection.close()
    checked = archiver("status", "--verify")
    assert checked.exit_code == 3
    assert "'archiver forget' finishes it" in checked.stdout
    assert "finished what was cut short before" in archiver("forget", "--yes").stderr
    assert archiver("status", "--verify").exit_code == 0


def test_an_archive_that_is_not_there_is_not_made(archiver: Archiver, tmp_path: Path) -> None:
    result = archiver("forget", KEY, "--yes")
    assert result.exit_code == 2
    assert "there is no archive" in result.stderr
    assert not (tmp_path / "work" / "db").exists()


def test_a_person_sees_what_goes_before_saying_yes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.confirm", lambda _question: False)
    versions = ((1, "kelp " * 200, "w"), (2, "two\nlines\x1b", "w"))
    post = KnownPost(id=1, keys=("x:7",), author="Bea \x1b[31mTidewell", versions=versions)
    counts = {"looks": 2, "quotations": 1}
    assert not forget._agreed(ForgetPlan(post=post, captures=(4, 5), counts=counts))
    out = capsys.readouterr().out
    assert "Goes: 2 wordings, 2 looks, 1 quotations, 2 captures" in out
    assert "The quotations stay" in out
    assert "  two\n  lines" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) < 320


def test_damage_is_told_apart_from_a_whole_forgetting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = ForgetResult(erased=1, judged=2)
    assert forget._told(done, as_json=False, found=True) == 0
    assert "1 records erased, 2 quotations judged again" in capsys.readouterr().out
    assert forget._told(ForgetResult(), as_json=False, found=False) == 0
    assert "nothing was cut short" in capsys.readouterr().out


FORGOTTEN = "Nobody knows what the seal has said"


@pytest.fixture(scope="module")
def full_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of 2,500 posts, of which the eighth is to be forgotten."""
    folder = tmp_path_factory.mktemp("full")
    said = ["The ferry is late"] * 7 + [FORGOTTEN] + ["The ferry is late"] * 2_492
    lines = [
        {
            "platform": "x",
            "id": x_id("2031-05-04", number),
            "author": {"handle": "anabrook_test"},
            "text": f"{words} {number} " + "again " * 40,
        }
        for number, words in enumerate(said)
    ]
    (folder / "posts.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert Program(folder).run("import", folder / "posts.jsonl")[0] == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("room", [0, 100, 400, 1_000])
def test_a_full_disk_ends_with_3_and_says_how_to_finish(
    program: Program, full_house: Path, room: int
) -> None:
    """The limit of the shell on a file's size stands for the disk: 512 bytes or more a unit."""
    shutil.copytree(full_house, program.folder, dirs_exist_ok=True)
    posts = program.folder / "posts.jsonl"
    file = program.folder / "db" / "archive.db"
    limited = ("sh", "-c", f'ulimit -f {room}; exec "$@"', "sh")
    key = f"x:{x_id('2031-05-04', 7)}"
    code, _, err = program.run("forget", key, "--yes", before=limited)
    assert code == 3
    assert err.startswith("Error: ")
    assert len(err.splitlines()) == 1
    if "again to finish" not in err:  # nothing was begun
        assert program.run("forget", key, "--yes")[0] == 0
    else:
        assert "may still lie in a file" in err
        assert program.run("forget", "--yes")[0] == 0
    with sqlite3.connect(file) as connection:
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert connection.execute("select count(*) from posts").fetchone()[0] == 2_499
    connection.close()
    assert not any(FORGOTTEN.encode() in path.read_bytes() for path in file.parent.glob("archive*"))
    assert json.loads(program.run("import", posts, "--json")[1])["posts"]["new"] == 0


def test_beside_a_crawl_a_post_goes_at_once_and_the_files_when_it_ends(
    archiver: Archiver, write_page: WritePage, tmp_path: Path
) -> None:
    page = write_page("one.html")
    archiver("crawl", "--offline", page)
    archive = tmp_path / "work" / "db" / "archive.db"
    with only_run(archive, "crawl"):
        unknown = archiver("forget", "x:1", "--yes")
        result = archiver("forget", KEY, "--yes", "--captures")
        begun = archiver("forget")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert (result.exit_code, result.stderr) == (3, "")
    assert "erased when the run that is at work ends" in result.stdout
    assert posts(tmp_path / "work") == 0
    assert begun.exit_code == 2
    with short_writer(archive, "import"):
        held = archiver("crawl", "--offline", page)
    assert held.exit_code == 3
    assert "not all is forgotten yet: another run works on this archive (import" in held.stderr
    done = archiver("crawl", "--offline", page)
    assert (done.exit_code, posts(tmp_path / "work")) == (0, 0)
    assert "finished to forget what was asked for meanwhile" in done.stderr
    checked = archiver("status", "--verify")
    assert "1 forgotten" in checked.stdout
    assert checked.exit_code == 0


def test_an_account_is_not_forgotten_while_a_crawl_may_have_it_in_hand(
    archiver: Archiver, write_page: WritePage, tmp_path: Path
) -> None:
    archiver("crawl", "--offline", write_page("one.html"))
    archiver("sources", "add", "--offline", "x:anabrook")
    with only_run(tmp_path / "work" / "db" / "archive.db", "crawl"):
        result = archiver("forget", "x:anabrook", "--yes")
        begun = archiver("forget", "--yes")
    assert result.exit_code == begun.exit_code == 3
    assert "an account is forgotten when that is done" in result.stderr
    assert "what was begun is finished when that is done" in begun.stderr
