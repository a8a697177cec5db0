"""What stands on a banner or in a message to one person was not posted."""

import pytest

from archiver.languages.inscriptions import INSCRIPTIONS, inscription_patterns
from archiver.languages.registry import language_codes
from archiver.languages.speech_acts import SET_APART


@pytest.mark.parametrize(
    "text",
    [
        "A placard outside the chapel read “…”",
        "She texted him: “…”",
        "Auf einem Transparent stand „…“",
        "in einer SMS an den Hafenmeister",
        "Une banderole proclamait « … »",
        "Una pancarta decía «…»",
        "Uno striscione recitava «…»",
        "Um cartaz dizia «…»",
        "op een spandoek stond",
        "på en skylt vid kajen",
        "på et banner ved havnen",
        "na transparencie z napisem",
        "bir pankartta yazıyordu",
        "横断幕には「…」とあった",
    ],
)
def test_inscriptions_and_private_messages_are_set_apart(text: str) -> None:
    assert SET_APART.search(text)


@pytest.mark.parametrize(
    "text", ["She wrote on X: “…”", "The Herons sign a keeper with big hands", "Sie postete „…“"]
)
def test_posts_are_not(text: str) -> None:
    assert not SET_APART.search(text)


def test_every_table_is_of_a_language_that_is_known() -> None:
    assert INSCRIPTIONS.keys() <= set(language_codes())
    assert "(?!)" not in inscription_patterns()
