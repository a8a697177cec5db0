"""Text, tables, TEI and pages with the speaker of each turn become turns."""

from pathlib import Path

import pytest

from archiver.importers.files import is_speech_file
from archiver.importers.transcripts.formats import (
    parlamint,
    published_page,
    speaker_text,
    turn_table,
)
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import read_transcripts
from archiver.importers.transcripts.speaker_labels import split_label, trusted_labels
from archiver.importers.transcripts.transcript_registry import transcript_format_of
from archiver.importers.transcripts.xml_tree import parse_xml
from tests.importers.transcripts import spoken_files as files
from tests.importers.transcripts.spoken_files import read_file, turns_of


def test_names_stand_before_turns_or_on_lines_of_their_own(tmp_path: Path) -> None:
    found = read_file(tmp_path / "a.txt", files.COUNCIL)
    assert turns_of(found) == [
        ("ANA BROOK", 723.0, "The night ferry will never leave"),
        ("ANA BROOK", None, "before the seal does."),
        ("CORVIN ASH", None, "Which seal?"),
        ("MAYOR BROOK", None, "The one with a ticket."),
        ("MAYOR BROOK", None, "I mean it."),
        ("MAYOR BROOK", None, "(APPLAUSE)"),
    ]
    assert [(line, told[:14]) for _, line, told in found.errors] == [(6, "a damaged time")]
    assert any("before the first speaker" in told for _, _, told in found.notes)
    assert any("say --kind" in told for _, _, told in found.notes)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("ANA BROOK: The seal.", "ANA BROOK"),
        ("MS. O'TAMM-ASH (off mic): The seal.", "MS. O'TAMM-ASH (off mic)"),
        ("Ana Brook: The seal.", "Ana Brook"),
        ("One thing: it queued.", None),
        ("It is 12:30 now", None),
        ("https://news.example: gone", None),
        ("A" * 5_000 + ": no", None),
        ("a-" * 5_000, None),
    ],
)
def test_only_names_are_names(line: str, label: str | None) -> None:
    found = split_label(line, frozenset({"Ana Brook"}))
    assert (found[0] if found else None) == label


def test_a_name_counts_where_it_comes_again() -> None:
    lines = ["Ana Brook: a", "Ana Brook: b", "Corvin Ash: c", "Note: d", "he had: e", "he had: f"]
    assert trusted_labels(lines) == {"Ana Brook", "Corvin Ash"}
    assert trusted_labels(["Ana Brook: a"]) == frozenset()


@pytest.mark.parametrize(
    "written", ["{0} 0:0{1}\n{2}", "{0} (00:0{1}):\n{2}", "{0} [00:0{1}.000 --> 00:09.000]: {2}"]
)
def test_a_time_behind_the_name_is_the_turns(tmp_path: Path, written: str) -> None:
    said = [("Ana Brook", 1, "The train at 10:30 waits."), ("Corvin Ash", 5, "For a seal?")]
    text = "\n\n".join(written.format(*one) for one in said)
    found = read_file(tmp_path / "a.txt", text)
    assert turns_of(found) == [(name, float(at), words) for name, at, words in said]


@pytest.mark.parametrize("mark", ["Q    ", "Q: ", "Q.  ", "Q\t"])
def test_what_is_asked_is_not_in_the_mouth_of_who_answers(tmp_path: Path, mark: str) -> None:
    text = f"{mark}Who pays?\n\nMS. BROOK: A seal.\n\n{mark}Which one?\n\nMS. BROOK: Q is it.\n"
    assert turns_of(read_file(tmp_path / "a.txt", text)) == [
        ("Q", None, "Who pays?"),
        ("MS. BROOK", None, "A seal."),
        ("Q", None, "Which one?"),
        ("MS. BROOK", None, "Q is it."),
    ]


def test_text_that_begins_with_a_time_in_brackets_is_no_json(tmp_path: Path) -> None:
    text = "[00:00:01] ANA BROOK: The ferry waits.\n[00:00:05] CORVIN ASH: For a seal?\n"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert is_speech_file(path)
    assert [turn[1] for turn in turns_of(read_file(path, text))] == [1.0, 5.0]


def test_a_table_has_an_event_a_date_and_its_time_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "debates.csv"
    path.write_text(
        "Line,Speaker,Text,Date,Time\n"
        '1,Holt,"Good evening, all.",9/26/31,0:01:02\n'
        "2,Ash,,9/26/31,\n"
        "3,Ash,The seal.,10/9/31,later\n",
        encoding="utf-8",
    )
    assert transcript_format_of(path) is turn_table.TABLE
    one, other = read_transcripts(path, TranscriptFacts())
    assert one.transcript is not None
    assert other.transcript is not None
    assert (one.transcript.event_at, other.transcript.event_at) == ("2031-09-26", "2031-10-09")
    assert one.transcript.id != other.transcript.id
    assert turns_of(one) == [("Holt", 62.0, "Good evening, all.")]
    assert [line for _, line, _ in (*one.errors, *other.errors)] == [3, 4]


def test_a_table_of_posts_is_none_of_turns(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("platform,id,handle,speaker,text\nx,1812256998588662068,a,b,The seal.\n")
    assert transcript_format_of(path) is None
    path.write_text("id,text,username\n1,NOTE: a\n2,NOTE: b\n")
    assert not is_speech_file(path)


def test_a_sitting_names_people_by_the_list_beside_it(tmp_path: Path) -> None:
    (tmp_path / "MW-listPerson.xml").write_text(files.PERSONS, encoding="utf-8")
    found = read_file(tmp_path / "sitting.xml", files.SITTING)
    assert turns_of(found) == [
        ("The Chair", None, "Order."),
        ("Ana Brook", None, "The ferry leaves."),
        ("Ana Brook", None, "Now ,go"),
    ]
    assert found.transcript is not None
    assert (found.transcript.id, found.transcript.kind) == ("MW_2031-05-04", "official")
    assert (found.transcript.event_at, found.transcript.place) == ("2031-05-04", "Marrowby")
    assert transcript_format_of(tmp_path / "sitting.xml") is parlamint.SITTING


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (files.BOMB, "declares entities"),
        ("<TEI><text><body><u who='#a'>One", "the XML is damaged"),
        ("<TEI></TEI>", "without an utterance"),
        ("<TEI>" + "<div>" * 50_000, "damaged"),
    ],
    ids=["bomb", "cut", "empty", "deep"],
)
def test_xml_is_read_as_far_as_it_goes_and_no_further(
    tmp_path: Path, content: str, told: str
) -> None:
    found = read_file(tmp_path / "a.xml", content)
    assert any(told in one for _, _, one in found.errors) or "utterance" in found.errors[0][2]
    assert "aaaaaaaaaaaa" not in str(found.transcript)


def test_an_entity_of_anybody_is_not_expanded() -> None:
    root, broken = parse_xml("<a>x &amp; y</a>")
    assert (root.text, broken) == ("x & y", None)


def test_a_published_page_is_read_as_an_article_is(tmp_path: Path) -> None:
    found = read_file(tmp_path / "a.html", files.PAGE)
    assert [speaker for speaker, _, _ in turns_of(found)] == [
        "CORVIN ASH",
        "ANA BROOK",
        "ANA BROOK",
        "CORVIN ASH",
    ]
    assert found.transcript is not None
    assert found.transcript.url == "https://news.example/t/1"
    assert found.transcript.event_at == "2031-05-04T10:00:00Z"
    assert found.transcript.kind == "press"
    assert transcript_format_of(tmp_path / "a.html") is published_page.PAGE


def test_text_without_names_is_no_transcript(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The tide is late.\nThe seal queued: it had a ticket.\n")
    assert transcript_format_of(path) is None
    path.write_text(files.COUNCIL)
    assert transcript_format_of(path) is speaker_text.TURNS


def test_a_speaker_under_three_spellings_never_speaks_in_anothers_name(tmp_path: Path) -> None:
    path = tmp_path / "council.txt"
    path.write_text(
        "ANA BROOK: The ferry leaves.\n\nCORVIN ASH: It does not.\n\n"
        "Mayor Brook: It does.\nOne thing: it is late.\n\nAna Brook (Harbour): As ever.\n"
    )
    (read,) = read_transcripts(path, TranscriptFacts())
    assert read.transcript is not None
    assert [(turn.speaker, turn.text) for turn in read.transcript.turns] == [
        ("ANA BROOK", "The ferry leaves."),
        ("CORVIN ASH", "It does not."),
        ("Mayor Brook", "It does."),
        ("Mayor Brook", "One thing: it is late."),
        ("Ana Brook (Harbour)", "As ever."),
    ]
