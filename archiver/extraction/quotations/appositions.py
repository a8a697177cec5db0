"""Read who is named behind what they are: `the mayor of Springfield, Ada Finch, said`.

The name stands between commas behind a phrase and what belongs to that. Never says which of two
names is meant.
"""

from collections.abc import Sequence

from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.noun_phrases import OF_WORDS
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar

_SERVING = OF_WORDS | {"for", "at"}
"""Words behind an office: `a lawyer for the port`."""
_FARTHEST = 7  # tokens of what belongs to a phrase: `del pescador`
_WHOLE = 2  # words of a name that is more than a last name
_ASIDE = 2  # words before a name that are no mention: `31-year-old Ada Finch`


def apposed_name(
    tokens: Sequence[Token], mentions: Sequence[Mention], number: int, words: Grammar
) -> Mention | None:
    """Give the mention between commas that names whom another mention describes, or None."""
    end, behind = _behind_phrase(tokens, mentions, number, words)
    if (
        end >= len(tokens)
        or tokens[end].text != ","
        or tokens[end].sentence != _sentence(tokens, mentions[number])
    ):
        return None
    begin = end + 1
    while begin < len(tokens) and begin <= end + _ASIDE and not _begins(mentions, behind, begin):
        small = tokens[begin].low in words.small and not tokens[begin].capital  # `Me Luc Ort`
        if tokens[begin].kind != "word" or small:
            return None
        begin += 1
    if not _begins(mentions, behind, begin):
        return None
    other = mentions[behind]
    if other.kind != "name" or other.name is None or other.possessive:
        return None
    first, last = other.name
    whole = begin == end + 1 and (first, last) == (other.first, other.last)
    described = last == other.last and last - first >= _WHOLE and _describes(tokens, other, words)
    closed = other.last == len(tokens) or tokens[other.last].text in {",", "(", "."}
    return other if closed and (whole or described) else None


def _behind_phrase(
    tokens: Sequence[Token], mentions: Sequence[Mention], number: int, words: Grammar
) -> tuple[int, int]:
    """Give the token behind a phrase and what belongs to it, and the next mention's number."""
    end, number = mentions[number].last, number + 1
    start = end
    if end >= len(tokens) or tokens[end].kind != "word":
        return end, number
    led = tokens[end].low in _SERVING or tokens[end].low in words.prepositions
    if not led and not _begins(mentions, number, end):
        return end, number  # a verb
    while end < min(len(tokens), start + _FARTHEST) and tokens[end].kind == "word":
        if _begins(mentions, number, end):  # not what belongs to that in turn
            return mentions[number].last, number + 1
        if not _goes_on(tokens[end], tokens[end - 1], words):
            break
        end += 1
    return end, number


def _goes_on(token: Token, before: Token, words: Grammar) -> bool:
    """Tell whether a word is a preposition, or a noun behind one or behind an article; no verb."""
    leading = _SERVING | words.prepositions
    if token.low in leading:
        return True
    return token.text.islower() and (before.low in leading or before.low in words.determiners)


def _describes(tokens: Sequence[Token], other: Mention, words: Grammar) -> bool:
    """Tell whether only an article, a noun or a title stands before the name in a mention."""
    first = other.name[0] if other.name else other.first
    before = tokens[other.first : first]
    return all(token.kind == "word" or token.text == "." for token in before) and not any(
        token.low in words.conjunctions or token.low in words.relatives for token in before
    )


def _begins(mentions: Sequence[Mention], number: int, token: int) -> bool:
    return number < len(mentions) and mentions[number].first == token


def _sentence(tokens: Sequence[Token], mention: Mention) -> int:
    return tokens[mention.first].sentence
