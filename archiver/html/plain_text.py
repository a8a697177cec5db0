"""Turn a fragment of HTML, such as the content of a post, into plain text."""

import re
from collections.abc import Mapping
from typing import Any

from archiver.html.struck_marks import CLOSED, OPENED, STRUCK, join_marked

_BLOCKS = frozenset({"p", "div", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5"})
_LINES = frozenset({"li", "tr"})
_UNSEEN = frozenset({"script", "style", "template", "head", "title"})
_MOST_TAGS = 50_000
"""Tags that are read; 330,000 in a title of 1 MB take a second. No post has a hundredth."""
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
    from lxml import etree  # noqa: PLC0415 - looking one quotation up needs none of it

    content = _first_tags(content).removeprefix("\ufeff")
    if not content:
        return ""
    # What libxml2 meets is written down as it comes: no tree is made of it, however deep it is.
    written = _Written()
    target: Any = written  # whose methods may take bytes, of XML alone
    parser = etree.HTMLParser(target=target, recover=True)
    parser.feed(content)
    parser.close()
    text = re.sub(r" *\n *", "\n", join_marked(written.pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _first_tags(content: str) -> str:
    """Cut markup that is made of tags behind as many as are read."""
    if content.count("<") <= _MOST_TAGS:
        return content
    return "<".join(content.split("<", _MOST_TAGS)[:-1])


class _Written:
    """Takes what a parser meets, and writes down what stands for it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._text: list[str] = []
        self._ends: list[str] = []  # what is written where each open element ends
        self._unseen = self._kept = 0  # open elements within one that is not seen, and in `pre`

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element: a break, a picture's words, or nothing."""
        self._write_text()
        if self._unseen:
            self._unseen += 1
            return
        if tag in _UNSEEN or "quote-inline" in attributes.get("class", "").split():
            self._unseen = 1
        elif tag in {"br", "img"}:
            self.pieces.append("\n" if tag == "br" else attributes.get("alt", ""))
            self._unseen = 1
        else:
            edge = "\n\n" if tag in _BLOCKS else "\n" if tag in _LINES else ""
            self._write(OPENED if tag in STRUCK else edge)
            self._ends.append(CLOSED if tag in STRUCK else edge)
            self._kept += tag == "pre"

    def end(self, tag: str) -> None:
        """Close an element."""
        self._write_text()
        if self._unseen:
            self._unseen -= 1
            return
        self._kept -= tag == "pre"
        self._write(self._ends.pop())

    def data(self, text: str) -> None:
        """Take a part of a text; the next may belong to it."""
        self._text.append(text)

    def comment(self, _text: str) -> None:
        """Pass over what is no text, which ends the one before it."""
        self._write_text()

    def pi(self, _target: str, _text: str | None = None) -> None:
        """Pass over an instruction in the same way."""
        self._write_text()

    def doctype(self, _name: str | None, _public: str | None, _system: str | None) -> None:
        """Pass over what names a kind of document, wherever it stands."""
        self._write_text()

    def close(self) -> None:
        """Write down what is left."""
        self._write_text()

    def _write_text(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if not self._unseen:
            self._write(text if self._kept else _SPACE.sub(" ", text))

    def _write(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
