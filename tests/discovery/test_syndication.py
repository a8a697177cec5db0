"""RSS, Atom and JSON feeds."""

import json

import pytest

from archiver.discovery.syndication import read_feed, read_json_feed
from archiver.errors import UnreadableListing
from archiver.models.records import Capture

HERE = Capture(
    url="https://news.example/feeds/all",
    source="all",
    fetched_at="2031-05-04T00:00:00Z",
    status=200,
    body=b"",
)


def rss(item: str) -> str:
    return f'<rss version="2.0"><channel><title>Pilot</title><item>{item}</item></channel></rss>'


def test_a_title_is_one_line_without_markup() -> None:
    item = "<link>/ferry</link><title>The &lt;b&gt;ferry&lt;/b&gt;\n &amp;amp; the seal</title>"
    (entry,) = read_feed(rss(item), HERE).entries
    assert (entry.url, entry.title) == ("https://news.example/ferry", "The ferry & the seal")


def test_an_entry_without_a_link_or_a_moment_names_nothing_else() -> None:
    assert read_feed(rss("<title>Only a title</title>"), HERE).entries == ()
    (entry,) = read_feed(rss("<link>/a</link><pubDate>yesterday</pubDate>"), HERE).entries
    assert entry.published_at is None


def test_the_one_date_of_an_rss_feed_is_that_of_publication() -> None:
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'
    dated = "<link>/a</link><{0}>2031-05-04T10:00:00Z</{0}>"
    moments = []
    for name in ("dc:date", "atom:updated"):
        feed = rss(dated.format(name)).replace("<rss ", f"<rss {space} ")
        (entry,) = read_feed(feed, HERE).entries
        moments.append((entry.published_at, entry.updated_at))
    at = "2031-05-04T10:00:00Z"
    assert moments == [(at, None), (None, at)]


def test_the_identifier_of_a_json_entry_may_be_its_address() -> None:
    items = [{"id": "https://news.example/seal"}, {"id": "7"}, {"id": 7}]
    feed = read_json_feed(json.dumps({"items": items}), HERE)
    assert [entry.url for entry in feed.entries] == ["https://news.example/seal"]


def test_a_json_feed_gives_both_moments() -> None:
    item = {
        "url": "https://news.example/ferry",
        "title": "Ferry",
        "date_published": "2031-05-03T12:00:00+02:00",
        "date_modified": "2031-05-04T00:00:00Z",
    }
    feed = read_json_feed(json.dumps({"title": "Pilot", "items": [item, "no item", {}]}), HERE)
    (entry,) = feed.entries
    assert (feed.title, entry.published_at) == ("Pilot", "2031-05-03T10:00:00Z")
    assert entry.updated_at == "2031-05-04T00:00:00Z"


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"items": 3}', "[" * 100_000])
def test_json_that_is_no_feed_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableListing, match="it is JSON, but"):
        read_json_feed(text, HERE)
