"""Tell whether an article presents a quotation as the words of a post. Pure.

An article that shows a post quotes its author from elsewhere as well: from court, an interview, a
letter, an earlier year. Words that are only like the post's are a changed form of it where the
article says that they were posted, and otherwise may be what was said there.
"""

import regex

from archiver.languages.own_sentence import sentence_around, words_of_quotation
from archiver.languages.speech_acts import (
    OTHER_WRITING,
    POST_NOUNS,
    POSTED_IN,
    SET_APART,
    STATED,
    UNSHOWN,
)
from archiver.models.records import Post
from archiver.models.verdict_records import Claim

_CLAUSE_END = regex.compile(r"[,;()–—、，]")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPENING_WORDS = 4
"""Words of a date that begins a sentence: "In March 2029, Ana Brook wrote"."""


def is_presented_as_post(claim: Claim, post: Post) -> bool:
    """Tell whether the sentence of a quotation says that its words are those of this post.

    True where nothing is known of how they were uttered, as of a quotation that is a paragraph of
    its own. A sentence that tells of a private chat, a letter, a post that is gone, another year's
    or another platform's says that they stood elsewhere than in the post that is shown.
    """
    if not claim.paragraph:
        return True
    if claim.cue == "unknown" and not any(map(str.isalpha, claim.paragraph)):
        return True
    sentence = sentence_around(claim.paragraph)
    if any(map(UNSHOWN.search, sentence)):
        return False
    own = words_of_quotation(*sentence)
    if _is_of_another_year(*own, post.posted_at):
        return False
    if claim.platforms:
        return post.platform in claim.platforms
    if any(pattern.search(words) for pattern in (POSTED_IN, POST_NOUNS) for words in own):
        return True
    return claim.cue == "post" and not any(
        pattern.search(words) for pattern in (OTHER_WRITING, SET_APART, STATED) for words in own
    )


def _is_of_another_year(before: str, behind: str, posted_at: str | None) -> bool:
    """Tell whether the clause beside a quotation dates it to other years than the post's.

    As "Ana Brook posted in March 2029" and "In 2029, Ana Brook wrote"; not "wrote Ana Brook, the
    mayor since 2029".
    """
    if not posted_at:
        return False
    opening, *rest = _CLAUSE_END.split(before.rstrip(" ,:–—"))
    after, *_ = _CLAUSE_END.split(behind.lstrip(" ,–—"), maxsplit=1)
    beside = [rest[-1] if rest else opening, after]
    if rest and len(opening.split()) <= _OPENING_WORDS:
        beside.append(opening)
    years = {year for words in beside for year in _YEAR.findall(words)}
    return bool(years) and posted_at[:4] not in years
