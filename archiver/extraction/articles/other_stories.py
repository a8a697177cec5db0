"""Tell which boxes of a page hold other stories than its own, comments or its foot."""

import re
from collections.abc import Callable
from itertools import islice

from lxml.html import HtmlElement

from archiver.text.text_cache import TextCache

# Classes of boxes about other stories, of readers and of what is on: "related-links", "most-read",
# "widget_events", "tweet-header", "more-stories", "today-date"; not "entry-date", "has-sidebar" or
# "read-more".
_OTHER_STORIES = re.compile(
    r"(?:^|(?<!has)(?<!no)(?<!with)[\s_-])(?:related|recommend(?:ed|ations?)?|most-?read|popular"
    r"|trending|teasers?|promo|sidebar|read-?more|comments?|also-?read|(?:web)?mentions?|tweets?|events?|termine"
    r"|calendar|kalender|menu|top-?nav(?:igation)?|more-?(?:stories|news|articles|from|on)"
    r"|read-?(?:also|next)|lees-?ook|lire-?aussi|leia-?tambem|te-?puede-?interesar|leggi-?anche"
    r"|(?:site|page|main|global)-?footer|today(?:s-?date)?|current-?date|weather)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A page gives the same few names to hundreds of boxes.
_NAMED_APART: TextCache[str, bool] = TextCache(
    lambda name: _OTHER_STORIES.search(name) is not None, most=1_000_000
)
_APART = frozenset({"aside", "nav"})
_FOOT = frozenset({"footer", "foot"})
# Boxes about another story, or in which a reader is asked for a name.
_CARD = re.compile(r"(?:^|\s)(?:article|story|post|news)-?(?:card|teaser|tile)", re.IGNORECASE)
# "More stories" and "Lire aussi", above such boxes; not "Moray Firth".
_HEADED = re.compile(
    r"(?:more\b|related|read (?:more|next|also)|you (?:may|might)|most read|recommended|up next"
    r"|trending|mehr\b|weitere|lesen sie|auch interessant|à lire|lire aussi|sur le même|más\b"
    r"|relacionad|te puede|leggi anche|lees ook|leia (?:mais|também))",
    re.IGNORECASE,
)
_WHOLE = frozenset({"html", "body", "main", "article"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_ITEMS = frozenset({"li", "div", "section", "article"})
_PARAGRAPHS = 3
"""Of a box that is an article itself; a teaser has one or two."""


def is_apart(box: HtmlElement) -> bool:
    """Tell whether a box holds other stories, comments or the foot of the page."""
    if box.tag in _APART:
        return True
    if box.tag == "footer":  # that of an article names its author and day
        return "meta" not in (box.get("class") or "") and (
            next(box.iterancestors("article"), None) is None
        )
    if box.tag in {"html", "body", "main", "article"}:
        return False
    name, own = box.get("class") or "", box.get("id") or ""
    if _NAMED_APART[f"{name} {own}"]:
        return True
    is_foot = not _FOOT.isdisjoint((*name.split(), own))
    return is_foot and next(box.iterancestors("article"), None) is None


def is_of_other_story(box: HtmlElement) -> bool:
    """Tell whether a box is apart, or a card or list of other stories by its name or heading."""
    if is_apart(box) or _CARD.search(box.get("class") or ""):
        return True
    first = next(iter(box), None)
    heading = first is not None and first.tag in _HEADINGS and "".join(first.itertext()).strip()
    return box.tag not in _WHOLE and bool(heading and _HEADED.match(heading))


def teaser_headline(box: HtmlElement) -> str | None:
    """Give the headline of a box that is one story's: one that is a link, and a line or two."""
    if box.tag not in _ITEMS:
        return None
    heading = next(
        (
            child
            for child in islice(box, 10)
            if (child.tag in _HEADINGS and next(child.iter("a"), None) is not None)
            or (child.tag == "a" and next(child.iter(*_HEADINGS), None) is not None)
        ),
        None,
    )
    # Few boxes come so far that all in them is gone through.
    if heading is None or next(box.iter("h1"), None) is not None:
        return None
    if len(list(islice(box.iter("p"), _PARAGRAPHS))) == _PARAGRAPHS:
        return None
    return " ".join(" ".join(heading.itertext()).split()) or None


def is_teaser(box: HtmlElement, title: str) -> bool:
    """Tell whether a box is another story's than that of a page with a title.

    The headline of the page itself may be a link too; it stands in the `title` of the page.
    """
    headline = teaser_headline(box)
    return headline is not None and headline not in title


class AnyAround:
    """Tell whether something is true of an element or of any box around it.

    Hundreds of elements have the same boxes around them: what is told of each is remembered.
    """

    def __init__(self, test: Callable[[HtmlElement], bool]) -> None:
        self._test = test
        self._known: dict[HtmlElement, bool] = {}

    def __call__(self, element: HtmlElement) -> bool:
        """Tell it of an element."""
        asked, found = [], False
        for box in (element, *element.iterancestors()):
            known = self._known.get(box)
            if known is not None:
                found = known
                break
            asked.append(box)
        for box in reversed(asked):
            found = found or self._test(box)
            self._known[box] = found
        return found


def title_of(tree: HtmlElement) -> str:
    """Give the words of a page's title elements, by which teasers of others are told."""
    return " ".join(" ".join(title.text or "" for title in islice(tree.iter("title"), 2)).split())
