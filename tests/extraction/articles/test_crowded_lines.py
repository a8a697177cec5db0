"""Formatting by the thousand costs an extractor minutes, and no reader a word."""

from typing import Any

import pytest
from lxml import html

from archiver.extraction.articles.crowded_lines import join_crowded_lines
from tests.bench.fuzz import measure


def parsed(body: str) -> Any:
    return html.document_fromstring(f"<html><body>{body}</body></html>")


def joined(body: str) -> str:
    tree = parsed(body)
    join_crowded_lines(tree)
    return str(html.tostring(tree.body, encoding="unicode"))


def test_no_word_is_lost_and_the_pieces_are_one() -> None:
    crowded = "the <i>ferry</i> <a href=/x>left</a> " * 600
    tree = parsed(f"<p>{crowded}</p><p>At <b>nine</b></p>")
    before = tree.text_content()
    join_crowded_lines(tree)
    assert tree.text_content() == before
    first, second = tree.body
    assert (len(first), len(second)) == (0, 1)
    assert first.xpath("count(text())") == 1


def test_an_ordinary_page_stays_as_it_is() -> None:
    body = "<p>The <i>ferry</i> left <b>at <u>nine</u></b>.</p>" * 900
    assert joined(body) == f"<body>{body}</body>"


def test_elements_within_each_other_count_for_their_block() -> None:
    inner = "<b>" + "<i>a</i> " * 400 + "</b>"
    assert joined(f"<div>{inner * 3}<ul><li><i>b</i></li></ul></div>") == (
        f"<body><div>{'a ' * 1_200}<ul><li>b</li></ul></div></body>"
    )


def test_what_nobody_reads_goes_at_once_and_what_stands_behind_stays() -> None:
    crowd = "<time>nine</time>past <li></li>ten <li>left</li> " * 600
    table = "<figure><table><tr><td>tide</td></tr></table></figure>"
    body = joined(f"<div>{crowd}{table}</div>")
    assert "nine" not in body
    assert body.count("left") == body.count("past") == body.count("ten") == 600
    assert "<td>tide</td>" in body
    few = "<div><time>nine</time>past <b></b>ten</div>"
    assert joined(few) == f"<body>{few}</body>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *("abc <i>abc</i> ", "<span>abc</span> ", "<a href=/x>abc</a> ", "abc <i> </i>"),
        *("abc <time>nine</time> ", "<li></li> abc ", "abc <style></style> ", "<form></form> abc "),
    ],
)
def test_ten_times_as_much_takes_no_hundred_times_as_long(piece: str) -> None:
    """It took 2 seconds at 90 kB, and a minute at a megabyte."""
    small = max(0.05, min(measure("paragraph", piece, 30_000) for _ in range(2)))
    assert measure("paragraph", piece, 300_000, patience=60) < 40 * small
