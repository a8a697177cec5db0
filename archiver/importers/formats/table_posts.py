"""Turn rows of a table into posts.

Tables of posts hold shared posts, too: the words of one account beside the name of another. Such a
row is the post that was shared, as far as the row names it, and never one of who shared it.
"""

import re
from collections.abc import Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.formats.table_cells import (
    FIFTEEN_DIGITS,
    LONG_NUMBER,
    SLASHED_DATE,
    WRITTEN_HANDLE,
    clean_cell,
)
from archiver.importers.formats.table_columns import TableColumns, text_columns
from archiver.importers.formats.table_tools import read_excerpt
from archiver.models.records import Author
from archiver.platforms.registry import (
    account_id,
    canonical_name,
    embed_at,
    find_platform,
    post_ref_at,
)
from archiver.platforms.sightings import is_same_account
from archiver.text.foreign_json import shorten_value

# Matches 1.81226E+18, 7,9e+017 and 1E+18, which a spreadsheet made of an id; not "1812256998588".
_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
# Matches "x1812256998588662068", which rtweet writes so that no spreadsheet rounds it.
_LETTERED = re.compile(r"x(\d+)", re.ASCII)
# Matches "anabrook (Ana Brook)", as Brandwatch writes names.
_NAME_BESIDE = re.compile(r"@?(\S+) \((.+)\)")
_EPOCH = re.compile(r"(1\d{9})(?:\d{3}|\.0*)?", re.ASCII)
_SHARED_BY_HAND = re.compile(r"RT @(\w{1,30}): ", re.ASCII)
# Matches the marks of direction and the spaces without width that are copied with a number.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_COMMENTS = ("comment_id", "comment_url", "comment_link", "comment_permalink", "comment_urn", "cid")
"""Columns by which a row is a comment below the post that its other columns name."""
# Matches "bafyreib2", which is a digest of a post and in columns of the same name.
_CONTENT_ID = re.compile(r"baf[a-z0-9]+", re.ASCII)
_EMPTY = frozenset({"", "na", "nan", "nat", "none", "null"})
_NOTHING = _EMPTY | {"0", "0.0", "false", "no"}
_OF_SHARED = frozenset(
    {"kind", "shared", "shared_handle", "shared_id", "shared_text", "source_type"}
)
"""Meanings one of which a row has that is not a post of its own."""
_REPOSTING = frozenset({"retweet", "retweeted", "rt", "repost", "reposted", "reblog", "boost"})
# Matches "2031-05-04 18:45:13 EDT", as CrowdTangle writes moments.
_EASTERN = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) E([SD])T", re.ASCII)
DOUBT = "doubt"
"""Field of what `post_of_row` gives in which a note about the row stands."""


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
        if (value := clean_cell(cells, column))
    }
    platform = canonical_name(found["platform"]) if "platform" in found else None
    url = _whole_address(found.get("url"), platform or default)
    if columns.used.get("url") == "link" and _leads_elsewhere(found, url, platform or default):
        url = None
    text = found.get("text") or next(
        (other for one in text_columns(columns) if (other := clean_cell(cells, one))), ""
    )
    whole = clean_cell(cells, columns.whole_text)
    if whole and whole.startswith(text.removesuffix("…").removesuffix("...").rstrip()):
        text = whole
    if found.get("forwarded", "").casefold() not in _NOTHING:
        raise UnusableLine(
            f"it is forwarded from {shorten_value(found['forwarded'])}: import the post itself"
        )
    if _is_comment(cells, found.get("id"), url):
        raise UnusableLine("it is a comment below the post that it names, and not that post")
    truncated = found.get("truncated", "").casefold() in {"1", "true", "yes"}
    if columns.tool and columns.tool.excerpts:
        text, truncated = read_excerpt(cells, text, url)
    platform = platform or _platform_in(found.get("id"))
    known = platform or _platform_at(url) or default
    shared = _shared_post(found, text, known)
    if shared is not None:
        return {"platform": known, **shared}
    quoted = found.get("quoted", "")
    author, doubt = _undisputed(_author(found, known), found.get("id"), url)
    return {
        "platform": platform,
        "id": _id(found.get("id"), url, rounded=columns.rounded),
        "url": url,
        "author": author,
        "posted_at": _moment(found.get("posted_at"), columns),
        "text": text,
        "truncated": truncated,
        **({DOUBT: doubt} if doubt else {}),
        **({"quoted": f"{known}:{quoted}"} if known and LONG_NUMBER.fullmatch(quoted) else {}),
        **_parent(found, author, known, rounded=columns.rounded),
    }


def _is_comment(cells: Mapping[str, str], number: str | None, url: str | None) -> bool:
    """Tell whether a row names, beside a post, a comment below it that is no post of its own."""
    given = [
        cell
        for column in _COMMENTS
        if (cell := clean_cell(cells, column)).casefold() not in _NOTHING
        and not _CONTENT_ID.fullmatch(cell)
    ]
    if not given:
        return False
    ref = post_ref_at(url) if url else None
    own = [one for one in (number, ref.id if ref else None) if one]
    # Where comments have ids as posts have, a row may be of the comment itself.
    return bool(own) and any(not any(one.endswith(cell) for one in own) for cell in given)


def _leads_elsewhere(found: Mapping[str, str], url: str | None, platform: str | None) -> bool:
    """Tell whether the link of a row with an id is one that its post shares, and not its own."""
    ref = post_ref_at(url) if url else None
    number = found.get("id")
    there = find_platform(ref.platform) if ref else None
    if ref is None or there is None or number is None:
        return False
    if platform is not None and ref.platform != platform:
        return True
    has_form = there.id_form is None or number.isdecimal() or there.id_form.fullmatch(number)
    return not has_form or _undisputed(_author(found, None), None, url)[1] is not None


def _whole_address(url: str | None, name: str | None) -> str | None:
    """Put a platform's host before an address that some programs save without: "/ana/status/7"."""
    known = find_platform(name) if name and url and url.startswith("/") else None
    for host in known.profile_hosts if known else ():
        whole = f"https://{host}{url}"
        if post_ref_at(whole):
            return whole
    return url


def _parent(
    found: Mapping[str, str],
    author: Mapping[str, str | None],
    platform: str | None,
    *,
    rounded: bool,
) -> dict[str, Any]:
    """Give the post that a row answers, and whether it is by the row's own author."""
    number = _unlettered(found.get("in_reply_to"))
    ref = post_ref_at(number) if number else None
    if number is None or (ref is None and not LONG_NUMBER.fullmatch(number)):
        return {}
    if ref is None and (platform is None or rounded):
        return {}
    answered = Author(
        handle=found.get("answered_handle", "").lstrip("@"),
        account_id=_account_id(found.get("answered_account_id"), platform),
    )
    own = Author(handle=(author["handle"] or "").lstrip("@"), account_id=author["account_id"])
    return {
        "in_reply_to": ref.key if ref else f"{platform}:{number}",
        "in_thread": is_same_account(own, answered),
    }


def _platform_at(url: str | None) -> str | None:
    ref = post_ref_at(url) if url else None
    return ref.platform if ref else None


def _id(number: str | None, url: str | None, *, rounded: bool) -> str | None:
    if not number or number.casefold() in _EMPTY:
        return None
    broken = _ROUNDED.fullmatch(number) or (rounded and FIFTEEN_DIGITS.fullmatch(number))
    ref = post_ref_at(url) if url else None
    if ref and (broken or _counts_rows(number, ref.id)):
        return None
    if broken:
        raise UnusableLine(f"the id {shorten_value(number)} was rounded by a spreadsheet")
    return _unlettered(number)


def _counts_rows(number: str, whole: str) -> bool:
    """Tell whether a number is the place of a row, beside a post's own number in its address.

    No number of a post has half as many digits as that of another which it quotes.
    """
    return number.isdecimal() and whole.isdecimal() and 2 * len(number) < len(whole)


def _author(found: Mapping[str, str], platform: str | None) -> dict[str, str | None]:
    handle, name = found.get("handle"), found.get("name")
    if handle and not WRITTEN_HANDLE.fullmatch(handle):
        handle, name = None, name or handle
    author = found.get("author")
    if author and WRITTEN_HANDLE.fullmatch(author) and not handle:
        handle = author
    elif author and not name:
        name = author
    if handle and name and (beside := _NAME_BESIDE.fullmatch(name)) and beside[1] == handle:
        name = beside[2]
    number = _account_id(found.get("account_id"), platform)
    if not (handle or name or number) and "url" in found:
        # A person's own statistics, as X gives them, name the account in the address alone.
        at = embed_at(found["url"])
        handle = at.handle if at else None
    return {"handle": handle, "name": name, "account_id": number}


def _platform_in(number: str | None) -> str | None:
    """Tell the platform by an id that is an address: "at://did:plc:…/app.bsky.feed.post/3k…"."""
    ref = post_ref_at(number) if number and "://" in number else None
    return ref.platform if ref else None


def _undisputed(
    author: dict[str, str | None], number: str | None, url: str | None
) -> tuple[dict[str, str | None], str | None]:
    """Leave out an author whom the post's own address contradicts, and say so.

    Tables of likes, bookmarks and reposts have the words of one account beside another's name.
    """
    handle = (author["handle"] or "").lstrip("@")
    for address in (url, number):
        if not address or "/" not in address:
            continue
        at = embed_at(address)
        platform = find_platform(at.platform) if at else None
        named = at.handle if at and platform and platform.addresses_name_authors else None
        if not named or not handle:
            continue
        one, other = (written.casefold().split("@")[0] for written in (named, handle))
        if one != other and not named.startswith("did:") and not named.isdecimal():
            doubt = (
                f"the address names @{named[:60]}, the row @{handle[:60]}: "
                "no author was taken from it"
            )
            return {"handle": None, "name": None, "account_id": None}, doubt
    return author, None


def _account_id(number: str | None, platform: str | None) -> str | None:
    """Give an account's lasting id; tables have numbers of their own, which are none."""
    number = _unlettered(number)
    return account_id(platform, number) if platform and number else None


def _unlettered(number: str | None) -> str | None:
    if not number or (number.isascii() and number[0].isdecimal()):
        return number
    seen = _UNSEEN.sub("", number)
    lettered = _LETTERED.fullmatch(seen)
    return lettered[1] if lettered else seen or number


def _shared_post(
    found: Mapping[str, str], text: str, platform: str | None
) -> dict[str, Any] | None:
    """Give the post that a row repeats, or None for a post of its own.

    Neither the row's id nor its time, address or author are that post's.
    """
    if _OF_SHARED.isdisjoint(found):
        return None

    def given(meaning: str) -> str | None:
        value = found.get(meaning, "")
        return None if value.casefold() in _NOTHING else value

    source = given("source_id") if found.get("source_type") == "retweeted" else None
    number = given("shared_id") or source
    handle = given("shared_handle")
    is_repost = found.get("kind", "").casefold() in _REPOSTING
    if is_repost:
        at = embed_at(given("original_id") or "")
        number = number or (at.id if at else given("original_id"))
        handle = handle or (at.handle if at else None) or given("original_handle")
    by_hand = _SHARED_BY_HAND.match(text)
    if not (number or handle or given("shared_text")):
        # "RT @ana: …" says itself whose words it repeats, and is kept as it stands.
        if (given("shared") or is_repost) and not by_hand:
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
    eastern = _EASTERN.fullmatch(written)
    if eastern:
        return f"{eastern[1]}{'-04:00' if eastern[2] == 'D' else '-05:00'}"
    found = SLASHED_DATE.match(written)
    if found is None or columns.day_first is None:
        return written
    first, second = found[1].zfill(2), found[3].zfill(2)
    day, month = (first, second) if columns.day_first else (second, first)
    return f"{found[4]}-{month}-{day}{written[found.end() :]}"
