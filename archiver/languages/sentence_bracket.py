"""What a language ties its verbs together with, part of its record in `base`."""

from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceBracket:
    """What ties a verb that opens its clause to what closes it: "hatte Ort gestern gesagt"."""

    auxiliaries: frozenset[str] = _NONE
    """Finite verbs before or behind a participle or an infinitive: "hatte"."""
    passives: frozenset[str] = _NONE
    """Words that make a passive, auxiliaries among them: "wird", "été"."""
    passive_ends: frozenset[str] = _NONE
    """Those among them that end a passive, behind its participle: "gerügt worden"."""
    subordinating: frozenset[str] = _NONE
    """Words after which the verb stands last: "wie"."""
    relatives: frozenset[str] = _NONE
    """Relative pronouns that can be the subject of their clause: "welcher"."""
    nonfinite: str = ""
    """Pattern of participles and infinitives: "gesagt", not "sagte"."""
