"""`archiver verify --article`: every quotation of a page is judged, and nothing is kept."""

import hashlib
import json
from pathlib import Path

import pytest

from archiver.cli import verify_article
from archiver.errors import UnreadablePage
from archiver.models.records import Capture
from tests.cli.conftest import Archiver
from tests.conftest import WritePage


def contents() -> dict[str, str]:
    """What the folder holds, but for SQLite's own files beside a database that is read."""
    return {
        str(one): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in Path().rglob("*")
        if one.is_file() and not one.name.endswith(("-wal", "-shm"))
    }


def test_verdicts_are_those_that_a_crawl_keeps(archiver: Archiver, write_page: WritePage) -> None:
    page = write_page("one.html")
    crawled = json.loads(archiver("crawl", "--offline", "--json", page).stdout)
    before = contents()
    result = archiver("verify", "--article", page, "--json")
    (verdict,) = (json.loads(line) for line in result.stdout.splitlines())
    assert {verdict["wording"]: 1} == crawled["quotes"]["wordings"]
    assert (verdict["tie"], verdict["matches"][0]["tie"]) == ("cited", "cited")
    assert result.exit_code == 0
    assert contents() == before


def test_people_see_each_quotation_with_its_verdict(
    archiver: Archiver, write_page: WritePage
) -> None:
    page = write_page("one.html")
    archiver("crawl", "--offline", page)
    shown = archiver("verify", "--article", page).stdout
    assert "“The night ferry to Pelliwick" in shown
    assert "verbatim" in shown


def test_a_page_on_the_web_is_judged_like_a_file(
    archiver: Archiver, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write_page("one.html")
    archiver("crawl", "--offline", page)
    body = page.read_bytes()

    def fetch(url: str, _web: object) -> Capture:
        if url.endswith("gone"):
            raise UnreadablePage("HTTP 404: it is gone")
        return Capture(url=url, source=url, fetched_at="2031-05-04T10:00:00Z", body=body)

    monkeypatch.setattr(verify_article, "fetch_page", fetch)
    found = archiver("verify", "--article", "https://news.example/seal", "--json")
    assert json.loads(found.stdout)["tie"] == "cited"
    gone = archiver("verify", "--article", "https://news.example/gone")
    assert gone.exit_code == 2
    assert gone.stderr == "Error: https://news.example/gone: HTTP 404: it is gone\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--article", "none.html"), "there is no such file"),
        (("--article", "none.html", "words that were said"), "give one quotation, or a file"),
        (("--article", "none.html", "--speaker", "Brook"), "go with one quotation"),
    ],
)
def test_wrong_usage_is_told(
    archiver: Archiver, write_page: WritePage, arguments: tuple[str, ...], said: str
) -> None:
    archiver("crawl", "--offline", write_page("one.html"))
    result = archiver("verify", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
