"""Words beside names and in the place of one, of all languages together.

Offices and trades, bodies, groups, particles, generations, and what an account says of itself
that is not the person it names. Words are in lower case; those sought in folded names have no
diacritics.
"""

import regex

from archiver.languages.registry import join_patterns, join_words

TITLES = join_words(lambda language: language.names.titles)
"""Words before a name that are no part of it."""
ROLES = join_words(lambda language: language.names.roles)
"""Words that make a speaker a role or a body around a person, not that person."""
TITLE_WORDS = join_words(lambda language: language.names.modifiers)
GENERATIONS = join_words(lambda language: language.names.generations)
AFTER = GENERATIONS | join_words(lambda language: language.names.suffixes)
RULERS = join_words(lambda language: language.names.rulers)
PARTICLES = join_words(lambda language: language.names.particles)
BESIDE = join_words(lambda language: language.names.office_links)
"""Words before the person whom an office is not: "adviser to President Brook"."""
BODIES = join_words(lambda language: language.names.bodies)
GROUPS = join_words(lambda language: language.names.groups)
PRONOUNS = join_words(lambda language: language.names.pronouns)
RELATIVES = join_words(lambda language: language.names.relations)
NAME_ARTICLES = join_words(lambda language: language.names.articles)

# Matches the mark of an account that is not the person: "(parody)", "Fans of", "Not Ana".
NOT_THE_PERSON = regex.compile(
    rf"(?i)\b(?:{join_patterns(lambda language: language.names.impostors)})\b"
)
# Matches "Ministerpräsident", "CDU-Chef", "Governor-elect", "Golfer"; a known given name is none.
TITLE_LIKE = regex.compile(
    rf"(?:{join_patterns(lambda language: language.names.title_nouns)})"
    rf"|.*(?:{join_patterns(lambda language: language.names.title_endings)})"
)
# Matches the office in "US President Ana Brook", also with a capital; not "King", which is a name.
OFFICE = regex.compile(
    rf"(?:.*-)?(?:{join_patterns(lambda language: language.names.office_prefixes)})?"
    rf"(?:{join_patterns(lambda language: language.names.offices)})"
)
# Matches the office before or behind a name in Chinese and Japanese.
OFFICES = regex.compile(rf"(?:{join_patterns(lambda language: language.names.office_marks)})")
