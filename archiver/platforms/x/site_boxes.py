"""Find posts of X whose whole content a site keeps beside the markup: boxes of data, pictures."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from archiver.html.element_text import tidy_text
from archiver.platforms.data_attributes import boxes_with_data
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.registry import unwrap_address
from archiver.platforms.x.addresses import embed_of, handle_of, status_address
from archiver.text import dates


def find_data_boxes(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find boxes with the post as JSON in an attribute: address, words, author and time."""
    for element, data in boxes_with_data(tree, "full_text"):
        target = status_address(unwrap_address(str(data.get("url") or "")))
        if target is None:
            continue
        # The words may hold <span class="tweet-fake-link">.
        text = tidy_text(re.sub(r"<[^<>]{0,200}>", "", str(data.get("full_text") or "")))
        embed = embed_of(
            target["id"],
            "card",
            handle=handle_of(str(data.get("username") or ""))
            or handle_of(target.groupdict().get("handle")),
            name=str(data.get("name") or "").strip() or None,
            text=text or None,
            date=dates.parse_date(str(data.get("date") or "")),
        )
        yield FoundEmbed(embed, element)


def find_screenshots(pictures: Iterable[HtmlElement]) -> Iterator[FoundEmbed]:
    """Find pictures whose description is the post: ``Twitter post by @handle: text``."""
    for element in pictures:
        caption = re.match(
            r"Twitter post by @(\w{1,20}):\s*(.*)",
            element.get("data-alt") or element.get("alt"),
            re.DOTALL,
        )
        source = element.get("data-src") or element.get("src") or ""
        target = re.search(r"https?://(?:twitter|x)\.com/\w+/status/(\d{1,19})", source)
        if caption and target:
            text = tidy_text(re.sub(r"\s+", " ", caption[2])) or None
            yield FoundEmbed(embed_of(target[1], "card", handle=caption[1], text=text), element)
