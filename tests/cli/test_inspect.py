"""`archiver inspect`: what is read from pages, in order, with nothing written."""

import gzip
import json
from pathlib import Path

import pytest

from archiver.cli import inspect
from archiver.errors import UnreadablePage
from archiver.models.records import Capture
from tests.cli.conftest import Archiver
from tests.conftest import WritePage


def test_json_is_one_object_a_line_in_the_order_of_the_sources(
    archiver: Archiver, write_page: WritePage
) -> None:
    pages = [write_page(name) for name in ("b.html", "a.html")]
    packed = pages[0].with_name("c.html.gz")
    packed.write_bytes(gzip.compress(pages[0].read_bytes()))
    result = archiver("inspect", "--json", *pages, packed)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["source"] for one in found] == [str(path) for path in (*pages, packed)]
    assert result.exit_code == 0
    for one in found:
        (quote,) = one["quotes"]
        assert one["text"][quote["start"] : quote["end"]] == quote["text"]
        assert one["embeds"][0]["kind"] == "blockquote"
    assert list(Path().iterdir()) == []


def test_a_page_that_cannot_be_read_has_its_error_in_its_place(
    archiver: Archiver, write_page: WritePage
) -> None:
    good = write_page("good.html")
    bad = good.with_name("bad.html")
    bad.touch()
    result = archiver("inspect", "--json", bad, good)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first == {"source": str(bad), "error": "the file is empty"}
    assert second["source"] == str(good)
    assert result.stderr == f"{bad}: the file is empty\n"
    assert result.exit_code == 3


def test_people_see_the_article_its_posts_and_its_quotations(
    archiver: Archiver, write_page: WritePage
) -> None:
    result = archiver("inspect", write_page("one.html"))
    assert "1 embeds, 1 quotations" in result.stdout
    assert "blockquote x:" in result.stdout
    assert "“The night ferry to Pelliwick" in result.stdout
    assert result.exit_code == 0


def test_no_page_gives_orders_to_a_terminal(archiver: Archiver) -> None:
    text = "The \x1b[2J ferry\n\nAna Brook said: “It is late \x1b]0;seal\x07 again.”\n"
    Path("notes.txt").write_text(text, encoding="utf-8")
    result = archiver("inspect", "notes.txt")
    assert "1 quotations" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


def test_the_offsets_of_a_text_file_count_in_the_file(archiver: Archiver) -> None:
    text = "\r\n Ana Brook said: “The ferry is late.”\r\n\r\n“And  so is the seal,” she added.\r\n"
    Path("notes.txt").write_bytes(text.encode())
    (found,) = [
        json.loads(line) for line in archiver("inspect", "--json", "notes.txt").stdout.splitlines()
    ]
    assert found["text"] == text
    for quote in found["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_without_a_source_or_with_one_that_is_not_there_it_ends_with_2(archiver: Archiver) -> None:
    assert archiver("inspect").exit_code == 2
    result = archiver("inspect", "none.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: none.html: there is no such file or folder\n"


def test_what_could_not_be_read_is_told_in_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    inspect._tell("a.html", "no\x1b page", as_json=True)
    shown = capsys.readouterr()
    assert json.loads(shown.out) == {"source": "a.html", "error": "no\x1b page"}
    assert shown.err == "a.html: no� page\n"
    inspect._tell("a.html", "no page", as_json=False)
    assert capsys.readouterr().out == ""


def test_a_page_on_the_web_is_asked_for_and_kept_nowhere(
    archiver: Archiver, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://news.example/ferry"
    body = write_page("one.html").read_bytes()
    body_of = {address: body}

    def fetch(url: str, _web: object) -> Capture:
        if url not in body_of:
            raise UnreadablePage("HTTP 404: it is gone")
        return Capture(url=url, source=url, fetched_at="2031-05-04T10:00:00Z", body=body_of[url])

    monkeypatch.setattr(inspect, "fetch_page", fetch)
    result = archiver("inspect", "--json", address, "https://news.example/gone")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["source"] == address
    assert len(first["quotes"]) == 1
    assert second == {"source": "https://news.example/gone", "error": "HTTP 404: it is gone"}
    assert result.exit_code == 3
    assert list(Path().iterdir()) == []
