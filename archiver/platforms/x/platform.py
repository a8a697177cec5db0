"""The platform X, formerly Twitter."""

import re

from archiver.platforms.base import (
    AddressHint,
    IdsInData,
    OEmbedRefusal,
    OEmbedRules,
    PlaceholderHints,
    Platform,
)
from archiver.platforms.x.addresses import x_id_milliseconds
from archiver.platforms.x.embeds import find_x_embeds, parse_x_address
from archiver.platforms.x.entities import strip_trailing_link
from archiver.platforms.x.strategies import (
    X_STRATEGIES,
    list_x_addresses,
    read_archived_x,
)
from archiver.text.urls import UrlWrapper

# "tweetId":"123", createTweet('123'), "tweet","props":{"id":"123"} and {"type":"tweet","id":"123"};
# not "tweetCount":"123", "in_reply_to_tweet_id":"123" nor {"type":"twitter","id":"123"}.
# It begins with letters, not with a choice, because it runs over megabytes of page data.
_ID_IN_DATA = re.compile(
    r"""[tT](?:weet|witter)(?:(?<![a-z_]\w{5})(?<![a-z_]\w{7})[-_]?(?:[sS]tatus[-_]?)?[iI][dD]["']?\s*[:=]\s*(?:\[\s*0\s*,\s*)?["']?|(?:Embed)?\(\s*["']|"""
    r"""["']\s*,\s*["']?(?:post|status|tweet|embed|content|media|external)[-_]?[iI]d["']?\s*:\s*["']?|"""
    r"""["']\s*,\s*["'](?:props|data|attrs|attributes|params|value)["']\s*:\s*\{\s*["'](?:id|tweet)["']\s*:\s*["']?|"""
    r"""(?<=tweet)["']\s*(?:,|:\s*\{)\s*["']?id(?:_str)?["']?\s*:\s*["']?)(?P<id>\d{8,19})(?!\d)"""
)


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
        AddressHint("tweet"),
        AddressHint("nitter", "status"),
        AddressHint("xcancel", "status"),
        AddressHint("twittpr", "status"),
        AddressHint("twstalker", "status"),
        AddressHint("threadreaderapp"),
    ),
    hint_stems=("itter", "tweet", "x.com", "thread"),
    profile_hosts=("x.com", "twitter.com"),
    find_embeds=find_x_embeds,
    markup_hints=(
        "blockquote",
        "weet",
        "witter",
        "\nx\n",
        "bbp",
        "Twitter post by @",
        "data-attrs",
    ),
    ids_in_data=IdsInData(_ID_IN_DATA, "https://x.com/i/status/{id}"),
    # "reader_7"; handles of domains have dots
    byline_handle=re.compile(r"[^.]+"),
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
    strategies=X_STRATEGIES,
    list_archive_addresses=list_x_addresses,
    read_archived=read_archived_x,
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
    account_ids=re.compile(r"[1-9]\d{0,19}", re.ASCII),
    id_form=re.compile(r"\d{1,20}", re.ASCII),
)
