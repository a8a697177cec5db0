"""`archiver sources`: added, listed, removed, and loaded from tables and OPML."""

import json
from pathlib import Path

import pytest

from archiver.cli import sources
from tests.cli.conftest import Archiver

FEED = "https://news.example/feed.xml"
TABLE = f"""# mine
url,kind,title,every_hours,enabled
{FEED},feed,The Pilot,6,yes
https://other.example/,,,,no
ftp://news.example/,,,,
https://third.example/,gazette,,,
"""
OPML = """<opml version="2.0"><body><outline text="Harbour">
<outline text="The Pilot" xmlUrl="https://news.example/feed.xml"/>
<outline text="Küste" xmlUrl="https://kueste.example/rss"/></outline></body></opml>"""


def listed(archiver: Archiver) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(archiver("sources", "list", "--json").stdout)
    return found


def test_sources_are_added_once_and_listed(archiver: Archiver) -> None:
    result = archiver("sources", "add", FEED, f"{FEED}?utm_source=x", "--title", "The Pilot")
    assert (result.exit_code, result.stdout) == (0, "1 sources added, 1 were known\n")
    (source,) = listed(archiver)
    assert (source["url"], source["title"], source["failures"]) == (FEED, "The Pilot", 0)
    assert archiver("sources", "list").stdout == f"{FEED}\t?\tnot looked at yet\n"


def test_a_folder_is_a_source_by_its_whole_path(archiver: Archiver) -> None:
    Path("my pages").mkdir()
    assert archiver("sources", "add", "my pages").exit_code == 0
    (source,) = listed(archiver)
    assert source["url"] == (Path.cwd() / "my pages").as_uri()
    assert source["kind"] == "files"
    assert archiver("sources", "remove", "my pages").stdout == "1 sources removed\n"


def test_a_source_is_removed_and_all_or_none_where_one_is_unknown(archiver: Archiver) -> None:
    archiver("sources", "add", FEED)
    result = archiver("sources", "remove", FEED, "https://other.example/")
    assert result.exit_code == 2
    assert "https://other.example/: no such source" in result.stderr
    assert len(listed(archiver)) == 1
    assert archiver("sources", "remove", FEED).exit_code == 0
    result = archiver("sources", "list")
    assert (result.stdout, result.stderr[:20]) == ("", "there are no sources")


def test_a_table_is_loaded_line_by_line_and_again(archiver: Archiver) -> None:
    Path("db").mkdir()
    Path("db/sources.csv").write_text(TABLE, encoding="utf-8")
    result = archiver("sources", "load")
    assert result.exit_code == 3
    assert result.stdout == "2 sources added, 0 were known, 2 lines not used\n"
    told = result.stderr.splitlines()
    assert told[0].startswith("db/sources.csv:5: 'ftp://news.example/' is no address")
    assert told[1].startswith("db/sources.csv:6: 'gazette' is none of feed, ")
    first, second = listed(archiver)
    assert (first["every_hours"], first["enabled"], second["enabled"]) == (6.0, True, False)
    Path("db/sources.csv").write_text("url,enabled\nhttps://other.example/,yes", encoding="utf-8")
    result = archiver("sources", "load")
    assert (result.exit_code, result.stdout[:36]) == (0, "0 sources added, 1 were known, 0 lin")
    assert listed(archiver)[1]["enabled"] is True


def test_a_path_in_a_table_is_beside_the_table(archiver: Archiver) -> None:
    Path("lists/pages").mkdir(parents=True)
    Path("lists/mine.csv").write_text("url\npages\nnone\n", encoding="utf-8")
    result = archiver("sources", "load", "lists/mine.csv")
    assert result.exit_code == 3
    assert result.stderr.startswith("lists/mine.csv:3: 'none' is neither an address nor a file")
    (source,) = listed(archiver)
    assert (source["url"], source["kind"]) == ((Path.cwd() / "lists/pages").as_uri(), "files")


def test_an_opml_file_is_loaded_with_titles(archiver: Archiver) -> None:
    Path("feeds.opml").write_text(OPML, encoding="utf-8")
    assert archiver("sources", "load", "feeds.opml").exit_code == 0
    assert {source["title"] for source in listed(archiver)} == {"The Pilot", "Küste"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "news.example/feed"),
        ("add", "ftp://news.example/"),
        ("add", "https://ana:secret@news.example/"),
        ("add", "https://news.example/", "--kind", "gazette"),
        ("add", "https://news.example/", "--every", "0"),
        ("add",),
        ("list",),
        ("remove", "https://news.example/"),
        ("load",),
        ("load", "none.csv"),
        ("load", "."),
        ("load", "page.html"),
        ("load", "bomb.opml"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_makes_no_archive(
    archiver: Archiver, arguments: tuple[str, ...]
) -> None:
    Path("page.html").write_text("<p>Hello.</p>", encoding="utf-8")
    Path("bomb.opml").write_text('<!DOCTYPE o [<!ENTITY a "b">]><opml>&a;</opml>', encoding="utf-8")
    result = archiver("sources", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
    assert "secret" not in result.stderr
    assert not Path("db").exists()


def test_only_what_names_a_path_is_a_source_of_files() -> None:
    assert [sources._kind(one) for one in ("pages/a.html", "FILE:///a", "https://a.example")] == [
        "files",
        "files",
        None,
    ]
