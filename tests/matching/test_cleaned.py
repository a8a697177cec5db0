"""Spoken words are the same where only what any writer of speech leaves out or writes differs."""

import pytest

from archiver.matching.cleaned import clean_forms, compare_one_speech
from archiver.matching.compare import compare_text
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.models.records import PostVersion
from archiver.models.verdict_records import Match


def compare(quote: str, spoken: str, *, near: bool = True) -> Match | None:
    source = prepare_post(PostVersion(text=spoken))
    return compare_one_speech(prepare_quotation(quote), source, near=near, language="en")


@pytest.mark.parametrize(
    ("quote", "spoken"),
    [
        ("We will paint the pier", "Look, we will, uh, paint the pier, okay?"),
        ("We will paint the pier", "we will paint the boats -- paint the pier"),
        ("We will paint the pier", "We'll paint the, the, the pier"),
        ("We will paint the new pier", "We will pa-- paint the new pier"),
        ("It was, you know, a fine pier", "It was a fine pier"),
        ("He would not say what it cost him", "He wouldn't say what it cost him"),
        ("I had never seen 5,000 boats", "I'd never seen five thousand boats"),
        ("They are gonna colour it gray", "They're going to color it grey"),
        ("The pier is mine. It is old", "The pier is mine. And it's, it's old"),
        ("I can not swim to it", "I can't swim to it"),
        ("There are 23 lamps, and I saw them", "so there are twenty-three lamps,\nand I saw them"),
        ("It is dark: And I'm late for it", "It is dark, um, and I am late for it"),
    ],
)
def test_what_only_cleans_the_words_changes_nothing(quote: str, spoken: str) -> None:
    match = compare(quote, spoken)
    assert match is not None
    assert match.wording == "cleaned"
    assert spoken[slice(*match.span)].split()


@pytest.mark.parametrize(
    ("quote", "spoken"),
    [
        ("We will paint the pier today", "We will not paint the pier today"),
        ("We can paint the pier today", "We can't paint the pier today"),
        ("We will paint the pier today", "We will -- Ana will paint the pier today"),
        ("It cost us $14 million in all", "It cost us 40 million dollars in all"),
        ("It cost us three million in all", "It cost us two -- three million in all"),
        ("Ida painted all of the pier", "Ana -- Ida painted all of the boats"),
        ("I would paint it if I could", "I had paint on it if I could"),
        ("I never said so to the mayor", "I said so to the mayor, you know, never"),
    ],
)
def test_another_negation_name_or_value_is_never_cleaned(quote: str, spoken: str) -> None:
    match = compare(quote, spoken)
    assert match is None or match.wording not in {"verbatim", "typographic", "cleaned"}


def test_the_differences_name_what_was_left_out() -> None:
    match = compare("We will paint the pier", "Then we will, uh, paint the pier red")
    assert match is not None
    assert [(one.op, one.post.strip(" ,")) for one in match.diff if one.op != "equal"] == [
        ("delete", "uh")
    ]


def test_a_declared_gap_stays_one_and_its_parts_are_cleaned() -> None:
    match = compare(
        "We will paint the pier … and sell the boats",
        "We'll, uh, paint the pier, with green paint, and sell the, the boats",
    )
    assert match is not None
    assert match.wording == "abridged"


def test_a_change_is_told_without_what_is_cleaned() -> None:
    match = compare(
        "We will paint the whole pier in bright red this summer",
        "We'll, uh, paint the whole pier in bright blue this, this summer",
    )
    assert match is not None
    assert match.wording == "altered"
    assert [one.op for one in match.diff if one.op != "equal"] == ["replace"]


def test_nothing_to_clean_gives_no_second_form() -> None:
    post = prepare_post(PostVersion(text="The pier is old"))
    assert clean_forms(prepare_quotation("The pier is old"), post, frozenset({"en"})) is None


def test_posts_are_never_cleaned() -> None:
    match = compare_text("We will paint the pier today", "We will, uh, paint the pier today")
    assert match is not None
    assert match.wording == "altered"


def test_speech_of_one_word_a_thousand_times_takes_no_square_of_time() -> None:
    spoken = "paint -- " * 4000
    assert compare("we paint the old pier", spoken) is None


@pytest.mark.parametrize(
    ("language", "quote", "spoken"),
    [
        (
            "en",
            "They will cost the town $2.5 million",
            "They will cost the town two and a half million dollars",
        ),
        (
            "fr",
            "Ils coûteront 2,5 millions d'euros à la ville",
            "Ils coûteront deux millions et demi d'euros à la ville",
        ),
        (
            "es",
            "Costarán 2,5 millones de euros a la ciudad",
            "Costarán dos millones y medio de euros a la ciudad",
        ),
        (
            "it",
            "Costeranno 2,5 milioni di euro alla città",
            "Costeranno due milioni e mezzo di euro alla città",
        ),
        (
            "pt",
            "Vão custar 2,5 milhões de euros à cidade",
            "Vão custar dois milhões e meio de euros à cidade",
        ),
    ],
)
def test_a_half_that_is_spoken_is_written_in_figures(
    language: str, quote: str, spoken: str
) -> None:
    said = prepare_post(PostVersion(text=f"{spoken}."))
    match = compare_one_speech(prepare_quotation(quote), said, near=True, language=language)
    assert match is not None
    assert match.wording == "cleaned"
    for other in (quote.replace("2", "3"), quote.replace(".5", "").replace(",5", "")):
        changed = prepare_quotation(other)
        match = compare_one_speech(changed, said, near=True, language=language)
        assert match is None or match.wording == "altered"
