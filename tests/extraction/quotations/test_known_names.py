"""What the names of an article are short for, and which of them are one person's."""

import pytest

from archiver.extraction.quotations.known_names import KnownNames, without_owning
from archiver.extraction.quotations.newcomers import MentionedText
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse


def test_a_last_name_stands_for_the_fullest_form_of_one_person() -> None:
    found = parse("Mayor Ada Finch came. “No,” Finch said. Bo Reed left, and Eva Reed stayed.")
    names = KnownNames(MentionedText(found.text, found.tokens, found.mentions, found.people.words))
    assert [names.fullest("Finch"), names.fullest("Reed")] == ["Ada Finch", "Reed"]
    assert names.is_surely_person("Ada Finch")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Whoever is first named as whose something is has a full name all the same.
        ("This is Ada Finch's pier. “It stays,” Finch said.", "Ada Finch"),
        ("A critic of Ada Finch's late plans left. “It stays,” Finch said.", "Ada Finch"),
        # Two people of one last name.
        ("Ada Finch's pier is not Carl Finch's quay. “It stays,” Finch said.", "Finch"),
        # What a town has is no fuller name of somebody called like it.
        ("This is Port Finch's pier. “It stays,” Finch said.", "Finch"),
    ],
)
def test_an_owner_gives_a_last_name_its_full_form(text: str, named: str) -> None:
    (quote,) = find_quotations(text, language="en")
    assert quote.speaker == named


def test_an_owner_is_named_without_the_ending() -> None:
    assert [without_owning("Finch's"), without_owning("the Finches’")] == ["Finch", "the Finches"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Who is kin to somebody and has a part of that name is another.
        ("Clerk Mira Idris Hale is missing. Ms Mira's father, Idris Hale, has said: “We wait.”",
         "Idris Hale"),
        # Whom somebody calls a coward is not who does.
        ("The president, Aron Field, wrote to union chief Max Obry, whom he called “a coward.”",
         "Aron Field"),
        # A company is no "he".
        ("OceanAI had no say, Sam Ort said, but a plan. “It was a matter of luck,” he wrote.",
         "Sam Ort"),
        # Whoever speaks for a body is named behind it.
        ("The Boat Owners of Alder's Rick Dunmore came out, saying: “This is a tax on weekends.”",
         "Rick Dunmore"),
        ("“The pier was never for sale,” reads a statement signed by councillor Boyd Harlan.",
         "Boyd Harlan"),
    ],
)  # fmt: skip
def test_who_is_meant_is_not_somebody_beside(text: str, named: str) -> None:
    assert find_quotations(text, language="en")[0].speaker == named
