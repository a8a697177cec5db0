"""A file that nothing calls a text is read as one only where it reads like one."""

import pytest

from archiver.html.text_files import is_article_text

PROSE = "The ferry left the harbour late.\nNobody said why, and the seal was not asked."


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "La barca è partita tardi, e nessuno sa perché.",
        "フェリーは遅れて港を出た。誰も理由を言わなかった。",
        "नाव देर से चली। किसी ने कुछ नहीं कहा।",
        "Паром вышел из порта с опозданием на час.",
    ],
)
def test_prose_is_an_article(text: str) -> None:
    assert is_article_text(text, name="saved/ferry")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "/etc/passwd",
            "root:x:0:0:root:/root:/bin/sh\nseal:x:1:1:A seal. It:/:/bin/no\n" * 9,
        ),
        ("hosts", "127.0.0.1 localhost\n::1 ip6-localhost\n"),
        ("setup", "import os\n\ndef seal(n):\n    return [os.sep for _ in range(n)]\n"),
        ("posts", '{"text": "The ferry left the harbour late."}'),
        ("posts.csv", f"id,text\n1,{PROSE}"),
        ("words", "ferry\nseal\nharbour\n"),
    ],
)
def test_settings_data_and_code_are_none(name: str, text: str) -> None:
    assert not is_article_text(text, name=name)


def test_a_name_that_tells_is_believed() -> None:
    assert is_article_text("seal", name="seal.txt")
    assert is_article_text("seal", name="")
