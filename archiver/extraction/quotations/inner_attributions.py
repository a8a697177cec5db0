"""Part quotations at attributions inside their marks, and leave out marks that are code.

French, Italian, Spanish, Portuguese, Polish, Russian and Ukrainian papers write `« Le pont, a dit
Ana Brook, est fermé. »`: two parts, the second going on.
"""

from collections.abc import Container, Sequence

import regex as re

from archiver.extraction.quotations.marks import MarkedSpan

_PARTED_LANGUAGES = frozenset({"es", "fr", "it", "pl", "pt", "ru", "uk"})
# Matches `, a écrit Ana Brook sur X, ` and `, сказала Ана Брук, `; not `, a dit le maire, `.
_ATTRIBUTION = re.compile(
    r",\s+(?:(?:a|ha|l'a|м)\s+)?(?P<verb>\p{Ll}{2,20})\s+\p{Lu}[\p{L}'’.\-]{1,30}"
    r"(?:\s+(?:de |da |du |del |van |von )?\p{Lu}[\p{L}'’.\-]{1,30}){0,3}"
    r"(?:\s+(?:sur|su|en|no|na|em|в|у)\s+\p{Lu}[\p{L}]{0,20})?(?:,\s+|\s+[—–]\s+)"
)
# What stands before a mark that opens the value of an attribute or of an argument: `class=`.
_ASSIGNED = re.compile(r"[\w\-]\s?=\s?$|\w\($")
# Matches `{"inputs": {"` and `, "LoginName": "your`; not `He said "yes": "no"`.
_PAIR = re.compile(r'[{,\[]\s*"[^"\n]{1,80}"\s*:\s*(?=["{\[\d]|true|false|null)')


def part_at_attributions(
    text: str, found: Sequence[MarkedSpan], verbs: Container[str], language: str
) -> list[MarkedSpan]:
    """Give the quotations with those parted that have their attribution inside their marks."""
    if language not in _PARTED_LANGUAGES:
        return list(found)
    parted: list[MarkedSpan] = []
    for quoted in found:
        start, end = quoted.inner
        match = _ATTRIBUTION.search(text, start, end)
        if match is None or match["verb"] not in verbs or match.end() >= end:
            parted.append(quoted)
            continue
        cut, again = match.start() + 1, match.end()
        parted.append(MarkedSpan((quoted.outer[0], cut), (start, cut)))
        parted.append(MarkedSpan((again, quoted.outer[1]), (again, end), quoted.closed))
    return parted


def without_code(text: str, found: Sequence[MarkedSpan]) -> list[MarkedSpan]:
    """Give the quotations without the strings of markup, JSON and calls of functions."""
    return [quoted for quoted in found if not _is_code(text, quoted)]


def _is_code(text: str, quoted: MarkedSpan) -> bool:
    start = quoted.outer[0]
    if text[start] not in "\"'＂":
        return False
    if _ASSIGNED.search(text[max(0, start - 3) : start]):
        return True
    line = text.rfind("\n", 0, start) + 1
    begin, end = max(line, start - 200), min(len(text), quoted.outer[1] + 100)
    return any(
        match.start() < quoted.outer[1] and start < match.end() + 1
        for match in _PAIR.finditer(text, begin, end)
    )
