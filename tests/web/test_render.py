"""What a template is given: one sentence for every verdict, safe addresses, whole texts."""

import itertools
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.messages import verdict_labels
from archiver.models import records, verdict_records
from archiver.web import render
from tests.strategies import CHARACTERS

Canned = Callable[..., verdict_records.Verdict]


@pytest.mark.parametrize("wording", get_args(records.Wording))
def test_every_verdict_has_one_sentence(canned: Canned, wording: records.Wording) -> None:
    every = itertools.product(get_args(records.Attribution), get_args(records.Timing))
    for attribution, timing in every:
        verdict = canned(wording, attribution=attribution, timing=timing)
        shown = render.verdict_view(verdict)
        assert shown.answer.endswith("."), (attribution, timing)
        assert shown.answer.count(". ") == 0, (attribution, timing)
        assert "{" not in shown.answer, (attribution, timing)
        assert shown.label.startswith(verdict_labels.LABELS[wording][1])
        if shown.sign == "✓":
            assert attribution in {"confirmed", "unstated"}
            assert timing != "impossible"
        if verdict.findings:
            assert "Mara Quill (@mara_quay)" in shown.answer
            assert ("after the quotation was published" in shown.answer) == (timing == "impossible")


@pytest.mark.parametrize(
    ("wording", "changes", "tone"),
    [
        ("verbatim", {}, "good"),
        ("verbatim", {"attribution": "mismatch"}, "bad"),
        ("verbatim", {"timing": "impossible"}, "bad"),
        ("verbatim", {"attribution": "unresolved"}, "fair"),
        ("abridged", {}, "fair"),
        ("abridged", {"flags": ("negation",)}, "bad"),
        ("altered", {}, "bad"),
        ("unconfirmed", {}, "open"),
        ("not_found", {}, "open"),
    ],
)
def test_the_tone_never_promises_more_than_the_verdict(
    canned: Canned, wording: records.Wording, changes: dict[str, object], tone: str
) -> None:
    assert render.verdict_view(canned(wording, **changes)).tone == tone


@given(st.text(CHARACTERS), st.integers(-5, 50), st.integers(-5, 50))
def test_a_highlight_never_loses_or_adds_a_character(text: str, start: int, end: int) -> None:
    pieces = render.highlight_span(text, (start, end))
    assert "".join(piece.text for piece in pieces) == text
    assert sum(piece.marked for piece in pieces) <= 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://ledger.example/",
        "https://ledger.example/\nx",
        "java\tscript:alert(1)",
        "data:text/html,hello",
        "//ledger.example/",
        "https:ledger.example",
        "http://[broken",
        "file:///archive/captures",
        "",
    ],
)
def test_what_is_no_web_address_is_never_a_link(url: str) -> None:
    assert render.safe_address(url).href is None


def test_long_addresses_are_shortened_to_read_and_whole_to_follow() -> None:
    url = f"https://ledger.example/{'a' * 200}/end"
    address = render.safe_address(url)
    assert address.href == url
    assert len(address.text) == 64
    assert address.text.endswith("/end")
