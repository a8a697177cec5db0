"""Plain ASCII is split by a faster pattern, which must say what the general one says."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.text.ascii_words import split_ascii
from archiver.text.words import Words, _any_words, _as_ascii, split_words, word_norms
from tests.conftest import examples

pytestmark = pytest.mark.slow  # drawn texts

PIECES = [
    *("'tis", "seals'", "no-", "-yes", "a'-b"),
    *("the", "Ferry", "don't", "well-known", "R2-D2", "10", "1,000.50", "10 000", "5 %", "5%"),
    *(
        "$",
        "$ 7",
        "7 $",
        "7 $8",
        "-5",
        "+5",
        "a-5",
        "5-a",
        "#Tag",
        "#",
        "@ana_b",
        "@",
        "`",
        "'",
        "_",
    ),
    *("5 % $ 6", "#a b_c", "x 7\n$", "U.S.", "a@b 5", "9/11"),
    *("https://a.example/b?c=d#e", "http://", "www.a.example", "www.", "t.co/a1", "pic.x.com/Z"),
    *("pic.twitter.com/", " ", "  ", "\n", "\t", "\x00", "\x1f", ".", ",", "--", "%", "!", "~"),
]


@settings(max_examples=examples(300))
@given(st.text(st.characters(max_codepoint=127, exclude_characters="&"), max_size=60))
def test_any_ascii_has_the_same_words_either_way(raw: str) -> None:
    assert Words(raw, *split_ascii(raw)) == _any_words(raw)
    assert word_norms(raw) == _any_words(raw).norms


def test_what_numbers_signs_links_and_tags_are_made_of_has_the_same_words_either_way() -> None:
    draw = random.Random(5)
    for _ in range(20_000):
        raw = "".join(draw.choices(PIECES, k=draw.randint(1, 8)))
        assert Words(raw, *split_ascii(raw)) == _any_words(raw), raw
        assert word_norms(raw) == _any_words(raw).norms, raw


PRINTED = [*PIECES, *"’‘–“”„‚«»—…•\u00a0", *("don’t", "‘90s", "5‘5.5", "1’000", "a–b", "–5", "—5")]


@settings(max_examples=examples(300))
@given(st.text(st.sampled_from("aB9 ’‘–“”„‚«»—…•\u00a0'.,-$%#@_/"), max_size=12))
def test_any_text_with_printers_marks_has_the_same_words_either_way(raw: str) -> None:
    assert split_words(raw) == _any_words(raw)


def test_what_links_and_numbers_are_made_of_has_the_same_words_among_printers_marks() -> None:
    draw = random.Random(7)
    as_ascii = 0
    for _ in range(20_000):
        raw = "".join(draw.choices(PRINTED, k=draw.randint(1, 8)))
        as_ascii += not raw.isascii() and _as_ascii(raw) is not None
        assert split_words(raw) == _any_words(raw), raw
    assert as_ascii > 10_000
