"""The platform TikTok."""

import re

from archiver.platforms.account_records import AccountReader, account_parser
from archiver.platforms.base import (
    AddressHint,
    OEmbedRefusal,
    OEmbedRules,
    PlaceholderHints,
    Platform,
)
from archiver.platforms.id_times import parse_decimal
from archiver.platforms.tiktok.embeds import find_tiktok_embeds, parse_tiktok_address
from archiver.platforms.tiktok.strategies import (
    TIKTOK_STRATEGIES,
    list_tiktok_addresses,
    read_archived_tiktok,
)
from archiver.text.urls import UrlWrapper


def _milliseconds(code: str) -> int | None:
    """Read an id: seconds before the last 32 bits; shorter ones are codes of share links."""
    number = parse_decimal(code, shortest=18)
    return None if number is None else (number >> 32) * 1000


PLATFORM = Platform(
    name="tiktok",
    label="TikTok",
    parse_address=parse_tiktok_address,
    wrappers=(UrlWrapper(re.compile(r"(?:www\.)?tiktok\.com/oembed"), ("url",)),),
    address_hints=(
        AddressHint("tiktok.com"),
        AddressHint("tiktokv.com"),
        AddressHint("tiktok-embed"),
    ),
    hint_stems=("tiktok",),
    profile_hosts=("tiktok.com",),
    find_embeds=find_tiktok_embeds,
    markup_hints=("tiktok", "TikTok", "tik-tok"),
    placeholders=PlaceholderHints(scripts=(r"tiktok\.com\\?/embed",), boxes=("tiktok",)),
    origins=("tiktok.com", "*.tiktok.com"),
    accounts=AccountReader(
        parse=account_parser("tiktok", r"https?://(?:www\.)?tiktok\.com/@(?P<handle>[\w.]{1,60})"),
        columns=("p7085",),
        unshown="TikTok lists no posts to programs: its posts come from pages that show them",
    ),
    strategies=TIKTOK_STRATEGIES,
    list_archive_addresses=list_tiktok_addresses,
    read_archived=read_archived_tiktok,
    oembed=OEmbedRules(
        endpoint="https://www.tiktok.com/oembed?",
        # The same for private, removed and unknown videos.
        refusals={
            400: OEmbedRefusal("unknown", "HTTP 400"),
            404: OEmbedRefusal("unknown", "HTTP 404"),
        },
        title_is_text=True,
    ),
    token_hosts=("open.tiktokapis.com",),
    id_milliseconds=_milliseconds,
    account_ids=re.compile(r"[1-9]\d{0,19}", re.ASCII),
    # ?share_comment_id=73
    comment_address=re.compile(r"[?&](?:share_)?comment_id=\d", re.IGNORECASE | re.ASCII),
)
