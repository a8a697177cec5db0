"""Tell what the columns of a table of posts mean, and turn its rows into posts.

Columns are known by the names of the Post JSON and by those that other tools give them: X's own
``tweets.csv`` and its releases of information operations, twarc-csv, Hydrator, DMI-TCAT, 4CAT,
rtweet, academictwitteR, Apify, CrowdTangle and the Trump Twitter Archive are some.

Tables of posts hold shared posts, too: the words of one account beside the name of another. Such a
row is the post that was shared, as far as the row names it, and never one of who shared it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archiver.errors import UnusableLine
from archiver.platforms.registry import account_id, canonical_name, post_ref_at
from archiver.text.foreign_json import shorten_value

# By the likelier meaning first: where a table has `id` and `tweet_id`, the first counts its rows.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("tweet_id", "tweetid", "post_id", "status_id", "message_id", "id_str", "id"),
    "url": (
        *("tweet_url", "post_url", "status_url", "permalink", "permanent_url", "url", "tweet_link"),
        *("twitter_url", "link"),
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
        *("message", "caption"),
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
        *("author_user_name", "user_username", "from_user_name", "author_screen_name", "user"),
    ),
    "author": ("author",),
    "account_id": (
        "account_id",
        "author_account_id",
        "author_id",
        "user_id",
        "userid",
        "from_user_id",
    ),
    "name": (
        *("name", "display_name", "user_display_name", "author_name", "author_display_name"),
        *("from_user_realname", "user_realname", "page_name", "user_name", "full_name"),
        "author_fullname",
    ),
    "posted_at": (
        *("posted_at", "created_at", "published_at", "tweet_time", "post_created", "created_time"),
        *("created_utc", "timestamp", "datetime", "date", "time"),
    ),
    "platform": ("platform", "network"),
    "truncated": ("truncated",),
    "quoted": (
        *("quoted_tweet_tweetid", "quoted_status_id", "quoted_tweet_id", "quote_id"),
        "referenced_tweets_quoted_id",
    ),
    "shared": ("is_retweet", "is_a_retweet", "is_repost"),
    "shared_id": (
        *("retweet_id", "reweet_id", "retweeted_id", "retweet_tweetid", "retweet_status_id"),
        *("retweeted_status_id", "retweeted_tweet_id", "referenced_tweets_retweeted_id"),
    ),
    "shared_handle": (
        *("retweet_screen_name", "retweeted_username", "retweeted_screen_name", "retweet_username"),
        *("retweeted_user_screen_name", "retweeted_status_user_screen_name", "retweeted_user"),
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

# Matches 1.81226E+18, 7,9e+017 and 1E+18, which a spreadsheet made of an id; not "1812256998588".
_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
# Matches "1812256998588660000": a spreadsheet keeps fifteen digits of a number.
_FIFTEEN_DIGITS = re.compile(r"[1-9]\d{14}0+", re.ASCII)
# Matches the same where it can be nothing else: what has fewer digits was never one of a post.
_SURELY_FIFTEEN = re.compile(r"[1-9]\d{11}(?!000)\d{3}0+", re.ASCII)
_LONG_NUMBER = re.compile(r"[1-9]\d{15,}", re.ASCII)
# Matches "anabrook", "@ana.brook" and "ana@social.example"; not "Ana Brook".
_HANDLE = re.compile(r"@?[\w.-]+(?:@[\w.-]+)?", re.ASCII)
# Matches "x1812256998588662068", which rtweet writes so that no spreadsheet rounds it.
_LETTERED = re.compile(r"x(\d+)", re.ASCII)
_EPOCH = re.compile(r"(1\d{9})(?:\d{3}|\.0*)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=\D|$)", re.ASCII)
_SHARED_BY_HAND = re.compile(r"RT @(\w{1,30}): ", re.ASCII)
_EMPTY = frozenset({"", "na", "nan", "nat", "none", "null"})
_NOTHING = _EMPTY | {"0", "0.0", "false", "no"}


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
    found = {meaning for meaning, known in _NAMES.items() if set(known) & set(columns)}
    return "text" in found and bool(found & {"id", "url", "handle", "author", "name"})


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which column of a table means what.

    `written` are the columns' own names by those that `column_name` gives, `used` a column for
    each meaning. `whole_text` is the column of whole texts where that of texts cuts them.
    `rounded` says that a spreadsheet rounded the ids, and `day_first` in which order the column
    of dates writes them, or None where that is not to be told.
    """

    written: Mapping[str, str]
    used: Mapping[str, str]
    whole_text: str | None = None
    rounded: bool = False
    day_first: bool | None = None

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
    for meaning, known in _NAMES.items():
        there = [name for name in known if name in names and name not in used.values()]
        filled = [name for name in there if any(row.get(name, "").strip() for row in rows)]
        if there:
            used[meaning] = (filled or there)[0]
    _prefer_handles(used, names, rows)
    whole = _whole_text(used.get("text"), names, rows)
    ids = [_cell(row, used.get("id")) for row in rows]
    long_ids = [one for one in ids if _LONG_NUMBER.fullmatch(one)]
    return TableColumns(
        written=names,
        used=used,
        whole_text=whole,
        rounded=any(_SURELY_FIFTEEN.fullmatch(one) for one in long_ids)
        and all(_FIFTEEN_DIGITS.fullmatch(one) for one in long_ids),
        day_first=_day_first([_cell(row, used.get("posted_at")) for row in rows]),
    )


def _cell(row: Mapping[str, str], column: str | None) -> str:
    return row.get(column, "").strip() if column else ""


def _prefer_handles(
    used: dict[str, str], names: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> None:
    """Take ``user_name`` for handles where all are like some and another column has the names."""
    if "handle" in used or "user_name" not in names:
        return
    other = next((name for name in _NAMES["name"] if name != "user_name" and name in names), None)
    values = [value for row in rows if (value := _cell(row, "user_name"))]
    if other and values and all(_HANDLE.fullmatch(value) for value in values):
        used["handle"], used["name"] = "user_name", other


def _whole_text(
    text: str | None, names: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> str | None:
    """Find a column that goes on where that of texts breaks off with "…"."""
    others = [name for name in _NAMES["text"] if name in names and name != text]
    for row in rows:
        beginning = _cell(row, text).removesuffix("…").removesuffix("...")
        if beginning == _cell(row, text):
            continue
        for name in others:
            other = _cell(row, name)
            if len(other) > len(beginning) and other.startswith(beginning.rstrip()):
                return name
    return None


def _day_first(values: Sequence[str]) -> bool | None:
    dates = [found for value in values if (found := _SLASHED.match(value))]
    day_first = any(int(found[1]) > 12 for found in dates)
    month_first = any(int(found[3]) > 12 for found in dates)
    return None if day_first == month_first else day_first


def post_of_row(
    cells: Mapping[str, str], columns: TableColumns, default: str | None = None
) -> dict[str, Any]:
    """Turn a row, its cells by `column_name`, into an object in the shape of a Post.

    `default` is the platform of rows that do not say theirs. Raises UnusableLine for a row whose
    id was rounded and that has no address, and for one that repeats words of somebody whom it
    does not name.
    """
    found = {
        meaning: value
        for meaning, column in columns.used.items()
        if (value := _cell(cells, column))
    }
    platform = canonical_name(found["platform"]) if "platform" in found else None
    url = found.get("url")
    text = found.get("text", "")
    whole = _cell(cells, columns.whole_text)
    if whole and whole.startswith(text.removesuffix("…").removesuffix("...").rstrip()):
        text = whole
    if found.get("forwarded", "").casefold() not in _NOTHING:
        raise UnusableLine(
            f"it is forwarded from {shorten_value(found['forwarded'])}: import the post itself"
        )
    known = platform or _platform_at(url) or default
    shared = _shared_post(found, text, known)
    if shared is not None:
        return {"platform": known, **shared}
    quoted = found.get("quoted", "")
    return {
        "platform": platform,
        "id": _id(found.get("id"), url, rounded=columns.rounded),
        "url": url,
        "author": _author(found, known),
        "posted_at": _moment(found.get("posted_at"), columns),
        "text": text,
        "truncated": found.get("truncated", "").casefold() in {"1", "true", "yes"},
        **({"quoted": f"{known}:{quoted}"} if known and _LONG_NUMBER.fullmatch(quoted) else {}),
    }


def _platform_at(url: str | None) -> str | None:
    ref = post_ref_at(url) if url else None
    return ref.platform if ref else None


def _id(number: str | None, url: str | None, *, rounded: bool) -> str | None:
    if not number or number.casefold() in _EMPTY:
        return None
    broken = _ROUNDED.fullmatch(number) or (rounded and _FIFTEEN_DIGITS.fullmatch(number))
    if broken and url and post_ref_at(url):
        return None
    if broken:
        raise UnusableLine(f"the id {shorten_value(number)} was rounded by a spreadsheet")
    return _unlettered(number)


def _author(found: Mapping[str, str], platform: str | None) -> dict[str, str | None]:
    handle, name = found.get("handle"), found.get("name")
    if handle and not _HANDLE.fullmatch(handle):
        handle, name = None, name or handle
    author = found.get("author")
    if author and _HANDLE.fullmatch(author) and not handle:
        handle = author
    elif author and not name:
        name = author
    number = _account_id(found.get("account_id"), platform)
    return {"handle": handle, "name": name, "account_id": number}


def _account_id(number: str | None, platform: str | None) -> str | None:
    """Give an account's lasting id; tables have numbers of their own, which are none."""
    number = _unlettered(number)
    return account_id(platform, number) if platform and number else None


def _unlettered(number: str | None) -> str | None:
    lettered = _LETTERED.fullmatch(number or "")
    return lettered[1] if lettered else number


def _shared_post(
    found: Mapping[str, str], text: str, platform: str | None
) -> dict[str, Any] | None:
    """Give the post that a row repeats, or None for a post of its own.

    Neither the row's id nor its time, address or author are that post's.
    """

    def given(meaning: str) -> str | None:
        value = found.get(meaning, "")
        return None if value.casefold() in _NOTHING else value

    source = given("source_id") if found.get("source_type") == "retweeted" else None
    number = given("shared_id") or source
    handle = given("shared_handle")
    by_hand = _SHARED_BY_HAND.match(text)
    if not (number or handle or given("shared_text")):
        # "RT @ana: …" says itself whose words it repeats, and is kept as it stands.
        if given("shared") and not by_hand:
            raise UnusableLine("it repeats a post of somebody whom the row does not name")
        return None
    words = given("shared_text") or (given("source_text") if source else None)
    if words is None:
        words = text[by_hand.end() :] if by_hand else text
    if by_hand and handle is None:
        handle = by_hand[1]
    number = _unlettered(number)
    if number and _ROUNDED.fullmatch(number):
        number = None
    if not number and not handle:
        raise UnusableLine("it repeats a post of somebody whom the row does not name")
    return {
        "id": number,
        "author": {
            "handle": handle,
            "account_id": _account_id(given("shared_account_id"), platform),
        },
        "text": words,
        "truncated": words.endswith(("…", "...")),
    }


def _moment(written: str | None, columns: TableColumns) -> str | None:
    """Write a moment so that it can be read: seconds since 1970, and days in a known order."""
    if written is None:
        return None
    epoch = _EPOCH.fullmatch(written)
    if epoch:
        return epoch[1]
    found = _SLASHED.match(written)
    if found is None or columns.day_first is None:
        return written
    first, second = found[1].zfill(2), found[3].zfill(2)
    day, month = (first, second) if columns.day_first else (second, first)
    return f"{found[4]}-{month}-{day}{written[found.end() :]}"


def own_names(columns: TableColumns, sentence: str) -> str:
    """Write the table's own names of columns into a sentence that has the Post's."""
    for meaning, column in columns.used.items():
        sentence = sentence.replace(f"'{meaning}'", f"'{columns.written[column]}'")
    return sentence


def keyed_row(row: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Give a row's cells by the names of their columns; the first of two alike counts."""
    cells: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        cells.setdefault(name, cell)
    return cells
