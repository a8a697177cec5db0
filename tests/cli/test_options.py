"""What commands share: options, and printing that no terminal takes for an order."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from archiver.cli.browsing import browser_option
from archiver.cli.console import Printer, console
from archiver.cli.options import (
    DEFAULT,
    JsonPrinter,
    database_option,
    escape_line,
    escape_terminal,
    network_option,
    print_json,
)


def test_the_archive_is_named_by_option_environment_or_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[Path] = []

    @click.command()
    @database_option
    def command(path: Path) -> None:
        seen.append(path)

    runner = CliRunner()
    monkeypatch.delenv("ARCHIVER_DB", raising=False)
    runner.invoke(command, [])
    monkeypatch.setenv("ARCHIVER_DB", "")
    runner.invoke(command, [])
    monkeypatch.setenv("ARCHIVER_DB", "kelp.db")
    runner.invoke(command, [])
    runner.invoke(command, ["--db", "gulls.db"])
    assert seen == [DEFAULT, DEFAULT, Path("kelp.db"), Path("gulls.db")]


def test_private_addresses_are_asked_only_where_that_is_said() -> None:
    seen: list[tuple[bool, str | None]] = []

    @click.command()
    @network_option
    def command(*, allow_private: bool, contact: str | None) -> None:
        seen.append((allow_private, contact))

    runner = CliRunner(env={"ARCHIVER_CONTACT": "mailto:bea@kelp.example"})
    runner.invoke(command, [])
    runner.invoke(command, ["--allow-private", "--contact", "https://kelp.example"])
    assert seen == [(False, "mailto:bea@kelp.example"), (True, "https://kelp.example")]


def test_no_browser_is_looked_for_unless_it_is_wanted() -> None:
    seen: list[object] = []

    @click.command()
    @browser_option
    def command(browser: object) -> None:
        seen.append(browser)

    assert CliRunner().invoke(command, []).exit_code == 0
    assert seen == [None]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\x1b[2Jb", "a�[2Jb"),
        ("a\nb\r\nc\rd", "a b c d"),
        ("a\x07\x9b\x00\u202eb", "a����b"),
        ("tab\tstays é 海", "tab\tstays é 海"),
        ("\ud800", "�"),
        ("", ""),
    ],
)
def test_a_line_gives_a_terminal_no_orders(text: str, line: str) -> None:
    assert escape_line(text) == line


def test_lines_of_a_longer_text_are_kept() -> None:
    assert escape_terminal("a\r\nb\rc\x1b") == "a\nb\nc�"


@pytest.mark.parametrize("text", ["é 海 \u2028", 'a"b\\', "line\nend\r"])
def test_json_is_one_line_whatever_is_in_it(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    print_json({"text": text})
    out = capfd.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out) == {"text": text}


def test_half_a_character_ends_no_output_in_json(capfd: pytest.CaptureFixture[str]) -> None:
    print_json({"text": "half \ud800"})
    assert capfd.readouterr().out == '{"text": "half \\ud800"}\n'


def test_nothing_is_coloured_for_a_pipe_and_a_narrow_terminal_is_not_assumed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console().print("[bold]kelp[/bold] " + "word " * 100)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) > 100


def test_a_reader_who_has_had_enough_is_left_to_the_program() -> None:
    with pytest.raises(BrokenPipeError):
        Printer().on_broken_pipe()


def test_objects_are_held_back_until_they_are_enough_or_asked_for(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    show = JsonPrinter(20)
    show({"a": "ü"})
    show({"b": 1})
    assert capsysbinary.readouterr().out == b""
    show({"c": "seal"})
    assert capsysbinary.readouterr().out == '{"a": "ü"}\n{"b": 1}\n{"c": "seal"}\n'.encode()
    show({"d": 4})
    assert capsysbinary.readouterr().out == b""
    show.print_rest()
    show.print_rest()
    assert capsysbinary.readouterr().out == b'{"d": 4}\n'


def test_who_holds_nothing_back_prints_each_at_once(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    show = JsonPrinter(0)
    show({"a": 1})
    assert capsysbinary.readouterr().out == b'{"a": 1}\n'
