"""Write marks around block quotations whose speaker is named below them or right before.

A ``<blockquote>`` shows by its place that its words are somebody's, and the text of an article
would not. Only those become paragraphs with marks that say whose they are: by ``<cite>``,
``<footer>`` or ``<figcaption>``, by a last line behind a dash, or by the paragraph before, which
ends in a colon. Those in marks already are left alone.
"""

import re

from lxml.html import HtmlElement
from lxml.html import builder as element

_MOST = 300  # block quotations of a page
_LONGEST = 3_000  # characters of one that is read
_NAME = 120  # characters of the line that says whose it is
_ELEMENTS = 60  # in one block quotation
_NAMING = ("cite", "footer", "figcaption")
# Matches "— Ana Brook, on X" and "--Ana"; not "- milk".
_SIGNED = re.compile(r"\s*(?:[—–―]|--)\s*(?=[^\W\d_])")
_MARKED = tuple("“\"«„‘'»”「『")
_SPACES = re.compile(r"\s+")


def mark_block_quotes(tree: HtmlElement) -> None:
    """Make paragraphs with marks of the block quotations of a tree that say whose they are."""
    for number, block in enumerate(list(tree.iter("blockquote"))):
        if number >= _MOST or block.getparent() is None:
            return
        if sum(1 for _ in zip(block.iter(), range(_ELEMENTS + 1), strict=False)) > _ELEMENTS:
            continue
        _mark(block)


def _mark(block: HtmlElement) -> None:
    lines = _lines(block)
    name, words = _signature(block, lines)
    said = " ".join(words).rstrip(" —–―")
    if not said or len(said) > _LONGEST or said.startswith(_MARKED):
        return
    if not name:
        name = _signed_below(block)
    led = None if name else _leading(block)
    if name:
        _replace(block, f"“{said}” — {name}")
    elif led is not None:
        last = led[-1] if len(led) else None
        if last is None:
            led.text = f"{(led.text or '').rstrip()} “{said}”"
        else:
            last.tail = f"{(last.tail or '').rstrip()} “{said}”"
        _replace(block, "")


def _lines(block: HtmlElement) -> list[str]:
    """Give the text of a block quotation, a paragraph or broken line each."""
    parts: list[str] = [""]
    for node in block.iter():
        if node.tag in {"p", "br", "div", "li", *_NAMING} and parts[-1].strip():
            parts.append("")
        if node.tag != "br" and isinstance(node.tag, str):
            parts[-1] += node.text or ""
        if node is not block:
            parts[-1] += node.tail or ""
    return [line for line in (_SPACES.sub(" ", part).strip() for part in parts) if line]


def _signature(block: HtmlElement, lines: list[str]) -> tuple[str, list[str]]:
    """Whose a block quotation is, or '', and the lines that are quoted."""
    named = next(iter(block.iter(*_NAMING)), None)
    if named is None:
        named = _caption(block)
    if named is not None:
        name = _SPACES.sub(" ", named.text_content()).strip()
        bare = _SIGNED.sub("", name, count=1)
        at = next((n for n, line in enumerate(lines) if line.endswith((name, bare))), len(lines))
        words = lines[:at]
        if at < len(lines):  # `Shut. — Ana` in one line
            words += [lines[at].removesuffix(name).removesuffix(bare).rstrip(" —–―-")]
        good = 0 < len(bare) <= _NAME and bare[0].isalpha()
        return (bare if good else "", [line for line in words if line])
    if len(lines) > 1 and len(lines[-1]) <= _NAME and _SIGNED.match(lines[-1]):
        return _SIGNED.sub("", lines[-1], count=1), lines[:-1]
    return "", lines


def _caption(block: HtmlElement) -> HtmlElement | None:
    """Give the caption of a figure that holds nothing but the block quotation."""
    figure = block.getparent()
    if figure is None or figure.tag != "figure" or len(figure) > 3:
        return None
    return next((item for item in figure if item.tag == "figcaption"), None)


def _signed_below(block: HtmlElement) -> str:
    """Whose a block quotation is by a paragraph of its own right below it, which is taken out."""
    below = block.getnext()
    if below is None or below.tag != "p" or (block.tail or "").strip():
        return ""
    line = _SPACES.sub(" ", below.text_content()).strip()
    signed = _SIGNED.match(line)
    if signed is None or len(line) > _NAME or line.endswith((".", ":", "?", "!", "”", '"')):
        return ""
    below.drop_tree()
    return line[signed.end() :]


def _leading(block: HtmlElement) -> HtmlElement | None:
    """Give the paragraph right before a block quotation, where it ends in a colon."""
    before = block.getprevious()
    if before is None or before.tag != "p" or (before.tail or "").strip():
        return None
    text = before.text_content().rstrip()
    return before if text.endswith(":") and len(text) <= _LONGEST else None


def _replace(block: HtmlElement, text: str) -> None:
    """Put a paragraph in the place of a block quotation, and of its figure's caption."""
    caption = _caption(block)
    if caption is not None:
        caption.drop_tree()
    paragraph = element.P(text)
    paragraph.tail = block.tail
    parent = block.getparent()
    if parent is not None:
        parent.replace(block, paragraph)
