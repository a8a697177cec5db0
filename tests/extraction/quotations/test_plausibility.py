"""Which words of a text are no names."""

import pytest

from archiver.extraction.quotations.mentions import find_mentions
from archiver.extraction.quotations.plausibility import without_implausible
from archiver.extraction.quotations.tokens import tokenize
from archiver.languages.grammar import grammar
from archiver.languages.verbs import verbs_of_language


def names(text: str, language: str = "en") -> list[str]:
    words, verbs = grammar(language), verbs_of_language(language)
    tokens = tokenize(text, [(0, len(text))], [], verbs)
    german = language == "de"
    found = find_mentions(tokens, words, frozenset(verbs), nouns_capital=german)
    kept = without_implausible(tokens, found, words, verbs, nouns_capital=german)
    return [" ".join(t.text for t in tokens[m.name[0] : m.name[1]]) for m in kept if m.name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Click here. The pier fell.", []),
        ("Fenn said so. The pier fell.", ["Fenn"]),
        ("Fenn fell. They met Fenn.", ["Fenn", "Fenn"]),
        ("Fenn fell. Ida Fenn rose.", ["Fenn", "Ida Fenn"]),
        ("Ida fell.", ["Ida"]),
        ("They saw Hal Fenn/Harbour.", []),
    ],
)
def test_a_word_that_only_begins_sentences_is_no_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_german_word_behind_an_article_is_a_noun() -> None:
    assert names("Der Kran fiel. Kran sagte das.", "de") == []
    assert names("Tamm sagte das.", "de") == ["Tamm"]
    assert names("Anfang Mai fiel der Kran.", "de") == []
