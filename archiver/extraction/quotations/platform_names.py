"""Know platforms by the names that prose has for them."""

import regex

from archiver.extraction.quotations.tokens import Token
from archiver.languages.speech_acts import compile_posted
from archiver.platforms.prose_names import platform_words
from archiver.platforms.registry import cache_per_registry


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
    return compile_posted(platform_words())
