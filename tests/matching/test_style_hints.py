"""Whether two texts may differ by a house style is told before either is rewritten."""

import re

import pytest

from archiver.languages.registry import all_languages
from archiver.matching import style_hints
from archiver.matching.style_hints import counts_in_style, may_differ_by_style
from archiver.text.words import split_words


@pytest.mark.parametrize(
    ("quote", "post", "may"),
    [
        ("It is late again", "It's late again", True),
        ("dont row today", "don't row today", True),
        ("Row on March 3 now", "Row on 3 March now", True),
        ("Row for half an hour", "Row for ½ an hour", True),
        ("a web site of eels", "a website of eels", True),
        ("so late again", "sooo late again", True),
        ("the seal sleeps", "the the seal sleeps", True),
        ("the seal sleeps well", "the eel sleeps well", False),
        ("it is very late", "it is very very late", False),
        ("on 3 March we row home", "on 3 March we walk home", False),
    ],
)
def test_only_words_with_a_counterpart_are_worth_rewriting(
    quote: str,
    post: str,
    may: bool,
) -> None:
    assert may_differ_by_style(split_words(quote), split_words(post)) == may


def test_what_counts_is_known_by_the_word_alone() -> None:
    assert all(map(counts_in_style, ["3", "third", "xxie", "march", "number", "percent"]))
    assert not any(map(counts_in_style, ["seal", "the", "@quay7"]))


def test_an_ordinary_word_has_no_hint_when_it_is_looked_at_in_full() -> None:
    every = {word for one in all_languages() for word in re.findall(r"[^\W_]+", repr(one).lower())}
    made = {form for word in every for form in (f"{word}s", word[:1] * 2 + word, f"{word}in")}
    hundreds = {"zweihundert", "duecento", "tweehonderd", "xxie", "iii", "xiv"}
    words = every | made | hundreds
    ordinary = {word for word in words if style_hints._is_ordinary(word)}
    assert len(ordinary) > len(every) // 2
    assert not any(style_hints._hint_in_full(word) for word in ordinary)
