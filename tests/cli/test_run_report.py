"""What is printed of a run."""

from archiver.cli import run_report


def test_a_long_list_is_cut_and_counted() -> None:
    keys = [f"x:{number}" for number in range(12)]
    assert run_report._listed(keys).endswith("x:9 and 2 more")
    assert run_report._listed(keys[:2]) == "x:0, x:1"
    assert run_report._short("  kelp\n \x1b is  late ") == "kelp � is late"
    assert run_report._short("kelp " * 50) == ("kelp " * 50)[:89] + "…"
