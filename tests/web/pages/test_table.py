"""/-/verify/table: a table or an article goes in, verdicts are seen, and a file is taken home."""

import asyncio
import csv
import io
import json
import re
from typing import Any

import pytest

from archiver.importers.claims.checked_rows import checked_header
from archiver.web import kept_tables, many_claims
from archiver.web.pages import table
from tests.web.conftest import Ask

pytestmark = pytest.mark.asyncio
TABLE = """Zitat;Wer;Notiz;Datum
The harbour will not be closed on Sunday;Mara Quill;=1+1;13/05/2031
The harbour will be closed on Sunday, whatever the Ledger says;Mara Quill;<b>;gestern
;;leer;
"""


async def post(ask: Ask, files: Any = None, **fields: str) -> Any:
    request = {"data": fields, "files": files or {"file": ("", b"")}}
    return await ask("/-/verify/table", method="POST", request=request)


def links(page: str) -> list[str]:
    return re.findall(r'href="(/-/verify/table/[^"]+)"', page)


async def test_the_form_is_there_and_the_verifier_leads_to_it(ask: Ask) -> None:
    page = await ask("/-/verify/table")
    assert page.status_code == 200
    assert 'enctype="multipart/form-data"' in page.text
    assert 'href="/-/verify/table"' in (await ask("/-/verify")).text


async def test_a_table_is_seen_and_taken_home(ask: Ask) -> None:
    page = await post(ask, {"file": ("Meine Zitate.csv", TABLE.encode("cp1252"))})
    assert page.status_code == 200
    assert "3 quotations checked" in page.text
    assert "1 word for word, 1 wording changed, 1 not judged." in page.text
    assert "1 row: Zitat is empty, first at row 4" in page.text
    assert "Datum: dates are read as day/month/year, as 13/05/2031 shows" in page.text
    assert "<b>" not in page.text
    found = links(page.text)
    assert [one.rpartition(".")[2] for one in found] == ["xlsx", "csv", "jsonl"]
    response = await ask(found[1])
    assert response.headers["content-disposition"] == (
        'attachment; filename="Meine-Zitate-checked.csv"'
    )
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["wording"], row["Notiz"]) for row in rows] == [
        *(("verbatim", "'=1+1"), ("altered", "<b>"), ("", "leer"))
    ]
    lines = [json.loads(line) for line in (await ask(found[2])).text.splitlines()]
    assert lines[1]["flags"] == ["negation", "undisclosed_cut"]


async def test_a_workbook_goes_in_and_comes_out(ask: Ask) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="workbooks need openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["quote"])
    book.active.append(["The harbour will not be closed on Sunday"])
    packed = io.BytesIO()
    book.save(packed)
    page = await post(ask, {"file": ("a.xlsx", packed.getvalue())})
    taken = (await ask(links(page.text)[0])).content
    assert openpyxl.load_workbook(io.BytesIO(taken))["Checked"]["B2"].value == "verbatim"


async def test_an_article_is_pasted_whole(ask: Ask) -> None:
    article = (
        "Mara Quill wrote on X: “The harbour will not be closed on Sunday.”\n\n"
        "She added: “Nobody has ever seen a night ferry to Pelliwick.”"
    )
    page = await post(ask, text=article, published_at="2031-05-09")
    assert "2 quotations checked" in page.text
    assert "1 word for word, 1 not found." in page.text
    assert "said to be by <bdi>Mara Quill</bdi>" in page.text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "there is nothing to check"),
        ({"text": "a;b\nc;d"}, "no column has a name that means quotations"),
        ({"text": "a b c", "published_at": "never"}, "is no date"),
        ({"text": "word " * 500}, "it has no quotation marks"),
        ({"text": "quote\n" + "a b c\n" * 2_001}, "more than 2,000 rows"),
    ],
)
async def test_what_cannot_be_checked_is_a_sentence(
    ask: Ask, fields: dict[str, str], message: str
) -> None:
    page = await post(ask, **fields)
    assert page.status_code == 400
    assert message in page.text


async def test_more_than_is_taken_is_refused(ask: Ask) -> None:
    page = await post(ask, {"file": ("a.csv", b"quote\n" + b"x" * (5 << 20))})
    assert page.status_code == 413
    assert "give it in parts" in page.text


async def test_a_table_that_nobody_made_is_not_there(ask: Ask) -> None:
    assert (await ask(f"/-/verify/table/{'x' * 24}.csv")).status_code == 404


async def test_only_few_tables_are_kept_and_none_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    class Site:
        pass

    site, header = Site(), checked_header(("quote",))
    names = [kept_tables.keep_table(site, "a", "n", header, []) for _ in range(25)]
    assert sum(kept_tables.find_kept_table(site, "a", one) is not None for one in names) == 20
    assert kept_tables.find_kept_table(site, "b", names[-1]) is None
    monkeypatch.setattr(kept_tables, "monotonic", lambda: 1e12)
    assert kept_tables.find_kept_table(site, "a", names[-1]) is None


@pytest.mark.slow
async def test_others_are_answered_while_a_table_is_judged(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_claims, "_SLICE", 0.01)
    rows = "".join(
        f"The harbour will be closed on day {n}, whatever the Ledger says of it;\n"
        for n in range(400)
    )
    order: list[str] = []

    async def told(name: str, answer: Any) -> Any:
        found = await answer
        order.append(name)
        return found

    many = asyncio.create_task(told("many", post(ask, text=f"quote;who\n{rows}")))
    await asyncio.sleep(0.05)
    one = await told("one", ask("/-/verify?quote=will+not+be+closed+on+Sunday"))
    assert one.status_code == 200
    assert "400 quotations checked" in (await many).text
    assert order == ["one", "many"]


async def test_what_is_not_reached_in_time_is_told_in_its_place(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_claims, "_SLICE", 0)
    monkeypatch.setattr(
        table,
        "judge_claims",
        lambda where, claims: many_claims.judge_claims(where, claims, seconds=-1),
    )
    page = await post(ask, text="quote\nThe harbour will not be closed on Sunday\n")
    assert "1 row: it was not reached within -1 seconds" in page.text
