"""Tell what says that words stood elsewhere than in a post: in a letter, years ago, below it.

An article may say in one sentence that somebody posted and what the same person said or wrote on
another occasion. The patterns are those of all languages together.
"""

from collections.abc import Callable, Iterable

from archiver.languages.base import Language
from archiver.languages.registry import join_patterns
from archiver.text.lazy_pattern import LazyPattern


def _words_apart(choose: Callable[[Language], Iterable[str]], flags: str = "(?i)") -> LazyPattern:
    """Match a pattern of any language that no letter or apostrophe touches.

    With ``flags=""`` only as it is printed.
    """
    return LazyPattern(lambda: rf"{flags}(?<![\w’'])(?:{join_patterns(choose)})(?!\w)")


# Matches `in her letter`, `Article 4`; not `answering the letter`.
STOOD_WITHIN = _words_apart(lambda language: language.uttering.occasions.within, flags="")
# Matches `nine years ago` and `in an old post`.
YEARS_BEFORE = _words_apart(lambda language: language.uttering.occasions.years_ago)
# Matches `at first`; not `the first`.
WORDED_FIRST = _words_apart(lambda language: language.uttering.occasions.worded_first)
# Matches `edited it` and `took her post down`; not `edited another post`.
REWORDED = _words_apart(lambda language: language.uttering.occasions.changed)
# Matches `in a comment` and `under her post`; not `commented on X`.
STOOD_BELOW = _words_apart(lambda language: language.uttering.occasions.below)
# Matches `in a reply` and `retorted`; not `irresponsible`.
ANSWERING = _words_apart(lambda language: language.uttering.occasions.answered)
# Matches `, quoting him`; not `the quotation`.
QUOTING = _words_apart(lambda language: language.uttering.occasions.quoting)
# Matches `after` and `about` in a sentence.
LATER = _words_apart(
    lambda language: language.uttering.occasions.afterwards | language.uttering.occasions.about
)
# Matches `After`, `Hours after` and `Am Tag nach` where a sentence begins.
OPENING = LazyPattern(
    lambda: (
        r"(?i)^\W*(?:[\w’']+\s){0,4}?"
        rf"(?:{join_patterns(lambda language: language.uttering.occasions.afterwards)})(?!\w)"
    )
)
# Matches a clause with such a word at its end: `X'te yazdıktan sonra`.
BEFOREHAND = LazyPattern(
    lambda: rf"(?i)^.*?(?:{join_patterns(lambda language: language.uttering.occasions.until)})"
)
# Matches `wrote`; not `written`.
POSTING = _words_apart(lambda language: language.uttering.post)
# Matches `told` and `said`, also where a language writes no comma before them.
SPEAKING = _words_apart(lambda language: language.uttering.speech)
