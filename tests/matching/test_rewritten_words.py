"""Words that are put together anew keep the raw text and their places in it."""

from archiver.matching.rewritten_words import RewrittenWords
from archiver.text.words import split_words


def test_what_was_rewritten_stands_where_it_is_written() -> None:
    old, new = split_words("at 5km"), RewrittenWords()
    for norm, start, end in (("at", 0, 2), ("5", 3, 4), ("km", 4, 6)):
        new.add(norm, start, end)
    words = new.words(old)
    assert words.norms == ("at", "5", "km")
    assert [words.word(index) for index in range(3)] == ["at", "5", "km"]
    assert words.raw == old.raw


def test_words_that_stay_as_they_were_are_the_same_record() -> None:
    old, new = split_words("at five"), RewrittenWords()
    for norm, start, end in zip(old.norms, old.starts, old.ends, strict=True):
        new.add(norm, start, end)
    assert new.words(old) is old
