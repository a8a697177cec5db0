"""Pages of many dated entries: the first tells when it was published, the last when it changed."""

import pytest

from archiver.extraction.articles.article import read_article
from archiver.extraction.articles.live_blogs import (
    printed_updates,
    shown_updates,
    stated_updates,
)
from archiver.extraction.articles.metadata import Metadata, read_metadata
from archiver.html.json_ld import article_nodes
from archiver.html.meta_elements import meta_values
from archiver.html.page import HtmlPage, parse_markup

HOURS = ("2031-05-04T21:00:00Z", "2031-05-04T15:00:00Z", "2031-05-04T09:00:00Z")
ENTRIES = "".join(f'<div><time datetime="{at}">x</time><p>Late.</p></div>' for at in HOURS)


def read(body: str, head: str = "") -> Metadata:
    page = f"<html lang=en><head><title>Harbour live</title>{head}</head><body>{body}</body></html>"
    tree, _ = parse_markup(page)
    nodes = article_nodes(tree)
    return read_metadata(tree, "https://news.example/live", None, meta_values(tree), nodes)


def test_entries_from_the_latest_on_do_not_make_the_page_younger() -> None:
    found = read(f"<article><h1>Harbour live</h1>{ENTRIES}</article>")
    assert (found.published_at, found.modified_at) == (HOURS[2], HOURS[0])


def test_a_moment_of_the_page_above_its_entries_stays() -> None:
    own = '<p>Published <time datetime="2031-05-04T06:00:00Z">6am</time></p>'
    found = read(f"<article><h1>Harbour live</h1>{own}{ENTRIES}</article>")
    assert (found.published_at, found.modified_at) == ("2031-05-04T06:00:00Z", HOURS[0])


def test_stated_entries_say_when_a_live_blog_changed_last() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Harbour",'
        ' "coverageStartTime": "2031-05-04T06:00:00Z", "dateModified": "2031-05-04T07:00:00Z",'
        ' "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2031-05-04T21:00:00Z"}]}'
        "</script>"
    )
    found = read("<article><h1>Harbour live</h1></article>", head)
    assert (found.published_at, found.modified_at) == ("2031-05-04T06:00:00Z", HOURS[0])


def test_nodes_of_entries_are_not_the_page() -> None:
    nodes = ",".join(
        f'{{"@type": "BlogPosting", "headline": "{what}", "datePublished": "{at}"}}'
        for what, at in zip(("Pier shut", "Ferry late"), HOURS[::2], strict=True)
    )
    head = f'<script type="application/ld+json">[{nodes}]</script>'
    found = read(f"<article><h1>Harbour live</h1>{ENTRIES}</article>", head)
    assert (found.title, found.published_at) == ("Harbour live", HOURS[2])


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{ENTRIES[: len(ENTRIES) // 3 * 2]}</article>",
        f"<aside>{ENTRIES}</aside>",
        "<article>"
        + "".join(f'<time datetime="2031-05-0{day}">x</time>' for day in (3, 5, 1, 4))
        + "</article>",
        f'<article><time itemprop="datePublished" datetime="2031-05-05">{ENTRIES}</article>',
    ],
    ids=["few", "aside", "up and down", "marked"],
)
def test_other_times_are_no_entries(body: str) -> None:
    tree, _ = parse_markup(f"<body>{body}</body>")
    assert shown_updates(tree, "en") == []


@pytest.mark.parametrize("held", [None, "x", [1, None], {"datePublished": ["x"]}])
def test_broken_data_tell_nothing(held: object) -> None:
    assert stated_updates([{"liveBlogUpdate": held}, {}], "en") == []


def test_entries_of_microdata_say_when_a_live_blog_changed_last() -> None:
    entry = (
        '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">'
        '<time itemprop="datePublished" datetime="2031-05-0{}T09:00:00Z">x</time><p>Late.</p></div>'
    )
    found = read(
        '<article><h1>Live</h1><time itemprop="datePublished" datetime="2031-05-04T06:00:00Z">'
        f"6am</time>{entry.format(7)}{entry.format(5)}</article>"
    )
    assert found.published_at == "2031-05-04T06:00:00Z"
    assert found.modified_at == "2031-05-07T09:00:00Z"


PROSE = "“The seal has a season ticket by now,” said Ana Brook, who runs the ferry to the island."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tuesday, 6 May 2031, 14:05", "2031-05-06"),
        ("May 7th, 2031", "2031-05-07"),
        ("2031-05-06 14:05", "2031-05-06"),
        ("6 de mayo de 2031 a las 14:05", "2031-05-06"),
    ],
)
def test_a_day_above_an_entry_is_when_it_was_written(line: str, day: str) -> None:
    text = f"Harbour live\n{PROSE}\n{line}\n{PROSE}"
    found = printed_updates(text, "en", after="2031-05-04T20:00:00Z", until="2031-06-01T00:00:00Z")
    assert found == [day]


@pytest.mark.parametrize(
    "line",
    ["5 May 2031", "9 June 2031", "The pier shut on May 6, 2031", "May 6", "6 May 2031\nRain"],
)
def test_other_lines_with_a_day_are_above_no_entry(line: str) -> None:
    """The day after may be the same one elsewhere, and nobody writes after a page was captured."""
    text = f"Harbour live\n{line}\n{PROSE}"
    assert not printed_updates(text, "en", after="2031-05-04", until="2031-06-01T00:00:00Z")


def test_an_article_is_as_young_as_its_last_entry_says() -> None:
    body = "".join(f"<p>{day} May 2031</p><p>{PROSE}</p><p>{PROSE}</p>" for day in (4, 8))
    head = '<meta property="article:published_time" content="2031-05-04T06:00:00Z">'
    tree, _ = parse_markup(
        f"<html lang=en><head>{head}</head><body><article>{body}</article></body></html>"
    )
    page = HtmlPage(
        url="https://news.example/live",
        kind="html",
        encoding="utf-8",
        tree=tree,
        fetched_at="2031-06-01T00:00:00Z",
    )
    found = read_article(page)
    assert (found.published_at, found.modified_at) == ("2031-05-04T06:00:00Z", "2031-05-08")
