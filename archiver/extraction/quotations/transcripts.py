"""Read whom a quoted transcript names before the words: `“FINCH: We never sold the pier.”`."""

import regex

from archiver.extraction.quotations.coreference import People
from archiver.extraction.quotations.inner_attributions import signature_inside
from archiver.extraction.quotations.marks import MarkedSpan
from archiver.models.records import Span

# Matches `TIDE: ` and `Ada Finch: `; not `Bad for you: `.
_LABEL = regex.compile(r"((?:\p{Lu}[\p{L}.'’-]{1,30} ){0,3}\p{Lu}[\p{L}.'’-]{1,30}):\s+\S")
_FARTHEST = 3_000  # characters of a turn before a quotation in it
_INITIALS = 2  # letters in capitals that are no name: `QA`
_NO_NAMES = frozenset(
    {"note", "update", "video", "photo", "watch", "read", "more", "breaking", "caption", "question"}
    | {"answer", "headline", "warning", "exclusive", "ps", "nb", "re", "fact", "subject", "related"}
)


def labelled_speaker(text: str, quoted: MarkedSpan, people: People) -> tuple[str, Span] | None:
    """Give the name before a colon with which a quotation begins, or that signs it, and its place.

    A name is known from the article, or in capitals as transcripts have it.
    """
    signed = signature_inside(text, quoted)
    if signed is not None:
        return people.fullest(text[slice(*signed)]), signed
    return _label(text, quoted.inner, people)


def turn_speaker(text: str, quoted: MarkedSpan, people: People) -> tuple[str, Span] | None:
    """Give the name with which the line of a quotation begins, as the turns of an interview do.

    `FINCH: They asked me why. “Nobody goes in,” I said.`
    """
    start = text.rfind("\n", max(0, quoted.outer[0] - _FARTHEST), quoted.outer[0]) + 1
    if start == 0 and quoted.outer[0] >= _FARTHEST:
        return None
    return _label(text, (start, quoted.outer[0]), people)


def _label(text: str, span: Span, people: People) -> tuple[str, Span] | None:
    match = _LABEL.match(text, *span)
    if match is None:
        return None
    last = match[1].split()[-1]
    if last.casefold() in _NO_NAMES:
        return None
    known = last.casefold() in people.by_last
    if not known and not (match[1].isupper() and len(last) > _INITIALS):
        return None
    return people.fullest(match[1]), match.span(1)
