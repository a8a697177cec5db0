"""Tell what a word can be that begins a mention: a name, a pronoun, a role, a word of a sentence.

Never says where a mention ends.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import itemgetter

import regex as re

from archiver.extraction.quotations.name_forms import office_goes_on, without_ending
from archiver.extraction.quotations.platform_names import is_lone_letter, on_platform
from archiver.extraction.quotations.served_people import SERVED, SERVING_ENDS
from archiver.extraction.quotations.tokens import COUNTED, Token
from archiver.languages.base import Grammar
from archiver.languages.given_names import is_given_name
from archiver.languages.registry import join_words
from archiver.platforms.prose_names import platform_words

PARTICLES = join_words(lambda language: language.grammar.particles)
"""Words in lower case that stand inside a name: `de la Cruz`."""
_SERVING = SERVED - join_words(lambda language: language.grammar.titles)
"""Nouns for people who are somebody's: `Sprecher`, `avvocato`."""
# Matches `He'd` and `Here's`; not `O'Neill` or `Finch's`.
_CONTRACTED = re.compile(r"([a-z]+)'(?:d|s|ll|re|ve|m)$")
# Matches the party and state behind a name, `R-Ohio`; not `R-Type`, of which nobody is told.
_PARTY = re.compile(r"[DIR]-\p{Lu}\p{L}+")
_PLACES_OF_POSTS = (
    *("account", "feed", "handle", "hesab", "page", "post", "profile", "thread", "user"),
)
"""Beginnings of words behind a platform that stands before them like an adjective."""
BULLETS = frozenset({":", "—", "–", "-", "•", "*", "(", "["})


class MentionWords:
    """The words of one text, and which of them begin mentions."""

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
        self.capitals = words.capitals
        self.pronouns = words.pronouns
        ends = re.compile(words.capitals.adverbs or "(?!)")
        self.adverb: Callable[[str], object] = ends.search
        self.verbs = verbs
        self.nouns_capital = nouns_capital
        # Not the `al` of `Aldo Ort al Corriere`, which is a preposition in Italian.
        self.particles = PARTICLES - (words.prepositions - words.particles)
        if nouns_capital:
            self.particles -= words.determiners
        self.english = "the" in words.determiners
        # Words in lower case that can begin a mention; most words of a text cannot.
        self.opening = self.pronouns.union(
            words.relatives, words.determiners, words.roles, words.titles, PARTICLES
        )
        self.serves = not (self.english or words.of_words)
        if self.serves:
            self.opening |= SERVED
        self.owned = words.views | words.opinions
        self.elides = "l'" in words.determiners
        self.bare = not (self.english or words.male_articles)  # a language without articles
        # Of each word once: a text has far fewer of them than tokens.
        kinds = set(map(itemgetter(0, 4), found))
        self.lowered = {text for text, kind in kinds if kind == "word" and text.islower()}
        if nouns_capital:
            inner = {b.low for a, b in pairwise(found) if a.sentence == b.sentence and b.capital}
            self.lowered |= {t.low for t in found if t.low not in inner}

    def utters(self, token: Token) -> bool:
        """Tell whether a capital is a verb in the capitals of a title: `Voss Said`, `Says Neil`."""
        if self.nouns_capital or token.low not in self.verbs or not token.capital:
            return False
        return token.low in self.capitals.verbs or token.low.endswith(("ed", "ing"))

    def pronoun(self, i: int) -> bool:
        """Tell whether token `i` is a pronoun: `she`, `a-t-il`; not the `o` of `o João`."""
        low = self.found[i].low
        if self.acronym(i):
            return False
        if low.endswith(("-il", "-elle", "-ils", "-elles")):
            return bool(self.words.he & {"il"})
        if low in self.capitals.contracted_pronouns:
            return True
        if low not in self.pronouns:
            return False
        noun = i + 1 < len(self.found) and self.found[i + 1].capital
        return not (low in self.words.determiners and noun)

    def named(self, i: int) -> bool:
        """Tell whether a name begins at token `i`: a capital that its place does not explain."""
        found, token = self.found, self.found[i]
        small = token.low in self.words.small and not self.acronym(i)
        if not token.capital or small:
            return False
        if token.text[0] == "@":
            return self.handle(i)
        if self.english and _PARTY.fullmatch(token.text):
            return False
        short = _CONTRACTED.match(token.low)
        if (
            self.utters(token)
            or on_platform(token)
            or self.names_place_of_post(i)
            or (short and (short[1] in self.words.small or short[1] in self.pronouns))
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
        if before and (
            (before.text == "," and self.state(i))
            or (token.text in platform_words() and before.low in self.words.prepositions)
        ):
            return False
        if before and before.sentence == token.sentence and before.text not in BULLETS:
            return True
        after = found[i + 1] if i + 1 < len(found) else None
        follows = after is not None and after.sentence == token.sentence and self.opens(after)
        follows = follows or office_goes_on(found, self.words.titles, i + 1, len(found))
        if self.nouns_capital and after is not None and after.text in self.particles:
            follows = follows or is_given_name(token.low)  # `Ida von der Au sagte`
        plain = token.low not in self.lowered and token.low not in self.verbs
        plain = plain or token.text[0] == "@"  # which has no capital to lose
        if self.nouns_capital and after is not None and after.low in self.verbs:
            return not self.adverb(token.low) and token.low not in self.verbs
        if token.low in self.capitals.starters or token.low.endswith("ing"):
            plain = plain and after is not None and after.low in self.verbs
        says = after is not None and after.low in self.verbs and after.sentence == token.sentence
        return follows or (plain and (says or not self.adverb(token.low)))

    def handle(self, i: int) -> bool:
        """Tell whether token `i` is an account: not in `Finch (@adafinch) posted`, who is Finch."""
        return len(self.found[i].text) > 1 and not (i and self.found[i - 1].text == "(")

    def names_place_of_post(self, i: int) -> bool:
        """Tell whether token `i` is where something stands.

        `her X account`, `na síti X`, `X hesabı`.
        """
        found = self.found
        if not is_lone_letter(found[i]):
            return False
        after = found[i + 1] if i + 1 < len(found) else None
        near = after is not None and after.sentence == found[i].sentence and after.kind == "word"
        if near and after is not None and after.low.startswith(_PLACES_OF_POSTS):
            return True
        return i > 1 and found[i - 1].text.islower() and found[i - 2].low in self.words.prepositions

    def opens(self, token: Token) -> bool:
        """Tell whether a capital behind another goes on a name.

        Not the `I` of `Currently I'm late`.
        """
        short = token.low.partition("'")[0]
        return token.capital and short not in self.pronouns

    def state(self, i: int) -> bool:
        """Tell whether token `i` is the state behind a town and a comma: `Concord, N.H.`."""
        found, text = self.found, self.found[i].text
        short = found[i].low in self.capitals.regions or (
            text.isupper() and "." in text and len(text) < 5
        )
        dotted = i + 1 < len(found) and found[i + 1].text == "."
        return short and dotted and i > 1 and found[i - 2].capital

    def particle(self, i: int) -> bool:
        """Tell whether token `i` is the small word before a name.

        `de Wit`, where `de` means nothing.
        """
        found, low = self.found, self.found[i].low
        if low not in PARTICLES or low in self.words.small or found[i].capital:
            return False
        return i + 1 < len(found) and found[i + 1].text[0:1].isupper()

    def role(self, i: int) -> bool:
        """Tell whether a noun without article names people: `officials`, `spokesman Tom Reed`."""
        token, words = self.found[i], self.words
        if (token.low not in words.roles and token.low not in words.titles) or token.capital:
            return False
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        follows = after is not None and after.sentence == token.sentence and after.capital
        return follows or (token.low in words.roles and token.low.endswith("s"))

    def starting_role(self, i: int) -> bool:
        """Tell whether people begin a sentence without an article: `Officials at the port said`."""
        found, token = self.found, self.found[i]
        if token.low not in self.words.roles or not token.capital or token.low.endswith("ss"):
            return False
        if i and found[i - 1].sentence == token.sentence:
            return False
        if not (self.english or self.nouns_capital):  # `Fonte do ministério disse`
            return i + 1 < len(found) and found[i + 1].low in self.words.of_words
        many = token.low.endswith("s") or token.low in {"men", "people", "police", "women"}
        return self.english and many and i + 1 < len(found) and found[i + 1].text.islower()

    def acronym(self, i: int) -> bool:
        """Tell whether a small word is a name in capitals, among words that are not.

        `the US mint`.
        """
        token = self.found[i]
        if token.low not in self.capitals.acronyms or not token.text.isupper():
            return False
        beside = self.found[max(0, i - 1) : i + 2]
        return all(not t.text.isupper() or len(t.text) < 2 for t in beside if t is not token)

    def named_paper(self, i: int) -> bool:
        """Tell whether marks hold a German paper's name: `der „Tagesbote“ schreibt`, `laut „Bote“`.

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

    def parts(self, before: Token, token: Token) -> bool:
        """Tell whether an `of` between two tokens parts people from whose they are.

        `Anwalt von Ort`.
        """
        if self.english or not token.text.islower():
            return False
        if before.text in platform_words() and token.low in self.words.roles:
            return True  # `schreef op X wethouder Jan Ort`
        if token.low not in self.words.particles and token.low not in self.words.of_words:
            return False
        low = before.low.removeprefix("l'")
        return low in _SERVING or (self.nouns_capital and low.endswith(SERVING_ENDS))

    def served(self, last: int) -> bool:
        """Tell whether a name that ends before a token owns who is named by it: `Eva Orts advokat`.

        So in Turkish and in Scandinavian languages; English marks it, and German by capitals.
        """
        if last >= len(self.found) or self.found[last].low not in _SERVING:
            return False
        owner = self.found[last - 1]
        if self.english or self.nouns_capital or not owner.capital:
            return False
        return owner.low.endswith("s") or without_ending(owner.low) != owner.low

    def elided(self, token: Token) -> bool:
        """Tell whether a word has its article in it and is no name: `l'opposant`, not `L'Oréal`."""
        return self.elides and token.low.startswith("l'") and token.text[2:3].islower()

    def title(self, token: Token) -> bool:
        """Tell whether a word goes before a name without being part of it.

        `Bundesinnenminister`.
        """
        low = token.low.removesuffix("-elect").removesuffix("-general").removeprefix("ex-")
        if low in self.words.titles or not self.nouns_capital:
            return low in self.words.titles
        male = token.low.removesuffix("in")
        return male in self.words.titles or male.endswith(self.capitals.title_endings)
