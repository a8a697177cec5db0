"""Find the pictures of an article that its page calls pictures of posts, so that they can be read.

A tree in, addresses out: nothing is fetched here, and nothing is known of what a picture shows.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

import regex as re
from lxml.html import HtmlElement

from archiver.extraction.embeds.regions import Region
from archiver.extraction.pictures.described_posts import (
    MOST_PICTURES,
    describe_pictures,
    doubts_post,
    names_pictured_post,
)
from archiver.html.json_ld import json_ld_objects
from archiver.languages.registry import join_patterns
from archiver.models.picture_records import PostPicture
from archiver.platforms.attribute_index import elements_of
from archiver.platforms.prose_names import platform_words
from archiver.platforms.registry import cache_per_registry
from archiver.text.urls import join_url

MOST_READ = 8
"""Pictures of one article that are read."""
_LONGEST = 2_000
"""Characters of an address."""
_LONGEST_SET = 8_000
"""Characters of a list of addresses (``srcset``)."""
_DESCRIBED = 300
"""Characters of a description."""
_ABOVE = 160
"""Characters of the text above a picture: of its last sentence."""
_WIDEST = 2_048
"""Pixels of the copy that is chosen, where a page offers several."""
_SMALLEST = 120
"""Pixels along either side, where a page tells them; no post can be read in less."""
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-full-src", "src")
_SETS = ("srcset", "data-srcset")
_CLIMBED = 5
_SIBLINGS = 4
_NODES = 200
_COLONS = (":", "：")
# Matches "640w" and "2x,"; not "a.png".
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([wx])")
# Matches "@anabrook"; not "a@b.example".
_HANDLE = re.compile(r"(?<![\w@.])@\w[\w.-]{1,60}")


class _Candidate(NamedTuple):
    element: HtmlElement
    description: str


@cache
def _screenshot() -> re.Pattern[str]:
    return re.compile(join_patterns(lambda language: language.uttering.screenshots), re.IGNORECASE)


@cache_per_registry
def _post_words() -> re.Pattern[str]:
    """Compile what names a post or where it stands: "Bluesky", "tweet", "X"; not "XI"."""
    nouns = join_patterns(lambda language: language.uttering.post_nouns)
    platforms = "|".join(re.escape(word) for word in sorted(platform_words()))
    return re.compile(rf"(?<![\w’'-])(?:{platforms}|{nouns})(?![\w’'-])")


def find_post_pictures(
    tree: HtmlElement,
    embeds: Iterable[HtmlElement],
    address: str,
    pictures: Iterable[tuple[HtmlElement, str]] | None = None,
    region: Region | None = None,
) -> tuple[PostPicture, ...]:
    """Give the pictures of an article that are said to show a post, each once, in their order.

    `embeds` are the elements that hold posts of platforms, whose pictures are their own, `address`
    is the page's, `pictures` what `describe_pictures` gave of the tree, and `region` tells what of
    it is the article's, where that is known. Who doubts a post shows no post: those of fact-checks
    are left out.
    """
    boxes = set(embeds)
    region = region or Region(tree)
    found: dict[str, str] = {}
    described = describe_pictures(tree) if pictures is None else pictures
    for candidate in _candidates(tree, region, described):
        if len(found) >= MOST_READ:
            break
        url = _address(candidate.element, address)
        if url is None or url in found:
            continue
        if any(box in boxes for box in (candidate.element, *candidate.element.iterancestors())):
            continue
        found[url] = candidate.description
    if found and any(thing.get("@type") == "ClaimReview" for thing in json_ld_objects(tree)):
        return ()
    return tuple(PostPicture(url=url, description=text) for url, text in found.items())


def _candidates(
    tree: HtmlElement, region: Region, pictures: Iterable[tuple[HtmlElement, str]]
) -> Iterator[_Candidate]:
    described: dict[HtmlElement, list[str]] = {}
    above = _TextAbove()
    for element, text in pictures:
        described.setdefault(element, []).append(" ".join(text[:_LONGEST].split())[:_DESCRIBED])
    for element in islice(elements_of(tree, "img", "amp-img"), MOST_PICTURES):
        # Most pictures are those of other stories; to read what stands above them takes longest.
        if _is_small(element) or not (region.holds(element) and region.shows(element)):
            continue
        texts = described.get(element, [])
        if any(map(doubts_post, texts)):
            continue
        called = next(filter(calls_picture_post, texts), None)
        if called is None:
            line = above.find(element)
            announces = line.endswith(_COLONS) and _names_post(line) and not doubts_post(line)
            called = line if announces else None
        if called is not None:
            yield _Candidate(element, called)


def calls_picture_post(text: str) -> bool:
    """Tell whether a description calls its picture one of a post.

    >>> calls_picture_post("Screenshot of @anabrook's post on X")
    True
    >>> calls_picture_post("Ana Brook on the quay, in a screenshot of a video")
    False
    """
    if names_pictured_post(text):
        return True
    shot = _screenshot().search(text)
    return bool(shot and _names_post(text))


def _names_post(text: str) -> bool:
    return bool(_post_words().search(text) or _HANDLE.search(text) or names_pictured_post(text))


class _TextAbove:
    """The end of the text that stands straight above an element; each text is read once."""

    def __init__(self) -> None:
        self._inside: dict[HtmlElement, str] = {}
        self._own: dict[HtmlElement, str] = {}

    def find(self, element: HtmlElement) -> str:
        """Give it, "" where none stands there."""
        box = element
        for _ in range(_CLIMBED):
            before = box.getprevious()
            for _ in range(_SIBLINGS):
                if before is None:
                    break
                text = self._text_with_tail(before)
                if text:
                    return text
                before = before.getprevious()
            parent = box.getparent()
            if parent is None or parent.tag in {"body", "html"}:
                return ""
            if parent not in self._own:
                self._own[parent] = _last_words(parent.text or "")
            if self._own[parent]:
                return self._own[parent]
            box = parent
        return ""

    def _text_with_tail(self, box: HtmlElement) -> str:
        if box not in self._inside:
            inside = islice(box.itertext(), _NODES) if isinstance(box.tag, str) else ()
            self._inside[box] = _last_words("".join((*inside, box.tail or "")))
        return self._inside[box]


def _last_words(text: str) -> str:
    return " ".join(text[-_LONGEST:].split())[-_ABOVE:]


def _is_small(element: HtmlElement) -> bool:
    sides = (element.get("width") or "", element.get("height") or "")
    return any(side.isascii() and side.isdigit() and int(side[:9]) < _SMALLEST for side in sides)


def _address(element: HtmlElement, page: str) -> str | None:
    """Give the address of the copy of a picture that is best to read."""
    # The parser takes a <source> for something that holds what comes behind it.
    around = next(
        (item for item in islice(element.iterancestors(), _CLIMBED) if item.tag == "picture"), None
    )
    sources = [element, *(() if around is None else islice(around.iter("source"), _SIBLINGS))]
    listed = [source.get(name) or "" for source in sources for name in _SETS]
    chosen = _best_copy(text for text in listed if text and len(text) <= _LONGEST_SET)
    for given in (chosen, *(element.get(name) for name in _LAZY)):
        url = join_url(page, given) if given and len(given) <= _LONGEST else None
        if url and url.lower().startswith(("http://", "https://")):
            path = url.partition("?")[0].lower()
            return None if path.endswith(".svg") else url.partition("#")[0]
    return None


def _best_copy(sets: Iterable[str]) -> str | None:
    """Choose the widest copy of those that are not too wide, as lists of them tell.

    >>> _best_copy(["a.png 320w, b.png 1280w, c.png 4000w"])
    'b.png'
    """
    found: list[tuple[float, str]] = []
    for text in sets:
        for token in text.split():
            size = _SIZE.fullmatch(token.rstrip(","))
            if size is None:
                found.append((_WIDEST / 2, token.rstrip(",")))
            elif found:
                scale = 1.0 if size[2] == "w" else _WIDEST / 2
                found[-1] = (float(size[1]) * scale, found[-1][1])
    fitting = [one for one in found if one[0] <= _WIDEST]
    if fitting:
        return max(fitting, key=lambda one: one[0])[1]
    return min(found, key=lambda one: one[0])[1] if found else None
