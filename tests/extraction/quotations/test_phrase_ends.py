"""Where the phrase ends that names who speaks, and that what follows it is nobody's name."""

import pytest

from archiver.extraction.quotations.phrase_ends import PhraseEnds
from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.grammar import grammar
from archiver.languages.verbs import verbs_of_language
from tests.extraction.quotations.parsed import parse


def speaker(text: str, language: str = "en") -> str | None:
    return find_quotations(text, language=language)[0].speaker


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "The Tide House press secretary, Ada Finch, said it was “weeks away.”", "Ada Finch"),
        ("en", "“We will appeal,” said counsel Ada Finch KC outside Quay Court.", "Ada Finch"),
        ("es", "“Es pan para hoy”, dijo el economista Raúl de la Ort a la prensa.",
         "Raúl de la Ort"),
        ("it", "Così il ministro Aldo Ort al Corriere del Molo: «Pubblicheremo ogni fattura».",
         "Aldo Ort"),
        ("fr", "« Il était né pour la mer », se souvient sa veuve, Yvonne Le Ort.",
         "Yvonne Le Ort"),
        ("tr", "“Köprü kapalı kalacak” dedi Belediye Başkanı Elif Ort.", "Elif Ort"),
    ],
)  # fmt: skip
def test_a_name_has_all_its_words_and_no_others(language: str, text: str, named: str) -> None:
    assert speaker(text, language) == named


def test_a_source_is_named_without_what_it_is_close_to() -> None:
    text = "A source close to the inquiry told the Gazette: “There was more than one boat.”"
    assert speaker(text) == "A source"


def test_a_phrase_ends_before_a_verb() -> None:
    text = "Ada Finch said no."
    found = parse(text)
    ends = PhraseEnds(
        found.tokens, grammar("en"), frozenset(verbs_of_language("en")), nouns_capital=False
    )
    assert [ends.phrase(0), ends.surname_article(1)] == [2, False]
