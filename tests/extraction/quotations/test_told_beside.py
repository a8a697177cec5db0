"""Who speaks where no listed verb of uttering stands with a quotation."""

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.extraction.quotations.told_beside import (
    answering,
    colon_subject,
    unlisted_speaker,
)
from tests.extraction.quotations.parsed import parse


def named(language: str, text: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotations(text, language=language)]


INTRODUCED = "Hal Brook leads the choir. “We sang all night,” Brook said. "


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Le maire est là. « On respire », a soufflé Luc Petit.", "Luc Petit"),
        ("« Le pire est passé », a abondé la mairesse.", "la mairesse"),
    ],
)
def test_whoever_stands_behind_an_unlisted_verb_speaks(text: str, mention: str) -> None:
    parsed = parse(text, "fr")
    number = unlisted_speaker(parsed.stage, parsed.stage.scenes[-1])
    if number is None:  # the verb is listed by now
        number = parsed.clauses.subjects[parsed.token("soufflé")]
    assert number is not None
    assert parsed.words(parsed.mentions[number]) == mention


def test_what_a_preposition_governs_does_no_unlisted_verb() -> None:
    parsed = parse("« Le pire est passé », film de Luc Petit.", "fr")
    assert unlisted_speaker(parsed.stage, parsed.stage.scenes[-1]) is None


def test_who_spoke_before_does_not_speak_where_another_is_blunt() -> None:
    assert named("en", INTRODUCED + "The teenager was more modest: “I just ran.”")[-1] is None
    parsed = parse("The teenager was more modest: “I just ran.”")
    assert colon_subject(parsed.stage, parsed.stage.scenes[-1]) == 0
    parsed = parse("The answer was modest: “I just ran.”")
    assert colon_subject(parsed.stage, parsed.stage.scenes[-1]) is None


def test_who_asks_somebody_does_not_answer() -> None:
    text = "“Do you sing?” Dan Frye asked Ada Brook. “I do, every night of the week.”"
    assert named("en", text) == ["Dan Frye", None]
    parsed = parse(text)
    assert answering(parsed.stage, 1)


@pytest.mark.parametrize(
    "text",
    [
        "“Do we sing?” asked Dan Frye. “I do, every night of the week.”",
        "“Do you sing?” Dan Frye asked Ada Brook. “Do you even know how?”",
    ],
)
def test_who_only_asks_goes_on(text: str) -> None:
    assert named("en", text)[-1] == "Dan Frye"


def test_who_is_named_behind_the_last_of_many_paragraphs_said_all_of_it() -> None:
    text = "“It began with a cough.\n\n“Then it was the whole choir,” said Dan Frye."
    assert named("en", text) == ["Dan Frye", "Dan Frye"]
    dashed = "– Hva sier du til kritikken?\n\n– At den er feil, svarer Odd Berg."
    assert named("no", dashed) == [None, "Odd Berg"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fenn said Ada Brook’s mother had told him, “Sing for me tonight.”", "Ada Brook’s mother"),
        ("Police say that Hal Brook texted his wife, “See you at the choir.”", "Hal Brook"),
        ("Ida Fenn met Hal Brook. Fenn says Brook texted her “see you there.”", "Hal Brook"),
    ],
)
def test_who_is_told_to_have_written_speaks(text: str, expected: str | None) -> None:
    assert named("en", text)[-1] == expected


def test_what_stands_on_something_is_not_said_by_who_holds_it() -> None:
    text = "Protester Ada Brook, 19, held up a placard saying “Rent is theft, all of it.”"
    assert named("en", text) == [None]


def test_who_wrote_a_post_that_another_shares_is_whom_who_stands_for() -> None:
    text = "Fenn shared a post by artist Ada Brook, who wrote that it was “a mall with nudes.”"
    assert named("en", text) == ["Ada Brook"]
