"""Find the English speaker whom only the paragraph behind a quotation names.

`That was how Finch told it.`, `Her sister Ada Finch chimed in.`, or a line that ends in the
closing mark: who is quoted stands inside the marks, below the words.
"""

from archiver.extraction.quotations.context import Scene, Stage
from archiver.languages.base import wordset

_POINTING = (
    *(("that", "was", "how"), ("that", "is", "how"), ("this", "was", "how"), ("this", "is", "how")),
    *(("so", "said"), ("so", "wrote"), ("thus", "spoke"), ("thus", "wrote"), ("that", "was")),
    *(("those", "were", "the", "words", "of"), ("these", "were", "the", "words", "of")),
    *(
        ("so", "went"),
        ("the", "words", "are", "those", "of"),
        ("such", "were", "the", "words", "of"),
    ),
)
"""Words that point back at what was just quoted, before who said it."""
_INTERJECTING = wordset(
    """
    butted butts chime chimed chimes cut cuts interjected interjects interrupted interrupts jumped
    piped pipes broke
    """
)
"""Verbs that say nothing of what follows: `Finch chimed in.`"""
_CLOSING = frozenset('"”»')
_LONGEST_SIGNATURE = 160  # characters of a line below a quotation that says whose it is
_SENTENCE = 30  # tokens of a sentence about the quotation above


def speaker_behind(stage: Stage, scene: Scene) -> int | None:
    """Give the mention in the next paragraph that speaks a paragraph of nothing but a quotation."""
    if scene.frame != "alone" or scene.last >= len(stage.tokens):
        return None
    first = scene.last
    last = stage.ends[stage.tokens[first].paragraph]
    if stage.text[stage.tokens[scene.at].end - 1] not in _CLOSING:
        return _signature_inside(stage, first, last)
    return _pointed_at(stage, first, last) or _interjecting(stage, first, last)


def _signature_inside(stage: Stage, first: int, last: int) -> int | None:
    tokens = stage.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    ended = tokens[last - 1].text in _CLOSING or tokens[last - 1].text == "''"
    if not ended or end - start > _LONGEST_SIGNATURE:
        return None
    number = stage.clauses.at[first]
    named = number >= 0 and stage.mentions[number].kind == "name"
    return number if named and not stage.verbs(first, last) else None


def _pointed_at(stage: Stage, first: int, last: int) -> int | None:
    lows = tuple(token.low for token in stage.tokens[first : first + 5])
    size = next((len(one) for one in _POINTING if lows[: len(one)] == one), 0)
    if not size or first + size >= last:
        return None
    number = stage.clauses.at[first + size]
    if number < 0 or stage.mentions[number].kind not in {"name", "pronoun", "nominal"}:
        return None
    # `That was Finch, speaking`, but not `That was the year`.
    return number if size > 2 or lows[0] != "that" or stage.mentions[number].name else None


def _interjecting(stage: Stage, first: int, last: int) -> int | None:
    tokens, clauses = stage.tokens, stage.clauses
    for verb in stage.verbs(first, min(last, first + _SENTENCE)):
        if not stage.same(verb, first) or tokens[verb].low not in _INTERJECTING:
            continue
        subject = clauses.subjects[verb]
        ends = any(token.text == "." for token in tokens[verb + 1 : verb + 3])
        if ends and subject is not None and stage.mentions[subject].first == first:
            return subject
    return None
