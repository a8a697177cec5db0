"""A text with everything that the steps of reading quotations make of it, for their tests."""

from dataclasses import dataclass

from archiver.extraction.quotations.clauses import Clauses
from archiver.extraction.quotations.context import Stage
from archiver.extraction.quotations.coreference import People
from archiver.extraction.quotations.marks import MarkedSpan, quotation_spans
from archiver.extraction.quotations.mentions import Mention, find_mentions
from archiver.extraction.quotations.newcomers import MentionedText
from archiver.extraction.quotations.paragraphs import paragraph_spans
from archiver.extraction.quotations.tokens import Token, tokenize
from archiver.languages.grammar import grammar
from archiver.languages.registry import find_language
from archiver.languages.verbs import verbs_of_language


@dataclass(frozen=True, slots=True)
class Parsed:
    """The steps of one text, each as the next one gets it."""

    text: str
    quotes: list[MarkedSpan]
    tokens: list[Token]
    mentions: list[Mention]
    clauses: Clauses
    people: People
    stage: Stage

    def words(self, mention: Mention) -> str:
        """Give a mention as it stands in the text."""
        return self.text[self.tokens[mention.first].start : self.tokens[mention.last - 1].end]

    def number(self, words: str) -> int:
        """Give the number of the first mention of these words."""
        return [self.words(one) for one in self.mentions].index(words)

    def token(self, word: str) -> int:
        """Give the index of the first token of this word."""
        return [one.text for one in self.tokens].index(word)


def parse(text: str, language: str = "en") -> Parsed:
    spans = list(paragraph_spans(text))
    quotes = quotation_spans(text, spans)
    words, verbs = grammar(language), verbs_of_language(language)
    known = find_language(language)
    tokens = tokenize(text, spans, quotes, verbs)
    mentions = find_mentions(tokens, words, frozenset(verbs), nouns_capital=known.nouns_capitalised)
    clauses = Clauses(
        tokens, mentions, words, verbs, inverts=language != "en", drops=known.drops_pronouns
    )
    people = People(
        MentionedText(text, tokens, mentions, words, frozenset(clauses.subjects.values()))
    )
    stage = Stage(text, tokens, mentions, clauses)
    return Parsed(text, quotes, tokens, mentions, clauses, people, stage)
