"""Decode Base64 strings that hide the markup or address of a post.

Cookie walls keep embeds so: `PGJsb2NrcXVvdGU…` is `<blockquote…`.
"""

import base64
import binascii
import re

from archiver.extraction.embeds.addresses import may_hold_address

# How Base64 begins of "<" with a letter behind it, of "http", '{"' and "[{", and of line ends and
# spaces before them.
BEGINNINGS = frozenset({"PG", "PH", "aH", "ey", "W3", "Cj", "Cg", "DQ", "IC"})
SHORTEST = 40
_ALPHABET = re.compile(r"[A-Za-z0-9+/]{40,200000}={0,2}")


def decode_packed(text: str) -> str:
    """Tell what a text stands for if that can name a post, or ''."""
    joined = "".join(text.split()) if len(text) < 400_000 else ""
    if joined[:2] not in BEGINNINGS or not _ALPHABET.fullmatch(joined):
        return ""
    try:
        padded = joined + "=" * (-len(joined) % 4)
        found = base64.b64decode(padded, validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
    return found if may_hold_address(found) else ""
