"""Who may be said to have been misquoted: each condition of a mismatch alone prevents it."""

import pytest

from archiver.matching.compare import compare_text
from archiver.matching.people.accusation import is_named_in, may_accuse, stands_in_marks
from archiver.matching.quotation import prepare_post
from archiver.models.records import PostVersion

SAID = "the night ferry was sold to a circus"


def accused(
    text: str,
    speaker: str = "Ida Tamm",
    name: str = "Ana Brook",
    handle: str = "anabrook",
    quote: str = SAID,
) -> bool:
    match = compare_text(quote, text, near=True)
    assert match is not None
    return may_accuse(match, prepare_post(PostVersion(text=text)), speaker, [name], [handle])


def test_words_of_one_person_credited_to_another_are_a_mismatch() -> None:
    assert accused(f"I hear that {SAID} last week")
    assert accused("Late again, harbour board", quote="late again, harbour board")


@pytest.mark.parametrize(
    "text",
    [
        f"Ida Tamm tells me that {SAID}",
        f"@idatamm_press says that {SAID}",
        f"RT @someone: {SAID}",
        f"“I hear that {SAID}”, they shout at the quay",
        f'She wrote "{SAID}" and left',
        f"Mayor Quill: {SAID}",
    ],
)
def test_who_may_hand_on_what_another_said_is_no_mismatch(text: str) -> None:
    assert not accused(text)


def test_a_word_in_marks_is_still_its_authors() -> None:
    said = 'the "night" ferry was sold to a circus'
    assert accused(f"I hear that {said} last week", quote=said)


@pytest.mark.parametrize("speaker", ["Photo credit", "Harbour Radio", "The Isle Times", "", "he"])
def test_nobody_named_as_a_person_is_misquoted(speaker: str) -> None:
    assert not accused(f"I hear that {SAID}", speaker=speaker)


@pytest.mark.parametrize("name", ["Harbour Radio", "Pelliwick Tonight Show", "Isle News"])
def test_who_interviews_people_is_nobody_else(name: str) -> None:
    assert not accused(f"I hear that {SAID}", name=name)


def test_a_few_words_of_a_longer_post_are_no_mismatch() -> None:
    assert not accused("They say we are late again, harbour board", quote="late again, harbour")


def test_an_author_is_named_by_name_or_handle_and_not_by_a_common_word() -> None:
    assert is_named_in("joked the founder Ana Brook.", ["Ana Brook"], [])
    assert is_named_in("wrote @anabrook on Monday", ["Ana"], ["anabrook"])
    assert is_named_in("Meanwhile Brook left, and Mayor Brook came", ["Ana Brook"], [])
    assert is_named_in("Brook's deputy left", ["Ana Brook"], [])
    assert not is_named_in("in a radio talk", ["Harbour Radio"], [])
    assert not is_named_in("wrote Maria Brook on Monday", ["Ana Brook"], [])
    assert not is_named_in("The price of Bitcoin fell", ["Simply Bitcoin"], [], surely=True)
    assert is_named_in("Simply Bitcoin wrote", ["Simply Bitcoin"], [], surely=True)
    assert is_named_in("wrote Brook", ["Ana Brook"], [], surely=True)
    assert not is_named_in("", ["Ana Brook"], ["anabrook"])


@pytest.mark.parametrize(
    "text",
    [
        '"@idatamm: "The bell will ring at noon for every keeper of the light." -Ida #bells"',
        "Marwood: The bell will ring at noon for every keeper of the light",
        "So he says “The bell will ring at noon for every keeper of the light”",
    ],
)
def test_words_after_a_name_and_in_marks_are_handed_on(text: str) -> None:
    match = compare_text("The bell will ring at noon for every keeper of the light", text)
    assert match is not None
    assert stands_in_marks(prepare_post(PostVersion(text=text)), match)


def test_a_term_in_marks_at_the_end_of_the_words_is_the_authors() -> None:
    text = "The bell will ring at noon for every keeper of the ‘Marsh Light!’ https://t.co/x1"
    match = compare_text("The bell will ring at noon for every keeper of the ‘Marsh Light!’", text)
    assert match is not None
    assert not stands_in_marks(prepare_post(PostVersion(text=text)), match)
