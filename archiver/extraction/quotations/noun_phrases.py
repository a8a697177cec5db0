"""Follow noun phrases: from a mention to the head it belongs to, and to what stands behind it.

Never looks for the subject of a verb.
"""

from collections.abc import Sequence

from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.name_forms import possessive
from archiver.extraction.quotations.predicates import partitive
from archiver.extraction.quotations.served_people import SERVED, SERVING_ENDS, is_served
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar, wordset
from archiver.languages.given_names import is_given_name
from archiver.languages.registry import join_words

_AUXILIARIES = wordset(
    """
    is was has had will would are were have could should can may might did does
    """
)
PAST_FORMS = wordset(
    """
    became began bore bought broke brought built came chose did drew drove fell felt fled flew
    fought gave got grew held hung kept knew laid led left lent lost made met paid put ran rode rose
    sang sat saw sent shook shot sold sought spent spoke stood stuck swept swore took taught thought
    threw told went won wore wrote
    """
)
"""English past forms without `-ed`."""
OF_WORDS = join_words(lambda language: language.grammar.of_words)
"""Words of every language that stand for `of`, so that what is behind them belongs to a noun."""
SERVING_NOUNS = tuple(noun for noun in SERVED if len(noun) > 4) + SERVING_ENDS
"""Ends of nouns for people who are somebody's."""
_CLIMBS = 6
_LONGEST_LIST = 8
_MOST_IN_BRACKETS = 20
SUBORDINATING = wordset("after as before because like than since until")
"""English prepositions that begin clauses as well."""
_HONORIFICS = wordset("mr mrs ms miss")


class NounPhrases:
    """The mentions of a text among its tokens, and how they hang together."""

    def __init__(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], words: Grammar, *, inverts: bool
    ) -> None:
        """Index mentions by token; `inverts` says that the language is not English."""
        self.inverts = inverts
        self.tokens = tokens
        self.mentions = mentions
        self.words = words
        self.at: list[int] = [-1] * len(tokens)
        for number, mention in enumerate(mentions):
            for k in range(mention.first, mention.last):
                self.at[k] = number

    def loose(self, k: int) -> bool:
        """Tell whether a token is a plain word, as an adjective between preposition and noun."""
        token = self.tokens[k]
        return self.at[k] < 0 and token.text.islower() and token.low not in self.words.small

    def compound(self, number: int) -> int:
        """Give the person whose office a name joined by `and` belongs to, or the mention itself.

        `said Pier and Plank founder Ada Finch`; not `said Finch and Senator Lee`.
        """
        mention, behind = self.mentions[number], number + 1
        if behind >= len(self.mentions) or mention.kind != "name":
            return number
        other, tokens = self.mentions[behind], self.tokens
        joined = other.first == mention.last + 1 and tokens[mention.last].low == "and"
        if not joined or other.name is None or other.name[1] - other.name[0] < 2:
            return number
        office = tokens[other.name[0] - 1]
        firm = tokens[other.first].text[0].isupper() and other.name[0] - other.first > 1
        return behind if firm and office.text.islower() else number

    def ends(self, number: int) -> bool:
        """Tell whether no word follows a mention that is no pronoun, as in `said Ann Lee.`."""
        mention = self.mentions[number]
        if mention.kind == "pronoun":
            return False
        if mention.last >= len(self.tokens):
            return True
        follows = self.tokens[mention.last]
        return follows.kind != "word" or follows.sentence != self.tokens[mention.first].sentence

    def climb(self, number: int, sentence: int, *, appositions: bool = True) -> int:
        """Climb from a mention through prepositional phrases and appositions to the head."""
        tokens = self.tokens
        name = self.mentions[number].name
        named = not self.inverts and name is not None and name[1] - name[0] > 1
        number = self.listed(number, sentence)
        for _ in range(_CLIMBS):
            first = self.mentions[number].first
            if not self.inverts:
                first = self.behind_adjectives(first)
            if first < 2 or tokens[first - 1].sentence != sentence:
                break
            joint, above = tokens[first - 1], self.at[first - 2]
            if self.owned_by_body(number):
                break
            beside = self.at[first - 1]
            if beside >= 0 and (
                is_served(tokens, first - 1, first, self.words) or self.in_genitive(number, beside)
            ):
                number = beside
                continue
            if joint.text == "," and (not appositions or named or self.led_in(number, above)):
                break
            if not self.inverts and joint.low in SUBORDINATING:
                break
            if above < 0 and not self.inverts and joint.low in self.words.prepositions:
                above = self.over_noun(first - 2)
            age = tokens[first - 2].text.isdigit() and first > 3 and self.at[first - 4] >= 0
            if (joint.low in self.words.prepositions and above >= 0) or (
                joint.text == "," and above >= 0 and self.explains(number)
            ):
                number = above
            elif joint.text == "," and age:
                number = self.at[first - 4]
            else:
                break
        return number

    def in_genitive(self, number: int, above: int) -> bool:
        """Tell whether a noun is whose the person before it is.

        `Der Sprecher der Regierung sagte`.
        """
        one, other = self.mentions[number], self.mentions[above]
        article = self.tokens[one.first].low
        if article not in self.words.genitive_articles or one.kind != "nominal":
            return False
        return other.kind == "nominal" and self.tokens[other.last - 1].low.endswith(SERVING_NOUNS)

    def owned_by_body(self, number: int) -> bool:
        """Tell whether a whole English name stands behind whose it is.

        `the Guild of Ort's Ada Lee`.
        """
        mention = self.mentions[number]
        if self.inverts or mention.name is None or mention.name[0] == mention.first:
            return False
        whole = mention.name[1] - mention.name[0] > 1
        whole = whole and is_given_name(self.tokens[mention.name[0]].low)
        return whole and possessive(self.tokens[mention.name[0] - 1])

    def member(self, number: int) -> int:
        """Give who is named behind a body, `Ada Lee` in `the Guild of Ort's Ada Lee`."""
        last = self.mentions[number].last
        if last + 1 >= len(self.tokens) or self.tokens[last].low not in OF_WORDS:
            return number
        behind = self.at[last + 1]
        return behind if behind >= 0 and self.owned_by_body(behind) else number

    def led_in(self, number: int, above: int) -> bool:
        """Tell whether a comma ends what leads in a sentence that is not English: no apposition.

        `In einem Brief an Bo Lind, die Chefin`: who is written to is nobody's subject, and two
        names are two people.
        """
        if not self.inverts or above < 0:
            return False
        one, other = self.mentions[number], self.mentions[above]
        if one.name is not None and other.name is not None and other.kind == "name":
            return True
        ahead = self.tokens[other.first - 1] if other.first else None
        if ahead is None or ahead.sentence != self.tokens[other.first].sentence:
            return False
        return ahead.low in self.words.prepositions and ahead.low not in OF_WORDS

    def over_noun(self, k: int) -> int:
        """Give the mention above a plain noun that another preposition governs, or -1.

        `a panel` from the `judges` of `a panel of judges at the Quay`.
        """
        if k < 2 or not self.loose(k) or self.tokens[k - 1].low not in {"of", "from", "for"}:
            return -1
        return self.at[k - 2]

    def listed(self, number: int, sentence: int) -> int:
        """Give the first of three or more names that a preposition governs, or the mention.

        `the Ministry of Ports, Towns and Kelp said`; not `Ports, Towns and Kelp said`. Two are
        enough behind a body: `the Ministry of Ports and Kelp`.
        """
        k, tokens = number, self.tokens
        for names in range(_LONGEST_LIST):
            first = self.mentions[k].first
            if first < 2 or tokens[first - 2].sentence != sentence:
                return number
            joint, above = tokens[first - 1].low, self.at[first - 2]
            if joint in self.words.prepositions:
                body = self.tokens[self.mentions[above].last - 1].low if above >= 0 else ""
                return k if names > 1 or (names and body in self.words.bodies) else number
            if joint != ("," if names else "and") or above < 0:
                return number
            if self.mentions[above].kind != "name":
                return number
            k = above
        return number

    def behind_adjectives(self, first: int) -> int:
        """Give the token behind a preposition and the words before a mention.

        `at the silent Quay`.
        """
        k = first - 1
        while k > 0 and first - k < 4 and self.modifies(k):
            k -= 1
        governed = k > 0 and k < first - 1 and self.tokens[k].low in self.words.prepositions
        return k + 1 if governed else first

    def modifies(self, k: int) -> bool:
        """Tell whether a token is an article, an adverb or a plain word before a noun."""
        token = self.tokens[k]
        article = token.low in self.words.determiners or token.low.endswith("ly")
        return self.loose(k) or (self.at[k] < 0 and article)

    def antecedent(self, number: int) -> int:
        """Tell whom a relative pronoun stands for, `Ort` in `Ort, die`; else the mention itself."""
        mention = self.mentions[number]
        if mention.kind != "relative" or not number:
            return number
        before, sentence = self.mentions[number - 1], self.tokens[mention.first].sentence
        if before.last < mention.first - 2 or self.tokens[before.first].sentence != sentence:
            return number
        named = before.name is not None and before.name[1] - before.name[0] > 1
        by = before.first > 0 and self.tokens[before.first - 1].low == "by"
        if not self.inverts and named and by:
            return number - 1  # `a post by Ada Ort, who wrote`
        return self.climb(number - 1, sentence)

    def explains(self, number: int) -> bool:
        """Tell whether a mention behind a comma explains the one before, as `a farmer` does."""
        mention = self.mentions[number]
        low = self.tokens[mention.first].low
        words = self.words
        if low in _HONORIFICS and mention.name is not None:
            return False  # `Buying the mill, Mr. Finch said`
        if not self.inverts and mention.kind == "name" and mention.name is not None:
            first, last = mention.name
            if first > mention.first and self.tokens[last - 1].low not in words.roles:
                return False  # `at the mill, Governor Ada Finch (R) said`
        return mention.kind != "pronoun" and (
            low in words.determiners or low in words.roles or low in words.titles
        )

    def governed(self, number: int) -> bool:
        """Tell whether a preposition stands before a mention: `speaking to the paper`."""
        tokens, first = self.tokens, self.mentions[number].first
        if not first or tokens[first - 1].sentence != tokens[first].sentence:
            return False
        if partitive(tokens, first):
            return False
        before = tokens[first - 1].low
        return before in self.words.prepositions and before not in SUBORDINATING

    def before_brackets(self, j: int) -> int:
        """Give the last token before a parenthesis that ends at token `j`.

        Without brackets inside it that only describe whom a preposition governs: the `Guild` of
        `Ida Ort, head of the Guild (a trade body), said`.
        """
        tokens = self.tokens
        if tokens[j].text != "," or tokens[j - 1].text != ")":
            return j - 1
        for k in range(j - 1, max(0, j - _MOST_IN_BRACKETS), -1):
            if tokens[k].text == "(":
                number = self.at[k - 1]
                return k - 1 if number >= 0 and self.governed(number) else j - 1
        return j - 1

    def ends_apposition(self, mention: Mention) -> bool:
        """Tell whether a name between commas stands before a verb: `the page, Quay HQ, issued`."""
        tokens, first, last = self.tokens, mention.first, mention.last
        if mention.kind != "name" or not first or last + 1 >= len(tokens):
            return False
        if tokens[first - 1].text != "," or tokens[last].text != ",":
            return False
        return self.finite(tokens[last + 1])

    def acts(self, mention: Mention) -> bool:
        """Tell whether what follows a mention looks like its verb: `is`, `praised`, `makes`."""
        if mention.last >= len(self.tokens):
            return False
        token = self.tokens[mention.last]
        return token.sentence == self.tokens[mention.first].sentence and self.finite(token)

    def finite(self, token: Token) -> bool:
        """Tell whether a token looks like a finite verb."""
        if token.kind != "word":
            return False
        if not self.inverts and possessive(token):
            return False
        if not self.inverts and token.low in PAST_FORMS:
            return True
        return token.low in _AUXILIARIES or (
            token.low.endswith(("ed", "s")) and token.low not in self.words.small
        )
