"""Tables as CSV: no cell begins a formula, and none is changed that does not."""

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from archiver.web.csv_cells import harmless_rows
from tests.sites import close_site

FORMULAS = ["=1+1", "+a", "-a", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-5+1", '="a"\n,b']
TEXTS = ["-5", "+1.5", "a=b", "", "“=1”", "a, b", 'say "a"', "two\nlines"]


def test_rows_are_written_as_they_were_read() -> None:
    rows = b'a,"b, c"\r\n"two\nlines",=1\r\n'
    assert harmless_rows(rows) == b'a,"b, c"\r\n"two\nlines",\'=1\r\n'


@pytest.mark.asyncio
async def test_the_site_sends_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("create table words(id integer primary key, word text)")
        made.executemany("insert into words(word) values (?)", [(one,) for one in FORMULAS + TEXTS])
        made.commit()
    site = Datasette([str(path)])
    for query in ("_size=max", "_size=max&_dl=1", "_stream=1&_size=max"):
        answer = await site.client.get(f"/desk/words.csv?{query}")
        assert answer.status_code == 200
        cells = [row[1] for row in csv.reader(io.StringIO(answer.text, newline=""))][1:]
        assert cells == [f"'{one}" for one in FORMULAS] + TEXTS
    close_site(site)
