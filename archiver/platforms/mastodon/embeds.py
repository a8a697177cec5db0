"""Find posts of Mastodon and servers with its addresses: on any host, so by the path alone."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.found_embeds import FoundEmbed, embed_kind
from archiver.text import urls

_NAME = "mastodon"

# https://social.example/@reader/112345678901234567/embed; not https://medium.com/@reader/a-title-0123abcd.
# Ids are snowflakes of 17 or 18 digits since 2017, and a shorter number under /@name/ is any
# site's; Pleroma's have 18 letters and digits, and snac's are the moment in seconds, as in
# https://social.example/reader/p/1795253434.790852.
_POST = re.compile(
    r"https?://(?P<host>[a-z0-9.-]+\.[a-z]{2,})(?::\d+)?(?:/web)?/(?:@(?P<user>[\w.-]+)"
    r"(?:@(?P<home>[\w.-]+))?/|users/(?P<owner>[\w.-]+)/statuses/|notice/|(?P<writer>\w+)/p/(?=\d{10}\.))"
    r"(?P<id>\d{15,20}|(?<=/p/)\d{10}\.\d{6}|(?=[a-z]*\d)[0-9A-Za-z]{18})(?=/embed|/?(?:[?#]|$))",
    re.IGNORECASE | re.ASCII,
)
# Hosts with the same shape of address that are no such servers.
_OTHERS = re.compile(
    r"(?:^|\.)(?:truthsocial|tiktok|threads|medium|youtube|telegram|t|flipboard|substack|"
    r"instagram|pinterest|lbry|odysee|rumble|vk|steemit|hive|peakd)\.(?:com|net|me|tv|blog|"
    r"org)$",
    re.IGNORECASE,
)


def _address(url: str) -> re.Match[str] | None:
    found = _POST.match(url)
    return None if found is None or _OTHERS.search(found["host"]) else found


def parse_mastodon_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the server, the number there and the author."""
    found = _address(url)
    if found is None:
        return None
    host = found["host"].lower()
    user = found["user"] or found["owner"] or found["writer"]
    handle = f"{user}@{found['home'] or host}" if user else None
    return Embed(
        platform=_NAME, kind=kind, id=f"{host}/{found['id']}", url=_canonical(url), handle=handle
    )


def _canonical(url: str) -> str:
    return re.sub(r"/embed$", "", urls.canonical_url(url).partition("?")[0].rstrip("/"))


def find_mastodon_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree shows in Mastodon's own markup, which holds no words of theirs."""
    for element in tree.xpath("//*[contains(@class, 'mastodon-embed')]"):
        addresses = [element.get(name) or "" for name in ("data-embed-url", "src", "data-src")]
        addresses += [a.get("href") or "" for a in element.iter("a")]
        seen = next(
            (
                m
                for a in addresses
                if (m := parse_mastodon_address(urls.unwrap_url(a), embed_kind(element)))
            ),
            None,
        )
        if seen:
            yield FoundEmbed(seen, element)
