"""Turn a fragment of HTML, such as the content of a post, into plain text."""

import re
from typing import TYPE_CHECKING

from archiver.html.struck_marks import CLOSED, OPENED, STRUCK, join_marked

if TYPE_CHECKING:  # it takes as long to import as all that one verdict needs
    from bs4 import NavigableString, Tag

_BLOCKS = frozenset({"p", "div", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5"})
_LINES = frozenset({"li", "tr"})
_UNSEEN = frozenset({"script", "style", "template", "head", "title"})
_MOST_TAGS = 50_000
"""Tags that are read; 330,000 in a title of 1 MB take three seconds. No post has a hundredth."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


def plain_text(content: str) -> str:
    r"""Give the text of HTML as Mastodon's and Truth Social's API write it.

    ``<br>`` is a newline, the end of a paragraph a blank line. A link's hidden beginning and
    end (``invisible``, ``ellipsis``) belong to its address, so that it is whole again; a
    mention stays ``@name``. "RE: address", which stands in for a quoted post where it cannot
    be shown (``quote-inline``), is nobody's words. What its author struck out stays the author's
    and is marked as Markdown does.

    >>> plain_text("<p>One<br>two</p><p>Three &amp; four</p>")
    'One\ntwo\n\nThree & four'
    """
    from bs4 import BeautifulSoup, NavigableString, Tag  # noqa: PLC0415 - as above
    from bs4.element import PreformattedString  # noqa: PLC0415 - as above

    tree = BeautifulSoup(_first_tags(content), "lxml")
    pieces: list[str] = []
    # A stack, for markup may be nested deeper than functions may call each other. With each node
    # stands whether its white space is kept: to ask a node for what it stands in takes as long as
    # it stands deep.
    waiting: list[tuple[Tag | NavigableString | str, bool]] = [(tree, False)]
    while waiting:
        node, kept = waiting.pop()
        if isinstance(node, Tag):
            kept = kept or node.name == "pre"
            waiting.extend((inner, kept) for inner in reversed(_inside(node)))
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                pieces.append(str(node) if kept else _SPACE.sub(" ", str(node)))
        else:
            pieces.append(node)
    text = re.sub(r" *\n *", "\n", join_marked(pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _first_tags(content: str) -> str:
    """Cut markup that is made of tags behind as many as are read."""
    if content.count("<") <= _MOST_TAGS:
        return content
    return "<".join(content.split("<", _MOST_TAGS)[:-1])


def _inside(node: "Tag") -> list["Tag | NavigableString | str"]:
    """Give what stands for an element: its own text, its children between breaks, or nothing."""
    from bs4 import NavigableString, Tag  # noqa: PLC0415 - as above

    if node.name in _UNSEEN or "quote-inline" in (node.get("class") or ()):
        return []
    if node.name == "br":
        return ["\n"]
    if node.name == "img":
        return [str(node.get("alt") or "")]
    children = [child for child in node.children if isinstance(child, (Tag, NavigableString))]
    if node.name in STRUCK:
        return [OPENED, *children, CLOSED]
    edge = "\n\n" if node.name in _BLOCKS else "\n" if node.name in _LINES else ""
    return [edge, *children, edge] if edge else [*children]
