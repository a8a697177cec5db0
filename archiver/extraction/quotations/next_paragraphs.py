"""Find the English speaker whom only the paragraph behind a quotation names.

`That was how Finch told it.`, `Her sister Ada Finch chimed in.`, or a line that ends in the
closing mark: who is quoted stands inside the marks, below the words.
"""

from archiver.extraction.quotations.context import Scene, Stage
from archiver.languages.base import wordset

_POINTING = (
    *(("that", "was", "how"), ("that", "is", "how"), ("this", "was", "how"), ("this", "is", "how")),
    *(("that", "was", "the", "way"), ("that", "is", "the", "way"), ("this", "is", "the", "way")),
    *(("here", "is", "how"), ("this", "was", "the", "way")),
    *(("that", "was", "what"), ("that", "is", "what"), ("this", "was", "what")),
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
_TALKED = wordset(
    """
    commenting describing explaining joking quoting reacting recalling referring reflecting
    remembering reminiscing speaking talking
    """
)
"""Participles that say of the words above what they were: `Finch was talking about the pier.`"""
_WAS = frozenset({"is", "was", "were"})
_CLOSING = frozenset('"”»')
_DASHES = frozenset({"—", "–", "―", "--"})
_SHORT_LINE = 14  # tokens of a line below a quotation that is nothing but whose it is
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
    pointed = _pointed_at(stage, first, last)
    return _interjecting(stage, first, last) if pointed is None else pointed


def talked_above(stage: Stage, scene: Scene, carried: int | None) -> int | None:
    """Give who begins the paragraph behind a quotation alone, if it says that she was talking.

    `Ada Finch, 22, was talking about the pier.` Somebody else's words before stay somebody else's.
    """
    if scene.frame != "alone" or scene.last >= len(stage.tokens) or carried is not None:
        return None
    first, number = scene.last, stage.clauses.at[scene.last]
    if number < 0 or stage.mentions[number].kind not in {"name", "nominal"}:
        return None
    last = min(stage.ends[stage.tokens[first].paragraph], first + _SENTENCE)
    for k in range(stage.mentions[number].last, last - 1):
        if not stage.same(k, first) or stage.tokens[k].kind == "quote":
            return None
        if stage.tokens[k].low in _WAS:
            return number if stage.tokens[k + 1].low in _TALKED else None
    return None


def signed_below(stage: Stage, scene: Scene) -> int | None:
    """Give the name that the next line consists of: `— Ada Finch`, or `Ada Finch, ferrywoman`."""
    tokens = stage.tokens
    if scene.at != scene.first or scene.last != scene.at + 1 or scene.last >= len(tokens):
        return None
    first, last = scene.last, stage.ends[tokens[scene.last].paragraph]
    dashed = tokens[first].text in _DASHES
    first += dashed
    number = stage.clauses.at[first] if first < last else -1
    if number < 0 or last - first > _SHORT_LINE or stage.mentions[number].kind != "name":
        return None
    mention = stage.mentions[number]
    if mention.last < last and tokens[mention.last].text not in {",", "("}:
        return None
    ends = tokens[last - 1].text in {".", "!", "?", ":", "…"} and not dashed
    told = any(token.kind == "quote" for token in tokens[first:last]) or stage.verbs(first, last)
    bare = mention.last == last or not (dashed or tokens[mention.last + 1].text[0].islower())
    return None if ends or told or (bare and not dashed) else number


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
    if lows[size - 1] == "what":  # `That is what Finch told me`, not `That is what she needs`
        subjects = stage.clauses.subjects
        said = [v for v in stage.verbs(first, last) if stage.same(v, first)]
        return number if any(subjects[v] == number for v in said) else None
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
