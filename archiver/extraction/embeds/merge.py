"""Merge several appearances of a post into one embed: its best kind, completed by the others."""

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from archiver.models.records import Embed, EmbedKind
from archiver.platforms.registry import find_platform

_RANK = {kind: rank for rank, kind in enumerate(get_args(EmbedKind))}


def merge_embeds(seen: Iterable[Embed]) -> tuple[Embed, ...]:
    """Give one embed for each post in the order of first appearance.

    Those without an id stay apart.
    """
    posts: dict[object, list[Embed]] = {}
    for embed in seen:
        key = (embed.platform, embed.id) if embed.id else object()
        posts.setdefault(key, []).append(embed)
    return tuple(_one(group) for group in _join_spellings(posts.values()))


def _join_spellings(groups: Iterable[list[Embed]]) -> list[list[Embed]]:
    """Join the appearances of a post whose id is written in two ways, as by one handle.

    Ids of two accounts may have the same end, so that each has to name the account, too.
    """
    joined: list[list[Embed]] = []
    known: dict[object, list[Embed]] = {}
    for group in groups:
        first = group[0]
        owner, _, end = (first.id or "").rpartition("/")
        handle = next((embed.handle for embed in group if embed.handle), None)
        if not owner or not handle:
            joined.append(group)
            continue
        before = known.setdefault((first.platform, handle.lower(), end), group)
        platform = find_platform(first.platform)
        if (
            before is not group
            and platform
            and platform.is_same_id(before[0].id or "", first.id or "")
        ):
            before += group
        else:
            joined.append(group)
    return joined


def _one(group: list[Embed]) -> Embed:
    """Give the appearance of the best kind; author and time from the first that has them.

    The text is that of the first that has it whole; page data often do where markup is cut.
    """
    ranked = sorted(group, key=lambda embed: _RANK[embed.kind])
    best = ranked[0]
    if len(ranked) == 1:
        return best
    texts = sorted((embed for embed in ranked if embed.text), key=lambda embed: embed.truncated)
    worded = texts[0] if texts else best
    # The handle beside a text is its author's; the one in an address anybody may write.
    handle = next((e.handle for e in (worded, *ranked) if e.handle), None)
    address = next((e.url for e in ranked if e.url and e.handle == handle), best.url)
    return replace(
        best,
        url=address,
        handle=handle,
        name=next((e.name for e in (worded, *ranked) if e.name), None),
        text=worded.text,
        truncated=worded.truncated,
        posted_at=next((e.posted_at for e in (worded, *ranked) if e.posted_at), None),
    )
