"""Give the small words by which mentions of people are found in prose of one language."""

from dataclasses import replace
from functools import cache

from archiver.languages.base import Grammar
from archiver.languages.registry import find_language, join_words

TITLES_IN_PROSE = join_words(lambda language: language.grammar.titles)
"""Titles of any language: newspapers leave those of other countries as they are."""
BODIES_IN_PROSE = join_words(lambda language: language.grammar.bodies)


@cache
def grammar(code: str) -> Grammar:
    """Give the grammar of a language, with titles and bodies of all; empty for an unknown code.

    Its small words take in those that are listed by their kind: articles, prepositions.
    """
    own = find_language(code).grammar
    return replace(
        own,
        small=own.small | own.determiners | own.prepositions | own.according,
        titles=TITLES_IN_PROSE,
        bodies=BODIES_IN_PROSE,
    )
