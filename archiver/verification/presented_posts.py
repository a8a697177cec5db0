"""Tell whether an article presents a quotation as the words of a post. Pure.

An article that shows a post quotes its author from elsewhere as well: from court, an interview, a
letter, an earlier year. Words that are only like the post's are a changed form of it where the
article says that they were posted, and otherwise may be what was said there.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import regex

from archiver.languages.given_names import is_given_name
from archiver.languages.other_occasions import (
    ANSWERING,
    BEFOREHAND,
    LATER,
    OPENING,
    POSTING,
    QUOTING,
    REWORDED,
    SPEAKING,
    STOOD_BELOW,
    STOOD_WITHIN,
    WORDED_FIRST,
    YEARS_BEFORE,
)
from archiver.languages.own_sentence import (
    next_sentence,
    sentence_around,
    words_of_quotation,
)
from archiver.languages.speech_acts import (
    OTHER_WRITING,
    POST_NOUNS,
    POSTED_IN,
    SET_APART,
    STATED,
    UNSHOWN,
)
from archiver.languages.verbs import neutral_verbs
from archiver.matching.people.names import fold_name, name_parts
from archiver.models.records import Attribution, Post
from archiver.models.verdict_records import Claim
from archiver.text.lazy_pattern import LazyPattern
from archiver.verification.named_platforms import platform_pattern, platforms_beside

_CLAUSE_END = regex.compile(r"[,;()–—、，]")
_WORD = regex.compile(r"\p{L}+")
_PERSON = regex.compile(r"\b(?P<given>\p{Lu}\p{Ll}+) \p{Lu}[\p{L}’'-]+")
# Matches the end of a sentence before that has its own words: "The post was hers, Ana Brook said."
_SAID_ALREADY = regex.compile(
    rf"\b(?:{'|'.join(map(regex.escape, sorted(neutral_verbs())))})[.!?]\s*$"
)
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAYS_OF_A_YEAR = timedelta(days=300)
_OPENING_WORDS = 4
"""Words of a date that begins a sentence: "In March 2029, Ana Brook wrote"."""


def is_presented_as_post(claim: Claim, post: Post, attribution: Attribution) -> bool:
    """Tell whether the sentence of a quotation says that its words are those of this post.

    True where nothing is known of how they were uttered, as of a quotation that is a paragraph of
    its own. A sentence that tells of a private chat, a letter, a post that is gone or was changed,
    another year's or another platform's says that they stood elsewhere than in the post that is
    shown; and so does one that has somebody else answer it.
    """
    if not claim.paragraph:
        return True
    if claim.cue == "unknown" and not any(map(str.isalpha, claim.paragraph)):
        return True
    own = _own_words(claim)
    if _stood_elsewhere(claim, own, post, attribution):
        return False
    if named := platforms_beside(claim.paragraph):
        return post.platform in named
    if any(pattern.search(words) for pattern in (POSTED_IN, POST_NOUNS) for words in own):
        return True
    if attribution == "unstated":
        return False  # of what nobody is said to have written, a post has to be named
    return claim.cue == "post" and not any(
        pattern.search(words) for pattern in (OTHER_WRITING, SET_APART, STATED) for words in own
    )


def _own_words(claim: Claim) -> tuple[str, str]:
    """Return what tells how a quotation was uttered, before and behind it."""
    before, behind = words_of_quotation(*sentence_around(claim.paragraph))
    # The sentence before may have words of its own.
    return ("" if _SAID_ALREADY.search(before) else before), behind


def _stood_elsewhere(
    claim: Claim, own: tuple[str, str], post: Post, attribution: Attribution
) -> bool:
    """Tell whether a quotation's sentence says that it stood elsewhere than in a post."""
    patterns = [STOOD_BELOW, REWORDED, *([] if attribution == "confirmed" else [ANSWERING])]
    beside = _clauses_beside(*own)
    return (
        any(map(UNSHOWN.search, sentence_around(claim.paragraph)))
        or any(pattern.search(words) for pattern in patterns for words in own)
        or any(one.search(words) for one in (STOOD_WITHIN, WORDED_FIRST) for words in beside)
        or REWORDED.search(next_sentence(claim.paragraph)) is not None
        or _is_of_another_year(*own, post.posted_at)
        or _is_of_years_ago(claim, own, post)
        or _is_said_on_another_occasion(claim, own)
    )


def _is_said_on_another_occasion(claim: Claim, own: tuple[str, str]) -> bool:
    """Tell whether only a clause of another time tells of the post.

    As "After she wrote on X, she told the synod". Not where the sentence says as well that the
    words were posted: "After that she wrote on X".
    """
    before, behind = own
    if not any(map(_tells_of_post, own)) and not platforms_beside(claim.paragraph):
        return False
    rest = [_without_opening(before), _without_closing(behind)]
    return rest != [before, behind] and not any(map(_tells_of_post, rest))


def _without_opening(words: str) -> str:
    """Leave out a clause of another time at the beginning of a sentence."""
    if ended := BEFOREHAND.search(words):
        return words[ended.end() :]
    if not OPENING.search(words):
        return words
    clause, comma, rest = words.partition(",")
    if comma and rest.strip():
        return rest
    rest = clause
    while signs := [sign.end() for one in _signs() if (sign := one.search(rest)) and sign.end()]:
        rest = rest[max(signs) :]
    return words[len(clause) - len(rest) :] if SPEAKING.search(rest) else words


def _without_closing(words: str) -> str:
    """Leave out what is of another time, or the matter, at the end, where it tells of posting."""
    begun = LATER.search(words)
    if begun and _tells_of_post(words[begun.start() :]):
        return words[: begun.start()]
    return words


def _tells_of_post(words: str) -> bool:
    return any(pattern.search(words) for pattern in _signs())


def _signs() -> tuple[LazyPattern | regex.Pattern[str], ...]:
    """Give what tells that something was posted: a verb, a post, the name of a platform."""
    return POSTING, POSTED_IN, POST_NOUNS, platform_pattern()


def _is_of_years_ago(claim: Claim, own: tuple[str, str], post: Post) -> bool:
    """Tell whether the clause beside a quotation dates it to years before a post that is new."""
    if not any(map(YEARS_BEFORE.search, _clauses_beside(*own))):
        return False
    if not claim.published_at or not post.posted_at:
        return True
    printed, posted = (
        datetime.fromisoformat(at[:10]) for at in (claim.published_at, post.posted_at)
    )
    return printed - posted < _DAYS_OF_A_YEAR


def _is_of_another_year(before: str, behind: str, posted_at: str | None) -> bool:
    """Tell whether the clause beside a quotation dates it to other years than the post's.

    As "Ana Brook posted in March 2029" and "In 2029, Ana Brook wrote"; not "wrote Ana Brook, the
    mayor since 2029".
    """
    if not posted_at:
        return False
    beside = _clauses_beside(before, behind)
    years = {year for words in beside for year in _YEAR.findall(words)}
    return bool(years) and posted_at[:4] not in years


def _clauses_beside(before: str, behind: str) -> list[str]:
    """Return the clauses right before and behind a quotation, and a short one that begins it."""
    opening, *rest = _CLAUSE_END.split(before.rstrip(" ,:–—"))
    after, *_ = _CLAUSE_END.split(behind.lstrip(" ,–—"), maxsplit=1)
    beside = [rest[-1] if rest else opening, after]
    if rest and len(opening.split()) <= _OPENING_WORDS:
        beside.append(opening)
    return beside


def is_quoted_by_speaker(claim: Claim) -> bool:
    """Tell whether the sentence of a quotation says that its speaker quotes somebody with it."""
    if not claim.paragraph:
        return False
    before, behind = words_of_quotation(*sentence_around(claim.paragraph))
    own = "" if before.rstrip().endswith((".", "!", "?")) else before
    return any(map(QUOTING.search, (own, behind)))


def names_somebody_else(claim: Claim, names: Iterable[str], *, before: bool = False) -> bool:
    """Tell whether the sentence of a quotation names a person, and not the author of a post.

    A person is a given name that is known and a capitalised word behind it; with `before`, only one
    before the quotation counts.
    """
    if not claim.paragraph:
        return False
    own = _own_words(claim)
    authors = {part for name in names for part in name_parts(name)}
    if any(fold_name(word.casefold()) in authors for word in _WORD.findall(" ".join(own))):
        return False
    return any(
        is_given_name(fold_name(found["given"].casefold()))
        for words in (own[:1] if before else own)
        for found in _PERSON.finditer(words, overlapped=True)
    )
