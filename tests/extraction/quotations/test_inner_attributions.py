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


@pytest.mark.parametrize(
    ("language", "text", "parts", "speaker"),
    [
        ("fr", "« Le pont, écrit la ministre Ana Brook, est là. »", 2, "Ana Brook"),
        ("fr", "« Le pont, a dit le maire de Port-Neuf, Ana Brook, est là. »", 2, "Ana Brook"),
        ("fr", "Ana Brook attend. « Il est là, glisse-t-elle, et vieux. »", 2, "Ana Brook"),
        ("fr", "« Il est là, dit la maire de Port-Neuf, Ana Brook. Et vieux. »", 2, "Ana Brook"),
        ("sv", "”Bron, sade Ana Brook, är kvar.”", 2, "Ana Brook"),
        ("nl", "“De brug, zei Ana Brook, is er nog.”", 2, "Ana Brook"),
        ("it", "«Il ponte — ha scritto Ana Brook — è là».", 2, "Ana Brook"),
        ("es", "“El puente –escribió Ana Brook– está –añadió Ana Brook– allí”.", 3, "Ana Brook"),
        ("ru", "«Мост там, — написала Анна Брук. — Он стар».", 2, "Анна Брук"),
        ("uk", "«Міст там, — сказала Ганна Брук, — і він старий».", 2, "Ганна Брук"),
        ("pl", "„Most – napisała Ana Brook na X – jest tam”.", 2, "Ana Brook"),
        ("fr", "« Le pont, disent les gens, est vieux », a dit Ana Brook.", 1, "Ana Brook"),
        ("es", "“Hay que ir, dijo que vendría, al puente”, dijo Ana Brook.", 1, "Ana Brook"),
        ("fr", "« Le pont – vieux, dit-on – est là », a dit Ana Brook.", 1, "Ana Brook"),
    ],
)
def test_attributions_of_other_forms_part_a_quotation(
    language: str, text: str, parts: int, speaker: str
) -> None:
    found = find_quotations(text, language=language)
    assert [one.continues for one in found] == [False, True, True][:parts]
    assert {one.speaker for one in found} == {speaker}


@pytest.mark.slow
def test_many_beginnings_of_attributions_take_no_longer_than_they_are_long() -> None:
    text = "« " + ", dit Ana et " * 20_000 + " »"
    assert len(find_quotations(text, language="fr")) <= 4
