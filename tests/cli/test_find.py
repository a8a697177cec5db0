"""`archiver find`: what is refused at once, and what is printed of a search."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.cli import find
from archiver.crawl.report import RunReport
from archiver.models.search_records import SearchOutcome
from tests.cli.conftest import Archiver
from tests.crawl.world import World, inhabited
from tests.platforms.listed import HOST, Listed, Said, hourly

NOW = "2025-05-06T12:00:00Z"
QUOTE = "The seal has a season ticket for the night ferry"
GIVEN = (QUOTE, "--speaker", "Ana Brook", "--published-at", NOW)


@pytest.fixture
def world() -> Iterator[World]:
    with inhabited() as found:
        server = Listed(posts=[Said("2025-05-06T11:30:00Z", f"{QUOTE}."), *hourly(30, now=NOW)])
        found.hosts[HOST] = server.answer
        yield found


@pytest.fixture
def desk(archiver: Archiver, world: World) -> Archiver:
    """An archive whose owner says whose an account is, and that reaches it."""
    Path("db").mkdir()
    world.settings(Path("db"))
    assert archiver("alias", "add", "Ana Brook", f"mastodon:ana@{HOST}").exit_code == 0
    return archiver


def test_what_is_found_is_printed_with_its_verdict(desk: Archiver) -> None:
    done = desk("find", *GIVEN)
    assert done.exit_code == 0, done.output
    assert "Found among the posts by @ana@social.example on Mastodon" in done.stdout
    assert "verbatim, confirmed" in done.stdout


def test_what_is_not_there_is_told_with_what_was_seen(desk: Archiver) -> None:
    words = "Nobody has ever put the lighthouse on wheels and rolled it away"
    done = desk("find", words, *GIVEN[1:])
    assert done.exit_code == 1, done.output
    assert "Not among the 31 posts by @ana@social.example" in " ".join(done.stdout.split())
    assert "8 April 2025" in done.stdout


def test_the_same_as_data(desk: Archiver) -> None:
    done = desk("find", *GIVEN, "--json")
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["searches"][0]["state"] == "found"
    assert told["verdict"]["tie"] == "likely"
    assert sum(told["requests"].values()) == 3


def test_a_budget_that_is_used_up_leaves_the_rest_due(desk: Archiver) -> None:
    done = desk("find", *GIVEN, "--requests", "1", "--json")
    assert done.exit_code == 3
    assert json.loads(done.stdout)["searches"][0]["state"] == "open"
    assert desk("find", *GIVEN, "--json").exit_code == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((QUOTE,), "say with --speaker who"),
        ((QUOTE, "--speaker", "Bea Tide"), "no account is known to be that of Bea Tide"),
        ((QUOTE, "--speaker", "\x1b[31mBea"), "no account is known to be that of"),
        ((*GIVEN[:3], "--published-at", "2125-05-06"), "still to come"),
        ((*GIVEN[:3], "--published-at", "soon"), "no date"),
        (("…", *GIVEN[1:]), "has no words"),
        (("--speaker", "Ana Brook"), "go with one QUOTE"),
    ],
)
def test_what_cannot_be_looked_for_is_told_at_once(
    desk: Archiver, world: World, given: tuple[str, ...], told: str
) -> None:
    done = desk("find", *given, "--json")
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""
    assert "\x1b" not in done.stderr
    assert not world.asked


def test_without_an_archive_there_is_none_to_look_in(archiver: Archiver) -> None:
    assert archiver("find").exit_code == 2
    assert not Path("db").exists()


def test_with_nothing_due_nothing_is_asked(desk: Archiver, world: World) -> None:
    done = desk("find")
    assert done.exit_code == 0
    assert "Nothing is due" in done.stdout
    assert not world.asked


@pytest.mark.parametrize(
    ("states", "is_one", "code"),
    [
        (["found"], True, 0),
        (["open", "found"], True, 0),
        (["not_among"], True, 1),
        (["refused"], True, 1),
        (["open"], True, 3),
        (["open"], False, 3),
        (["not_among"], False, 0),
    ],
)
def test_the_exit_code_says_whether_it_was_found(
    capsys: pytest.CaptureFixture[str], states: list[Any], is_one: bool, code: int
) -> None:
    report = RunReport()
    report.searches = [
        SearchOutcome(account="x:a", platform="x", since=NOW, until=NOW, state=state)  # type: ignore[misc]
        for state in states
    ]
    verdict = None
    if is_one:
        from archiver.models.verdict_records import Claim, Verdict  # noqa: PLC0415

        verdict = Verdict(
            claim=Claim(quote=QUOTE),
            wording="not_found",
            attribution="unstated",
            timing="unknown",
            rules="4",
        )
    assert find._ended(report, verdict, as_json=False) == code
    assert capsys.readouterr().out
