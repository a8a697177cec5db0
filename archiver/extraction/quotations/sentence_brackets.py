"""Find which verbs the German sentence bracket ties together.

The finite verb opens the bracket and a participle or infinitive closes it (`hatte Ort gestern
gesagt`); in a subordinate clause the conjunction opens it and the verb closes it (`wie Ort
gestern sagte`). Must never choose for a quotation.
"""

from collections.abc import Sequence

import regex as re

from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar, wordset

_FRAMED = 25  # tokens from a participle to its auxiliary
_HELPERS = wordset(
    """
    hat haben hatte hatten habe hätte heeft had hebben wird wurde werden wurden musste muss mussten
    müssen konnte kann konnten können will wollte wollten wollen möchte möchten
    """
)
PASSIVE = wordset("wird werden wurde wurden worden")
_SUBORDINATING = wordset("wie dass weil obwohl nachdem bevor wenn während ob sodass damit zumal wo")
"""German words after which the verb stands last."""
# Matches `gesagt`, `hingewiesen` and `einräumen`; not `geißelte`, `sagte` or `sagten`.
NONFINITE = re.compile(r"\p{Ll}{0,8}ge\p{Ll}+(?:t|en)$|\p{Ll}+(?<!t)e?n$")


def auxiliary(tokens: Sequence[Token], at: Sequence[int], verb: int) -> int | None:
    """The auxiliary of a participle at the end of its clause: `hatte` of `hatte Eva gesagt`."""
    for k in range(verb - 1, max(-1, verb - _FRAMED), -1):
        if tokens[k].sentence != tokens[verb].sentence:
            return None
        if tokens[k].text == "," and tokens[verb].low.endswith("n"):
            return None
        if tokens[k].low in _HELPERS and at[k] < 0:
            return k if tokens[verb].low not in _HELPERS else None
    return None


def subordinate(
    tokens: Sequence[Token], at: Sequence[int], words: Grammar, verb: int
) -> int | None:
    """The subject of a verb that ends its clause: `wie Eva Ort gestern der Zeitung sagte`."""
    sentence = tokens[verb].sentence
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if after is not None and after.sentence == sentence and after.kind == "word":
        return None
    for k in range(verb - 1, max(-1, verb - _FRAMED), -1):
        if tokens[k].sentence != sentence or tokens[k].text in {",", ";", ":"}:
            return None
        if tokens[k].low in _SUBORDINATING:
            return next(
                (
                    at[m]
                    for m in range(k + 1, verb)
                    if at[m] >= 0 and tokens[m - 1].low not in words.prepositions
                ),
                None,
            )
    return None
