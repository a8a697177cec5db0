"""Write a text of X as X shows it, from the text and the entities that its answers give."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from archiver.text.json_fields import list_in, mapping_in, string_in

_SHORT = re.compile(r"https?://t\.co/\w+")
# Matches " https://t.co/a1B2c3D4e5", all that ever stands behind the text that is shown.
_HIDDEN = re.compile(r"(?:\s*https?://t\.co/\w+)+\s*")
_PICTURE = re.compile(r"(?:\s*(?:https?://)?pic\.(?:twitter|x)\.com/\w+)+\s*$")


def expand_entities(text: str, *entities: Any, quoted: str | None = None, shown: Any = None) -> str:
    """Expand a text's links, decode its entities and take the link to its media off.

    `entities` are X's objects of that name, of the post or its long form; `quoted` is the id of
    the post that it quotes, whose link X draws as a box; `shown` is ``display_text_range``. X
    counts the range in UTF-16 units and the entities in code points (in one and the same
    answer), so that links are known by their address and a range only takes off what is
    nothing but links. Leading mentions stay: all other strategies show them.
    """
    cut = _cut(text, shown)
    media = {url for entity in entities for url in _urls(entity, "media")}
    links = {
        url: string_in(link.get("expanded_url")) or string_in(link.get("unwound_url"))
        for entity in entities
        for link in list_in(mapping_in(entity).get("urls"))
        if (url := string_in(link.get("url")))
    }
    boxes = {url for url, there in links.items() if quoted and _is_post(there, quoted)}
    boxes |= {url for url, there in links.items() if there and re.search(_OWN_MEDIA, there)}
    body = _without(unescape(cut), media | boxes)
    return _SHORT.sub(lambda one: links.get(one[0]) or one[0], body)


# The address of a post's own picture; not https://x.com/reader/status/1
_OWN_MEDIA = re.compile(
    r"https?://(?:\w+\.)?(?:twitter|x)\.com/\w+/status/\d+/(?:photo|video)/\d+$"
)


def strip_trailing_link(text: str) -> str:
    """Take links to pictures off the end of an oEmbed's text: they are not its words."""
    return _PICTURE.sub("", text)


def _cut(text: str, shown: Any) -> str:
    """Cut a text at the end of the range, if only links stand behind it."""
    if not (isinstance(shown, list) and len(shown) == 2 and all(type(at) is int for at in shown)):
        return text
    start, end = shown
    if not 0 <= start < end:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    by_units = units[: 2 * end].decode("utf-16-le", "ignore")
    for kept in (by_units, text[:end]):
        if kept != text and _HIDDEN.fullmatch(text[len(kept) :]):
            return kept.rstrip()
    return text


def _without(text: str, links: Iterable[str]) -> str:
    """Take those links off the end of a text."""
    text = text.rstrip()
    while True:
        end = next((link for link in links if link and text.endswith(link)), None)
        if end is None:
            return text
        text = text[: -len(end)].rstrip()


def _urls(entities: Any, kind: str) -> list[str]:
    return [
        url
        for item in list_in(mapping_in(entities).get(kind))
        if (url := string_in(item.get("url")))
    ]


def _is_post(address: str | None, number: str) -> bool:
    return bool(address and re.search(rf"/status(?:es)?/{re.escape(number)}(?!\d)", address))
