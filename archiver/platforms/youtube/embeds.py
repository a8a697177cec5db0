"""Find videos and community posts of YouTube, by address or by bare id."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
)
from archiver.platforms.attribute_index import elements_with
from archiver.platforms.bare_ids import find_bare_ids
from archiver.platforms.data_attributes import boxes_with_data
from archiver.platforms.found_embeds import FoundEmbed, embed_kind
from archiver.text.json_fields import string_in

_NAME = "youtube"

# https://www.youtube.com/watch?t=1&v=abcdefghijk and youtu.be/abcdefghijk; not
# youtube.com/embed/videoseries?list=… nor youtube.com/@reader
_VIDEO = re.compile(
    r"https?://(?:(?:[a-z]+\.)?youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^#]*&)?v=|embed/|v/|"
    r"e/|shorts/|live/|attribution_link\?(?:[^#]*&)?u=(?:/|%2F)watch(?:\?|%3F)v(?:=|%3D))|"
    r"yewtu\.be/watch\?(?:[^#]*&)?v=|(?:[a-z]+\.)?youtu\.be/)(?!videoseries|live_stream)"
    r"(?P<id>[\w-]{11})(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_COMMUNITY = re.compile(
    r"https?://(?:www\.|m\.)?youtube\.com/(?:post/|"
    r"(?:channel/[\w-]+|@[\w.-]+)/community\?(?:[^#]*&)?lb=)"
    r"(?P<id>Ug[\w-]{15,})",
    re.IGNORECASE | re.ASCII,
)
_WORD = re.compile(r"youtube|^yt$")
_CODE = re.compile(r"[\w-]{11}", re.ASCII)
# Attributes that hold an id, and the elements that alone may have them.
_BY_ID = {
    "data-videoid": "amp-youtube",
    "videoid": "lite-youtube",
    "data-youtube-id": None,
    "data-ytid": None,
}


def parse_youtube_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the video's or post's id."""
    found = _VIDEO.match(url)
    if found:
        return _embed(found["id"], kind)
    found = _COMMUNITY.match(url)
    if found:
        return Embed(
            platform=_NAME,
            kind=kind,
            id=found["id"],
            url=f"https://www.youtube.com/post/{found['id']}",
        )
    return None


def _embed(code: str, kind: EmbedKind) -> Embed:
    return Embed(platform=_NAME, kind=kind, id=code, url=f"https://www.youtube.com/watch?v={code}")


def find_youtube_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    """Find the videos that a tree names by id alone; players are found by their addresses."""
    own = [
        element
        for element in elements_with(tree, _BY_ID)
        if any(
            element.get(name) is not None and tag in {None, element.tag}
            for name, tag in _BY_ID.items()
        )
    ]
    for element in own:
        code = next((value for name in _BY_ID if (value := element.get(name))), "")
        if _CODE.fullmatch(code):
            yield FoundEmbed(_embed(code, embed_kind(element)), element)
    for element, code in find_bare_ids(tree, _WORD, _CODE, without=own):
        yield FoundEmbed(_embed(code, embed_kind(element)), element)
    for element, data in boxes_with_data(tree, "videoId"):
        code = string_in(data.get("videoId")) or ""
        if _CODE.fullmatch(code):
            yield FoundEmbed(_embed(code, "attribute"), element)
