"""Tell what goes on a name or an office, and what only stands before one, token by token."""

import unicodedata
from collections.abc import Container, Sequence

import regex as re

from archiver.extraction.quotations.tokens import Token

# Matches the `U.S` of `U.S.`; not `Finch`.
_INITIALS = re.compile(r"\p{Lu}(?:\.\p{Lu})+$")
# Matches the `'in` of `Demir'in` and the `’dan` of `Ankara’dan`; not the `'s` of `Finch's`.
_ENDING = re.compile(r"(?<=\p{Ll}{3})['’](?:n?[ıiuü]n|y?[ıiuü]|y?[ae]|[dt][ae]n?|y?l[ae])$")
_LONGEST_DATELINE = 12  # tokens


def capital(token: Token) -> bool:
    """Tell whether the token begins like a name: a capital letter or an @."""
    return token.capital


def possessive(token: Token) -> bool:
    """Tell whether the word is an English possessive, `Biden's` or `voters'`."""
    return token.low.endswith(("'s", "'"))


def without_ending(name: str) -> str:
    """Give a name without the ending that Turkish parts from it: `Demir'in`, `Ankara'dan`.

    >>> without_ending("Aylin Demir'in"), without_ending("Ana O'Neill")
    ('Aylin Demir', "Ana O'Neill")
    """
    return _ENDING.sub("", name)


def without_accents(low: str) -> str:
    """Give a word without its diacritics, as given names are listed.

    >>> without_accents("inês"), without_accents("stanisław")
    ('ines', 'stanislaw')
    """
    apart = unicodedata.normalize("NFD", low.replace("ł", "l"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def behind_dateline(found: Sequence[Token], i: int) -> int:
    """Give the token behind the dateline of a paragraph: `RIVERTON (AP) — Mayor Finch said`."""
    first = found[i].text
    more = found[i + 1].text if i + 1 < len(found) else ""
    if not first.isupper() or max(len(first), len(more) if more.isupper() else 0) < 3:
        return i
    for k in range(i + 1, min(len(found) - 1, i + _LONGEST_DATELINE)):
        token = found[k]
        if token.paragraph != found[i].paragraph or token.kind == "quote" or token.text == ":":
            break
        spaced = token.text == "-" and found[k - 1].end < token.start < found[k + 1].start - 1
        if token.text in {"—", "–", "--"} or spaced:
            return k + 1 if found[k + 1].kind == "word" else i
        if token.text.islower():
            break
    return i


def initials_go_on(
    before: Token, after: Token, small: Container[str], verbs: Container[str]
) -> bool:
    """Tell whether a full stop between two tokens belongs to initials: `U.S. secretary`."""
    return (
        after.sentence == before.sentence
        and after.kind == "word"
        and after.low not in small
        and after.low not in verbs
        and bool(_INITIALS.fullmatch(before.text))
    )


def office_goes_on(found: Sequence[Token], titles: Container[str], j: int, end: int) -> bool:
    """Tell whether `of` goes on an office before a name: `Secretary of State Ada Finch`."""
    if j + 3 >= end or found[j].low != "of" or found[j - 1].low not in titles:
        return False
    return found[j - 1].capital and all(token.capital for token in found[j + 1 : j + 4])


def within_office(
    found: Sequence[Token], titles: Container[str], k: int, span: tuple[int, int]
) -> bool:
    """Tell whether token `k` is the `of` inside an office before a name, in a mention's tokens."""
    first, last = span
    return first < k < last - 3 and office_goes_on(found, titles, k, last + 1)
