"""The subject of each verb of uttering."""

import pytest

from archiver.extraction.quotations.sentence_brackets import auxiliary, subordinate
from archiver.languages.grammar import grammar
from tests.extraction.quotations.parsed import Parsed, parse


def subject(found: Parsed, verb: str) -> str | None:
    number, _ = found.clauses.subject(found.token(verb))
    return None if number is None else found.words(found.mentions[number])


@pytest.mark.parametrize(
    ("text", "language", "verb", "expected"),
    [
        ("“Late,” Bea Tidewell said.", "en", "said", "Bea Tidewell"),
        ("“Late,” said Bea Tidewell.", "en", "said", "Bea Tidewell"),
        ("Bea Tidewell, who likes kelp, said “late” again.", "en", "said", "Bea Tidewell"),
        ("“Late,” sagte Eva Ort.", "de", "sagte", "Eva Ort"),
        ("Das hatte Eva Ort am Montag gesagt.", "de", "gesagt", "Eva Ort"),
        ("„Spät“, wie Eva Ort gestern sagte.", "de", "sagte", "Eva Ort"),
        ("«Tardi», ha scritto su X Marco Rinaldi.", "it", "scritto", "Marco Rinaldi"),
    ],
)
def test_the_subject_stands_before_its_verb_or_behind(
    text: str, language: str, verb: str, expected: str
) -> None:
    assert subject(parse(text, language), verb) == expected


def test_a_verb_without_anybody_beside_it_has_no_subject() -> None:
    assert subject(parse("“Late,” said."), "said") is None


def test_what_was_said_in_the_passive_has_no_subject() -> None:
    assert subject(parse("Das wurde Eva Ort gestern gesagt.", "de"), "gesagt") is None


def test_a_relative_pronoun_stands_for_the_name_before_it() -> None:
    found = parse("Then came Hal Fenn, who said “late” again.")
    relative = found.number("who")
    assert found.words(found.mentions[found.clauses.antecedent(relative)]) == "Hal Fenn"
    name = found.number("Hal Fenn")
    assert found.clauses.antecedent(name) == name


def test_a_participle_at_the_end_of_its_clause_has_its_auxiliary() -> None:
    found = parse("Das hatte Eva Ort am Montag gesagt.", "de")
    at, verb, words = found.clauses.at, found.token("gesagt"), grammar("de")
    assert auxiliary(found.tokens, at, words, verb) == found.token("hatte")
    assert auxiliary(found.tokens, at, words, found.token("hatte")) is None


def test_no_auxiliary_is_taken_from_another_sentence() -> None:
    found = parse("Sie hatte Zeit. Eva Ort gesagt.", "de")
    assert auxiliary(found.tokens, found.clauses.at, grammar("de"), found.token("gesagt")) is None


def test_a_subordinate_verb_has_the_subject_behind_its_conjunction() -> None:
    words = grammar("de")
    found = parse("„Spät“, wie Eva Ort gestern sagte.", "de")
    number = subordinate(found.tokens, found.clauses.at, words, found.token("sagte"))
    assert number == found.number("Eva Ort")
    found = parse("Gestern sagte Eva Ort nichts.", "de")
    assert subordinate(found.tokens, found.clauses.at, words, found.token("sagte")) is None


def test_who_is_seen_or_heard_in_a_recording_speaks_in_it() -> None:
    found = parse("The film ends with footage of Hal Fenn saying, “Late.”")
    number = found.clauses.subjects[found.token("saying")]
    assert number == found.number("Hal Fenn")


def test_what_goes_on_with_a_quotation_is_no_subject_behind_its_verb() -> None:
    found = parse("Ada Finch, a judge in Kelp Bay, said Fenn’s latest “plan” was late.")
    number = found.clauses.subjects[found.token("said")]
    assert number == found.number("Ada Finch")


def test_people_without_an_article_are_a_subject() -> None:
    found = parse("The officials left. Officials at the port said “late”.")
    number = found.clauses.subjects[found.token("said")]
    assert number == found.number("Officials")


@pytest.mark.parametrize(
    ("text", "subject_words"),
    [
        ("Ida Finch, head of the Guild (a trade body), said “late”.", "Ida Finch"),
        ("In Riverton, Ida Finch (Left), said “late”.", "Ida Finch"),
        ("The Guild (a trade body) said “late”.", "The Guild"),
    ],
)
def test_brackets_that_describe_a_body_part_nobody_from_the_verb(
    text: str, subject_words: str
) -> None:
    found = parse(text)
    assert found.clauses.subjects[found.token("said")] == found.number(subject_words)


@pytest.mark.parametrize(
    ("text", "subject_words"),
    [
        ("A clerk at the Ministry of Ports, Towns and Kelp Bays said “late”.", "A clerk"),
        ("Ida Finch, Rufus Lee and Hal Marsh said “late”.", "Hal Marsh"),
    ],
)
def test_a_list_behind_a_preposition_belongs_to_the_noun_before_it(
    text: str, subject_words: str
) -> None:
    found = parse(text)
    assert found.clauses.subjects[found.token("said")] == found.number(subject_words)
