"""Find posts that only attributes, links, addresses or page data name."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from lxml.html import HtmlElement

from archiver.extraction.embeds import other_story_keys, page_data, strings
from archiver.extraction.embeds.addresses import post_at, posts_in
from archiver.extraction.embeds.other_stories import OtherStories
from archiver.extraction.embeds.regions import Region, sentence_length
from archiver.extraction.embeds.script_embeds import without_beacons
from archiver.html.fragment import parse_fragment
from archiver.models.records import Embed, EmbedKind
from archiver.text import urls

# Elements whose text may be markup that a reader sees only after consent or without scripts.
_HIDDEN_MARKUP = frozenset({"textarea", "iframe", "noscript", "noembed", "noframes", "xmp"})
MAX_SWEPT = 5_000
"""Appearances of posts in a page that are read; the most posts in 169 news pages are 85."""
# A frame in a noscript in a consent gate is one tree in another; nobody nests a fourth.
_MOST_WITHIN = 3


class Sweep:
    """One walk over a tree for everything that platforms' own markup does not cover.

    What stands beside the article (feeds, comments, other stories' data) is left out. Links
    inside a post's words are the post's own and no mentions of the article.
    """

    def __init__(
        self,
        tree: HtmlElement,
        occupied: Iterable[HtmlElement],
        region: Region,
        gathered: Sequence[strings.PlacedString],
        *,
        within: int = 0,
    ) -> None:
        """Note what is `occupied`; `within` says in how many hidden trees this one stands."""
        boxes = set(occupied)
        self._tree = tree
        self._inside: set[HtmlElement] = set()
        for box in boxes:
            if box not in self._inside:
                self._inside.update(box.iterdescendants())
        self._region = region
        self._strings = gathered
        self._within = within
        self._shown: list[Embed] = []
        self._stated: list[page_data.NamedPost] = []
        self._passed = 0  # posts of other stories in attributes
        self._beside: set[tuple[str, str | None]] = set()  # posts linked beside the article

    def read(self) -> list[Embed]:
        """Give the posts, those in page data last; no more than `MAX_SWEPT` appearances of them."""
        for element, name, text in strings.strings_with_signs(self._strings):
            if self._left() <= 0:
                break
            if element in self._inside:
                continue
            if name is not None:
                self._attribute(element, name, text)
            elif element.tag == "script":
                told = without_beacons(text)
                self._stated += islice(page_data.posts_in_data(told, "script"), self._left())
            elif element.tag in _HIDDEN_MARKUP and "<" in text:
                self._markup(text)
            else:
                self._addresses(element, text)
        return self._shown[:MAX_SWEPT] + self._of_this_story()

    def _left(self) -> int:
        return MAX_SWEPT - len(self._shown) - len(self._stated) - self._passed

    def _markup(self, text: str) -> None:
        """Tell what a consent gate or an element for readers without scripts holds back."""
        if self._within >= _MOST_WITHIN:
            return
        tree = parse_fragment(text)
        seen = strings.gather_strings(tree)
        found = list(islice(page_data.posts_in_markup(tree, seen.marks), MAX_SWEPT))
        boxes = [place.element for place in found if place.element is not None]
        self._shown += [place.embed for place in found]
        self._shown += Sweep(
            tree, boxes, Region(tree, seen.sentences), seen.strings, within=self._within + 1
        ).read()

    def _addresses(self, element: HtmlElement, text: str) -> None:
        posts = () if _is_code(element, text) else posts_in(text, "address", self._left())
        if posts and self._region.holds(element):
            self._shown += posts

    def _attribute(self, element: HtmlElement, name: str, value: str) -> None:
        kind = _kind(element, name)
        if _is_own_profile(element) or (kind != "link" and _is_button(element, name)):
            return
        seen = post_at(value, kind)
        posts = [seen] if seen else []
        # A link leads to one address; other attributes may carry one, or data with many.
        if not seen and kind != "link" and not _leads_away(element, name, value):
            inner = urls.carried_urls(value) or _labelled(value)
            seen = post_at(inner, kind) if inner else None
            if seen:
                posts = [seen]
            elif _holds_data(value):
                found = islice(page_data.posts_in_data(value, kind), self._left())
                embeds = [post.embed for post in found]
                beside = other_story_keys.split_other_stories(value) if embeds else ()
                posts = [
                    embed
                    for embed in embeds
                    if not other_story_keys.holds_other_stories(beside, value, embed)
                ]
                self._passed += len(embeds) - len(posts)
        # A frame is the article's in more of a site's boxes than a link is.
        framed = kind in {"iframe", "amp"}
        holds = self._region.shows if framed else self._region.holds
        if posts and holds(element):
            self._shown += posts
        elif kind == "link":
            self._beside.update((post.platform, post.id) for post in posts)

    def _of_this_story(self) -> list[Embed]:
        """Give the posts of page data without those that only another story's text holds.

        What the page itself links in its header or margin alone is not the article's either.
        """
        known = {(embed.platform, embed.id) for embed in self._shown}
        stories = OtherStories(self._tree)
        return [
            named.embed
            for named in self._stated
            if (key := (named.embed.platform, named.embed.id)) in known
            or (key not in self._beside and not stories.another(named))
        ]


_CODE = frozenset({"code", "samp", "kbd"})
# "tweet_url = ", "curl https://" and "</a>"; not what people write
_OF_CODE = re.compile(r"[={};]\s*[\"'(\n]|\b(?:curl|wget|import|const|def|let|var)\s|</\w+>")


def _is_code(element: HtmlElement, text: str) -> bool:
    """Tell whether a text is a program's or markup that is shown, whose addresses are examples."""
    tags = {box.tag for box in (element, *element.iterancestors())}
    return not tags.isdisjoint(_CODE) or ("pre" in tags and _OF_CODE.search(text) is not None)


# twitter-embed-https://x.com/reader/status/1 as a test's name for a box; not an address itself,
# whose query may carry another
_LABELLED = re.compile(r"[\w-]{1,60}[-_:](?P<address>https?://\S{1,2000})")


# What stands between words or in data, and in no address.
_NO_ADDRESS = re.compile(r"[\s<{\"]")


def _holds_data(value: str) -> bool:
    """Tell whether a value may be more than one address, or an address within another."""
    return any(sign in value for sign in ("%2F", "%252F", "%3A//")) or bool(
        _NO_ADDRESS.search(value)
    )


def _labelled(value: str) -> str | None:
    found = _LABELLED.fullmatch(value.strip())
    return found["address"] if found else None


def _leads_away(element: HtmlElement, name: str, value: str) -> bool:
    """Tell whether an attribute leads to another page, or holds one, whatever that names.

    Most addresses that are opened and take another along share it.
    """
    if name == "srcdoc":
        return "wp-embedded-content" in (element.get("class") or "") or _is_page(value)
    if "<" in value:
        return False
    return urls.is_sharing(value) or bool(element.tag in _OPENING and _SCHEME.match(value))


def _is_page(markup: str) -> bool:
    """Tell whether a frame's document is an article of its own, with a title and paragraphs."""
    if "<h1" not in markup.lower():
        return False
    paragraphs = parse_fragment(markup).iter("p")
    return len(list(islice((p for p in paragraphs if sentence_length(p.text or "")), 3))) == 3


_OPENING = frozenset({"a", "button", "area"})
_SCHEME = re.compile(r"(?:[a-z][a-z.-]{1,30}:)?//|mailto:|sms:", re.IGNORECASE)
# "fb-like", "share-button" and "post-comments", whose address is that of what is liked or shared;
# as names of tags "fb:like" and "amp-social-share", and the boxes of services that share
_BUTTONS = re.compile(
    r"(?:amp-)?(?:[a-z]{1,12}[-_:])?(?:like|share|sharing|send|save|follow|comments|hashtag|"
    r"mention|copy)(?:[-_]?(?:button|btn|box|bar|count|link|url|icons?)s?)?|"
    r"(?:[a-z]{2}[-_])quote|(?:addthis|a2a|sharethis|shareaholic|addtoany|ssba|heateor)[\w-]*",
    re.IGNORECASE,
)
# data-share-url, data-clipboard-text and addthis:url, and what a reader came from: data-referrer
_SHARING_NAMES = re.compile(
    r"share|sharing|clipboard|copy|a2a|addthis|refer(?:r?er|ring)|^placeholder$", re.IGNORECASE
)


def _is_button(element: HtmlElement, name: str) -> bool:
    """Tell whether an attribute's address is that of what an element offers to share or like.

    So it is where a reader came from it, or a field shows what may be typed into it.
    """
    if _BUTTONS.fullmatch(element.tag) or _SHARING_NAMES.search(name):
        return True
    kind = (element.get("type") or "").lower()
    return kind.endswith("/share") or any(
        map(_BUTTONS.fullmatch, (element.get("class") or "").split())
    )


_OWN_ROLES = frozenset({"me", "author", "publisher", "sponsored"})


def _is_own_profile(element: HtmlElement) -> bool:
    """Tell whether an element says who the site or its author is elsewhere, or advertises."""
    roles = (element.get("rel") or "").lower().split()
    return element.get("itemprop") == "sameAs" or not _OWN_ROLES.isdisjoint(roles)


def _kind(element: HtmlElement, name: str) -> EmbedKind:
    if element.tag == "a" and name == "href":
        return "link"
    if element.tag == "iframe":
        return "iframe"
    return "amp" if element.tag.startswith("amp-") else "attribute"
