"""Tell which boxes of a page hold other stories than its own, comments or its foot."""

import re
from collections.abc import Callable
from itertools import islice

from lxml.html import HtmlElement

from archiver.platforms.attribute_index import elements_of
from archiver.text.text_cache import TextCache

SIDEBAR = "(?!(?<=content-)sidebar-wrap)sidebar"
"""Matches "sidebar" but in "content-sidebar-wrap", which holds the article as well."""
# Classes of boxes about other stories, of readers and of what is on: "related-links", "most-read",
# "widget_events", "tweet-header", "more-stories", "today-date"; not "entry-date", "has-sidebar" or
# "content-sidebar-wrap", which holds both.
_OTHER_STORIES = re.compile(
    r"(?:^|(?<!has)(?<!no)(?<!with)[\s_-])(?:related|recommend(?:ed|ations?)?|most-?read|popular"
    rf"|trending|teasers?|promo|{SIDEBAR}|read-?more|comments?|commentlist|disqus(?:_thread)?|responses?|reply|replies"
    r"|discussion|latest-?(?:news|posts|stories|articles)|recent-?(?:news|posts|stories|articles)"
    r"|nav-?links|(?:post|article)-?nav(?:igation)?|prev-?next"
    r"|also-?read|(?:web)?mentions?|tweets?|events?|termine"
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
    r"(?:more\b|related|read (?:more|next|also)|you (?:may|might)|most (?:read|popular)|recommended"
    r"|up next|trending|latest\b|recent (?:news|posts|stories)|top stories|see also|don['’]t miss"
    r"|mehr\b|weitere|lesen sie|auch interessant|neueste|das könnte|meistgelesen"
    r"|à lire|lire aussi|sur le même|dernières|les plus lus|más\b|relacionad|te puede"
    r"|últimas|lo más"
    r"|leggi anche|potrebbe interessarti|ultime|i più letti|lees ook|meer over|meest gelezen"
    r"|laatste"
    r"|leia (?:mais|também)|veja também|mais lidas|läs (?:också|mer|även)|senaste|mest läst"
    r"|les (?:også|mer)|siste nytt|mest lest|læs (?:også|mere)|seneste|mest læste"
    r"|lue (?:myös|lisää)"
    r"|luetuimmat|uusimmat|czytaj (?:także|też|więcej)|zobacz (?:także|też)|najnowsze|polecane"
    r"|přečtěte|čtěte|související|nejčtenější|читайте (?:также|ещё|еще)|читайте також|по теме"
    r"|похожие|последние|популярн|останні|схожі|ilgili|son (?:haberler|dakika)|çok okunan"
    r"|διαβάστε|σχετικά|δημοφιλή|olvas|kapcsolódó|legfrissebb|citește și"
    r"|baca juga|berita (?:terkait|lainnya)|xem thêm|tin (?:liên quan|khác)"
    r"|関連|最新|おすすめ|あわせて|人気|相关|相關|推[荐薦]|热门|熱門"
    r"|관련|최신|많이 본|추천|인기|اقرأ|ذات صلة|أخبار|قد يعجبك|מומלץ|כתבות|עוד ב|संबंधित|ये भी पढ़ें"
    r"|यह भी पढ़ें|ข่าว(?:ที่เกี่ยวข้อง|ล่าสุด)|مرتبط|بیشتر بخوانید)",
    re.IGNORECASE,
)
# "gh-article-author-name", a heading that is no headline.
_OF_AUTHOR = re.compile(r"author|byline", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_ITEMS = frozenset({"li", "div", "section", "article"})
_LABEL = 60
"""Characters of a heading that says what is below it; a headline is often longer."""
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
    if first is None or first.tag not in _HEADINGS or box.tag in _WHOLE:
        return False
    heading = "".join(islice(first.itertext(), 20)).strip()
    return len(heading) <= _LABEL and _HEADED.match(heading) is not None


def teaser_headline(box: HtmlElement) -> str | None:
    """Give the headline of a box that is one story's: one that is a link, and a line or two."""
    if box.tag not in _ITEMS or _OF_AUTHOR.search(box.get("class") or ""):
        return None
    heading = next(
        (
            child
            for child in islice(box, 10)
            if (
                (child.tag in _HEADINGS and next(child.iter("a"), None) is not None)
                or (child.tag == "a" and next(child.iter(*_HEADINGS), None) is not None)
            )
            and not _OF_AUTHOR.search(child.get("class") or "")
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
    return " ".join(
        " ".join(title.text or "" for title in islice(elements_of(tree, "title"), 2)).split()
    )
