"""Find the direct quotations of an article's text, each with speaker and cue.

Marks are paired, tokens and mentions found, a speaker chosen for each quotation and
resolved within the article.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from archiver.extraction.quotations import caseless
from archiver.extraction.quotations.clauses import Clauses
from archiver.extraction.quotations.context import Scene, Stage
from archiver.extraction.quotations.coreference import People
from archiver.extraction.quotations.dialogue import with_dialogue
from archiver.extraction.quotations.inner_attributions import (
    part_at_attributions,
    without_code,
    without_signature,
)
from archiver.extraction.quotations.marks import (
    MarkedSpan,
    may_have_marks,
    quotation_marks,
    quotation_spans,
)
from archiver.extraction.quotations.mentions import find_mentions
from archiver.extraction.quotations.newcomers import MentionedText
from archiver.extraction.quotations.paragraphs import credit_spans, paragraph_spans
from archiver.extraction.quotations.plausibility import without_implausible
from archiver.extraction.quotations.single_quotes import with_singles
from archiver.extraction.quotations.speakers import attribute_quotations
from archiver.extraction.quotations.terms import kind_of_quotation
from archiver.extraction.quotations.tokens import tokenize
from archiver.extraction.quotations.transcripts import labelled_speaker, turn_speaker
from archiver.languages.detect import supported_language
from archiver.languages.grammar import grammar
from archiver.languages.registry import find_language
from archiver.languages.verbs import verbs_of_language
from archiver.models.records import Quote, Span

MAX_QUOTATION_LENGTH = 1_000_000
"""Characters of a text in which quotations are read; the longest of 169 articles has 92,169."""
MAX_QUOTATIONS = 10_000
"""Quotations that are read in a text; the most in one of them are 183."""
_CROWDED = 2_000
"""Quotations that are read in a text of whatever length."""
_APART = 100
"""Characters of a text for each quotation beyond these. Articles of nothing but talk have one for
each 150; a page of quotation marks and nothing else took 3 seconds for each 100 kB."""
_MARKS = 4
"""Quotation marks for each quotation, after which no more of a text is read. Single ones count
as well, of which a megabyte took 2 seconds, and apostrophes: French has one for each 40 letters."""
_FARTHEST = 160  # characters of an attribution inside a quotation; 97 % in the labelled articles


_BEHIND = 1_000
"""Characters behind the last quotation in which its speaker is sought, where more would follow."""


def find_quotations(
    text: str, *, language: str | None, skip: Sequence[Span] = ()
) -> tuple[Quote, ...]:
    """Give the direct quotations of `text` in order, none inside another.

    `language` is a code such as ``en`` or ``pt-BR``; None guesses it from the small
    words. `skip` are spans of flattened posts, which are neither prose nor quotations:
    a quotation never lies in or runs across them, and no speaker is taken from them.
    """
    code = supported_language(text, language)
    whole = len(text)
    text = cut_to_limit(text)
    spans = list(paragraph_spans(text, [*skip, *credit_spans(text)]))
    known = find_language(code)
    found = with_singles(text, spans, quotation_spans(text, spans))
    found = with_dialogue(text, spans, found, known)
    if found and len(text) < whole and not found[-1].closed:
        found.pop()  # nobody knows where it would have ended
    if not found:
        return ()
    if len(found) > most_quotations(text):
        del found[most_quotations(text) :]
        last = found[-1].outer[1]
        spans = [(start, min(end, last + _BEHIND)) for start, end in spans if start < last]
    found = [without_signature(text, quoted) for quoted in without_code(text, found)]
    if not found:
        return ()
    if known.uttering.speaker_before:
        return by_pattern(text, spans, found, code)
    words, table = grammar(code), verbs_of_language(code)
    found = part_at_attributions(text, found, table, code)
    parts = tokenize(text, spans, found, table)
    mentions = find_mentions(parts, words, frozenset(table), nouns_capital=known.nouns_capitalised)
    mentions = without_implausible(
        parts, mentions, words, table, nouns_capital=known.nouns_capitalised
    )
    drops = known.drops_pronouns
    clauses = Clauses(parts, mentions, words, table, inverts=code != "en", drops=drops)
    people = People(
        MentionedText(text, parts, mentions, words, frozenset(clauses.subjects.values()))
    )
    result: list[Quote] = []
    stage = Stage(text, parts, mentions, clauses)
    attributed = attribute_quotations(stage, code)
    for quoted, attribution, scene in zip(found, attributed, stage.scenes, strict=True):
        before = result[-1] if result else None
        span: Span | None = None
        speaker: str | None = None
        if attribution.mention is not None:
            who = clauses.antecedent(attribution.mention)
            start, end = (
                parts[mentions[who].first].start,
                parts[mentions[attribution.mention].last - 1].end,
            )
            if mentions[who].kind == "pronoun":  # of `a-t-il` only the pronoun
                start = end - len(text[start:end].rpartition("-")[2])
            span = start, end
            speaker = people.resolve(who, before) if attribution.clear else None
        speaker, span = by_label(text, quoted, people, scene, (speaker, span))
        quote = unattributed_quotation(text, quoted, speaker, span)
        plain = before is not None and attribution.plain and same_breath(text, before, quote)
        result.append(replace(quote, cue=before.cue if before and plain else attribution.cue))
    return join_continued(text, found, result, code)


def by_label(
    text: str,
    quoted: MarkedSpan,
    people: People,
    scene: Scene,
    told: tuple[str | None, Span | None],
) -> tuple[str | None, Span | None]:
    """Tell who speaks by a label in a quotation, or before the turn that it is in.

    Else who is told.
    """
    label = None if scene.frame in {"lead", "tail"} else labelled_speaker(text, quoted, people)
    if label is None and told[0] is None and says_self(text, told[1]):
        label = turn_speaker(text, quoted, people)
    return told if label is None else label


def says_self(text: str, span: Span | None) -> bool:
    """Tell whether nobody but an English `I` or `we` is what a quotation is given to."""
    return span is None or text[slice(*span)].casefold() in {"i", "we"}


def most_quotations(text: str) -> int:
    """Tell how many quotations are read in a text of that length."""
    return min(MAX_QUOTATIONS, max(_CROWDED, len(text) // _APART))


def cut_to_limit(text: str) -> str:
    """Give a text up to `MAX_QUOTATION_LENGTH`, or up to as many marks as no text has.

    It ends at a line end where there is one in its second half.
    """
    end = min(len(text), MAX_QUOTATION_LENGTH)
    most = most_quotations(text) * _MARKS
    some = quotation_marks(text, end) if may_have_marks(text, most) else iter(())
    last = next(islice(some, most, None), None)
    end = end if last is None else last
    if end == len(text):
        return text
    return text[: text.rfind("\n", end // 2, end) + 1 or end]


def by_pattern(
    text: str, spans: Sequence[Span], found: Sequence[MarkedSpan], code: str
) -> tuple[Quote, ...]:
    """Give the quotations of a script without capitals, their speakers by pattern."""
    attributions = caseless.attribute_caseless(text, spans, found, code)
    names = caseless.caseless_people([text[slice(*s.span)] if s.span else "" for s in attributions])
    quotes = [
        replace(unattributed_quotation(text, quoted, name, s.span), cue=s.cue)
        for quoted, name, s in zip(found, names, attributions, strict=True)
    ]
    return join_continued(text, found, quotes, code)


def unattributed_quotation(
    text: str, quoted: MarkedSpan, speaker: str | None, span: Span | None
) -> Quote:
    """Give a quotation whose cue is not yet known."""
    start, end = quoted.inner
    return Quote(start=start, end=end, text=text[start:end], speaker=speaker, speaker_span=span)


def join_continued(
    text: str, found: Sequence[MarkedSpan], quotes: Sequence[Quote], language: str
) -> tuple[Quote, ...]:
    """Give the quotations, each with its kind, and whether it `continues` the one before."""
    joined = [
        replace(
            quote,
            continues=bool(n) and continues(text, found[n - 1 : n + 1], quotes[n - 1], quote),
        )
        for n, quote in enumerate(quotes)
    ]
    return tuple(
        # `«Мы, — сказал Ort, — не уйдём»`: what goes on was uttered, however short it is.
        one
        if n + 1 < len(joined) and joined[n + 1].continues
        else replace(one, kind=kind_of_quotation(text, one, language))
        for n, one in enumerate(joined)
    )


def same_breath(text: str, before: Quote, quote: Quote) -> bool:
    """Tell whether a quotation's plain `said` goes on a post or statement by the same speaker."""
    if before.cue not in {"post", "statement"} or quote.speaker is None:
        return False
    return before.speaker == quote.speaker and "\n" not in text[before.end : quote.start]


def continues(text: str, found: Sequence[MarkedSpan], before: Quote, quote: Quote) -> bool:
    """Tell whether a quotation continues the one that an attribution or a paragraph cut."""
    span = quote.speaker_span
    if span is None or before.speaker_span != span:
        return False
    last, this = found
    between = text[last.outer[1] : this.outer[0]]
    if not last.closed:
        return not between.strip()
    if this.outer[0] == this.inner[0] and "\n" not in between:
        return True  # without an opening mark: an attribution cut it off its beginning
    if "\n" in between or not last.outer[1] <= span[0] < this.outer[0]:
        return False
    return len(between) < _FARTHEST and text[last.inner[1] - 1] in ",!?…-—–;"
