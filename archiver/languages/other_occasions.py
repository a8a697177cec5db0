"""Tell what says that words stood elsewhere than in a post: in a letter, years ago, below it.

An article may say in one sentence that somebody posted and what the same person said or wrote on
another occasion. The patterns are those of all languages together.
"""

from collections.abc import Callable, Iterable

from archiver.languages.occasion_words import OccasionWords
from archiver.languages.registry import join_patterns
from archiver.text.lazy_pattern import LazyPattern


def _joined(choose: Callable[[OccasionWords], Iterable[str]]) -> str:
    return join_patterns(lambda language: choose(language.uttering.occasions))


def _lazily(choose: Callable[[OccasionWords], Iterable[str]], flags: str = "(?i)") -> LazyPattern:
    return LazyPattern(lambda: rf"{flags}(?<![\w’'])(?:{_joined(choose)})(?!\w)")


# Matches `in her letter`, `Article 4`; not `answering the letter`.
STOOD_WITHIN = _lazily(lambda words: words.within, "")
# Matches `nine years ago` and `in an old post`.
YEARS_BEFORE = _lazily(lambda words: words.years_ago)
# Matches `at first`; not `the first`.
WORDED_FIRST = _lazily(lambda words: words.worded_first)
# Matches `edited it` and `took her post down`; not `edited another post`.
REWORDED = _lazily(lambda words: words.changed)
# Matches `in a comment` and `under her post`; not `commented on X`.
STOOD_BELOW = _lazily(lambda words: words.below)
# Matches `in a reply` and `retorted`; not `irresponsible`.
ANSWERING = _lazily(lambda words: words.answered)
# Matches `, quoting him`; not `the quotation`.
QUOTING = _lazily(lambda words: words.quoting)
# Matches `after` and `about` in a sentence.
LATER = _lazily(lambda words: words.afterwards | words.about)
# Matches `After`, `Hours after` and `Am Tag nach` where a sentence begins.
OPENING = LazyPattern(
    lambda: rf"(?i)^\W*(?:[\w’']+\s){{0,4}}?(?:{_joined(lambda words: words.afterwards)})(?!\w)"
)
# Matches a clause with such a word at its end: `X'te yazdıktan sonra`.
BEFOREHAND = LazyPattern(lambda: rf"(?i)^.*?(?:{_joined(lambda words: words.until)})")
# Matches `wrote`; not `written`.
POSTING = LazyPattern(
    lambda: rf"(?i)(?<![\w’'])(?:{join_patterns(lambda language: language.uttering.post)})(?!\w)"
)
# Matches `told` and `said`, also where a language writes no comma before them.
SPEAKING = LazyPattern(
    lambda: rf"(?i)(?<![\w’'])(?:{join_patterns(lambda language: language.uttering.speech)})(?!\w)"
)
