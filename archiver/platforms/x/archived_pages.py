"""Read pages of X as web archives hold them: each age of X drew them otherwise.

Until June 2020 the server wrote the post into the page; since then a script does, and only
what is meant for search engines and previews has it, in some years.
"""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.html.element_text import element_text
from archiver.html.json_ld import json_ld_objects
from archiver.html.meta_elements import meta_values
from archiver.html.page import HtmlPage
from archiver.models.records import (
    Author,
    Capture,
    Lead,
    PostRef,
    Sighting,
)
from archiver.platforms.registry import account_id
from archiver.platforms.sightings import sighting_of_shown
from archiver.platforms.x.entities import strip_trailing_link
from archiver.text.json_fields import mapping_in, string_in


class DrawnPost(NamedTuple):
    """What a page shows of a post."""

    text: str
    handle: str | None = None
    name: str | None = None
    posted_at: str | None = None
    quoted: str | None = None
    truncated: bool = False
    account_id: str | None = None


def read_archived_page(ref: PostRef, capture: Capture, page: HtmlPage) -> Sighting | None:
    """Read the post that a page is about, or None: also for the page of another one."""
    if page.tree is None:
        return None
    for read_page in (_permalink, _mobile, _described, _previewed):
        drawn = read_page(ref.id, page.tree)
        if drawn is not None:
            break
    else:
        return None
    quoted = f"x:{drawn.quoted}" if drawn.quoted else None
    leads = [Lead(ref=PostRef(platform="x", id=drawn.quoted), why="quoted")] if drawn.quoted else []
    return sighting_of_shown(
        ref,
        capture,
        text=strip_trailing_link(drawn.text),
        author=Author(
            handle=drawn.handle, name=drawn.name, account_id=account_id("x", drawn.account_id)
        ),
        url=f"https://x.com/{drawn.handle or 'i'}/status/{ref.id}",
        posted_at=drawn.posted_at,
        truncated=drawn.truncated,
        quoted=quoted,
        leads=leads,
    )


def _permalink(number: str, tree: HtmlElement) -> DrawnPost | None:
    """Read Twitter's page of 2011 to 2020."""
    boxes = tree.xpath("//*[contains(@class, 'permalink-tweet') and @data-tweet-id]")
    box = next((one for one in boxes if one.get("data-tweet-id") == number), None)
    words = _first(box, ".//p[contains(@class, 'tweet-text')]") if box is not None else None
    if box is None or words is None:
        return None
    _expand(words)
    stamp = _first(box, ".//*[@data-time-ms or @data-time]")
    moment = (stamp.get("data-time-ms") or stamp.get("data-time")) if stamp is not None else None
    quoted = _first(box, ".//*[contains(@class, 'QuoteTweet') and @data-item-id]")
    other = quoted.get("data-item-id") if quoted is not None else None
    return DrawnPost(
        element_text(words, keep_lines=True),
        box.get("data-screen-name"),
        box.get("data-name"),
        moment,
        other if other and other.isascii() and other.isdigit() else None,
        account_id=box.get("data-user-id"),
    )


def _mobile(number: str, tree: HtmlElement) -> DrawnPost | None:
    """Read mobile.twitter.com until the end of 2020."""
    box = _first(tree, f"//*[contains(@class, 'tweet-text') and @data-id='{number}']")
    if box is None:
        return None
    _expand(box)
    handle = next(
        iter(tree.xpath("//*[contains(@class, 'main-tweet')]//*[@class='username']")), None
    )
    name = next(iter(tree.xpath("//*[contains(@class, 'main-tweet')]//*[@class='fullname']")), None)
    return DrawnPost(
        element_text(box, keep_lines=True),
        element_text(handle).lstrip("@").strip() or None if handle is not None else None,
        element_text(name) or None if name is not None else None,
    )


def _described(number: str, tree: HtmlElement) -> DrawnPost | None:
    """Read what stood in the page for search engines in 2022 and 2023: schema.org's terms."""
    for item in json_ld_objects(tree):
        body = string_in(item.get("articleBody"))
        if body and number in {string_in(item.get("identifier")), _number(item.get("url"))}:
            author = mapping_in(item.get("author"))
            return DrawnPost(
                body,
                (string_in(author.get("additionalName")) or "").lstrip("@") or None,
                string_in(author.get("givenName")) or string_in(author.get("name")),
                string_in(item.get("datePublished")) or string_in(item.get("dateCreated")),
            )
    for box in tree.xpath("//*[@itemtype='https://schema.org/SocialMediaPosting']"):
        ids = box.xpath(".//meta[@itemprop='identifier']/@content")
        words = box.xpath(".//*[@itemprop='articleBody']")
        if ids[:1] == [number] and words:
            text = words[0].get("content") or element_text(words[0], keep_lines=True)
            return DrawnPost(text) if text else None
    return None


def _previewed(number: str, tree: HtmlElement) -> DrawnPost | None:
    """Read what a page says of itself for previews, if it says which post it is about."""
    preview = meta_values(tree)
    text = preview.get("og:description", "").strip()
    if _number(preview.get("og:url")) != number or not text:
        return None
    quoted = re.fullmatch(r"[“\"](.*)[”\"]", text, re.DOTALL)
    title = re.match(
        r"(.{1,80}?)(?: \(@(\w{1,20})\))? on (?:X|Twitter)\b", preview.get("og:title", "")
    )
    return DrawnPost(
        quoted[1] if quoted else text,
        title[2] if title else None,
        title[1] if title else None,
        truncated=text.rstrip('”"').endswith("…"),
    )


def _number(url: object) -> str | None:
    found = re.search(r"/status(?:es)?/(\d{1,19})(?!\d)", url) if isinstance(url, str) else None
    return found[1] if found else None


def _first(tree: HtmlElement, path: str) -> HtmlElement | None:
    return next(iter(tree.xpath(path)), None)


def _expand(words: HtmlElement) -> None:
    """Replace links by the addresses that they lead to, which the page holds beside them."""
    for link in words.iter("a"):
        there = link.get("data-expanded-url") or link.get("data-url")
        if there:
            for child in list(link):
                link.remove(child)
            link.text = there
