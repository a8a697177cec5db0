"""Names before the words of a turn: "BROOK:", "Ana Brook:", "[00:12:03] ANA BROOK:"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = r"[^\W\d_][^\W_]*(?:['’.\-][^\W_]*)*"
# Matches "ANA BROOK", "Ms. Brook", "Brook (off mic)", "SPEAKER 2"; not "he had: one thing".
_NAME = rf"{_WORD}(?:[ \t]+(?:{_WORD}|\d{{1,3}})){{0,5}}(?:[ \t]*[(\[][^()\[\]\n]{{1,40}}[)\]])?"
_LABEL = re.compile(rf"(?P<name>{_NAME})[ \t]*[:：](?=\s|$)[ \t]*")
_ALONE = re.compile(rf"{_NAME}[ \t]*$")
_LONGEST = 60
_SMALL = frozenset(
    {*("of", "the", "and", "for", "de", "da", "do", "du", "van", "von", "der", "den", "la")}
)
_TIMES = 2


def split_label(line: str, trusted: frozenset[str]) -> tuple[str, str] | None:
    """Part a line into the name that it begins with and its words; None where it names nobody.

    >>> split_label("ANA BROOK: The seal queued.", frozenset())
    ('ANA BROOK', 'The seal queued.')
    >>> split_label("One thing: it queued.", frozenset()) is None
    True
    """
    found = _LABEL.match(line[: _LONGEST + 60]) if ":" in line or "：" in line else None
    if not found:
        return None
    name = found["name"].strip()
    if len(name) > _LONGEST or not (_in_capitals(name) or name in trusted):
        return None
    return name, line[found.end() :]


def trusted_labels(lines: Iterable[str]) -> frozenset[str]:
    """Give what stands before a colon as a name would, at the beginning of two lines or more.

    Where some name does, or two are in capitals, others of two words or more are taken for names at
    their first line: else what they say would be the words of whoever spoke before.
    """
    counts: Counter[str] = Counter()
    for line in lines:
        found = _LABEL.match(line[: _LONGEST + 60]) if ":" in line or "：" in line else None
        if found and is_like_name(found["name"]):
            counts[found["name"].strip()] += 1
    often = {name for name, count in counts.items() if count >= _TIMES}
    if not often and sum(map(_in_capitals, counts)) >= _TIMES:
        often = set(filter(_in_capitals, counts))
    return frozenset(often | {name for name in counts if often and len(name.split()) >= _TIMES})


def _in_capitals(name: str) -> bool:
    bare = re.sub(r"[(\[].*", "", name)
    letters = [letter for letter in bare if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def is_like_name(name: str) -> bool:
    """Tell whether all words of a text begin as those of a name do.

    >>> is_like_name("Ana van den Brook (off mic)"), is_like_name("The train left at")
    (True, False)
    """
    words = re.sub(r"[(\[].*", "", name).split()
    return bool(words) and all(
        not word[0].islower() or word.lower().rstrip(".") in _SMALL for word in words
    )


def names_above(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """Give the names that stand on a line of their own above the words of most of some texts.

    As a meeting's captions have them that are saved as text: each has another line, and each of
    these names two words or more, and most stand there twice.
    """
    firsts = Counter(lines[0] for lines in texts if len(lines) > 1)
    # These make four fifths at least, so that no more than three fifths of the texts differ.
    if firsts.total() * 5 < len(texts) * 4 or len(firsts) * 5 > len(texts) * 3:
        return frozenset()
    names = {name: count for name, count in firsts.items() if _ALONE.match(name)}
    named = sum(names.values())
    if named * 5 < len(texts) * 4 or named < _TIMES * len(names):
        return frozenset()
    return frozenset(name for name in names if is_like_name(name) and len(name.split()) >= _TIMES)
