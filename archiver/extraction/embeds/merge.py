"""Merge several appearances of a post into one embed: its best kind, completed by the others."""

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from archiver.models.records import Embed, EmbedKind

_RANK = {kind: rank for rank, kind in enumerate(get_args(EmbedKind))}


def merge_embeds(seen: Iterable[Embed]) -> tuple[Embed, ...]:
    """One embed for each post in the order of first appearance; those without an id stay apart."""
    posts: dict[object, list[Embed]] = {}
    for embed in seen:
        key = (embed.platform, embed.id) if embed.id else object()
        posts.setdefault(key, []).append(embed)
    return tuple(_one(group) for group in posts.values())


def _one(group: list[Embed]) -> Embed:
    """The appearance of the best kind; author and time from the first that has them.

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
