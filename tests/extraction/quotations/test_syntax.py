"""How mentions stand in their clauses, and who speaks by that."""

import pytest

from archiver.extraction.quotations import noun_phrases, syntax
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse


def last_speaker(text: str) -> str | None:
    return find_quotations(text, language="en")[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rufus Pell joked that he believed he should serve it “cold as ice.”", "Rufus Pell"),
        ("Ada Finch told Hal Marsh that she thought it was “cold as ice.”", "Ada Finch"),
        ("Hal Marsh is the cook, whom Ada Finch on Monday called “cold as ice.”", "Ada Finch"),
        ("The lane, which travel writer Ada Finch calls “cold as ice,” ends.", "Ada Finch"),
        ("At the same time, Ada Finch added, “It is as cold as ice.”", "Ada Finch"),
        ("At the mill, Governor Ada Finch (R) said it was “cold as ice.”", "Ada Finch"),
        (
            "Hal Marsh spoke near the mill, where Ada Finch stood, chanting “Cold as ice!”",
            "Ada Finch",
        ),
        ("KESSEL, Mass. - Warden Ada Finch on Monday called it “cold as ice.”", "Ada Finch"),
        ("OLD KESSEL, Wis. — Warden Ada Finch on Monday called it “cold as ice.”", "Ada Finch"),
        ("Speaking to Kessel Radio, Ada Finch said it was “as cold as ice.”", "Ada Finch"),
    ],
)
def test_the_clause_decides_who_speaks(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


def test_the_head_of_a_phrase_speaks_and_not_the_place_in_it() -> None:
    text = "In March, a chess circle at the famously silent Skarn College mocked him as “a goose.”"
    span = find_quotations(text, language="en")[0].speaker_span
    assert span is not None
    assert text[slice(*span)] == "a chess circle"


def test_who_is_said_not_to_have_said_it_is_not_named_and_speaks_nothing_after_it() -> None:
    text = (
        "“We found a second spring,” Olga Varga said, though Hal Brandt hasn't said that it is "
        "really “open.” “To dig there you need a lamp and a cousin, and they had both.”"
    )
    first, denied, last = find_quotations(text, language="en")
    assert (first.speaker, denied.speaker, last.speaker) == ("Olga Varga", None, "Olga Varga")


def test_a_pronoun_begins_a_sentence_behind_an_abbreviation() -> None:
    found = parse("Hal Marsh lives in the U.S. He met the U.S. Department of Geese.")
    sentence = {token.text: token.sentence for token in found.tokens}
    assert sentence["Marsh"] < sentence["He"] == sentence["Department"]


def test_a_mention_is_introduced_by_what_stands_before_it() -> None:
    found = parse("Ada Finch said that Hal Marsh left when Eva Reis, a cook, told half of the men.")
    names = ["Ada Finch", "Hal Marsh", "Eva Reis", "a cook", "the men"]
    told = [syntax.introduced(found.stage, found.number(name)) for name in names]
    assert told == ["start", "that", "when", ",", "partitive"]


def test_a_verb_goes_on_with_what_follows_it() -> None:
    found = parse("Ada Finch said “so.” Hal Marsh told the men that. Eva Reis said that it rang.")
    verbs = sorted(found.clauses.subjects)
    scene = found.stage.scenes[0]
    assert [syntax.complement(found.stage, verb, scene) for verb in verbs] == [
        "here",
        "mention",
        "that",
    ]


def test_names_are_told_by_what_they_are_made_of() -> None:
    found = parse("Mayor Finch met Paul Reis, Tidewell, NATO, @kessel and Old Quay Works.")
    kinds = {found.words(one): syntax.naming(found.stage, one) for one in found.mentions}
    assert kinds["Mayor Finch"] == "titled"
    assert kinds["Paul Reis"] == "given"
    assert kinds["Tidewell"] == "word"
    assert kinds["NATO"] == "capitals"


def test_apposition_ends_before_a_verb() -> None:
    found = parse("The fair's page, Quay Desk, issued a note, calling it “a goose.”")
    phrases: noun_phrases.NounPhrases = found.clauses
    assert phrases.ends_apposition(found.mentions[found.number("Quay Desk")])
    assert last_speaker(found.text) == "Quay Desk"
