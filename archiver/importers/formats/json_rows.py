"""JSON objects of many collectors: fields named as the columns of tables are, one inside another.

Apify's scrapers of X, Facebook, Instagram and TikTok, the Graph API of Facebook, Instagram and
Threads, TikTok's research API and snscrape for other places than X write such objects, alone, in a
list, or in a list inside an answer. An object is taken apart into cells by the path to each
(``author.userName``), and what these mean is told in `table_columns`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.formats.table_columns import choose_columns, column_name, names_posts
from archiver.importers.formats.table_posts import DOUBT, post_of_row
from archiver.importers.import_format import JsonFormat
from archiver.text.json_fields import JsonObject, list_in, mapping_in

_OWN = frozenset(
    {
        *("platform", "id", "url", "author", "posted_at", "created_at", "text", "truncated"),
        *("quoted", "in_reply_to", "in_thread", "media"),
    }
)
"""Fields of the published shape of a post; an object with no others is read as one."""
_OWN_AUTHOR = frozenset(
    {
        *("handle", "name", "account_id", "username", "screen_name", "userName"),
        *("displayName", "display_name"),
    }
)
_LISTS = ("data", "items", "results", "posts", "tweets", "videos", "response")
"""Fields of an answer in which its posts stand, or another object that has them."""
_SHARED = (
    *("retweet", "retweeted_tweet", "retweeted_status", "repost", "reposted_post", "reblog"),
    *("boosted_post", "shared_post"),
)
_QUOTED = ("quote", "quoted_tweet", "quoted_status", "quoted_post")
_DEEPEST = 4
_MOST_CELLS = 400
"""More than any tool writes of one post."""


def _cells(found: JsonObject) -> dict[str, str]:
    """Give what an object says, in nested ones too, as texts by their paths."""
    cells: dict[str, str] = {}
    left: list[tuple[str, JsonObject, int]] = [("", found, 0)]
    for path, one, depth in left:
        for name, value in one.items():
            if len(cells) >= _MOST_CELLS:
                return cells
            if isinstance(value, dict):
                if depth < _DEEPEST:
                    left.append((f"{path}{name}.", value, depth + 1))
            elif isinstance(value, str):
                cells[path + name] = value
            elif isinstance(value, bool | int):
                cells[path + name] = str(value)
    return cells


def _is_own(found: JsonObject) -> bool:
    author = found.get("author")
    return "platform" in found or (
        found.keys() <= _OWN and (not isinstance(author, dict) or author.keys() <= _OWN_AUTHOR)
    )


def _names_post(found: JsonObject) -> bool:
    return names_posts(tuple(map(column_name, _cells(found))))


def _listed(found: JsonObject, depth: int = 0) -> list[JsonObject]:
    """Give the posts that an answer lists; none for what is a post itself."""
    for name in _LISTS:
        value = found.get(name)
        if isinstance(value, list):
            posts = list_in(value)
            if posts and (_is_own(posts[0]) or _names_post(posts[0])):
                return posts
        elif isinstance(value, dict) and depth < _DEEPEST:
            posts = _listed(value, depth + 1)
            if posts:
                return posts
    return []


def _is_row(found: Mapping[str, Any]) -> bool:
    return not _is_own(found) and (bool(_listed(found)) or _names_post(found))


def _posts(
    found: Mapping[str, Any], platform: str | None
) -> Iterator[Mapping[str, Any] | UnusableLine]:
    for one in _listed(found) or [found]:
        try:
            yield _post(one, platform, 0)
        except UnusableLine as error:
            yield error


def _post(found: JsonObject, platform: str | None, depth: int) -> Mapping[str, Any]:
    """Give the post of an object, or the one that it shares, in the shape of a Post."""
    if _is_own(found):
        return found
    named = {column_name(name): value for name, value in found.items()}
    shared = _nested(named, _SHARED)
    if shared and depth < _DEEPEST:
        return _post(shared, platform, depth + 1)
    cells = _cells(found)
    row: dict[str, str] = {}
    for name, cell in cells.items():
        row.setdefault(column_name(name), cell)
    post = post_of_row(row, choose_columns(tuple(cells), [row]), platform)
    post.pop(DOUBT, None)
    for name in ("quoted", "in_reply_to", "in_thread"):
        if name in found:
            post.setdefault(name, found[name])
    if isinstance(media := found.get("media"), list):
        post["media"] = [one for one in media if isinstance(one, dict)]
    quoted = _nested(named, _QUOTED)
    if quoted and depth < _DEEPEST:
        post["quoted"] = _post(quoted, platform, depth + 1)
    return post


def _nested(named: Mapping[str, Any], names: tuple[str, ...]) -> JsonObject:
    """Give the first object of these names that is a post."""
    given = (mapping_in(named.get(name)) for name in names)
    return next((one for one in given if one and _names_post(one)), {})


ROWS = JsonFormat(
    name="json_rows",
    label="JSON of Apify's scrapers, of Meta's and TikTok's interfaces and the like",
    recognizes=_is_row,
    payloads=_posts,
)
