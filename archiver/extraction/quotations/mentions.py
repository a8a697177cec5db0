"""Find mentions of people and bodies among tokens: names, pronouns, noun phrases.

A mention says where it stands and what it is made of; who is meant is decided by
others. Nothing inside a quotation is ever a mention.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from archiver.extraction.quotations.mention_words import PARTICLES
from archiver.extraction.quotations.name_forms import (
    behind_dateline,
    possessive,
    within_office,
    without_ending,
)
from archiver.extraction.quotations.phrase_ends import PhraseEnds
from archiver.extraction.quotations.predicates import bare_subject
from archiver.extraction.quotations.served_people import (
    KIN,
    NAME_WORDS,
    SERVED,
    begins_with_given,
    end_of_owner,
)
from archiver.extraction.quotations.tokens import TITLE, Token
from archiver.languages.base import Grammar
from archiver.languages.given_names import is_given_name

MentionKind = Literal["name", "pronoun", "nominal", "relative"]


class Mention(NamedTuple):
    """Tokens `first` up to and without `last`; `name` the tokens of the name among them."""

    first: int
    last: int
    kind: MentionKind
    name: tuple[int, int] | None = None
    possessive: bool = False


_NOBLE = 2  # words before the article in a German name
_HONOURS = frozenset(
    {"CBE", "CEO", "DBE", "JP", "KBE", "KC", "MBE", "MD", "MP", "MSP", "OBE", "QC"}
)
"""Letters behind an English name that are no part of it: `Ida Cole KC`."""


def find_mentions(
    found: Sequence[Token], words: Grammar, verbs: frozenset[str], *, nouns_capital: bool = False
) -> list[Mention]:
    """Give every mention among the tokens, in order, none inside another.

    `nouns_capital` says that the language writes all nouns with a capital (German).
    """
    return Finder(found, words, verbs, nouns_capital=nouns_capital).mentions()


class Finder(PhraseEnds):
    """Finds the mentions of one text."""

    def mentions(self) -> list[Mention]:  # noqa: C901, PLR0912 - one look at each word
        """Give every mention, in order."""
        result: list[Mention] = []
        i, found, words = 0, self.found, self.words
        paragraph = -1
        # Most words are met again and again, and begin no mention wherever they stand.
        passed = {
            text
            for text, low, kind in set(map(itemgetter(0, 1, 4), found))
            if kind == "word" and self.passes(text, low)
        }
        # Of those that may be plurals, nothing else is asked.
        plurals = {text for text in passed if text[-1] == "s"} if self.english else set()
        passed -= plurals
        end = len(found)
        while i < end:
            text, low, _, _, kind, _, within, _, _ = found[i]
            if within != paragraph:
                paragraph = within
                i = behind_dateline(found, i)
                text, low, _, _, kind, _, _, _, _ = found[i]
            if kind != "word" or text in passed:
                if low == TITLE and self.named_paper(i):
                    result.append(Mention(i, i + 1, "name", (i, i + 1)))
                i += 1
                continue
            if text in plurals:
                if bare := bare_subject(found, i, words, self.verbs):
                    result.append(Mention(i, i + bare, "nominal"))
                i += bare or 1
                continue
            elided = self.elides and low.startswith("l'")
            last = i + 1
            mention: Mention | None = None
            if self.english and (bare := bare_subject(found, i, words, self.verbs)):
                last = i + bare
                mention = Mention(i, last, "nominal")
            elif self.serves and (owner := end_of_owner(found, i, words)):
                mention, last = Mention(i, i + 1, "nominal"), owner
            elif self.starting_role(i):
                mention = Mention(i, last, "nominal")
            elif self.pronoun(i):
                mention = Mention(i, last, "pronoun")
            elif low in words.relatives and not self.acronym(i):
                mention = Mention(i, last, "relative")
            elif (
                elided
                or low in words.determiners
                or self.role(i)
                or self.named(i)
                or self.particle(i)
            ):
                mention, last = self.phrased(i)
            if mention is None:
                i += 1
            else:
                result.append(mention)
                i = last
        return result

    def phrased(self, i: int) -> tuple[Mention | None, int]:
        """Give the mention that begins at token `i`, if it names anybody, and where it ends."""
        last = self.phrase(i)
        if self.served(last):  # `Demir'in avukatı`
            return Mention(i, last + 1, "nominal"), last + 1
        return self.built(i, last), last

    def passes(self, text: str, low: str) -> bool:
        """Tell whether a word begins no mention anywhere, but for a plural without article."""
        return (
            text.islower()
            and text[0] != "@"
            and low not in self.opening
            and "-" not in low
            and not (self.elides and low.startswith("l'"))
            and not (low[-1] == "s" and low in self.capitals.contracted_pronouns)
        )

    def modifier(self, token: Token) -> bool:
        """Tell whether a hyphenated capital only describes a name: `London-born`, `CO2-neutral`."""
        _, hyphen, end = token.text.rpartition("-")
        if not hyphen or not end.islower():
            return False
        return self.nouns_capital or end in self.capitals.modifiers

    def built(self, first: int, last: int) -> Mention | None:
        """Give the mention of the tokens from `first` to `last`, or None for an article alone."""
        found, words = self.found, self.words
        if last - first == 1 and found[first].low in words.determiners:
            return None
        last -= self.title_behind(first, last)
        ended = found[last - 1].low
        owner = possessive(found[last - 1]) or without_ending(ended) != ended
        start = last
        while start > first and (
            found[start - 1].capital
            or found[start - 1].text in {".", "&"}
            or found[start - 1].low in PARTICLES
            or (found[start - 1].kind == "quote" and start - 1 > first)
            or within_office(found, words.titles, start - 1, (first, last))
        ):
            start -= 1
        while start < last and (
            found[start].low in words.determiners
            or not found[start].capital
            or self.elided(found[start])
            or (start + 1 < last and self.modifier(found[start]))
        ):
            start += 1
        begin = start
        for k in range(start, last):
            if self.title(found[k]) and (k + 1 < last or not self.nouns_capital):
                begin = k + 1  # not behind `Bauer`, a name, in `die Ministerin Eva Bauer`
            elif k > start and possessive(found[k - 1]):
                begin = k
            elif within_office(found, words.titles, k, (first, last)):
                begin = k + 2
        while begin < last and not found[begin].capital:
            begin += 1
        begin = start if begin == last else begin
        begin = self.given_in(first, begin, last)
        if begin == first + 1 and self.particle(first):
            begin = first
        if self.common_phrase(first, begin, last):
            return Mention(first, last, "nominal", None, owner)
        common = self.nouns_capital and last - begin == 1 and not self.surname(start, begin)
        if begin == last or (common and found[first].low in words.determiners):
            return Mention(first, last, "nominal", None, owner)
        group = found[last - 1].low in words.roles or found[last - 1].low in words.bodies
        nominal = group and found[first].low in words.determiners
        name = begin, self.before_honours(begin, last)
        return Mention(first, last, "nominal" if nominal else "name", name, owner)

    def title_behind(self, first: int, last: int) -> bool:
        """Tell whether a title ends a name instead of beginning it.

        Hungarian `Ort Ilona polgármester`. In no language with a word for `of` that goes on such a
        title: `Ida Ort presidenta de`.
        """
        found = self.found
        if self.words.of_words or self.english or not found[first].capital:
            return False
        return (
            last - first > _NOBLE and found[last - 1].text.islower() and self.title(found[last - 1])
        )

    def before_honours(self, begin: int, last: int) -> int:
        """Tell where an English name ends before letters behind it: `Ida Cole KC`."""
        while self.english and last - begin > _NOBLE and self.found[last - 1].text in _HONOURS:
            last -= 1
        return last

    def given_in(self, first: int, begin: int, last: int) -> int:
        """Tell where a name begins behind what its bearer is: `der Sänger Bo Ort`, `Brest Eva Ort`.

        Of a name that begins with a given name nothing is cut off, nor where no article or `of`
        tells that a noun or a place comes before it: `Jorin Paul Ort`.
        """
        found = self.found
        if self.english or last - begin <= _NOBLE or is_given_name(found[begin].low):
            return begin
        led = found[first].low in self.words.determiners if self.nouns_capital else False
        before = found[first - 1] if first else None
        if before is not None and before.sentence == found[first].sentence:
            led |= before.low in self.words.of_words
        if self.words.genitive_names and begins_with_given(found, last):
            heads = {found[begin].low, found[begin - 1].low if begin else ""}
            served = not heads.isdisjoint(SERVED | self.words.titles)
            return last - NAME_WORDS if served else begin
        given = (k for k in range(begin + 1, last - 1) if is_given_name(found[k].low))
        start = next(given, begin) if led else begin
        # `die Frau von Wärter Bo Ort`, `der Sohn des Sängers Bo Ort`
        parts = (self.words.particles | self.words.of_words) - self.words.determiners
        whose = any(found[k].low in parts or found[k].low in KIN for k in range(first, start))
        return begin if whose else start

    def surname(self, start: int, begin: int) -> bool:
        """Tell whether a German word is a name alone: `die DLRG`, `der Vorsitzende Ort`."""
        word = self.found[begin]
        if word.text.isupper():
            return True
        place = word.text in self.capitals.places or word.text[:-1] in self.capitals.places
        return begin > start and self.title(self.found[begin - 1]) and not place

    def common_phrase(self, first: int, begin: int, last: int) -> bool:
        """Tell whether German nouns behind an article name nobody.

        `eine Art von Freude` and `der Erste Geschäftsführer`; not `die Ministerin Eva Ort`.
        """
        found = self.found
        if not self.nouns_capital or found[first].low not in self.words.determiners:
            return False
        if last - begin > 1 and found[begin + 1].low == "von":
            return not is_given_name(found[begin].low)
        return begin < last and self.title(found[last - 1]) and not found[last - 1].text.isupper()
