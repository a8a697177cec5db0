"""The platform Facebook, which shows no lasting id of an account openly."""

import re

from archiver.platforms.account_records import AccountReader, account_parser
from archiver.platforms.base import AddressHint, PlaceholderHints, Platform
from archiver.platforms.facebook.embeds import find_facebook_embeds, parse_facebook_address
from archiver.platforms.facebook.strategies import (
    FACEBOOK_STRATEGIES,
    list_facebook_addresses,
    read_archived_facebook,
)
from archiver.text.urls import UrlWrapper

PLATFORM = Platform(
    name="facebook",
    label="Facebook",
    parse_address=parse_facebook_address,
    wrappers=(
        UrlWrapper(re.compile(r"(?:l|lm|www)\.facebook\.com/(?:l\.php|flx/warn)"), ("u",)),
        UrlWrapper(
            re.compile(
                r"(?:[\w-]+\.)*facebook\.com/(?:v[\d.]+/)?plugins/(?:post|video|comment_embed)\.php"
            ),
            ("href",),
        ),
    ),
    address_hints=(
        AddressHint("facebook.com"),
        AddressHint("fb.watch"),
        AddressHint("/fb.com/"),
        AddressHint(".fb.com/"),
    ),
    hint_stems=("fb.",),
    profile_hosts=("facebook.com",),
    find_embeds=find_facebook_embeds,
    markup_hints=("fb-",),
    placeholders=PlaceholderHints(
        # connect.facebook.net/en_US/sdk.js is none: nearly every page has it for a button
        scripts=(r"FB\.XFBML",),
        boxes=("facebook", "fb"),
    ),
    origins=("facebook.com", "*.facebook.com", "fb.watch", "fb.com", "www.fb.com"),
    accounts=AccountReader(
        parse=account_parser(
            "facebook",
            r"https?://(?:www\.|m\.)?facebook\.com/(?!(?:watch|groups|events|sharer|photo|story|permalink|profile)(?:\.php)?/?(?:\?|$))(?P<handle>[\w.-]{2,100})",
        ),
        columns=("p2013",),
        unshown="Facebook lists no posts to readers without a login: its posts come "
        "from pages that show them",
    ),
    strategies=FACEBOOK_STRATEGIES,
    list_archive_addresses=list_facebook_addresses,
    read_archived=read_archived_facebook,
    token_hosts=("graph.facebook.com",),
    addresses_name_authors=False,
    # ?comment_id=345
    comment_address=re.compile(r"[?&](?:reply_)?comment_id=\w", re.IGNORECASE | re.ASCII),
)
