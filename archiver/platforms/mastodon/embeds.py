"""Find posts of Mastodon and servers with its addresses: on any host, so by the path alone."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.found_embeds import FoundEmbed, embed_kind
from archiver.platforms.registry import unwrap_address
from archiver.text import urls

_NAME = "mastodon"

# https://social.example/@reader/112345678901234567/embed; not https://medium.com/@reader/a-title-0123abcd.
# Ids are snowflakes of 17 or 18 digits since 2017, and a shorter number under /@name/ is any
# site's; Pleroma's have 18 letters and digits, and snac's are the moment in seconds, as in
# https://social.example/reader/p/1795253434.790852.
_HOST = r"https?://(?P<host>[a-z0-9.-]+\.[a-z]{2,})(?::\d+)?"
_END = r"(?=/embed|(?:/(?:reblogs|favourites|quotes|activity)|\.json)?/?(?:[?#]|$))"
# Readers' own pages for posts of any server: https://elk.zone/social.example/@reader/1… and
# https://phanpy.social/#/social.example/s/1…
_READERS = (
    (
        re.compile(
            r"https?://(?:[a-z]+\.)?elk\.zone/(?=[\w.-]{3,100}\.[a-z]{2,24}/@)", re.IGNORECASE
        ),
        "https://",
    ),
    (
        re.compile(
            r"https?://(?:[a-z]+\.)?phanpy\.social/#/([\w.-]{3,100}\.[a-z]{2,24})/s/", re.IGNORECASE
        ),
        r"https://\1/web/statuses/",
    ),
)
_POST = re.compile(
    rf"{_HOST}(?:/web|/deck)?/(?:@(?P<user>[\w.-]+)"
    r"(?:@(?P<home>[\w.-]+))?/|users/(?P<owner>[\w.-]+)/statuses/|notice/|(?P<writer>\w+)/p/(?=\d{10}\.))"
    rf"(?P<id>\d{{15,20}}|(?<=/p/)\d{{10}}\.\d{{6}}|(?=[a-z]*\d)[0-9A-Za-z]{{18}}){_END}",
    re.IGNORECASE | re.ASCII,
)
# Forms of one kind of server each, by the shape of its ids: GoToSocial's ULIDs, Pleroma's mixed
# letters, Akkoma's and Friendica's UUIDs, Pixelfed's snowflakes, Mastodon's own without a name, and
# those of Misskey and its forks, ten or sixteen signs that begin with the time.
# https://social.example/@reader/statuses/01JABCDEFGHJKMNPQRSTVWXYZ0 is one; not
# https://paper.example/notice/how-to-pay, nor https://shop.example/p/shoes/1234.
_ULID = "0[0-9A-HJKMNP-TV-Z]{25}"
_OTHER_SERVERS = tuple(
    re.compile(_HOST + form + _END, re.IGNORECASE | re.ASCII)
    for form in (
        rf"/(?:@(?P<user>[\w.-]+)|users/(?P<owner>[\w.-]+))/statuses/(?P<id>{_ULID}|\d{{15,20}})",
        r"/notice/(?P<id>(?-i:(?=[0-9A-Za-z]*[A-Z])(?=[0-9A-Za-z]*[a-z]))[0-9A-Za-z]{14,22})",
        r"/(?:objects|display)/(?P<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
        r"/p/(?P<user>[\w.-]{2,40})/(?P<id>\d{17,18})",
        r"(?:/web|/deck)/statuses/(?P<id>\d{15,20})",
        r"/ap/users/\d{1,20}/statuses/(?P<id>\d{15,20})",
        r"(?:/embed)?/notes/(?P<id>(?-i:(?=[a-z]*\d)[789a][0-9a-z]{9}(?:[0-9a-z]{6})?))",
    )
)
# Hosts with the same shape of address that are no such servers.
_OTHERS = re.compile(
    r"(?:^|\.)(?:truthsocial|tiktok|threads|medium|youtube|telegram|t|flipboard|substack|"
    r"instagram|pinterest|lbry|odysee|rumble|vk|steemit|hive|peakd)\.(?:com|net|me|tv|blog|"
    r"org)$",
    re.IGNORECASE,
)


def _address(url: str) -> re.Match[str] | None:
    found = _POST.match(url) or next(
        (other for form in _OTHER_SERVERS if (other := form.match(url))), None
    )
    return None if found is None or _OTHERS.search(found["host"]) else found


def parse_mastodon_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the server, the number there and the author."""
    for form, server in _READERS:
        url = form.sub(server, url)
    found = _address(url)
    if found is None:
        return None
    url = found[0]
    host = found["host"].lower()
    parts = found.groupdict()
    user = parts.get("user") or parts.get("owner") or parts.get("writer")
    handle = f"{user}@{parts.get('home') or host}" if user else None
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
                if (m := parse_mastodon_address(unwrap_address(a), embed_kind(element)))
            ),
            None,
        )
        if seen:
            yield FoundEmbed(seen, element)
