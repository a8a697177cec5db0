"""Quotations of headlines are read with their speakers, and what is shown twice is judged once."""

import time

import pytest

from archiver.extraction.pipeline import extract_page
from archiver.extraction.quotations.headline_quotes import (
    headline_end,
    judge_once,
    with_double_marks,
    with_headline,
)
from archiver.extraction.quotations.quotations import find_quotations
from archiver.models.records import Capture, Quote

BODY = (
    "<p>The harbour board came under pressure on Monday after a councillor said that it had hidden "
    "how bad the tunnel is.</p><p>Marlow Finch criticised the board on Saturday and asked for all "
    "of its papers.</p><p>The board did not answer questions about the ferries, which have been "
    "late since two of four ships were taken out of service.</p>"
)


def quotes(title: str, body: str = BODY, language: str = "en") -> list[Quote]:
    page = f"<html lang={language}><title>{title}</title><article><h1>{title}</h1>{body}</article>"
    read = extract_page(
        Capture(
            url="https://news.example/ferry",
            source="ferry.html",
            fetched_at="2031-05-04T10:00:00Z",
            body=page.encode(),
        )
    )
    for quote in read.quotes:
        assert read.article.text[quote.start : quote.end] == quote.text
    return [quote for quote in read.quotes if quote.kind == "quotation"]


@pytest.mark.parametrize(
    ("title", "text", "speaker"),
    [
        ("Finch: ‘We will not close it’", "We will not close it", "Marlow Finch"),
        ("Finch: 'We won't close it again'", "We won't close it again", "Marlow Finch"),
        (
            "‘We will not close it again’ – Marlow Finch",
            "We will not close it again",
            "Marlow Finch",
        ),
        ("Ida Tamm: “It's the people's tunnel”", "It's the people's tunnel", "Ida Tamm"),
        ("“We will not close it again”, says Finch", "We will not close it again", "Marlow Finch"),
    ],
)
def test_a_headline_quotes_whom_it_names(title: str, text: str, speaker: str) -> None:
    (quote,) = quotes(title)
    assert (quote.text.rstrip(","), quote.speaker) == (text, speaker)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Finch: „Der Tunnel bleibt geschlossen“", "de"),
        ("Finch : « Le tunnel restera fermé »", "fr"),
        ("Finch: «Il tunnel resta chiuso»", "it"),
    ],
)
def test_so_do_headlines_of_other_languages(title: str, language: str) -> None:
    (quote,) = quotes(title, language=language)
    assert quote.speaker
    assert quote.speaker.endswith("Finch")


@pytest.mark.parametrize(
    "title",
    ["Board calls the tunnel ‘shut’", "The people's tunnel is the board's", "Tunnel shut again"],
)
def test_other_headlines_are_not_read(title: str) -> None:
    assert with_headline(title, "The tunnel is shut.") == "The tunnel is shut."


def test_a_name_of_a_headline_alone_is_no_speaker() -> None:
    (quote,) = quotes("Holm Advises Board To Rename Tunnel, Tweeting “But What Do I Know?”")
    assert quote.speaker is None
    for quote in quotes("Live: ‘We will not close it again’"):
        assert quote.speaker is None


def test_what_a_headline_or_a_box_repeats_is_judged_once() -> None:
    said = "We will not close the tunnel again before winter comes"
    told = f"<p>“{said},” Marlow Finch wrote, “and nobody will be asked to swim.”</p>"
    (first, second) = quotes(f"Finch: ‘{said[:34]}’", BODY + told)
    assert (first.text.rstrip(","), first.speaker) == (said, "Marlow Finch")
    assert second.text.startswith("and nobody")
    box = f"<p>“{said}”</p>"
    assert [one.text for one in quotes("Ferry", BODY + box + told)] == [first.text, second.text]
    assert [one.text for one in quotes("Ferry", BODY + box)] == [said]


def test_no_offset_changes_and_only_the_headline_does() -> None:
    text = "Finch: ‘It’s not ours’ – ‘now’\nHe said ‘it is not ours’."
    end = headline_end("Finch: ‘It’s not ours’ – ‘now’", text)
    assert (
        with_double_marks(text, end) == "Finch: “It’s not ours” – ‘now’\nHe said ‘it is not ours’."
    )


@pytest.mark.parametrize("mark", ["‘a b c ", "'a b c ", "“", "«a b c» ", "'"])
def test_headlines_of_any_marks_take_no_time(mark: str) -> None:
    begun = time.process_time()
    title = mark * (390 // len(mark))
    with_double_marks(with_headline(title, "Text."), 390)
    assert time.process_time() - begun < 0.5


def test_what_a_standfirst_repeats_of_the_text_is_judged_once() -> None:
    title = "Geese close the tunnel"
    first = "‘We are not afraid of geese’, says the mayor. “Nobody has asked the geese,” he adds."
    text = f"{title}\n{first}\nAda Finch said: “We are not afraid of geese and never were.”"
    found = judge_once(text, find_quotations(text, language="en"), len(title))
    assert [one.text for one in found] == [
        "Nobody has asked the geese,",
        "We are not afraid of geese and never were.",
    ]
