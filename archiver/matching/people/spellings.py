"""Names as one document prints them in, the fullest form of each out: one speaker, one name."""

from collections import defaultdict
from collections.abc import Iterable

from archiver.matching.people.names import name_words


def fullest_names(labels: Iterable[str]) -> dict[str, str]:
    """Map each label before a speaker's words to the fullest form of that name among the labels.

    "BROOK", "Ms. Brook" and "Ana Brook" are one person where no other name ends in Brook, and
    two people of one last name are kept apart.

    >>> fullest_names(["BROOK", "Ana Brook", "ANA BROOK"])["BROOK"]
    'Ana Brook'
    """
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for label in dict.fromkeys(labels):
        groups[name_words(label)].append(label)
    ending: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in groups:
        for first in range(1, len(words)):
            ending[words[first:]].append(words)
    found: dict[str, str] = {}
    for words, spelled in groups.items():
        longer = ending[words]
        fullest = longer[0] if words and len(longer) == 1 else words
        name = min(groups[fullest], key=_plainness)
        found |= dict.fromkeys(spelled, name)
    return found


def _plainness(label: str) -> tuple[bool, int, str]:
    """Order spellings of one name: mixed case before capitals, then without what is added to it."""
    return (not any(letter.islower() for letter in label), len(label), label)
