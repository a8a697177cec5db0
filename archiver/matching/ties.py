"""Tell how a post is tied to a quotation, or that nothing ties them: README.md, section 4.

Where the tie is weak nobody is accused, so this comes before everything that a verdict says.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from archiver.languages.stock_phrases import places_in_stock_phrases
from archiver.languages.stop_words import STOP_WORDS
from archiver.matching.chance import (
    RARE_FEW,
    RARE_RUN,
    SURE,
    WordCounts,
    count_telling,
    expected_posts,
)
from archiver.matching.stretch import units_per_word
from archiver.models.records import Attribution, Cue, Tie
from archiver.models.verdict_records import Match
from archiver.text.words import word_norms

_WORDS = 6
"""So many words tell by themselves, and so many in a row are distinctive if they are rare."""
_CONTENT = 4
"""So many of them have to be content words."""
_LIKELY_SHARE, _CITED_SHARE = 0.7, 0.6
"""The share of a quotation's words that a changed one has in common with its post."""
_STRANGER_WORDS, _STRANGER_CONTENT = 8, 5
_CITED_WORDS, _CITED_CONTENT, _CITED_POST_WORDS = 4, 2, 3
_TRUNCATED_WORDS, _TRUNCATED_CONTENT = 4, 2
_TELLING, _TELLING_OF_ANOTHER = 2, 3
"""Fewer different content words are never rare, a name being one; nor where somebody is named who
is not surely the author: "I could not believe my eyes"."""
_FEWEST_RARE = 4
"""Nor are three words, such as "presumptive harbour nominee", which many come to use at once."""
_LEAST_UNSPACED = 12
"""Characters that a changed quotation shares in scripts without spaces: six words."""
_LEAST = 3
"""A quotation of fewer words is matched only with what its article cites."""
_OTHER_MATTER = 0.75
"""Below this share of a cited post, words of the quotation's own are another matter."""
_OWN_WORDS = 4
_OTHER_WORDS = 2
"""So many content words that a post has not are what somebody said on another occasion."""


@dataclass(frozen=True, slots=True)
class PostRelation:
    """What is known of a post and a quotation besides their words.

    `author` tells whether the speaker named is the post's author; `cited` that the article embeds
    or links the post; `existed` that the post is not younger than the article; `cue` how the
    article says that the words were uttered.
    """

    author: Attribution
    cited: bool
    existed: bool
    cue: Cue


def tie_post(match: Match, size: int, known: PostRelation, held: WordCounts) -> Tie | None:
    """Tell how a post is tied to a quotation of `size` words; None where it is no match."""
    norms = match.norms
    unit = units_per_word(match.norms)
    words, content = len(norms), count_content(norms)
    if match.wording == "unconfirmed":
        enough = words >= _TRUNCATED_WORDS * unit and content >= _TRUNCATED_CONTENT
        own = known.author == "confirmed" and known.existed
        tie: Tie | None = "cited" if known.cited else "possible" if own else None
        return tie if enough else None
    if known.cited:
        is_tied = (
            _alters_cited(match, size, norms, known)
            if match.wording == "altered"
            else _holds_cited(match, size, known, held)
        )
        return "cited" if is_tied else None
    if size < _LEAST:
        return None
    altered = match.wording == "altered"
    if altered and words < min(math.ceil(_LIKELY_SHARE * size - 1e-9), size):
        return None
    if known.author == "confirmed":
        if altered:
            return "likely" if known.existed and _alters_own(match, size, known, unit) else None
        told = (words >= _WORDS * unit and content >= _CONTENT) or _is_rare(
            match, norms, unit, held
        )
        return "likely" if told and known.existed else "possible"
    if known.author == "mismatch" and not known.existed:
        return None  # who posts later what somebody said repeats it
    if altered and not (words >= _STRANGER_WORDS * unit and content >= _STRANGER_CONTENT):
        return None
    least = _TELLING if known.author == "unstated" else _TELLING_OF_ANOTHER
    distinctive = match.run >= _WORDS * unit and _is_rare(match, norms, unit, held, least)
    return "likely" if distinctive else None


def is_sure(match: Match, held: WordCounts) -> bool:
    """Tell whether the words of a match are so rare that they may accuse somebody."""
    norms, joined = _without_stock_phrases(match.norms, match.joined)
    telling = count_telling(norms, joined)
    return telling >= _CONTENT or expected_posts(norms, held, joined) <= SURE


def _without_stock_phrases(
    norms: Sequence[str], joined: Collection[int]
) -> tuple[Sequence[str], Collection[int]]:
    """Leave out stock phrases; move the indexes of words that continue a name accordingly."""
    stock = places_in_stock_phrases(norms)
    if not stock:
        return norms, joined
    kept = [place for place in range(len(norms)) if place not in stock]
    moved = {index for index, place in enumerate(kept) if place in joined}
    return [norms[place] for place in kept], moved


def count_content(norms: Sequence[str]) -> int:
    """Count the content words among some words: those that are no function words."""
    return len(norms) - sum(map(STOP_WORDS.__contains__, norms))


def _is_rare(
    match: Match, norms: Sequence[str], unit: int, held: WordCounts, least: int = _TELLING
) -> bool:
    told, joined = _without_stock_phrases(norms, match.joined)
    if len(match.norms) < _FEWEST_RARE * unit or count_telling(told, joined) < least:
        return False
    limit = RARE_RUN if match.run >= _WORDS * unit else RARE_FEW
    return expected_posts(told, held, joined) <= limit


def _alters_own(match: Match, size: int, known: PostRelation, unit: int) -> bool:
    """Tell whether a quotation is a changed form of the speaker's own post that nothing cites.

    Not by what everybody says on such occasions. Nor where the words were spoken, and several of
    what they are about are others: people come back to their own turns of phrase.
    """
    told, _ = _without_stock_phrases(match.norms, ())
    enough = len(told) >= _WORDS * unit and count_content(told) >= _CONTENT
    if not enough and not _nearly_all(len(match.norms), size, unit):
        return False
    if known.cue not in {"speech", "statement"}:
        return True
    return len(_own_content(match)) < _OTHER_WORDS * unit


def _own_content(match: Match) -> set[str]:
    """Return the content words of a quotation that its stretch of the post lacks."""
    return {
        norm
        for step in match.diff
        if step.op in {"insert", "replace"}
        for norm in word_norms(step.quote)
        if norm not in STOP_WORDS
    }


def _nearly_all(words: int, size: int, unit: int) -> bool:
    """Tell whether nearly all of a short quotation in a script without spaces is there."""
    return unit > 1 and words >= _WORDS - 1 and words >= math.ceil(0.8 * size - 1e-9)


def _holds_cited(match: Match, size: int, known: PostRelation, held: WordCounts) -> bool:
    """Tell whether a cited post that has the words is meant by them.

    Fewer than three words only where they are the speaker's or said to have been posted. A few
    stock words stand in many posts: they are not meant where somebody else surely said them.
    """
    if size < _LEAST:
        return known.author == "confirmed" or known.cue == "post"
    unit = units_per_word(match.norms)
    few = len(match.norms) < _WORDS * unit and not _is_rare(match, match.norms, unit, held)
    return not (few and known.author == "mismatch" and known.cue != "post")


def _alters_cited(match: Match, size: int, norms: Sequence[str], known: PostRelation) -> bool:
    """Tell whether a quotation is a changed form of a post that its article cites.

    Not where the article quotes another post of the same person: what differs is then not a cut
    or a few words, but the whole matter. Nor where the words were spoken, and few of them are the
    post's or several content words are their own: who speaks of it comes back to its phrases.
    """
    unit = units_per_word(match.norms)
    words, content = len(norms), count_content(norms)
    posted = known.cue == "post"
    least = _CITED_POST_WORDS if posted and known.author == "confirmed" else _CITED_WORDS
    if unit > 1 and (2 * match.run < size or words < _LEAST_UNSPACED):
        return False
    if content < _CITED_CONTENT or words < least or words < math.ceil(_CITED_SHARE * size - 1e-9):
        return False
    if known.cue == "speech" and (
        words < _WORDS * unit or len(_own_content(match)) >= _OTHER_WORDS * unit
    ):
        return False
    return not (posted and words < _OTHER_MATTER * size and size - words >= _OWN_WORDS)
