"""Find posts of Telegram's public channels, by address or by the widget's attribute."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.bare_ids import find_bare_ids
from archiver.platforms.found_embeds import FoundEmbed, embed_kind

_NAME = "telegram"

# https://t.me/s/channel/123?embed=1 and t.me/channel/12/123, where 12 is a topic;
# not t.me/channel, t.me/share/url, t.me/login/12345 nor t.me/c/1/2 (private)
_POST = re.compile(
    r"https?://(?:www\.)?(?:t\.me|telegram\.(?:me|dog))/(?:s/)?(?!(?:share|joinchat|addstickers|"
    r"addemoji|addlist|addtheme|proxy|socks|iv|login|boost|giftcode|contact|nft|bg|invoice|"
    r"setlanguage|confirmphone|auction|stars_topup)/)@?(?P<channel>[a-z]\w{3,31})/(?:\d+/)?"
    r"(?P<number>\d+)/?(?=[?#]|$)",
    re.IGNORECASE | re.ASCII,
)
# https://channel.t.me/123 and tg://resolve?domain=channel&post=123; not tg://resolve?domain=channel
_BY_HOST = re.compile(
    r"https?://(?!www\.)(?P<channel>[a-z]\w{3,31})\.t\.me/(?P<number>\d+)/?(?=[?#]|$)",
    re.IGNORECASE | re.ASCII,
)
_RESOLVED = re.compile(
    r"tg:(?://)?resolve\?(?=(?:[^#]*&)?domain=(?P<channel>[a-z]\w{3,31})(?:[&#]|$))"
    r"(?:[^#]*&)?post=(?P<number>\d{1,9})(?:[&#]|$)",
    re.IGNORECASE | re.ASCII,
)
_WIDGET = re.compile(r"([a-z]\w{3,31})/(\d+)", re.IGNORECASE | re.ASCII)
_WORD = re.compile(r"telegram")


def parse_telegram_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the channel and the number there."""
    found = _POST.match(url) or _BY_HOST.match(url) or _RESOLVED.match(url)
    return _embed(found["channel"], found["number"], kind) if found else None


def _embed(channel: str, number: str, kind: EmbedKind) -> Embed:
    return Embed(
        platform=_NAME,
        kind=kind,
        id=f"{channel.lower()}/{number}",
        url=f"https://t.me/{channel}/{number}",
        handle=channel,
    )


def find_telegram_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the posts that a tree names in Telegram's widget, a script with an attribute.

    Or in any other attribute beside Telegram's name.
    """
    own = tree.xpath("//*[@data-telegram-post]")
    for element, code in find_bare_ids(tree, _WORD, _WIDGET, without=own):
        channel, _, number = code.partition("/")
        yield FoundEmbed(_embed(channel, number, embed_kind(element)), element)
    for element in own:
        found = _WIDGET.fullmatch(element.get("data-telegram-post").partition("?")[0])
        if found:
            yield FoundEmbed(_embed(found[1], found[2], "attribute"))
