"""Sitemaps, their indexes and OPML files."""

import pytest

from archiver.discovery.sitemaps import read_opml, read_sitemap, read_sitemap_index
from archiver.models.records import Capture

HERE = Capture(
    url="https://news.example/maps/1.xml",
    source="1.xml",
    fetched_at="2031-05-04T00:00:00Z",
    status=200,
    body=b"",
)
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def test_a_news_sitemap_gives_titles_and_both_times() -> None:
    text = f"""<urlset xmlns="{XMLNS}" xmlns:news="{NEWS}"><url>
      <loc>https://news.example/ferry?utm_source=map</loc>
      <lastmod>2031-05-04T10:00:00Z</lastmod>
      <news:news><news:publication_date>2031-05-03</news:publication_date>
      <news:title>The ferry leaves</news:title></news:news></url></urlset>"""
    (entry,) = read_sitemap(text, HERE).entries
    assert (entry.url, entry.title) == ("https://news.example/ferry", "The ferry leaves")
    assert (entry.published_at, entry.updated_at) == ("2031-05-03", "2031-05-04T10:00:00Z")


def test_a_day_of_change_is_no_day_of_publication() -> None:
    url = "<url><loc>/ferry</loc><lastmod>2031-05-04</lastmod></url>"
    text = f'<urlset xmlns="{XMLNS}">{url}</urlset>'
    (entry,) = read_sitemap(text, HERE).entries
    assert entry.url == "https://news.example/ferry"
    assert (entry.published_at, entry.updated_at) == (None, "2031-05-04")


def test_an_index_names_sitemaps_and_no_articles() -> None:
    text = f'<sitemapindex xmlns="{XMLNS}"><sitemap><loc>2.xml</loc></sitemap></sitemapindex>'
    found = read_sitemap_index(text, HERE)
    assert [one.url for one in found.sources] == ["https://news.example/maps/2.xml"]
    assert found.entries == ()


def test_feeds_of_an_opml_file_are_found_in_any_group() -> None:
    text = """<opml><body><outline text="Harbour"><outline text="Pilot" xmlUrl="/feed"/></outline>
      <outline text="No feed"/></body></opml>"""
    assert [(one.url, one.title) for one in read_opml(text, HERE).sources] == [
        ("https://news.example/feed", "Pilot")
    ]


@pytest.mark.parametrize(
    ("loc", "url"),
    [
        ("https://news.example/a?b=1&c=2", "https://news.example/a?b=1&c=2"),
        ("https://news.example/a?b=1&amp;c=2", "https://news.example/a?b=1&c=2"),
        ("<![CDATA[https://news.example/a?b=1&c=2]]>", "https://news.example/a?b=1&c=2"),
        ("\n https://news.example/a?b=1&#38;c=2&d\n", "https://news.example/a?b=1&c=2&d"),
    ],
)
def test_an_address_keeps_its_ampersands_however_they_are_written(loc: str, url: str) -> None:
    text = f"<urlset><url><loc>{loc}</loc></url></urlset>"
    (entry,) = read_sitemap(text, HERE).entries
    assert entry.url == url
