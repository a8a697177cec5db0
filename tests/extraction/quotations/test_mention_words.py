"""What a word can be that begins a mention."""

import pytest

from archiver.extraction.quotations.mention_words import MentionWords
from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.grammar import grammar
from archiver.languages.verbs import verbs_of_language
from tests.extraction.quotations.parsed import parse


def words_of(text: str, language: str = "en") -> MentionWords:
    tokens = parse(text, language).tokens
    verbs = frozenset(verbs_of_language(language))
    return MentionWords(tokens, grammar(language), verbs, nouns_capital=language == "de")


def at(found: MentionWords, word: str) -> int:
    return next(i for i, token in enumerate(found.found) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("Then Bea Tidewell left.", "Bea", True),
        ("The US embassy in Pelliwick closed.", "US", True),
        ("Currently the ferry is late.", "Currently", False),
        ("Officials stayed. The officials left.", "Officials", False),
        ("He moved to Concord, Mass., in May.", "Mass", False),
    ],
)
def test_a_capital_begins_a_name_unless_its_place_explains_it(
    text: str, word: str, named: bool
) -> None:
    found = words_of(text)
    assert found.named(at(found, word)) is named


def test_a_pronoun_in_capitals_is_a_country_among_small_words_only() -> None:
    found = words_of("Then US traders left us.")
    assert not found.pronoun(at(found, "US"))
    shouted = words_of("THEN IT CAME TO US ALL")
    assert shouted.pronoun(at(shouted, "IT"))


def test_people_may_begin_a_sentence_without_an_article() -> None:
    found = words_of("Officials at the port said so. The officials left. Finch stayed.")
    assert found.starting_role(0)
    assert not found.starting_role(at(found, "officials"))
    assert not found.starting_role(at(found, "Finch"))


def test_german_titles_are_told_by_the_end_of_a_compound() -> None:
    found = words_of("Gestern sagte Hafenminister Ort nichts.", "de")
    assert found.title(found.found[at(found, "Hafenminister")])
    assert not found.title(found.found[at(found, "Ort")])


def test_a_party_and_a_state_are_nobody() -> None:
    text = "Rep. June Batt, R-Ohio, who fed it, said the gull was “a friend.”"
    (quote,) = find_quotations(text, language="en")
    assert quote.speaker == "June Batt"
