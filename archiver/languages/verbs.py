"""Give the verbs of uttering of a language, each with what it says of how something was uttered.

They are asked for one language at a time: a verb in one may be an ordinary word in another.
"""

from functools import cache

from archiver.languages.registry import find_language, join_words
from archiver.models.records import Cue


@cache
def neutral_verbs() -> frozenset[str]:
    """Give the verbs that leave open whether somebody spoke, wrote or posted."""
    return join_words(lambda language: language.uttering.plain)


@cache
def verbs_of_language(code: str) -> dict[str, Cue]:
    """Give the verbs of uttering of one language, lower case, each with its cue."""
    uttering = find_language(code).uttering
    table: dict[str, Cue] = dict.fromkeys(uttering.speech, "speech")
    table |= dict.fromkeys(uttering.assessing, "unknown")
    table |= dict.fromkeys(uttering.statement, "statement")
    table |= dict.fromkeys(uttering.post, "post")
    return table
