"""What is wrong with the lines of a file is told for the first of them, and counted after."""

import pytest

from archiver.cli.line_errors import MOST_TOLD, LineErrors


def test_lines_with_one_fault_are_counted_from_some_on(capsys: pytest.CaptureFixture[str]) -> None:
    errors = LineErrors()
    for line in range(1, 11):
        errors("a.jsonl", line, f"no JSON: column {line}")
    errors("a.jsonl", 11, "'text' is missing\x1b")
    errors.sum_up()
    told = capsys.readouterr().err.splitlines()
    assert told[:MOST_TOLD] == [
        f"a.jsonl:{n}: no JSON: column {n}" for n in range(1, MOST_TOLD + 1)
    ]
    assert told[MOST_TOLD:] == [
        "a.jsonl:11: 'text' is missing\ufffd",
        "a.jsonl: 5 more lines: no JSON: column …",
    ]


@pytest.mark.slow
def test_a_file_of_many_faults_is_told_of_in_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    errors = LineErrors()
    for line in range(5_000):
        errors("a.jsonl", line, f"{'a' * (line + 1)} is no date")
    errors.sum_up()
    told = capsys.readouterr().err.splitlines()
    assert len(told) < 120
    assert told[-1] == "a.jsonl: 4,895 more lines: for other reasons"
