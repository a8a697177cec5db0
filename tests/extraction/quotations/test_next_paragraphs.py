"""Speakers whom only the paragraph behind a quotation names."""

import pytest

from archiver.extraction.quotations.next_paragraphs import speaker_behind
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse

BEFORE = "Mayor Elke Brandt was there. “I keep ducks,” Brandt said in May.\n\n"
ALONE = "“The goose looked at us, and we looked at the goose.”\n\n"


def speaker(text: str) -> str | None:
    return find_quotations(text, language="en")[1].speaker


@pytest.mark.parametrize(
    "behind",
    [
        "Her sister Paula Reis, 20, a cellist, chimed in.",
        "Paula Reis cut in. The others laughed.",
        "That was how Paula Reis, the head of the fair, once told the story.",
        "Those were the words of Paula Reis at the fair.",
        "So said Paula Reis, who keeps the records.",
    ],
)
def test_who_is_pointed_at_behind_a_quotation_spoke_it(behind: str) -> None:
    assert speaker(BEFORE + ALONE + behind) == "Paula Reis"


@pytest.mark.parametrize(
    "behind",
    [
        "Paula Reis left the fair before noon.",
        "That was the year in which Paula Reis left.",
        "The council chimed in with Paula Reis that it would vote.",
    ],
)
def test_others_in_the_next_paragraph_did_not(behind: str) -> None:
    assert speaker(BEFORE + ALONE + behind) != "Paula Reis"


@pytest.mark.parametrize(
    "line",
    ["Paula Reis, keeper of the records, on the tax.", "Paula Reis", "Paula Reis, baker"],
)
@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_line_inside_the_marks_signs_the_words_above(line: str, marks: str) -> None:
    quote = f"{marks[0]}A town that taxes geese has no eggs.\n{line}{marks[1]}\n\nA vote follows."
    assert speaker(BEFORE + quote) == "Paula Reis"


def test_a_second_paragraph_of_a_quotation_signs_nothing() -> None:
    text = BEFORE + "“A town has no eggs.\nPaula Reis said that to me at the fair.”\n\nA vote."
    assert speaker(text) != "Paula Reis"


def test_a_quotation_with_words_beside_it_is_not_looked_behind() -> None:
    found = parse("“It rang,” she said.\n\nThat was how Paula Reis told it.")
    assert speaker_behind(found.stage, found.stage.scenes[0]) is None


@pytest.mark.parametrize(
    "line",
    [
        "— Paula Reis, keeper of the parish records",
        "– Paula Reis",
        "Paula Reis, keeper of the parish records",
    ],
)
def test_a_line_below_signs_a_quotation(line: str) -> None:
    assert speaker(f"{BEFORE}{ALONE}{line}\n\nThe council votes in autumn.") == "Paula Reis"


@pytest.mark.parametrize(
    "line",
    [
        "Paula Reis",  # the heading of a part
        "Paula Reis, the head of the fair, left before noon.",
        "Paula Reis, she wrote on the back of it.",
        "— Paula Reis said that she was ill",
    ],
)
def test_a_heading_or_a_sentence_below_signs_nothing(line: str) -> None:
    found = speaker(f"{BEFORE}{ALONE}{line}\n\nThe council votes in autumn.")
    assert found != "Paula Reis"


def test_whoever_was_talking_in_the_next_paragraph_spoke_what_nobody_else_did() -> None:
    behind = "Paula Reis, 20, a cellist, was talking about the fair."
    (quote,) = find_quotations(ALONE + behind, language="en")
    assert quote.speaker == "Paula Reis"
    assert speaker(BEFORE + ALONE + behind) != "Paula Reis"


def test_a_mention_at_the_beginning_of_the_text_can_be_pointed_at() -> None:
    (quote,) = find_quotations(ALONE + "This is how Paula Reis tells the story.", language="en")
    assert quote.speaker == "Paula Reis"
