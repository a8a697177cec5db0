import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.extraction.quotations.speaker_rules import signature
from tests.extraction.quotations.parsed import parse


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The quay is shut.” — Ada Finch", "Ada Finch"),
        ("The board met. “The quay is shut.” Ada Finch left early.", None),
        ("That is all we have, “a shut quay.” ― Ada Finch.", "Ada Finch"),
        ("The quay is “shut” — Ada Finch had closed it.", None),
    ],
)
def test_a_name_alone_behind_a_dash_signs_a_quotation(text: str, name: str | None) -> None:
    found = parse(text)
    (scene,) = found.stage.scenes
    signed = signature(found.stage, scene)
    assert (None if signed is None else found.words(found.mentions[signed])) == name


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        (
            "es",
            (
                "En el debate, Ana Ríos distó de las propuestas y dijo: “Tenemos la palabra hoy”."
                " (También puede leer: Lara dijo que no vendrá)"
            ),
            ["Ana Ríos"],
        ),
        (
            "es",
            "Para Ana Ríos la solución está en la voluntad “para darles protección a todos hoy”.",
            ["Ana Ríos"],
        ),
        (
            "es",
            (
                "“No hay paz en la isla hoy”, dijo Luis Lara. Un plan similar presentó la candidata"
                " Ana Ríos. “La mitad de los barcos no vuelve a la isla”."
            ),
            ["Luis Lara", "Ana Ríos"],
        ),
    ],
)
def test_whose_words_follow_is_told_by_the_sentence_before(
    language: str, text: str, speakers: list[str]
) -> None:
    assert [quote.speaker for quote in find_quotations(text, language=language)] == speakers


def test_a_place_is_nobody_whose_view_is_quoted() -> None:
    text = "Para Francia la solución está en la voluntad “para darles protección a todos hoy”."
    (quote,) = find_quotations(text, language="es")
    assert quote.speaker != "Francia"
