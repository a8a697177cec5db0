"""Compare a quotation with speech, ignoring fillers, repeats and contractions.

Who writes speech down leaves out "uh" and "you know", writes "going to" for "gonna", "$14
million" for "14 million dollars", and drops what a speaker began and began anew. None of this is
a change of what was said. Never drops or changes a negation, a name or the value of a number.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from archiver.languages.spoken import spoken_forms
from archiver.matching.amounts import SpokenToken
from archiver.matching.compare import compare_quotation
from archiver.matching.contractions import norms_of_tokens
from archiver.matching.differences import steps_over
from archiver.matching.outcome import build_match
from archiver.matching.quotation import PreparedPost, PreparedQuotation, join_norms
from archiver.matching.spoken_bounds import SpeechBound, SpokenBounds
from archiver.matching.tidied import clean_quotation, clean_tokens
from archiver.models.records import Span
from archiver.models.verdict_records import Match
from archiver.text.words import Words

_SAME = frozenset({"verbatim", "typographic"})
_LEAST = 3
"""A quotation of fewer words is not cleaned."""


def compare_one_speech(
    quotation: PreparedQuotation,
    source: PreparedPost,
    *,
    near: bool = False,
    cited: bool = False,
    language: str | None = None,
) -> Match | None:
    """Compare a quotation with one speech, which is in a language if that is known."""
    bound = SpokenBounds(quotation).find(source.words.norms, source.words.raw, language)
    if bound is None:
        return None
    return compare_speech(quotation, source, bound, near=near, cited=cited)


def compare_speech(
    quotation: PreparedQuotation,
    source: PreparedPost,
    bound: SpeechBound,
    *,
    near: bool = False,
    cited: bool = False,
    altered: bool = True,
    closely: bool = True,
) -> Match | None:
    """Compare a quotation with what somebody said, as `compare_quotation` does with posts.

    Besides, the wording is `cleaned` where both are the same words but for what any writer of
    speech leaves out or writes otherwise, and a change is told without these. `bound` is that of
    the quotation in this very speech. Without `altered` only whether the speech has the words,
    all or abridged, is told; without `closely` only the stretches that share most are compared.
    """
    if not altered and not bound.may_hold:
        return None
    whole = _part_of(source, bound.part)
    part = whole if closely else _part_of(source, bound.stretch)
    compare = partial(
        compare_quotation, near=near, cited=cited, amounts=False, whole=bound.may_hold
    )
    match = compare(quotation, part, altered=False) if bound.may_hold else None
    if match is None:
        forms = clean_forms(quotation, part, bound.codes, beside=whole.words)
        clean = compare(*forms, altered=altered) if forms is not None else None
        if forms is None or clean is None or clean.wording == "unconfirmed":
            match = compare(quotation, part) if altered else None
        elif clean.wording not in _SAME or len(forms[0]) < _LEAST:
            match = clean
        else:
            match = _asclean_tokens(quotation, part, clean)
    if match is None or part is source:
        return match
    return replace(match, coverage=round(min(1.0, match.words / source.own), 4))


def _asclean_tokens(quotation: PreparedQuotation, source: PreparedPost, clean: Match) -> Match:
    """Return the match with what was cleaned as differences, in the words as they were written."""
    ours, theirs = quotation.words, source.words
    low = next(i for i, end in enumerate(theirs.ends) if end > clean.span[0])
    high = next((i for i, at in enumerate(theirs.starts) if at >= clean.span[1]), len(theirs))
    steps = steps_over(ours.norms, theirs.norms, low, high)
    match = build_match(quotation, source, "cleaned", steps, clean.flags)
    return replace(
        match,
        span=clean.span,
        norms=clean.norms,
        joined=clean.joined,
        run=clean.run,
        words=clean.words,
        coverage=clean.coverage,
    )


def _part_of(source: PreparedPost, span: Span) -> PreparedPost:
    """Give the words of a speech from one to before another as a speech of its own."""
    theirs, (low, high) = source.words, span
    if low == 0 and high >= len(theirs):
        return source
    part = slice(low, high)
    words = Words(
        theirs.raw, theirs.norms[part], theirs.starts[part], theirs.ends[part], theirs.links
    )
    return replace(source, words=words, first=0, whole=len(words), joined=join_norms(words.norms))


def clean_forms(
    quotation: PreparedQuotation,
    source: PreparedPost,
    codes: frozenset[str],
    beside: Words | None = None,
) -> tuple[PreparedQuotation, PreparedPost] | None:
    """Rewrite both texts as cleaned, in the languages of these codes; None where both stay.

    What a quotation's contractions are short for is told by the words `beside`, the speech's own if
    not given.
    """
    ours, theirs = quotation.words, source.words
    forms = spoken_forms(codes)
    post = clean_tokens(theirs, [(0, len(theirs))], ours, forms, codes)
    segments = quotation.segments if quotation.declared else ((0, len(ours)),)
    quote = clean_quotation(ours, segments, beside or theirs, forms, codes)
    if norms_of_tokens(quote) == list(ours.norms) and norms_of_tokens(post) == list(theirs.norms):
        return None
    if not quote or not post:
        return None
    firsts = [token.first for token in quote]
    placed = [[bisect_left(firsts, end) for end in segment] for segment in quotation.segments]
    kept = [(low, high) for low, high in placed if high > low]
    if len(kept) != len(quotation.segments):
        return None
    words = _as_words(ours, quote)
    said = _as_words(theirs, post)
    return (
        replace(quotation, words=words, segments=tuple(kept)),
        replace(source, words=said, first=0, whole=len(said), joined=join_norms(said.norms)),
    )


def _as_words(words: Words, tokens: Sequence[SpokenToken]) -> Words:
    norms, starts, ends, *_ = zip(*tokens, strict=True)
    return Words(words.raw, norms, starts, ends, words.links)
