"""Patterns that are compiled when they are first used."""

import pytest
import regex

from archiver.text.lazy_pattern import LazyPattern


def test_is_written_once_and_only_when_it_is_searched_for() -> None:
    written = []

    def write() -> str:
        written.append("posts?")
        return written[-1]

    pattern = LazyPattern(write)
    assert not written
    assert pattern.search("two posts")
    assert not pattern.search("two letters")
    assert written == ["posts?"]


def test_what_cannot_be_compiled_is_told_when_it_is_searched_for() -> None:
    pattern = LazyPattern(lambda: "(")
    with pytest.raises(regex.error):
        pattern.search("(")
