"""Tell whether a wording of a post may affect the verdict on a quotation.

Never says no of a wording that matches, or that makes a match together with another post.
"""

import math
from collections.abc import Collection

from archiver.matching.compare import compare_quotation
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.matching.spliced import LEAST, may_continue
from archiver.matching.stretch import SHARE, occurrences
from archiver.text.words import DASHES

_DOTLESS = "ı"
_DASHES = frozenset(DASHES)


def may_match(quotation: PreparedQuotation, source: PreparedPost, words: Collection[str]) -> bool:
    """Tell whether a wording with these words matches a quotation, or may be part of a match.

    As if it were by the speaker named: what matches then may be more, never less.
    """
    if (
        _may_match(quotation, source, words)
        and compare_quotation(quotation, source, near=True) is not None
    ):
        return True
    if quotation.declared:
        norms = quotation.words.norms
        return len(quotation.segments) > 1 and any(
            any(True for _ in occurrences(norms[start:end], source.joined))
            for start, end in quotation.segments
        )
    norms = quotation.words.norms
    begins, ends = (all(map(words.__contains__, edge)) for edge in (norms[:LEAST], norms[-LEAST:]))
    inside = begins or ends or all(word in norms or word.isdigit() for word in words)
    return inside and may_continue(quotation, source)


def _may_match(quotation: PreparedQuotation, source: PreparedPost, words: Collection[str]) -> bool:
    """Rule out too few words for any rule, which costs a tenth of comparing.

    Words of the one can be otherwise divided in the other where both have dashes, and otherwise
    folded where one has a dotless i.
    """
    if quotation.declared or source.truncated:
        return True
    norms = quotation.words.norms
    if sum(norm in words for norm in norms) >= math.ceil(SHARE * len(norms) - 1e-9):
        return True
    ours, theirs = quotation.raw, source.words.raw
    if _DOTLESS in ours or _DOTLESS in theirs:
        return True
    return not (_DASHES.isdisjoint(ours) or _DASHES.isdisjoint(theirs))
