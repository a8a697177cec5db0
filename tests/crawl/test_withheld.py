"""Captures that show a forgotten post are found by reading them again."""

import sqlite3
from pathlib import Path

from archiver.archive.connection import connect
from archiver.archive.pages.evidence import captures_of_quotation
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.forget import forget_post, plan_forget
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.crawl.withheld import captures_to_withhold
from tests.conftest import WritePage


def test_only_pages_that_show_what_was_forgotten_are_withheld(
    tmp_path: Path, write_page: WritePage
) -> None:
    for number in (1, 2):
        write_page(
            f"pages/p{number}.html",
            number=number,
            post=f"Ferry {number} will never leave before the seal does.",
            quote=f"Ferry {number} will never leave before the seal does",
        )
    folder = tmp_path / "captures"
    connection = connect(tmp_path / "archive.db", write=True)
    crawl(connection, [str(tmp_path / "pages")], CrawlOptions(warc_folder=folder))

    def withheld() -> dict[str, bool]:
        found = {}
        for number, text in connection.execute("select id, text from quotes").fetchall():
            captures = captures_of_quotation(connection, number)
            with BoundedReader() as reader:
                shown = captures_to_withhold(connection, captures, folder, reader)
            found[text[:7]] = bool(shown)
        return found

    assert withheld() == {"Ferry 1": False, "Ferry 2": False}
    key = connection.execute(
        "select key from posts join post_versions v on v.post_id = posts.id where text like ?",
        ("Ferry 1%",),
    ).fetchone()[0]
    plan = plan_forget(connection, key)
    assert plan is not None
    forget_post(connection, plan, folder)
    assert withheld() == {"Ferry 1": True, "Ferry 2": False}
    for file in folder.iterdir():
        file.write_bytes(b"")
    # What cannot be read may show anything.
    assert withheld() == {"Ferry 1": True, "Ferry 2": True}
    connection.close()
    assert isinstance(connection, sqlite3.Connection)
