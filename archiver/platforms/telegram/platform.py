"""The platform Telegram: posts of public channels."""

import re

from archiver.platforms.base import AddressHint, PlaceholderHints, Platform
from archiver.platforms.telegram.account_posts import TELEGRAM_ACCOUNTS
from archiver.platforms.telegram.embeds import find_telegram_embeds, parse_telegram_address
from archiver.platforms.telegram.strategies import (
    TELEGRAM_STRATEGIES,
    list_telegram_addresses,
    read_archived_telegram,
)


def _complete_id(written: str, author: str) -> str | None:
    """Put the channel before a message's number, which counts within it."""
    named = re.fullmatch(r"\w+", author, re.ASCII) and not author.isdigit()
    return f"{author}/{written}" if written.isdecimal() and named else None


PLATFORM = Platform(
    name="telegram",
    label="Telegram",
    prose_names=("Telegram", "Телеграм"),
    parse_address=parse_telegram_address,
    # Not "t.me" alone, which stands in every other script: "event.metaKey".
    address_hints=(
        AddressHint("t.me/"),
        AddressHint("t.me\\"),
        AddressHint("t.me%2f"),
        AddressHint("telegram.me"),
        AddressHint("telegram.dog"),
        AddressHint("tg://resolve"),
        AddressHint("telegram-post"),
    ),
    hint_stems=("t.me", "telegr"),
    profile_hosts=("t.me",),
    find_embeds=find_telegram_embeds,
    markup_hints=("data-telegram-post", "elegram"),
    placeholders=PlaceholderHints(scripts=("telegram-widget",), boxes=("telegram",)),
    origins=("t.me", "telegram.me", "telegram.dog"),
    accounts=TELEGRAM_ACCOUNTS,
    strategies=TELEGRAM_STRATEGIES,
    list_archive_addresses=list_telegram_addresses,
    read_archived=read_archived_telegram,
    account_ids=re.compile(r"[1-9]\d{0,19}", re.ASCII),
    id_form=re.compile(r"\w+/\d+", re.ASCII),
    complete_id=_complete_id,
    # ?comment=345
    comment_address=re.compile(r"[?&]comment=\d", re.IGNORECASE | re.ASCII),
)
