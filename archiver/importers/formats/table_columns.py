"""Tell what the columns of a table of posts mean.

Columns are known by the names of the Post JSON and by those that other tools give them: X's own
``tweets.csv`` and its releases of information operations, twarc-csv, Hydrator, DMI-TCAT, 4CAT,
rtweet, academictwitteR, Apify, CrowdTangle, Meltwater, atrrr, bskyr and the Trump Twitter Archive
are some.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archiver.importers.formats.table_cells import (
    FIFTEEN_DIGITS,
    LONG_NUMBER,
    SLASHED_DATE,
    WRITTEN_HANDLE,
    clean_cell,
)
from archiver.importers.formats.table_tools import TableTool, tool_of_table

# By the likelier meaning first: where a table has `id` and `tweet_id`, the first counts its rows.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": (
        *("tweet_id", "tweetid", "post_id", "status_id", "message_id", "id_str", "shortcode"),
        *("short_code", "video_id", "id", "post_uri", "at_uri", "uri"),
    ),
    "url": (
        *("tweet_url", "post_url", "status_url", "tweet_permalink", "permalink", "permanent_url"),
        *("permalink_url", "web_video_url", "url", "tweet_link", "twitter_url"),
        *("original_tweet_url", "link"),
    ),
    "text": (
        *(
            "full_text",
            "text",
            "raw_content",
            "content",
            "tweet",
            "tweet_text",
            "post_text",
            "body",
        ),
        *("message", "caption", "record_text", "hit_sentence", "selftext", "video_description"),
        *("tweet_content", "post_content", "post_body_text", "message_text"),
        *("available_tweet_text", "post"),
    ),
    "handle": (
        *(
            "handle",
            "screen_name",
            "user_screen_name",
            "username",
            "author_handle",
            "author_username",
        ),
        *("author_user_name", "user_username", "from_user_name", "author_screen_name"),
        *("owner_username", "post_owner_username", "account_acct", "account_username"),
        "author_meta_name",
        *("user_account", "channel_handle", "extra_author_attributes_short_name", "user"),
    ),
    "author": ("author",),
    "account_id": (
        "account_id",
        "author_account_id",
        "author_id",
        "user_id",
        "userid",
        "from_user_id",
        "owner_id",
        "author_did",
        "did",
    ),
    "name": (
        *("name", "display_name", "user_display_name", "author_name", "author_display_name"),
        *("from_user_realname", "user_realname", "page_name", "user_name", "full_name"),
        *("author_fullname", "user_displayname", "account_display_name", "owner_full_name"),
        *("post_owner_name", "channel_name", "from_name", "extra_author_attributes_name"),
        "author_meta_nick_name",
    ),
    "posted_at": (
        *("posted_at", "created_at", "published_at", "tweet_time", "post_created", "created_time"),
        *("record_created_at", "created_utc", "create_time_iso", "create_time", "creation_time"),
        *("post_timestamp", "tweet_date", "timestamp", "datetime", "date", "time", "published"),
    ),
    "platform": ("platform", "network"),
    "truncated": ("truncated",),
    "quoted": (
        *("quoted_tweet_tweetid", "quoted_status_id", "quoted_tweet_id", "quote_id"),
        "referenced_tweets_quoted_id",
    ),
    "in_reply_to": (
        *("in_reply_to", "in_reply_to_status_id", "in_reply_to_tweetid", "in_reply_to_tweet_id"),
        *("reply_to_id", "reply_to_status_id", "reply_status_id", "in_reply_to_status_id_str"),
        "referenced_tweets_replied_to_id",
    ),
    "answered_handle": (
        *("in_reply_to_screen_name", "in_reply_to_username", "reply_to_screen_name"),
        *("in_reply_to_user_username", "to_user"),
    ),
    "answered_account_id": (
        *("in_reply_to_user_id", "in_reply_to_userid", "reply_to_user_id", "to_user_id"),
        "in_reply_to_user_id_str",
    ),
    "shared": ("is_retweet", "is_a_retweet", "is_repost"),
    # Where `kind` says that a row repeats another post, these name it; else they may name its own.
    "original_id": ("original_tweet_id", "original_post_id", "original_status_id", "retweet_of"),
    "original_handle": ("original_author", "original_username", "original_screen_name"),
    "kind": ("tweet_type", "post_type", "entry_type", "thread_entry_type", "type"),
    "shared_id": (
        *("retweet_id", "reweet_id", "retweeted_id", "retweet_tweetid", "retweet_status_id"),
        *("retweeted_status_id", "retweeted_tweet_id", "referenced_tweets_retweeted_id"),
    ),
    "shared_handle": (
        *("retweet_screen_name", "retweeted_username", "retweeted_screen_name", "retweet_username"),
        *("retweeted_user_screen_name", "retweeted_status_user_screen_name", "retweeted_user"),
        "rt_user",
    ),
    "shared_account_id": ("retweet_userid", "retweet_user_id", "retweeted_user_id"),
    "shared_text": ("retweet_text", "retweeted_text", "retweeted_status_text"),
    "forwarded": (
        "forwarded_from",
        "forward_from",
        "fwd_from",
        "forwarded_from_name",
        "fwd_from_name",
    ),
    # academictwitteR names the post that a row repeats, quotes or answers, and which of them.
    "source_type": ("sourcetweet_type",),
    "source_id": ("sourcetweet_id",),
    "source_text": ("sourcetweet_text",),
}
KNOWN_COLUMNS = frozenset(name for names in _NAMES.values() for name in names)
"""All names of columns that mean something, as `column_name` writes them."""

# Matches the same where it can be nothing else: what has fewer digits was never one of a post.
_SURELY_FIFTEEN = re.compile(r"[1-9]\d{11}(?!000)\d{3}0+", re.ASCII)


_TEXTS = ("text", "shared_text", "source_text")


def column_name(written: str) -> str:
    """Give a column's name in lower case with underscores.

    >>> [column_name(one) for one in ("Status-ID", "author/userName", "quoted.id")]
    ['status_id', 'author_user_name', 'quoted_id']
    """
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", written.strip())
    return re.sub(r"[\s./-]+", "_", parted).casefold()


def names_posts(columns: Sequence[str]) -> bool:
    """Tell whether columns of these names are those of a table of posts.

    One is a text, and one an id, an address or somebody who wrote it.
    """
    if tool_of_table(columns) is not None:
        return True
    found = {meaning for meaning, known in _NAMES.items() if set(known) & set(columns)}
    return "text" in found and bool(found & {"id", "url", "handle", "author", "name"})


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which column of a table means what.

    `written` are the columns' own names by those that `column_name` gives, `used` a column for
    each meaning. `whole_text` is the column of whole texts where that of texts cuts them.
    `rounded` says that a spreadsheet rounded the ids, and `day_first` in which order the column
    of dates writes them, or None where that is not to be told. `tool` is the one whose table it is,
    where its columns mean something else than their names say.
    """

    written: Mapping[str, str]
    used: Mapping[str, str]
    whole_text: str | None = None
    rounded: bool = False
    day_first: bool | None = None
    tool: TableTool | None = None

    def text_places(self, names: Sequence[str]) -> tuple[int, ...]:
        """Give the places of the columns in a header that can hold a post's words."""
        texts = {*map(self.used.get, _TEXTS), self.whole_text, *text_columns(self)}
        return tuple(place for place, name in enumerate(names) if name in texts)

    def summary(self) -> str:
        """Say which columns are used as what, and which are not."""
        used = [
            f"{self.written[column]} as {meaning.replace('_', ' ')}"
            for meaning, column in self.used.items()
        ]
        if self.whole_text:
            used.append(f"{self.written[self.whole_text]} as whole text")
        left = set(self.written) - set(self.used.values()) - {self.whole_text}
        not_used = [name for column, name in self.written.items() if column in left and name]
        ending = f"; not used: {', '.join(not_used)}" if not_used else ""
        return f"columns used: {', '.join(used)}{ending}"


def choose_columns(written: Sequence[str], rows: Sequence[Mapping[str, str]]) -> TableColumns:
    """Choose the columns by their names and by the first rows, keyed by `column_name`.

    A column that is empty in all of these rows gives way to another of the same meaning.
    """
    names: dict[str, str] = {}
    for one in written:
        names.setdefault(column_name(one), one.strip())
    used: dict[str, str] = {}
    tool = tool_of_table(names)
    for meaning, known in (_NAMES | dict(tool.means) if tool else _NAMES).items():
        if tool and meaning in tool.unsaid:
            continue
        there = [name for name in known if name in names and name not in used.values()]
        filled = [name for name in there if any(row.get(name, "").strip() for row in rows)]
        if there:
            used[meaning] = (filled or there)[0]
    if tool is None:
        _prefer_handles(used, names, rows)
    whole = _whole_text(used.get("text"), names, rows)
    if tool and tool.excerpts and "opening_text" in names and used.get("text") != "opening_text":
        whole = "opening_text"
    ids = [clean_cell(row, used.get("id")) for row in rows]
    long_ids = [one for one in ids if LONG_NUMBER.fullmatch(one)]
    return TableColumns(
        written=names,
        used=used,
        whole_text=whole,
        rounded=any(_SURELY_FIFTEEN.fullmatch(one) for one in long_ids)
        and all(FIFTEEN_DIGITS.fullmatch(one) for one in long_ids),
        tool=tool,
        day_first=_day_first([clean_cell(row, used.get("posted_at")) for row in rows]),
    )


def _prefer_handles(
    used: dict[str, str], names: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> None:
    """Take what some call handles for these where all are like some and names stand beside."""
    for column in ("user_name", "nickname"):
        if "handle" in used or column not in names:
            continue
        other = next((name for name in _NAMES["name"] if name != column and name in names), None)
        values = [value for row in rows if (value := clean_cell(row, column))]
        if other and values and all(WRITTEN_HANDLE.fullmatch(value) for value in values):
            used["handle"], used["name"] = column, other


def _whole_text(
    text: str | None, names: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> str | None:
    """Find a column that goes on where that of texts breaks off with "…"."""
    others = [name for name in _NAMES["text"] if name in names and name != text]
    for row in rows:
        beginning = clean_cell(row, text).removesuffix("…").removesuffix("...")
        if beginning == clean_cell(row, text):
            continue
        for name in others:
            other = clean_cell(row, name)
            if len(other) > len(beginning) and other.startswith(beginning.rstrip()):
                return name
    return None


def _day_first(values: Sequence[str]) -> bool | None:
    dates = [found for value in values if (found := SLASHED_DATE.match(value))]
    day_first = any(int(found[1]) > 12 for found in dates)
    month_first = any(int(found[3]) > 12 for found in dates)
    return None if day_first == month_first else day_first


def text_columns(columns: TableColumns) -> list[str]:
    """List the columns of a table that may hold a text, the likeliest first."""
    return [name for name in _NAMES["text"] if name in columns.written]


def own_names(columns: TableColumns, sentence: str) -> str:
    """Write the table's own names of columns into a sentence that has the Post's."""
    for meaning, column in columns.used.items():
        sentence = sentence.replace(f"'{meaning}'", f"'{columns.written[column]}'")
    return sentence
