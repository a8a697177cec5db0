"""Clock times and rulers' numbers are one, however they are written."""

import pytest

from archiver.matching.compare import compare_text
from archiver.matching.times_and_rulers import write_times_and_rulers
from archiver.text.words import split_words


@pytest.mark.parametrize("time", ["8pm", "8 p.m.", "8 PM", "8:00pm", "8.00 p.m."])
def test_a_time_is_one_in_every_form(time: str) -> None:
    words = write_times_and_rulers(split_words(f"at {time} sharp and dry"), split_words(""))
    assert words.norms == ("at", "8", "pm", "sharp", "and", "dry")
    assert words.word(0) + words.word(1)[0] + words.word(3) == "at8sharp"


@pytest.mark.parametrize(
    ("quote", "post", "wording"),
    [
        (
            "Bring the eel at 8 p.m. to the old mill",
            "Bring the eel at 8pm to the old mill",
            "typographic",
        ),
        (
            "Bring the eel at 8 a.m. to the old mill",
            "Bring the eel at 8pm to the old mill",
            "altered",
        ),
        (
            "King Otto III ate the seal of the harbour",
            "King Otto the Third ate the seal of the harbour",
            "typographic",
        ),
        (
            "King Otto VIII ate the seal of the harbour",
            "King Otto the 8th ate the seal of the harbour",
            "typographic",
        ),
        (
            "King Otto III ate the seal of the harbour",
            "King Otto the Fourth ate the seal of the harbour",
            "altered",
        ),
    ],
)
def test_only_the_same_is_the_same(quote: str, post: str, wording: str) -> None:
    match = compare_text(quote, post)
    assert match is not None
    assert match.wording == wording
