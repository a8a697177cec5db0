"""Find posts and comments of Reddit, and its blockquotes, which hold a post's title alone."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.html.element_text import element_text
from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.bare_ids import find_embeds_by_id
from archiver.platforms.found_embeds import FoundEmbed, embed_kind
from archiver.platforms.registry import unwrap_address

_NAME = "reddit"

# https://www.reddit.com/r/place/comments/1abc2d/a_title/k9xyz1/ (a comment when the last is there);
# not reddit.com/r/place
_POST = re.compile(
    r"https?://(?:(?:[a-z]+\.)*(?:(?:vx)?reddit(?:media)?|rxddit)\.com|"
    r"(?:[\w-]+\.)*(?:redlib|libreddit|teddit)(?:\.[\w-]+)+)/(?:(?:r|u|user)/(?P<place>[^/?#]+)"
    r"/)?(?:comments|gallery)/(?P<post>[a-z0-9]{3,10})"
    r"(?:/(?:comment|[^/?#]*)/(?P<comment>[a-z0-9]{5,10}))?(?=[/?#]|$)",
    re.IGNORECASE,
)
# https://www.reddit.com/user/reader/; not …/r/place/
_AUTHOR = re.compile(r"reddit\.com/(?:user|u)/([\w-]{1,30})")
# https://www.reddit.com/r/place/s/AbCdEfGhIj; only a request tells which post it leads to
_SHARED = re.compile(
    r"https?://(?:[a-z]+\.)*reddit\.com/(?:r|u|user)/(?P<place>[^/?#]+)/s/(?P<code>[A-Za-z0-9]{8,12})"
    r"/?(?:[?#]|$)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"https?://(?:www\.)?redd\.it/(?P<post>[a-z0-9]{4,10})/?(?:[?#]|$)", re.IGNORECASE
)

_WORD = re.compile(r"reddit")
# t3_1abc2d, as Reddit's own interface names a post; not 1abc2d, which may be anything
_FULL_NAME = re.compile(r"t3_[a-z0-9]{4,10}")


def parse_reddit_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the post's id, ``t3_…``, the comment's, ``t1_…``, or a shared code."""
    found = _POST.match(url)
    if found:
        post, comment = found["post"].lower(), (found["comment"] or "").lower()
        path = f"r/{found['place']}/comments/{post}/" if found["place"] else f"comments/{post}/"
        if comment:
            return Embed(
                platform=_NAME,
                kind=kind,
                id=f"t1_{comment}",
                url=f"https://www.reddit.com/{path}comment/{comment}/",
            )
        return Embed(
            platform=_NAME, kind=kind, id=f"t3_{post}", url=f"https://www.reddit.com/{path}"
        )
    short = _SHORT.match(url)
    if short:
        post = short["post"].lower()
        return Embed(
            platform=_NAME,
            kind=kind,
            id=f"t3_{post}",
            url=f"https://www.reddit.com/comments/{post}/",
        )
    shared = _SHARED.match(url)
    # Its code stands in for the id.
    return (
        Embed(
            platform=_NAME,
            kind=kind,
            id=shared["code"],
            url=f"https://www.reddit.com/r/{shared['place']}/s/{shared['code']}",
        )
        if shared
        else None
    )


def _address_of(full_name: str) -> str:
    return f"https://www.reddit.com/comments/{full_name.removeprefix('t3_')}/"


def find_reddit_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts in Reddit's blockquotes of two generations, AMP's element or a full name."""
    yield from find_embeds_by_id(tree, _WORD, _FULL_NAME, _address_of, parse_reddit_address)
    for element in tree.xpath(
        "//blockquote[contains(@class, 'reddit-embed') or contains(@class, 'reddit-card')] | "
        "//amp-reddit[@data-src]"
    ):
        links = [
            (a, m)
            for a in element.iter("a")
            if (m := parse_reddit_address(unwrap_address(a.get("href") or ""), embed_kind(element)))
        ]
        seen = (
            links[0][1]
            if links
            else parse_reddit_address(element.get("data-src") or "", embed_kind(element))
        )
        if seen is None:
            continue
        author = _AUTHOR.search(" ".join(a.get("href") or "" for a in element.iter("a")))
        title = element_text(links[0][0]) if links and (seen.id or "").startswith("t3_") else ""
        yield FoundEmbed(
            Embed(
                platform=_NAME,
                kind=seen.kind,
                id=seen.id,
                url=seen.url,
                handle=author[1] if author else None,
                text=title or None,
                truncated=bool(title),
            ),
            element,
        )
