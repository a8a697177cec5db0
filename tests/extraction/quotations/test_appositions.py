"""The name between commas behind what its bearer is."""

import pytest

from archiver.extraction.quotations.appositions import apposed_name
from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.grammar import grammar
from tests.extraction.quotations.parsed import parse


def speaker(language: str, text: str) -> str | None:
    return find_quotations(text, language=language)[-1].speaker


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The pier’s owner, state Sen. Ada Brook, called it “a wreck.”", "Ada Brook"),
        ("en", "One of them, 31-year-old Ada Brook, said it was “a wreck.”", "Ada Brook"),
        ("en", "Fenn’s chief of staff, Ada Brook, said it was “a wreck.”", "Ada Brook"),
        ("de", "Ihr Kollege aus Kiel, Bo Reuter, sprach von „Panikmache am Kai“.", "Bo Reuter"),
        ("de", "Ein Zeuge, der Rentner Udo Reuter, sagte: „Es knallte.“", "Udo Reuter"),
        ("es", "La viuda del pescador, Clara Ortega, dijo: «Nadie nos avisó».", "Clara Ortega"),
    ],
)
def test_who_is_described_is_named_behind(language: str, text: str, expected: str) -> None:
    assert speaker(language, text) == expected


def test_whom_an_agency_cites_is_not_the_agency() -> None:
    text = (
        "Die Möwen nannte die Agentur unter Berufung auf Worte des Vorsitzenden des Rates, "
        "Bo Reuter, „aggressiv und laut“."
    )
    assert speaker("de", text) != "Bo Reuter"


def test_a_verb_ends_what_belongs_to_a_phrase() -> None:
    parsed = parse("The mayor told the council, Ada Brook, a baker, said: “It is late.”")
    number = parsed.number("The mayor")
    assert apposed_name(parsed.tokens, parsed.mentions, number, grammar("en")) is None
