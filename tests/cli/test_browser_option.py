"""`--browser`: drawn when asked for, and what is missing is told in a line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Archiver
from tests.fetch.test_browser import (
    POST,
    capture,
    needs_browser,
    written,
)


@pytest.mark.slow
@needs_browser
def test_inspect_draws_a_page_when_told_to(archiver: Archiver, tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    page.write_bytes(capture(written(POST)).body)
    plain, drawn = (
        json.loads(archiver("inspect", "--json", *more, page).stdout)["embeds"]
        for more in ((), ("--browser",))
    )
    assert plain == []
    assert [embed["rendered"] for embed in drawn] == [True]


def test_a_browser_that_is_not_there_is_wrong_usage(
    archiver: Archiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVER_CHROMIUM", "/no/such/program")
    page = tmp_path / "ferry.html"
    page.write_bytes(capture(POST).body)
    for command in (("inspect",), ("crawl", "--offline")):
        result = archiver(*command, "--browser", page)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "work" / "db").exists()
