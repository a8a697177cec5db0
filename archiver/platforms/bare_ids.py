"""Find ids of posts in attributes that any site may use, beside a word that names the platform.

``<div class="social--twitter" data-embed-id="…">`` and ``<embetty-tweet status="…">`` hold one;
nothing in the name of the attribute says whose id it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from archiver.platforms.attribute_index import index_attributes, numbered_elements
from archiver.platforms.found_embeds import FoundEmbed, embed_kind

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement

    from archiver.models.records import Embed, EmbedKind

# "data-id", "data-embed-id", "postid" and "status" are some; "id" counts for elements of the
# platform's own name alone, "data-user-id" and "data-widget-id" never.
_WHAT = (
    *("post", "embed", "status", "media", "content", "item", "video", "object", "external"),
    *("source", "social", "entry", "native", "remote", "original", "asset", "message"),
)
_ID_NAMES = frozenset(
    (
        *("".join(parts) for parts in product(("", "data-"), _WHAT, ("id", "-id", "_id"))),
        *("data-id", "data-code", "data-key", "data-shortcode", "shortcode", "status"),
        *("data-status", "data-post", "data-embed", "data-value", "data-ref", "data-urn", "urn"),
    )
)
_ANY_ID = re.compile(r"data-[\w-]{1,40}(?:id|-key|-code|shortcode)")
_OTHER_IDS = re.compile(
    r"user|account|author|profile|widget|parent|reply|app|campaign|client|page|channel|list|slot|"
    r"pixel|track|conversation|quote|group|site|owner|target|event|modal|menu|nav|tab|moment|"
    r"timeline|poll|space|broadcast|community|(?<![a-z])(?:tag|music|sound|ads?)(?![a-z])"
)
# What says of an element that it is no post: who wrote, follows or counts, and buttons.
_NO_POST = re.compile(
    r"share|sharing|follow|button|btn|profile|user|account|author|timeline|feed|count|login|icon|"
    r"avatar|hashtag|(?<![a-z])(?:list|like|reply|retweet|tweets|grid|gallery|carousel)(?![a-z])",
    re.IGNORECASE,
)
_NO_POST_WITHIN = re.compile(r"share|sharing|follow|profile|timeline", re.IGNORECASE)
_CONTROLS = frozenset({"a", "button", "input", "img", "svg", "use", "meta", "link"})
NAMING_ATTRIBUTES = frozenset({"class", "type", "provider", "network", "platform", "service"})
"""Names of attributes whose value may be a platform's name; so may those that begin with data-."""
LONGEST_WORD = 24
"""Characters of an attribute's value, but for classes, that can name a platform."""
_LONGEST_CLASS = 400


class BareId(NamedTuple):
    """An element and the id of a post that it holds."""

    element: HtmlElement
    id: str


def can_name_platform(name: str, value: str) -> bool:
    """Tell whether an attribute may say of which platform an element is, apart from its class."""
    return len(value) <= LONGEST_WORD and (name.startswith("data-") or name in NAMING_ATTRIBUTES)


def find_bare_ids(
    tree: HtmlElement,
    word: re.Pattern[str],
    code: re.Pattern[str],
    *,
    without: Iterable[HtmlElement] = (),
) -> Iterator[BareId]:
    """Find the elements of a tree that `bare_ids_of` finds an id in.

    Blockquotes are left to the platform, and the elements `without`, which it knows better.
    """
    known = set(without)
    for element in _elements_with_ids(tree):
        if element.tag != "blockquote" and element not in known:
            yield from bare_ids_of(element, word, code)


def find_embeds_by_id(
    tree: HtmlElement,
    word: re.Pattern[str],
    code: re.Pattern[str],
    address_of: Callable[[str], str],
    parse_address: Callable[[str, EmbedKind], Embed | None],
) -> Iterator[FoundEmbed]:
    """Find the posts that a tree names by bare ids, read as the addresses that these stand for."""
    for element, found in find_bare_ids(tree, word, code):
        embed = parse_address(address_of(found), embed_kind(element))
        if embed:
            yield FoundEmbed(embed, element)


def _elements_with_ids(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements of a tree with an attribute that may hold an id."""
    index = index_attributes(tree)
    found = {
        number
        for name, numbers in index.numbers.items()
        if _may_hold_id(name)
        for number in numbers
    }
    if index.custom:
        found.update(set(index.custom).intersection(index.numbers.get("id", ())))
    return numbered_elements(tree, found)


@lru_cache(maxsize=4_096)
def _may_hold_id(name: str) -> bool:
    """Tell whether an attribute's name is one that an id may have."""
    return name in _ID_NAMES or bool(_ANY_ID.fullmatch(name) and not _OTHER_IDS.search(name))


def bare_ids_of(
    element: HtmlElement, word: re.Pattern[str], code: re.Pattern[str]
) -> Iterator[BareId]:
    """Give the id of an element that a class, its tag or another attribute gives to a platform.

    `word` is searched for there in lower case, `code` has to match the whole id. The word may
    stand in the class of the element around it as well. There is one id or none.
    """
    for name, value in element.items():
        own = name == "id" and "-" in element.tag and word.search(element.tag)
        if (own or _may_hold_id(name)) and code.fullmatch(value.strip()):
            if is_named_for(element, word):
                yield BareId(element, value.strip())
            return


def is_named_for(element: HtmlElement, word: re.Pattern[str]) -> bool:
    """Tell whether an element is called a platform's, and neither a button nor an account's."""
    names = [element.tag, (element.get("class") or "")[:_LONGEST_CLASS]]
    names += [value for name, value in element.items() if can_name_platform(name, value)]
    box = element.getparent()
    around = (box.get("class") or "")[:_LONGEST_CLASS] if box is not None else ""
    if element.tag in _CONTROLS or _NO_POST_WITHIN.search(around):
        return False
    if any(word.search(one.lower()) for one in names):
        return not any(_NO_POST.search(one) for one in names)
    return bool(word.search(around.lower())) and not any(map(_NO_POST.search, (*names, around)))
