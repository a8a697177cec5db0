"""Tell from the words around a quotation how it was uttered: posted, spoken or stated.

Nouns and phrases are those of all languages together. Verbs are in `archiver.languages.verbs`.
"""

from collections.abc import Callable, Iterable
from functools import cache

import regex as re

from archiver.languages.base import Language
from archiver.languages.registry import join_patterns
from archiver.models.quote_context import HERE
from archiver.text.lazy_pattern import LazyPattern

_SHORTEST_INFLECTED = 6
"""Letters of the shortest name that takes endings: `Twitterze`, but `Reddits` is no platform."""


@cache
def compile_posted(names: frozenset[str]) -> re.Pattern[str]:
    """Compile what matches `on Truth Social`, `auf Twitter` and `in a tweet`; not `on Monday`.

    `names` are those of platforms as prose has them; long ones may have an ending.
    """
    platforms = "|".join(
        re.escape(name) + (r"\p{L}{0,3}" if len(name) >= _SHORTEST_INFLECTED else "")
        for name in sorted(names)
    )
    return re.compile(
        rf"\b(?i:{join_patterns(lambda language: language.uttering.post_prepositions)})\s+"
        rf"(?:(?:{join_patterns(lambda language: language.uttering.post_fillers)}|,)\s+){{0,6}}"
        rf"(?:{platforms}|{join_patterns(lambda language: language.uttering.post_nouns)})"
        r"(?![\w’'-])"
    )


def _whole_words(choose: Callable[[Language], Iterable[str]], flags: str = "(?i)") -> LazyPattern:
    """Match a pattern of any language between word boundaries; with ``flags=""`` as printed."""
    return LazyPattern(lambda: rf"{flags}\b(?:{join_patterns(choose)})\b")


# Matches `in a tweet`, `in his latest post`; not `for posts on X`.
POSTED_IN = _whole_words(lambda language: filter(None, [language.uttering.posted_in]), flags="")
# Matches `her tweet in full`; not `the retweets`.
POST_NOUNS = _whole_words(lambda language: language.uttering.post_nouns, flags="")
# Matches `in the play`, `the song says` and `a banner read`; not `played`.
SET_APART = _whole_words(lambda language: language.uttering.set_apart)
# Matches `in a group chat` and `in a post that she deleted`; not `posted a chat with the mayor`.
UNSHOWN = _whole_words(lambda language: language.uttering.unshown)
# Matches `in an email`; not `emailed`.
OTHER_WRITING = _whole_words(lambda language: language.uttering.other_writing)
# Matches `as my aunt used to say`, `overheard`; not `as I said`.
HANDED_DOWN = _whole_words(lambda language: language.uttering.handed_down)
# Matches `in a thread` and `in five posts`; not `threaded`.
THREADED = _whole_words(lambda language: language.uttering.threads)
# Matches what leads on to words that somebody did post: "did not say when, but wrote on X".
_GOES_ON = (
    "and|but|instead|wrote|posted|tweeted|added|und|aber|sondern|stattdessen|schrieb|twitterte|"
    "postete|et|mais|y|pero|sino|ma|bensì|maar|schreef|mas|skrev|ale|lecz|ama"
)
# Matches `never wrote` before the words at U+FFFC, `is not what she wrote` behind them, and
# `misquoted` anywhere; not `who never missed a concert, wrote` before them. A sentence that asks
# behind them asserts nothing: `Did Ana write ￼?`
DISOWNED = LazyPattern(
    lambda: (
        rf"(?i)\b(?:{join_patterns(lambda language: language.uttering.disowned)})(?!\w)"
        rf"|\b(?:{join_patterns(lambda language: language.uttering.disowning)})"
        rf"(?:(?!\b(?:{_GOES_ON})\b)[^.!?\n{HERE}]){{0,80}}{HERE}"
        rf"|{HERE}[^.!?\n{HERE}]{{0,60}}\b"
        rf"(?:{join_patterns(lambda language: language.uttering.disowned_behind)})\b"
        rf"|{HERE}[^.!?\n{HERE}]{{0,80}}[?？؟]"
    )
)
# Matches what leads on from a post that somebody hands on to words of that person's own.
_OWN = (
    rf"{_GOES_ON}|said|says|écrit|écrivait|publié|tweeté|escribió|publicó|tuiteó|scritto|escreveu|"
    r"napisał\w*|yazdı"
)
# Matches `shared a post: ` before the words at U+FFFC and `in a post that she shared` behind them;
# not `shared a picture and wrote: ` nor `wrote Ana, who had shared a picture`.
PASSED_ON = LazyPattern(
    lambda: (
        rf"(?i)\b(?:{join_patterns(lambda language: language.uttering.passed_on)})"
        rf"(?:(?!\b(?:{_OWN})\b)[^.!?\n{HERE}]){{0,100}}{HERE}"
        rf"|{HERE}(?:(?!\b(?:{_OWN})\b)[^.!?\n{HERE}]){{0,80}}"
        rf"\b(?:{join_patterns(lambda language: language.uttering.passed_on)})"
    )
)
# Matches `in a statement`, `press release`; not `stated`.
STATED = _whole_words(lambda language: language.uttering.statement_nouns, flags="")
# Matches `wrote in an op-ed`; not `wrote on X`.
WRITTEN = _whole_words(lambda language: language.uttering.writing_nouns, flags="")
# Matches `told reporters`, `at a rally`; not `said`.
SPOKEN = _whole_words(lambda language: language.uttering.speaking_words, flags="")
