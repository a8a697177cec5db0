"""Paragraphs, the marks in them, and quotations between single ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.extraction.quotations.marks import pairs, quotation_spans
from archiver.extraction.quotations.paragraphs import is_hard_wrapped, paragraph_spans
from archiver.extraction.quotations.quotations import find_quotations
from archiver.extraction.quotations.single_quotes import single_pairs, with_singles
from archiver.models.records import Span

WRAPPED = "\n".join(
    ["The kelp in the harbour of Pelliwick has been late for seven weeks"] * 3
    + [""]
    + ["and the council has not answered a single letter about it since the"] * 3
)


def paragraphs(text: str, *skip: Span) -> list[str]:
    return [text[start:end] for start, end in paragraph_spans(text, skip)]


def between(text: str) -> list[str]:
    spans = list(paragraph_spans(text))
    return [
        text[slice(*one.inner)] for one in with_singles(text, spans, quotation_spans(text, spans))
    ]


def test_every_line_is_a_paragraph_and_skipped_spans_cut_them() -> None:
    assert paragraphs("one\ntwo\r\n\r\nthree\u2028four") == ["one", "two", "three", "four"]
    assert paragraphs("one POST two", (4, 8)) == ["one ", " two"]
    assert paragraphs("one POST two", (-5, 4), (8, 99), (2, 2)) == ["POST"]
    assert paragraphs("") == paragraphs("\n\n") == []


def test_line_ends_of_hard_wrapped_text_mean_nothing() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert len(paragraphs(WRAPPED)) == 2
    assert not is_hard_wrapped(WRAPPED.replace("\n\n", "\n"))
    assert not is_hard_wrapped("one\n\ntwo\nthree\nfour\nfive\nsix")
    assert not is_hard_wrapped("")


@given(
    st.text("ab \n\r\u2028“”", max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=3),
)
def test_paragraphs_are_in_order_and_touch_no_skipped_span(text: str, skip: list[Span]) -> None:
    at = 0
    for start, end in paragraph_spans(text, skip):
        assert at <= start < end <= len(text)
        assert all(b <= start or a >= end for a, b in skip if a < b)
        at = end


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("he said “so “be” it” now", ["so “be” it"]),
        ('a 6\'2" man said "hello" twice', ["hello"]),
        ('ראש צה"ל אמר "שלום" אתמול', ["שלום"]),
        ("he said “ so be it ” now", ["so be it"]),
        ("he said “so be it", ["so be it"]),
        ("nothing here", []),
        ("", []),
    ],
)
def test_the_outermost_pairs_are_quotations(text: str, inner: list[str]) -> None:
    found = pairs(text, (0, len(text)))
    assert [text[slice(*one.inner)] for one in found] == inner


def test_a_mark_that_nobody_closed_costs_its_paragraph_alone() -> None:
    text = "He said “so be it.\nShe said “never.”"
    found = quotation_spans(text, list(paragraph_spans(text)))
    assert [(text[slice(*one.inner)], one.closed) for one in found][-1] == ("never.", True)
    assert not found[0].closed


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("‘We stay here,’ she said. ‘We never leave.’", ["We stay here,", "We never leave."]),
        ("“We say ‘stay’ here,” she said.", ["We say ‘stay’ here,"]),
        ("The voters' choice and the gulls' letter", []),
        ("'Tis the kelp o' the harbour", []),
    ],
)
def test_single_marks_count_where_they_set_speech(text: str, inner: list[str]) -> None:
    assert between(text) == inner


def test_a_possessive_inside_does_not_end_a_pair() -> None:
    text = "‘The gulls’ letter came late,’ she said."
    (found,) = single_pairs(text, (0, len(text)))
    assert text[slice(*found.inner)] == "The gulls’ letter came late,"


@given(st.text("a s.,'’‘“”\" \n", max_size=60))
def test_no_marks_make_quotations_that_cross(text: str) -> None:
    spans = list(paragraph_spans(text))
    at = 0
    for one in with_singles(text, spans, quotation_spans(text, spans)):
        assert at <= one.outer[0] <= one.inner[0] <= one.inner[1] <= one.outer[1] <= len(text)
        at = one.outer[1]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Volgens Bas Kok is de kade ‘een tikkende klok’.", ["een tikkende klok"]),
        ("en", "Ana Brook wrote that it was 'late, not lost' again.", ["late, not lost"]),
        ("nl", "De boot vaart ‘s avonds naar ‘t eiland en de dokken’ niet.", []),
        ("en", "Ana Brook calls it ‘fun’ and leaves.", []),
        ("en", "Ana Brook said “it is ‘late again’ now” and left.", ["it is ‘late again’ now"]),
    ],
)
def test_single_marks_count_where_a_text_has_no_others(
    language: str, text: str, expected: list[str]
) -> None:
    assert [quote.text for quote in find_quotations(text, language=language)] == expected
