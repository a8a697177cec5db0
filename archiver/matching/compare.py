"""Compare a quotation with one wording of a post: sections 2, 5 and 6 of README.md.

Works on words and answers in spans of the raw texts. Must never call a changed
quotation verbatim.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from archiver.matching import flags
from archiver.matching.dashes import free_hyphens
from archiver.matching.differences import Step
from archiver.matching.equal_forms import divides_compound, divides_handle, rewrite_forms
from archiver.matching.outcome import build_match
from archiver.matching.quotation import (
    PreparedPost,
    PreparedQuotation,
    mask_parts,
    prepare_post,
    prepare_quotation,
)
from archiver.matching.same_words import (
    same_words,
    same_words_dashes_apart,
    same_words_in_turkish_capitals,
)
from archiver.matching.stretch import (
    nearest_stretch,
    run_up_to_cut,
    segments_in_order,
    steps_between,
)
from archiver.matching.struck_words import without_struck
from archiver.models.records import Flag, PostVersion
from archiver.models.verdict_records import Match
from archiver.text.words import Words

_SURE = frozenset({"verbatim", "typographic", "abridged"})
_OF_WORDS: frozenset[Flag] = frozenset({"negation", "number", "name"})
"""Flags that a word may raise by how it is written: "don't" for "do not"."""
_LONG_SEGMENT = 4
"""One segment of an abridged quotation has so many words, or the post is near."""


def compare_quotation(
    quotation: PreparedQuotation,
    source: PreparedPost,
    *,
    near: bool = False,
    cited: bool | None = None,
    amounts: bool = True,
    altered: bool = True,
    whole: bool = True,
) -> Match | None:
    """Compare a quotation with one wording of a post; return None where it does not match.

    `near` says that the article of the quotation cites the post, or that it is by the speaker
    named: then short quotations count too. Declared gaps between short segments are only
    believed where the post is `cited`, which is as `near` where it is not given. With `amounts` one
    that is written otherwise is the same: "$2 million", "two million dollars". Without `altered`
    only whether it holds the words, all or abridged, is told; without `whole`, of a post that
    surely does not hold them, only whether it has them altered.
    """
    if not len(quotation) or not len(source.words):
        return None
    believed = near if cited is None else cited
    compare = partial(_compare, near=near, cited=believed, altered=altered, whole=whole)
    found = compare(quotation, source)
    if found is not None and found.wording in _SURE:
        return found
    # Of a post that is neither near nor alike a house style makes no match.
    style = near or found is not None
    rewritten = rewrite_forms(quotation, source, near=near, amounts=amounts, style=style)
    if rewritten is not None:
        other = compare(*rewritten)
        found = _better(found, other, *rewritten)
    if found is None or found.wording not in _SURE:
        unstruck = without_struck(source)
        if unstruck is not None:
            without = compare_quotation(
                quotation,
                unstruck,
                near=near,
                cited=cited,
                amounts=amounts,
                altered=altered,
                whole=whole,
            )
            return _better(found, without, quotation, unstruck)
    return found


def _compare(
    quotation: PreparedQuotation,
    source: PreparedPost,
    *,
    near: bool,
    cited: bool,
    altered: bool,
    whole: bool,
) -> Match | None:
    found = None
    if whole:
        found = (
            same_words(quotation, source)
            or same_words_dashes_apart(quotation, source)
            or same_words_in_turkish_capitals(quotation, source)
            or _abridged(quotation, source, near=cited)
        )
    if found is not None or not altered:
        return found
    return _cut(quotation, source) if source.truncated else _altered(quotation, source, near=near)


def _better(
    found: Match | None, other: Match | None, quotation: PreparedQuotation, source: PreparedPost
) -> Match | None:
    """Choose the better of a match and one made with numbers and compounds rewritten.

    Never one that ends within a compound of the post or begins after the ``@`` of a handle, and
    never called word for word.
    """
    if other is None:
        return found
    if other.wording == "verbatim":
        other = replace(other, wording="typographic")
    if other.wording in _SURE:
        start, end = other.span
        words = source.words
        first = next((i for i, at in enumerate(words.starts) if at >= start), 0)
        last = sum(at < end for at in words.starts)
        if divides_handle(words, other.span, quotation.words):
            return found
        if divides_compound(words, first, last) and not free_hyphens(words):
            return found
        return other
    if found is None:
        return other
    # What is only written otherwise is no changed number, and no negation that came or went.
    if found.wording != "altered" or other.wording != "altered":
        return found
    gone = set(found.flags).difference(other.flags)
    told = gone and gone <= _OF_WORDS and set(found.flags).issuperset(other.flags)
    return other if told or "number" in gone else found


def compare_text(
    quote: str, text: str, *, near: bool = False, truncated: bool = False
) -> Match | None:
    """Compare plain strings as `compare_quotation`; raises TypeError for anything else.

    >>> compare_text("the cat sat", "The cat sat!").wording
    'verbatim'
    """
    for name, given in (("quote", quote), ("text", text)):
        if not isinstance(given, str):
            raise TypeError(f"{name} is wanted as a str, and is of type {type(given).__name__}")
    version = PostVersion(text=text, truncated=truncated)
    return compare_quotation(prepare_quotation(quote), prepare_post(version), near=near)


def _abridged(quotation: PreparedQuotation, source: PreparedPost, *, near: bool) -> Match | None:
    if not quotation.declared or not quotation.segments:
        return None
    if not near and max(end - start for start, end in quotation.segments) < _LONG_SEGMENT:
        return None
    places = segments_in_order(quotation, source)
    if places is None or not _masks_fit(quotation, source, places):
        if not quotation.dotted:
            return None
        return _abridged(_without_dots(quotation.raw), source, near=near)
    steps = steps_between(quotation, source.words, places)
    found = flags.flags_of_steps(quotation, source, steps)
    if flags.bridges_over_half(source, places):
        found.append("spliced")
    if flags.has_question_change(quotation, source, places[-1][1]):
        found.append("question")
    return build_match(quotation, source, "abridged", steps, found)


@lru_cache(maxsize=32)
def _without_dots(raw: str) -> PreparedQuotation:
    """Prepare a quotation whose dots mask nothing, once: it is compared with many texts."""
    return prepare_quotation(raw, dots_mask=False)


def _masks_fit(
    quotation: PreparedQuotation, source: PreparedPost, places: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether each masked word fits a word of the post, by the letters that the mask shows."""
    norms = source.words.norms
    for before, parts in quotation.masks:
        low = places[before - 1][1] if before else places[0][0] - 1
        high = places[before][0] if 0 < before < len(places) else low + 1
        if not 0 <= low < len(norms):
            return False
        if high - low == 1 and _fits_mask(norms[low], parts):
            continue
        if not _is_masked_alike(source.words, low, high, parts):
            return False
    return True


def _is_masked_alike(words: Words, low: int, high: int, parts: Sequence[str]) -> bool:
    """Tell whether a post masks the same word itself, by other letters: "f**k" and "f*ck"."""
    if not 0 <= low < high <= len(words):
        return False
    start, end = words.span(low, high)
    while end < len(words.raw) and not words.raw[end].isspace():
        end += 1
    theirs = mask_parts(words.raw[start:end].rstrip('.,;:?…”"»'))
    if theirs is None:
        return False
    pairs = (parts[0], theirs[0]), (parts[-1][::-1], theirs[-1][::-1])
    return all(one.startswith(other) or other.startswith(one) for one, other in pairs)


def _fits_mask(word: str, parts: Sequence[str]) -> bool:
    """Tell whether a word has the letters that a mask shows, and others where it hides some.

    >>> _fits_mask("fairing", ("f", "ing")), _fits_mask("wing", ("f", "ing"))
    (True, False)
    """
    head, *middle, tail = parts
    if word == head and not tail:
        return not middle  # "hmm…" hides nothing
    if not (word.startswith(head) and word.endswith(tail)):
        return False
    at = len(head)
    for part in (*middle, tail):
        at = word.find(part, at + 1) if part != tail else max(at + 1, len(word) - len(tail))
        if at < 0 or at + len(part) > len(word):
            return False
        at += len(part)
    return True


def _cut(quotation: PreparedQuotation, source: PreparedPost) -> Match | None:
    """Confirm what lies inside a truncated post, which never proves an alteration."""
    run = run_up_to_cut(quotation, source)
    if run is None:
        return None
    q_at, p_at, size = run
    steps = [Step("equal", q_at, q_at + size, p_at, p_at + size)]
    return build_match(quotation, source, "unconfirmed", steps, [])


def _altered(quotation: PreparedQuotation, source: PreparedPost, *, near: bool) -> Match | None:
    steps = nearest_stretch(quotation, source, near=near)
    if steps is None:
        return None
    found = flags.flags_of_steps(quotation, source, steps)
    if flags.has_question_change(quotation, source, steps[-1].p1):
        found.append("question")
    return build_match(quotation, source, "altered", steps, found)
