"""What stands in quotation marks and is no quotation: titles, names, scare quotes, code."""

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.extraction.quotations.term_weights import WEIGHTS
from archiver.extraction.quotations.terms import LIMIT, kind_of_quotation


def kinds(text: str, language: str = "en") -> dict[str, str]:
    found = find_quotations(text, language=language)
    assert all(kind_of_quotation(text, one, language) == one.kind for one in found)
    return {one.text: one.kind for one in found}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A book on “lagom” lies on every table of the harbour.", "en"),
        ("Set the option “depth” to seven, and press the button under it.", "en"),
        ("Auf jedem Tisch am Hafen liegt ein Buch über „Lagom“.", "de"),
        ("The council renamed the square “Old Lantern Market” after the fire.", "en"),
        ("Roxana Ehrlich told “The Isle Times” that the ferry was late.", "en"),
        ("“We are late,” Ana Brook said on Channel Nine’s “Harbour Lights.”", "en"),
        ("The island switched on its “safety lamp” feature for the night.", "en"),
        ("Gov. C.L. “Puffin” Brook opened the new jetty.", "en"),
        ("READ THIS—“Why the gull came back to the harbour one last time,” by the Herald’s", "en"),
        ("Voters pressed “R,” the button on the left.", "en"),
        ("The harbour's “No More Gulls” tote bags were sold out.", "en"),
        ("„Wir sind spät dran“, sagte Ana Brook gegenüber der „inselpost“.", "de"),
        ("Die Fischer schlossen sich zu der Vereinigung „Reiher im Watt“ zusammen.", "de"),
        ("Put a “@” before the name of the ferry.", "en"),
        ("Tobe Almar, ex-participante do “A voz da ilha”, desapareceu na quinta.", "pt"),
    ],
)
def test_what_nobody_uttered_is_a_term(text: str, language: str) -> None:
    found = kinds(text, language)
    assert list(found.values())[-1] == "term"
    assert "quotation" not in list(found.values())[1:]


@pytest.mark.parametrize(
    "text",
    [
        "“The night ferry is late again,” said Ana Brook on Monday.",
        "Ana Brook called the timetable “a disaster” and left the room.",
        "“Late,” Ana Brook tweeted.",
        "The ferry is “an embarrassment to us all,” according to a councillor.",
        "Ana Brook opened the jetty. “We will not be moved from here.”",
        "“The gulls,” she said. “Nobody feeds the gulls.”",
        "Ana Brook wrote on Facebook that the timetable was “pure fiction” and the fare “a joke.”",
        "On the jetty stood a sign. “Whoever feeds the gulls in this harbour feeds them alone.”",
        "The letter was long. “Nobody has ever asked the gulls what they think of it,” it went on.",
    ],
)
def test_what_somebody_uttered_is_a_quotation(text: str) -> None:
    assert set(kinds(text).values()) == {"quotation"}


def test_a_sentence_by_itself_is_a_quotation_in_every_language() -> None:
    text = "Der Fahrplan habe sich „massiv verfestigt“. „Das steht auf der Hafentafel.“ Ana Brook"
    assert kinds(text, "de")["Das steht auf der Hafentafel."] == "quotation"
    scared = "Sie zeigten wenig Respekt gegenüber „denen da oben im Turm“."
    assert kinds(scared, "de")["denen da oben im Turm"] == "quotation"


def test_both_parts_of_an_interrupted_utterance_are_quotations() -> None:
    found = kinds("“The ferry,” said Ana Brook, “is late.”")
    assert found == {"The ferry,": "quotation", "is late.": "quotation"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Brook said: “No.”", "en"),
        ("“Best. Ferry. Ever.” — Ana Brook, Ohio", "en"),
        ("„Kein Kommentar“, hieß es aus dem Hafenamt.", "de"),
        ("« Un désastre », selon Jeanne Morel.", "fr"),
        ("За словами Сома, план «провалився».", "uk"),
        ("Carla Bruni dissente: «Siamo al buio».", "it"),
    ],
)
def test_a_few_words_of_somebody_told_are_uttered(text: str, language: str) -> None:
    assert set(kinds(text, language).values()) == {"quotation"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jak podaje „Kurier”, mewa zostaje na molo.", "pl"),
        ("Как сообщает «Вестник», чайка останется на пирсе.", "ru"),
        ("It was Ana Brook who coined the phrase “gull tourism.”", "en"),
    ],
)
def test_a_paper_that_reports_is_a_term(text: str, language: str) -> None:
    assert set(kinds(text, language).values()) == {"term"}


def test_no_order_in_which_weights_are_added_decides() -> None:
    assert all(round(weight, 1) == weight for weight in WEIGHTS.values())
    tenths = LIMIT * 10
    assert tenths - 0.5 == pytest.approx(round(tenths - 0.5))


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Ana Brook met Bo Lind, also known as the “Gull King.”", "en", "term"),
        ("Then “The Wharf” admonished Ana Brook for her songs.", "en", "term"),
        ("“The Wharf,” said Ana Brook.", "en", "quotation"),
        ("Ana Brook sprach über die Kampagne „Hafen für alle, gemacht von uns“.", "de", "term"),
        ("Ana Brook sagte zur Kampagne: „Hafen für alle, gemacht von uns“.", "de", "quotation"),
    ],
)
def test_other_names_programmes_and_campaigns_are_terms(
    text: str, language: str, kind: str
) -> None:
    assert set(kinds(text, language).values()) == {kind}
