"""The platform Reddit."""

import re

from archiver.platforms.base import (
    AddressHint,
    OEmbedRefusal,
    OEmbedRules,
    PlaceholderHints,
    Platform,
)
from archiver.platforms.reddit.account_posts import REDDIT_ACCOUNTS
from archiver.platforms.reddit.embeds import find_reddit_embeds, parse_reddit_address
from archiver.platforms.reddit.strategies import (
    REDDIT_STRATEGIES,
    list_reddit_addresses,
    read_archived_reddit,
)
from archiver.text.urls import UrlWrapper

PLATFORM = Platform(
    name="reddit",
    label="Reddit",
    parse_address=parse_reddit_address,
    wrappers=(UrlWrapper(re.compile(r"out\.reddit\.com/|(?:www\.)?reddit\.com/oembed"), ("url",)),),
    address_hints=(
        AddressHint("reddit", "comments"),
        AddressHint("reddit", "gallery"),
        AddressHint("reddit.com", "/s/"),
        AddressHint("redd.it"),
        AddressHint("rxddit", "comments"),
        AddressHint("redlib", "comments"),
        AddressHint("teddit", "comments"),
    ),
    hint_stems=("redd",),
    profile_hosts=("reddit.com",),
    find_embeds=find_reddit_embeds,
    markup_hints=("reddit", "Reddit"),
    placeholders=PlaceholderHints(
        scripts=(r"embed\.reddit\.com", r"embed\.redditmedia\.com"), boxes=("reddit",)
    ),
    origins=("reddit.com", "*.reddit.com", "redd.it"),
    accounts=REDDIT_ACCOUNTS,
    strategies=REDDIT_STRATEGIES,
    list_archive_addresses=list_reddit_addresses,
    read_archived=read_archived_reddit,
    oembed=OEmbedRules(
        endpoint="https://www.reddit.com/oembed?",
        refusals={404: OEmbedRefusal("unknown", "HTTP 404")},
        title_is_text=True,
        title_is_cut=True,
    ),
    token_hosts=("oauth.reddit.com",),
    account_ids=re.compile(r"t2_[a-z0-9]{1,13}"),
    id_form=re.compile(r"t[13]_[a-z0-9]+", re.ASCII),
    addresses_name_authors=False,
)
