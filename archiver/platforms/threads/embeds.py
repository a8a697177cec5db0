"""Find posts of Threads by code, and its blockquote, which holds no words of the post."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.bare_ids import find_embeds_by_id
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.registry import unwrap_address

_NAME = "threads"

# https://www.threads.com/@reader/post/Cabc_123 and threads.net/t/Cabc; not threads.net/@reader
_POST = re.compile(
    r"https?://(?:www\.)?(?:vx|fix|fx)?threads\.(?:net|com)/"
    r"(?:@?(?P<handle>[\w.]+)/post|t)/(?P<id>[\w-]{5,})",
    re.IGNORECASE | re.ASCII,
)

_WORD = re.compile(r"threads")
# A code has letters and digits or capitals, as "DLq1AbCdEfG" has; the number of an article has not.
_CODE = re.compile(r"(?=[\d_-]*[A-Za-z])(?=[a-z_-]*[A-Z\d])[\w-]{11}", re.ASCII)


def parse_threads_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the code and the author's handle."""
    found = _POST.match(url)
    if found is None:
        return None
    handle, code = found["handle"], found["id"]
    path = f"@{handle}/post/{code}" if handle else f"t/{code}"
    return Embed(
        platform=_NAME, kind=kind, id=code, url=f"https://www.threads.com/{path}", handle=handle
    )


def find_threads_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree shows in Threads' own blockquote, or by a bare code."""
    for quote in tree.xpath("//blockquote[@data-text-post-permalink]"):
        address = unwrap_address(quote.get("data-text-post-permalink"))
        seen = parse_threads_address(address, "blockquote")
        if seen:
            yield FoundEmbed(seen, quote)
    yield from find_embeds_by_id(
        tree, _WORD, _CODE, "https://www.threads.com/t/{}".format, parse_threads_address
    )
