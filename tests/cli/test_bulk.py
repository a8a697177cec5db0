"""`archiver bulk` says what it needs, and gives what a person asked for."""

import json
from pathlib import Path
from typing import Any

import pytest

from archiver.cli import bulk
from archiver.cli.main import exit_code

NEWSROOM = Path(__file__).parents[1] / "newsroom"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["archiver", "bulk", *map(str, arguments)])
    return exit_code()


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(bulk, "find_spec", lambda _name: None)
    assert run(monkeypatch, "read", "a.warc.gz", "--out", tmp_path) == 2
    assert "pip install 'archiver[cluster]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read", "none.warc.gz", "--out", "out"], "there is no such file"),
        (["read", "x", "--out", "out", "--scheduler", "host"], "tcp://host:8786"),
        (
            ["read", "x", "--out", "o", "--scheduler", "tcp://a:1", "--workers", "2"],
            "leave it out",
        ),
        (["match", "nowhere"], "archiver bulk read"),
        (["load", "nowhere"], "archiver bulk read"),
        (["report", "nowhere"], "archiver bulk read"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    arguments: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    pytest.importorskip("pyarrow", reason="pip install 'archiver[cluster]'")
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *arguments) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_read_match_load_and_report_follow_one_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("distributed", reason="pip install 'archiver[cluster]'")
    from tests.cluster.shards import write_shards  # noqa: PLC0415 - an extra

    write_shards(sorted(NEWSROOM.glob("t*.html")), tmp_path / "warc")
    out = tmp_path / "out"

    def data(*arguments: object) -> Any:
        assert run(monkeypatch, *arguments, "--json") == 0
        return json.loads(capsys.readouterr().out)

    read = data("read", tmp_path / "warc", "--out", out, "--workers", 1)
    assert read["articles"] > 0
    assert run(monkeypatch, "report", out) == 0
    assert f"nothing is judged yet: archiver bulk match {out}" in capsys.readouterr().out
    assert data("match", out)["judged"] == data("match", out)["quotations"] > 0
    loaded = data("load", out, "-d", tmp_path / "archive.db", "--from", "2020-01-01")
    assert loaded["articles"] > 0
    report = data("report", out, "--plot", tmp_path / "problems.svg")
    assert report["rows"]["articles"] == read["articles"]
    assert (tmp_path / "problems.svg").read_text().startswith("<svg")
    assert run(monkeypatch, "report", out) == 0
    assert capsys.readouterr().out.startswith("1 shard: 1 capture, 1 article, 3 embeds, ")
    assert run(monkeypatch, "load", out, "--from", "soon") == 2
