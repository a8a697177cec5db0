"""What a page says of its article: by JSON-LD, by meta elements, by marks of its own."""

from archiver.extraction.articles.metadata import Metadata, read_metadata
from archiver.html.json_ld import article_nodes
from archiver.html.meta_elements import meta_values
from archiver.html.page import parse_markup

URL = "https://news.example/harbour/ferry"


def metadata(head: str, body: str = "", language: str = "en") -> Metadata:
    markup = f"<html lang={language}><head>{head}</head><body>{body}</body></html>"
    tree, _ = parse_markup(markup)
    return read_metadata(tree, URL, "2031-06-01T00:00:00Z", meta_values(tree), article_nodes(tree))


def test_json_ld_goes_before_meta_elements() -> None:
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry leaves", '
        '"datePublished": "2031-05-04T10:00:00Z", "author": [{"name": "Ana Brook"}]}</script>'
    )
    found = metadata(
        linked + '<meta name="author" content="Ida Tamm"><meta name="pubdate" content="2031-05-01">'
    )
    assert (found.title, found.byline) == ("Ferry leaves", "Ana Brook")
    assert found.published_at == "2031-05-04T10:00:00Z"


def test_meta_elements_speak_where_there_is_no_json_ld() -> None:
    found = metadata(
        '<meta property="og:title" content="Ferry"><meta property="og:site_name" content="Pilot">'
        '<meta name="author" content="By Ida Tamm">'
        '<meta property="article:modified_time" content="2031-05-05">'
    )
    assert (found.title, found.site, found.byline) == ("Ferry", "Pilot", "Ida Tamm")
    assert (found.published_at, found.modified_at) == (None, "2031-05-05")


def test_looking_for_a_day_leaves_the_tree_as_it_was() -> None:
    head = '<meta name="last-modified" content="2031-05-05">'
    tree, _ = parse_markup(f"<html><head>{head}</head><body></body></html>")
    read_metadata(tree, URL, None, meta_values(tree), [])
    assert meta_values(tree) == {"last-modified": "2031-05-05"}


def test_the_address_is_a_whole_one_and_no_front_page() -> None:
    link = '<link rel="canonical" href="{}">'
    assert metadata(link.format("https://news.example/a?utm_source=x")).url == (
        "https://news.example/a"
    )
    assert metadata(link.format("https://news.example/")).url == URL
    assert metadata(link.format("/a")).url == URL


def test_a_byline_is_a_name_and_no_address() -> None:
    assert metadata('<meta name="author" content="https://news.example/ana">').byline is None
    assert metadata("", '<p class="author">Ana Brook</p>').byline == "Ana Brook"
