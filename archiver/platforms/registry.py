"""The platforms: what a module must offer to be one, and the list of those that do."""

import re
from collections.abc import Iterable
from typing import Protocol

from lxml.html import HtmlElement

from archiver.models.records import (
    Embed,
    EmbedKind,
    PlatformName,
    PostRef,
)
from archiver.platforms.bluesky import embeds as bluesky
from archiver.platforms.facebook import embeds as facebook
from archiver.platforms.found_embeds import FoundEmbed, Signs
from archiver.platforms.instagram import embeds as instagram
from archiver.platforms.linkedin import embeds as linkedin
from archiver.platforms.mastodon import embeds as mastodon
from archiver.platforms.reddit import embeds as reddit
from archiver.platforms.telegram import embeds as telegram
from archiver.platforms.threads import embeds as threads
from archiver.platforms.tiktok import embeds as tiktok
from archiver.platforms.truthsocial import embeds as truthsocial
from archiver.platforms.x import embeds as x
from archiver.platforms.youtube import embeds as youtube


class PlatformMember(Protocol):
    """One platform: names posts by address and finds them in trees, never on the network."""

    NAME: PlatformName
    SIGNS: Signs
    """What every text with one of its addresses has; cheap to look for, so maybe too wide."""
    MARKS: tuple[str, ...]
    """What markup of its own has one of among its tags, attributes, classes and descriptions."""
    IN_DATA: re.Pattern[str] | None
    """A post's id without an address in page data, as group `id`."""

    def ref(self, url: str) -> PostRef | None:
        """The post that an unwrapped address names, or None."""

    def mention(self, url: str, kind: EmbedKind = ...) -> Embed | None:
        """What an unwrapped address alone tells of a post, or None."""

    def embeds(self, tree: HtmlElement, url: str) -> Iterable[FoundEmbed]:
        """The posts that a tree shows in markup of the platform's own, in their order there."""


MEMBERS: tuple[PlatformMember, ...] = (
    x,
    bluesky,
    truthsocial,
    threads,
    instagram,
    facebook,
    tiktok,
    reddit,
    youtube,
    telegram,
    linkedin,
    # Last, because it knows its posts by their paths on any host.
    mastodon,
)
