"""Who speaks is told in files of many kinds: each in `named/` has its turns beside it.

A line of `*.turns` is the speaker, the first second and the words of one turn; "-" is none.
"""

from pathlib import Path

import pytest

from archiver.extraction.pipeline import parse_tree
from archiver.importers.files import is_speech_file
from archiver.importers.transcripts.formats import akoma_ntoso, substation, timed_text
from archiver.importers.transcripts.formats.cue_speakers import unmarked_line
from archiver.importers.transcripts.formats.page_lines import page_lines
from archiver.importers.transcripts.formats.speaker_text import read_speaker_text
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript, read_transcripts
from archiver.importers.transcripts.speaker_labels import split_box, trusted_labels
from archiver.importers.transcripts.text_labels import SpeakerLabels
from archiver.importers.transcripts.text_lines import plain_lines
from archiver.importers.transcripts.transcript_registry import transcript_format_of
from archiver.models.records import Capture
from tests.importers.transcripts.spoken_files import read_file, turns_of

NAMED = Path(__file__).parent / "named"
FILES = sorted(path for path in NAMED.iterdir() if path.suffix != ".turns")


def joined_turns(found: ReadTranscript) -> list[str]:
    """Give a line for what each speaker says in a row, as `*.turns` have it."""
    joined: list[tuple[str, str, str]] = []
    for speaker, start, text in turns_of(found):
        who, said = speaker or "-", " ".join(text.split())
        if joined and joined[-1][0] == who:
            _, first, before = joined.pop()
            joined.append((who, first, f"{before} {said}"))
        else:
            joined.append((who, "-" if start is None else format(start, "g"), said))
    return [" | ".join(turn) for turn in joined]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_each_speakers_words_are_in_nobody_elses_mouth(path: Path) -> None:
    assert is_speech_file(path)
    (found,) = read_transcripts(path, TranscriptFacts())
    expected = path.with_name(f"{path.name}.turns").read_text(encoding="utf-8").splitlines()
    assert joined_turns(found) == expected


def test_a_page_that_names_nobody_is_no_transcript(tmp_path: Path) -> None:
    page = (
        "<html><body><article><h1>The mayor and the seal of Marrowby</h1>"
        "<p>Ana Brook has been the mayor of Marrowby for nine years now.</p>"
        "<p><b>Mayor, why is the night ferry always late?</b></p>"
        "<p>The night ferry to Pelliwick waits for the seal, as it always has.</p>"
        "<p><b>Will you row it yourself?</b></p><p>If nobody else does, I will.</p>"
        "</article></body></html>"
    )
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    (found,) = read_transcripts(path, TranscriptFacts())
    assert found.transcript is None
    assert "no turn begins with the name" in found.errors[0][2]


def test_what_a_damaged_subtitle_says_is_kept_without_its_time(tmp_path: Path) -> None:
    text = (
        "[Script Info]\n\n[Events]\nFormat: Start, End, Name, Text\n"
        "Dialogue: 0:00:05.00,0:00:06.00,,Later, and last.\n"
        "Dialogue: 0:00:01.00,0:00:02.00,,Earlier.\n"
        "Dialogue: 0:00:03.00,0:00:04.00,,{\\p1}m 0 0 l 100 0{\\p0}\n"
        "Dialogue: 0:00:xx.00,0:00:09.00,,Damaged.\nDialogue: 0:00:08.00\n"
    )
    found = read_file(tmp_path / "a.ass", text)
    assert turns_of(found) == [
        (None, 1.0, "Earlier."),
        (None, 5.0, "Later, and last."),
        (None, None, "Damaged."),
    ]
    assert [line for _, line, _ in found.errors] == [8, 9]


def test_a_time_that_timed_text_cannot_have_is_named(tmp_path: Path) -> None:
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n'
        '<p begin="soon" end="2s">The ferry</p>\n<p begin="3s" dur="1500ms">waits.</p>'
        "</div></body></tt>"
    )
    found = read_file(tmp_path / "a.ttml", text)
    assert turns_of(found) == [(None, None, "The ferry"), (None, 3.0, "waits.")]
    assert [line for _, line, _ in found.errors] == [2]
    assert found.transcript is not None
    assert found.transcript.turns[1].end == 4.5


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("akn.xml", akoma_ntoso.DEBATE),
        ("names.ass", substation.SUBSTATION),
        ("dfxp.dfxp", timed_text.TIMED_TEXT),
    ],
)
def test_a_format_knows_its_files(name: str, known: object) -> None:
    assert transcript_format_of(NAMED / name) is known


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("[ANA BROOK] Now", ("ANA BROOK", "Now")),
        ("(Reporter) Now", ("Reporter", "Now")),
        ("[Beifall] Now", None),
        ("[Applause and Cheers] Now", None),
        ("[Ana Brook] Now", None),
        ("[to the hall] Now", None),
    ],
)
def test_what_was_heard_is_no_name(line: str, split: tuple[str, str] | None) -> None:
    assert split_box(line, frozenset()) == split


def test_a_word_before_a_colon_is_a_name_where_it_stands_for_one() -> None:
    lines = ["Ana Brook: a", "Ana Brook: b", "c", "Moderator: d", "A voice: e", "One thing: f", "g"]
    assert trusted_labels(lines) == {"Ana Brook", "Moderator", "A voice"}


def test_a_sentence_that_goes_on_before_a_colon_is_no_voice() -> None:
    lines = ["ANA BROOK: It is for", "us all: when it waits", "ANA BROOK: Late.", "All: Shame!"]
    assert trusted_labels(lines) == {"ANA BROOK", "All"}


def test_one_line_with_a_full_stop_behind_a_title_names_nobody() -> None:
    lines = plain_lines("Mr. LUND. The ferry waits.\nIt waits for long.\nTHE END. Of it.\n")
    assert list(SpeakerLabels(lines).turns()) == []


def test_marks_of_captions_are_none_of_their_words() -> None:
    assert unmarked_line("{\\an8}<i>Salt</i> &amp; kelp") == "Salt & kelp"


def test_a_heading_is_nobodys_words_and_a_question_in_bold_is_anothers() -> None:
    body = b"<h2>On ferries</h2><p><b>Why?</b></p><p>Ana <b>Brook</b> knows.</p>"
    tree = parse_tree(Capture(url="https://news.example/1", source="a", fetched_at="", body=body))
    assert tree is not None
    assert [line for line in page_lines(tree) if line] == [">> Why?", "Ana Brook knows."]


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Speaker, today we vote. I shall be brief.",
        "[Note: the ferry is late] It waits.",
        "Yes, Minister: it is late.",
        "ferries, NOT BOATS: they sail.",
    ],
)
def test_what_only_looks_like_a_name_with_an_office_stays_the_speakers(line: str) -> None:
    text = f"Mr. LUND. The ferry waits.\n{line}\nMr. ASH. It waits for long.\nMr. LUND. Why?\n"
    found = read_speaker_text(text)
    assert (line, "Mr. LUND") in {(turn.text, turn.speaker) for turn in found.turns}


def test_numbers_that_go_up_are_pages_and_those_of_speakers_are_none() -> None:
    speakers = "Speaker 1\nLate.\n\nSpeaker 2\nWhy?\n\nSpeaker 3\nFog."
    assert plain_lines(speakers) == speakers.splitlines()
    votes = "ANA BROOK: We counted:\n12\nCORVIN ASH: And I counted:\n9"
    assert plain_lines(votes) == votes.splitlines()
    pages = "ANA BROOK: We\n- 3 -\nTHE FERRY BOARD\nwait.\n- 4 -\nTHE FERRY BOARD\nThe ferry board"
    assert [line for line in plain_lines(pages) if line] == [
        "ANA BROOK: We",
        "wait.",
        "The ferry board",
    ]


def test_cells_of_a_table_are_no_turns() -> None:
    table = "Ana Brook\tMayor\nCorvin Ash\tHarbour\nAna Brook\tPelliwick\n"
    assert plain_lines(table) == table.splitlines()


@pytest.mark.parametrize("blank", ["\n", "\n \t\n\n", "\r\r", "\u2028\x85"])
def test_more_blank_lines_part_no_other_turns(blank: str) -> None:
    text = (
        "ANA BROOK: The ferry is late.\n\n(Odo Finch: Shame!)\n\nIt came at nine.\n\n"
        "[00:12:03] ODO FINCH\n\nIt did not.\n\nChorus: Late!\n\nAs ever.\n"
    )
    once = read_speaker_text(text)
    often = read_speaker_text(text.replace("\n\n", "\n\n" + blank))
    assert [(one.speaker, one.text, one.start) for one in often.turns] == [
        (one.speaker, one.text, one.start) for one in once.turns
    ]
    assert ("ANA BROOK", "It came at nine.") in [(one.speaker, one.text) for one in once.turns]
