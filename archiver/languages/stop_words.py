"""Words by which nothing is sought, and on which a match must not rest alone.

Both sets are of all languages together: an archive holds posts in many, and a word that is
common in one of them tells little in another.
"""

from collections.abc import Iterable
from unicodedata import normalize

from archiver.languages.registry import join_words


def fold_words(words: Iterable[str]) -> set[str]:
    """Write words as texts are compared: Greek ς is σ there, German ß ss.

    >>> sorted(fold_words(["Straße", "και"]))
    ['strasse', 'και']
    """
    return {normalize("NFKC", word).casefold() for word in words}


STOP_WORDS = frozenset(fold_words(join_words(lambda language: language.function_words)))
"""Function words of any language."""

WEAK_WORDS = STOP_WORDS | fold_words(join_words(lambda language: language.common_words))
"""Function words and the other commonest words of any language."""
