"""The languages say that words stood elsewhere than in a post that is shown."""

from archiver.languages.occasion_words import OccasionWords
from archiver.languages.registry import all_languages


def test_what_begins_another_time_ends_in_no_language_twice() -> None:
    known = [one.uttering.occasions for one in all_languages()]
    assert sum(words != OccasionWords() for words in known) >= 14
    assert all(not words.afterwards or not words.until for words in known)
