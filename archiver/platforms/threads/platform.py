"""The platform Threads, which shares Instagram's people and ids."""

import re

from archiver.platforms.account_records import AccountReader, account_parser
from archiver.platforms.base import AddressHint, PlaceholderHints, Platform
from archiver.platforms.meta_payloads import shortcode_milliseconds
from archiver.platforms.threads.embeds import find_threads_embeds, parse_threads_address
from archiver.platforms.threads.strategies import (
    THREADS_STRATEGIES,
    list_threads_addresses,
    read_archived_threads,
)
from archiver.text.urls import UrlWrapper

PLATFORM = Platform(
    name="threads",
    label="Threads",
    parse_address=parse_threads_address,
    wrappers=(UrlWrapper(re.compile(r"l\.threads\.(?:net|com)/"), ("u",)),),
    address_hints=(AddressHint("threads.net"), AddressHint("threads.com")),
    hint_stems=("thread",),
    profile_hosts=("threads.net", "threads.com"),
    find_embeds=find_threads_embeds,
    markup_hints=("data-text-post-permalink", "hreads"),
    placeholders=PlaceholderHints(scripts=(r"threads\.(?:net|com)\\?/embed",), boxes=("threads",)),
    origins=("www.threads.com", "threads.com", "www.threads.net", "threads.net"),
    accounts=AccountReader(
        parse=account_parser(
            "threads", r"https?://(?:www\.)?threads\.(?:net|com)/@(?P<handle>[\w.]{1,60})"
        ),
        columns=("p11892",),
        unshown="Threads lists no posts to readers without a login: its posts come "
        "from pages that show them",
    ),
    strategies=THREADS_STRATEGIES,
    list_archive_addresses=list_threads_addresses,
    read_archived=read_archived_threads,
    token_hosts=("graph.threads.net",),
    id_milliseconds=shortcode_milliseconds,
    account_ids=re.compile(r"[1-9]\d{0,19}", re.ASCII),
)
