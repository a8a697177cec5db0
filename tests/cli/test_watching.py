"""What a run says while it runs: lines of a log where nobody watches, bars on a terminal."""

import json
import logging
import os
import pty
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from archiver.cli import watching
from archiver.crawl.events import LOG
from tests.cli.conftest import Archiver, Program
from tests.conftest import WritePage, x_id
from tests.crawl.newsroom import Newsroom, serving

pytestmark = pytest.mark.slow  # terminals

SAID = "The night ferry to Pelliwick will never leave before the seal does."


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with serving() as found:
        yield found


@pytest.fixture
def addresses(room: Newsroom, tmp_path: Path) -> list[str]:
    """An article whose post is there, and a page that is not."""
    room.settings(tmp_path / "work" / "db")
    number = x_id("2031-05-04")
    room.post(number, SAID)
    return [room.article("/seal", number=number, quote=SAID[:-1]), f"{room.url}/nowhere"]


def test_each_page_post_and_failure_is_a_line_of_json_if_that_is_asked_for(
    archiver: Archiver, addresses: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    result = archiver("crawl", "--log-json", *addresses)
    lines = [json.loads(line) for line in result.stderr.splitlines()]
    said = {(one["event"], one["url"]): one for one in lines}
    assert result.exit_code == 3
    assert said["page", addresses[0]]["outcome"] == "new"
    assert said["failure", addresses[1]]["outcome"] == "HTTP 404: it is gone"
    (post,) = [one for one in lines if one["event"] == "post"]
    assert (post["outcome"], post["level"]) == ("ok", "info")
    assert all(one["seconds"] >= 0 for one in lines)
    assert lines[-1]["event"] == "run"
    assert "Articles: 1 new" in result.stdout
    monkeypatch.setenv("ARCHIVER_LOG", "json")
    again = archiver("crawl", addresses[0]).stderr
    assert json.loads(again.splitlines()[0])["outcome"] == "unchanged"


def test_lines_are_plain_without_json_and_none_come_beside_json_or_if_so_wished(
    archiver: Archiver, addresses: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    err = archiver("crawl", *addresses).stderr
    assert f" info page {addresses[0]}: new (" in err
    assert f" warning failure {addresses[1]}: HTTP 404: it is gone (" in err
    assert archiver("crawl", "--json", *addresses).stderr == ""
    monkeypatch.setenv("ARCHIVER_LOG", "none")
    assert archiver("crawl", *addresses).stderr == ""


def test_files_are_logged_where_it_is_asked_for(archiver: Archiver, write_page: WritePage) -> None:
    page = write_page("one.html")
    assert archiver("crawl", "--offline", page).stderr == ""
    err = archiver("crawl", "--offline", "--log-json", page).stderr
    assert [json.loads(line)["event"] for line in err.splitlines()] == ["page", "run"]


def test_another_way_of_logging_is_wrong_usage(
    archiver: Archiver, monkeypatch: pytest.MonkeyPatch, write_page: WritePage
) -> None:
    monkeypatch.setenv("ARCHIVER_LOG", "loud")
    result = archiver("crawl", "--offline", write_page("one.html"))
    assert result.exit_code == 2
    assert "ARCHIVER_LOG has to be json, text or none, not 'loud'" in result.stderr


def test_no_terminal_takes_a_line_for_an_order(
    archiver: Archiver, room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.settings(tmp_path / "work" / "db")
    room.redirects["/odd"] = "gopher://\x1b[2J/"
    room.page("/odd", "")
    for log in ("text", "json"):
        monkeypatch.setenv("ARCHIVER_LOG", log)
        err = archiver("crawl", f"{room.url}/odd").stderr
        assert err
        assert "\x1b" not in err


@pytest.mark.slow
def test_a_terminal_shows_bars_with_rates(program: Program, room: Newsroom) -> None:
    room.settings(program.folder / "db")
    room.slow = 0.05
    number = x_id("2031-05-04")
    pages = [room.article(f"/{n}", number=number, quote=SAID[:-1]) for n in range(15)]
    feed = room.feed("/feed", pages)
    main, other = pty.openpty()
    with program.start(
        "crawl", feed, stderr=other, env={"TERM": "xterm", "COLUMNS": "100"}
    ) as process:
        os.close(other)
        shown = b""
        try:
            while piece := os.read(main, 4096):
                shown += piece
        except OSError:  # a terminal whose other end was closed
            pass
        process.communicate()
    os.close(main)
    assert b"Articles" in shown
    assert b"/s" in shown
    assert b" info page " not in shown


def test_the_report_names_what_is_newly_altered_first_and_failures_by_host(
    archiver: Archiver, room: Newsroom, tmp_path: Path
) -> None:
    room.settings(tmp_path / "work" / "db", failures=1000)
    number = x_id("2031-05-04")
    room.post(number, SAID)
    url = room.article("/seal", number=number, quote=SAID.replace("never ", "")[:-1])
    bad = [f"{room.url}/{n}" for n in range(40)]
    result = archiver("crawl", url, *bad)
    out = result.stdout
    assert result.exit_code == 3
    assert out.startswith("Newly altered: 1\n")
    assert url in out
    assert f"{room.url.removeprefix('http://')}: 40 times, HTTP 404: it is gone" in " ".join(
        out.split()
    )
    assert (tmp_path / "work" / "db" / "archive.db").exists()


def test_nobody_who_watches_gets_no_bars_and_a_wrong_wish_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with watching.progress_bar(shown=True) as told:
        assert told is None
    monkeypatch.setenv("ARCHIVER_LOG", "loud\x1b")
    with (
        pytest.raises(click.UsageError, match="json, text or none"),
        watching.watch_run(bars=True, lines=True),
    ):
        pytest.fail("it went on")


def test_lines_are_written_only_while_somebody_listens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARCHIVER_LOG", "text")
    log = logging.getLogger(LOG)
    with watching.watch_run(bars=False, lines=True):
        log.info("read\x1b one\npage")
    log.info("after it")
    err = capsys.readouterr().err
    assert "read� one page" in err
    assert "after it" not in err
