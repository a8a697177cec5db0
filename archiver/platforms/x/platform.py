"""The platform X, formerly Twitter.

Nearly every lookup in an archive shows a post of X and needs no more than the platform's name, so
that what reads markup and answers, which takes a tenth of a second to import, waits for its use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from archiver.models.records import Capture, PostRef, Sighting
from archiver.platforms.base import (
    AddressHint,
    IdsInData,
    OEmbedRefusal,
    OEmbedRules,
    PlaceholderHints,
    Platform,
)
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.resolving import ResolveContext, Strategy, StrategySteps
from archiver.platforms.x.accounts import X_ACCOUNTS
from archiver.platforms.x.addresses import (
    first_x_id,
    list_x_account_addresses,
    parse_x_address,
    x_id_milliseconds,
)
from archiver.platforms.x.entities import strip_trailing_link
from archiver.text.urls import UrlWrapper

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# "tweetId":"123", createTweet('123'), "tweet","props":{"id":"123"}, {"type":"tweet","id":"123"} and
# {"_type":"twitterEmbed","_key":"a","id":"123"};
# not "tweetCount":"123", "in_reply_to_tweet_id":"123" nor {"type":"twitter","id":"123"}.
# It begins with letters, not with a choice, because it runs over megabytes of page data.
_ID_IN_DATA = re.compile(
    r"""[tT](?:weet|witter)(?:(?<![a-z_]\w{5})(?<![a-z_]\w{7})[-_]?(?:[sS]tatus[-_]?)?[iI][dD]["']?\s*[:=]\s*(?:\[\s*0\s*,\s*)?["']?|(?:Embed)?\(\s*["']|"""
    r"""["']\s*,\s*["']?(?:post|status|tweet|embed|content|media|external)[-_]?[iI]d["']?\s*:\s*["']?|"""
    r"""["']\s*,\s*["'](?:props|data|attrs|attributes|params|value)["']\s*:\s*\{\s*["'](?:id|tweet)["']\s*:\s*["']?|"""
    r"""(?<=tweet)["']\s*:\s*\[\s*0\s*,\s*["']|"""
    r"""(?<=weet)["']\s*(?:,|:\s*\{)\s*["']?id(?:_str)?["']?\s*:\s*["']?|"""
    r"""(?:(?<=weet)|(?<=witter)(?:Embed|Tweet|Post))["'](?:\s*,\s*["'](?:_key|version|format|indent|direction|"""
    r"""style|\$)["']\s*:\s*["']?[\w-]{0,40}["']?){0,4}\s*,\s*["']id["']\s*:\s*["'])(?P<id>\d{8,19})(?!\d)"""
)


def _find_embeds(tree: HtmlElement) -> Iterator[FoundEmbed]:
    from archiver.platforms.x.embeds import find_x_embeds  # noqa: PLC0415 - as above

    yield from find_x_embeds(tree)


def _ask_by(place: int) -> Callable[[PostRef, ResolveContext], StrategySteps]:
    """Give the function of the strategy at that place of the list, which waits to be imported."""

    def ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
        from archiver.platforms.x.strategies import X_STRATEGIES  # noqa: PLC0415 - as above

        return (yield from X_STRATEGIES[place].ask(ref, context))

    return ask


def _list_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    from archiver.platforms.x.strategies import list_x_addresses  # noqa: PLC0415 - as above

    return list_x_addresses(ref, context)


def _read_archived(ref: PostRef, capture: Capture, context: ResolveContext) -> tuple[Sighting, ...]:
    from archiver.platforms.x.strategies import read_archived_x  # noqa: PLC0415 - as above

    return read_archived_x(ref, capture, context)


PLATFORM = Platform(
    name="x",
    label="X",
    prose_names=("X", "𝕏", "Twitter", "Твиттер", "Твіттер"),
    spellings=frozenset({"twitter", "twitter/x", "x(twitter)"}),
    parse_address=parse_x_address,
    wrappers=(
        UrlWrapper(re.compile(r"publish\.(?:twitter|x)\.com/"), ("url", "query")),
        UrlWrapper(re.compile(r"twitframe\.com/"), ("url",)),
    ),
    address_hints=(
        AddressHint("twitter", "status"),
        AddressHint("x.com", "status"),
        AddressHint("twitter", "embedid"),
        AddressHint("twitter", "postid"),
        AddressHint("twitter", "contentid"),
        AddressHint("twitter", "mediaid"),
        AddressHint("twitter", "externalid"),
        AddressHint("twitterembed"),
        AddressHint("tweet"),
        AddressHint("nitter", "status"),
        AddressHint("xcancel", "status"),
        AddressHint("twittpr", "status"),
        AddressHint("twstalker", "status"),
        AddressHint("lightbrd", "status"),
        AddressHint("twiiit", "status"),
        AddressHint("threadreaderapp"),
    ),
    hint_stems=("itter", "tweet", "x.com", "thread"),
    profile_hosts=("x.com", "twitter.com"),
    find_embeds=_find_embeds,
    markup_hints=(
        "blockquote",
        "weet",
        "witter",
        "\nx\n",
        "\nx-",
        "bbp",
        "Twitter post by @",
        "data-attrs",
    ),
    ids_in_data=IdsInData(_ID_IN_DATA, "https://x.com/i/status/{id}"),
    # "reader_7"; handles of domains have dots
    byline_handle=re.compile(r"[^.]+"),
    pictured_as=re.compile(r"\d\s?[km]? views|retweet|quote tweet"),
    placeholders=PlaceholderHints(
        scripts=(r"platform\.(?:twitter|x)\.com\\?/widgets", r"createTweet\(", r"twttr\.widgets"),
        boxes=("twitter", "tweet", "x-?post"),
    ),
    origins=(
        "x.com",
        "www.x.com",
        "mobile.x.com",
        "twitter.com",
        "www.twitter.com",
        "mobile.twitter.com",
        "m.twitter.com",
        "api.x.com",
        "api.twitter.com",
        "publish.x.com",
        "publish.twitter.com",
        "cdn.syndication.twimg.com",
        "cdn.syndication.twitter.com",
    ),
    accounts=X_ACCOUNTS,
    strategies=(
        Strategy("syndication", _ask_by(0)),
        Strategy("x-api", _ask_by(1)),
        Strategy("oembed", _ask_by(2), "oembed"),
    ),
    list_archive_addresses=_list_addresses,
    list_account_addresses=list_x_account_addresses,
    read_archived=_read_archived,
    scripted_since="20200601",
    oembed=OEmbedRules(
        endpoint="https://publish.x.com/oembed?omit_script=1&dnt=true&hide_thread=true&lang=en",
        refusals={
            404: OEmbedRefusal(
                "denied", "HTTP 404, which X says of deleted, suspended and restricted posts alike"
            ),
            403: OEmbedRefusal(
                "protected", "not authorised to see this post", word="not authorized"
            ),
        },
        clean_text=strip_trailing_link,
    ),
    token_hosts=("api.x.com", "api.twitter.com"),
    id_milliseconds=x_id_milliseconds,
    first_id_at=first_x_id,
    account_ids=re.compile(r"[1-9]\d{0,19}", re.ASCII),
    id_form=re.compile(r"\d{1,20}", re.ASCII),
    longest_whole=280,
)
