"""The record of how a language says that words stood elsewhere than in a post that is shown."""

from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionWords:
    """Patterns of another occasion than a post's, "_" being a space; all are joined."""

    within: frozenset[str] = _NONE
    """Writing in which words stood, as they are written: "in_her_letter", "Article_4"."""
    years_ago: frozenset[str] = _NONE
    """Another year than that of a new post: "years_ago", "an_old_post"."""
    worded_first: frozenset[str] = _NONE
    """What says of a wording that another came after it: "at_first"."""
    changed: frozenset[str] = _NONE
    """What says that a post was changed or taken down: "edited_it"."""
    below: frozenset[str] = _NONE
    """What stands below a post: "in_a_comment", "under_her_post"."""
    answered: frozenset[str] = _NONE
    """What answers a post, and has another author than it: "in_a_reply", "retorted"."""
    afterwards: frozenset[str] = _NONE
    """What begins a clause of another time: "after"."""
    about: frozenset[str] = _NONE
    """What leads to the matter of an utterance at its end: "about"."""
    until: frozenset[str] = _NONE
    """What ends such a clause, where a language has it there."""
    quoting: frozenset[str] = _NONE
    """What says that a speaker repeats words of somebody else's: "quoting"."""
