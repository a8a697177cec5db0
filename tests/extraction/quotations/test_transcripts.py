"""Quoted transcripts, which name the speaker before the words."""

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.extraction.quotations.transcripts import labelled_speaker
from tests.extraction.quotations.parsed import parse

ARTICLE = "Ada Finch met Hal Tidewell on Monday. Here is what they said:\n\n"


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("TIDEWELL", "Hal Tidewell"),
        ("Tidewell", "Hal Tidewell"),
        ("Ada Finch", "Ada Finch"),
        ("MARSH", "MARSH"),
    ],
)
def test_the_name_before_the_words_speaks(label: str, speaker: str) -> None:
    text = f"{ARTICLE}“{label}: We never sold the pier, and nobody asked us to.”"
    quote = find_quotations(text, language="en")[0]
    assert quote.speaker == speaker
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == label


@pytest.mark.parametrize("label", ["NOTE", "Bad", "UPDATE", "Reminder", "I"])
def test_other_words_before_a_colon_name_nobody(label: str) -> None:
    found = parse(f"{ARTICLE}“{label}: We never sold the pier.”")
    assert labelled_speaker(found.text, found.quotes[0], found.people) is None


def test_a_sentence_that_says_who_spoke_goes_before_a_label() -> None:
    text = ARTICLE + "“Hal Tidewell: bad for us, bad for you,” Ada Finch said."
    assert find_quotations(text, language="en")[0].speaker == "Ada Finch"


def test_a_signature_inside_the_marks_is_no_part_of_the_words() -> None:
    text = (
        "The board met.\n\n“A town that taxes its lamps walks into its river. — Ada Finch, baker”"
    )
    (quote,) = find_quotations(text, language="en")
    assert quote.text == "A town that taxes its lamps walks into its river."
    assert quote.speaker == "Ada Finch"
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == "Ada Finch"


def test_a_dash_inside_a_quotation_is_no_signature() -> None:
    text = "“The pier is gone. — And so is Ada Finch, who built it,” Hal Tidewell said."
    (quote,) = find_quotations(text, language="en")
    assert quote.text == "The pier is gone. — And so is Ada Finch, who built it,"


@pytest.mark.parametrize("label", ["TIDEWELL", "Hal Tidewell"])
def test_whoevers_turn_it_is_says_what_he_says_he_said(label: str) -> None:
    turn = "They asked why. “Nobody goes into the tunnel before May,” I told them."
    quote = find_quotations(f"{ARTICLE}{label}: {turn}\nQUAY HERALD: And?", language="en")[0]
    assert quote.speaker == "Hal Tidewell"
    other = find_quotations(f"{ARTICLE}Update: {turn}", language="en")[0]
    assert other.speaker != "Hal Tidewell"
