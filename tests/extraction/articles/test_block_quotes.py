"""Block quotations that say whose they are."""

import pytest

from archiver.extraction.articles.block_quotes import mark_block_quotes
from archiver.html.page import parse_markup

BLOCK = "<blockquote><p>The pier is shut.</p><p>It will stay so.</p>{}</blockquote>"
WHOLE = "“The pier is shut. It will stay so.”"


def marked(markup: str) -> str:
    tree, _ = parse_markup(f"<body>{markup}</body>")
    mark_block_quotes(tree)
    return "".join(tree.itertext())


@pytest.mark.parametrize(
    "line",
    [
        "<footer>— <cite>Ana Brook, on X</cite></footer>",
        "<cite>Ana Brook, on X</cite>",
        "<p>— Ana Brook, on X</p>",
        "<p>--Ana Brook, on X</p>",
    ],
)
def test_the_line_that_names_somebody_is_parted_from_the_words(line: str) -> None:
    assert marked(BLOCK.format(line)) == f"{WHOLE} — Ana Brook, on X"


def test_a_figures_caption_names_whose_they_are() -> None:
    block = BLOCK.format("")
    text = marked(f"<figure>{block}<figcaption>Ana Brook</figcaption></figure>")
    assert text == f"{WHOLE} — Ana Brook"


def test_a_paragraph_that_ends_in_a_colon_leads_to_the_words() -> None:
    assert marked(f"<p>Ana <b>wrote</b>:</p>{BLOCK.format('')}") == f"Ana wrote: {WHOLE}"
    assert marked(f"<p>Ana wrote:</p>{BLOCK.format('')}") == f"Ana wrote: {WHOLE}"


@pytest.mark.parametrize(
    "markup",
    [
        BLOCK.format(""),
        f"<p>Ana wrote.</p>{BLOCK.format('')}",
        "<blockquote><p>“Shut.”</p><cite>Ana Brook</cite></blockquote>",
        "<blockquote><cite>Ana Brook</cite></blockquote>",
        "<blockquote><p>- milk</p><p>- bread</p></blockquote>",
        "<blockquote>" + "<p>so</p>" * 70 + "<cite>Ana</cite></blockquote>",
        "<blockquote><p>" + "so " * 2_000 + "</p><cite>Ana</cite></blockquote>",
    ],
)
def test_others_stay_as_they_are(markup: str) -> None:
    tree, _ = parse_markup(f"<body>{markup}</body>")
    assert marked(markup) == "".join(tree.itertext())


def test_no_more_than_so_many_are_looked_at() -> None:
    text = marked(BLOCK.format("<cite>Ana</cite>") * 400)
    assert text.count("“") == 300


def test_a_paragraph_below_signs_the_words() -> None:
    block = "<blockquote><p>The pier is shut.</p></blockquote>"
    assert marked(f"{block}<p>— Ana Brook, on X</p>") == "“The pier is shut.” — Ana Brook, on X"
    for other in ("— Ana Brook left on Sunday.", "Ana Brook, on X"):
        assert marked(f"{block}<p>{other}</p>") == f"The pier is shut.{other}"
