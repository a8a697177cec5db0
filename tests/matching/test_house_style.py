"""What a house style writes otherwise is the same; the languages' own examples hold its kinds."""

import time

import pytest

from archiver.matching.compare import compare_text
from archiver.matching.house_style import write_in_house_style
from archiver.text.words import split_words
from tests.conftest import first_each_day

REST = "and the seal sleeps on the old pier until the morning"


@pytest.mark.parametrize(
    ("quote", "post", "wording"),
    [
        (f"No 10 is late {REST}", f"Number Ten is late {REST}", "typographic"),
        (f"We are #1 again {REST}", f"We are number one again {REST}", "typographic"),
        (f"Runnin' and sittin' {REST}", f"Running and sitting {REST}", "typographic"),
        (f"A website of health care {REST}", f"A web site of healthcare {REST}", "typographic"),
        (f"Late (crying emoji) again {REST}", f"Late 😭 again {REST}", "abridged"),
        (f"It's late … {REST}", f"It is late, Odo, {REST}", "abridged"),
        (f"They don't row [at all] {REST}", f"They do not row {REST}", "abridged"),
        (f"The May 3 rowers {REST}", f"The 3 may row {REST}", "altered"),
        (f"We saw no 10 there {REST}", f"We saw number 10 there {REST}", "altered"),
        (f"They do row {REST}", f"They don't row {REST}", "altered"),
        (f"Its late bone {REST}", f"It is late bone {REST}", "altered"),
        (f"From the county {REST}", f"From the country {REST}", "altered"),
        (f"It cost $5m {REST}", f"It cost 5m {REST}", "altered"),
        (f"A therapist {REST}", f"The rapist {REST}", "altered"),
    ],
)
def test_only_what_is_the_same_word_is_the_same(quote: str, post: str, wording: str) -> None:
    for one, other in ((quote, post), (post, quote)):
        match = compare_text(one, other, near=True)
        assert match is not None
        if wording == "abridged" and one == post:
            continue
        assert match.wording == wording


def test_a_negation_in_another_form_is_not_flagged_beside_another_change() -> None:
    match = compare_text(f"They don't row to the mill {REST}", f"They do not row to the sea {REST}")
    assert match is not None
    assert (match.wording, match.flags) == ("altered", ())


def test_segments_move_with_the_words_of_a_quotation() -> None:
    ours, theirs = split_words("It's late … we don't row"), split_words("It is late: we do not row")
    one, other, segments = write_in_house_style(ours, theirs, ((0, 2), (2, 5)))
    assert one.norms == other.norms
    assert segments == ((0, 3), (3, 7))


@pytest.mark.parametrize("before", first_each_day([900, 400, 0]))
def test_style_is_no_difference_wherever_in_a_very_long_post_it_stands(before: int) -> None:
    filler = "The gull sat on a pole and the tide came in. "
    post = f"{filler * before}We'll close the pier on 3 March for the seals. {filler * 1_000}"
    match = compare_text("We will close the pier on March 3rd for the seals", post)
    assert match is not None
    assert match.wording == "typographic"
    match = compare_text("We will close the pier on March 4th for the seals", post)
    assert match is not None
    assert match.wording == "altered"


@pytest.mark.slow
def test_time_does_not_grow_with_the_square_of_what_is_written_otherwise() -> None:
    begun = time.process_time()
    for text in ("it's 3 march ", "the the ", "web site ", "no. 1 ", "1/2 "):
        write_in_house_style(
            split_words(text * 3_000), split_words(f"{text}zz " * 3_000), ((0, 6_000),)
        )
    assert time.process_time() - begun < 3
