"""Captions of every kind become turns; what is damaged in them is named."""

import json
import random
from itertools import product
from pathlib import Path

import pytest

from archiver.importers.transcripts.formats import cues, rolling, youtube_captions
from archiver.importers.transcripts.parsed import ParsedTranscript
from archiver.importers.transcripts.transcript_registry import transcript_format_of
from tests.importers.transcripts import spoken_files as files
from tests.importers.transcripts.spoken_files import read_file, turns_of


def test_voices_of_webvtt_are_speakers(tmp_path: Path) -> None:
    found = read_file(tmp_path / "a.vtt", files.VOICES)
    assert turns_of(found) == [
        ("Ana Brook", 1.0, "The night ferry to Pelliwick\nwill never leave"),
        ("Ana Brook", 4.0, "before the seal does."),
        ("Corvin Ash", 4.0, "Salt & kelp."),
    ]
    assert found.transcript is not None
    assert (found.transcript.kind, found.transcript.language) == ("captions", "en")
    assert found.errors == []


def test_what_is_damaged_is_named_by_its_line_and_the_words_are_kept(tmp_path: Path) -> None:
    found = read_file(tmp_path / "a.vtt", files.BROKEN)
    assert turns_of(found) == [
        ("Corvin Ash", None, "This time is damaged."),
        (None, 8.0, "It ends early."),
        ("MAYOR BROOK", None, "A negative time"),
        (None, None, "And another voice."),
    ]
    assert [line for _, line, _ in found.errors] == [3, 6, 9, 9]
    assert "damaged time" in found.errors[0][2]


def test_subtitles_keep_what_a_blank_line_parts_and_overlap(tmp_path: Path) -> None:
    found = read_file(tmp_path / "a.srt", files.SUBTITLES)
    assert turns_of(found) == [
        ("Ana Brook", 1.0, "One line."),
        ("Ana Brook", 2.0, "Two lines that a blank line parts."),
        ("Ana Brook", 3.0, "3 times"),
        ("Corvin Ash", 4.0, "Overlap"),
    ]
    assert found.errors == []


NAMED_CUES = """WEBVTT

3f2a-1/10-0
00:00:01.000 --> 00:00:02.000
<v Ana Brook>The night ferry</v>

3f2a-1/10-1
00:00:02.000 --> 00:00:03.000
<v Ana Brook>never leaves.</v>

alone

00:00:03.000 --> 00:00:04.000
<v Corvin Ash>Which one?</v>
"""


@pytest.mark.parametrize("broken", ["", "\x0b"])  # which is read line by line
def test_the_name_of_a_cue_is_none_of_its_words(tmp_path: Path, broken: str) -> None:
    found = read_file(tmp_path / "a.vtt", NAMED_CUES.replace("Which", f"Which{broken}"))
    assert turns_of(found)[:2] == [
        ("Ana Brook", 1.0, "The night ferry"),
        ("Ana Brook", 2.0, "never leaves.\nalone"),
    ]


def test_dashes_part_voices_that_nobody_names(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nANA BROOK: The ferry waits.\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\n- For a seal?\n- For -5 degrees.\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nIt melts.\n"
    )
    assert turns_of(read_file(tmp_path / "a.srt", text)) == [
        ("ANA BROOK", 1.0, "The ferry waits."),
        (None, 2.0, "For a seal?"),
        (None, 2.0, "For -5 degrees."),
        (None, 3.0, "It melts."),
    ]


def test_names_above_the_words_of_a_meeting_are_speakers(tmp_path: Path) -> None:
    said = [("Ana Brook", "The ferry waits."), ("Corvin Ash", "For a seal?")] * 2
    text = "".join(
        f"00:00:0{at}.000 --> 00:00:0{at}.900\n{name}\n{words}\n\n"
        for at, (name, words) in enumerate(said)
    )
    assert turns_of(read_file(tmp_path / "a.txt", text)) == [
        (name, float(at), words) for at, (name, words) in enumerate(said)
    ]
    once = text.replace("Ana Brook\nThe", "The Night Boat\nThe").replace("Corvin Ash\n", "")
    assert {speaker for speaker, _, _ in turns_of(read_file(tmp_path / "b.txt", once))} == {None}


def test_times_with_a_comma_between_them_are_read(tmp_path: Path) -> None:
    text = "0:00:01.000,0:00:04.000\nThe ferry waits.\n\n0:00:04.500,0:00:06.000\nFor 1,2 seals.\n"
    found = read_file(tmp_path / "a.sbv", text)
    assert turns_of(found) == [(None, 1.0, "The ferry waits."), (None, 4.5, "For 1,2 seals.")]


def test_rolling_captions_lose_their_repeats_and_are_a_machines(tmp_path: Path) -> None:
    found = read_file(tmp_path / "a.en.vtt", files.ROLLING)
    assert [text for _, _, text in turns_of(found)] == [
        "the night ferry",
        "to Pelliwick",
        "will never leave",
    ]
    assert found.transcript is not None
    assert found.transcript.kind == "machine"


def test_a_conversation_of_yes_and_no_does_not_roll() -> None:
    talk = [["No."], ["No."], ["The ferry."], ["Yes."], ["And the seal?"], ["Late."], ["Why?"]]
    assert not rolling.is_rolling(talk)
    assert rolling.is_rolling([["a line", "b line"], ["b line", "c line"], ["c line", "d"]] * 3)


@pytest.mark.parametrize("ending", ["json3", "srv3", "srv1"])
def test_youtubes_own_captions_are_read(tmp_path: Path, ending: str) -> None:
    content = {
        "json3": json.dumps(
            {
                "wireMagic": "pb3",
                "events": [
                    {
                        "tStartMs": 500,
                        "dDurationMs": 2000,
                        "segs": [{"utf8": "the"}, {"utf8": " ferry", "tOffsetMs": 300}],
                    },
                    {"tStartMs": 2000, "aAppend": 1, "segs": [{"utf8": "\n"}]},
                    {"tStartMs": "x", "segs": [{"utf8": "leaves"}]},
                    "nothing",
                ],
            }
        ),
        "srv3": '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body>'
        '<p t="500" d="2000"><s ac="200">the</s><s t="20"> ferry</s></p><p t="x">leaves</p>'
        "</body></timedtext>",
        "srv1": '<?xml version="1.0" encoding="utf-8" ?><transcript>'
        '<text start="0.5" dur="2">the ferry</text><text start="x">leaves</text></transcript>',
    }[ending]
    found = read_file(tmp_path / f"a.{ending}", content)
    assert turns_of(found) == [(None, 0.5, "the ferry"), (None, None, "leaves")]
    assert len(found.errors) == 1
    assert found.transcript is not None
    assert found.transcript.kind == ("captions" if ending == "srv1" else "machine")


def test_formats_know_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for content, known in (
        (files.VOICES, cues.CUES),
        (files.SUBTITLES, cues.CUES),
        ('{"wireMagic": "pb3", "events": []}', youtube_captions.JSON3),
        ("The tide is late.", None),
        ("", None),
    ):
        path.write_text(content)
        assert transcript_format_of(path) is known
    path.write_bytes(b"\x00\x01\x02WEBVTT")
    assert transcript_format_of(path) is None


def test_fifty_megabytes_in_one_cue_are_cut_into_turns(tmp_path: Path) -> None:
    words = "the seal queued for the ferry " * 20_000
    found = read_file(tmp_path / "a.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n")
    turns = turns_of(found)
    assert len(turns) > 20
    assert max(len(text) for _, _, text in turns) <= 20_000
    assert " ".join(text for _, _, text in turns) == words.strip()
    assert [second for _, second, _ in turns[:2]] == [1.0, None]


def test_captions_together_are_as_one_by_one() -> None:
    texts = ["The ferry", "", " ", "a\x00b", " The ferry", "x" * 20_001]
    starts = [None, 1.0, -1.0, 1e9, float("nan")]
    ends = [None, 2.0, 0.5, float("inf")]
    for text, start, end in product(texts, starts, ends):
        together, one_by_one = ParsedTranscript(), ParsedTranscript()
        together.add_captions([(7, start, end, text), (9, 3.0, 4.0, "It left.")])
        one_by_one.add_turn(7, text, start=start, end=end)
        one_by_one.add_turn(9, "It left.", start=3.0, end=4.0)
        assert together == one_by_one, (text[:9], start, end)


def test_orderly_files_are_read_as_line_by_line() -> None:
    dice = random.Random(18)
    blocks = (
        ["1", "00:00:01,000 --> 00:00:02,000", "The ferry", "leaves."],
        ["1:00.5 --> 1:02:00.5 align:start", "42"],
        ["NOTE of mine", "unshown"],
        ["7", "0:01 --> 0:02"],
    )
    odd = (
        "",
        " ",
        "22",
        "a -> b",
        "x --> 3",
        "NOTE",
        "WEBVTT",
        "\ufeff",
        "a\u2028b",
        "٣",
        "²",
        "\r",
    )
    orderly = 0
    for _ in range(3_000):
        lines = [line for _ in range(4) for line in [*dice.choice(blocks), ""]]
        lines = [*dice.choice(([], ["WEBVTT - talk", ""], ["\ufeffWEBVTT", "a: b", ""])), *lines]
        for _ in range(dice.randrange(3)):
            lines.insert(dice.randrange(len(lines)), dice.choice(odd))
        text = dice.choice(("\n", "\r\n")).join(lines)
        found = ParsedTranscript()
        line_by_line = list(cues._cues(text, found))
        if quick := cues._orderly_cues(text):
            orderly += 1
            assert (quick, found.problems) == (line_by_line, [])
    assert orderly > 1_000
