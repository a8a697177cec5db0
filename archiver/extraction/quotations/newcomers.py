"""Tell where a text brings in somebody without a name, who may be the next "he" or "she".

`A baker stood up. “…,” he said` is the baker's, whoever was named before. How near to its verb a
mention stands is told here as well, because only who does something is brought in so.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.noun_phrases import PAST_FORMS
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar, wordset

_AUXILIARIES = wordset("is was has had will would can could said told wrote")
_LEAST = 2  # words of an article and a noun
_OBJECT = 2
"""What `standing` gives for a mention that does nothing."""
_INFORMED = wordset("briefed close familiar")
"""English words behind somebody who tells what they know: `a source close to the talks`."""
_NO_COMPANY = frozenset({"as", "like", "of"})


@dataclass(frozen=True, slots=True)
class MentionedText:
    """A text with what was found in it; `uttering` are the mentions that say something."""

    text: str
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    words: Grammar
    uttering: Collection[int | None] = ()


class Newcomers:
    """The mentions of a text by what they do, and those among them that bring somebody in."""

    def __init__(self, found: MentionedText) -> None:
        """Look at a text with its mentions."""
        self.text = found.text
        self.tokens = found.tokens
        self.mentions = found.mentions
        self.words = found.words
        self.uttering = found.uttering

    @cached_property
    def introduced(self) -> frozenset[str]:
        """The nouns for people that stand behind an article for somebody new, anywhere."""
        return frozenset(
            self.tokens[self.behind_noun(mention) - 1].low
            for mention in self.mentions
            if mention.kind == "nominal"
            and mention.name is None
            and self.tokens[mention.first].low in self.words.unnamed.articles
        )

    def newcomer(self, n: int, sex: str) -> bool:
        """Tell whether a mention brings in somebody unnamed of that sex, ``m`` or ``f``.

        `A judge came`, `with his wife`, and `The judge` behind the former; not `Finch, a judge,`
        nor `Finch is a judge`, nor `the judge` alone, who may be somebody named.
        """
        mention, tokens, people = self.mentions[n], self.tokens, self.words.unnamed
        if mention.kind == "pronoun":
            return self.counted(mention, sex)
        if mention.kind != "nominal" or mention.name is not None or mention.possessive:
            return False
        if mention.last - mention.first < _LEAST:
            return False
        last = self.behind_noun(mention)
        first, head = tokens[mention.first].low, tokens[last - 1].low
        sexed = head in (people.men if sex == "m" else people.women)
        if not sexed and (head in people.men | people.women or not self.is_person(head)):
            return False
        owned = tokens[mention.first].text[0].isupper() and first.endswith("'s")
        fresh = first in people.articles or first in people.owning or owned
        if not fresh and head not in self.introduced:
            return False
        return (
            last < mention.last
            or self.standing(n) < _OBJECT
            or n in self.uttering
            or self.tokens[min(mention.last, len(tokens) - 1)].low in _INFORMED
            or (sexed and self.governed_by_company(mention))
        )

    def behind_noun(self, mention: Mention) -> int:
        """Give the token behind a phrase's noun, whose end may be its verb: `A baker stood`."""
        last = mention.last
        acts = last - mention.first > _LEAST and self.tokens[last - 1].low in PAST_FORMS
        return last - 1 if acts and self.words.unnamed.articles else last

    def counted(self, mention: Mention, sex: str) -> bool:
        """Tell whether `one` or `another` stands before a noun for a person: `One man shouted`."""
        tokens, people, last = self.tokens, self.words.unnamed, mention.last
        if tokens[mention.first].low not in people.articles or last + 1 >= len(tokens):
            return False
        head = tokens[last].low
        same = head in (people.men if sex == "m" else people.women) or self.is_person(head)
        return same and tokens[last + 1].low not in {",", "."}

    def is_person(self, head: str) -> bool:
        """Tell whether a noun is for one person of either sex, and for no body: `her campaign`."""
        if head in self.words.bodies:
            return False
        return head in self.words.unnamed.others or head in self.words.roles

    def governed_by_company(self, mention: Mention) -> bool:
        """Tell whether a preposition brings somebody in who does nothing: `came with his wife`."""
        ahead = self.tokens[mention.first - 1] if mention.first else None
        if ahead is None or ahead.sentence != self.tokens[mention.first].sentence:
            return False
        return ahead.low in self.words.prepositions and ahead.low not in _NO_COMPANY

    def standing(self, n: int) -> int:
        """Give 0 for the first mention of a sentence, 1 for another subject, 2 for the rest."""
        mention = self.mentions[n]
        first = self.tokens[mention.first]
        leads = n == 0 or self.tokens[self.mentions[n - 1].first].sentence != first.sentence
        before = self.tokens[mention.first - 1].low if mention.first else ""
        if leads and before not in self.words.prepositions:
            return 0
        return 1 if self.acts(mention) else 2

    def acts(self, mention: Mention) -> bool:
        """Tell whether what follows a mention looks like its verb.

        `is`, `praised`, `congratulating`.
        """
        if mention.last >= len(self.tokens):
            return False
        behind = mention.last
        apposed = self.tokens[mention.first - 1].text == "," if mention.first else False
        if apposed and self.tokens[behind].text == "," and behind + 1 < len(self.tokens):
            behind += 1  # `One delegate, Ada Finch, pledged`
        low = self.tokens[behind].low
        return low in _AUXILIARIES or (
            low.endswith(("ed", "ing", "s")) and low not in self.words.small
        )
