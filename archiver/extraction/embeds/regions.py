"""Decide for an element whether it belongs to the article or stands beside it.

Names of boxes alone decide nothing: 75 of 281 pages wrap their whole article in something
called sidebar, share or widget. A name counts for a box outside the part that holds most
of the page's prose.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice, takewhile

from lxml import etree
from lxml.html import HtmlElement

# Text shorter than this is a label or a menu's entry, not a sentence.
_SENTENCE = 60
# Less prose than this is no article.
_LEAST_BODY = 5 * _SENTENCE
# The way down to the body goes on while one child holds this share of its parent's prose,
# and ends before it would leave most of the page behind.
_MOST = 0.6
_LEAST = 0.3

# The box of a sidebar and not of what has one: "sidebar" and "left-sidebar", but neither
# "story-with-sidebar" nor "has-sidebar".
_SIDEBAR = r"(?<!with[-_])(?<!has[-_])(?<!no[-_])(?<!without[-_])(?<!beside[-_])side-?bar"
# Boxes beside an article. "rightColumn", "twitter-feed" and "widget-area" are some;
# "article-body" and "embed-wrapper" are not.
_BESIDE = re.compile(
    rf"{_SIDEBAR}|widget|(?<![a-z])aside|footer|(?:^|[-_\s])rail(?:$|[-_\s])|right-?col|"
    r"(?:left|right|side)-?(?:column|panel|content)|(?:^|[-_\s])(?:secondary|tertiary)(?:$|"
    r"[-_\s])|feed|(?<![a-z])tweets|twitter-?(?:box|list|widget|timeline)|"
    # Plugins that show an account's latest posts.
    r"(?<![a-z])(?:sbi|ctf|aptf|cff)[-_]|sb_instagram|rotatingtweets|insta(?:gram)?-?(?:pics|"
    r"grid|gallery|slider)|juicer|elfsight",
    re.IGNORECASE,
)
# Names that say so of markup too that is a post's and nothing else. "sidebar" and "site-footer" are
# some; "elementor-widget" and "feed-item", in which page builders put parts of articles, are none.
_SURELY_BESIDE = re.compile(
    rf"{_SIDEBAR}|(?<![a-z])footer|(?:^|[-_\s])rail(?:$|[-_\s])|right-?col|"
    r"(?:left|right|side)-?(?:column|panel)|(?:^|[-_\s])(?:secondary|tertiary)(?:$|[-_\s])",
    re.IGNORECASE,
)
# The same, but names that articles also give to parts of their own.
_PERHAPS_BESIDE = re.compile(
    r"latest|recent|related|recirc|recommend|popular|trending|promo|teaser|more-from|follow|"
    r"outbrain|taboola|newsletter|"
    r"(?<![a-z])nav(?:$|[-_\s])|menu|(?:^|[-_\s])(?:social|share)",
    re.IGNORECASE,
)
# Boxes of other stories, which show those stories' posts. "related-articles" and "recirc" are
# some, "correlated" and "next" are none. None of the 207 embeds of 169 pages stands in one.
_OF_OTHERS = re.compile(
    r"(?:^|[-_\s])(?:related|recirc\w*|recommend\w*|more-?(?:stories|news|from|articles)|"
    r"read-?(?:next|more|also)|you-?may|trending|most-?(?:read|popular)|"
    r"next-?(?:article|story|up))(?:$|[-_\s])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"article|story|(?:^|[-_\s])(?:post|entry)(?:$|[-_\s])", re.IGNORECASE)
# Feeds are lists; outside of an article a link in one is no credit or caption.
_OF_LISTS = frozenset({"li", "dd", "dt"})
_LINKING = frozenset({"a", "button", "label"})
# What a list of other stories is made of, and where the link of one stands.
_ITEMS = frozenset({"li", "div", "section", "article"})
_MOST_PARTS = 60
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BESIDE_TAGS = frozenset({"aside", "footer", "nav"})
# What readers and other sites say, wherever it stands. "post-comments", "commentlist" and
# "webmentions" are some; "comments-open" and "no-comments" are words about an article.
_OF_READERS = re.compile(
    r"(?:(?:user|reader|post|article|new|blog|entry|fb|wp)?[_-]?comments?[_-]?(?:list|listing|"
    r"area|section|wrap|wrapper|body|text|content|container|thread|item|block|box)?|"
    r"disqus[\w-]*|(?:web-?)?mentions?(?:-[\w-]+)?|(?:trackback|pingback|referr?er)"
    r"s?[_-]?(?:list)?|reply|replies|respond|testimonials?|retweet)(?=\s|$)",
    re.IGNORECASE,
)
# What a box beside the article does not hold.
_OWN = frozenset({"h1", "main", "article"})
_HOLDING = frozenset({"article", "main", "body", "html"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "textarea", "option", "title"})


class Region:
    """Which parts of one tree are the article's; worked out when first asked."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._readers: dict[HtmlElement, bool] = {}
        self._others: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        self._margins: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        self._teasers: dict[HtmlElement, bool] = {}

    def _is_of_readers(self, box: HtmlElement) -> bool:
        known = self._readers.get(box)
        if known is None:
            name = _name(box)
            known = (
                bool(name)
                and box.tag not in {"body", "html"}
                and any(map(_OF_READERS.match, name.split()))
            )
            self._readers[box] = known
        return known

    def _is_margin(self, box: HtmlElement) -> bool | None:
        if box.tag in _HOLDING:
            return None
        return (
            box.tag in _BESIDE_TAGS
            or bool(_SURELY_BESIDE.search(_name(box)))
            or self._is_of_readers(box)
        )

    @cached_property
    def _prose(self) -> dict[HtmlElement, int]:
        """Characters of sentences within each element that holds any.

        Links and lists of teasers count only on a page that has hardly anything else.
        """
        own: dict[HtmlElement, int] = {}
        for element in self._tree.iter():
            text, tail = element.text, element.tail
            # Both lengths are asked for here: few elements hold a sentence.
            size = _sentences(text) if text and len(text) > _SENTENCE else 0
            if size:
                own[element] = own.get(element, 0) + size
            size = _sentences(tail) if tail and len(tail) > _SENTENCE else 0
            box = element.getparent() if size else None
            if box is not None:
                own[box] = own.get(box, 0) + size
        held: dict[HtmlElement, int] = {}
        teasers: dict[HtmlElement, int] = {}
        for element, size in own.items():
            if not isinstance(element.tag, str) or element.tag in _UNSEEN:
                continue
            chain = [element, *element.iterancestors()]
            if any(map(self._is_of_readers, chain)):
                continue
            weighed = teasers if any(map(self._is_teaser, chain)) else held
            for box in chain:
                weighed[box] = weighed.get(box, 0) + size
        if held.get(self._tree, 0) < 2 * _SENTENCE:
            for box, size in teasers.items():
                held[box] = held.get(box, 0) + size
        return held

    def _is_teaser(self, box: HtmlElement) -> bool:
        """Tell whether the words of a box are a link's, or lead to another story.

        Names are not asked: many a site wraps its whole article in something called sidebar.
        """
        known = self._teasers.get(box)
        if known is None:
            known = (
                box.tag in _LINKING
                or (box.tag in _BESIDE_TAGS and next(box.iter(*_OWN), None) is None)
                or (box.tag in _ITEMS and _is_item(box))
            )
            self._teasers[box] = known
        return known

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
            ours = box.tag == "article" or (box.tag != "body" and _ARTICLE.search(_name(box)))
            if found is not None and not ours:
                break
            found = box if ours else None
        return found

    def holds(self, element: HtmlElement) -> bool:
        """Whether an element is the article's own.

        Inside the body it is, but for comments. Beside the body it is not if a box on the way
        up is marked as something else's.
        """
        beside = perhaps = False
        for box in (element, *element.iterancestors()):
            if box is self._body:
                return True
            if box in self._above:
                return not beside and not (perhaps and self._outside_article(box))
            name = _name(box)
            if box.tag == "body":
                break
            if self._is_of_readers(box):
                return False
            beside = (
                beside
                or box.tag in _BESIDE_TAGS
                or bool(self._body is not None and name and _BESIDE.search(name))
            )
            perhaps = perhaps or box.tag in _OF_LISTS or bool(name and _PERHAPS_BESIDE.search(name))
        return not beside

    def is_of_other_story(self, element: HtmlElement) -> bool:
        """Whether an element stands in a box of other stories, in the article or beside it.

        Names first: where the body is costs a walk over the whole page.
        """
        return any(
            box is not self._body and box not in self._above
            for box in _collect_around(element, self._others, _is_of_others)
        )

    def shows(self, element: HtmlElement) -> bool:
        """Whether a post's own markup or frame is the article's, wherever in it it stands."""
        return not self.is_of_other_story(element) and not self.is_in_margin(element)

    def is_in_margin(self, element: HtmlElement) -> bool:
        """Whether a post's own markup stands in a sidebar, footer or comment, not in the article.

        Names first, here as well; nothing is in the margin of a page without an article, nor
        what an `article` or `main` holds before any such name is met.
        """
        boxes = _collect_around(element, self._margins, self._is_margin)
        if not boxes or self._body is None or self._body in set(element.iterancestors()):
            return False
        return any(box not in self._above for box in boxes)

    def _outside_article(self, meeting: HtmlElement) -> bool:
        """Whether an element that meets the body's line there stands outside the article."""
        if self._article is None:
            return True
        return meeting is not self._article and meeting in set(self._article.iterancestors())


def _is_of_others(box: HtmlElement) -> bool:
    return box.tag not in {"body", "html"} and bool(_OF_OTHERS.search(_name(box)))


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


def _sentences(text: str | None) -> int:
    """The length of a text that is long enough for a sentence, else 0."""
    return len(text) if text and len(text) > _SENTENCE and len(text.strip()) > _SENTENCE else 0


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
        one is not None and one.tag == box.tag and one.get("class") == name for one in beside
    )


def _begins_with_link(box: HtmlElement) -> bool:
    for event, part in islice(etree.iterwalk(box, events=("start", "end")), _MOST_PARTS):
        text = part.text if event == "start" else part.tail
        if part is box and (event == "end" or not (text and text.strip())):
            continue
        if text and text.strip():
            around = (part, *_up_to(part, box))
            return event == "start" and any(one.tag == "a" for one in around)
    return False


def _up_to(part: HtmlElement, box: HtmlElement) -> Iterator[HtmlElement]:
    return takewhile(lambda one: one is not box, part.iterancestors())


def _name(box: HtmlElement) -> str:
    return f"{box.get('id') or ''} {box.get('class') or ''}".strip()
