"""The record of how a language brings in people without their names: "a baker", "his wife"."""

from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedPeople:
    """Words by which somebody is brought in who is not named; lower case."""

    articles: frozenset[str] = _NONE
    """Words before somebody who was not spoken of before: "a"."""
    owning: frozenset[str] = _NONE
    """Words that say whose somebody is: "his" before "wife"."""
    men: frozenset[str] = _NONE
    """Nouns for men and boys: "brother"."""
    women: frozenset[str] = _NONE
    """Nouns for women and girls: "sister"."""
    others: frozenset[str] = _NONE
    """Nouns for people of either sex beside the roles of the grammar: "neighbour"."""
