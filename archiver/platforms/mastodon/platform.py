"""The platform Mastodon, with all servers whose addresses and API are like its own."""

import re

from archiver.platforms.base import AddressHint, PlaceholderHints, Platform
from archiver.platforms.id_times import federated_milliseconds, first_federated_id
from archiver.platforms.mastodon.account_posts import MASTODON_ACCOUNTS
from archiver.platforms.mastodon.embeds import find_mastodon_embeds, parse_mastodon_address
from archiver.platforms.mastodon.strategies import (
    MASTODON_STRATEGIES,
    list_mastodon_addresses,
    read_archived_mastodon,
)

PLATFORM = Platform(
    name="mastodon",
    label="Mastodon",
    federated=True,
    parse_address=parse_mastodon_address,
    address_hints=(
        AddressHint("/@"),
        AddressHint("/statuses/"),
        AddressHint("/notice/"),
        AddressHint("/objects/"),
        AddressHint("/p/"),
        AddressHint("/notes/"),
        AddressHint("/display/"),
        AddressHint("mastodon-embed"),
        AddressHint("phanpy.social"),
    ),
    hint_stems=("/p/", "status", "/not"),
    pictured_as=re.compile(r"^@[^@\s]+@", re.MULTILINE),
    profile_paths=("@", "users/"),
    find_embeds=find_mastodon_embeds,
    markup_hints=("mastodon-embed",),
    placeholders=PlaceholderHints(boxes=("mastodon",)),
    strategies=MASTODON_STRATEGIES,
    list_archive_addresses=list_mastodon_addresses,
    read_archived=read_archived_mastodon,
    accounts=MASTODON_ACCOUNTS,
    id_milliseconds=federated_milliseconds,
    first_id_at=first_federated_id,
    account_ids=re.compile(r"https?://[^\s<>\"]{3,300}"),
    id_form=re.compile(r"[\w.-]+(?::\d+)?/\S+", re.ASCII),
)
