"""Trees of markup for tests."""

from lxml.html import HtmlElement

from archiver.html.page import HtmlPage, parse_markup


def tree_of(body: str, head: str = "") -> HtmlElement:
    tree, _ = parse_markup(f"<html><head>{head}</head><body>{body}</body></html>")
    return tree


def page_of(body: str, head: str = "") -> HtmlPage:
    return HtmlPage(
        url="https://news.example/a", kind="html", encoding="utf-8", tree=tree_of(body, head)
    )
