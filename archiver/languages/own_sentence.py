"""Find the sentence of a quotation in its paragraph. Pure."""

import regex as re

from archiver.models.quote_context import HERE

CLOSING = '”"»“」』'
"""Marks that stay where another quotation was taken out of a paragraph."""
# Matches the end of a sentence: ". Then"; not the stop of "J. Finch" nor of "10.42".
_SENTENCE_END = re.compile(r"(?<!\b\p{Lu})[.!?…]+[”\"»’]?\s+|[。！？]|\n")


def sentence_around(paragraph: str) -> tuple[str, str]:
    """Return what stands before and behind a quotation in its sentence.

    The sentence before as well where the quotation begins one: "She took to X. “…”".
    """
    before, _, behind = paragraph.partition(HERE)
    # Its own opening mark in Swedish is a closing one elsewhere.
    before = before.rstrip(CLOSING + "„«")
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(before))]
    own = before[starts[-1] :]
    if not own.strip() and len(starts) > 1:
        own = before[starts[-2] :]
    behind = behind.lstrip(CLOSING + " ")
    if own.rstrip().endswith(":") and behind[:1].isupper():
        return own, ""
    end = _SENTENCE_END.search(behind)
    return own, behind[: end.start()] if end else behind


def words_of_quotation(before: str, behind: str) -> tuple[str, str]:
    """Return of a quotation's sentence what belongs to it, and not to another quotation.

    Behind it nothing does where a colon leads to it, or its sentence leads on to the next.
    """
    own = before[max(map(before.rfind, CLOSING)) + 1 :]
    leads_on = behind.rstrip().endswith(":") or not set(CLOSING).isdisjoint(behind)
    return own, "" if leads_on or own.rstrip().endswith(":") else behind


def next_sentence(paragraph: str) -> str:
    """Return the sentence behind that of a quotation, up to another quotation."""
    _, _, behind = paragraph.partition(HERE)
    _, *later = _SENTENCE_END.split(behind, maxsplit=2)
    following = later[0] if later else ""
    return "" if not set(CLOSING).isdisjoint(following) else following
