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
