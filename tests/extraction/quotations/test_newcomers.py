"""Whom a text brings in without a name, and that nobody named gets those people's words."""

import pytest

from archiver.extraction.quotations.newcomers import MentionedText, Newcomers
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse

OPENED = "Mayor Hal Fenn opened the fair. "


def speaker(text: str, language: str = "en") -> str | None:
    return find_quotations(text, language=language)[-1].speaker


@pytest.mark.parametrize(
    "brought_in",
    [
        "A baker stood up and protested.",
        "One man shouted for a minute.",
        "A heckler in the third row stood up.",
        "His neighbour was furious.",
        "A judge was there too. The judge was not amused.",
        "A spokesman for the harbour came instead.",
    ],
)
def test_who_is_brought_in_without_a_name_speaks_next(brought_in: str) -> None:
    """The words of somebody unnamed are never given to whom the article names before."""
    assert speaker(f"{OPENED}{brought_in} “The goats win,” he said.") != "Hal Fenn"


@pytest.mark.parametrize("brought_in", ["A woman stood up.", "He came with his wife."])
def test_a_noun_for_a_woman_is_meant_by_she(brought_in: str) -> None:
    text = f"Ida Tamm wrote. {OPENED}{brought_in} “The goats win,” she said."
    assert speaker(text) != "Ida Tamm"


@pytest.mark.parametrize(
    "told",
    [
        "He is a baker from the quay.",
        "The baker was late.",
        "He thanked a baker.",
        "A film about goats was shown.",
        "One of the lamps was broken.",
    ],
)
def test_what_he_is_and_whom_he_meets_bring_nobody_in(told: str) -> None:
    assert speaker(f"{OPENED}{told} “The goats win,” he said.") == "Hal Fenn"


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        (
            "de",
            "Bürgermeister Jost Fenn kam. Ein Nachbar protestierte. „Sie ist zu laut“, sagte er.",
            "Jost Fenn",
        ),
        (
            "fr",
            "Raoul Fenn est venu. Un voisin a protesté. « La cloche est trop forte », a-t-il dit.",
            "Raoul Fenn",
        ),
    ],
)
def test_other_languages_bring_people_in_as_well(language: str, text: str, other: str) -> None:
    assert speaker(text, language) != other


def test_only_nouns_behind_an_article_for_somebody_new_are_introduced() -> None:
    found = parse("A judge came. The mayor left. “Late,” she said.")
    people = Newcomers(MentionedText(found.text, found.tokens, found.mentions, found.people.words))
    assert people.introduced == {"judge"}
    assert people.newcomer(found.number("A judge came"), "f")
    assert not people.newcomer(found.number("The mayor left"), "f")


@pytest.mark.parametrize(
    "text",
    [
        "Ida Tamm flew to San Marino. “It is only sleeping,” she said.",
        "The plane had left from Tunis. “It is only sleeping,” she wrote.",
        "A house near Palo Seco burned. “It is only sleeping,” she said.",
    ],
)
def test_a_place_is_no_she(text: str) -> None:
    assert speaker(text) in {"Ida Tamm", None}


def test_a_body_is_no_he_or_she() -> None:
    text = (
        "Orr brags that he has sung. Orr says his campaign has moved to the isles. "
        "“It is late, and we go on,” he said."
    )
    assert speaker(text) == "Orr"
