"""Find the subject that a participle or an infinitive has of its own: `with Finch saying “…”`.

Never looks for the subject of a whole sentence.
"""

from collections.abc import Mapping

from archiver.extraction.quotations.noun_phrases import NounPhrases
from archiver.languages.base import wordset
from archiver.models.records import Cue

_BREAKS = frozenset({"—", "–", "-", "--"})
_APPOSED = 15  # tokens from `with` to a name between commas
_LEADING = wordset(
    """
    captured captures caught depicted depicts had has have hear heard hears recorded records showed
    showing shows with
    """
)
"""English words before the subject of a participle: `with Finch saying`, `shows Finch saying`."""
_MAKING = wordset(
    """
    caused causing drove forced forcing inspired inspiring leading led moved moving prompted
    prompting provoked provoking pushed pushing spurred spurring
    """
)
"""English verbs that make somebody do something: `prompting Finch to reply`."""
_RECORDINGS = wordset(
    "audio clip clips footage image images photo recording recordings tape video videos"
)
"""English nouns for what shows somebody: `footage of Finch saying`."""


class OwnSubjects(NounPhrases):
    """Mentions that do what a participle or an infinitive in another's clause tells."""

    cues: Mapping[str, Cue]

    def absolute(self, number: int, verb: int) -> bool:
        """Tell whether a mention has a participle of its own, as in `with the firm citing`.

        Or behind a dash: `a truce – Finch saying he was “glad” and Ort calling it “fair”`.
        """
        first = self.mentions[number].first
        if first and self.mentions[number].last == verb and self.parted(number):
            return True
        led = first > 0 and self.tokens[first - 1].low in _LEADING
        recorded = first > 1 and self.tokens[first - 1].low == "of"
        recorded = recorded and self.tokens[first - 2].low in _RECORDINGS
        return led or recorded or self.written(number, verb)

    def written(self, number: int, verb: int) -> bool:
        """Tell whether a participle tells what stands on something: `a placard saying`."""
        if self.tokens[verb].low == "reading":
            return True
        mention = self.mentions[number]
        noun = self.tokens[mention.last - 1].low
        return mention.last == verb and noun in self.words.reported.inscriptions

    def parted(self, number: int) -> bool:
        """Tell whether an English name has its own clause behind a dash or an `and`."""
        tokens, mention = self.tokens, self.mentions[number]
        before = tokens[mention.first - 1]
        if self.inverts or mention.kind != "name" or mention.possessive:
            return False
        if before.text in _BREAKS:
            return True
        spoken = (
            before.low in {"and", "while"} and before.sentence == tokens[mention.first].sentence
        )
        return spoken and tokens[mention.first - 2].kind == "quote"

    def wished(self, j: int) -> int | None:
        """Give the subject that an infinitive has of its own: `only for Finch to tweet`.

        Or that another verb gives it: `prompting Finch to reply`.
        """
        number = self.at[j]
        first = self.mentions[number].first if number >= 0 else 0
        if first < 2 or self.inverts:
            return None
        before = self.tokens[first - 1].low
        only = before == "for" and self.tokens[first - 2].low == "only"
        return number if only or before in _MAKING else None

    def led(self, j: int) -> int | None:
        """Give the subject that a participle has of its own: `with the head of works saying`."""
        tokens, number = self.tokens, self.at[j]
        if number >= 0:
            head = self.climb(number, tokens[j].sentence)
            return next((n for n in (number, head) if self.absolute(n, j + 1)), None)
        inner = self.at[j - 1] if j > 2 and tokens[j].text == "," else -1
        if inner >= 0 and not self.inverts:  # `with one baker, Ada Finch, calling`
            k = self.mentions[inner].first - 1
            apposed = k > 0 and tokens[k].text == "," and self.mentions[inner].kind == "name"
            k -= 1
            while apposed and k > j - _APPOSED and k > 0 and tokens[k].kind == "word":
                if tokens[k].low == "with":
                    return inner
                k -= 1
            # `with Ada Finch, a baker, calling`
            before = self.at[self.mentions[inner].first - 2]
            named = before >= 0 and self.mentions[before].kind == "name" and self.explains(inner)
            if named and tokens[self.mentions[inner].first - 1].text == ",":
                return before if self.absolute(before, j + 1) else None
            return None
        for k in range(j, max(0, j - 8), -1):
            number = self.at[k]
            if tokens[k].kind != "word" or tokens[k].low in self.cues:
                return None
            if number >= 0:
                first = self.mentions[number].first
                led = first > 0 and tokens[first - 1].low == "with"
                return number if led and tokens[first].sentence == tokens[j].sentence else None
        return None
