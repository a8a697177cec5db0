"""Part a quotation from what introduces it: ``Brook tweeted: "…"`` in one cell of a table.

Text in, the quotation and its speaker out, or nothing: a quotation that has quoted words somewhere
in it is left whole.
"""

import re
from typing import NamedTuple

from archiver.extraction.quotations.quotations import find_quotations
from archiver.models.records import Quote

_LONGEST_TEXT = 5_000
"""Characters of a cell; what is longer is an article."""
_LONGEST_BESIDE = 160
"""Characters before or behind the quotation."""
# Matches a quote mark of any language.
_MARK = re.compile("[\"“”„‟«»‹›「」『』'‘’‚]")
# Matches what may stand between the words of an introduction and the quotation.
_LEADS = re.compile(r"[:：,，]\s*[^\w\s]{0,3}\s*$")
# Matches what may stand behind the quotation where nothing else does.
_NOTHING = re.compile(r"[\W_]*")
# Matches "@anabrook:" and "anabrook@social.example wrote:".
_HANDLE = re.compile(r"\s*(@[\w.-]+(?:@[\w.-]+)?)\b")


class IntroducedQuotation(NamedTuple):
    """The words without their introduction, and who is said to have uttered them, if it says."""

    quote: str
    speaker: str | None


def part_introduction(text: str) -> IntroducedQuotation | None:
    """Give the quotation in a text that is one quotation and says whose; else None.

    >>> part_introduction('Ana Brook tweeted: "The ferry is late again today."')
    IntroducedQuotation(quote='The ferry is late again today.', speaker='Ana Brook')
    >>> part_introduction('The seal has a "season ticket" for the ferry') is None
    True
    """
    text = text.strip()
    if len(text) > _LONGEST_TEXT or not _MARK.search(text):
        return None
    found = find_quotations(text, language=None)
    if not found or found[0].kind != "quotation":
        return None
    first, rest = found[0], found[1:]
    if any(not quote.continues or quote.speaker != first.speaker for quote in rest):
        return None
    before = text[: first.start].rstrip("\"“”„‟«»‹›「『'‘‚ \u00a0\u202f")
    behind = text[found[-1].end :]
    speaker = first.speaker or _handle(before)
    if _is_introduced(text, first, before, behind, inner=bool(rest), speaker=speaker):
        return IntroducedQuotation(" ".join(quote.text for quote in found), speaker)
    return None


def _handle(before: str) -> str | None:
    found = _HANDLE.match(before)
    return found[1] if found else None


def _is_introduced(
    text: str, first: Quote, before: str, behind: str, *, inner: bool, speaker: str | None
) -> bool:
    """Tell whether all that stands around a quotation is who uttered it."""
    if max(len(before), len(behind)) > _LONGEST_BESIDE:
        return False
    told = [side for side in (before, behind) if not _NOTHING.fullmatch(side)]
    if inner:
        return speaker is not None and not told
    if len(told) != 1:
        return False
    if told == [before]:
        # The colon may stand before the mark: what is cut off before it is looked at with it.
        lead = text[: first.start].rstrip("\"“”„‟«»‹›「『'‘‚ \u00a0\u202f")
        return bool(_LEADS.search(lead)) and (speaker is not None or first.cue != "unknown")
    return speaker is not None and first.cue != "unknown"
