"""Compare names and headlines by their letters alone."""

import re

_NO_LETTERS = re.compile(r"\W+")


def bare_letters(text: str) -> str:
    """Give the letters, digits and underscores of a text, case folded.

    >>> bare_letters("The Quay Herald’s “Log”")
    'thequayheraldslog'
    """
    return _NO_LETTERS.sub("", text).casefold()
