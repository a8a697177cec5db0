"""Find posts of Truth Social in addresses and frames, which hold no words of theirs."""

import re

from archiver.models.records import (
    Embed,
    EmbedKind,
)

_NAME = "truthsocial"

# https://truthsocial.com/@reader/posts/112345678901234567/embed; not truthsocial.com/@reader
_POST = re.compile(
    r"https?://(?:www\.)?truthsocial\.com/(?:(?:@|users/)(?P<handle>[\w.]+)/(?:posts/|"
    r"statuses/)?|group/(?P<group>[\w.-]+)/posts/)(?P<id>\d{15,20})(?!\d)",
    re.IGNORECASE | re.ASCII,
)


def parse_truthsocial_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the number and the author's handle."""
    found = _POST.match(url)
    if found is None:
        return None
    place = f"@{found['handle']}" if found["handle"] else f"group/{found['group']}/posts"
    address = f"https://truthsocial.com/{place}/{found['id']}"
    return Embed(platform=_NAME, kind=kind, id=found["id"], url=address, handle=found["handle"])
