"""Tell what a transcript has in brackets and nobody said: "(APPLAUSE)", "[Beifall bei der SPD]"."""

import re
from collections.abc import Iterator

from archiver.languages.registry import join_words

_SOUNDS = "|".join(
    sorted(map(re.escape, join_words(lambda language: language.spoken.sounds)), key=len)[::-1]
)
# Matches "(APPLAUSE)", "[ Laughter ]", "(lang anhaltender Beifall)", "(Rires sur les bancs)"; not
# "(I meant the ferry)", "(Ash: Nonsense!)" and "(the sound and the music of it.)".
_HEARD = re.compile(
    r"[(\[][ ]?(?:[A-Z][A-Z ,;'.-]{2,60}"
    rf"|(?i:(?:[^\W\d_]{{1,20}}[ ]){{0,2}}(?:{_SOUNDS}))(?!\w)[^()\[\].:!?]{{0,60}}\.?)[ ]?[)\]]"
)


def is_heard(text: str) -> bool:
    """Tell whether a text says only what was heard, and interrupts nobody.

    >>> is_heard("(APPLAUSE)"), is_heard("[Lang anhaltender Beifall]"), is_heard("(I meant it)")
    (True, True, False)
    """
    return _HEARD.fullmatch(text) is not None


def blank_heard(text: str) -> str:
    """Put blanks in the place of what was only heard, so that all else keeps its place.

    >>> blank_heard("We build [applause] now")
    'We build            now'
    """
    if "(" not in text and "[" not in text:
        return text
    return _HEARD.sub(lambda found: " " * len(found[0]), text)


def spans_of_heard(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text says what was only heard."""
    if "(" in text or "[" in text:
        for found in _HEARD.finditer(text):
            yield found.span()
