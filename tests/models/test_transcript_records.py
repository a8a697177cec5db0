"""Passages of speech lead from a place in their words back to the turn and the second."""

from dataclasses import replace

from archiver.models.transcript_records import (
    PlacedTurn,
    SpeechPassage,
    Transcript,
    Turn,
    caption_turn,
)

TURNS = (
    PlacedTurn(number=3, offset=40, text="The night ferry", start=12.5, end=14.0),
    PlacedTurn(number=4, offset=56, text="will never leave", start=14.0, end=16.0),
    PlacedTurn(number=5, offset=73, text="before the seal does.", start=None),
)
PASSAGE = SpeechPassage(
    transcript=Transcript(id="council-7", kind="official"),
    version_id=1,
    speaker="Ana Brook",
    offset=44,
    text="night ferry will never leave before the seal does.",
    turns=TURNS,
)


def test_a_character_of_a_passage_is_found_in_its_turn_and_at_its_second() -> None:
    text = PASSAGE.text
    for words, number, second in (
        ("night", 3, 12.5),
        ("ferry", 3, 12.5),
        ("never", 4, 14.0),
        ("does", 5, None),
    ):
        at = text.index(words)
        assert PASSAGE.turn_at(at).number == number
        assert PASSAGE.second_at(at) == second
        turn = PASSAGE.turn_at(at)
        begin = PASSAGE.offset + at - turn.offset
        assert turn.text[begin : begin + len(words)] == words


def test_the_turn_of_a_caption_is_as_any_other() -> None:
    made = caption_turn("The night ferry", 12.5, 14.0)
    assert made == Turn(text="The night ferry", start=12.5, end=14.0)
    assert hash(made) == hash(Turn(text="The night ferry", start=12.5, end=14.0))
    assert caption_turn("Yes.", None, None, "Ana Brook") == Turn(text="Yes.", speaker="Ana Brook")


def test_names_are_of_the_turns_unless_they_are_known() -> None:
    named = replace(PASSAGE, turns=(replace(TURNS[0], speaker="BROOK", name="Ana Brook"), *TURNS))
    spoken = {turn.name or turn.speaker for turn in named.turns if turn.speaker}
    assert named.names == spoken
    assert "Ana Brook" in named.names
    assert replace(named, named=frozenset({"Odo Marsh"})).names == {"Odo Marsh"}
