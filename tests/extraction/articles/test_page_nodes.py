"""Which nodes of JSON-LD are about the article of their page."""

from archiver.extraction.articles.page_nodes import own_nodes, without_other_pages
from archiver.html.page import parse_markup

URL = "https://news.example/seal"
OTHER = {"@type": "NewsArticle", "headline": "Moss in the well", "url": "https://news.example/moss"}
OWN = {"@type": "NewsArticle", "headline": "The seal sleeps", "url": f"{URL}?utm_source=x"}
TREE, _ = parse_markup("<title>The seal sleeps | Pilot</title><h1>The seal sleeps</h1>")


def test_an_article_of_another_page_is_left_out() -> None:
    assert without_other_pages(TREE, [OTHER, OWN], URL) == [OWN]
    by_page = {**OTHER, "url": None, "mainEntityOfPage": {"@id": "https://news.example/moss"}}
    assert without_other_pages(TREE, [by_page], URL) == []


def test_another_address_or_another_headline_alone_is_no_other_page() -> None:
    amp = {**OWN, "url": "https://news.example/amp/seal"}
    changed = {**OTHER, "url": URL}
    unsaid = {"@type": "NewsArticle", "headline": "Moss in the well"}
    front = {**OTHER, "url": "https://news.example/"}
    kept = [amp, changed, unsaid, front]
    assert without_other_pages(TREE, kept, URL) == kept
    assert without_other_pages(TREE, [OTHER], "file:///desk/seal.html") == [OTHER]


def test_articles_go_before_the_page_around_them() -> None:
    page = {"@type": "WebPage", "headline": "The seal sleeps"}
    assert own_nodes(TREE, [page, OWN]) == [OWN]
    assert own_nodes(TREE, [page]) == [page]


def test_of_several_pieces_those_count_that_the_page_is_called_after() -> None:
    unsaid = {"@type": "NewsArticle", "headline": "Moss in the well"}
    assert own_nodes(TREE, [unsaid, OWN]) == [OWN]
    entries = [unsaid, {"@type": "BlogPosting", "headline": "Fog at noon"}]
    assert own_nodes(TREE, entries) == []
