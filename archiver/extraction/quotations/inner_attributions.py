"""Part quotations at attributions inside their marks, and leave out marks that are code.

French, Italian, Spanish, Portuguese, Polish, Russian and other papers write `« Le pont, a dit Ana
Brook, est fermé. »`: two parts, the second going on.
"""

from collections.abc import Container, Sequence

import regex as re

from archiver.extraction.quotations.marks import MarkedSpan
from archiver.models.records import Span

_PARTED_LANGUAGES = frozenset({"da", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "uk"})
# Matches what may begin an attribution, with the words that tell: `, a écrit Ana`, ` — сказал`.
_CUT = re.compile(
    r"(?P<comma>,[ \xa0]+)(?P<words>\p{Ll}[\p{L}'’\-]*(?:[ \xa0]\p{L}[\p{L}'’\-]*){0,7})"
    r"|(?P<stop>[,.!?…]?)[ \xa0]?[—–][ \xa0]?"
    r"(?P<words>\p{Ll}[\p{L}'’\-]*(?:[ \xa0]\p{L}[\p{L}'’\-]*){0,7})"
)
_BETWEEN = frozenset(
    {"a", "est", "ha", "l'a", "l’a", "s'est", "s’est", "se", "si", "le", "nous", "y", "м"}
)
"""Words before the verb of an attribution: `l’a écrit`, `se lamentó`."""
# Matches the `s'` of `s'étonne`.
_REFLEXIVE = re.compile(r"^[ls]['’]")
# Matches the `-t-elle` of `glisse-t-elle` and the `-il` of `dit-il`.
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?)$")
# Matches ` Jean Morel,` behind the comma of `a dit le maire de Port-Neuf, Jean Morel,`; or a stop.
_APPOSED = re.compile(
    r"[ \xa0]+\p{Lu}[\p{L}'’.\-]*(?:[ \xa0]\p{Lu}[\p{L}'’.\-]*){1,3}(?:,|\.(?=[ \xa0]\p{Lu}))"
)
# Matches the stop and the space of `soupire Ana. C’est`; not of `dit M. Morel`.
_STOP = re.compile(r"(?<!\b\p{Lu})[.!?…][ \xa0]+(?=[\p{Lu}¿¡])")
# Matches the dash that ends an attribution, and the marks at it: `. — `.
_DASH = re.compile(r"[.,;:]?[ \xa0]?[—–][.,;:]?[ \xa0]*")
# Matches ` — Ada Finch, baker` behind a stop at the end of a quotation; not ` — Saturday`.
_SIGNED = re.compile(
    r"(?<=[.!?…])\s*(?:[—–―]|--)\s*(?P<who>\p{Lu}[\p{L}.'’\-]*(?: \p{Lu}[\p{L}.'’\-]*){1,3})"
    r"(?:, [^.!?…“”\"«»\n]{2,80})?$"
)
_LONGEST = 120  # characters of an attribution
_LEAST = 8  # characters behind a quotation's words that are more than its mark
_MOST = 3  # attributions in a quotation
_MARKS = frozenset('«»“”„"\n')
# What stands before a mark that opens the value of an attribute, of an argument or of a comparison:
# `class=`, `name == `, `print(`.
_ASSIGNED = re.compile(r"[\w\-\])]\s?[=!<>]{0,2}=\s?$|\w\($")
# What stands behind the mark that ends a statement of code: `";` and no more, `"; }`, `") {`.
_ENDED = re.compile(r"\)?;[ \t]*(?:[}\n]|$)|\)[ \t]*\{")
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
        outer, (start, end) = quoted.outer[0], quoted.inner
        for _ in range(_MOST):
            cut = _attribution(text, start, end, verbs)
            if cut is None:
                break
            parted.append(MarkedSpan((outer, cut[0]), (start, cut[0])))
            outer = start = cut[1]
        parted.append(MarkedSpan((outer, quoted.outer[1]), (start, end), quoted.closed))
    return parted


def without_signature(text: str, quoted: MarkedSpan) -> MarkedSpan:
    """Give a quotation without who signs it: `“The pier is gone. — Ada Finch, baker”`."""
    start, end = quoted.inner
    signed = _SIGNED.search(text, max(start + 1, end - _LONGEST), end)
    return quoted if signed is None else quoted._replace(inner=(start, signed.start()))


def signature_inside(text: str, quoted: MarkedSpan) -> Span | None:
    """Tell where the name stands that `without_signature` left behind a quotation, or None."""
    if quoted.outer[1] - quoted.inner[1] < _LEAST:
        return None
    signed = _SIGNED.search(text, quoted.inner[1] - 1, quoted.outer[1] - 1)
    return signed.span("who") if signed else None


def _attribution(text: str, start: int, end: int, verbs: Container[str]) -> Span | None:
    """Tell where speech stops for an attribution and where it goes on, or None."""
    for match in _CUT.finditer(text, start, end):
        verb = _told(match["words"].split(), verbs)
        if verb is None or match.start() == start:
            continue
        comma = match["comma"] is not None
        behind = match["words"].split()[verb + 1 :]
        named = any(word[0].isupper() for word in behind[:6])
        inverted = any(_INVERTED.search(word) for word in match["words"].split()[: verb + 1])
        if comma and not (named or inverted):
            continue
        limit = min(end, match.start("words") + _LONGEST)
        last = _end(text, match.start("words"), limit, comma=comma)
        held = text[match.start("words") : last] if last is not None else ""
        if last is None or last >= end or not _MARKS.isdisjoint(held):
            continue
        return (match.start() + 1 if comma else match.end("stop")), last
    return None


def _told(words: Sequence[str], verbs: Container[str]) -> int | None:
    """Tell which of the first words is a verb of uttering: `dit`, `a écrit`, `glisse-t-il`."""
    for n, word in enumerate(words[:3]):
        bare = _INVERTED.sub("", word)
        if bare in verbs or _REFLEXIVE.sub("", bare) in verbs:
            return n
        if bare not in _BETWEEN:
            return None
    return None


def _end(text: str, start: int, limit: int, *, comma: bool) -> int | None:
    """Tell where an attribution ends: behind its comma or dash."""
    if not comma:
        dash = _DASH.search(text, start, limit)
        return dash.end() if dash else None
    end = text.find(",", start, limit)
    stop = _STOP.search(text, start, limit)
    if stop and (end < 0 or stop.start() < end):
        return stop.end()  # `, soupire Ana. C’est fini`
    if end < 0:
        dash = re.search(r"[ \xa0][—–][ \xa0]", text[start:limit])
        return start + dash.end() if dash else None
    apposed = _APPOSED.match(text, end + 1, limit)
    end = apposed.end() if apposed else end + 1
    while end < limit and text[end].isspace():
        end += 1
    return end


def without_code(text: str, found: Sequence[MarkedSpan]) -> list[MarkedSpan]:
    """Give the quotations without the strings of markup, JSON and calls of functions."""
    return [quoted for quoted in found if not _is_code(text, quoted)]


def _is_code(text: str, quoted: MarkedSpan) -> bool:
    start = quoted.outer[0]
    if text[start] not in "\"'＂":
        return False
    if _ASSIGNED.search(text[max(0, start - 6) : start]):
        return True
    if _ENDED.match(text[quoted.outer[1] : quoted.outer[1] + 8]):
        return True
    line = text.rfind("\n", 0, start) + 1
    begin, end = max(line, start - 200), min(len(text), quoted.outer[1] + 100)
    return any(
        match.start() < quoted.outer[1] and start < match.end() + 1
        for match in _PAIR.finditer(text, begin, end)
    )
