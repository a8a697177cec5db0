"""Pieces of markup as trees, however broken."""

import pytest

from archiver.html.fragment import parse_fragment


def text_of(markup: str) -> str:
    return str(parse_fragment(markup).xpath("string(//body)"))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("The ferry", "The ferry"),
        ("<blockquote><p>The ferry", "The ferry"),
        ("</div></div>left", "left"),
        ("a\x00b\x07c", "ab c"),
        ("The \ud83d\ude00 ferry", "The \U0001f600 ferry"),
        ("The \ud83d ferry", "The \ufffd ferry"),
    ],
)
def test_any_piece_of_markup_becomes_a_tree(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_elements_stand_inside_the_body() -> None:
    tree = parse_fragment('<p class="one">a</p><p>b</p>')
    assert [p.text for p in tree.xpath("/html/body/p")] == ["a", "b"]
