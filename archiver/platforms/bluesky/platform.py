"""The platform Bluesky, on the AT protocol."""

import re

from archiver.platforms.base import (
    AddressHint,
    IdsInData,
    OEmbedRefusal,
    OEmbedRules,
    PlaceholderHints,
    Platform,
)
from archiver.platforms.bluesky.account_posts import BLUESKY_ACCOUNTS
from archiver.platforms.bluesky.accounts import is_server_of_post
from archiver.platforms.bluesky.embeds import find_bluesky_embeds, parse_bluesky_address
from archiver.platforms.bluesky.jetstream import JETSTREAM_HOSTS
from archiver.platforms.bluesky.strategies import (
    BLUESKY_STRATEGIES,
    list_bluesky_addresses,
    read_archived_bluesky,
)
from archiver.platforms.id_times import BASE32, format_digits, parse_digits
from archiver.text.urls import UrlWrapper

_TID_LENGTH = 13


def _milliseconds(code: str) -> int | None:
    """Read a record key: 53 bits of microseconds and 10 of a clock's id (atproto TID)."""
    number = parse_digits(code, BASE32) if len(code) == _TID_LENGTH else None
    return None if number is None else (number >> 10) // 1000


def _first_key(milliseconds: int) -> str | None:
    """Write the least record key of a moment: that of the clock whose id is 0."""
    return format_digits((milliseconds * 1000) << 10, BASE32, _TID_LENGTH)


# Matches "3la4vfasktq27", a record's key; not "ida.example/3la4vfasktq27".
_RECORD_KEY = re.compile(r"[a-z2-7]{13}", re.ASCII)


def _is_same_id(one: str, other: str) -> bool:
    """Compare keys alone: the owner before them may be named by handle or by did."""
    return one.rpartition("/")[2] == other.rpartition("/")[2]


def _complete_id(written: str, author: str) -> str | None:
    """Put the account before a record's key: listRecords and feeds give the key alone."""
    return f"{author}/{written}" if _RECORD_KEY.fullmatch(written) and author else None


PLATFORM = Platform(
    name="bluesky",
    label="Bluesky",
    parse_address=parse_bluesky_address,
    wrappers=(UrlWrapper(re.compile(r"skyview\.social/"), ("url",)),),
    address_hints=(
        AddressHint("bsky", "post"),
        AddressHint("bskx.app", "post"),
        AddressHint("bskyx.app", "post"),
        AddressHint("deer.social", "post"),
        AddressHint("blacksky", "post"),
        AddressHint("app.bsky.feed"),
        AddressHint("/profile/", "/post/3"),
    ),
    hint_stems=("sky",),
    profile_hosts=("bsky.app",),
    find_embeds=find_bluesky_embeds,
    markup_hints=("bluesky-embed", "data-bluesky-uri", "data-did", "data-attrs", "blockquote"),
    ids_in_data=IdsInData(
        re.compile(
            r"at://(?P<id>did:[a-z]+:[A-Za-z0-9._:%-]+/app\.bsky\.feed\.post/[A-Za-z0-9._:~-]+)"
        ),
        "at://{id}",
    ),
    # "reader.example": a handle is a domain
    byline_handle=re.compile(r".*\..*"),
    pictured_as=re.compile(r"^@[^@\s.]+\.", re.MULTILINE),
    placeholders=PlaceholderHints(scripts=(r"embed\.bsky\.app",), boxes=("blue-?sky", "bsky")),
    origins=(
        *("public.api.bsky.app", "api.bsky.app", "embed.bsky.app", "bsky.app", "plc.directory"),
        *JETSTREAM_HOSTS,
    ),
    vouch_for_origin=is_server_of_post,
    marks_names=("public.api.bsky.app", "api.bsky.app"),
    strategies=BLUESKY_STRATEGIES,
    list_archive_addresses=list_bluesky_addresses,
    read_archived=read_archived_bluesky,
    oembed=OEmbedRules(
        endpoint="https://embed.bsky.app/oembed?format=json",
        refusals={
            404: OEmbedRefusal("unknown", "HTTP 404"),
            403: OEmbedRefusal(
                "login-gated",
                "its author does not show it to logged-out readers",
                word="not publicly accessible",
            ),
        },
        author_url_has_id=True,
    ),
    id_milliseconds=_milliseconds,
    first_id_at=_first_key,
    is_same_id=_is_same_id,
    account_ids=re.compile(r"did:[a-z]{1,20}:[\w.:%-]{1,250}", re.ASCII),
    accounts=BLUESKY_ACCOUNTS,
    id_has_owner=True,
    id_form=re.compile(r"[^/\s]+/[\w.~:-]{1,512}"),
    complete_id=_complete_id,
)
