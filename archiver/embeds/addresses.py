"""An address in, the embed of the post it leads to out, whichever platform's it is."""

import re
from functools import lru_cache
from itertools import islice

from archiver import urls
from archiver.platforms import MEMBERS
from archiver.records import Embed, EmbedKind

_SIGNS = tuple(pair for member in MEMBERS for pair in member.SIGNS)

# A whole address in running text or data, without the mark that ends its sentence.
# https://x.com/reader/status/1 in "(see https://x.com/reader/status/1)."; not "x.com"
ADDRESS = re.compile(
    r"""(?:https?:)?//[a-z0-9][^\s"'<>\\\]\[{}|^`“”„]*[^\s"'<>\\\]\[{}|^`“”„.,;:!?)(*]""",
    re.IGNORECASE,
)


def hinted(text: str) -> bool:
    """Whether a text can hold a post's address or id; most that say so hold none.

    Plain searches for words are many times faster than one pattern of them all.
    """
    if "/" not in text and "weet" not in text and "%2F" not in text:
        return False
    low = text.lower()
    return any(one in low and other in low for one, other in _SIGNS)


@lru_cache(maxsize=4096)
def post_at(address: str, kind: EmbedKind = "link") -> Embed | None:
    """The post that an address leads to, wrappers undone; None for sharing and all else."""
    whole = urls.absolute(address)
    if urls.is_sharing(whole):
        return None
    target = urls.unwrapped(whole)
    if target != whole and urls.is_sharing(target):
        return None
    return next((seen for member in MEMBERS if (seen := member.mention(target, kind))), None)


def posts_in(text: str, kind: EmbedKind, most: int) -> list[Embed]:
    """The first posts whose addresses stand in a text, in their order."""
    seen = (post_at(found[0], kind) for found in ADDRESS.finditer(text) if hinted(found[0]))
    return list(islice(filter(None, seen), most))
