"""Describe the surroundings of each quotation among tokens, mentions and clauses.

A scene says where a quotation lies between its neighbours; it must never say who spoke.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from archiver.extraction.quotations.clauses import Clauses
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.tokens import Token

REACH = 60  # tokens to each side; 99 % of speakers in the same paragraph are within 30
Frame = Literal["tail", "lead", "colon", "alone", "opens", "starts", "inside"]

_SIGNS = 40
"""Signs before a token's end that are looked at in one piece."""

UNNAMED = -1
"""What stands for a speaker whom the text tells without a mention."""


class Scene(NamedTuple):
    """One quotation among the tokens of its paragraph."""

    at: int  # the quotation's own token
    before: int  # first token behind the quotation before it in the paragraph
    after: int  # end of the stretch up to the next quotation
    first: int  # first token of the paragraph
    last: int  # end of the paragraph
    frame: Frame  # how the quotation is tied to the words around it


class ClauseNote(NamedTuple):
    """What is told of a mention in its clause, wherever the quotation stands."""

    intro: str  # what stands before it in its sentence
    name: str  # what its name is made of
    talks: int  # verbs of uttering in the article with a subject of this name
    owns: bool  # whether it owns what was uttered: `Finch's claim`
    acts: bool  # whether its verb follows


class Stage:
    """All quotations of a text with what stands around them."""

    def __init__(
        self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention], clauses: Clauses
    ) -> None:
        """Index tokens by paragraph, mentions by token and names by how often they come."""
        self.text = text
        self.tokens = tokens
        self.mentions = mentions
        self.clauses = clauses
        self.uttering = sorted(clauses.subjects)
        # What features tell of a mention wherever the quotation stands, by its number.
        self.sorts: dict[int, tuple[str, int, bool]] = {}
        self.edges: dict[int, tuple[str, bool]] = {}
        self.notes: dict[int, ClauseNote] = {}
        self._uttered: tuple[int, list[int]] = -1, []  # of the quotation that was asked for last
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        paragraph = -1
        for i, token in enumerate(tokens):
            if token.paragraph != paragraph:
                self.ends[paragraph] = i
                paragraph = token.paragraph
                self.starts[paragraph] = i
        self.ends[paragraph] = len(tokens)
        self.counts: dict[str, int] = {}
        for mention in mentions:
            if mention.name:
                key = self.last_name(mention)
                self.counts[key] = self.counts.get(key, 0) + 1
        self.talking: dict[str, int] = {}
        for subject in clauses.subjects.values():
            name = self.last_name(mentions[subject]) if subject is not None else ""
            if name:
                self.talking[name] = self.talking.get(name, 0) + 1
        self.actors = [mention.first for mention in mentions if clauses.acts(mention)]
        quotes = [i for i, token in enumerate(tokens) if token.kind == "quote"]
        self.scenes = [self.scene(quotes, number) for number in range(len(quotes))]
        self.behind: list[int] = []  # for each quotation the number of the next mention
        number = 0
        for scene in self.scenes:
            while number < len(mentions) and mentions[number].first < scene.at:
                number += 1
            self.behind.append(number)

    def last_name(self, mention: Mention) -> str:
        """Give the last word of a mention's name in lower case, '' where it has none."""
        if not mention.name:
            return ""
        return self.tokens[mention.name[1] - 1].low.removesuffix("'s").strip("'")

    def scene(self, quotes: Sequence[int], number: int) -> Scene:
        """Tell what stands around the quotation of that number."""
        at = quotes[number]
        paragraph = self.tokens[at].paragraph
        first, last = self.starts[paragraph], self.ends[paragraph]
        before = max(first, quotes[number - 1] + 1) if number else first
        after = min(last, quotes[number + 1]) if number + 1 < len(quotes) else last
        return Scene(at, before, after, first, last, self.frame(at, before, after, first, last))

    def frame(self, at: int, before: int, after: int, first: int, last: int) -> Frame:
        """Tell how the quotation is tied to its sentence, by a verb of uttering or its place."""
        tokens = self.tokens
        sentence = tokens[at].sentence
        if any(tokens[v].sentence == sentence for v in self.verbs(at + 1, min(after, at + 14))):
            return "tail"
        if any(tokens[v].sentence == sentence for v in self.verbs(max(before, at - 14), at)):
            return "lead"
        if at > 0 and tokens[at - 1].text == ":":
            return "colon"
        if at == first:
            return "alone" if last == at + 1 else "opens"
        return "starts" if tokens[at - 1].sentence != sentence else "inside"

    def verbs(self, start: int, end: int) -> list[int]:
        """Verbs of uttering among the tokens from `start` up to `end`."""
        return self.uttering[bisect_left(self.uttering, start) : bisect_left(self.uttering, end)]

    def uttered(self, scene: Scene) -> list[int]:
        """Give the verbs of uttering with a subject in a quotation's own sentence, and near it."""
        if self._uttered[0] != scene.at:
            low, high = max(scene.first, scene.at - REACH), min(scene.last, scene.at + REACH)
            subjects = self.clauses.subjects
            verbs = self.verbs(low, high)
            near = [v for v in verbs if subjects[v] is not None and self.same(v, scene.at)]
            self._uttered = scene.at, near
        return self._uttered[1]

    def same(self, one: int, other: int) -> bool:
        """Tell whether two tokens stand in one sentence."""
        return self.tokens[one].sentence == self.tokens[other].sentence

    def last_sign(self, token: int, past: str | None = None) -> str:
        """Give the last sign of the text up to a token's end that is none of those in `past`.

        Spaces alone are passed where `past` is None. The text is not copied up to there, which for
        each of 9,000 quotations took a tenth of the time of a page of a megabyte.
        """
        end = self.tokens[token].end
        while True:
            begin = max(0, end - _SIGNS)
            if (left := self.text[begin:end].rstrip(past)) or not begin:
                return left[-1:]
            end = begin

    def sentence_start(self, token: int, first: int) -> int:
        """Give the first token of the sentence that a token stands in, of those from `first` on."""
        while token > first and self.same(token - 1, token):
            token -= 1
        return token

    def place(self, mention: Mention, scene: Scene) -> str:
        """Tell where a mention stands as seen from the quotation.

        ``L`` before and ``R`` behind, ``Q`` before with other quotations between, ``P``
        in a paragraph before (``P1e`` in the last sentence of the one just before); 0
        the same sentence, 1 the next one, more for farther ones.
        """
        first = mention.first
        token, quote = self.tokens[first], self.tokens[scene.at]
        sentence, asked = token.sentence, quote.sentence
        away = quote.paragraph - token.paragraph
        if away:
            if away > 1:
                return "P2"
            return "P1e" if sentence == self.tokens[scene.first - 1].sentence else "P1"
        if first > scene.at:
            if first < scene.after:
                return "R0" if sentence == asked else "R1" if sentence == asked + 1 else "R3"
            return "R2" if sentence == asked else "R3"
        near = first >= scene.before
        if sentence == asked:
            return "L0" if near else "Q0"
        if sentence == asked - 1:
            return "L1" if near else "Q1"
        return "L2"
