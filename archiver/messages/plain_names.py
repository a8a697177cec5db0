"""Write names and words of others in a sentence so that they stay names and words in it."""

import unicodedata

_LONGEST = 80
"""Characters of a name; what is longer is cut."""
_JOINERS = frozenset("\u200c\u200d")
"""What scripts and emoji need within a word; all other unseen characters are left out."""


def plain_name(name: str) -> str:
    r"""Give a name without what would change the sentence around it.

    A mark of direction in a name turns round what stands behind it, "@koorb (@ana" for instance;
    line breaks begin another sentence, and so does a name as long as one.

    >>> plain_name("Ana Brook"), plain_name("Ana\u202e Brook\n")
    ('Ana Brook', 'Ana Brook')
    """
    words = plain_line(name[: _LONGEST * 4])
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rstrip()}…"
    return words


def plain_line(text: str) -> str:
    r"""Give a text of others on one line, without what is not seen and turns it round.

    >>> plain_line("The seal\u202e\nleaves\x1b at six.")
    'The seal leaves at six.'
    """
    if not text.isprintable():
        text = "".join(
            char if char in _JOINERS else " " if char.isspace() else char
            for char in text
            if char in _JOINERS or char.isspace() or unicodedata.category(char) not in {"Cc", "Cf"}
        )
    return " ".join(text.split())
