"""`verify --input TABLE --output TABLE`: fifty quotations in a spreadsheet, and what it says."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from archiver.cli import verify_table
from archiver.cli.line_errors import FaultCounts
from tests.cli.conftest import Archiver, HoldPost

SAID = "The seal has a season ticket, and it never once asked for a refund."


@pytest.fixture
def verify(archiver: Archiver, hold_post: HoldPost) -> Archiver:
    """Verifies against an archive of one post."""
    post = {
        "platform": "x",
        "id": "7",
        "url": "https://x.com/anabrook/status/7",
        "text": SAID,
        "author": {"handle": "anabrook", "name": "Ana Brook"},
        "posted_at": "2031-05-04T10:00:00Z",
    }
    hold_post(post)

    def run(*arguments: object, given: str | bytes | None = None) -> Result:
        return archiver("verify", *arguments, given=given)

    return run


CLAIMS = """Nr;Zitat;Wer;Datum;Notiz
1;The seal has a season ticket;Ana Brook;13/05/2031;=1+1
2;The seal has a season ticket, and it always asked for a refund;Ana Brook;;
3;There will be no night ferry to Pelliwick;;;
"""


def checked(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_table_comes_back_with_its_verdicts(verify: Archiver) -> None:
    Path("claims.csv").write_text(CLAIMS, encoding="utf-8")
    result = verify("--input", "claims.csv", "--output", "checked.csv")
    assert result.exit_code == 1
    assert result.stdout == (
        "3 quotations: 1 word for word, 1 wording changed, 1 not found; 1 with a problem; "
        "written to checked.csv\n"
    )
    assert result.stderr == (
        "claims.csv: columns used: Zitat as quote, Wer as speaker, Datum as published at, "
        "Nr as id; only kept: Notiz\n"
        "claims.csv: Datum: dates are read as day/month/year, as 13/05/2031 shows\n"
    )
    first, second, third = checked("checked.csv")
    assert [row["wording"] for row in (first, second, third)] == [
        "verbatim",
        "altered",
        "not_found",
    ]
    assert (first["Notiz"], first["post_url"]) == ("'=1+1", "https://x.com/anabrook/status/7")
    assert "“always” where the post has “never once”" in second["difference"]
    assert "does not show that nobody ever" in third["difference"]
    assert sorted(path.name for path in Path().glob("*checked*")) == ["checked.csv"]


def test_without_output_a_table_prints_a_verdict_a_row(verify: Archiver) -> None:
    Path("claims.tsv").write_text(CLAIMS.replace(";", "\t"), encoding="utf-16")
    found = [json.loads(line) for line in verify("--input", "claims.tsv").stdout.splitlines()]
    assert [(one["id"], one["wording"]) for one in found] == [
        *(("1", "verbatim"), ("2", "altered"), ("3", "not_found"))
    ]


@pytest.mark.slow
def test_faults_are_grouped_under_the_tables_own_names(verify: Archiver) -> None:
    rows = "".join(f"The seal has a season ticket;{day}\n" for day in ["gestern"] * 1_200)
    Path("claims.csv").write_text(f"Zitat;Datum\n;\n{rows};heute\n", encoding="utf-8")
    result = verify("--input", "claims.csv", "--output", "checked.jsonl")
    assert result.exit_code == 3
    assert result.stderr.partition("\n")[2] == (
        "claims.csv: 1,200 rows: Datum is no date that can be told, and is not used, first at "
        "row 3\n"
        "claims.csv: 1 row: Zitat is empty, first at row 1,203\n"
    )
    last = json.loads(Path("checked.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert last["difference"] == "Not judged: Zitat is empty."


def test_dates_are_as_the_option_says(verify: Archiver) -> None:
    Path("claims.csv").write_text(
        "quote,date\nThe seal has a season ticket,06/03/2031\n", encoding="utf-8"
    )
    results = {}
    for order in ("dmy", "mdy", None):
        given = ("--dates", order) if order else ()
        assert verify("--input", "claims.csv", "--output", "a.jsonl", *given).exit_code is not None
        results[order] = json.loads(Path("a.jsonl").read_text(encoding="utf-8"))["timing"]
    # The post is of 4 May: the quotation of 6 March, of 3 June, or not to be told.
    assert results == {"dmy": "impossible", "mdy": "consistent", None: "unknown"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--input", "claims.csv", "--output", "checked.ods"), "is written as .csv, .tsv"),
        (("--input", "claims.csv", "--output", "none/checked.csv"), "cannot be written: No such"),
        (("--input", "none.csv"), "none.csv: there is no such file"),
        (("--input", "two.csv"), "two.csv: no column has a name that means quotations"),
        (("a b c", "--output", "a.csv"), "--output and --dates go with --input"),
        (("a b c", "--dates", "dmy"), "--output and --dates go with --input"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_a_sentence(
    verify: Archiver, arguments: tuple[str, ...], message: str
) -> None:
    Path("claims.csv").write_text(CLAIMS, encoding="utf-8")
    Path("two.csv").write_text("a;b\nc;d\n", encoding="utf-8")
    result = verify(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_table_from_standard_input_and_json_beside_the_file(verify: Archiver) -> None:
    result = verify("--input", "-", "--output", "a.csv", "--json", given=CLAIMS.encode())
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 3
    assert "written to a.csv" in result.stderr
    assert len(checked("a.csv")) == 3


@pytest.mark.slow
def test_faults_of_many_kinds_are_told_in_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    faults = FaultCounts("a.csv")
    for row in range(5_000):
        faults(row, "a" * (row + 1))
    faults.sum_up()
    assert len(capsys.readouterr().err.splitlines()) == 101
    assert faults
    assert verify_table.TableJudging is not None


def test_an_introduction_that_is_pasted_with_a_quotation_is_understood(verify: Archiver) -> None:
    pasted = 'Ana Brook tweeted: "The seal has a season ticket"'
    result = verify(pasted)
    assert result.exit_code == 0
    assert result.stderr == "looked up: “The seal has a season ticket”, said to be by Ana Brook\n"
    assert verify(pasted, "--speaker", "Bea Stroud").exit_code == 1
    assert verify(pasted, "--json").stderr == ""  # programs say what is the quotation


@pytest.mark.slow
def test_libreoffice_opens_the_workbook(verify: Archiver) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: .ci/debian libreoffice-calc")
    pytest.importorskip("openpyxl", reason="workbooks need openpyxl")
    Path("claims.csv").write_text(CLAIMS, encoding="utf-8")
    verify("--input", "claims.csv", "--output", "checked.xlsx")
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = Path("home").resolve().as_uri()
    subprocess.run(  # noqa: S603 - the office that is installed
        [
            office,
            f"-env:UserInstallation={home}",
            "--headless",
            "--convert-to",
            options,
            "checked.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    rows = checked("checked-Checked.csv")
    assert [row["wording"] for row in rows] == ["verbatim", "altered", "not_found"]
    assert rows[0]["Notiz"] == "=1+1"  # a text, where a formula would be 2
    assert "never once" in rows[1]["difference"]
    assert "misattributed" in Path("checked-Words.csv").read_text(encoding="utf-8")
