"""Read who holds an office that is named with what it is of: `a presidente da câmara Inês Ort`.

English puts a comma before the name or leaves `of` out; other languages do neither.
"""

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
    if "the" in words.determiners or k >= len(tokens) or tokens[k].low not in OF_WORDS:
        return None
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


def _name(tokens: Sequence[Token], begin: int) -> str | None:
    """Give the words with a capital from a token on, where they are a whole name."""
    end = begin
    while end < len(tokens) and tokens[end].sentence == tokens[begin].sentence:
        if tokens[end].kind != "word" or not tokens[end].text[0].isupper():
            break
        end += 1
    found = tokens[begin:end]
    return " ".join(token.text for token in found) if len(found) >= _FULL else None
