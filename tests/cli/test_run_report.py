"""What is printed of a run."""

from pathlib import Path

import pytest

from archiver.cli import run_report
from archiver.crawl.report import RunReport


def test_a_long_list_is_cut_and_counted() -> None:
    keys = [f"x:{number}" for number in range(12)]
    assert run_report._listed(keys).endswith("x:9 and 2 more")
    assert run_report._listed(keys[:2]) == "x:0, x:1"
    assert run_report._short("  kelp\n \x1b is  late ") == "kelp � is late"
    assert run_report._short("kelp " * 50) == ("kelp " * 50)[:89] + "…"


def test_pictures_are_counted_and_what_differs_is_to_be_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = RunReport()
    report.pictures.update(captured=3, read=2, posts=1, unreadable=1, problems=1, left=1200)
    page, picture = "https://news.example/a", "https://img.example/\x1b.png"
    report.note_picture("altered", page, picture)
    run_report.print_report(report, Path("archive.db"))
    told = " ".join(capsys.readouterr().out.split())
    assert "Pictures: 3 captured, 2 read, 1 show a post, 1 cannot be read, 1,200 left" in told
    assert "A picture shows other words than were posted: look at both" in told
    assert f"https://img.example/�.png in {page}" in told
