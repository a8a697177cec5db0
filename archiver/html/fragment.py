"""Parse a piece of markup that is no page: an embed's code, the content of a feed's entry."""

from lxml.html import HtmlElement

from archiver.html.page import parse_markup
from archiver.text.foreign_json import mend_surrogates


def parse_fragment(markup: str) -> HtmlElement:
    """Give a tree of the markup, its elements inside the body; empty where it holds none.

    >>> parse_fragment("<p>One</p>two").xpath("string(//body)")
    'Onetwo'
    """
    # Markup out of JSON may hold a character as two halves, each of which no tree can hold.
    tree, _ = parse_markup(f"<html><body>{mend_surrogates(markup)}</body></html>")
    return tree
