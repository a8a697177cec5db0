"""What holds for any text at all."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.extraction.quotations.quotations import find_quotations
from archiver.models.records import Span
from tests.conftest import IN_CI, examples
from tests.strategies import CHARACTERS

pytestmark = pytest.mark.slow  # drawn texts

PIECES = st.sampled_from(
    [
        *"“”\"‘’'«»„‚‹›「」『』《》״`,.:;!?—…()@#&°\n\t\r\u2028\u200f\ud800",
        "``",
        "''",
        "Ann Lee",
        "Lee's",
        "said",
        "he",
        "tweeted",
        "a spokesman",
        " ",
        "according to ",
        "6'2\"",
        "'90s",
        "说",
        "述べた",
        'ארה"ב',
        "ΐ",
        "İ",
    ]
)
TEXTS = st.one_of(st.text(CHARACTERS, max_size=80), st.lists(PIECES, max_size=60).map("".join))
LANGUAGES = st.sampled_from(
    [None, "", "en", "de", "es", "fr", "zh", "ja", "ko", "ar", "he", "hi", "?"]
)
SKIPS = st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=3)


@settings(max_examples=examples(400))
@given(TEXTS, LANGUAGES, SKIPS)
def test_quotations_lie_in_the_text_in_order_apart_and_outside_posts(
    text: str, language: str | None, skip: list[Span]
) -> None:
    end = 0
    for quote in find_quotations(text, language=language, skip=skip):
        assert end <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        assert quote.text == quote.text.strip()
        end = quote.end
        if quote.speaker_span is not None:
            first, last = quote.speaker_span
            assert 0 <= first < last <= len(text)
            assert last <= quote.start or quote.end <= first
        else:
            assert quote.speaker is None
        for a, b in skip:
            if a < b:
                assert b <= quote.start or quote.end <= a
                span = quote.speaker_span
                assert span is None or b <= span[0] or span[1] <= a


@settings(max_examples=examples(100))
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_quotations(text, language=None) == find_quotations(text, language=None)


@pytest.mark.parametrize(
    "piece",
    ['"', "“", "“”", "'", "«", "`", '"a" ', "a\n", ",,a", "“a,” said Bo Li. ", "“a” he said\n"],
)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    """Eight times the text takes under twenty times the calls, however it is made of marks."""

    def calls(count: int) -> int:
        text, made = piece * count, 0

        def counted(_frame: object, _event: str, _arg: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(counted)
        try:
            find_quotations(text, language="en")
        finally:
            sys.setprofile(None)
        return made

    some = 200 if IN_CI else 80
    assert calls(8 * some) < max(1_000, 20 * calls(some))


@pytest.mark.parametrize("mark", ['"', "“", "'", "«"])
def test_a_text_of_nothing_but_marks_is_read(mark: str) -> None:
    assert len(find_quotations(mark * 100_000, language="en")) <= 1
