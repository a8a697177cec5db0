"""Find the fullest form of each name in one document, so that one speaker has one name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import regex

from archiver.languages.given_names import is_given_name
from archiver.matching.people.names import fold_name, name_words

# Matches "Ana Brook" and "Ana-Lisa Brook" by its two words; the second is made of last names.
_GIVEN = r"\b(\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)?)\s+"
_LONGEST = 2_000_000
"""Characters of a document in which given names are sought."""


def fullest_names(
    labels: Sequence[str | None], texts: Sequence[str] = (), title: str | None = None
) -> dict[str, str]:
    """Map each label before a speaker's words to the fullest form of that name in the document.

    "BROOK", "Ms. Brook" and "Ana Brook" are one person where no other name ends in Brook, and
    two people of one last name are kept apart. "A. Brook" is she as well, unless another given name
    with an A stands before Brook. Where only the last name stands before the words,
    the given name before it in `texts`, the words of each label, or in the title is taken, if it
    is the only one there, or the only one before the person first speaks.

    >>> fullest_names(["BROOK", "Ana Brook", "ANA BROOK"])["BROOK"]
    'Ana Brook'
    >>> fullest_names(["BROOK"], ["Good evening, Ana Brook."])["BROOK"]
    'Ana Brook'
    """
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for label in dict.fromkeys(filter(None, labels)):
        groups[name_words(label)].append(label)
    ending: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in groups:
        for first in range(1, len(words)):
            ending[words[first:]].append(words)
        if len(words) > 1 and len(words[0]) > 1:
            ending[words[0][0], words[-1]].append(words)
    bare = {words[0] for words in groups if len(words) == 1 and words not in ending}
    given = _introduced(bare, labels, texts, title) if bare and texts else {}
    found: dict[str, str] = {}
    for words, spelled in groups.items():
        longer = _longest_names(ending, words)
        fullest = longer[0] if words and len(longer) == 1 else words
        name = min(groups[fullest], key=_plainness)
        if len(words) == 1 and words[0] in given:
            name = given[words[0]]
        found |= dict.fromkeys(spelled, name.title() if name.isupper() else name)
    return found


def _longest_names(
    ending: Mapping[tuple[str, ...], list[tuple[str, ...]]], words: tuple[str, ...]
) -> list[tuple[str, ...]]:
    """List the longer names that `words` may stand for, but no short form of one of them."""
    longer = ending.get(words, [])
    return [one for one in longer if len(longer) == 1 or len(ending.get(one, ())) != 1]


def _introduced(
    bare: Iterable[str], labels: Sequence[str | None], texts: Sequence[str], title: str | None
) -> dict[str, str]:
    """Give the whole name of each last name that stands behind one given name alone."""
    begun: dict[str, int] = {}
    for place, label in enumerate(labels):
        words = name_words(label) if label else ()
        if len(words) == 1:
            begun.setdefault(words[0], place)
    # Longest first, and as plain letters: what a label prints in capitals a text does not.
    last = "|".join(map(regex.escape, sorted(bare, key=len, reverse=True)))
    pattern = regex.compile(rf"{_GIVEN}({last})(?![\p{{L}}\p{{N}}]|-\p{{L}})", regex.IGNORECASE)
    whole: dict[str, dict[str, str]] = defaultdict(dict)
    early: dict[str, dict[str, str]] = defaultdict(dict)
    read = 0
    for place, text in enumerate((title or "", *texts), start=-1):
        if read > _LONGEST:
            break
        read += len(text)
        for first, second in pattern.findall(text):
            if first[0].isupper() and is_given_name(fold_name(first.casefold())):
                name = second if second[0].isupper() and not second.isupper() else second.title()
                key = second.casefold()
                whole[key].setdefault(first.casefold(), f"{first} {name}")
                if place < begun.get(key, -1):
                    early[key].setdefault(first.casefold(), f"{first} {name}")
    return {
        last: next(iter(names.values()))
        for found in (whole, early)
        for last, names in found.items()
        if len(names) == 1
    }


def _plainness(label: str) -> tuple[bool, int, str]:
    """Order spellings of one name: mixed case before capitals, then without what is added to it."""
    return (not any(letter.islower() for letter in label), len(label), label)
