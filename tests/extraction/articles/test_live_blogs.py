"""Pages of many dated entries: the first tells when it was published, the last when it changed."""

import pytest

from archiver.extraction.articles.live_blogs import shown_updates, stated_updates
from archiver.extraction.articles.metadata import Metadata, read_metadata
from archiver.html.json_ld import article_nodes
from archiver.html.meta_elements import meta_values
from archiver.html.page import parse_markup

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
