"""Compare a quotation with speech, ignoring fillers, repeats and contractions.

Who writes speech down leaves out "uh" and "you know", writes "going to" for "gonna", "$14
million" for "14 million dollars", and drops what a speaker began and began anew. None of this is
a change of what was said. Never drops or changes a negation, a name or the value of a number.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from archiver.languages.detect import languages_of_words
from archiver.languages.spoken import spoken_forms
from archiver.matching.amounts import SpokenToken
from archiver.matching.compare import compare_quotation
from archiver.matching.differences import steps_over
from archiver.matching.outcome import build_match
from archiver.matching.quotation import PreparedPost, PreparedQuotation, join_norms
from archiver.matching.tidied import clean_tokens, norms_of_tokens
from archiver.models.verdict_records import Match
from archiver.text.words import Words

_SAME = frozenset({"verbatim", "typographic"})
_LEAST = 3
"""A quotation of fewer words is not cleaned."""
_SHORT = 60
"""A speech of so few words is compared whole."""
_SHARED, _BESIDE = 5, 30
"""One in so many pairs of words is shared; words beside these that are compared besides."""


def compare_speech(
    quotation: PreparedQuotation,
    source: PreparedPost,
    *,
    near: bool = False,
    cited: bool = False,
    language: str | None = None,
) -> Match | None:
    """Compare a quotation with what somebody said, as `compare_quotation` does with posts.

    Besides, the wording is `cleaned` where both are the same words but for what any writer of
    speech leaves out or writes otherwise, and a change is told without these.
    """
    part = _part_alike(quotation.words, source)
    if part is None:
        return None
    match = _compare_part(quotation, part, language, near=near, cited=cited)
    if match is None or part is source:
        return match
    return replace(match, coverage=round(min(1.0, match.words / source.own), 4))


def _compare_part(
    quotation: PreparedQuotation,
    source: PreparedPost,
    language: str | None,
    *,
    near: bool,
    cited: bool,
) -> Match | None:
    compare = partial(compare_quotation, near=near, cited=cited, amounts=False)
    found = compare(quotation, source, altered=False)
    if found is not None:
        return found
    forms = clean_forms(quotation, source, language)
    clean = compare(*forms) if forms is not None else None
    if forms is None or clean is None or clean.wording == "unconfirmed":
        return compare(quotation, source)
    if clean.wording not in _SAME or len(forms[0]) < _LEAST:
        return clean
    return _asclean_tokens(quotation, source, clean)


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


def _part_alike(ours: Words, source: PreparedPost) -> PreparedPost | None:
    """Return the part of a speech around the words it shares with a quotation, or None.

    At least every fifth pair of words that stand together has to be in both.
    """
    theirs = source.words
    if len(theirs) <= _SHORT:
        return source
    wanted = set(pairwise(ours.norms))
    places = [at for at, pair in enumerate(pairwise(theirs.norms)) if pair in wanted]
    if not _shares_enough(wanted, {theirs.norms[at : at + 2] for at in places}):
        return None
    beside = 2 * len(ours) + _BESIDE
    low, high = max(0, places[0] - beside), places[-1] + beside
    if low == 0 and high >= len(theirs):
        return source
    part = slice(low, high)
    words = Words(
        theirs.raw, theirs.norms[part], theirs.starts[part], theirs.ends[part], theirs.links
    )
    return replace(source, words=words, first=0, whole=len(words), joined=join_norms(words.norms))


def may_stand_in(norms: Sequence[str], speech: Sequence[str]) -> bool:
    """Tell whether a quotation shares enough with a speech to be compared with all of it.

    Where it does not, `compare_speech` would find nothing, after preparing the whole speech.
    """
    if len(speech) <= _SHORT:
        return True
    wanted = set(pairwise(norms))
    return _shares_enough(wanted, wanted.intersection(pairwise(speech)))


def _shares_enough(wanted: Collection[object], shared: Collection[object]) -> bool:
    return bool(shared) and _SHARED * len(shared) >= len(wanted)


def clean_forms(
    quotation: PreparedQuotation, source: PreparedPost, language: str | None = None
) -> tuple[PreparedQuotation, PreparedPost] | None:
    """Rewrite both texts as cleaned; None where that changes neither.

    `language` is that of the speech where it is known, else the words tell it.
    """
    ours, theirs = quotation.words, source.words
    codes = frozenset({language}) if language else languages_of_words(theirs.norms)
    if not codes:
        codes = languages_of_words(ours.norms)
    forms = spoken_forms(codes)
    post = clean_tokens(theirs, [(0, len(theirs))], ours, forms, codes)
    segments = list(quotation.segments) if quotation.declared else [(0, len(ours))]
    quote = clean_tokens(ours, segments, theirs, forms, codes)
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
    return Words(
        words.raw,
        tuple(token.norm for token in tokens),
        tuple(token.start for token in tokens),
        tuple(token.end for token in tokens),
        words.links,
    )
