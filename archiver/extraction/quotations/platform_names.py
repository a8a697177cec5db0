"""Know platforms by the names that prose has for them."""

import regex

from archiver.extraction.quotations.tokens import Token
from archiver.languages.own_sentence import sentence_around, words_of_quotation
from archiver.languages.speech_acts import compile_posted
from archiver.platforms.registry import all_platforms, cache_per_registry


@cache_per_registry
def platform_words() -> frozenset[str]:
    """List platforms as prose names them: no name goes on in `ha scritto su X Marco Rinaldi`."""
    return frozenset(name for platform in all_platforms() for name in platform.names)


def on_platform(token: Token) -> bool:
    """Tell whether a word is a platform with a Turkish ending: `Twitter’dan`; not `Twitter’s`."""
    word, _, ending = token.text.replace("’", "'").partition("'")
    return len(ending) > 1 and word in platform_words()


def is_lone_letter(token: Token) -> bool:
    """Tell whether a word is a platform named by one letter, which begins no longer name: `X`."""
    return len(token.text) == 1 and token.text in platform_words()


@cache_per_registry
def posted_pattern() -> regex.Pattern[str]:
    """Compile what tells that words were posted; see `archiver.languages.speech_acts`."""
    return compile_posted(sorted(platform_words()))


def platforms_beside(paragraph: str) -> frozenset[str]:
    """List the platforms on which the sentence of a quotation says that something stood."""
    patterns = posted_pattern(), _platforms_with_endings()
    found = " ".join(
        one[0]
        for words in words_of_quotation(*sentence_around(paragraph))
        for pattern in patterns
        for one in pattern.finditer(words)
    )
    if not found:
        return frozenset()
    return frozenset(
        platform.name
        for platform in all_platforms()
        if any(name in found for name in platform.names)
    )


@cache_per_registry
def _platforms_with_endings() -> regex.Pattern[str]:
    """Compile what matches a platform with the ending of a case, or a particle.

    "X'te", "X hesabında", "Xで"; not "X's".
    """
    names = "|".join(map(regex.escape, sorted(platform_words())))
    return regex.compile(
        rf"(?<![A-Za-z\d])(?:{names})(?:['’]\p{{L}}{{2,4}}\b|\s?[でに上]|\shesab\p{{L}}+)"
    )
