"""The table of sources: what each line says, and what is said of lines that say nothing."""

from pathlib import Path

import pytest

from archiver.discovery.source_table import SourceRow, UnusableRow, read_source_table

SHIPPED = Path(__file__).parents[2] / "db" / "sources.csv"


def test_a_table_may_have_comments_and_leave_out_columns() -> None:
    text = '\ufeff# mine\n\nURL, title\nhttps://a.example/,"A, and B"\n  # no\nhttps://b.example/\n'
    assert list(read_source_table(text)) == [
        SourceRow(line=4, url="https://a.example/", title="A, and B"),
        SourceRow(line=6, url="https://b.example/"),
    ]


def test_all_columns_are_read() -> None:
    text = "url,kind,title,every_hours,enabled\nhttps://a.example/,Feed,A,6.5,No\n"
    assert list(read_source_table(text)) == [
        SourceRow(
            line=2, url="https://a.example/", kind="feed", title="A", every_hours=6.5, enabled=False
        )
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",feed,,,", "it names no address"),
        ("https://a.example/,gazette,,,", "'gazette' is none of feed, sitemap, "),
        ("https://a.example/,,,often,", "'often' is no number of hours"),
        ("https://a.example/,,,nan,", "'nan' is no number of hours"),
        ("https://a.example/,,,0,", "'0' is no number of hours"),
        ("https://a.example/,,,,maybe", "'maybe' is neither yes nor no"),
    ],
)
def test_a_line_that_says_nothing_usable_is_told_and_the_next_is_read(
    row: str, reason: str
) -> None:
    text = f"url,kind,title,every_hours,enabled\n{row}\nhttps://b.example/\n"
    told, seed = read_source_table(text)
    assert isinstance(told, UnusableRow)
    assert told.line == 2
    assert reason in told.reason
    assert isinstance(seed, SourceRow)


def test_a_table_without_a_header_is_told_once() -> None:
    (told,) = read_source_table("https://a.example/\nhttps://b.example/\n")
    assert isinstance(told, UnusableRow)
    assert told.reason.startswith("the first line has to name the columns: url,kind")


def test_the_table_that_is_shipped_is_read_and_names_nobody() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert list(read_source_table(text)) == []
    example = text.split("An example: ")[1].splitlines()[0]
    (seed,) = read_source_table(text + example)
    assert isinstance(seed, SourceRow)
    assert (seed.url, seed.kind) == ("https://news.example/feed.xml", "feed")
