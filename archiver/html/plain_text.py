"""Turn a fragment of HTML, such as the content of a post, into plain text."""

import re

from archiver.html.struck_marks import CLOSED, OPENED, STRUCK, join_marked

_BLOCKS = frozenset({"p", "div", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5"})
_LINES = frozenset({"li", "tr"})
_EDGES = dict.fromkeys(_BLOCKS, "\n\n") | dict.fromkeys(_LINES, "\n") | {"br": "\n"}
_UNSEEN = frozenset({"script", "style", "template", "head", "title"})
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
    text = re.sub(r" *\n *", "\n", join_marked(_pieces(content)))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _pieces(content: str) -> list[str]:
    """Read the texts of a fragment and what stands for its elements, in their order."""
    # They take as long to import as all that one verdict needs.
    from lxml import etree  # noqa: PLC0415

    from archiver.html.fragment import parse_fragment  # noqa: PLC0415

    body = parse_fragment(content).find("body")
    if body is None:
        return []
    pieces: list[str] = []
    kept = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        is_seen = tag not in _UNSEEN and "quote-inline" not in (node.get("class") or "").split()
        if event == "start":
            if not is_seen:
                walk.skip_subtree()
                continue
            kept += tag == "pre"
            if tag in _EDGES:
                pieces.append(_EDGES[tag])
            elif tag == "img":
                pieces.append(node.get("alt") or "")
            elif tag in STRUCK:
                pieces.append(OPENED)
            text = node.text
        else:
            if is_seen:
                kept -= tag == "pre"
                if tag in STRUCK:
                    pieces.append(CLOSED)
                elif tag in _EDGES and tag != "br":
                    pieces.append(_EDGES[tag])
            text = node.tail if node is not body else None
        if text:
            pieces.append(text if kept else _SPACE.sub(" ", text))
    return pieces
