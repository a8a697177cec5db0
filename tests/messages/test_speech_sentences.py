"""What is said of spoken words names who spoke, where and when, and claims no more."""

import pytest

from archiver.messages.speech_sentences import format_second, name_occasion, play_address
from archiver.messages.verdicts import verdict_headline, verdict_sentence, verdict_tone
from archiver.models.transcript_records import Transcript
from tests.verification.test_speech_findings import BLUE, RED, passage, verdict


def test_a_sentence_says_who_spoke_at_which_event() -> None:
    found = verdict(RED)
    assert verdict_sentence(found) == (
        "Ana Brook said exactly these words at “Harbour council” on 4 May 2031."
    )
    assert verdict_headline(found) == ("✓", "Word for word")
    assert verdict_tone(found) == "good"


@pytest.mark.parametrize(
    ("found", "part"),
    [
        (verdict(BLUE), "but not in these words."),
        (verdict(BLUE, passage(kind="machine")), "only a machine's transcript is held"),
        (verdict(RED, day="2031-08-01"), "whether that occasion is meant cannot be told"),
        (verdict(RED, speaker="Lorcan Quillby"), "whether these are the words of “Lorcan Quillby”"),
        (verdict(RED, speaker="Lorcan Quillby", cited=(1,)), "to nobody called Lorcan Quillby"),
        (verdict(RED.replace("We will", "We, uh, will")), "but for fillers, repeats"),
        (verdict(RED.replace("harbour pier", "harbour piers")), "to be anybody's mistake"),
    ],
)
def test_what_a_sentence_ends_with(found: object, part: str) -> None:
    assert part in verdict_sentence(found)  # type: ignore[arg-type]


def test_a_second_is_written_as_players_do() -> None:
    assert (format_second(9.9), format_second(754.2), format_second(3723)) == (
        "0:09",
        "12:34",
        "1:02:03",
    )


@pytest.mark.parametrize(
    ("url", "at", "plays"),
    [
        ("https://v.example/watch?v=1", 61.0, "https://v.example/watch?v=1&t=61"),
        ("https://v.example/1.mp3", 61.0, "https://v.example/1.mp3#t=61"),
        ("https://v.example/1.mp3", None, "https://v.example/1.mp3"),
        ("https://v.example/1.MP3?key=a", 61.0, "https://v.example/1.MP3?key=a#t=61"),
        ("https://v.example/watch?t=30&v=1", 61.0, "https://v.example/watch?v=1&t=61"),
        ("https://v.example/1?t=30", 61.0, "https://v.example/1?t=61"),
        (None, 61.0, None),
    ],
)
def test_an_address_plays_from_a_second(
    url: str | None, at: float | None, plays: str | None
) -> None:
    assert play_address(Transcript(id="1", kind="press", url=url), at) == plays


def test_an_event_without_title_and_date_is_not_named() -> None:
    assert name_occasion(Transcript(id="1", kind="press")) == ""
