"""The platform Instagram."""

import re

from archiver.platforms.account_records import AccountReader, account_parser
from archiver.platforms.base import AddressHint, PlaceholderHints, Platform
from archiver.platforms.instagram.embeds import find_instagram_embeds, parse_instagram_address
from archiver.platforms.instagram.strategies import (
    INSTAGRAM_STRATEGIES,
    list_instagram_addresses,
    read_archived_instagram,
)
from archiver.platforms.meta_payloads import shortcode_milliseconds
from archiver.text.urls import UrlWrapper

PLATFORM = Platform(
    name="instagram",
    label="Instagram",
    parse_address=parse_instagram_address,
    wrappers=(
        UrlWrapper(re.compile(r"(?:l\.instagram\.com/|www\.instagram\.com/linkshim)"), ("u",)),
    ),
    address_hints=(
        AddressHint("instagram.com"),
        AddressHint("instagr.am"),
        AddressHint("imginn.com"),
    ),
    hint_stems=("instagr",),
    profile_hosts=("instagram.com",),
    find_embeds=find_instagram_embeds,
    markup_hints=("blockquote", "data-shortcode", "data-embed-type", "nsta", "data-attrs"),
    placeholders=PlaceholderHints(
        scripts=(r"instagram\.com\\?/(?:\w+\\?/)?embeds?\.js", r"instgrm\.Embeds"),
        boxes=("instagram",),
    ),
    origins=("instagram.com", "www.instagram.com", "instagr.am", "graph.instagram.com"),
    accounts=AccountReader(
        parse=account_parser(
            "instagram",
            r"https?://(?:www\.)?instagram\.com/(?!(?:p|reel|reels|tv|explore|stories|accounts)/?$)(?P<handle>[\w.]{1,60})",
        ),
        columns=("p2003",),
        unshown="Instagram lists no posts to readers without a login: its posts come "
        "from pages that show them",
    ),
    strategies=INSTAGRAM_STRATEGIES,
    list_archive_addresses=list_instagram_addresses,
    read_archived=read_archived_instagram,
    token_hosts=("graph.facebook.com", "graph.instagram.com"),
    id_milliseconds=shortcode_milliseconds,
    account_ids=re.compile(r"[1-9]\d{0,19}", re.ASCII),
    # /c/17912345678901234/
    comment_address=re.compile(r"/c/\d{6}", re.IGNORECASE | re.ASCII),
)
