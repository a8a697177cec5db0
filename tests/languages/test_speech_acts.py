"""What stands on a banner or in a message to one person was not posted."""

import pytest

from archiver.languages.speech_acts import OTHER_WRITING, SET_APART, UNSHOWN


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


@pytest.mark.parametrize(
    "text",
    [
        "in a group chat of pilots",
        "in a post that she later deleted",
        "schrieb sie in der Chatgruppe",
        "a répondu un internaute",
        "escribió en un grupo privado",
        "ha scritto un utente",
        "numa publicação que apagou",
        "in een groepsapp",
        "i en gruppchatt",
        "w prywatnej rozmowie",
        "bir kullanıcı yazdı",
        "в закрытом чате",
        "グループチャットで",
    ],
)
def test_private_chats_lost_posts_and_users_are_told(text: str) -> None:
    assert UNSHOWN.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "wrote in an email",
        "schrieb in einem Brief",
        "écrivait dans une lettre",
        "escribió en su blog",
        "scrisse in una lettera",
        "escreveu numa carta",
        "schreef in een mail",
        "skrev i ett mejl",
        "napisał w liście",
        "bir mektupta yazdı",
        "написал в письме",
        "手紙に書いた",
    ],
)
def test_letters_are_told(text: str) -> None:
    assert OTHER_WRITING.search(text)


@pytest.mark.parametrize("text", ["wrote on X", "schrieb auf X", "napisał na X", "posted at noon"])
def test_posts_are_neither(text: str) -> None:
    assert not UNSHOWN.search(text)
    assert not OTHER_WRITING.search(text)
