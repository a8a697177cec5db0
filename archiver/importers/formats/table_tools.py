"""Tell tables of tools whose columns do not mean what their names say elsewhere.

Meltwater's exports put news beside posts, and excerpts of them; the author is `Influencer` in the
older form and `Author Handle` in the newer. CrowdTangle names the group where a post stands, and
not its author; of Instagram the text is the `Description`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from archiver.errors import UnusableLine
from archiver.importers.formats.table_cells import clean_cell
from archiver.platforms.registry import find_platform, post_ref_at

_REPEATED = frozenset({"repost", "retweet", "share"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTool:
    """What the columns of a tool's table mean, by `column_name`, where names alone mislead.

    `means` are columns by their meaning, `unsaid` meanings of which its columns say nothing: a
    group's name is no author's. `excerpts` says that texts may be parts of posts.
    """

    name: str
    means: Mapping[str, tuple[str, ...]]
    unsaid: frozenset[str] = frozenset()
    excerpts: bool = False


_MELTWATER = TableTool(
    name="Meltwater",
    means={
        "text": ("hit_sentence", "opening_text"),
        "url": ("url",),
        "author": ("author_handle", "influencer"),
        "name": ("author_name", "twitter_screen_name"),
        "posted_at": ("date",),
    },
    # Its numbers are its own, and its times those of whoever exported it.
    unsaid=frozenset({"id", "handle", "account_id", "platform"}),
    excerpts=True,
)
_GROUPS = TableTool(
    name="CrowdTangle, of groups",
    means={"url": ("url",), "text": ("message",), "posted_at": ("post_created",)},
    unsaid=frozenset({"id", "handle", "author", "name", "account_id"}),
)
_INSTAGRAM = TableTool(
    name="CrowdTangle, of Instagram",
    means={
        "url": ("url",),
        "text": ("description",),
        "handle": ("user_name",),
        "name": ("account",),
        "posted_at": ("post_created",),
    },
)


def tool_of_table(names: Collection[str]) -> TableTool | None:
    """Tell whose table has columns of these names; None where names mean what they say.

    >>> tool_of_table(["group_name", "user_name", "post_created", "message", "url"]).name
    'CrowdTangle, of groups'
    """
    there = set(names)
    if "url" not in there:
        return None
    if "hit_sentence" in there and there & {"influencer", "author_handle", "opening_text"}:
        return _MELTWATER
    if {"group_name", "post_created", "message"} <= there:
        return _GROUPS
    if {"account", "user_name", "post_created", "description"} <= there and "message" not in there:
        return _INSTAGRAM
    return None


def read_excerpt(cells: Mapping[str, str], text: str, url: str | None) -> tuple[str, bool]:
    """Give the longer of two excerpts of a post, and whether more of it may follow.

    Raises UnusableLine for a row that is no post, for one that repeats another's words without a
    name, and for a text that is put together of two.
    """
    other = clean_cell(cells, "opening_text")
    ref = post_ref_at(url) if url else None
    if ref is None:
        raise UnusableLine("it is no post, or its address is none of a platform that is known")
    if text.startswith("QT @") or other.startswith("QT @"):
        raise UnusableLine("its text is put together with that of the post that it quotes")
    kind = clean_cell(cells, "content_type").casefold()
    if kind in _REPEATED and not text.startswith("RT @"):
        raise UnusableLine("it repeats a post of somebody whom the row does not name")
    longer = other if len(other) > len(text) and text.strip("…. ") in other else text or other
    cut = longer.endswith(("…", "..."))
    platform = find_platform(ref.platform)
    most = (platform and platform.longest_whole) or 0
    return longer, cut or len(longer) > most
