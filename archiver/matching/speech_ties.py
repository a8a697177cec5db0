"""Tell how spoken words are tied to a quotation, stricter than posts: README.md, section 11.

People on tour repeat themselves, and a transcript is one of several writings of what was said. So
it takes the speaker and the event, and a small difference is nobody's mistake.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import regex

from archiver.languages.detect import languages_of_words
from archiver.languages.name_words import TITLE_WORDS, TITLES
from archiver.languages.negations import find_negations
from archiver.languages.numerals import numbers_in_order
from archiver.languages.registry import join_words
from archiver.languages.spoken import spoken_forms
from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS, fold_words
from archiver.matching.chance import count_telling
from archiver.matching.people.names import name_parts
from archiver.matching.stretch import units_per_word
from archiver.matching.ties import count_content
from archiver.models.records import Attribution, Tie
from archiver.models.transcript_records import Transcript
from archiver.models.verdict_records import Match
from archiver.text.words import split_words

TIMELY_DAYS = 4
"""An article of so many days after an event reports it."""
_RECENT_DAYS = 31
"""So long "the debate" means the last one."""
_ZONE_DAYS = 1
"""A date of one zone may be the next of another."""
_LEAST = 3
_WORDS, _CONTENT = 6, 4
_TELLING, _TELLING_OF_ANOTHER = 3, 4
"""Different content words of a run that nobody known says, or somebody else than the speaker named:
fewer are anybody's. Who "she" is in an article is not always read rightly, so that these words are
possible, and say nothing against anybody."""
_ALTERED_WORDS, _ALTERED_CONTENT, _ALTERED_SHARE = 8, 5, 0.8
"""What a changed quotation shares with the very sentence, and not with another like it. Of 51
changes that the rules for posts found in four debates, 44 were of other speeches: all of them
share less."""
_ALTERED_RUN, _ALTERED_TELLING = 5, 4
"""So many of them in a row, and so many different ones that are not among the commonest: "We're
going to make America great again" is said everywhere, and each time goes on otherwise."""
_CITED_SHARE = 0.7
_NAME_LETTERS = 4
"""A word of a title that names it has so many letters."""
_STEM = 4
"""Words that begin with so many same letters may be forms of one."""
_ENDING = 3
_SHORT_CUT = 6
"""Words of a cut that leaves the sentence whole."""
_SENTENCE_END = regex.compile(r"[.!?…]\s")
_ENDED = regex.compile(r"[.!?…][\"”»’)\]]*\s*$")
_GRAVE = frozenset({"negation", "number", "name"})

_OCCASIONS = {
    tuple(word.split("_"))
    for word in fold_words(join_words(lambda language: language.spoken.occasions))
}


@dataclass(frozen=True, slots=True)
class SpeechRelation:
    """What is known of an event and a quotation besides their words.

    `author` tells whether the speaker named is who speaks; `cited` that the article links the
    recording or the transcript; `existed` that the event is not after the article; `reported` that
    the article is of the four days after it, or names it.
    """

    author: Attribution
    cited: bool
    existed: bool
    reported: bool


def tie_speech(match: Match, size: int, known: SpeechRelation) -> Tie | None:
    """Tell how spoken words are tied to a quotation of `size` words; None where they are not."""
    norms, unit = match.norms, units_per_word(match.norms)
    words, content = len(norms), count_content(norms)
    told = words >= _WORDS * unit and content >= _CONTENT
    if match.wording == "altered":
        return _tie_altered(match, size, known)
    if known.cited:
        few = size < _LEAST or (not told and known.author == "mismatch")
        return None if few and known.author != "confirmed" else "cited"
    if size < _LEAST or (not known.existed and not (told and known.author == "confirmed")):
        return None  # who says later what somebody said repeats it
    if known.author == "confirmed":
        return "likely" if told and known.existed and known.reported else "possible"
    telling = count_telling(norms, match.joined)
    least = _TELLING_OF_ANOTHER if known.author == "mismatch" else _TELLING
    return "possible" if match.run >= _WORDS * unit and telling >= least else None


def _tie_altered(match: Match, size: int, known: SpeechRelation) -> Tie | None:
    unit = units_per_word(match.norms)
    words, content = len(match.norms), count_content(match.norms)
    share = _CITED_SHARE if known.cited else _ALTERED_SHARE
    enough = (
        words >= _ALTERED_WORDS * unit
        and content >= _ALTERED_CONTENT
        and len({norm for norm in match.norms if norm not in WEAK_WORDS}) >= _ALTERED_TELLING
        and words >= math.ceil(share * size - 1e-9)
        and match.run >= _ALTERED_RUN * unit
    )
    if not enough or known.author != "confirmed":
        return None
    if known.cited:
        return "cited"
    return "likely" if known.existed and known.reported else None


def may_tie_altered(most: int, size: int, author: Attribution, *, cited: bool) -> bool:
    """Tell whether words that were changed may be tied, of which a speech has `most` at the most.

    `size` is how many the quotation has.

    >>> [may_tie_altered(most, 9, "confirmed", cited=False) for most in (8, 7)]
    [True, False]
    """
    share = _CITED_SHARE if cited else _ALTERED_SHARE
    least = max(_ALTERED_WORDS, math.ceil(share * size - 1e-9))
    return author == "confirmed" and most >= least


def is_slight(match: Match, language: str | None = None) -> bool:
    """Tell whether what differs is no more than two people write down of one speech.

    Function words and the commonest others, and forms of one word: "tax" for "taxes". Never a
    negation, a number, a name, or another order. Of a language whose fillers nobody has listed
    what was left out or put in may be one.
    """
    if not _GRAVE.isdisjoint(match.flags) or "reordered" in match.flags:
        return False
    if language and not spoken_forms(frozenset({language})).hesitations:
        return all(difference.op != "replace" for difference in match.diff)
    for difference in match.diff:
        if difference.op == "equal":
            continue
        ours, theirs = (
            [norm for norm in split_words(text).norms if norm not in WEAK_WORDS]
            for text in (difference.quote, difference.post)
        )
        if len(ours) != len(theirs) or not all(map(_are_forms, ours, theirs)):
            return False
    return True


def cuts_gravely(match: Match, language: str | None) -> bool:
    """Tell whether a declared cut takes a negation or a number out of its own sentence.

    "We will … raise taxes" of "We will not raise taxes". An ellipsis over whole sentences of a
    speech leaves out a "not" or a figure nearly always, and misleads by none.
    """
    before = ""
    for difference in match.diff:
        if difference.op == "equal":
            before = difference.post
            continue
        ours, theirs = split_words(difference.quote), split_words(difference.post)
        if _ENDED.search(before) and _ENDED.search(difference.post):
            continue
        if len(theirs) > _SHORT_CUT or _SENTENCE_END.search(difference.post.strip().rstrip(".!?…")):
            continue
        for words in (ours, theirs):
            codes = frozenset({language}) if language else languages_of_words(words.norms)
            if find_negations(words, codes) or numbers_in_order(words, 0, len(words), codes):
                return True
    return False


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one: "tax" and "taxes", "build" and "building"."""
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    longest = max(len(one), len(other))
    return shared >= min(_STEM, longest - 1) and longest - shared <= _ENDING


def days_after(published_at: str | None, event_at: str | None) -> int | None:
    """Count the days from an event to an article; None where either has no date."""
    if not published_at or not event_at:
        return None
    printed, spoken = (date.fromisoformat(at[:10]) for at in (published_at, event_at))
    return (printed - spoken).days


def is_reported(
    paragraph: str,
    event: Transcript,
    speaker: str | None,
    published_at: str | None,
    first_published_at: str | None = None,
) -> bool:
    """Tell whether an article reports an event: it is of the days after it, or names it.

    `paragraph` is the text around the quotation. An event is named by its place, by a name in its
    title that is not the speaker's, or, for a month, as "the debate" where its title says so.
    A live blog's words may be as old as `first_published_at`.
    """
    after = days_after(published_at, event.event_at)
    first = days_after(first_published_at, event.event_at)
    if any(one is not None and -_ZONE_DAYS <= one <= TIMELY_DAYS for one in (after, first)):
        return True
    if after is not None and after < 0:
        return False
    around = split_words(paragraph)
    names = {norm for index, norm in enumerate(around.norms) if around.word(index)[:1].isupper()}
    own = set(name_parts(speaker)) if speaker else set()
    if names and names & (_names_of(event.place) | _names_of(event.title)) - own:
        return True
    if after is None or after > _RECENT_DAYS:
        return False
    title = split_words(event.title or "").norms
    return any(_holds(title, one) and _holds(around.norms, one) for one in _OCCASIONS)


def _names_of(text: str | None) -> set[str]:
    """List the capitalised words of a title or a place that may name it."""
    words = split_words(text or "")
    return {
        norm
        for index, norm in enumerate(words.norms)
        if words.word(index)[:1].isupper()
        and len(norm) >= _NAME_LETTERS
        and norm not in WEAK_WORDS
        and norm not in STOP_WORDS
        and norm not in TITLES | TITLE_WORDS
        and (norm,) not in _OCCASIONS
    }


def _holds(norms: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(norms[at : at + size]) == tuple(phrase) for at in range(len(norms) - size + 1))
