"""The evidence is offered where the captures are, to who may take files home, and nowhere else."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest

from archiver.archive.connection import connect
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.provenance.check_bundle import check_bundle
from archiver.web.pages import evidence
from archiver.web.pages.evidence import captures_folder
from tests.web.conftest import Ask

pytestmark = pytest.mark.asyncio
HOME = {"settings": {"allow_download": True}}


@pytest.fixture
def held(tmp_path: Path, write_page: Callable[..., Path]) -> Path:
    write_page("pages/p1.html")
    path = tmp_path / "db" / "archive.db"
    connection = connect(path, write=True)
    options = CrawlOptions(warc_folder=tmp_path / "db" / "captures")
    crawl(connection, [str(tmp_path / "pages")], options)
    connection.close()
    return path


def key_of(path: Path) -> str:
    connection = sqlite3.connect(path)
    found = str(connection.execute("select key from quotes").fetchone()[0])
    connection.close()
    return found


async def test_the_page_of_a_quotation_gives_a_file_that_holds(
    ask: Ask, held: Path, tmp_path: Path
) -> None:
    address = f"/-/quote/{key_of(held)}"
    page = await ask(address, files=[held], **HOME)
    assert f'href="{address}/evidence.wacz"' in page.text
    answer = await ask(f"{address}/evidence.wacz", files=[held], **HOME)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="evidence-')
    taken = tmp_path / "taken.wacz"
    taken.write_bytes(answer.content)
    assert check_bundle(taken)
    with ZipFile(taken) as bundle:
        assert "archive/1-article.warc.gz" in bundle.namelist()
    assert (await ask("/-/quote/none/evidence.wacz", files=[held], **HOME)).status_code == 404


async def test_none_is_offered_elsewhere(ask: Ask, held: Path) -> None:
    address = f"/-/quote/{key_of(held)}"
    assert captures_folder is not None

    async def offered(**options: object) -> bool:
        page = await ask(address, files=[held], **options)
        answer = await ask(f"{address}/evidence.wacz", files=[held], **options)
        assert answer.status_code in {200, 404}
        assert ("evidence.wacz" in page.text) == (answer.status_code == 200)
        assert ("<code>archiver evidence " in page.text) == (answer.status_code != 200)
        return bool(answer.status_code == 200)

    assert not await offered(settings={"allow_download": False})
    connection = connect(held, write=True)
    connection.execute("insert into forgotten(id, forgotten_at) values (1, '2031')")
    connection.execute("insert into tombstones(digest, forgotten_id) values ('x', 1)")
    connection.commit()
    connection.close()
    assert not await offered(**HOME)
    shutil.rmtree(held.parent / "captures")
    assert not await offered(**HOME)


@pytest.mark.slow
async def test_a_file_that_never_ends_is_missing_and_other_pages_are_served_meanwhile(
    ask: Ask, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A capture may lie in a file of another's, and the site waits for none."""
    monkeypatch.setattr(evidence, "_SECONDS", 3.0)
    before = set(still_read())  # by tests that ran earlier in the same process
    (kept,) = (held.parent / "captures").glob("*.warc.gz")
    kept.unlink()
    os.mkfifo(kept)
    address = f"/-/quote/{key_of(held)}"
    asked = asyncio.ensure_future(ask(f"{address}/evidence.wacz", files=[held], **HOME))
    await asyncio.sleep(0.5)
    assert (await ask(address, files=[held], **HOME)).status_code == 200
    answer = await asked
    assert answer.status_code == 200
    taken = tmp_path / "taken.wacz"
    taken.write_bytes(answer.content)
    with ZipFile(taken) as bundle:
        assert not [name for name in bundle.namelist() if name.endswith("-article.warc.gz")]
    # It is ended beside the answer, which on a busy machine comes first.
    for _ in range(100):
        if not before.issuperset(still_read()):
            await asyncio.sleep(0.1)
    assert before.issuperset(still_read())


def still_read() -> list[str]:
    """The children of this process that read what others wrote."""
    found = []
    for thread in Path("/proc/self/task").iterdir():
        # Threads and processes end meanwhile.
        with suppress(FileNotFoundError, ProcessLookupError):
            for pid in (thread / "children").read_text().split():
                with suppress(FileNotFoundError, ProcessLookupError):
                    if b"importers.bounded_process" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        found.append(pid)
    return found
