"""The platform Truth Social, whose posts and ids are those of a Mastodon server."""

import re

from archiver.platforms.base import AddressHint, PlaceholderHints, Platform
from archiver.platforms.id_times import federated_milliseconds, first_federated_id
from archiver.platforms.truthsocial.account_posts import TRUTHSOCIAL_ACCOUNTS
from archiver.platforms.truthsocial.embeds import (
    parse_truthsocial_address,
)
from archiver.platforms.truthsocial.strategies import (
    TRUTHSOCIAL_STRATEGIES,
    list_truthsocial_account_addresses,
    list_truthsocial_addresses,
    read_archived_truthsocial,
)

PLATFORM = Platform(
    name="truthsocial",
    label="Truth Social",
    parse_address=parse_truthsocial_address,
    address_hints=(AddressHint("truthsocial.com"),),
    profile_hosts=("truthsocial.com",),
    pictured_as=re.compile(r"retruth"),
    placeholders=PlaceholderHints(
        scripts=(r"truthsocial\.com\\?/embed",), boxes=("truth-?social",)
    ),
    origins=("truthsocial.com", "www.truthsocial.com"),
    strategies=TRUTHSOCIAL_STRATEGIES,
    list_archive_addresses=list_truthsocial_addresses,
    list_account_addresses=list_truthsocial_account_addresses,
    read_archived=read_archived_truthsocial,
    accounts=TRUTHSOCIAL_ACCOUNTS,
    id_milliseconds=federated_milliseconds,
    first_id_at=first_federated_id,
    account_ids=re.compile(r"[1-9]\d{0,19}", re.ASCII),
    id_form=re.compile(r"\d{1,20}", re.ASCII),
)
