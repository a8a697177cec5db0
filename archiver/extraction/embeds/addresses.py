"""Find the post that an address leads to, whichever platform it belongs to."""

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import accumulate, islice
from operator import itemgetter

from archiver.models.records import Embed, EmbedKind
from archiver.platforms.base import AddressHint
from archiver.platforms.registry import (
    all_platforms,
    cache_per_registry,
    clear_with_registry,
    embed_at,
    is_federated,
    unwrap_address,
)
from archiver.text import urls
from archiver.text.text_cache import TextCache

# A whole address in running text or data from its slashes on, without the mark that ends its
# sentence. //x.com/reader/status/1 in "(see https://x.com/reader/status/1)."; not "x.com"
_ADDRESS = re.compile(r"""//[a-zA-Z0-9][^\s"'<>\\\]\[{}|^`“”„]*[^\s"'<>\\\]\[{}|^`“”„.,;:!?)(*]""")
# The same without a scheme, as people write addresses: x.com/reader/status/1 and
# www.threads.com/@reader/post/C1; not "and/or", nor what stands within another address.
_SCHEMELESS = re.compile(
    r"""(?<![\w/.@:=&?#%-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,12}/[^\s"'<>\\\]\[{}|^`“”„]{3,300}"""
    r"""(?<![.,;:!?)(*])""",
    re.IGNORECASE | re.ASCII,
)
# What stands for the rest of an address that is printed short.
_CUT = ("…", "...")
_PORT = re.compile(r"^(https?://[^/?#]{1,255}):(?:443|80)(?=[/?#]|$)", re.IGNORECASE)
_PACKED = b"ahr0c"
"""How "http" begins in Base64, in lower case."""
_SOME = 1000
_SHARED = 6
"""Hints with the same second word, from which on texts are searched for that first."""
_SCHEMES = ("https:", "http:")


@cache_per_registry
def address_hints() -> tuple[AddressHint, ...]:
    """List what every text with a post's address has: both words of one of these pairs."""
    return tuple(hint for platform in all_platforms() for hint in platform.address_hints)


@cache_per_registry
def _stems() -> dict[bytes, tuple[tuple[bytes, bytes], ...]]:
    """Sort the hints by parts of their first words that several share, else by these words.

    Each text with a hint has one of the stems, and to look for those takes half as long. A second
    word that many hints share is the stem of all of these.
    """
    parts = [part for platform in all_platforms() for part in platform.hint_stems]
    shared = Counter(hint.also for hint in address_hints() if hint.also)
    found: dict[bytes, list[tuple[bytes, bytes]]] = {}
    for hint in address_hints():
        stem = hint.also
        if shared[stem] < _SHARED:
            stem = next((part for part in parts if part in hint.word), hint.word)
        found.setdefault(stem.encode(), []).append((hint.word.encode(), hint.also.encode()))
    # A redirect may hold the whole address in Base64: "go?u=aHR0cHM6Ly9…".
    return {stem: tuple(hints) for stem, hints in found.items()} | {_PACKED: ((_PACKED, b""),)}


def may_hold_address(text: str) -> bool:
    """Tell whether a text can hold a post's address or id; most that say so hold none.

    Plain searches for words are many times faster than one pattern of them all.
    """
    if "/" not in text and "weet" not in text and "%2F" not in text:
        return False
    low = lowercase_ascii(text)
    for stem, hints in _stems().items():
        if stem in low and _has_hint(low, hints, 0, len(low)):
            return True
    return False


def texts_with_addresses(texts: Iterable[str]) -> list[int]:
    """Give the numbers of those texts that can hold a post's address or id, in their order.

    Laid end to end they are sought through for each stem at once; most hold none.
    """
    every = [text.encode("utf-8", "surrogatepass") for text in texts]
    whole = b"\n".join(every).lower()
    ends = list(accumulate(len(text) + 1 for text in every))
    found: set[int] = set()
    for stem, hints in _stems().items():
        at = whole.find(stem)
        while at >= 0:
            number = bisect_right(ends, at)
            start = ends[number - 1] if number else 0
            if number not in found and _has_hint(whole, hints, start, ends[number] - 1):
                found.add(number)
            at = whole.find(stem, ends[number])
    return sorted(found)


def lowercase_ascii(text: str) -> bytes:
    """Give a text as bytes in lower case of ASCII, in a fifth of the time of ``lower``."""
    return text.encode("utf-8", "surrogatepass").lower()


def _has_hint(low: bytes, hints: Iterable[tuple[bytes, bytes]], start: int, end: int) -> bool:
    """Tell whether a part of a `lowercase_ascii` text has both words of one of these hints."""
    return any(
        low.find(word, start, end) >= 0 and low.find(also, start, end) >= 0 for word, also in hints
    )


def post_at(address: str, kind: EmbedKind = "link") -> Embed | None:
    """Give the post that an address leads to, wrappers undone; None for sharing and all else."""
    return _POSTS[address, kind]


def _find_post(place: tuple[str, EmbedKind]) -> Embed | None:
    address, kind = place
    whole = _PORT.sub(r"\1", urls.absolute_url(address)).replace("%40", "@")
    if whole.endswith(_CUT):
        return None
    if "://" not in whole[:12] and _SCHEMELESS.fullmatch(whole):
        # A path of the same site may look like this, and posts of some platforms by their path.
        found = embed_at(f"https://{whole}", kind)
        return None if found is None or is_federated(found.platform) else found
    if urls.is_sharing(whole):
        copied = urls.archived_copy(whole)
        if copied and not urls.is_sharing(copied[0]):
            return embed_at(unwrap_address(copied[0]), kind)
        # Platforms share by short addresses of their own: /share/p/CODE leads to a post.
        return embed_at(whole, kind)
    target = unwrap_address(whole)
    if target != whole and urls.is_sharing(target):
        return None
    return embed_at(target, kind)


_EMBED = 1_000
"""Bytes of an embed that holds no text, about."""
_POSTS = TextCache(
    _find_post, most=8_000_000, weigh=lambda place, _: sys.getsizeof(place[0]) + _EMBED
)
clear_with_registry(_POSTS.clear)


def addresses_in(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the addresses in a text that may be a post's, each with where it stands."""
    every = _ADDRESS.finditer(text)
    while some := list(islice(every, _SOME)):
        for number in texts_with_addresses(found[0] for found in some):
            found = some[number]
            if text.startswith(_CUT, found.end()):
                continue
            start = found.start()
            before = text[max(0, start - 6) : start].lower()
            scheme = next((name for name in _SCHEMES if before.endswith(name)), "")
            yield found, scheme + found[0]


def posts_in(text: str, kind: EmbedKind, most: int) -> list[Embed]:
    """Give the first posts whose addresses stand in a text, in their order."""
    found = ((match.start(), post_at(address, kind)) for match, address in addresses_in(text))
    bare = (
        (match.start(), post_at(match[0], kind))
        for match in islice(_SCHEMELESS.finditer(text), most)
        if not text.startswith(_CUT, match.end()) and may_hold_address(match[0])
    )
    seen = (embed for _, embed in merge(found, bare, key=itemgetter(0)) if embed)
    return list(islice(seen, most))
