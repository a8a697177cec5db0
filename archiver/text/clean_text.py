"""Decode entities in raw text and drop what nobody sees, with a map back to the raw text.

What is a word is decided afterwards, by `archiver/text/words.py`.
"""

from dataclasses import dataclass
from html import unescape

import regex

# Matches a zero-width joiner or a soft hyphen; not a space or a combining accent.
_IGNORABLE = (
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\U000e0000-\\U000e0fff"
)
# Matches "&amp;", "&#8217;" and "&amp;amp;", as an export escapes it twice; not "AT&T" or "R&D;".
_ENTITY = r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
# Matches the emoji "1️⃣", whose digit is no number; not "1".
_KEYCAP = r"[0-9#*]\ufe0f?\u20e3"
_SPECIAL = regex.compile(f"{_ENTITY}|{_KEYCAP}|[{_IGNORABLE}]+")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text without entities and invisible characters, and where each character came from."""

    text: str
    starts: list[int] | None
    ends: list[int] | None

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw span of a non-empty span of the clean text."""
        if self.starts is None or self.ends is None:
            return (start, end)
        return (self.starts[start], self.ends[end - 1])


def clean_text(raw: str) -> CleanText:
    """Decode HTML entities and drop invisible characters, keeping a map to the raw text."""
    first = _SPECIAL.search(raw)
    if first is None:
        return CleanText(raw, None, None)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        pieces.append(raw[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    at = 0
    for found in _SPECIAL.finditer(raw, first.start()):
        start, end = found.span()
        keep(at, start)
        at = end
        if raw[start] == "&":
            decoded = _decode_entity(found[0])
            shown = _SPECIAL.sub("", decoded) if decoded != found[0] else decoded
            pieces.append(shown)
            starts.extend([start] * len(shown))
            ends.extend([end] * len(shown))
        elif found[0][-1] == "\u20e3":
            pieces.append("\u20e3")
            starts.append(start)
            ends.append(end)
    keep(at, len(raw))
    return CleanText("".join(pieces), starts, ends)


def _decode_entity(entity: str) -> str:
    """Decode an entity, however often its ``&`` was escaped before.

    >>> _decode_entity("&amp;amp;"), _decode_entity("&amp;#39;"), _decode_entity("&amp;unknown;")
    ('&', "'", '&amp;unknown;')
    """
    bare = "&amp;" if entity.endswith("&amp;") else entity
    while bare.startswith("&amp;") and bare != "&amp;":
        bare = "&" + bare.removeprefix("&amp;")
    decoded = unescape(bare)
    return decoded if decoded != bare else unescape(entity) if entity == bare else entity
