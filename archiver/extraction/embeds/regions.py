"""Decide for an element whether it belongs to the article or stands beside it.

Names of boxes alone decide nothing: 75 of 281 pages wrap their whole article in something
called sidebar, share or widget. A name counts for a box outside the part that holds most
of the page's prose.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from archiver.extraction.embeds.box_names import (
    is_named_article,
    is_named_beside,
    is_named_for_none_of_ours,
    is_named_for_others,
    is_named_for_readers,
    is_named_perhaps_beside,
    is_named_surely_beside,
    is_named_wall,
)
from archiver.platforms.attribute_index import elements_of

SENTENCE = 60
"""Text that is no longer is a label or a menu's entry, not a sentence."""
# Less prose than this is no article.
_LEAST_BODY = 5 * SENTENCE
_FEWEST_ARTICLES = 2
_OWN_ADDRESSES = ("data-url", "data-href", "data-permalink", "data-path", "data-link", "itemid")
# The way down to the body goes on while one child holds this share of its parent's prose,
# and ends before it would leave most of the page behind.
_MOST = 0.6
_LEAST = 0.3

# Feeds are lists; outside of an article a link in one is no credit or caption.
_OF_LISTS = frozenset({"li", "dd", "dt"})
_LINKING = frozenset({"a", "button", "label"})
# What a list of other stories is made of, and where the link of one stands.
_ITEMS = frozenset({"li", "div", "section", "article"})
_MOST_PARTS = 60
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BESIDE_TAGS = frozenset({"aside", "footer", "nav"})
# What a box beside the article does not hold.
_OWN = frozenset({"h1", "main", "article"})
_HOLDING = frozenset({"article", "main", "body", "html"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "textarea", "option", "title"})


_Prose = Literal["article", "teaser", "readers"]
_Way = Literal["inside", "outside", "strict", "beside"]
"""How an element stands to the body of its page: within it, outside of it with nothing on the way
that tells more, the same where what the names only suggest counts too, or in a box beside it."""


class Region:
    """Which parts of one tree are the article's; worked out when first asked."""

    def __init__(
        self, tree: HtmlElement, sentences: Iterable[tuple[HtmlElement, int]] | None = None
    ) -> None:
        """Take a tree, and what `sentences_at` gives of its elements where that is known."""
        self._tree = tree
        self._sentences = sentences
        self._others: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        self._margins: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        self._ways: dict[HtmlElement, _Way] = {}

    @cached_property
    def _prose(self) -> dict[HtmlElement, int]:
        """Characters of sentences within each element that holds any.

        Links and lists of teasers count only on a page that has hardly anything else.
        """
        own: dict[HtmlElement, int] = {}
        found = self._sentences
        if found is None:
            found = (one for element in self._tree.iter() for one in sentences_at(element))
        for box, size in found:
            own[box] = own.get(box, 0) + size
        weights: dict[_Prose, dict[HtmlElement, int]] = {"article": {}, "teaser": {}, "readers": {}}
        known: dict[HtmlElement, _Prose] = {}
        for element, size in own.items():
            if not isinstance(element.tag, str) or element.tag in _UNSEEN:
                continue
            chain = [element, *element.iterancestors()]
            weighed = weights[_kind_of_prose(chain, known)]
            for box in chain:
                weighed[box] = weighed.get(box, 0) + size
        held = weights["article"]
        if held.get(self._tree, 0) < 2 * SENTENCE:
            for box, size in weights["teaser"].items():
                held[box] = held.get(box, 0) + size
        return held

    @cached_property
    def _body(self) -> HtmlElement | None:
        """The lowest element with most of the prose, or None on a page with hardly any."""
        total = self._prose.get(self._tree, 0)
        if total < _LEAST_BODY:
            return None
        body = self._tree
        while True:
            least = max(_MOST * self._prose.get(body, 0), _LEAST * total)
            inner = next((child for child in body if self._prose.get(child, 0) >= least), None)
            if inner is None or inner.tag == "p":
                return body
            body = inner

    @cached_property
    def _above(self) -> frozenset[HtmlElement]:
        """What the body stands in."""
        return frozenset(() if self._body is None else self._body.iterancestors())

    @cached_property
    def _article(self) -> HtmlElement | None:
        """The outermost of the boxes straight around the body that a site calls its article."""
        found = None
        for box in () if self._body is None else (self._body, *self._body.iterancestors()):
            ours = box.tag == "article" or (box.tag != "body" and is_named_article(box))
            if found is not None and not ours:
                break
            found = box if ours else None
        return found

    @cached_property
    def _further(self) -> frozenset[HtmlElement]:
        """The whole articles below the page's own, as sites add them that never end.

        Each has prose, a title and an address. Parts of one article have a title, too, and where
        the page's stands outside of all of them an address as well.
        """
        found: dict[HtmlElement, HtmlElement] = {}
        for title in elements_of(self._tree, "h1"):
            article = next(title.iterancestors("article"), None)
            if article is None:
                return frozenset()
            found.setdefault(article, title)
        if len(found) < _FEWEST_ARTICLES:
            return frozenset()
        whole = [box for box in found if self._prose.get(box, 0) >= _LEAST_BODY]
        return frozenset(
            box
            for box in whole[1:]
            if _has_address(box, found[box]) and whole[0] not in set(box.iterancestors())
        )

    def holds(self, element: HtmlElement) -> bool:
        """Tell whether an element is the article's own.

        Inside the body it is, but for comments. Beside the body it is not if a box on the way
        up is marked as something else's.
        """
        new: list[HtmlElement] = []
        way: _Way | None = None
        box: HtmlElement | None = element
        while box is not None and (way := self._ways.get(box)) is None:
            new.append(box)
            box = box.getparent()
        found: _Way = way or "outside"
        for item in reversed(new):
            # What stands in a box beside the body is beside it, whatever it is called.
            if found != "beside":
                found = self._way_of(item, found)
            self._ways[item] = found
        return found != "beside"

    def _way_of(self, box: HtmlElement, around: _Way) -> _Way:
        """Tell how a box stands to the body by what is known of the one around it."""
        known = self._end_of_way(box)
        if known is not None:
            return known
        return "beside" if around != "inside" and self._leads_beside(box, around) else around

    def _end_of_way(self, box: HtmlElement) -> _Way | None:
        """Tell how a box stands to the body where that is known without what is around it."""
        if box in self._further:
            return "beside"
        if box is self._body:
            return "inside"
        if box in self._above:
            return "strict" if self._outside_article(box) else "outside"
        if box.tag == "body":
            return "outside"
        return "beside" if is_named_for_none_of_ours(box) else None

    def _leads_beside(self, box: HtmlElement, way: _Way) -> bool:
        """Tell whether a box outside of the body is marked as something else's."""
        if box.tag in _BESIDE_TAGS or (self._body is not None and is_named_beside(box)):
            return True
        return way == "strict" and (box.tag in _OF_LISTS or is_named_perhaps_beside(box))

    def is_of_other_story(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in a box of other stories, in the article or beside it.

        Names first: where the body is costs a walk over the whole page.
        """
        return any(
            box is not self._body and box not in self._above
            for box in _collect_around(element, self._others, _is_of_others)
        ) or not self._further.isdisjoint(element.iterancestors("article"))

    def shows(self, element: HtmlElement) -> bool:
        """Tell whether a post's own markup or frame is the article's, wherever in it it stands."""
        return not self.is_of_other_story(element) and not self.is_in_margin(element)

    def is_in_margin(self, element: HtmlElement) -> bool:
        """Tell whether a post's own markup stands beside the article.

        Names first, here as well; nothing is in the margin of a page without an article, nor
        what an `article` or `main` holds before any such name is met.
        """
        boxes = _collect_around(element, self._margins, _is_margin)
        if not boxes or self._body is None or self._body in set(element.iterancestors()):
            return False
        return any(box not in self._above for box in boxes)

    def _outside_article(self, meeting: HtmlElement) -> bool:
        """Tell whether an element that meets the body's line there stands outside the article."""
        if self._article is None:
            return True
        return meeting is not self._article and meeting in set(self._article.iterancestors())


def _has_address(article: HtmlElement, title: HtmlElement) -> bool:
    """Tell whether an article says by an attribute, or its title by a link, where it stands."""
    stated = [article.get(name) or "" for name in _OWN_ADDRESSES]
    linked = [link.get("href") or "" for link in (*title.iter("a"), *title.iterancestors("a"))]
    return any(one.startswith(("/", "http")) for one in (*stated, *linked))


def sentences_at(element: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Give the characters of sentences straight in an element and behind it, each with its box."""
    text, tail = element.text, element.tail
    # Both lengths are asked for here: few elements hold a sentence.
    if text and len(text) > SENTENCE and (size := sentence_length(text)):
        yield element, size
    if tail and len(tail) > SENTENCE and (size := sentence_length(tail)):
        box = element.getparent()
        if box is not None:
            yield box, size


def sentence_length(text: str) -> int:
    """Give the length of a text that is long enough for a sentence, else 0."""
    return len(text) if len(text.strip()) > SENTENCE else 0


def _kind_of_prose(chain: Sequence[HtmlElement], known: dict[HtmlElement, _Prose]) -> _Prose:
    """Tell whose the words of an element are, by it and all around it; remember it of each."""
    new: list[HtmlElement] = []
    kind: _Prose = "article"
    for box in chain:
        if box in known:
            kind = known[box]
            break
        new.append(box)
    for box in reversed(new):
        if kind != "readers" and is_named_for_readers(box):
            kind = "readers"
        elif kind == "article" and _is_teaser(box):
            kind = "teaser"
        known[box] = kind
    return kind


def _is_teaser(box: HtmlElement) -> bool:
    """Tell whether the words of a box are a link's, or lead to another story.

    Names are not asked: many a site wraps its whole article in something called sidebar.
    """
    return (
        box.tag in _LINKING
        or (box.tag in _BESIDE_TAGS and next(box.iter(*_OWN), None) is None)
        or (box.tag in _ITEMS and _is_item(box))
    )


def _is_of_others(box: HtmlElement) -> bool:
    return is_named_for_others(box) or is_named_wall(box)


def _is_margin(box: HtmlElement) -> bool | None:
    if box.tag in _HOLDING:
        return None
    return box.tag in _BESIDE_TAGS or is_named_surely_beside(box) or is_named_for_readers(box)


def _collect_around(
    element: HtmlElement,
    known: dict[HtmlElement, tuple[HtmlElement, ...]],
    marked: Callable[[HtmlElement], bool | None],
) -> tuple[HtmlElement, ...]:
    """Collect the marked boxes around an element, up to one for which `marked` gives None.

    What is `known` of each box serves all elements within it; nested posts are many.
    """
    new: list[HtmlElement] = []
    for box in element.iterancestors():
        if box in known:
            break
        new.append(box)
    for box in reversed(new):
        parent = box.getparent()
        above = known.get(parent, ()) if parent is not None else ()
        sign = marked(box)
        known[box] = () if sign is None else (*above, box) if sign else above
    parent = element.getparent()
    return () if parent is None else known[parent]


def _is_item(box: HtmlElement) -> bool:
    """Tell whether a box is one teaser: a headline that is a link, and a paragraph or two.

    Without a heading it is one of several boxes of one class, and begins with a link.
    """
    headed = any(
        (child.tag in _HEADINGS and next(child.iter("a"), None) is not None)
        or (child.tag == "a" and next(child.iter(*_HEADINGS), None) is not None)
        for child in box
    )
    return (headed or (_has_like(box) and _begins_with_link(box))) and (
        len(list(islice(box.iter("p"), 3))) < 3
    )


def _has_like(box: HtmlElement) -> bool:
    """Tell whether a neighbour of a box has its tag and class."""
    name = box.get("class")
    beside = (box.getprevious(), box.getnext())
    return bool(name) and any(
        item is not None and item.tag == box.tag and item.get("class") == name for item in beside
    )


def _begins_with_link(box: HtmlElement) -> bool:
    for event, part in islice(etree.iterwalk(box, events=("start", "end")), _MOST_PARTS):
        text = part.text if event == "start" else part.tail
        if part is box and (event == "end" or not (text and text.strip())):
            continue
        if text and text.strip():
            around = (part, *_up_to(part, box))
            return event == "start" and any(item.tag == "a" for item in around)
    return False


def _up_to(part: HtmlElement, box: HtmlElement) -> Iterator[HtmlElement]:
    return takewhile(lambda one: one is not box, part.iterancestors())
