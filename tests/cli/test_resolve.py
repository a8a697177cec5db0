"""`archiver resolve`: which addresses are refused, and how an outcome is printed."""

from pathlib import Path

import pytest

from archiver.archive.store.resolve_results import ResolvedVersion, ResolveResult
from archiver.cli import resolve
from archiver.models.records import Author
from tests.cli.conftest import Archiver


@pytest.mark.parametrize("address", ["", "kelp", "https://gazette.example/a", "https://x.com/\x1b"])
def test_what_is_no_posts_address_makes_no_archive(archiver: Archiver, address: str) -> None:
    result = archiver("resolve", "https://x.com/bea/status/2712809663493046272", address)
    assert result.exit_code == 2
    assert "not the address of a post on any platform we know" in result.stderr
    assert "\x1b" not in result.stderr
    assert not Path("db").exists()


def test_an_outcome_is_printed_with_its_words_and_where_they_are_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    version = ResolvedVersion(
        author=Author(handle="beatide", name="Bea \x1b[31mTidewell"),
        posted_at="2036-01-03",
        text="The kelp\x07 is late.\nSo am I.",
        evidence="archive",
        seen_at="2036-02-01T00:00:00Z",
        archived="https://copies.example/1",
    )
    result = ResolveResult(outcome="deleted", reason="X answered 404", texts=(version,))
    resolve._print("https://x.com/bea/status/1", result)
    out = capsys.readouterr().out
    assert out.startswith("deleted: https://x.com/bea/status/1\n  X answered 404")
    assert "    So am I." in out
    assert "seen 2036-02-01T00:00:00Z, copy at https://copies.example/1" in out
    assert "\x1b" not in out
    assert "\x07" not in out
