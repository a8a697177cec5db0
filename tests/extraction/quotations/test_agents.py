"""Speakers in English sentences that are about somebody else."""

import pytest

from archiver.extraction.quotations.agents import passive_agent
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("“Low Tide” was written by Ada Finch after the storm on Mill Quay.", "Ada Finch"),
        ("“Low Tide” was originally said by Ada Finch.", "Ada Finch"),
        ("“Low Tide” was late. It was written by Ada Finch.", None),
    ],
)
def test_whoever_uttered_the_subject_of_a_passive_is_its_agent(
    text: str, agent: str | None
) -> None:
    found = parse(text)
    (scene,) = found.stage.scenes
    number = passive_agent(found.stage, scene)
    assert (None if number is None else found.words(found.mentions[number])) == agent


@pytest.mark.parametrize(
    "text",
    [
        "Hal Tidewell was called “a kettle with legs” by Ada Finch.",
        "Hal Tidewell, once dubbed “a kettle with legs” by Ada Finch, laughed at the quay.",
        "Hal Tidewell, described by Ada Finch as “a kettle with legs,” laughed at the quay.",
        "The Quay Herald quoted Ada Finch as saying that “the pier is late again.”",
        "“The pier is late again,” the Quay Herald quoted Ada Finch as saying on Monday.",
        "“The pier is late again,” Hal Tidewell cited Ada Finch as telling him.",
        "“The pier is late again,” Ada Finch was quoted by the Quay Herald as saying.",
        "Ada Finch was quoted by Hal Tidewell as saying: “The pier is late again.”",
        "“The pier is late again,” said Ada Finch, who quoted Hal Tidewell as saying so.",
        "Police cited Ada Finch as saying the boat “turned over like a pancake.”",
        "Hal Tidewell shared a post by Ada Finch that said “the pier is late again.”",
        "Hal Tidewell shared a message from Ada Finch saying “the pier is late again.”",
        "A post falsely claims Ada Finch said “the pier is late again.”",
        "The quay is what Ada Finch calls a “comb for the sea.” Hal Tidewell likes it.",
        "To Ada Finch, the pier is “a comb for the sea.”",
        "Ada Finch shook her head. “Nobody builds a pier in March.”",
    ],
)
def test_who_utters_is_not_the_subject_of_the_sentence(text: str) -> None:
    assert [quote.speaker for quote in find_quotations(text, language="en")] == ["Ada Finch"]


@pytest.mark.parametrize(
    "text",
    [
        "Hal Tidewell called it “a kettle with legs” by mistake. Ada Finch heard of it.",
        "Ada Finch was quoted by the Quay Herald as saying “the pier is late again.”",
        "Hal Tidewell was asked by the Quay Herald, Ada Finch said, about “the late pier.”",
        "The fees announced by the Quay Herald on Monday are a “bad idea,” Ada Finch said.",
        "Hal Tidewell shook hands with Bo Lund. “Nobody builds a pier in March,” Ada Finch said.",
    ],
)
def test_others_in_the_sentence_do_not_utter(text: str) -> None:
    (quote,) = find_quotations(text, language="en")
    assert quote.speaker not in {"Quay Herald", "the Quay Herald", "mistake", "Bo Lund"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Asked by Ada Finch if he “sold the pier,” Hal Tidewell left the room.", "Ada Finch"),
        ("Hal Tidewell was asked by Ada Finch on Monday why he “sold it.”", "Ada Finch"),
        ("When Ada Finch asked if he “sold the pier,” Hal Tidewell left the room.", "Ada Finch"),
        ("Pressed on whether he “sold the pier,” Hal Tidewell left the room.", None),
        ("Hal Tidewell was asked whether he “sold the pier.”", None),
        ("Asked if he sold it, Hal Tidewell said he “never owned a pier.”", "Hal Tidewell"),
        ("“I never owned a pier,” Hal Tidewell said when asked why.", "Hal Tidewell"),
    ],
)
def test_a_question_is_of_whoever_asks(text: str, speaker: str | None) -> None:
    (quote,) = find_quotations(text, language="en")
    assert quote.speaker == speaker


def test_behind_an_insertion_whoever_goes_on_speaks() -> None:
    text = "After the vote – Ada Finch hailed it as “brave” – Hal Tidewell sent a post: “No, late.”"
    brave, late = find_quotations(text, language="en")
    assert (brave.speaker, late.speaker) == ("Ada Finch", "Hal Tidewell")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            (
                "“It is over,” Ada Finch said on Monday, prompting Hal Tidewell to reply that “it"
                " has not even begun.”"
            ),
            ["Ada Finch", "Hal Tidewell"],
        ),
        (
            (
                "Villagers protested all week, with one farmer, Ada Finch, calling it “a bathtub"
                " for clerks.”"
            ),
            ["Ada Finch"],
        ),
        (
            (
                "“The rope will hold,” said foreman Hal Tidewell, while Ort did not comment."
                " “I tried it with my own piano.”"
            ),
            ["Hal Tidewell", "Hal Tidewell"],
        ),
        (
            "A lawyer for Tidewell, Ada Finch, dismissed the suit as “pure weather.”",
            ["Ada Finch"],
        ),
        (
            (
                "The Lamp Guild has mocked Tidewell's taste for ballads when he speaks of walking"
                " “across the moor with four silent fiddlers.”"
            ),
            ["Tidewell"],
        ),
    ],
)
def test_speakers_of_parts_of_sentences(text: str, speakers: list[str]) -> None:
    found = find_quotations(text, language="en")
    assert [quote.speaker for quote in found] == speakers


def test_what_others_would_feel_is_said_by_whoever_tells_it() -> None:
    text = "Ada Finch went on air, telling Hal Tidewell that rowers would feel “betrayed by all.”"
    (quote,) = find_quotations(text, language="en")
    assert quote.speaker == "Ada Finch"


def test_whom_somebody_quotes_by_a_pronoun_is_not_who_quotes() -> None:
    begun = "Otto Finch, the mayor, met Mara Lund, who edits the Herald."
    behind = f"{begun} “The pier is late again,” Lund quoted him as saying."
    before = f"{begun} Lund quoted him as saying: “The pier is late again.”"
    for text in (behind, before):
        assert [quote.speaker for quote in find_quotations(text, language="en")] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hal Lund told the court that Ada Finch had said: “The pier is late again.”", "Ada Finch"),
        ("Hal Lund recalled that Ada Finch once told him, “The pier is late again.”", "Ada Finch"),
        ("Ada Finch fishes. Hal Lund says she told him: “The pier is late again.”", "Ada Finch"),
        ("Ada Finch told the court that she said: “The pier is late again.”", "Ada Finch"),
        ("Hal Lund told officers she had said: “The pier is late again.”", None),
        ("Hal Lund said that Ada Finch called it “late again and again.”", "Hal Lund"),
        ("Hal Lund told Ada Finch: “The pier is late again.”", "Hal Lund"),
        ("Asked what Ada Finch had said, Hal Lund told them: “The pier is late.”", "Hal Lund"),
    ],
)
def test_who_said_what_another_tells_is_its_speaker(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in find_quotations(text, language="en")] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finch was quoted by Price as saying “the pier was never shut.”", None),
        ("Ada Finch was quoted by Hal Price as saying “the pier was shut.”", "Ada Finch"),
        ("Hal Price quoted Ada Finch: “The pier was never shut.”", "Ada Finch"),
        ("Ada Finch was accused by Hal Price of being “a kettle.”", "Hal Price"),
        ("Hal Ort doubted it, with Ada Finch, a baker, calling it “a kettle.”", "Ada Finch"),
        ("After calling Hal Price “a kettle,” Ada Finch left the hall.", "Ada Finch"),
        ("Says Ada Finch: “The pier was never shut.”", "Ada Finch"),
        ("Ada Finch (one of my best aides) has a motto: “Shut no pier.”", "Ada Finch"),
        ("“We shut the pier at dawn.”\n\nThat is what Ada Finch, a baker, told me.", "Ada Finch"),
        ("The Ministry of Ports and Piers said “the pier was shut.”", "The Ministry"),
    ],
)
def test_others_than_the_subject_speak(text: str, expected: str | None) -> None:
    found = find_quotations(text, language="en")[-1].speaker
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert found.startswith(expected)
