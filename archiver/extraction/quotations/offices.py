"""Read who holds an office that is named with what it is of: `a presidente da câmara Inês Ort`.

English mostly puts a comma before the name or leaves `of` out; other languages do neither.
"""

import re
from collections.abc import Sequence

from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.name_forms import without_accents
from archiver.extraction.quotations.noun_phrases import OF_WORDS
from archiver.extraction.quotations.served_people import KIN
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar
from archiver.languages.given_names import is_given_name

_LONGEST = 5  # words between an office and the name of who holds it
_FULL = 2  # words of a whole name
_HEADING = frozenset({"chief", "dean", "director", "head", "president"})
"""English offices whose field stands behind them: `head of policy Ada Finch`."""
_FIELD = re.compile(r"(?:ing|ment|[st]ion|[^s]s|[ctg]y|[ae]nce|search|staff)$")
"""Matches the ends of words for a field: `affairs`, `policy`, `marketing`; not `sailor`."""


def office_holder(tokens: Sequence[Token], mention: Mention, words: Grammar) -> str | None:
    """Give the name behind a phrase that ends in an office, or None.

    The name begins behind a body in lower case, or with a given name behind a place. None for
    `la hija de Rui Ort` and for `el abogado del cantante Rui Ort`, who are somebody else.
    """
    k = mention.last
    office = tokens[k - 1].low
    if office not in words.titles and office not in words.roles:
        return None
    if office in KIN:
        return None  # `die Frau der Ministerin Ida Ort`
    if k >= len(tokens) or tokens[k].low not in OF_WORDS:
        return None
    if "the" in words.determiners:
        return _head_of(tokens, k, words) if office in _HEADING else None
    body = False
    for begin in range(k + 1, min(k + 1 + _LONGEST, len(tokens))):
        token = tokens[begin]
        if token.sentence != tokens[k].sentence or token.kind != "word":
            return None
        if token.text[0].isupper():
            if body or (begin > k + 1 and is_given_name(without_accents(token.low))):
                return _name(tokens, begin)
            continue
        body = token.low in words.bodies
        if not body and token.low not in OF_WORDS and token.low not in words.determiners:
            return None
    return None


def _head_of(tokens: Sequence[Token], k: int, words: Grammar) -> str | None:
    """Give who heads something in English: Ada Finch in `director of public affairs Ada Finch`.

    None for `the director of singer Ada Finch`, who is somebody else.
    """
    for begin in range(k + 1, min(k + 1 + _LONGEST, len(tokens))):
        token = tokens[begin]
        if token.sentence != tokens[k].sentence or token.kind != "word":
            return None
        if token.text[0].isupper():
            field = begin > k + 1 and _FIELD.search(tokens[begin - 1].low)
            return _name(tokens, begin) if field and is_given_name(token.low) else None
        if token.low in words.titles | words.roles | words.determiners | words.prepositions:
            return None
    return None


def _name(tokens: Sequence[Token], begin: int) -> str | None:
    """Give the words with a capital from a token on, where they are a whole name."""
    end = begin
    while end < len(tokens) and tokens[end].sentence == tokens[begin].sentence:
        if tokens[end].kind != "word" or not tokens[end].text[0].isupper():
            break
        end += 1
    found = tokens[begin:end]
    return " ".join(token.text for token in found) if len(found) >= _FULL else None
