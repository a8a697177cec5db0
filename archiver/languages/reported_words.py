"""How a language tells that words are somebody else's or nobody's, part of its record in `base`."""

from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeech:
    """How the language tells, without a verb of saying, that words are somebody else's."""

    moods: frozenset[str] = _NONE
    """Forms of verbs that do nothing but report: "sei"."""
    shifted: frozenset[str] = _NONE
    """Forms that report where the former are not to be told from the indicative: "hätten"."""
    persons: frozenset[str] = _NONE
    """Words of the first person with what stands for them where somebody else reports them:
    "my=her". Joined."""
    first_person: frozenset[str] = _NONE
    """Pronouns beside which a form reports nothing: "ich habe"."""
    named: frozenset[str] = _NONE
    """Participles of calling somebody something: "als „hoch“ eingestuft"."""
    agents: frozenset[str] = _NONE
    """Words before the agent of a passive: "vom"."""
    documents: frozenset[str] = _NONE
    """Nouns for texts in whose words something is told: "In dem Brief wird „…“ verlangt"."""
    copulas: frozenset[str] = _NONE
    """Verbs between who judges and what: "Für Eva Ort ist das „Unfug“"."""
    reads: frozenset[str] = _NONE
    """Verbs of what stands in a text: "heißt es in dem Brief"."""
    sources: frozenset[str] = _NONE
    """Words between such a verb and the text or its author: "in"."""
    pointers: frozenset[str] = _NONE
    """Words that take up the sentence before: "„…“ Das sagte Eva Ort"."""
    inscriptions: frozenset[str] = _NONE
    """Nouns for what is written on something: "ein Band mit der Aufschrift „…“"."""
    citing: frozenset[str] = _NONE
    """Verbs of handing on what somebody else said: "zitierte"."""
    denying: frozenset[str] = _NONE
    """Verbs of denying to have said something: "bestreitet"."""
    denied_clauses: frozenset[str] = _NONE
    """Words that begin the clause of what is denied, behind a comma: "dass"."""
    nobody: frozenset[str] = _NONE
    """Words for nobody, where a verb is negated by other words: "nobody"."""
    merely: frozenset[str] = _NONE
    """Words with which what is negated was said all the same: "no solo dijo"."""
    behind: frozenset[str] = _NONE
    """Words behind whom something is according to: "der Behörde zufolge"."""
