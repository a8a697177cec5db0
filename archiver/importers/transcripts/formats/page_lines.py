"""The tree of a page in, its lines out, with a colon behind what its markup shows to be a name.

Publishers print who speaks in bold, as a heading, as the term of a list or in the first cell of a
row, and what reads articles keeps none of that. A heading is no speech, and a question in bold is
nobody's who is named.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from archiver.importers.transcripts.speaker_labels import is_like_name

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"),
        *("tbody", "td", "th", "thead", "tr", "ul"),
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "svg", "form", "button", "nav"),
        *("aside", "footer", "head", "select", "textarea", "figure"),
    }
)
_BOLD = frozenset({"b", "strong", "cite"})
# Matches the classes "speaker", "c-turn__speaker" and "participant-name"; not "username".
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:speaker|participant|interlocutor)(?:[\s_-]|$|-?name)", re.IGNORECASE
)
# Matches what may stand between a name and its words: "(Marrowby):", ":" and "00:12".
_GOES_ON = re.compile(r"[ \t]*(?:\([^()]{1,60}\)[ \t]*){0,2}[:：]|[ \t]*[\[(]?\d{1,2}:\d{2}")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_MOST_WORDS, _TIMES = 6, 2
_QUESTION = ("?", "？", "؟")


@dataclass(slots=True)
class _Line:
    """A line of a page, and what of it its beginning is marked up as."""

    parts: list[str] = field(default_factory=list)
    name: tuple[str, str] | None = None
    kinds: set[str] = field(default_factory=set)
    plain: bool = False
    has_words: bool = False

    @property
    def text(self) -> str:
        """Give its words, with one blank where there are several."""
        return "".join(self.parts).strip()

    def add(self, words: str) -> None:
        """Go on with words, none of which is looked at again: a line may be a whole page."""
        written = _BLANKS.sub(" ", words)
        if self.parts and self.parts[-1].endswith(" "):
            written = written.lstrip(" ")
        if written:
            self.parts.append(written)
        self.has_words = self.has_words or bool(words.strip())


def page_lines(tree: HtmlElement) -> list[str]:
    """Give the lines of a page, those of names with a colon; '' where a paragraph ends."""
    lines = list(_lines(tree))
    names = _names(lines)
    return [_write(line, names) for line in lines]


def _write(line: _Line, names: frozenset[tuple[str, str]]) -> str:
    text = line.text
    if line.name and line.name in names:
        name = line.name[1]
        rest = text[len(name) :]
        if name.endswith((":", "：")) or _GOES_ON.match(rest):
            return text
        name = name.partition(",")[0]
        return f"{name}: {rest.strip()}".strip()
    whole = not line.plain and bool(line.kinds & {"bold", "heading"})
    if whole and text.endswith(_QUESTION):
        return f">> {text}"
    return "" if "heading" in line.kinds and not text.endswith((":", "：")) else text


def _names(lines: list[_Line]) -> frozenset[tuple[str, str]]:
    """Give what is marked up as a name, by its markup: most of what is so marked, one of it twice.

    A name twice, because a word in bold at the beginning of a line is none.
    """
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if line.name:
            by_kind[line.name[0]][line.name[1]] += 1
    found: set[tuple[str, str]] = set()
    for kind, counts in by_kind.items():
        like = {text: count for text, count in counts.items() if _may_name(text)}
        if not like or max(like.values()) < _TIMES or 2 * len(like) < len(counts):
            continue
        found |= {(kind, text) for text, count in like.items() if count >= _TIMES or " " in text}
    return frozenset(found)


def _may_name(text: str) -> bool:
    # "Ana Brook, Mayor" names an office as well.
    bare = text.rstrip(":： ").partition(",")[0]
    return 0 < len(bare.split()) <= _MOST_WORDS and is_like_name(bare) and bare[-1:] not in "?!…"


def _lines(tree: HtmlElement) -> Iterator[_Line]:
    """Yield the lines of a tree: a block or a line break ends one, a block an empty one besides."""
    line = _Line()
    marks: list[tuple[HtmlElement, str, bool]] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN or not tag:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS or tag == "br":
                if line.has_words:
                    yield line
                    line = _Line()
                if tag not in {"br", "td", "dd"}:
                    yield _Line()
            if kind := _kind_of(node, tag):
                marks.append((node, kind, not line.has_words))
            yield from _add(line, node.text, marks, keep=_in_pre(node))
        else:
            if marks and marks[-1][0] is node:
                _, kind, is_first = marks.pop()
                if is_first and line.has_words and line.name is None:
                    line.name = kind, line.text
                    line.add(" ")
            if tag in _BLOCKS and line.has_words:
                yield line
                line = _Line()
            yield from _add(line, node.tail, marks, keep=_in_pre(node.getparent()))
    if line.has_words:
        yield line


def _add(
    line: _Line, text: str | None, marks: list[tuple[HtmlElement, str, bool]], *, keep: bool
) -> Iterator[_Line]:
    """Add words to a line; yield those that the line breaks of preformatted text end."""
    if not text:
        return
    *ended, last = text.split("\n") if keep else [text]
    for part in ended:
        yield _Line(parts=[*line.parts, part], plain=True)
        line.parts, line.has_words = [], False
    line.add(last)
    if last.strip():
        kinds = {kind.split(".")[0] for _, kind, _ in marks}
        line.kinds |= kinds
        line.plain = line.plain or not kinds & {"bold", "heading"}


def _kind_of(node: HtmlElement, tag: str) -> str | None:
    """Tell how an element may mark a name: by its tag and class."""
    classes = node.get("class") or ""
    if tag in _BOLD:
        return "bold"
    if tag in _HEADINGS:
        return f"heading.{tag}.{classes}"
    if tag == "dt" or (tag in {"td", "th"} and node.getprevious() is None):
        return tag
    return "class" if _NAMED.search(classes) else None


def _in_pre(node: HtmlElement | None) -> bool:
    return node is not None and (node.tag == "pre" or any(node.iterancestors("pre")))
