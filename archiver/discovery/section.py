"""Find the links of a page that look like articles, and the feeds that it names."""

import re
from urllib.parse import urljoin

from courlan import is_navigation_page, is_not_crawlable
from lxml.html import HtmlElement

from archiver.discovery.listing import (
    ListedEntry,
    Listing,
    base_address,
    distinct_entries,
    normalize_listed_address,
)
from archiver.errors import UnreadableListing
from archiver.html.meta_elements import meta_values
from archiver.html.page import parse_markup
from archiver.models.records import Capture
from archiver.text.sites import is_public_suffix
from archiver.text.urls import host_of, is_sharing, split_url

# /2031/05/04/ and /2031-05-04-; not /2031/ alone, which is an archive of a year
_DATED = re.compile(
    r"/(?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2])(?:[/-]?(?:0[1-9]|[12]\d|3[01]))?(?=[/-])"
)
# the-night-ferry-leaves and the_night_ferry_leaves; not about-us
_WORDS = re.compile(r"[^\W\d_]+(?:[-_]\w+){3,}")
# article-104523.html and 104523; not page 12
_NUMBERED = re.compile(r"(?:^|[-_.a-z])\d{5,}(?:[.-]\w+)?$", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|m4a|zip|css|js|json|xml|rss|atom|ics|docx?|xlsx?)$",
    re.IGNORECASE,
)
_PARAGRAPH = 60
"""Characters; what teases an article on a list of them is mostly shorter, or a link."""
_MOST_LINKS = 20_000
"""Addresses of a page that are looked at; the index of a newspaper's year has a few thousand."""
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_ARTICLES = re.compile(r'"@type"\s*:\s*\[?\s*"(?:News|Reportage|Analysis|Opinion|Blog)?\w*Article"')


def read_section(text: str, capture: Capture) -> Listing:
    """Read a section with its articles, or an article, which lists itself."""
    if "<" not in text:
        raise UnreadableListing("it is neither a feed, a sitemap nor a page")
    tree, _ = parse_markup(text)
    here = normalize_listed_address(base_address(capture)) or base_address(capture)
    base = _base(tree, here)
    sources = _feeds(tree, base)
    title = " ".join((tree.findtext(".//title") or "").split()) or None
    if _is_article(tree, text, here):
        itself = ListedEntry(url=here, title=title)
        return Listing(kind="article", title=title, entries=(itself,), sources=sources)
    links, cut_off = _distinct_links(tree)
    entries = [entry for link in links if (entry := _entry(link, base, here))]
    kept, cut = distinct_entries(entries)
    return Listing(kind="section", title=title, entries=kept, sources=sources, cut=cut or cut_off)


def _distinct_links(tree: HtmlElement) -> tuple[list[HtmlElement], bool]:
    """Give the first link to each address as it is written; tell whether there were too many."""
    found: dict[str, HtmlElement] = {}
    for link in tree.iter("a"):
        href = link.get("href")
        if href and href not in found:
            if len(found) == _MOST_LINKS:
                return list(found.values()), True
            found[href] = link
    return list(found.values()), False


def _base(tree: HtmlElement, here: str) -> str:
    given = next((str(base.get("href")) for base in tree.iter("base") if base.get("href")), "")
    return _joined(here, given) or here


def _joined(base: str, link: str) -> str | None:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return None


def _feeds(tree: HtmlElement, base: str) -> tuple[ListedEntry, ...]:
    found = []
    for link in tree.iter("link"):
        kind = (link.get("type") or "").strip().lower()
        if kind in _FEEDS and "alternate" in (link.get("rel") or "").lower().split():
            whole = _joined(base, link.get("href") or "")
            url = normalize_listed_address(whole) if whole else None
            if url:
                found.append(ListedEntry(url=url, title=link.get("title")))
    return distinct_entries(found)[0]


def _is_article(tree: HtmlElement, text: str, here: str) -> bool:
    """Tell whether a page is an article: by what it says, else by its address and its text."""
    kind = meta_values(tree).get("og:type")
    if kind is not None:
        return kind.lower() == "article"
    return bool(_ARTICLES.search(text)) or is_article_address(here) or _is_prose(tree)


def _is_prose(tree: HtmlElement) -> bool:
    """Tell whether there is more to read in paragraphs than in links, as on no list."""
    paragraphs = [len(" ".join(str(p.text_content()).split())) for p in tree.iter("p")]
    prose = [size for size in paragraphs if size >= _PARAGRAPH]
    links = sum(len(" ".join(str(a.text_content()).split())) for a in tree.iter("a"))
    return len(prose) > 1 and sum(prose) > links


def _entry(link: HtmlElement, base: str, here: str) -> ListedEntry | None:
    """Take a link for an article of this site by its address; texts of links say too little."""
    href = (link.get("href") or "").strip()
    whole = _joined(base, href) if href and not href.startswith("#") else None
    url = normalize_listed_address(whole) if whole else None
    if url is None or url == here or not _of_site(url, here) or not is_article_address(url):
        return None
    return ListedEntry(url=url, title=" ".join(str(link.text_content()).split()) or None)


def _of_site(url: str, here: str) -> bool:
    """Tell whether an address is of the same host, or of one below it that has the same owner.

    ``sport.news.example`` belongs to ``news.example``, ``alice.github.io`` not to ``github.io``.
    """
    theirs, ours = host_of(url), host_of(here)
    if theirs == ours:
        return True
    return bool(ours) and theirs.endswith(f".{ours}") and not is_public_suffix(ours)


def is_article_address(url: str) -> bool:
    """Tell whether an address looks like an article's: a date, a headline or a number in it.

    >>> is_article_address("https://news.example/harbour/night-ferry-leaves-without-seal")
    True
    >>> is_article_address("https://news.example/tag/night-ferry-and-the-seal/")
    False
    """
    parts = split_url(url)
    if parts is None or len(url) > 2000:
        return False
    path = parts.path.rstrip("/")
    last = path.rpartition("/")[2]
    if not last or _FILE.search(last) or is_sharing(url):
        return False
    # Articles of many blogs lie in /archives/, which courlan holds for navigation.
    if is_not_crawlable(url) or is_navigation_page(f"{path}/".replace("/archives/", "/")):
        return False
    looks = _DATED.search(f"{path}/") and not last.isdigit()
    return bool(looks or _WORDS.search(last) or _NUMBERED.search(last))
