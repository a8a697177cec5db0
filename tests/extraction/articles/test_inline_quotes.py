"""Quotations that only markup marks, and breaks inside quotations."""

import pytest

from archiver.extraction.articles.inline_quotes import mark_quotes, pair_apostrophes
from archiver.html.page import parse_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>She wrote: <q>It is shut.</q> Then</p>", "She wrote: “It is shut.” Then"),
        ("<p><q>It is <b>shut</b></q></p>", "“It is shut”"),
        ("<p>“Nine gates.<br>One works,” he said</p>", "“Nine gates. One works,” he said"),
        ("<p>“Nine gates.<br><br/>One”</p>", "“Nine gates.  One”"),
    ],
)
def test_marks_are_written_and_breaks_inside_them_are_spaces(markup: str, text: str) -> None:
    tree, _ = parse_markup(f"<body>{markup}</body>")
    mark_quotes(tree)
    assert "".join(tree.itertext()) == text
    assert not list(tree.iter("q", "br"))


@pytest.mark.parametrize(
    "markup", ["<p>“Nine.”<br>Ten</p>", "<p>“Nine<br>Ten</p>", "<p>a<br>b”</p>"]
)
def test_a_break_outside_of_marks_stays(markup: str) -> None:
    tree, _ = parse_markup(f"<body>{markup}</body>")
    mark_quotes(tree)
    assert list(tree.iter("br"))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("''Shut,'' she said. ''It's over.''", "“Shut,” she said. “It's over.”"),
        ("“Shut,” she said of ''it''.", "“Shut,” she said of ''it''."),
        ("rock 'n'' roll '' on", "rock 'n'' roll '' on"),
        ("''Shut\nOpen''", "''Shut\nOpen''"),
    ],
)
def test_two_apostrophes_are_marks_where_there_are_no_others(text: str, marked: str) -> None:
    assert pair_apostrophes(text) == marked
