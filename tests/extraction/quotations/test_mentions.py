"""Mentions of people and bodies among the words of a text."""

from itertools import pairwise

import pytest

from archiver.extraction.quotations.name_forms import capital, possessive
from archiver.platforms.prose_names import platform_words
from tests.extraction.quotations.parsed import parse


def mentions(text: str, language: str = "en") -> list[tuple[str, str]]:
    found = parse(text, language)
    return [(one.kind, found.words(one)) for one in found.mentions]


@pytest.mark.parametrize(
    ("text", "language", "mention"),
    [
        ("Then Bea Tidewell left the harbour.", "en", ("name", "Bea Tidewell")),
        ("Then Hal de Groot left the harbour.", "en", ("name", "Hal de Groot")),
        ("Later she left the harbour.", "en", ("pronoun", "she")),
        ("Dann ging Eva Ort nach Hause.", "de", ("name", "Eva Ort")),
        ("Hier, Zoé Marin est partie.", "fr", ("name", "Zoé Marin")),
    ],
)
def test_names_and_pronouns_are_found(text: str, language: str, mention: tuple[str, str]) -> None:
    assert mention in mentions(text, language)


def test_a_role_is_a_mention_as_well() -> None:
    assert "a spokesman" in [words for _, words in mentions("“Late,” a spokesman said.")]


def test_nothing_inside_a_quotation_is_a_mention() -> None:
    assert mentions("“Bea Tidewell met him,” it says.") == mentions("“x,” it says.")


def test_no_mention_stands_inside_another() -> None:
    text = "The mayor of Pelliwick, Bea Tidewell, and her brother, Hal de Groot, met the council."
    found = parse(text).mentions
    assert len(found) > 2
    for one, other in pairwise(found):
        assert one.last <= other.first


def test_a_possessive_is_told_by_its_ending() -> None:
    tokens = parse("Then Tidewell's team saw the voters' gulls.").tokens
    assert [one.text for one in tokens if possessive(one)] == ["Tidewell's", "voters'"]


def test_capitals_and_handles_begin_like_names() -> None:
    tokens = parse("Then Bea met @kelpdesk , 7 times").tokens
    assert [capital(one) for one in tokens] == [True, True, False, True, False, False, False]


def test_no_name_goes_on_with_a_platform() -> None:
    assert {"X", "Bluesky"} <= platform_words()
    assert ("name", "Marco Rinaldi") in mentions("Lo ha scritto su X Marco Rinaldi.", "it")


@pytest.mark.parametrize("text", ["", ".", "1 2 3", "'s", "@", "“”", "\0\ud800"])
def test_a_text_without_people_has_no_mentions(text: str) -> None:
    assert [one for one in mentions(text) if one[0] == "name"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Late,” wrote Pelliwick Post senior harbour editor Bea Tidewell.", "Bea Tidewell"),
        ("“Late,” said Courier’s Bea Tidewell.", "Bea Tidewell"),
        ("Then Pelliwick-born Tidewell left.", "Tidewell"),
        ("Then USA Today reported it.", "USA Today"),
        ("Then the US Embassy reported it.", "US Embassy"),
    ],
)
def test_a_name_is_without_what_only_describes_its_bearer(text: str, name: str) -> None:
    found = parse(text)
    spans = [one.name for one in found.mentions if one.name]
    names = [found.text[found.tokens[a].start : found.tokens[b - 1].end] for a, b in spans]
    assert name in names


def test_a_participle_goes_on_a_sentence_and_no_noun() -> None:
    assert ("nominal", "A woman") in mentions("A woman standing at the gate said “late”.")


def test_a_turkish_genitive_ends_a_name() -> None:
    text = "Ana Brook'un Twitter hesabından “Köprü sabaha kadar kapalı kalacak” dedi."
    found = parse(text, language="tr")
    assert found.words(found.mentions[0]) == "Ana Brook'un"
