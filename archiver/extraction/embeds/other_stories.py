"""Decide whether a piece of page data belongs to another story than the page's own."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from lxml.html import HtmlElement

from archiver.extraction.embeds import other_story_keys
from archiver.extraction.embeds.page_data import NamedPost, unescape_data
from archiver.models.records import Span

# A run of prose in data: at least this long between tags, quotation marks of JSON and braces.
_RUN = re.compile(r"[^<>{}\[\]\"\\|=\n]{90,}")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "title"})
# Letters of the visible page below which there is no story to compare with.
_ENOUGH = 1000
# Letters of a run that are looked for in the page; fewer are found by chance.
_LETTERS = 50
# Letters gone through before all that is left counts as the page's own. On 169 news pages no
# more than 2 % of it were; it is about two seconds.
_MOST = 2_000_000_000


class OtherStories:
    """Tells one tree's own story from others in its data, by the prose around a mention."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._left = _MOST
        self._others: dict[int, tuple[Span, ...]] = {}
        self._strings: dict[tuple[int, int, int], bool] = {}

    @cached_property
    def _visible(self) -> str:
        parts: list[str] = []
        for element in self._tree.iter():
            if element.tag not in _UNSEEN and element.text:
                parts.append(element.text)
            if element.tail:
                parts.append(element.tail)
        return _letters(" ".join(parts))

    def another(self, named: NamedPost) -> bool:
        """Tell whether a mention stands under other stories' keys or in prose not shown.

        Data without prose, and a page that shows too little to compare, tell nothing: False.
        A page may show only the beginning of its story, so the whole string of data that
        holds the mention is searched before it is given up.
        """
        if self._beside(named):
            return True
        near = list(_runs(named.around))
        if not near or len(self._visible) < _ENOUGH or self._shows(near):
            return False
        self._left -= len(named.data)
        start, end = _string(named)
        known = self._strings.get((id(named.data), start, end))
        if known is None:
            known = self._shows(_runs(unescape_data(named.data[start:end])))
            self._strings[id(named.data), start, end] = known
        return not known

    def _beside(self, named: NamedPost) -> bool:
        """Tell whether a mention stands only under keys of other stories."""
        spans = self._others.get(id(named.data))
        if spans is None:
            spans = self._others[id(named.data)] = other_story_keys.split_other_stories(named.data)
        if not spans or self._left < 0:
            return False
        self._left -= len(named.data)
        return other_story_keys.holds_other_stories(spans, named.data, named.embed)

    def _shows(self, runs: Iterable[str]) -> bool:
        """Tell whether the page shows one of several runs, or too much was gone through to tell."""
        for run in runs:
            self._left -= len(self._visible)
            if (
                self._left < 0
                or run[:_LETTERS] in self._visible
                or run[-_LETTERS:] in self._visible
            ):
                return True
        return self._left < 0


def _runs(text: str) -> Iterator[str]:
    """Yield the letters of each run of prose in data."""
    for found in _RUN.finditer(text):
        if found[0].count(" ") > 10 and len(letters := _letters(found[0])) > _LETTERS:
            yield letters


def _string(named: NamedPost) -> Span:
    """Tell where the JSON string that names a post stands.

    Between two unescaped quotation marks.
    """
    raw = named.data
    at = raw.find((named.embed.id or "").rpartition("/")[2])
    if at < 0:
        return 0, 0
    start = raw.rfind('"', 0, at)
    while start > 0 and raw[start - 1] == "\\":
        start = raw.rfind('"', 0, start)
    end = raw.find('"', at)
    while end > 0 and raw[end - 1] == "\\":
        end = raw.find('"', end + 1)
    return max(start, 0), end if end > 0 else len(raw)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
