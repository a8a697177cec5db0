"""Write clock times and rulers' numbers of a text in one form.

"8pm", "8 p.m." and "8:00 PM" are one time, "Henry the Eighth" and "Henry VIII" are one king.
"""

import regex

from archiver.languages.number_values import value_of_number
from archiver.matching.rewritten_words import RewrittenWords
from archiver.text.words import Words

# Matches "8pm", "8.30 a.m" and "8:00 pm"; not "8th" or "30pm2".
_TIME = regex.compile(
    r"(?i)(?P<time>\d{1,2}(?:[:.]\d\d)?)[ \u00a0\u202f]?(?P<half>[ap])\.?m(?![\p{L}\p{N}])"
)
_MOST = 4
"""Words that a time may have: "8:00 p.m."."""
_ROMAN_LETTERS = frozenset("ivx")
# Matches what a text with such a time has.
_MAY_HAVE_TIME = regex.compile(r"(?i)\d[ \u00a0\u202f]?[ap]\.?m")
_ORDINALS = {
    word: str(value)
    for value, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
        start=1,
    )
}
_ORDINAL_FIGURE = regex.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def write_times_and_rulers(words: Words, other: Words) -> Words:
    """Write clock times in one form, and a ruler's number as figures where the other text may.

    >>> from archiver.text.words import split_words
    >>> write_times_and_rulers(split_words("at 8:00 p.m."), split_words("")).norms
    ('at', '8', 'pm')
    """
    timed = _MAY_HAVE_TIME.search(words.raw) is not None
    ruled = "the" in words.norms and _may_have_ruler(other.raw)
    ruled = ruled and any(
        other.word(index).isupper() and value_of_number(norm, other.word(index))
        for index, norm in enumerate(other.norms)
        if norm[:1] in _ROMAN_LETTERS
    )
    if not timed and not ruled:
        return words
    found = RewrittenWords()
    at = 0
    while at < len(words):
        size = (_add_time(words, at, found) if timed else 0) or (
            _add_ruler(words, at, found) if ruled else 0
        )
        if not size:
            found.add(words.norms[at], words.starts[at], words.ends[at])
        at += size or 1
    return found.words(words)


def _may_have_ruler(raw: str) -> bool:
    """Tell whether a text may have a word in capitals that is a number: of ASCII its letters tell.

    >>> _may_have_ruler("Henry VIII"), _may_have_ruler("the old pier")
    (True, False)
    """
    return not raw.isascii() or any(letter in raw for letter in "IVX")


def _add_time(words: Words, at: int, found: RewrittenWords) -> int:
    """Add the time that begins at a word; return how many words it has, 0 for no time."""
    time = _TIME.match(words.raw, words.starts[at])
    if time is None:
        return 0
    last = time.end()
    size = sum(start < last for start in words.starts[at : at + _MOST])
    hour = time["time"].replace(".", ":").removesuffix(":00")
    found.add(hour, words.starts[at], time.end("time"))
    found.add(f"{time['half'].lower()}m", time.start("half"), last)
    return size


def _add_ruler(words: Words, at: int, found: RewrittenWords) -> int:
    """Add "the Third" behind a name in figures; return how many words it has, 0 for none."""
    if words.norms[at] != "the" or not 0 < at < len(words) - 1:
        return 0
    name, number = words.word(at - 1), words.word(at + 1)
    figure = _ORDINAL_FIGURE.fullmatch(words.norms[at + 1])
    value = figure[1] if figure else _ORDINALS.get(words.norms[at + 1])
    if value is None or not name[:1].isupper() or not (figure or number[:1].isupper()):
        return 0
    found.add(value, words.starts[at], words.ends[at + 1])
    return 2
