"""Find the author that a page marks in its own markup (`rel=author`, `itemprop`, classes).

The marks and their order are those of trafilatura's `extract_author` (2.3), sought in one walk:
its expressions go over every element five times and took a sixth as long as the extraction.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement

from archiver.extraction.articles import author_names
from archiver.extraction.articles.other_stories import (
    SIDEBAR,
    AnyAround,
    is_of_other_story,
    is_teaser,
    teaser_headline,
    title_of,
)
from archiver.extraction.quotations.name_forms import without_accents
from archiver.platforms.attribute_index import elements_of, index_attributes, is_still_in

_TAGS = (
    frozenset({"a", "address", "div", "link", "p", "span", "strong"}),
    frozenset({"a", "div", "h3", "h4", "p", "span"}),
)
# For each way in turn, attributes with the values they have and the patterns they match.
# class="author" and class="author-name" come first, class="post-author" second.
_EXACT: tuple[dict[str, frozenset[str]], ...] = (
    {
        "rel": frozenset({"author"}),
        "id": frozenset({"author"}),
        "class": frozenset({"author"}),
        "itemprop": frozenset({"author name"}),
        "data-testid": frozenset({"AuthorCard", "AuthorURL", "authorName"}),
    },
    {"class": frozenset({"byline", "username", "byl", "BBL"})},
    {},
)
_LIKE: tuple[dict[str, re.Pattern[str]], ...] = (
    {"class": re.compile("author-?name|AuthorName|authorName")},
    {
        "itemprop": re.compile("author"),
        "id": re.compile("author|zuozhe|bianji|xiaobian"),
        "class": re.compile(
            "author|channel-name|zuozhe|bianji|xiaobian|submitted-by|posted-by|journalist-name"
        ),
    },
    {
        "data-component": re.compile("[Bb]yline"),
        "data-testid": re.compile("[Bb]yline"),
        "itemprop": re.compile("author"),
        "id": re.compile("[Aa]uthor|^autor$"),
        "class": re.compile(
            r"[Aa]uthor|screenname|writer|[Bb]yline|\b(?:auteurs?|aut(?:or(?:e|a|in|en|es)?)?|firma)\b"
        ),
    },
)
# A part of every value and pattern above.
_ANY = re.compile(
    "uthor|zuozhe|bianji|xiaobian|channel-name|ted-by|journalist-name|username|[Bb]yl|BBL|"
    r"screenname|writer|auteur|autor|firma|\baut\b"
)
_SOUGHT = frozenset({"rel", "id", "class", "itemprop", "data-testid", "data-component"})
_LONGEST_MARK = 20_000
"""Characters of an attribute; the patterns took seconds on one of megabytes."""
_OTHERS_TAGS = frozenset({"a", "div", "section", "span"})
_OTHERS_ID = re.compile("^comments$|^comments|comment-?list|ProductReviews")
_OTHERS_CLASS = re.compile(
    f"^(?:comments|title|date)$|^[Cc]omments|commentlist|comments-list|{SIDEBAR}|is-hidden|quote|"
    "embedly-instagram|article-(?:share|support)|(?<!for-)print|category|meta-date|meta-reviewer"
)
# Classes of who took a picture or answered: "photo-author"; not "author-photo" or "photo author"
_OF_OTHERS = re.compile(
    "(?:^|[ _-])(?:photo|image|img|picture|caption|foto|bild|media|comment|reply|response)s?"
    "[_-]{1,2}(?:author|autor|byline)"
)
# What stands between the marks of several authors: ",", " and ", " (now) et "
_JOIN = re.compile(
    r"\s*(?:\([^()]{1,20}\))?\s*(?:[,;&/|•·+]|(?:and|und|et|y|e|en|og|och|i|и|та|ve)(?=\s))?\s*(?:and\s*)?",
    re.IGNORECASE,
)
_LONGEST = 120
_ASKING = frozenset({"form", "label", "fieldset"})
_LINE_WORDS = (
    *("By", "Von", "Par", "Por", "Di", "Door", "Av", "Af"),
    *("Text:", "Texte:", "Texto:", "Testo:", "Текст:", "Автор:"),
    *("Reporting by", "Posted by", "Written by"),
)
_LONGEST_WORD = max(map(len, _LINE_WORDS))
_CUT_WORDS = {word[:end] for word in _LINE_WORDS for end in range(1, len(word))}
# One of these words before a space, or it or its beginning alone, in texts behind a NUL each.
_BEGUN = re.compile(rf"\0\s*(?:(?:{'|'.join(_LINE_WORDS)})[\s\0]|(?:{'|'.join(_CUT_WORDS)})\0)")
# A line of its own: "By Noah Berlin", "Von Ida Tamm und Bo Lind"; not "By the sea, Ida Tamm"
_WHO = (
    r"(?P<who>[^\W\d_a-z][\w'’.-]+(?:,?\s+(?:[^\W\d_a-z][\w'’.-]*"
    r"|de|van|von|der|la|and|und|et|y|e|en|och)){1,9})"
)
_LINE = re.compile(rf"(?:{'|'.join(_LINE_WORDS)})\s+{_WHO}")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")  # not of "Jr." or "Ph.D."
# The end of a line, behind a day: "posted on 4 May 2031 by Ida Tamm"; not "4 May 2031 by the sea"
_BEHIND_DAY = re.compile(
    rf"\W*\b(?:{'|'.join(_LINE_WORDS)}|{'|'.join(_LINE_WORDS).lower()})\s+{_WHO}"
)
# Not "our news services" or "Newsletter services"
_SERVICE = re.compile(
    r"(?:(?:From |By )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2} )?(?i:(?:news|wire) services?)"
    r"|(?:From )?(?:[A-Z][\w.]* ){0,2}[Ss]taff (?:and wire )?[Rr]eports?"
)
_DAYS = 200  # times behind which a name is sought
_PROSE = 120  # characters of a paragraph of the article, behind which other stories follow
_READ = 4_000  # elements in which a line "By …" is sought
# "/authors/ida-tamm" and "https://pilot.example/autor/5,ida-tamm/"; not "/authors/"
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:es|en|i)?|auteurs?|autore|journalists?|columnists?|contributors?"
    r"|reporters?|redakteure?|byline|by)/[^/?#]+/?$"
)
_LONGEST_PAGE = 150  # characters at the end of an address that are looked at
_MOST_MARKS = 500  # elements marked as an author's that are looked at


def find_marked_byline(tree: HtmlElement, *, unlike: str | None = None) -> str | None:
    """Find the author that a page's markup names, whose name does not begin as `unlike` does."""
    is_no_author = AnyAround(lambda box: _is_others(box) or _is_elsewhere(box))
    title = title_of(tree)
    in_teaser = AnyAround(lambda box: is_teaser(box, title))
    for element in _marked_elements(tree)[:_MOST_MARKS]:
        around = (element, *element.iterancestors())
        if around[-1] is not tree:  # it was taken out with an embed
            continue
        if is_no_author(element):
            continue
        said = _said(element)
        if in_teaser(element) and not _is_own_heading(around, said, title):
            continue
        if not 2 < len(said) < _LONGEST or not author_names.can_be_author(said, unlike):
            continue
        name = author_names.named_in(said)
        if name and not (unlike and author_names.is_abbreviation(said)):
            return "; ".join(dict.fromkeys((name, *_names_beside(element, name))))
    return None


def _names_beside(element: HtmlElement, name: str) -> Iterator[str]:
    """Give the names in marks like that of a whole name which follow it at once, as in a list."""
    if not author_names.is_name_of_several_words(name):
        return
    marks = {key: element.get(key) for key in ("class", "rel", "itemprop")}
    between = element.tail or ""
    for other in islice(element.itersiblings(), 2 * author_names.MOST_AUTHORS):
        if not _JOIN.fullmatch(between):
            return
        after = other.tail or ""
        if not len(other) and _JOIN.fullmatch(other.text or ""):  # <span>, </span>
            between += (other.text or "") + after
            continue
        alike = other.tag == element.tag and all(other.get(key) == marks[key] for key in marks)
        found = _whole_name(_said(other)) if alike else None
        if not found:
            return
        yield found
        between = after


def _whole_name(said: str) -> str | None:
    """Give the name of two words or more in the words of a mark or a link; None for another."""
    if len(said) >= _LONGEST or not author_names.can_be_author(said, None):
        return None
    name = author_names.named_in(said)
    return name if name and author_names.is_name_of_several_words(name) else None


def _said(element: HtmlElement) -> str:
    """Give the words of a mark, or what it names in a property that nobody sees."""
    said = _linked_name(element) or _listed(element) or _first_line(list(_texts(element)))
    if " - " in said:
        said = _as_addressed(element, said)
    if said or element.get("itemprop") is None:
        return said
    metas = (item for item in element.iter("meta") if item.get("itemprop") == "name")
    return next((" ".join((item.get("content") or "").split()) for item in metas), "")


def _linked_name(element: HtmlElement) -> str | None:
    """Give the one name in a mark that is a link, where no other name stands beside it."""
    links = [] if element.tag == "a" else list(islice(element.iter("a"), 2))
    if len(links) != 1 or _is_others(links[0]):
        return None
    name = _words_of(links[0])
    rest = " ".join(_texts(element)).replace(name, "", 1)
    capitals = sum(word[:1].isupper() for word in rest.split() if word not in _LINE_WORDS)
    return name if author_names.is_name_of_several_words(name) and capitals == 1 else None


def _as_addressed(element: HtmlElement, said: str) -> str:
    """Write a name of two parts as one where its page's address has it so.

    "Ida Tamm - Lind" is one who lives at "/autor/ida-tamm-lind"; most dashes have a site behind.
    """
    slug = re.sub(r"[^a-z]+", "-", without_accents(said).lower())
    pages = (link.get("href") or "" for link in islice(element.iter("a"), 5))
    return said.replace(" - ", "-") if any(slug in page.lower() for page in pages) else said


def _listed(element: HtmlElement) -> str | None:
    """Give the names of a list of several authors, each in an item of its own."""
    items = list(islice(element.iter("li"), author_names.MOST_AUTHORS + 1))
    if len(items) < 2 or len(items) > author_names.MOST_AUTHORS:
        return None
    names = [_whole_name(_first_line(list(_texts(item)))) for item in items]
    return "; ".join(name for name in names if name) if all(names) else None


def _is_own_heading(around: Sequence[HtmlElement], said: str, title: str) -> bool:
    """Tell whether what looks like the headline of a teaser is an author's name, and a link."""
    headlines = (headline for box in around if (headline := teaser_headline(box)))
    return all(line in title or line in said or said in line for line in headlines)


def _first_line(texts: list[str]) -> str:
    """Give the words of a mark; of one that holds a whole line "By …" first, those alone."""
    lines = [line for text in texts if (line := " ".join(text.split()))]
    if len(lines) > 1 and _LINE.fullmatch(lines[0]) and lines[1][0].isupper():
        return lines[0]
    named = len(lines) == 2 and author_names.is_name_of_several_words(lines[0])
    return lines[0] if named and author_names.is_role(lines[1]) else " ".join(lines)


def _marked_elements(tree: HtmlElement) -> list[HtmlElement]:
    """Give the elements that a page marks as its author's, those of the surest way first."""
    index = index_attributes(tree)
    marked: dict[int, set[int]] = {}
    for name in _SOUGHT:
        known: dict[str, tuple[int, ...]] = {}
        for number, value in index.pairs(name):
            ways = known.get(value)
            if ways is None:
                ways = known[value] = _ways(name, value)
            if ways:
                marked.setdefault(number, set()).update(ways)
    found: tuple[list[HtmlElement], ...] = (list(tree.iter("author")), [], [])
    for number in sorted(marked):
        element = index.elements[number]
        if element is None or element.tag == "author":
            continue
        for way in marked[number]:
            if way == 2 or element.tag in _TAGS[way]:
                found[way].append(element)
    return [element for way in found for element in way]


def find_linked_byline(tree: HtmlElement) -> str | None:
    """Find whom a page links as its author outside of teasers and comments: "/authors/ida-tamm"."""
    index = index_attributes(tree)
    links = [n for n, value in index.pairs("href") if _AUTHOR_PAGE.search(value[-_LONGEST_PAGE:])]
    if not links:
        return None
    prose = (
        n
        for n in index.tags.get("p", ())
        if (p := index.elements[n]) is not None and len(p.text or "") > _PROSE
    )
    text_at = next(prose, len(index.elements))
    title = title_of(tree)
    is_no_author = AnyAround(
        lambda box: _is_others(box) or _is_elsewhere(box) or is_teaser(box, title)
    )
    found: dict[str, bool] = {}
    for number in links[:_MOST_MARKS]:
        link = index.elements[number]
        if link is None or not is_still_in(tree, link) or is_no_author(link):
            continue
        said = _words_of(link)
        if _is_in_prose(link, said):
            continue
        if name := _whole_name(said):
            names = "; ".join(dict.fromkeys((name, *_names_beside(link, name))))
            found.setdefault(names, number > text_at)
    return _one_above(found)


def _one_above(found: Mapping[str, bool]) -> str | None:
    """Give the only one of some names, or the first that does not stand below the text.

    Those that do are the authors of other stories, each in its own box.
    """
    above = (name for name, below in found.items() if not below)
    return next(iter(found), None) if len(found) == 1 else next(above, None)


def _is_in_prose(link: HtmlElement, said: str) -> bool:
    """Tell whether a link is a part of a sentence: "… as Ida Tamm wrote on Monday …"."""
    paragraph = next(link.iterancestors("p"), None)
    if paragraph is None:
        return False
    around = " ".join("".join(islice(paragraph.itertext(), 20)).split())
    return len(around) - len(said) > _LONGEST // 2


def find_byline_line(tree: HtmlElement) -> str | None:
    """Find a line "By Noah Berlin" that no mark tells, outside of teasers and comments."""
    if not _BEGUN.search("\0".join(("", *tree.itertext(), ""))):
        return None
    names: dict[str, bool] = {}
    in_text = False
    is_elsewhere = AnyAround(_is_elsewhere)
    for element in islice(tree.iter("p", "div", "span", "li", "a", "address"), _READ):
        in_text = in_text or (element.tag == "p" and len(element.text or "") > _PROSE)
        first = (element.text or "").lstrip()
        if len(element) > 2 or (first and not first.startswith(_LINE_WORDS)):
            continue
        texts = list(islice(element.itertext(), 20))
        begun = next((text for one in texts if (text := one.lstrip())), "")
        if len(begun) > _LONGEST_WORD and not begun.startswith(_LINE_WORDS):
            continue
        said = author_names.BEHIND.sub("", " ".join("".join(texts).split()))
        said = author_names.without_agency(said.removesuffix("."))
        found = _LINE.fullmatch(begun.rstrip()) or (
            _LINE.fullmatch(said) if len(said) < _LONGEST else None
        )
        if found and not is_elsewhere(element):
            names.setdefault(_FULL_STOP.sub("", found["who"]), in_text)
    return _one_above(names)


def find_service_line(tree: HtmlElement) -> str | None:
    """Find a line that names a desk or service alone: "Pilot news services", "Staff report"."""
    is_elsewhere = AnyAround(_is_elsewhere)
    for element in islice(tree.iter("p", "div", "span", "cite"), _READ):
        if element.text and len(element.text) < _PROSE and all(x.tag == "br" for x in element):
            said = _words_of(element)
            if _SERVICE.fullmatch(said) and not is_elsewhere(element):
                return said
    return None


def find_byline_behind_day(tree: HtmlElement) -> str | None:
    """Find whom a line names behind the day it gives: "posted on 4 May 2031 by Ida Tamm"."""
    is_elsewhere = AnyAround(_is_elsewhere)
    for time in islice(elements_of(tree, "time"), _DAYS):
        box = time.getparent()
        for text in (time.tail, None if box is None else box.tail):
            found = _BEHIND_DAY.fullmatch(" ".join((text or "")[:_LONGEST].split()))
            if found and not is_elsewhere(time):
                return found["who"]
    return None


def _is_elsewhere(box: HtmlElement) -> bool:
    """Tell whether a box is about another story, or asks a reader for a name."""
    return box.tag in _ASKING or is_of_other_story(box)


def _ways(name: str, value: str) -> tuple[int, ...]:
    """Give the ways by which an attribute marks an author."""
    if len(value) > _LONGEST_MARK or not _ANY.search(value) or _OF_OTHERS.search(value):
        return ()
    return tuple(
        number
        for number in range(3)
        if value in _EXACT[number].get(name, ())
        or ((like := _LIKE[number].get(name)) and like.search(value))
    )


def _is_others(box: HtmlElement) -> bool:
    """Tell whether a box holds comments, a date or a picture, and no author."""
    if box.tag in {"time", "figure", "blockquote"}:
        return True
    if box.tag not in _OTHERS_TAGS:
        return False
    of_others = (
        _OTHERS_ID.search(box.get("id") or "")
        or _OTHERS_CLASS.search(box.get("class") or "")
        or "Figure" in (box.get("data-component") or "")
    )
    # "hentry category-ferries" is a whole article, and so is what has its headline in it.
    return bool(of_others) and not (
        "hentry" in (box.get("class") or "") or next(box.iter("h1"), None) is not None
    )


def _words_of(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _texts(element: HtmlElement) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if not _is_others(child):
            yield from _texts(child)
        if child.tail:
            yield child.tail
