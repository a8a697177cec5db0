"""Find mentions of people and bodies among tokens: names, pronouns, noun phrases.

A mention says where it stands and what it is made of; who is meant is decided by
others. Nothing inside a quotation is ever a mention.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import regex as re

from archiver.extraction.quotations.name_forms import (
    behind_dateline,
    capital,
    initials_go_on,
    office_goes_on,
    possessive,
    within_office,
)
from archiver.extraction.quotations.platform_names import on_platform, platform_words
from archiver.extraction.quotations.predicates import bare_subject, finite_form, noun_form
from archiver.extraction.quotations.tokens import COUNTED, TITLE, Token
from archiver.languages.base import Grammar, wordset
from archiver.languages.registry import join_words

MentionKind = Literal["name", "pronoun", "nominal", "relative"]


class Mention(NamedTuple):
    """Tokens `first` up to and without `last`; `name` the tokens of the name among them."""

    first: int
    last: int
    kind: MentionKind
    name: tuple[int, int] | None = None
    possessive: bool = False


_PARTICLES = join_words(lambda language: language.grammar.particles)
"""Words in lower case that stand inside a name: `de la Cruz`."""
_COMPOUND_TITLES = (
    *("minister", "präsident", "sprecher", "kanzler", "sekretär", "senator", "chef", "meister"),
    *("direktor", "vorsitzende", "vorsitzender", "anwalt", "leiter", "trainer", "richter"),
    *("kommissar", "beauftragte", "beauftragter", "experte", "forscher"),
    *("führer", "geschäftsführer"),
)
"""Ends of German titles, which are written in one word."""
_STARTERS = wordset(
    """
    likewise elsewhere overall besides alongside beyond above below aside throughout maybe sure good
    okay thanks please led born made based compared told seen known taken given held built written
    driven faced wherever whenever whoever whatever needless
    """
)
"""English words that begin a sentence and are no name there, though they stand nowhere else."""
_STATES = wordset(
    """
    calif fla mass conn ariz ala va ill ind wis wisc minn mich pa tenn tex wash ore okla colo miss
    ga ky la md me mo mont neb nev vt wyo del kan ark
    """
)
"""Abbreviated states of the USA, which follow a town and a comma."""
# Matches `Allerdings` and `Möglicherweise`, which begin German sentences; not `Experten`.
_SAYING = wordset("said says told tells wrote writes asks adds tweets")
"""English verbs that are no part of a name, whatever their letters: `Voss Said`, `Says Neil`."""
# Matches `He'd` and `Here's`; not `O'Neill` or `Finch's`.
_CONTRACTED = re.compile(r"([a-z]+)'(?:d|s|ll|re|ve|m)$")
_CONTRACTED_PRONOUNS = wordset("he's he'd he'll she's she'd she'll they've they're they'd we've")
_ADVERB = re.compile(r"(?:lich|weise|falls|dings|seits|mals|dessen|wärts|nach|mit|bei|zu|los|end)$")
BULLETS = frozenset({":", "—", "–", "-", "•", "*"})
_MOST_WORDS = 14
_MOST_NOUNS = 5


def find_mentions(
    found: Sequence[Token], words: Grammar, verbs: frozenset[str], *, nouns_capital: bool = False
) -> list[Mention]:
    """Every mention among the tokens, in order, none inside another.

    `nouns_capital` says that the language writes all nouns with a capital (German).
    """
    return Finder(found, words, verbs, nouns_capital=nouns_capital).mentions()


class Finder:
    """Finds the mentions of one text."""

    def __init__(
        self,
        found: Sequence[Token],
        words: Grammar,
        verbs: frozenset[str],
        *,
        nouns_capital: bool,
    ) -> None:
        """Note which words the text writes small, so that a capital after a stop says nothing."""
        self.found = found
        self.words = words
        self.pronouns = words.pronouns
        self.verbs = verbs
        self.nouns_capital = nouns_capital
        self.particles = _PARTICLES - words.determiners if nouns_capital else _PARTICLES
        # Words in lower case that can begin a mention; most words of a text cannot.
        self.opening = self.pronouns.union(
            words.relatives, words.determiners, words.roles, words.titles, _PARTICLES
        )
        self.elides = "l'" in words.determiners
        self.english = "the" in words.determiners
        self.lowered = {t.text for t in found if t.kind == "word" and t.text.islower()}
        if nouns_capital:
            inner = {b.low for a, b in pairwise(found) if a.sentence == b.sentence and capital(b)}
            self.lowered |= {t.low for t in found if t.low not in inner}

    def mentions(self) -> list[Mention]:
        """Every mention, in order."""
        result: list[Mention] = []
        i, found, words, opening = 0, self.found, self.words, self.opening
        paragraph = -1
        while i < len(found):
            if found[i].paragraph != paragraph:
                paragraph = found[i].paragraph
                i = behind_dateline(found, i)
            text, low, kind = found[i].text, found[i].low, found[i].kind
            if low == TITLE and self.named_paper(i):
                result.append(Mention(i, i + 1, "name", (i, i + 1)))
            elided = self.elides and low.startswith("l'")
            if kind != "word" or (
                text.islower()
                and low not in opening
                and "-" not in low
                and not elided
                and not (self.english and low[-1] in "st")
            ):
                i += 1
                continue
            last = i + 1
            mention: Mention | None = None
            if self.english and (bare := bare_subject(found, i, words, self.verbs)):
                last = i + bare
                mention = Mention(i, last, "nominal")
            elif self.pronoun(i):
                mention = Mention(i, last, "pronoun")
            elif low in words.relatives:
                mention = Mention(i, last, "relative")
            elif (
                elided
                or low in words.determiners
                or self.role(i)
                or self.named(i)
                or self.particle(i)
            ):
                last = self.phrase(i)
                mention = self.built(i, last)
            if mention is None:
                i += 1
            else:
                result.append(mention)
                i = last
        return result

    def utters(self, token: Token) -> bool:
        """Whether a capital is a verb in the capitals of a title: `Voss Said`, `Says Neil`."""
        if self.nouns_capital or token.low not in self.verbs or not capital(token):
            return False
        return token.low in _SAYING or token.low.endswith(("ed", "ing"))

    def pronoun(self, i: int) -> bool:
        """Whether token `i` is a pronoun: `she`, `a-t-il`; not the `o` of `o João`."""
        low = self.found[i].low
        if low.endswith(("-il", "-elle", "-ils", "-elles")):
            return bool(self.words.he & {"il"})
        if self.english and low in _CONTRACTED_PRONOUNS:
            return True
        if low not in self.pronouns:
            return False
        noun = i + 1 < len(self.found) and capital(self.found[i + 1])
        return not (low in self.words.determiners and noun)

    def named(self, i: int) -> bool:
        """Whether a name begins at token `i`: a capital that its place does not explain."""
        found, token = self.found, self.found[i]
        if not capital(token) or token.low in self.words.small or token.text == "@":
            return False
        short = _CONTRACTED.match(token.low)
        if (
            self.utters(token)
            or on_platform(token)
            or (short and short[1] in self.words.small | self.pronouns)
        ):
            return False
        before = found[i - 1] if i else None
        if (
            token.low in COUNTED
            and i > 1
            and found[i - 2].text.isdigit()
            and found[i - 1].text == "."
        ):
            return False  # `am 4. August`
        if before and before.text == "," and self.state(i):
            return False
        if token.text in platform_words() and before and before.low in self.words.prepositions:
            return False
        if before and before.sentence == token.sentence and before.text not in BULLETS:
            return True
        after = found[i + 1] if i + 1 < len(found) else None
        follows = after is not None and after.sentence == token.sentence and capital(after)
        follows = follows or office_goes_on(found, self.words.titles, i + 1, len(found))
        plain = token.low not in self.lowered and token.low not in self.verbs
        if self.nouns_capital and after is not None and after.low in self.verbs:
            return not _ADVERB.search(token.low) and token.low not in self.verbs
        if token.low in _STARTERS or token.low.endswith("ing"):
            plain = plain and after is not None and after.low in self.verbs
        says = after is not None and after.low in self.verbs and after.sentence == token.sentence
        return follows or (plain and (says or not token.low.endswith("ly")))

    def state(self, i: int) -> bool:
        """Whether token `i` is the state behind a town and a comma: `Concord, N.H.`."""
        found, text = self.found, self.found[i].text
        short = found[i].low in _STATES or (text.isupper() and "." in text and len(text) < 5)
        dotted = i + 1 < len(found) and found[i + 1].text == "."
        return short and dotted and i > 1 and capital(found[i - 2])

    def particle(self, i: int) -> bool:
        """Whether token `i` is the small word before a name: `de Wit`, where `de` means nothing."""
        found, low = self.found, self.found[i].low
        if low not in _PARTICLES or low in self.words.small or capital(found[i]):
            return False
        return i + 1 < len(found) and found[i + 1].text[0:1].isupper()

    def role(self, i: int) -> bool:
        """Whether a noun without article names people: `officials`, `spokesman Tom Reed`."""
        token, words = self.found[i], self.words
        if (token.low not in words.roles and token.low not in words.titles) or capital(token):
            return False
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        follows = after is not None and after.sentence == token.sentence and capital(after)
        return follows or (token.low in words.roles and token.low.endswith("s"))

    def phrase(self, i: int) -> int:
        """The end of the noun phrase that begins at token `i`."""
        found = self.found
        if self.nouns_capital and found[i].low in self.words.views:
            return i + 1
        opens = found[i].low in self.words.determiners or self.elided(found[i])
        owned = self.words.views | self.words.opinions
        nouns = 0
        end = min(len(found), i + _MOST_WORDS)
        for j in range(i + 1, end):
            token = found[j]
            if token.sentence != found[i].sentence or found[j - 1].low in owned:
                return j
            if token.kind != "word":
                if not self.joins(j, end):
                    return j
            elif capital(token):
                if (
                    self.utters(token)
                    or on_platform(token)
                    or (token.low in self.words.small and token.low not in self.words.titles)
                ):
                    return j
            elif office_goes_on(found, self.words.titles, j, end):
                continue
            elif self.stops(j, end):
                return j
            elif not self.belongs(j):
                determined = opens or nouns > 0
                nouns += 1
                article = j == i + 1 and determined
                free = article or (
                    determined and (not capital(found[j - 1]) or self.adjective(i, j))
                )
                if not (free or possessive(found[j - 1])) or nouns > _MOST_NOUNS:
                    return j
        return end

    def joins(self, j: int, end: int) -> bool:
        """Whether a mark goes on a name: `Finch & Sons`, `J. Finch`, `U.S. secretary`."""
        found, mark = self.found, self.found[j].text
        after = found[j + 1] if j + 1 < end else None
        if after is None or mark not in {"&", "."} or after.sentence != found[j].sentence:
            return False
        if capital(found[j - 1]) and capital(after):
            return True
        return mark == "." and initials_go_on(found[j - 1], after, self.words.small, self.verbs)

    def named_paper(self, i: int) -> bool:
        """Whether marks hold a German paper's name: `der „Tagesbote“ schreibt`, `laut „Bote“`.

        The verb of uttering stands beside it, or a word that only a source follows.
        """
        if not self.nouns_capital or not i:
            return False
        before, sentence = self.found[i - 1].low, self.found[i].sentence
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        says = after is not None and after.sentence == sentence and after.low in self.verbs
        if before in self.verbs or before in self.words.according:
            return True
        return says and before in self.words.determiners

    def elided(self, token: Token) -> bool:
        """Whether a word has its article in it and is no name: `l'opposant`, not `L'Oréal`."""
        return self.elides and token.low.startswith("l'") and token.text[2:3].islower()

    def adjective(self, i: int, j: int) -> bool:
        """Whether a lone capital after the article can be an adjective: `the Dutch farmer`."""
        return j == i + 2 and not self.nouns_capital

    def stops(self, j: int, end: int) -> bool:
        """Whether a word in lower case ends a noun phrase: a preposition, a verb, an adverb."""
        token, words, before = self.found[j], self.words, self.found[j - 1]
        if token.low in self.particles and capital(before):
            for k in range(j + 1, min(end, j + 3)):
                if capital(self.found[k]):
                    return False
                if self.found[k].low not in _PARTICLES:
                    break
        if token.low in words.small or token.low in self.pronouns or token.low.endswith("ly"):
            return True
        verb = token.low in self.verbs and token.low not in words.roles
        if verb and self.english and not possessive(before):
            verb = not noun_form(self.found, j, words)
        if self.english and not verb and finite_form(self.found, j, words):
            return True
        return verb and (before.low not in words.determiners or token.low.endswith("ing"))

    def belongs(self, j: int) -> bool:
        """Whether a word in lower case goes on a phrase of any kind, as `campaign` or `12`."""
        token, words = self.found[j], self.words
        return (
            token.low in words.roles
            or token.low in words.titles
            or token.low in words.bodies
            or token.low in _PARTICLES
            or token.text[0].isdigit()
        )

    def title(self, token: Token) -> bool:
        """Whether a word goes before a name without being part of it: `Bundesinnenminister`."""
        if token.low in self.words.titles or not self.nouns_capital:
            return token.low in self.words.titles
        male = token.low.removesuffix("in")
        return male in self.words.titles or male.endswith(_COMPOUND_TITLES)

    def built(self, first: int, last: int) -> Mention | None:
        """The mention of the tokens from `first` to `last`, or None for an article alone."""
        found, words = self.found, self.words
        if last - first == 1 and found[first].low in words.determiners:
            return None
        owner = possessive(found[last - 1])
        start = last
        while start > first and (
            capital(found[start - 1])
            or found[start - 1].text in {".", "&"}
            or within_office(found, words.titles, start - 1, (first, last))
            or found[start - 1].low in _PARTICLES
        ):
            start -= 1
        while start < last and (
            found[start].low in words.determiners
            or not capital(found[start])
            or self.elided(found[start])
        ):
            start += 1
        begin = start
        for k in range(start, last):
            if self.title(found[k]) or (k > start and possessive(found[k - 1])):
                begin = k + 1
            elif within_office(found, words.titles, k, (first, last)):
                begin = k + 2
        while begin < last and not capital(found[begin]):
            begin += 1
        begin = start if begin == last else begin
        if begin == first + 1 and self.particle(first):
            begin = first
        if self.common_phrase(first, begin, last):
            return Mention(first, last, "nominal", None, owner)
        common = self.nouns_capital and last - begin == 1 and not found[begin].text.isupper()
        if begin == last or (common and found[first].low in words.determiners):
            return Mention(first, last, "nominal", None, owner)
        group = found[last - 1].low in words.roles or found[last - 1].low in words.bodies
        nominal = group and found[first].low in words.determiners
        return Mention(first, last, "nominal" if nominal else "name", (begin, last), owner)

    def common_phrase(self, first: int, begin: int, last: int) -> bool:
        """Whether German nouns behind an article name nobody.

        `eine Art von Freude` and `der Erste Geschäftsführer`; not `die Ministerin Eva Ort`.
        """
        found = self.found
        if not self.nouns_capital or found[first].low not in self.words.determiners:
            return False
        if last - begin > 1 and found[begin + 1].low == "von":
            return True
        return begin < last and self.title(found[last - 1]) and not found[last - 1].text.isupper()
