"""What is wrong with the lines of a file is told once a fault, with the first of its lines."""

import pytest

from archiver.cli.line_errors import LineErrors


def test_lines_with_one_fault_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    errors = LineErrors()
    for line in range(3, 2_000):
        errors("a.jsonl", line, f"no JSON: column {line}")
    errors("b.jsonl", 4, "no JSON: column 9")
    errors("a.jsonl", 11, "'text' is missing\x1b")
    assert not capsys.readouterr().err
    errors.sum_up()
    assert capsys.readouterr().err.splitlines() == [
        "a.jsonl: 1,997 lines: no JSON: column 3, first at line 3",
        "b.jsonl:4: no JSON: column 9",
        "a.jsonl:11: 'text' is missing\ufffd",
    ]


@pytest.mark.slow
def test_a_file_of_many_faults_is_told_of_in_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    errors = LineErrors()
    for line in range(5_000):
        errors("a.jsonl", line, f"{'a' * (line + 1)} is no date")
    errors.sum_up()
    told = capsys.readouterr().err.splitlines()
    assert len(told) < 120
    assert told[-1] == "a.jsonl: 4,900 lines: for other reasons, first at line 100"
