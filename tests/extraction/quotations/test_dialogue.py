"""Quotations that a dash at the beginning of a paragraph marks."""

import pytest

from archiver.extraction.quotations.dialogue import with_dialogue
from archiver.extraction.quotations.paragraphs import paragraph_spans
from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.registry import find_language

SPOKEN = [
    (
        "sv",
        "Nämnden tvekar.\n– Bryggan är stängd, säger Ana Lind. Vi väntar.\n– Det är synd om oss.",
        [
            ("Bryggan är stängd,", "Ana Lind", False),
            ("Vi väntar.", "Ana Lind", True),
            ("Det är synd om oss.", "Ana Lind", False),
        ],
    ),
    (
        "sv",
        "– Varför just nu? undrade ingen. – Det vet vi, skriver Ana Lind på X.",
        [("Varför just nu? undrade ingen. – Det vet vi,", "Ana Lind", False)],
    ),
    (
        "no",
        "– Brygga er stengt, sier ordfører Ana Lie til avisa. Vi venter.",
        [("Brygga er stengt,", "Ana Lie", False), ("Vi venter.", "Ana Lie", True)],
    ),
    (
        "es",
        "—El muelle está cerrado —dijo Ana Ruiz—. Esperamos. —Y añadió—: Mucho.",
        [
            ("El muelle está cerrado", "Ana Ruiz", False),
            ("Esperamos. —Y añadió—: Mucho.", "Ana Ruiz", True),
        ],
    ),
    (
        "pt",
        "— O cais está fechado — disse Ana Reis. — Esperamos.\n\nNinguém sabe.",
        [("O cais está fechado", "Ana Reis", False), ("Esperamos.", "Ana Reis", True)],
    ),
    (
        "pl",
        "– Molo jest zamknięte – powiedziała Ana Nowak. – Czekamy.",
        [("Molo jest zamknięte", "Ana Nowak", False), ("Czekamy.", "Ana Nowak", True)],
    ),
    (
        "ru",
        "— Причал закрыт, — сказала Анна Орлова. — Мы ждём.",
        [("Причал закрыт", "Анна Орлова", False), ("Мы ждём.", "Анна Орлова", True)],
    ),
    (
        "pl",
        "– Molo jest zamknięte – powiedziała Ana Nowak.\n– A kiedy je otworzą?",
        [("Molo jest zamknięte", "Ana Nowak", False), ("A kiedy je otworzą?", None, False)],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPOKEN)
def test_a_dash_and_a_verb_of_uttering_make_speech(
    language: str, text: str, expected: list[tuple[str, str | None, bool]]
) -> None:
    found = find_quotations(text, language=language)
    assert [(one.text, one.speaker, one.continues) for one in found] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "– mjölk\n– bröd\n– smör"),
        ("sv", "– Mjölk är gott.\n– Bröd är gott.\n– Smör är gott."),
        ("en", "– The pier is shut, says Ana Brook."),
        ("es", "-5 grados, dijo Ana Ruiz."),
        ("pl", "Molo – powiedziała Ana Nowak – jest zamknięte."),
        ("sv", "–"),
    ],
)
def test_lists_and_dashes_inside_a_paragraph_are_no_speech(language: str, text: str) -> None:
    assert not find_quotations(text, language=language)


def test_entries_of_a_list_are_none_though_somebody_speaks_elsewhere() -> None:
    text = (
        "– Vi vill ha mer, säger Ana Lind.\n\nKraven:\n– Ny brygga nu.\n– Ny båt nu.\n– Nya tak nu."
    )
    assert [one.speaker for one in find_quotations(text, language="sv")] == ["Ana Lind"]


def test_marks_inside_speech_are_part_of_it_and_others_stay() -> None:
    text = "– De kallade oss ”tokiga gubbar”, säger Ana Lind.\nHon skrev ”det är nog nu”."
    found = find_quotations(text, language="sv")
    assert [one.text for one in found] == ["De kallade oss ”tokiga gubbar”,", "det är nog nu"]


def test_a_paragraph_of_nothing_but_attributions_ends() -> None:
    text = "– Ja, säger Ana." * 5_000
    spans = list(paragraph_spans(text))
    assert len(with_dialogue(text, spans, [], find_language("sv"))) <= 20


def test_danish_papers_write_speech_behind_hyphens() -> None:
    text = "Mødet var kort.\n- Broen er lukket siden mandag, siger Mette Holm."
    (quote,) = find_quotations(text, language="da")
    assert (quote.text, quote.speaker) == ("Broen er lukket siden mandag,", "Mette Holm")
