"""Tell whether an article presents a quotation as the words of a post. Pure.

An article that shows a post quotes its author from elsewhere as well: from court, an interview, a
letter, an earlier year. Words that are only like the post's are a changed form of it where the
article says that they were posted, and otherwise may be what was said there.
"""

import regex

from archiver.extraction.quotations.platform_names import platform_words, posted_pattern
from archiver.languages.speech_acts import (
    OTHER_WRITING,
    POST_NOUNS,
    POSTED_IN,
    SET_APART,
    STATED,
    UNSHOWN,
)
from archiver.models.quote_context import HERE
from archiver.models.records import Post
from archiver.models.verdict_records import Claim
from archiver.platforms.registry import all_platforms, cache_per_registry

# Matches the end of a sentence: ". Then"; not the stop of "J. Finch" nor of "10.42".
_SENTENCE_END = regex.compile(r"(?<!\b\p{Lu})[.!?…]+[”\"»’]?\s+|[。！？]|\n")
_CLAUSE_END = regex.compile(r"[,;()–—、，]")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOSING = '”"»“」』'
"""Marks that stay where another quotation was taken out of a paragraph."""
_OPENING_WORDS = 4
"""Words of a date that begins a sentence: "In March 2029, Ana Brook wrote"."""


def is_presented_as_post(claim: Claim, post: Post) -> bool:
    """Tell whether the sentence of a quotation says that its words are those of this post.

    True where nothing is known of how they were uttered. A sentence that tells of a private chat,
    a letter, a post that is gone, another year's or another platform's says that they stood
    elsewhere than in the post that is shown.
    """
    if not claim.paragraph:
        return True
    before, behind = _sentence_around(claim.paragraph)
    if UNSHOWN.search(before) or UNSHOWN.search(behind):
        return False
    own = before[max(map(before.rfind, _CLOSING)) + 1 :]
    if own.rstrip().endswith(":") or not _ends_there(behind):
        behind = ""
    if _is_of_another_year(own, behind, post.posted_at):
        return False
    named = {name for words in (own, behind) for name in _platforms_named(words)}
    if named and post.platform not in named:
        return False
    if named or _names_a_post(own) or _names_a_post(behind):
        return True
    return claim.cue == "post" and not any(
        pattern.search(words)
        for pattern in (OTHER_WRITING, SET_APART, STATED)
        for words in (own, behind)
    )


def _sentence_around(paragraph: str) -> tuple[str, str]:
    """Return what stands before and behind a quotation in its sentence.

    The sentence before as well where the quotation begins one: "She took to X. “…”".
    """
    before, _, behind = paragraph.partition(HERE)
    # Its own opening mark in Swedish is a closing one elsewhere.
    before = before.rstrip(_CLOSING + "„«")
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(before))]
    own = before[starts[-1] :]
    if not own.strip() and len(starts) > 1:
        own = before[starts[-2] :]
    behind = behind.lstrip(_CLOSING + " ")
    end = _SENTENCE_END.search(behind)
    return own, behind[: end.start()] if end else behind


def _ends_there(behind: str) -> bool:
    """Tell whether the sentence leads on to no other quotation, whose the words would be."""
    return not behind.rstrip().endswith(":") and not set(_CLOSING) & set(behind)


def _is_of_another_year(before: str, behind: str, posted_at: str | None) -> bool:
    """Tell whether the clause beside a quotation dates it to other years than the post's.

    As "Ana Brook posted in March 2029" and "In 2029, Ana Brook wrote"; not "wrote Ana Brook, the
    mayor since 2029".
    """
    if not posted_at:
        return False
    opening, *rest = _CLAUSE_END.split(before.rstrip(" ,:–—"))
    beside = [
        rest[-1] if rest else opening,
        _CLAUSE_END.split(behind.lstrip(" ,–—"), maxsplit=1)[0],
    ]
    if rest and len(opening.split()) <= _OPENING_WORDS:
        beside.append(opening)
    years = {year for words in beside for year in _YEAR.findall(words)}
    return bool(years) and posted_at[:4] not in years


def _names_a_post(words: str) -> bool:
    return any(pattern.search(words) for pattern in (posted_pattern(), POSTED_IN, POST_NOUNS))


def _platforms_named(words: str) -> set[str]:
    """Return the platforms on which a sentence says that something stood."""
    found = [*posted_pattern().finditer(words), *_platforms_with_endings().finditer(words)]
    spans = " ".join(one[0] for one in found)
    return {key for name, key in _keys_by_name().items() if name in spans} if spans else set()


@cache_per_registry
def _keys_by_name() -> dict[str, str]:
    return {name: platform.name for platform in all_platforms() for name in platform.names}


@cache_per_registry
def _platforms_with_endings() -> regex.Pattern[str]:
    """Compile what matches a platform with the ending of a case or a particle.

    "X'te", "X hesabından", "Xで"; not "X's".
    """
    names = "|".join(map(regex.escape, sorted(platform_words())))
    return regex.compile(
        rf"(?<![A-Za-z\d])(?:{names})(?:['’]\p{{L}}{{2,4}}\b|\s?[でに上]|\shesab\p{{L}}+)"
    )
