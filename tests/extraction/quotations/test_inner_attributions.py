"""Attributions inside the marks of a quotation, and marks that are code."""

import pytest

from archiver.extraction.quotations.inner_attributions import without_code
from archiver.extraction.quotations.marks import quotation_spans
from archiver.extraction.quotations.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("« Le pont, a écrit Ana Brook sur X, reste fermé pour tous. »", "fr"),
        ("«Il ponte, ha detto Ana Brook, resta chiuso per tutti.»", "it"),
        ("«El puente, dijo Ana Brook, sigue cerrado para todos.»", "es"),
    ],
)
def test_an_attribution_inside_the_marks_parts_a_quotation(text: str, language: str) -> None:
    first, second = find_quotations(text, language=language)
    assert text[first.end :].lstrip(" ,").startswith(("a écrit", "ha detto", "dijo"))
    assert second.text.endswith("fermé pour tous.") or second.text.endswith(
        ("chiuso per tutti.", "cerrado para todos.")
    )
    assert (first.speaker, second.speaker) == ("Ana Brook", "Ana Brook")
    assert (first.continues, second.continues) == (False, True)


def test_a_name_between_commas_is_no_attribution() -> None:
    text = "« Le pont, la Ville et Ana Brook, reste fermé. », a dit Bo Lind."
    assert len(find_quotations(text, language="fr")) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('The page had <div class="quay first"> in it.', []),
        ('{"tides": {"buoy": "seven seas", "login": "your name"}, "n": [1]}', []),
        ('It calls log("all is well") twice.', []),
        ('She said "no": "yes" was not heard.', ["no", "yes"]),
        ('A lamp ("the old one") was lit.', ["the old one"]),
    ],
)
def test_strings_of_code_are_no_quotations(text: str, kept: list[str]) -> None:
    found = without_code(text, quotation_spans(text, [(0, len(text))]))
    assert [text[slice(*quoted.inner)] for quoted in found] == kept
