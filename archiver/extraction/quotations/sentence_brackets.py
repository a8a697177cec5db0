"""Find which verbs a sentence bracket ties together, in German and Dutch.

The finite verb opens the bracket and a participle or infinitive closes it (`hatte Ort gestern
gesagt`); in a subordinate clause the conjunction opens it and the verb closes it (`wie Ort
gestern sagte`). The words are in the language's own file. Must never choose for a quotation.
"""

from collections.abc import Sequence

import regex as re

from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar

PASSIVE = -1
"""What stands for an auxiliary where nobody does what the participle says."""
_FRAMED = 25  # tokens from a participle to its auxiliary
_ASIDE = 45  # the same with a relative clause between
_ATTRIBUTE = 10  # tokens from an article to its noun
_PASSIVE_ENDS = 10  # tokens from a participle to what ends a passive behind it


def opening_verb(
    tokens: Sequence[Token],
    at: Sequence[int],
    words: Grammar,
    verb: int,
    nonfinite: "re.Pattern[str] | None",
) -> int | None:
    """Give the auxiliary whose subject a participle or infinitive has, `PASSIVE`, or None.

    A form that can be finite as well (`kritisiert`) only tells the passive.
    """
    if nonfinite is None:
        return None
    closes = nonfinite.fullmatch(tokens[verb].low)
    if not closes and not tokens[verb].low.endswith("t"):
        return None
    found = auxiliary(tokens, at, words, verb, near=not closes)
    passive = found is not None and tokens[found].low in words.bracket.passives
    if passive or _ends_passive(tokens, words, verb):
        return PASSIVE
    return found if closes else None


def auxiliary(
    tokens: Sequence[Token], at: Sequence[int], words: Grammar, verb: int, *, near: bool = False
) -> int | None:
    """Give the auxiliary of a participle at the end of its clause: `hatte` of `hatte Eva gesagt`.

    `near` looks no farther than a comma, as for what ends in `n`.
    """
    helpers, near = words.bracket.auxiliaries, near or tokens[verb].low.endswith("n")
    for k in range(verb - 1, max(-1, verb - _FRAMED), -1):
        if tokens[k].sentence != tokens[verb].sentence:
            return None
        if tokens[k].text == "," and (near or tokens[k + 1].low in words.bracket.subordinating):
            return None
        if tokens[k].low in helpers and at[k] < 0:
            return k if tokens[verb].low not in helpers else None
    return None


def _ends_passive(tokens: Sequence[Token], words: Grammar, verb: int) -> bool:
    """Tell whether a passive ends behind a participle: `war am Kai gerügt und bedroht worden`."""
    for k in range(verb + 1, min(len(tokens), verb + _PASSIVE_ENDS)):
        if tokens[k].sentence != tokens[verb].sentence:
            return False
        if tokens[k].low in words.bracket.passive_ends:
            return True
    return False


def last_subject(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    at: Sequence[int],
    words: Grammar,
    verb: int,
) -> int | None:
    """Give the subject of a verb that stands last in its clause, or None where it does not.

    An auxiliary may follow it: `gesagt habe`.
    """
    if not words.bracket.subordinating or not _ends_clause(tokens, words, verb):
        return None
    found = subordinate(tokens, at, words, verb)
    if found is None:
        found = _relative(tokens, mentions, at, words, verb)
    return found if found is not None and found >= 0 else None


def subordinate(
    tokens: Sequence[Token], at: Sequence[int], words: Grammar, verb: int
) -> int | None:
    """Give the subject of a verb that ends its clause: `wie Eva Ort gestern der Zeitung sagte`.

    A clause of its own may part the two: `wie Eva Ort, die dabei war, sagte`.
    """
    bracket = words.bracket
    aside = passed = False  # within the clause that parts the two, before it
    for begin in range(verb, max(0, verb - _ASIDE), -1):
        before, here = tokens[begin - 1], tokens[begin]
        if before.sentence != here.sentence or before.text in {";", ":"}:
            return None
        if before.low in bracket.subordinating and not aside:
            return _first_free(tokens, at, words, begin, verb)
        if before.text == "," and not _decimal(tokens, begin - 1):
            if aside and here.low not in bracket.relatives:
                return None
            if not aside and (passed or any(at[k] >= 0 for k in range(begin, verb))):
                return None
            aside, passed = not aside, True
        elif not passed and verb - begin > _FRAMED:
            return None
    return None


def _relative(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    at: Sequence[int],
    words: Grammar,
    verb: int,
) -> int | None:
    """Give the subject of a verb that ends a relative clause: `Ort, die das „Unsinn“ nannte`.

    It is whom the relative pronoun stands for, or who follows it: `die Pläne, die er rügte`.
    """
    for begin in range(verb - 1, max(1, verb - _FRAMED), -1):
        before, here = tokens[begin - 1], tokens[begin]
        if before.sentence != here.sentence or here.text in {",", ";", ":"}:
            return None
        if before.text != "," or _decimal(tokens, begin - 1):
            continue
        if here.low not in words.bracket.relatives:
            return None
        own = at[begin] if at[begin] >= 0 else at[begin + 1]
        follows = mentions[own].kind if own >= 0 else ""
        if at[begin] >= 0:  # `die Eva Ort` is one mention
            return at[begin - 2] if follows == "name" and here.low == "der" else own
        if follows == "pronoun" or (follows == "name" and here.low not in words.male_articles):
            return own
        return at[begin - 2]
    return None


def attributed(tokens: Sequence[Token], at: Sequence[int], words: Grammar, verb: int) -> int | None:
    """Give the mention behind a verb whose article a participle parts from it.

    `sagte die in Kiel geborene Ort`.
    """
    begin = verb + 1
    if not words.bracket.nonfinite or tokens[begin].low not in words.determiners:
        return None
    for k in range(begin + 2, min(begin + _ATTRIBUTE, len(tokens))):
        if tokens[k].sentence != tokens[verb].sentence or tokens[k].kind != "word":
            return None
        joined = tokens[k - 1].text.islower() and tokens[k - 1].low.endswith(("e", "en"))
        if at[k] >= 0 and joined and tokens[k - 1].low not in words.small:
            return at[k]
    return None


def _ends_clause(tokens: Sequence[Token], words: Grammar, verb: int) -> bool:
    """Tell whether nothing but auxiliaries stands between a verb and the end of its clause."""
    for k in range(verb + 1, min(len(tokens), verb + 3)):
        token = tokens[k]
        if token.sentence != tokens[verb].sentence or token.kind != "word":
            return True
        if token.low not in words.bracket.auxiliaries:
            return False
    return True


def _decimal(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma stands in a number: `3,5 Millionen`."""
    if comma < 1 or comma + 1 >= len(tokens):
        return False
    before, after = tokens[comma - 1], tokens[comma + 1]
    joined = before.end == tokens[comma].start and tokens[comma].end == after.start
    return joined and before.text.isdigit() and after.text.isdigit()


def _first_free(
    tokens: Sequence[Token], at: Sequence[int], words: Grammar, begin: int, verb: int
) -> int | None:
    """Give the first mention of a clause that no preposition governs."""
    return next(
        (
            at[m]
            for m in range(begin, verb)
            if at[m] >= 0 and tokens[m - 1].low not in words.prepositions
        ),
        None,
    )
