"""What was only heard is told from what somebody said in brackets."""

import pytest

from archiver.languages.heard import blank_heard, is_heard, spans_of_heard


@pytest.mark.parametrize(
    "text",
    [
        "(APPLAUSE)",
        "[CHEERS AND APPLAUSE]",
        "(Lang anhaltender Beifall bei der Hafenpartei)",
        "[Rires sur les bancs du port.]",
        "(Aplausos)",
        "(inaudible)",
    ],
)
def test_what_was_heard_is_nobodys(text: str) -> None:
    assert is_heard(text)
    assert blank_heard(f"We{text}go") == f"We{' ' * len(text)}go"


@pytest.mark.parametrize(
    "text",
    [
        "(I meant the ferry)",
        "(Ash: Nonsense!)",
        "(Beifall. Das war gut)",
        "(she said that there was music)",
        "applause",
        "(Musicians of the harbour)",
    ],
)
def test_what_somebody_says_in_brackets_stays(text: str) -> None:
    assert not is_heard(text)
    assert blank_heard(text) == text
    assert list(spans_of_heard(text)) == []


def test_each_place_of_it_is_found() -> None:
    assert list(spans_of_heard("A [Beifall] b (LAUGHTER)")) == [(2, 11), (14, 24)]
