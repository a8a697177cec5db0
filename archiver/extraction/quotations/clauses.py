"""Find the subject of each verb of uttering; never choose a speaker for a quotation.

A parser's work done by rule of thumb: the subject stands before its verb, behind at most
an apposition, a relative clause or prepositional phrases, or follows it where the
quotation comes first.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

import regex as re

from archiver.extraction.quotations import sentence_brackets
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.noun_phrases import SUBORDINATING
from archiver.extraction.quotations.own_subjects import OwnSubjects
from archiver.extraction.quotations.predicates import (
    UTTERING_ELSEWHERE,
    addresses,
    noun_form,
    participle,
    utters,
)
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar
from archiver.languages.registry import join_words
from archiver.models.records import Cue
from archiver.platforms.prose_names import platform_words

How = Literal["inverted", "absolute", "beside", "behind", "near", "leader", "none"]
"""How a subject was found: behind its verb, before a participle of its own, right before it,
before a parenthesis, within a few words, or only as the first mention of the sentence."""

_BETWEEN = join_words(lambda language: language.grammar.between)
"""Words that may stand between a subject and its verb."""
_DASHES = frozenset({"—", "–", "-", "--"})
_PARENTHESES = _DASHES | {",", "("}
_APPOSING = _DASHES | {",", ")"}
_FARTHEST = 45  # tokens from a verb to its subject; 99 % are within 24 in the labelled articles
_PLATFORM = 6  # tokens from a verb in which the platform stands
_SHORT = 4  # letters of a noun that is not looked for at the end of compounds


class Clauses(OwnSubjects):
    """The verbs of uttering in a text and their subjects."""

    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        words: Grammar,
        verbs: Mapping[str, Cue],
        *,
        inverts: bool = False,
        drops: bool = False,
    ) -> None:
        """Index what was found; `verbs` are lower case, each with its cue.

        `inverts` says that the language puts subjects behind verbs at will: `so sagte Eva`;
        `drops` that it leaves pronouns out: `ha aggiunto`.
        """
        super().__init__(tokens, mentions, words, inverts=inverts)
        self.drops = drops
        pattern = words.bracket.nonfinite
        self.nonfinite = re.compile(pattern) if pattern else None
        self.cues = verbs
        self.subjects: dict[int, int | None] = {}
        self.how: dict[int, How] = {}
        for i, token in enumerate(tokens):
            if token.kind == "word" and self.at[i] < 0 and self.says(i):
                self.subjects[i], self.how[i] = self.subject(i)

    def says(self, verb: int) -> bool:
        """Tell whether a word is a verb of uttering here: of `so` only that of `„…“, so Ort`."""
        low = self.tokens[verb].low
        if not self.inverts:
            if low in self.cues:
                return not noun_form(self.tokens, verb, self.words)
            # Nearly no other word can be one, and each of a text is asked about.
            if not low.endswith("ed") and low not in UTTERING_ELSEWHERE:
                return False
            return utters(self.tokens, verb, self.at)
        if low != "so":
            return low in self.cues
        led = verb + 1 < len(self.at) and self.at[verb + 1] >= 0
        return led and (not verb or self.tokens[verb - 1].kind != "word")

    def subject(self, verb: int) -> tuple[int | None, How]:
        """Give the number of the mention that does the verb, or None."""
        tokens = self.tokens
        auxiliary = sentence_brackets.opening_verb(
            tokens, self.at, self.words, verb, self.nonfinite
        )
        if auxiliary is not None:
            passive = auxiliary == sentence_brackets.PASSIVE
            return (None, "none") if passive else self.subject(auxiliary)
        last = sentence_brackets.last_subject(tokens, self.mentions, self.at, self.words, verb)
        if last is not None:
            return last, "beside"
        apposed = self.apposed(verb) if self.inverts else self.called_ahead(verb)
        if apposed is not None:
            return apposed, "behind" if self.inverts else "inverted"
        before = verb - 1
        while before >= 0 and self.passing(before):
            before -= 1
        if before >= 0 and tokens[before].paragraph == tokens[verb].paragraph:
            parted = before < verb - 1 or not tokens[before].text
            number = self.following(verb) if parted and self.may_invert(verb) else None
            if number is not None and tokens[before].kind == "quote":
                return number, "inverted"
            ends = number is not None and self.ends(number) and not self.quotes(number)
            if ends and not (self.inverts and self.leads(verb)):
                return number, "beside" if self.inverts else "inverted"
        if not self.inverts or self.leads(verb) or self.shares(verb):
            return self.preceding(verb)
        number = self.following(verb)
        if number is not None:
            return number, "beside"
        auxiliary = sentence_brackets.auxiliary(tokens, self.at, self.words, verb)
        if auxiliary is not None:
            return self.subject(auxiliary)
        return self.preceding(verb)

    def called_ahead(self, verb: int) -> int | None:
        """Give the subject behind an English verb that begins a sentence: `Says Finch: “…”`."""
        tokens = self.tokens
        if self.inverts or not tokens[verb].capital or verb + 2 >= len(tokens):
            return None
        begins = not verb or tokens[verb - 1].sentence != tokens[verb].sentence
        number = self.at[verb + 1]
        if number < 0 or not begins or not self.may_invert(verb):
            return None
        last = self.mentions[number].last
        return number if last < len(tokens) and tokens[last].text in {":", ","} else None

    def quotes(self, number: int) -> bool:
        """Tell whether an English quotation goes on a mention: `Ort said Eva's “plan” was late`."""
        last = self.mentions[number].last
        return not self.inverts and last < len(self.tokens) and self.tokens[last].kind == "quote"

    def may_invert(self, verb: int) -> bool:
        """Tell whether a verb's subject may follow it: `“…,” said Finch`; not `told the paper`."""
        if self.inverts:
            return True
        token = self.tokens[verb]
        if participle(token) or addresses(token):
            return False
        return self.cues.get(token.low) != "unknown"

    def apposed(self, verb: int) -> int | None:
        """Give the mention at the sentence's start that a parenthesis parts from the verb.

        `Eva Ort, Ministerin für Fähren, kritisierte die Pläne`; not `Sie gehe, sagte Eva Ort`,
        where a verb follows the mention and what stands before the comma is what was said.
        """
        tokens, sentence = self.tokens, self.tokens[verb].sentence
        if verb < 3 or tokens[verb - 1].text not in _APPOSING:
            return None
        start = verb - 1
        while start > 0 and tokens[start - 1].sentence == sentence and verb - start < _FARTHEST:
            start -= 1
        number = self.at[start]
        k, parted = start, False
        while k < verb - 1:
            if self.at[k] >= 0:
                k = self.mentions[self.at[k]].last
            elif (
                tokens[k].low in self.words.prepositions or tokens[k].low in self.words.conjunctions
            ):
                k += 1
            else:
                parted = tokens[k].text in _PARENTHESES
                break
        if number < 0 or not parted:
            return None
        other = self.following(verb)
        told = other is not None and self.speaks(other) and not self.speaks(number)
        return other if told else number

    def speaks(self, number: int) -> bool:
        """Tell whether a mention is a name, or ends in a noun for people or bodies that speak."""
        mention = self.mentions[number]
        last = self.tokens[mention.last - 1].low
        return mention.kind != "nominal" or last.endswith(self._speaking)

    @cached_property
    def _speaking(self) -> tuple[str, ...]:
        nouns = self.words.roles | self.words.bodies | self.words.titles
        return tuple(noun for noun in nouns if len(noun) > _SHORT)

    def passing(self, k: int) -> bool:
        """Tell whether a token may stand between a quotation and its verb: `, ha detto Rossi`."""
        token = self.tokens[k]
        if token.text == "," or token.text in _DASHES:
            return True
        return self.inverts and self.at[k] < 0 and token.low in _BETWEEN

    def leads(self, verb: int) -> bool:
        """Tell whether a mention that no preposition governs stands right before the verb."""
        k = verb - 1  # `Eva Ort ha definito Bo Lind`
        aside = self.words.between if self.nonfinite is None else frozenset()
        while k > 0 and self.at[k] < 0 and self.tokens[k].low in aside:
            k -= 1
        number = self.at[k] if verb else -1
        if number < 0 or self.tokens[k].sentence != self.tokens[verb].sentence:
            return False
        if self.oblique(number):
            return False
        before = self.mentions[self.climb(number, self.tokens[verb].sentence)].first - 1
        while before > 0 and (self.at[before] >= 0 or self.loose(before)):
            above = self.at[before]  # `den Gefahren des Eises`
            before = self.mentions[above].first - 1 if above >= 0 else before - 1
        if before >= 0 and self.tokens[before].sentence == self.tokens[verb].sentence:
            return self.tokens[before].low not in self.words.prepositions
        return True

    def oblique(self, number: int) -> bool:
        """Tell whether its article tells that a mention is no subject: `Dem Boten sagte Eva Ort`.

        Not where a preposition governs it, and it belongs to what is before: `Ort mit dem Hut`.
        """
        first = self.mentions[number].first
        before = self.tokens[first - 1] if first else None
        begins = before is None or before.sentence != self.tokens[first].sentence
        alone = begins or (before is not None and before.low in {"gegenüber", ","})
        return alone and self.tokens[first].low in self.words.oblique

    def shares(self, verb: int) -> bool:
        """Tell whether a verb behind `und` has the subject before: `Ort kam und sagte dem Rat`."""
        return (
            verb > 1 and self.tokens[verb - 1].text == "und" and self.leader(verb - 1) is not None
        )

    def following(self, verb: int) -> int | None:
        """Give the mention right behind an inverted verb, adverbs aside."""
        begin = self.behind_platform(verb + 1) if self.inverts else verb + 1
        for k in range(begin, min(begin + 3, len(self.tokens))):
            token = self.tokens[k]
            if token.sentence != self.tokens[verb].sentence or token.kind != "word":
                return None
            number = self.at[k]
            if number >= 0:
                number = self.compound(number)
                near = begin == verb + 1 or self.mentions[number].kind == "name"
                return number if near else None
            if token.low in self.words.prepositions:
                return sentence_brackets.attributed(self.tokens, self.at, self.words, verb)
        return None

    def behind_platform(self, begin: int) -> int:
        """Give the token behind the platform on which something was posted, or the same.

        `ha scritto su X Marco Rinaldi`, `schrieb auf der Plattform X der Bauer`.
        """
        if begin >= len(self.tokens):
            return begin
        if self.at[begin] >= 0 and self.tokens[begin].low not in self.words.prepositions:
            return begin
        for k in range(begin + 1, min(begin + _PLATFORM, len(self.tokens))):
            if self.tokens[k].sentence != self.tokens[begin].sentence or self.person_at(k):
                break
            if self.tokens[k].text in platform_words():
                return k + 1
            if self.tokens[k].kind != "word":
                break
        return begin

    def person_at(self, k: int) -> bool:
        """Tell whether a name, no platform, stands at a token: `skriver ledaren Bo Ort på X`."""
        number = self.at[k]
        if number < 0 or self.mentions[number].kind != "name":
            return False
        mention = self.mentions[number]
        words = platform_words()
        return all(token.text not in words for token in self.tokens[mention.first : mention.last])

    def preceding(self, verb: int) -> tuple[int | None, How]:
        """Give the mention before the verb that it belongs to."""
        tokens, sentence = self.tokens, self.tokens[verb].sentence
        participle = tokens[verb].low.endswith("ing")
        j = verb - 1
        while j >= 0 and tokens[j].sentence == sentence and self.between(j):
            j -= 1
        if j < 0 or tokens[j].sentence != sentence:
            return None, "none"
        infinitive = any(tokens[k].low == "to" for k in range(j + 1, verb))
        own = self.led(j) if participle else self.wished(j) if infinitive else None
        if own is not None:
            return own, "absolute"
        if infinitive or tokens[j].low in self.words.conjunctions or participle:
            nearest = None if self.inverts else self.nearest_subject(j)
            return (nearest, "near") if nearest is not None else (self.leader(j), "leader")
        if self.at[j] >= 0:
            return self.before_verb(j)
        if tokens[j].text == ")" or tokens[j].text in _PARENTHESES:
            return self.behind(j), "behind"
        for k in range(j, max(-1, j - 7), -1):
            if tokens[k].sentence != sentence or tokens[k].kind != "word":
                break
            if self.at[k] >= 0:
                return self.climb(self.at[k], sentence), "near"
        return self.leader(j), "leader"

    def before_verb(self, j: int) -> tuple[int | None, How]:
        """Give the head of the mention that ends at token `j`, right before a verb."""
        sentence = self.tokens[j].sentence
        number = self.climb(self.at[j], sentence, appositions=self.inverts)
        if not self.inverts:
            return (self.leader(j), "leader") if self.governed(number) else (number, "beside")
        if number != self.at[j] and self.governed(number):
            # `Interrogée par la radio, la ministre Ida Ort dit`
            number = self.climb(self.at[j], sentence, appositions=False)
        told_of = number == self.at[j] and self.governed(number)
        told_of = told_of and not (self.words.of_words or self.words.reported.moods)
        leader = self.leader(j) if told_of else None
        if leader is not None and not self.governed(leader):
            return leader, "leader"  # `Ort za Danas rekao`
        return number, "beside"

    def between(self, k: int) -> bool:
        """Tell whether a token may stand between a subject and its verb."""
        low = self.tokens[k].low
        return self.at[k] < 0 and (low in _BETWEEN or low.endswith("ly"))

    def behind(self, j: int) -> int | None:
        """Give the mention before the parenthesis that ends at token `j`."""
        tokens, sentence = self.tokens, self.tokens[j].sentence
        best: int | None = None
        for k in range(self.before_brackets(j), max(0, j - _FARTHEST), -1):
            if tokens[k].sentence != sentence or tokens[k].kind == "quote":
                break
            if tokens[k].text in _PARENTHESES and self.at[k - 1] >= 0:
                best = self.climb(self.at[k - 1], sentence)
                after = tokens[k + 1]
                opens = after.low in self.words.determiners or after.low in self.words.relatives
                if opens or after.text[:1].isdigit() or tokens[k].text == "(":
                    return best
        return best if best is not None else self.leader(j)

    def leader(self, j: int) -> int | None:
        """Give the first mention of the sentence up to token `j` that no preposition governs."""
        tokens, sentence = self.tokens, self.tokens[j].sentence
        k = j
        while k > 0 and j - k < _FARTHEST and tokens[k - 1].sentence == sentence:
            if tokens[k - 1].text == ":":
                break
            k -= 1
        fallback: int | None = None
        governed = False
        while k <= j:
            if tokens[k].text == "(":
                closed = next((n for n in range(k, j) if tokens[n].text == ")"), None)
                if closed is not None:
                    k = closed + 1
                    continue
            number = self.at[k]
            if number < 0:
                k += 1
                continue
            mention = self.mentions[number]
            before = tokens[k - 1] if k and tokens[k - 1].sentence == sentence else None
            joined = self.inverts and before is not None and before.low in self.words.conjunctions
            if not joined:  # `mit Ida Ort und Bo Lind`
                governed = before is not None and before.low in self.words.prepositions
            if not governed and mention.kind != "relative" and not mention.possessive:
                return self.member(number)
            fallback = number if fallback is None else fallback
            k = mention.last
        return fallback

    def nearest_subject(self, j: int) -> int | None:
        """Give the nearest mention up to token `j` that has a verb, unless that reports.

        `where the crowd had gathered, chanting`; in `Finch said that the pier was old, adding`
        the pier is told of.
        """
        tokens, sentence = self.tokens, self.tokens[j].sentence
        k = j
        while k >= 0 and tokens[k].sentence == sentence and j - k < _FARTHEST:
            number = self.at[k]
            if number < 0:
                k -= 1
                continue
            mention = self.mentions[number]
            k = mention.first - 1
            before = tokens[k] if k >= 0 and tokens[k].sentence == sentence else None
            if before is not None and k in self.subjects and self.subjects[k] == number:
                return number
            if before is not None and (before.low == "that" or k in self.subjects):
                continue
            if (
                before is not None
                and before.low in self.words.prepositions
                and before.low not in SUBORDINATING
            ):
                continue
            if (self.acts(mention) and not mention.possessive) or self.ends_apposition(mention):
                return number
        return None
