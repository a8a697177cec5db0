"""Tell where a noun phrase ends: at a verb, an adverb, a mark, another person's name.

Never says what a phrase is, nor whether it names anybody.
"""

from archiver.extraction.quotations.mention_words import PARTICLES, MentionWords
from archiver.extraction.quotations.name_forms import (
    initials_go_on,
    office_goes_on,
    possessive,
    without_accents,
    without_ending,
)
from archiver.extraction.quotations.platform_names import is_lone_letter, on_platform
from archiver.extraction.quotations.predicates import finite_form, noun_form
from archiver.extraction.quotations.tokens import TITLE, Token
from archiver.languages.given_names import is_given_name

_MOST_WORDS = 14
_MOST_NOUNS = 5
_NICKNAME = 14  # characters with their marks
_NOBLE = 2  # words before the article in a German name


_AFTER_ROLES = frozenset(
    {"briefed", "close", "familiar", "inside", "involved", "present", "within"}
)
"""English words behind a noun for a person that go on with who it is: `a source close to Finch`."""


class PhraseEnds(MentionWords):
    """The words of one text, and where the phrases end that begin at them."""

    def phrase(self, i: int) -> int:
        """Give the end of the noun phrase that begins at token `i`."""
        found = self.found
        if self.nouns_capital and found[i].low in self.words.views:
            return i + 1
        opens = found[i].low in self.words.determiners or self.elided(found[i])
        nouns = office = 0
        end = min(len(found), i + _MOST_WORDS)
        token, sentence = found[i], found[i].sentence
        for j in range(i + 1, end):
            before, token = token, found[j]
            if token.sentence != sentence or before.low in self.owned or self.parts(before, token):
                return j
            if token.kind != "word":
                if not self.joins(j, end):
                    return j
            elif token.capital:
                if self.ends_name(i, j):
                    return j
            elif j < office or (
                before.capital
                and (
                    office_goes_on(found, self.words.titles, j, end)
                    or (office := self.office_ahead(j, end)) > j
                )
            ):
                continue
            elif self.stops(j, end):
                return j
            elif not self.belongs(j):
                determined = opens or nouns > 0
                nouns += 1
                article = j == i + 1 and determined
                free = article or (determined and (not before.capital or self.adjective(i, j)))
                if not (free or possessive(before)) or nouns > _MOST_NOUNS:
                    return j
        return end

    def ends_name(self, i: int, j: int) -> bool:
        """Tell whether a capital is no part of the name from `i`: `Demir'in Twitter hesabından`."""
        token, before = self.found[j], self.found[j - 1].low
        if self.utters(token) or on_platform(token) or self.small_capital(i, j):
            return True
        if j == i + 1 and is_lone_letter(self.found[i]):
            return True  # `napisał w serwisie X Jan Ort`
        if self.bare and self.second_person(i, j):
            return True
        return "'" in before and without_ending(before) != before

    def second_person(self, i: int, j: int) -> bool:
        """Tell whether a second name begins behind a first, in another case.

        `do Ewy Ort Jan Lis`.
        """
        after = self.found[j + 1] if j + 1 < len(self.found) else None
        follows = after is not None and after.sentence == self.found[j].sentence and after.capital
        follows = follows and not self.title(self.found[j - 1])  # `Belediye Başkanı Elif Ort`
        return follows and j - i >= _NOBLE and is_given_name(self.found[j].low)

    def small_capital(self, i: int, j: int) -> bool:
        """Tell whether a capital is no part of the name from `i`, but a small word.

        `Finch However`.
        """
        token = self.found[j]
        if token.low not in self.words.small or token.low in self.words.titles:
            return False
        title = self.found[j - 2] if self.found[j - 1].text == "." and j > 1 else self.found[j - 1]
        if self.title(title) and is_given_name(token.low) and self.opens(self.found[j + 1]):
            return False  # `Senator June Ort`
        if self.surname_article(j):
            return False
        ends = token.low in self.capitals.name_ends and self.found[j - 1].capital and j == i + 1
        return not ends and not self.acronym(j)

    def surname_article(self, j: int) -> bool:
        """Tell whether an article with a capital goes on a name: `Yvonne Le Ort`, `Ida De Ort`."""
        found = self.found
        if self.english or j + 1 >= len(found):
            return False
        if found[j].low not in self.words.determiners and found[j].low not in PARTICLES:
            return False
        near = found[j + 1].sentence == found[j - 1].sentence and found[j + 1].capital
        return near and is_given_name(without_accents(found[j - 1].low))

    def office_ahead(self, j: int, end: int) -> int:
        """Tell where a person's name begins behind a body's and her office, or 0.

        `CNN senior analyst Ada Finch`.
        """
        found, words = self.found, self.words
        if not self.english or not found[j - 1].capital:
            return 0
        k = j
        while k < min(end - 1, j + 4) and found[k].kind == "word" and found[k].text.islower():
            low = found[k].low
            if low in words.small or low in self.verbs or low.endswith(("ly", "'s")):
                return 0
            k += 1
        office = found[k - 1].low in words.roles or found[k - 1].low in words.titles
        named = found[k].capital and found[k].low not in words.small
        # `the White House press secretary, Ada Finch, said`
        named = named or (k > j + 1 and found[k].text == "," and found[k + 1].capital)
        return k if k > j and office and named else 0

    def joins(self, j: int, end: int) -> bool:
        """Tell whether a mark goes on a name: `Finch & Sons`, `J. Finch`, `U.S. secretary`."""
        found, mark = self.found, self.found[j].text
        after = found[j + 1] if j + 1 < end else None
        if after is not None and found[j].kind == "quote":
            return self.nickname(j, after)
        if after is None or mark not in {"&", "."} or after.sentence != found[j].sentence:
            return False
        if found[j - 1].capital and after.capital:
            return True
        return mark == "." and initials_go_on(found[j - 1], after, self.words.small, self.verbs)

    def nickname(self, j: int, after: Token) -> bool:
        """Tell whether marks hold what somebody is called inside a name: `Edward “Ned” Finch`."""
        found = self.found
        short = found[j].end - found[j].start <= _NICKNAME and found[j].low == TITLE
        named = found[j - 1].capital and is_given_name(found[j - 1].low) and after.capital
        near = found[j - 1].sentence == after.sentence and after.kind == "word"
        return short and named and near and after.low not in self.verbs | self.words.small

    def adjective(self, i: int, j: int) -> bool:
        """Tell whether a lone capital after the article can be an adjective: `the Dutch farmer`."""
        return j == i + 2 and not self.nouns_capital

    def stops(self, j: int, end: int) -> bool:
        """Tell whether a word in lower case ends a noun phrase.

        A preposition, a verb, an adverb.
        """
        token, words, before = self.found[j], self.words, self.found[j - 1]
        inside = before.text.islower() and before.low in self.particles
        inside = inside and self.found[j - 2].capital  # the `la` of `Raúl de la Ort`
        inside = inside and token.low in words.particles
        begins = before.capital or inside
        if token.low in self.particles and begins and not self.addresses(j, end):
            for k in range(j + 1, min(end, j + 3)):
                if self.found[k].capital:
                    return False
                if self.found[k].low not in PARTICLES:
                    break
        if self.nouns_capital and self.noble(j, end):
            return False
        if token.low in words.small or token.low in self.pronouns or token.low.endswith("ly"):
            return True
        goes_on = token.low.endswith("ing") or token.low in _AFTER_ROLES
        if self.english and before.low in words.roles and goes_on:
            return True  # `a woman standing at the gate`, `a source close to Finch`
        verb = token.low in self.verbs and token.low not in words.roles
        if verb and self.english and not possessive(before):
            verb = not noun_form(self.found, j, words)
        if self.english and not verb and finite_form(self.found, j, words):
            return True
        return verb and (before.low not in words.determiners or token.low.endswith("ing"))

    def addresses(self, j: int, end: int) -> bool:
        """Tell whether a German `zu` stands before who is spoken to: `Ida Ort zu RTN: „…“`.

        Not that of `Ida zu Hohenort`, but where a colon follows the name.
        """
        if not self.nouns_capital or self.found[j].low != "zu" or j + 1 >= end:
            return False
        whom = self.found[j + 1].text
        if self.title(self.found[j + 1]) or self.found[j - 1].low.endswith("te"):
            return True  # `sagte der Angeklagte zu Richterin Ort`
        return whom.isupper() or self.found[min(j + 2, len(self.found) - 1)].text == ":"

    def noble(self, j: int, end: int) -> bool:
        """Tell whether an article goes on a German name.

        `Ida von der Au`, not `Kritik von der Au`.
        """
        found = self.found
        if j < _NOBLE or j + 1 >= end or found[j].low not in PARTICLES or not found[j + 1].capital:
            return False
        ahead = found[j - 1].text
        return ahead in self.particles and is_given_name(found[j - 2].low)

    def belongs(self, j: int) -> bool:
        """Tell whether a word in lower case goes on a phrase of any kind, as `campaign` or `12`."""
        token, words = self.found[j], self.words
        return (
            token.low in words.roles
            or token.low in words.titles
            or token.low in words.bodies
            or token.low in PARTICLES
            or token.text[0].isdigit()
        )
