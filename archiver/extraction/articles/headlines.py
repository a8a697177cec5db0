"""Choose an article's title among what its page calls it: JSON-LD, meta elements, title, heading.

Without the first two, a heading that the page's title repeats goes before any other. A site's name
is no part of any.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement
from trafilatura.metadata import extract_title

from archiver.extraction.articles.other_stories import is_apart
from archiver.html.json_ld import one_line
from archiver.platforms.attribute_index import elements_of
from archiver.text.bare_letters import bare_letters

# What stands between a title and a site: " | ", " – ", "｜"; not the hyphen of "Ferry-leaves"
_SEPARATOR = re.compile(
    r"\s+[|–—―·•∙⋆★›»>:/<‹«◦~│-]+\s+|\s*[｜•_]\s*|(?<=[\u3040-\u9fff])[|-](?=[\u3040-\u9fff])"
    r"|\s+(?=\([^()]{3,60}\)$)|(?=（[^（）]{2,30}）$)"
)
# The same, or the colon of "Pier Notes: Ferry leaves"
_BELOW = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
# What stands between a title and the name of its site: "： Harbour Pilot", "【Harbour Pilot】",
# "Harbour Pilot: "; not "the Harbour Pilot"
_BEFORE_NAME = re.compile(
    r"(?:\s*(?:[:：|｜•·∙⋆★»›_]+|\s[-–—―/])\s*[【(（\[«„“]?|\s*[【(（\[«])\s*$"
)
_BEHIND_NAME = re.compile(r"^\s*(?:[:：|｜•·∙⋆★»›】]+|[-–—―]\s)\s*")
_CLOSING = "】)）]»”"
_SHORTEST_NAME = 4
_UNTITLED = re.compile(r"untitled(?: document| page)?|no title|home ?page|index", re.IGNORECASE)
_HEADINGS = 8
_LONGEST = 400
_SHORTEST = 8  # letters of a heading that may be a part of a title
_PARTS = 6
_WORDS, _SHORTEST_HOST = 3, 6
"""Words of a site's name, and letters of the host or shorter name that it has to hold."""
_MORE_WORDS, _LONG_HOST = 5, 9
"""The same of "Harbour Championships Ostermoor 2031" on "ostermoor2031.example"."""
_KINDS = frozenset({"news", "online", "com", "media", "tv", "radio", "magazine", "digital", "plus"})
_TITLE = 16  # letters of a heading that is a whole title


def choose_title(
    tree: HtmlElement, stated: Sequence[str], sites: Sequence[str | None]
) -> str | None:
    """Give the title of a page without its site's name.

    `stated` are the titles of JSON-LD and meta elements, the surest first; `sites` are names and
    hosts of the site.
    """
    names = _names_of(sites)
    cut = (_without_site(one, sites) for one in stated)
    stated = [one for one in cut if not _UNTITLED.fullmatch(one)]
    titles = (line for item in islice(elements_of(tree, "title"), 3) if (line := _line(item)))
    page = next((_without_site(line, sites) for line in titles), None)
    every = list(_headings(tree))
    headings = [one for one in every if bare_letters(one) not in names]
    headings = [
        one
        for one in headings
        # The site's name may stand as a heading too, and is then the end of the page's title.
        if not page or not _is_end(page, one) or bare_letters(one) in _set(stated)
    ]
    if stated and (shown := _shown(stated, headings, page, names)):
        return shown
    if stated:
        return _whole(_shorter(stated[0], headings, names), page, names)
    if page and (below := _below_site(tree, page, every)):
        return below
    for heading in headings if page else ():
        if page and _agree(heading, page):
            return _head(page, heading)
    # A heading behind the site's own is often that of a box.
    return _unstated(tree, page, headings if headings[:1] == every[:1] else [], names)


def _names_of(sites: Sequence[str | None]) -> set[str]:
    """Give the letters of a site's names, of its host with and without what stands around it."""
    names = {bare_letters(name) for name in sites if name}
    hosts = [name for name in sites if name and " " not in name]
    return names | {
        name
        for host in hosts
        for name in (bare_letters(host.partition(".")[0]), f"www{bare_letters(host)}")
    }


def _without_site(title: str, sites: Sequence[str | None]) -> str:
    """Take the name of the site off either end of a title, whatever mark stands between them."""
    bare = title.rstrip(_CLOSING)
    for name in sites:
        if not name or len(name) < _SHORTEST_NAME:
            continue
        for rest, pattern in (
            (bare.removesuffix(name), _BEFORE_NAME),
            (title.removeprefix(name), _BEHIND_NAME),
        ):
            found = pattern.search(rest) if len(rest) < len(bare) else None
            left = rest[: found.start()] + rest[found.end() :] if found else ""
            if len(bare_letters(left)) >= _least(left):
                return left
    return title


def _shown(
    stated: Sequence[str], headings: Sequence[str], page: str | None, names: set[str]
) -> str | None:
    """Give the heading that is the page's title too, where what is stated is neither.

    Networks are told another title than readers, and an older one where the article was changed.
    """
    if page is None or any(_agree(heading, stated[0]) for heading in (*headings, page)):
        return None
    head = bare_letters(_shorter(page, headings, names).rstrip(" -–|"))
    return next(
        (heading for heading in headings if bare_letters(heading) == head and len(head) >= _TITLE),
        None,
    )


def _below_site(tree: HtmlElement, page: str, headings: Sequence[str]) -> str | None:
    """Give what the page's title ends with and a lesser heading repeats, below the site's name."""
    found = _BELOW.search(page)
    if found is None or bare_letters(page[: found.start()]) not in _set(headings):
        return None
    rest = page[found.end() :]
    lesser = (_line(item) for item in islice(tree.iter("h2", "h3"), _HEADINGS))
    same = (bare_letters(line) == bare_letters(rest) for line in lesser if line)
    return rest if len(bare_letters(rest)) >= 2 * _least(rest) and any(same) else None


def _unstated(
    tree: HtmlElement, page: str | None, headings: Sequence[str], names: set[str]
) -> str | None:
    """Give the title of a page that states none: its heading, or what its title element says."""
    if headings and len(bare_letters(headings[0])) >= 2 * _SHORTEST:
        return headings[0]
    head = _shorter(page, (), names) if page else None
    if head and len(bare_letters(head)) >= _SHORTEST and bare_letters(head) not in names:
        return head
    try:
        return one_line(extract_title(tree)) or head
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return head


def _headings(tree: HtmlElement) -> Iterator[str]:
    for heading in islice(elements_of(tree, "h1"), _HEADINGS):
        line = _line(heading)
        if line and len(line) <= _LONGEST and not any(map(is_apart, heading.iterancestors())):
            yield line


def _line(element: HtmlElement) -> str | None:
    return one_line(" ".join(islice(element.itertext(), 100)))


def _agree(heading: str, candidate: str) -> bool:
    """Tell whether a heading and a title are one, but for a site's name or words before either."""
    one, other = bare_letters(heading), bare_letters(candidate)
    if one == other:
        return True
    heads = [bare_letters(head) for head in _heads(candidate)]
    if one in heads and len(one) >= _least(one):
        return True
    return any(len(head) >= 2 * _least(head) and one.endswith(head) for head in [other, *heads])


def _least(text: str) -> int:
    return _SHORTEST if text.isascii() else _SHORTEST // 2


def _heads(title: str) -> list[str]:
    """Give the beginnings of a title up to each separator, the longest first."""
    cuts = [found.start() for found in _SEPARATOR.finditer(title)][-_PARTS:]
    return [title[:cut] for cut in reversed(cuts) if cut]


def _head(page: str, heading: str) -> str:
    """Give the beginning of a page's title that is a heading, or what that ends with.

    A heading may have a kicker before it, or letters of their own size.
    """
    whole = bare_letters(heading)
    heads = [page, *_heads(page)]
    return next((head for head in heads if whole.endswith(bare_letters(head))), heading)


def _is_end(title: str, heading: str) -> bool:
    """Tell whether a heading is what a page's title ends with, behind something no shorter."""
    own = bare_letters(heading)
    return any(
        bare_letters(title[found.end() :]) == own
        and len(bare_letters(title[: found.start()])) >= len(own)
        for found in islice(_SEPARATOR.finditer(title), _PARTS)
        if found.start()
    )


def _shorter(title: str, headings: Sequence[str], names: set[str]) -> str:
    """Take the name of the site off a title: "Ferry leaves | Harbour Courier"."""
    known = _set(headings)
    heads = _heads(title)
    if whole := next((head for head in heads if bare_letters(head) in known), None):
        return whole
    for head in heads:
        rest = title[len(head) :]
        rest = _SEPARATOR.sub("", rest, count=1) if _SEPARATOR.match(rest) else rest
        if bare_letters(rest) in names or _is_longer_name(rest, names):
            return head
    return title


def _is_longer_name(text: str, names: set[str]) -> bool:
    """Tell whether a name with one word or two more is meant: "The Courier", "Courier News"."""
    words = text.split()
    letters = bare_letters(text)
    return all(word[:1].isupper() or not word[:1].isalpha() for word in words) and any(
        len(name) >= (_SHORTEST_HOST if len(words) <= _WORDS else _LONG_HOST)
        and len(words) <= _MORE_WORDS
        and (
            letters.endswith(name)
            or (letters.startswith(name) and bare_letters(words[-1]) in _KINDS)
        )
        for name in names
    )


def _whole(title: str, page: str | None, names: set[str]) -> str:
    """Give the page's own title where the stated one was cut at a quotation mark in it."""
    if page is None or not page.startswith(title):
        return title
    return _shorter(page, (), names) if page[len(title) :].lstrip()[:1] in {'"', "'"} else title


def _set(titles: Sequence[str]) -> set[str]:
    return set(map(bare_letters, titles))
