"""Whether two texts may differ by a house style is told before either is rewritten."""

import pytest

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
