"""Tell which platforms the sentence of a quotation names, in any language. Pure."""

import regex

from archiver.languages.own_sentence import sentence_around, words_of_quotation
from archiver.languages.speech_acts import compile_posted
from archiver.platforms.prose_names import platform_words
from archiver.platforms.registry import all_platforms, cache_per_registry


def platforms_beside(paragraph: str) -> frozenset[str]:
    """List the platforms on which the sentence of a quotation says that something stood."""
    found = " ".join(
        one[0]
        for words in words_of_quotation(*sentence_around(paragraph))
        for pattern in (compile_posted(platform_words()), _platforms_with_endings())
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
def platform_pattern() -> regex.Pattern[str]:
    """Compile what matches the name of a platform: `Twitter`; not `Twitterati`."""
    return regex.compile(rf"(?<!\w)(?:{_names()})(?!\w)")


@cache_per_registry
def _platforms_with_endings() -> regex.Pattern[str]:
    """Compile what matches a platform with the ending of a case, or a particle.

    "X'te", "X hesabında", "Xで"; not "X's".
    """
    return regex.compile(
        rf"(?<![A-Za-z\d])(?:{_names()})(?:['’]\p{{L}}{{2,4}}\b|\s?[でに上]|\shesab\p{{L}}+)"
    )


def _names() -> str:
    return "|".join(map(regex.escape, sorted(platform_words())))
