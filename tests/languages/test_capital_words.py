"""What capitals tell in prose."""

from archiver.languages.capital_words import CapitalWords
from archiver.languages.registry import all_languages


def test_a_language_that_says_nothing_of_capitals_has_no_such_words() -> None:
    assert CapitalWords() == CapitalWords(starters=frozenset(), adverbs="", title_endings=())


def test_places_are_written_as_names_and_all_other_words_small() -> None:
    for language in all_languages():
        words = language.grammar.capitals
        assert all(place[0].isupper() for place in words.places), language.code
        small = words.starters | words.verbs | words.regions | words.acronyms | words.name_ends
        assert all(word.islower() for word in small), language.code
