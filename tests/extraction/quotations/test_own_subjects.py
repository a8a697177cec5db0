"""Subjects that participles and infinitives have of their own."""

import pytest

from archiver.extraction.quotations.own_subjects import OwnSubjects
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse


def test_clauses_of_their_own_have_their_own_speakers() -> None:
    text = (
        "They met at noon, and a truce followed – Ada Finch saying she was “very glad indeed” and"
        " Hal Tidewell calling it a “fair bargain,” both with a sigh."
    )
    found = find_quotations(text, language="en")
    assert [quote.speaker for quote in found] == ["Ada Finch", "Hal Tidewell"]


@pytest.mark.parametrize(
    "text",
    [
        "The film has Ada Finch declaring, “I never saw a lighthouse that I did not climb.”",
        "The tape shows Ada Finch saying, “I never saw a lighthouse that I did not climb.”",
        "Villagers met, with one farmer, Ada Finch, calling it “a bathtub for clerks.”",
    ],
)
def test_a_participle_has_the_subject_before_it(text: str) -> None:
    assert [quote.speaker for quote in find_quotations(text, language="en")] == ["Ada Finch"]


def test_who_is_made_to_speak_speaks() -> None:
    found = parse("“It is over,” said Ada Finch, prompting Hal Tidewell to reply “it is not.”")
    clauses = found.stage.clauses
    assert isinstance(clauses, OwnSubjects)
    reply = next(i for i, token in enumerate(found.stage.tokens) if token.low == "reply")
    subject = clauses.subjects[reply]
    assert subject is not None
    assert found.words(found.mentions[subject]) == "Hal Tidewell"
    assert clauses.how[reply] == "absolute"
