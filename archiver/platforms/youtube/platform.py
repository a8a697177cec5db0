"""The platform YouTube: videos and community posts."""

import re

from archiver.platforms.base import AddressHint, OEmbedRefusal, OEmbedRules, Platform
from archiver.platforms.youtube.account_posts import YOUTUBE_ACCOUNTS
from archiver.platforms.youtube.embeds import find_youtube_embeds, parse_youtube_address
from archiver.platforms.youtube.strategies import (
    YOUTUBE_STRATEGIES,
    list_youtube_addresses,
    read_archived_youtube,
)
from archiver.text.urls import UrlWrapper

PLATFORM = Platform(
    name="youtube",
    label="YouTube",
    parse_address=parse_youtube_address,
    wrappers=(
        UrlWrapper(re.compile(r"(?:www\.)?youtube\.com/redirect"), ("q",)),
        UrlWrapper(re.compile(r"(?:www\.)?youtube\.com/oembed"), ("url",)),
        UrlWrapper(re.compile(r"consent\.youtube\.com/m"), ("continue",)),
    ),
    address_hints=(
        AddressHint("youtube.com"),
        AddressHint("youtube-nocookie"),
        AddressHint("youtu.be"),
        AddressHint("yewtu.be"),
    ),
    hint_stems=("youtu",),
    profile_hosts=("youtube.com",),
    find_embeds=find_youtube_embeds,
    markup_hints=("videoid", "data-youtube-id", "data-ytid", "outube", "\nyt\n", "data-attrs"),
    origins=(
        "youtube.com",
        "www.youtube.com",
        "m.youtube.com",
        "youtu.be",
        "www.youtube-nocookie.com",
    ),
    accounts=YOUTUBE_ACCOUNTS,
    strategies=YOUTUBE_STRATEGIES,
    list_archive_addresses=list_youtube_addresses,
    read_archived=read_archived_youtube,
    oembed=OEmbedRules(
        endpoint="https://www.youtube.com/oembed?format=json",
        refusals={
            401: OEmbedRefusal("blocked", "HTTP 401: private, or not to be embedded"),
            # Robots are refused with it too.
            403: OEmbedRefusal("blocked", "HTTP 403: private, or refused"),
            400: OEmbedRefusal("unknown", "HTTP 400"),
            404: OEmbedRefusal("unknown", "HTTP 404"),
        },
        title_is_text=True,
        title_is_cut=True,
        author_url_has_id=True,
    ),
    account_ids=re.compile(r"UC[\w-]{22}", re.ASCII),
    addresses_name_authors=False,
    # &lc=UgxAbC
    comment_address=re.compile(r"[?&]lc=Ug", re.IGNORECASE | re.ASCII),
)
