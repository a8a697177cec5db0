"""Who holds an office that is named with what it is of."""

import pytest

from archiver.extraction.quotations.offices import office_holder
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("pt", "“Toca cedo”, disse a presidente da câmara Inês Ort na segunda.", "Inês Ort"),
        ("es", "“Suena pronto”, dijo la presidenta de la cámara Inés Ort.", "Inés Ort"),
        ("fr", "« Elle sonne tôt », a dit le maire de Port-Vieux Jean Ort.", "Jean Ort"),
    ],
)
def test_the_name_behind_a_body_or_a_place_is_the_holders(
    language: str, text: str, person: str
) -> None:
    assert find_quotations(text, language=language)[0].speaker == person


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("es", "“Suena pronto”, dijo la hija de Inés Ort.", "Inés Ort"),
        ("es", "“Suena pronto”, dijo el abogado del cantante Jean Ort.", "Jean Ort"),
        ("fr", "« Elle sonne tôt », a dit l'avocat du chanteur Jean Ort.", "Jean Ort"),
        ("pt", "“Toca cedo”, disse a mãe do ministro Jean Ort.", "Jean Ort"),
    ],
)
def test_whom_somebody_belongs_to_holds_no_office(language: str, text: str, other: str) -> None:
    assert find_quotations(text, language=language)[0].speaker != other


def test_english_offices_have_no_holder_behind_of() -> None:
    found = parse("“Late,” said the mayor of Pelliwick Ida Ort.")
    assert office_holder(found.tokens, found.mentions[0], found.people.words) is None


@pytest.mark.parametrize(
    ("who", "person"),
    [
        ("The harbour director of public affairs Ida Ort", "Ida Ort"),
        ("The director of singer Ida Ort", "The director"),
        ("The director of accused sailor Ida Ort", "The director"),
    ],
)
def test_english_heads_of_a_field_are_named_behind_it(who: str, person: str | None) -> None:
    found = find_quotations(f"{who} said it was “late again.”", language="en")
    assert [quote.speaker for quote in found] == [person]
