"""Find the dates that readers see on a page: marked times, and lines that name a day.

The days of changes, of other stories and of what the prose tells are passed over.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from archiver.extraction.articles.other_stories import (
    AnyAround,
    is_of_other_story,
    is_teaser,
    title_of,
)
from archiver.html.meta_elements import is_of_others
from archiver.platforms.attribute_index import index_attributes, is_still_in, numbered_elements
from archiver.text import dates

# Matches "post-updated" and "dateModified"; not "published".
_CHANGE = re.compile(r"modif|updat|aktualis|actualiz", re.IGNORECASE)
# "Updated:", "Mis à jour le" and "zuletzt aktualisiert"; not "up to date"
_CHANGED = re.compile(
    r"\b(?:updat|modif|revis|edited|correct(?:ed|ion)|aktuali|geändert|mise? à jour"
    r"|maj(?:\s+le\b|\s*:)|actuali|aggiorna|bijgewerkt|gewijzigd|zaktuali|atuali|o[dp]+dater|uppdater|обновл|изменен|оновлен"
    r"|güncelle|ενημ[εέ]ρ|päivitet|muokattu|frissít|módosít|ažurira|diperbarui|cập nhật)"
    r"|更新|修改|最終修正|수정|업데이트|تحديث|به[ \u200c]?روز"
    r"|بروزرسانی|עודכן|עדכון|अपडेट|อัปเดต|ปรับปรุง",
    re.IGNORECASE,
)
# What else a day is told of: "Deadline:", "Release date", "Last reviewed", "Poll closes", "Born"
_OTHER_LABEL = re.compile(
    r"\b(?:reviewed|fact-?checked|effective|expires?|valid (?:until|from)|due|deadline|as of"
    r"|born|died|release date|closes?|begins?|ends?|starts?|taken|kick-?off)\b",
    re.IGNORECASE,
)
# Names of boxes that hold the days of other things: "match-date", "poll", "caption", "twitter-card"
_OTHER_THING = re.compile(
    r"(?:^|[\s_-])(?:events?|match|fixtures?|poll|deadline|birth|life|release|caption|newsletter"
    r"|twitter|slides?|swiper|carousel|slider|ticker|infobox|countdown|episodes?|when)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publi[sčqkc]|publié|posted|first aired|(?:erst)?veröffentlich|erschienen|pubblicat"
    r"|gepubliceerd|geplaatst|opublik|dodan[oiae]|publicer|publiser|udgivet|опублик|yayınla|δημοσι"
    r"|julkaist|zveřejn|vydáno|közzét|megjelen|objavljen|diterbitkan|dipublikasikan|đăng lúc"
    r"|xuất bản)|公開|掲載|配信|[发發]布|發佈|刊登|발행|입력|등록|승인"
    r"|نشر|منتشر|انتشار|פורסם|प्रकाशित|เผยแพร่",
    re.IGNORECASE,
)
# "author-bio" and "about-the-author"; not "author-name"
_OF_AUTHOR = re.compile(r"author-?(?:bio|description)|about-?(?:the-?)?author", re.IGNORECASE)
# "This article was originally published by Isle Wire on 4 May 2031", of whose day a page hands on
# a text; not "Originally published 4 May 2031".
_ELSEWHERE = re.compile(
    r"\b(?:(?:originally|first) (?:published|appeared|posted|ran) (?:by|in|at|with|via)"
    r"|(?:zuerst|ursprünglich) (?:erschienen|veröffentlicht|bei)"
    r"|(?:publié|paru) (?:initialement|d'abord)"
    r"|publicado originalmente (?:en|em|por)|pubblicato originariamente (?:su|da))\b",
    re.IGNORECASE,
)
# Names of what holds nothing but a day: "date", "post-date", "fecha", "entry-meta", "published".
_DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:article|post|entry|story|news|pub|publish(?:ed|ing)?|publication|created?)?"
    r"[-_]?(?:date|datetime|datum|fecha|data|meta|info)|pubdate|published|posted(?:-on)?|timestamp|dateline)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# Every name above has one of these in it.
_DATE_WORDS = ("dat", "fecha", "meta", "info", "published", "posted", "timestamp")
_LINE_TAGS = ("p", "div", "span", "li", "em", "small", "strong", "b", "i", "td", "dd", "h6")
_MOST_MARKS = 30
_READ = 4_000  # elements in which a line is sought
_LONGEST = 120
_PROSE, _SENTENCE = 90, 25
"""Characters beside a time that make what it stands in a part of the article, with a full stop at
its end in any case."""
_PARAGRAPHS = 2
"""Of the article, below which a time may be anybody's; a standfirst may stand above its own."""
_LABEL = 40
"""Characters before a time that say what it is the time of."""
_HEADLINES = 8
_NEAR = 3
"""Boxes around a line within which the headline of its page stands."""
_BOXES = frozenset({"article", "body", "header", "main", "section"})
_SENTENCES = frozenset({"p", "li", "td", "dd", "blockquote", "figcaption"})
_PIECES, _LONGEST_PIECE = 40, 1_000
"""Texts of an element that are joined, and characters of each: all that a line of a date can be."""


def marked_moments(tree: HtmlElement, language: str | None) -> Iterator[str]:
    """Give the moments that a page marks as its own time of publication.

    A time that nothing says so of counts where it stands above the article's text.
    """
    is_of_other = _in_other_story(tree)
    below: set[HtmlElement] | None = None
    others: dict[HtmlElement, bool] = {}
    for mark in islice(_marks(tree), _MOST_MARKS):
        if is_change(mark) or is_in_sentence(mark) or is_of_other(mark):
            continue
        if mark.tag == "time" and not _is_named(mark) and _OTHER_LABEL.search(_label(mark)):
            continue
        if mark.get("itemprop") and is_of_others(mark, others):
            continue
        if mark.tag == "time" and not _is_named(mark):
            below = _below_prose(tree) if below is None else below
            if mark in below:
                continue
        text = mark.get("datetime") or mark.get("content") or " ".join(mark.itertext())
        moment = dates.parse_date(text, language)
        if moment:
            yield moment


def _marks(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give what microdata says to be a day of publication, and times that may be one."""
    index = index_attributes(tree)
    dated = {number for number, value in index.pairs("itemprop") if value == "datePublished"}
    for element in numbered_elements(tree, dated.union(index.tags.get("time", ()))):
        if element is not tree and not is_still_in(tree, element):
            continue
        if element.get("itemprop") == "datePublished" or _may_date_article(element):
            yield element


def _may_date_article(time: HtmlElement) -> bool:
    names = time.get("class") or ""
    return (
        time.get("pubdate") is not None
        or "publish" in names
        or "entry-date" in names
        or next(time.iterancestors("article", "header"), None) is not None
    )


def _is_named(mark: HtmlElement) -> bool:
    """Tell whether an element is said to hold a time of publication, or a label before it does."""
    if mark.get("itemprop") or mark.get("pubdate") is not None:
        return True
    marks = mark.get("class") or ""
    return "publish" in marks or "entry-date" in marks or bool(_PUBLISHED.search(_label(mark)))


def _below_prose(tree: HtmlElement) -> set[HtmlElement]:
    """Give the times that stand below paragraphs of an article, where others may be told of."""
    found, paragraphs = set[HtmlElement](), 0
    for element in islice(tree.iter("h1", "p", "time"), _READ):
        if element.tag == "h1":
            paragraphs = 0
        elif element.tag == "time":
            if paragraphs >= _PARAGRAPHS:
                found.add(element)
        else:
            paragraphs += len(_line_of(element)) > _PROSE
    return found


def date_line(
    tree: HtmlElement, language: str | None, *, labelled: bool = False
) -> tuple[str, bool] | None:
    """Find the line that says when a page was published, and whether it surely does.

    It does where it says so itself, or stands beside the headline; with `labelled` only the former.
    """
    is_of_other = _in_other_story(tree)
    named = set(_named_lines(tree))
    unsure: str | None = None
    for element in islice(tree.iter(*_LINE_TAGS), _READ):
        text = element.text
        told_by = bool(text) and not text.isspace() and _is_labelled(text)
        if not told_by and element not in named:
            continue
        line = _line_of(element)
        if len(line) > _LONGEST or is_in_sentence(element) or is_of_other(element):
            continue
        if _ELSEWHERE.search(line) or (
            element.tag == "dd" and _OTHER_LABEL.search(_label(element))
        ):
            continue
        if _OTHER_LABEL.search(line) and not _PUBLISHED.search(line):
            continue
        told = _published_part(line)
        moment = dates.parse_date(told, language) if told else None
        if moment and (_PUBLISHED.search(line) or (not labelled and _is_beside_headline(element))):
            return moment, True
        unsure = unsure or moment
    return (unsure, False) if unsure else None


def _is_labelled(text: str) -> bool:
    """Tell whether a text says at once that it tells when something was published or changed."""
    return bool(_PUBLISHED.search(text, 0, _LONGEST) or _CHANGED.search(text, 0, _LONGEST))


def changed_days(tree: HtmlElement, language: str | None) -> set[str]:
    """Give the days of lines that only say when a page changed."""
    found: set[str] = set()
    for element in islice(tree.iter(*_LINE_TAGS), _READ):
        text = element.text
        if not text or text.isspace() or not _CHANGED.search(text, 0, _LONGEST):
            continue
        line = _line_of(element)
        if len(line) <= _LONGEST and not _PUBLISHED.search(line):
            moment = dates.parse_date(line, language)
            found |= {moment[:10]} if moment else set()
    return found


def is_change(mark: HtmlElement) -> bool:
    """Tell whether an element says when the article changed: "updated", not "published updated"."""
    marks = f"{mark.get('class') or ''} {mark.get('itemprop') or ''}"
    if not marks.strip() and (box := mark.getparent()) is not None and box.tag not in _BOXES:
        # The only time in a box may have its name there: <div class="last-updated"><time>.
        alone = len(list(islice(box.iter("time"), 2))) < 2
        marks = (box.get("class") or "") if alone else ""
    if _CHANGE.search(marks):
        return "publi" not in marks.lower()
    if "publi" in marks.lower():
        return False
    if _CHANGED.match((mark.text or "").lstrip()[:_LABEL]):
        return True
    label = _label(mark)
    changed = [found.start() for found in _CHANGED.finditer(label)]
    published = [found.start() for found in _PUBLISHED.finditer(label)]
    return bool(changed) and (not published or published[-1] < changed[-1])


def _label(mark: HtmlElement) -> str:
    """Give the end of what stands straight before an element, in the same box."""
    before, box = mark.getprevious(), mark.getparent()
    if before is None:
        return ((box.text if box is not None else None) or "")[-_LABEL:]
    if before.tail and before.tail.strip():
        return str(before.tail)[-_LABEL:]
    return "" if before.tag == "time" else "".join(islice(before.itertext(), 10))[-_LABEL:]


def _published_part(line: str) -> str | None:
    """Give the part of a line that is about its publication and not about a change."""
    published = _PUBLISHED.search(line)
    rest = line[published.end() :] if published else line
    changed = _CHANGED.search(rest)
    return (rest[: changed.start()] if changed else rest).strip(" ,;:|·-–(") or None


def _named_lines(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements whose class or id names a date."""
    index = index_attributes(tree)
    for name in ("class", "id"):
        known: dict[str, bool] = {}
        for number, value in index.pairs(name):
            if value not in known:
                known[value] = len(value) <= _LONGEST and _names_date(value)
            element = index.elements[number] if known[value] else None
            if element is not None:
                yield element


def _names_date(value: str) -> bool:
    """Tell whether a class or an id names a date; most have none of the words that one has."""
    low = value.lower()
    return (any(word in low for word in _DATE_WORDS) or not low.isascii()) and bool(
        _DATE_NAME.search(value)
    )


def is_in_sentence(mark: HtmlElement) -> bool:
    """Tell whether a time stands within a sentence of the article, which tells of something."""
    if mark.get("itemprop") or mark.get("pubdate") is not None:
        return False
    box = next(iter(mark.iterancestors(*_SENTENCES)), None)
    if box is None:
        return False
    whole, own = _line_of(box), _line_of(mark)
    least = _SENTENCE if whole.endswith((".", "!", "?", "…", "。")) else _PROSE
    return len(whole) - len(own) > least and not _PUBLISHED.search(whole, 0, _LONGEST)


def _line_of(element: HtmlElement) -> str:
    """Give the beginning of an element's text: of a longer one no more is asked."""
    pieces = islice(element.itertext(), _PIECES)
    return " ".join("".join(piece[:_LONGEST_PIECE] for piece in pieces).split())


def _in_other_story(tree: HtmlElement) -> AnyAround:
    """Tell which elements are another story's, or where a site says what day it is."""
    title = title_of(tree)
    own = _article_of_headline(tree)
    return AnyAround(
        lambda box: bool(
            (box.tag == "article" and own and box not in own)
            or (
                _OTHER_THING.search(box.get("class") or "")
                and next(box.iter("h1", "body"), None) is None
            )
            or is_of_other_story(box)
            or is_teaser(box, title)
            or (box.tag == "header" and _is_of_site(box))
            or (box.tag == "figure" and next(box.iter("h1"), None) is None)
            or _OF_AUTHOR.search(box.get("class") or "")
        )
    )


def _article_of_headline(tree: HtmlElement) -> set[HtmlElement]:
    """Give the elements `article` around the first headline that has one; none where none has."""
    for headline in islice(tree.iter("h1"), _HEADLINES):
        if around := set(headline.iterancestors("article")):
            return around
    return set()


def _is_of_site(header: HtmlElement) -> bool:
    if next(header.iter("h1"), None) is not None:
        return False
    return next(header.iterancestors("article", "main"), None) is None


def _is_beside_headline(element: HtmlElement) -> bool:
    parent = element.getparent()
    for box in islice(element.iterancestors(), _NEAR):
        headline = None if box.tag == "html" else next(box.iter("h1"), None)
        # All of a page is in its body; only what lies there itself is beside anything in it.
        if headline is not None and (box.tag != "body" or box in (parent, headline.getparent())):
            return True
    return False
