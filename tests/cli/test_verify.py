"""`archiver verify`: one quotation for people, many for programs, and the exit code for scripts."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from archiver.cli import verify as verify_module
from archiver.errors import UnusableLine
from tests.cli.conftest import Archiver, HoldPost, Program

SAID = "The seal has a season ticket, and it never once asked for a refund."


@pytest.fixture
def verify(archiver: Archiver, hold_post: HoldPost) -> Archiver:
    """Verifies against an archive of one post."""
    post = {
        "platform": "x",
        "id": "7",
        "author": {"handle": "anabrook", "name": "Ana \x1b[31mBrook"},
        "posted_at": "2031-05-04T10:00:00Z",
        "text": SAID + "\n\x1b[2J\x07",
    }
    hold_post(post)

    def run(*arguments: object, given: str | bytes | None = None) -> Result:
        return archiver("verify", *arguments, given=given)

    return run


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("The seal has a season ticket",), 0),
        (("the SEAL has a season ticket", "--speaker", "@anabrook"), 0),
        (("The seal has a season ticket … never once asked for a refund",), 0),
        (("The seal has a season ticket, and it once asked for a refund",), 1),
        (("The seal has a season ticket", "--speaker", "@beastroud"), 1),
        (("The seal has a season ticket", "--published-at", "2030-01-01"), 1),
        (("There will be no night ferry to Pelliwick",), 1),
        (("Ferry",), 1),
    ],
)
def test_the_exit_code_says_whether_everything_is_right(
    verify: Archiver, arguments: tuple[str, ...], code: int
) -> None:
    result = verify(*arguments)
    assert (result.exit_code, result.stderr) == (code, "")
    assert verify(*arguments, "--json").exit_code == code


def test_no_post_gives_orders_to_a_terminal(verify: Archiver) -> None:
    result = verify("The seal has a season ticket")
    assert "⟦The seal has a season ticket⟧" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give one quotation, or a file of them with --input"),
        (("a b c", "--input", "-"), "give one quotation, or a file of them"),
        (("--input", "-", "--speaker", "Brook"), "each line has its own"),
        (("",), "the quotation has no words"),
        (("“”",), "the quotation has no words"),
        (("…",), "the quotation has no words"),
        (("🦭🦭 ⛴️",), "the quotation has no words"),
        (("The seal has", "--published-at", "yesterday"), "'yesterday' is no date"),
        (("ferry " * 20_000,), "the quotation has 120,000 characters; give at most 20,000"),
        (("--input", "none.jsonl"), "none.jsonl: there is no such file"),
        (("--input", "."), ".: Is a directory"),
    ],
)
def test_what_cannot_be_judged_ends_with_2_and_a_sentence(
    verify: Archiver, arguments: tuple[str, ...], message: str
) -> None:
    result = verify(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    "quote",
    [
        "“The seal has a season ticket",
        "«The seal has “a season” ticket»",
        "‘The seal “has ‘a season’ ticket”",
        "The seal\x00 has\ufeff a\u200b season\u00ad ticket",
        "The seal has\r\na season\tticket",
        '"The seal has a season ticket,"',
    ],
)
def test_marks_and_invisible_characters_are_no_matter(verify: Archiver, quote: str) -> None:
    result = verify("--input", "-", given=json.dumps({"quote": quote}))
    assert lines(result)[0]["wording"] in {"verbatim", "typographic"}
    assert result.exit_code == 0


def test_lines_are_judged_in_order_with_errors_in_their_place(verify: Archiver) -> None:
    given = [
        '{"id": 1, "quote": "The seal has a season ticket"}',
        "nonsense",
        '{"id": "b", "quote": "The seal has no season ticket at all"}',
        "",
        '{"id": 4}',
        '{"id": 5, "quote": 7}',
        '{"id": 6, "quote": "🦭"}',
        '{"id": 7, "quote": "one two three", "published_at": "yesterday"}',
        '{"id": 8, "quote": "The seal has a season ticket", "speaker": ["Ana"]}',
        '["quote"]',
        '{"id": 10, "quote": "The seal has a season ticket", "speaker": null}',
    ]
    result = verify("--input", "-", "--json", given="\n".join(given))
    found = lines(result)
    assert [one["id"] for one in found] == [1, None, "b", 4, 5, 6, 7, 8, None, 10]
    errors = [one.get("error", "") for one in found]
    assert [bool(error) for error in errors] == [False, True, False, *[True] * 6, False]
    assert errors[1].startswith("line 2: no JSON")
    assert errors[3] == "line 5: 'quote' is missing"
    assert result.exit_code == 3
    assert result.stderr == ""


def test_without_json_what_is_wrong_with_a_line_is_a_sentence(verify: Archiver) -> None:
    given = ["nonsense", '{"id": 2, "quote": "The seal has a season ticket"}', *['{"id": 3}'] * 8]
    result = verify("--input", "-", given="\n".join(given))
    assert [one["id"] for one in lines(result)] == [2]
    told = result.stderr.splitlines()
    assert told[0].startswith("standard input:1: no JSON")
    assert told[1:] == ["standard input: 8 lines: 'quote' is missing, first at line 3"]
    assert result.exit_code == 3


@pytest.mark.parametrize(
    ("second", "code"), [("The SEAL has a season ticket", 0), ("Never a ferry on a Sunday", 1)]
)
def test_a_file_of_readable_lines_ends_with_0_or_1(
    verify: Archiver, second: str, code: int
) -> None:
    given = [{"quote": "The seal has a season ticket"}, {"quote": second}]
    Path("claims.jsonl").write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    assert verify("--input", "claims.jsonl", "--json").exit_code == code


@pytest.mark.parametrize(
    "name", [None, 0, -1.5, True, "", "ü", [1, [2]], {"a": None}, 10**30, "\U0001f9ad"]
)
def test_an_id_of_any_kind_comes_back_as_it_was(verify: Archiver, name: object) -> None:
    given = json.dumps({"id": name, "quote": "The seal has a season ticket"})
    (found,) = lines(verify("--input", "-", given=given))
    assert found["id"] == name
    assert type(found["id"]) is type(name)


def test_windows_line_ends_and_byte_order_marks_are_no_matter(verify: Archiver) -> None:
    line = json.dumps({"id": 1, "quote": "The seal has a season ticket"}).encode()
    for given in (
        b"\xef\xbb\xbf" + line + b"\r\n" + line + b"\r\n",
        line + b"\n\xef\xbb\xbf" + line,
    ):
        result = verify("--input", "-", given=given)
        assert [one["wording"] for one in lines(result)] == ["verbatim", "verbatim"]


@pytest.mark.parametrize(
    "given",
    [
        b'{"id": 1e999, "quote": "a b c"}',
        b'{"id": NaN, "quote": "a b c"}',
        b'{"id": "\\ud83e", "quote": "\\ud83e a b c", "speaker": "\\udfff"}',
        b"\xff\xfe{}",
        b"[" * 50_000,
        b'{"quote": "' + b"ferry " * 20_000 + b'"}',
        b'{"quote": "' + b"x" * 5_000_000 + b'"}',
    ],
)
def test_whatever_stands_in_a_line_the_answer_is_a_line_of_json(
    verify: Archiver, given: bytes
) -> None:
    result = verify(
        "--input", "-", "--json", given=given + b'\n{"id": 2, "quote": "The seal has a"}\n'
    )
    answers = result.stdout_bytes.decode("utf-8").splitlines()
    assert len(answers) == 2
    for answer in answers:
        json.loads(answer, parse_constant=pytest.fail)
    assert json.loads(answers[1])["id"] == 2


def test_an_empty_input_is_no_mistake(verify: Archiver) -> None:
    result = verify("--input", "-", given="")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_file_longer_than_what_is_judged_together_is_answered_line_by_line(
    verify: Archiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify_module, "_TOGETHER", 3)
    monkeypatch.setattr(verify_module, "_MOST_HELD", 3_000)
    good = {"quote": "The seal has a season ticket"}
    given = [good | {"id": number} if number % 5 else {"id": number} for number in range(1, 24)]
    Path("claims.jsonl").write_text("\n\n".join(map(json.dumps, given)), encoding="utf-8")
    result = verify("--input", "claims.jsonl", "--json")
    assert result.exit_code == 3
    answers = lines(result)
    assert [one["id"] for one in answers] == list(range(1, 24))
    assert [one.get("wording") for one in answers] == [
        "verbatim" if number % 5 else None for number in range(1, 24)
    ]
    assert answers[4]["error"] == "line 9: 'quote' is missing"


@pytest.mark.slow
def test_who_sends_a_line_is_answered_before_the_next(archiver: Archiver, program: Program) -> None:
    Path("posts.jsonl").write_text(
        json.dumps({"platform": "x", "id": "7", "text": SAID}), encoding="utf-8"
    )
    archiver("import", "posts.jsonl")
    with program.start("verify", "--input", "-", "--json", stdin=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            claim = {"id": number, "quote": "The seal has a season ticket"}
            process.stdin.write(json.dumps(claim).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
    assert process.returncode == 0


@pytest.mark.slow
def test_words_that_are_no_text_are_judged_all_the_same(
    archiver: Archiver, program: Program
) -> None:
    Path("posts.jsonl").write_text(
        json.dumps({"platform": "x", "id": "7", "text": SAID}), encoding="utf-8"
    )
    archiver("import", "posts.jsonl")
    quote = os.fsdecode(b"The seal has a season ticket \xff\xfe")
    code, out, err = program.run("verify", quote, "--speaker", os.fsdecode(b"\xff"), "--json")
    assert err == ""
    assert code in {0, 1}
    assert json.loads(out)["quote"].startswith("The seal has")


def test_a_few_words_of_a_strangers_are_leads_and_say_no_more(verify: Archiver) -> None:
    found = json.loads(verify("never once asked", "--speaker", "Corvin Ash", "--json").stdout)
    assert (found["wording"], found["matches"], found["problem"]) == ("not_found", [], None)
    assert found["speaker_posts"] == {"posts": 0, "from": None, "to": None}
    (lead,) = json.loads(verify("it never once asked", "--json").stdout)["leads"]
    assert lead["words"] == ["it never once asked"]
    assert "too common or too short to tell" in " ".join(
        verify("it never once asked").stdout.split()
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "an object like"),
        (b"{", "JSON"),
    ],
)
def test_a_line_that_is_no_object_says_what_is_wanted(line: bytes, reason: str) -> None:
    with pytest.raises(UnusableLine, match=reason):
        verify_module._given(line)
