"""Read the words of a post out of the element that holds it, with its lines and paragraphs."""

import re
from collections.abc import Container

from lxml import etree
from lxml.html import HtmlElement

from archiver.html.struck_marks import CLOSED, OPENED, STRUCK, join_marked

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "figure",
        "footer",
        "header",
        "blockquote",
    ]
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "iframe", "svg", "form", "button"])
_SPACE = re.compile(r"[ \t\r\n\f]+")
# WordPress and old X widgets draw emoji as pictures with the character as their description.
# No post has as many elements; a page that never closes its blockquote does.
_MOST_NODES = 4000
_EMOJI = re.compile(r"emoji|smiley", re.IGNORECASE)


def element_text(
    element: HtmlElement,
    *,
    stop: HtmlElement | None = None,
    skip: Container[HtmlElement] = (),
    keep_lines: bool = False,
) -> str:
    """Give the text of an element up to `stop`: ``<br>`` is a newline, a block's end a blank line.

    `skip` are elements within it whose words are somebody else's. `keep_lines` leaves the
    newlines of the source, for platforms that write a post's lines so. What is struck out
    is marked as Markdown does: it is still what the author wrote.
    """
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for count, (event, node) in enumerate(walk):
        if node is stop or count > _MOST_NODES:
            break
        if event == "start":
            if node.tag in _UNSEEN or node in skip or _is_advertisement(node):
                walk.skip_subtree()
                continue
            if node.tag in STRUCK:
                pieces.append(OPENED)
            if opening := _opening(node, keep_lines=keep_lines):
                pieces.append(opening)
        else:
            if node.tag in STRUCK:
                pieces.append(CLOSED)
            if node.tag in _BLOCKS:
                pieces.append("\n\n")
            if node is not element and node.tail:
                pieces.append(_line(node.tail, keep_lines=keep_lines))
    return tidy_text(join_marked(pieces))


def _is_advertisement(node: HtmlElement) -> bool:
    """Tell an advertisement's ``<ins class="adsbygoogle" data-…>`` from inserted words."""
    return node.tag == "ins" and any(
        name.startswith("data-") or "ads" in value for name, value in node.attrib.items()
    )


def _opening(node: HtmlElement, *, keep_lines: bool) -> str:
    if node.tag == "br":
        return "\n"
    if node.tag == "img":
        alt = node.get("alt") or ""
        return alt if alt and _EMOJI.search(f"{node.get('class')} {node.get('src')}") else ""
    inside = _line(node.text, keep_lines=keep_lines) if node.text else ""
    return "\n\n" + inside if node.tag in _BLOCKS else inside


def _line(text: str, *, keep_lines: bool) -> str:
    return re.sub(r"[ \t\r\f]+", " ", text) if keep_lines else _SPACE.sub(" ", text)


def tidy_text(text: str) -> str:
    """Drop spaces at the ends of lines, and all but one of several blank lines."""
    text = re.sub(r"[ \xa0]*\n[ \xa0]*", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \xa0\n")
