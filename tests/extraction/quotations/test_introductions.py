"""An introduction is parted from the quotation, and quoted words within one are not."""

import pytest

from archiver.extraction.quotations.introductions import part_introduction

PARTED = [
    ('Brook tweeted: "The ferry is late again today."', "The ferry is late again today.", "Brook"),
    ("Ana Brook wrote on X: “The ferry is late”", "The ferry is late", "Ana Brook"),
    (
        "Brook schrieb auf X: „Die Fähre fährt heute nicht.“",
        "Die Fähre fährt heute nicht.",
        "Brook",
    ),
    (
        "Ana Brook a écrit sur X : « Le ferry est en retard. »",
        "Le ferry est en retard.",
        "Ana Brook",
    ),
    (
        '@anabrook: "The ferry is late and nobody cares"',
        "The ferry is late and nobody cares",
        "@anabrook",
    ),
    ('"The ferry is late again today," Brook said.', "The ferry is late again today,", "Brook"),
    (
        "“The ferry is late,” Ana Brook wrote, “and nobody cares.”",
        "The ferry is late, and nobody cares.",
        "Ana Brook",
    ),
]


@pytest.mark.parametrize(("text", "quote", "speaker"), PARTED)
def test_the_words_and_their_speaker_are_parted(text: str, quote: str, speaker: str) -> None:
    assert part_introduction(text) == (quote, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The seal has a season ticket",
        "“The seal has a season ticket”",
        'The seal has a "season ticket" for the ferry',
        'He said "no" and left the ferry on Sunday',
        "It's the harbour's ferry, and it isn't late",
        'They call it "the ferry that never runs on a Sunday in May"',
        '"The ferry is late," said one, and then the harbour master read out all of it: "Go home."',
        'Brook tweeted: "' + "The ferry is late. " * 400 + '"',
        "",
    ],
)
def test_what_only_holds_quoted_words_is_left_whole(text: str) -> None:
    assert part_introduction(text) is None
