"""Pages out of all measure: how much of them is read is counted here, the time in tests/bench."""

from collections.abc import Callable

import pytest

from archiver.extraction import pipeline
from archiver.extraction.articles import article
from archiver.extraction.embeds import embeds as embeds_page
from archiver.extraction.embeds import other_stories, sweep
from archiver.extraction.quotations import quotations as quotes
from archiver.html import limits, page
from archiver.models.records import Capture
from tests.bench.hostile import EMBED, PAGES
from tests.bench.hostile import page as made
from tests.conftest import IN_CI


def capture(markup: str) -> Capture:
    return Capture(
        url="https://news.example/a",
        source="a.html",
        fetched_at="2026-01-01T00:00:00Z",
        body=markup.encode(),
    )


def test_markup_ends_before_the_tag_that_is_too_many() -> None:
    assert limits.first_tags(b"<p>a</p><b>c<!-- --><i>d", 2) == b"<p>a</p><b>c<!-- -->"
    assert limits.first_tags(b"<p>a < b and </p>", 1) == b"<p>a < b and </p>"


def test_a_tag_keeps_no_more_attributes_than_anybody_writes() -> None:
    crowd = " ".join(f'a{n}=">"' for n in range(100_000)).encode()
    kept = limits.first_attributes(b"<p id=1>x</p><div " + crowd + b">y</div><p id=2>z</p>")
    assert kept.count(b"=") == 2 + 256
    assert kept.endswith(b">y</div><p id=2>z</p>")


def test_a_tree_loses_attributes_that_are_whole_files() -> None:
    tree, _ = page.parse_markup(f'<p class="a" data-b="{"x" * 101}">one</p>')
    limits.drop_long_attributes(tree, 100)
    assert dict(tree.xpath("//p")[0].attrib) == {"class": "a"}


def test_a_tree_ends_with_its_elements_or_its_levels() -> None:
    tree, _ = page.parse_markup("<div><p>one<b>two</b>three</p><p>four</p></div><i>five</i>")
    assert limits.first_elements(tree, elements=4, levels=10_000)  # html, body, div, p
    assert "".join(tree.itertext()) == "one"
    deep, _ = page.parse_markup("<i>" * 1_000 + "x")
    assert limits.first_elements(deep, elements=10_000, levels=5_050)
    assert sum(1 for _ in deep.iter()) == 100  # 1 + 2 + … + 100 levels
    assert limits.first_elements(deep, elements=10_000, levels=10_000, deepest=40)
    assert sum(1 for _ in deep.iter()) == 40


def test_a_tree_ends_before_what_stands_within_too_many_of_its_kind() -> None:
    tree, _ = page.parse_markup("<table><tr><td>a" * 4)
    assert limits.first_nested(tree, "table", 3)
    assert "".join(tree.itertext()) == "aaa"
    apart, _ = page.parse_markup("<table><tr><td>a</table>" * 4)
    assert not limits.first_nested(apart, "table", 3)


def test_an_article_ends_before_a_block_quotation_that_is_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An extractor makes each anew; a page has a few dozen."""
    monkeypatch.setattr(article, "QUOTED", 30)
    held = page.parse_page(capture(made("<q>a</q> <blockquote>b</blockquote>" * 20)))
    assert article.shorten(held)
    assert held.tree is not None
    assert sum(1 for _ in held.tree.iter("q", "blockquote", "pre")) == 30


def test_an_ordinary_page_is_read_whole_and_nothing_is_noted() -> None:
    assert pipeline.extract_page(capture(made(EMBED * 20))).notes == ()


def test_the_bounds_are_far_beyond_what_newspapers_print() -> None:
    """The most that 169 news pages have: 4,084 tags, 76,404 levels, 85 posts, 183 quotations."""
    assert page.TAGS > 40 * 4_084
    assert article.ELEMENTS > 9 * 4_058
    # Of which the largest of them has some hundreds.
    assert article.PARAGRAPHS > 3 * 4_058
    assert article.HEADINGS > 3_000
    assert article.MEDIA > 10 * 543
    assert article.QUOTED >= 100 * 40
    assert article.DEEPEST > 10 * 42
    assert min(page.PAGE_LEVELS, article.LEVELS) > 20 * 76_404
    assert sweep.MAX_SWEPT > 50 * 85
    assert quotes.MAX_QUOTATIONS > 50 * 183
    assert quotes.MAX_QUOTATION_LENGTH > 10 * 92_169


@pytest.mark.slow
@pytest.mark.parametrize("name", ["links elsewhere", "scripts", "table", "towers of posts"])
def test_of_endless_tags_the_first_are_read_and_the_rest_noted(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "TAGS", 500)
    read = pipeline.extract_page(capture(PAGES[name](100_000)))
    assert read.page.tree is not None
    assert sum(1 for _ in read.page.tree.iter()) <= 600
    assert "1812256998588662068" in {embed.id for embed in read.embeds}
    assert any("tags" in note for note in read.notes)


@pytest.mark.parametrize(
    "name",
    [
        *("links to posts", "addresses, one text", "addresses, apart", "json of posts", "posts"),
        *("json of markup", "scripts", "attribute data", "frames"),
    ],
)
def test_of_endless_posts_the_first_are_read_and_the_rest_noted(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep, "MAX_SWEPT", 20)
    monkeypatch.setattr(embeds_page, "MAX_SWEPT", 20)
    read = pipeline.extract_page(capture(PAGES[name](60_000)))
    assert 20 <= len(read.embeds) <= 42
    assert "1812256998588662068" in {embed.id for embed in read.embeds}
    assert any("appearances of posts" in note for note in read.notes)


@pytest.mark.parametrize("name", ["marks “”", "marks „“", "marks 「」", "marks, a line each"])
def test_of_endless_quotations_the_first_are_read_and_the_rest_noted(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotes, "MAX_QUOTATIONS", 50)
    read = pipeline.extract_page(capture(PAGES[name](20_000)))
    assert len(read.quotes) == 50
    assert any("quotations were read" in note for note in read.notes)


@pytest.mark.slow
def test_of_marks_with_little_text_fewer_quotations_are_read() -> None:
    """An interview of nothing but short answers is read whole; a page of marks is no article."""
    talk = (
        "“Yes,” said Ada Finch, who has the keys of the boathouse and will not say who else has.\n"
    )
    crowded = quotes.find_quotations("“a” " * 20_000, language="en")
    assert len(crowded) == quotes.most_quotations("“a” " * 20_000) == 2_000
    assert len(quotes.find_quotations(talk * 2_000, language="en")) == 2_000
    assert quotes.most_quotations("a" * 92_169) > 10 * 183
    assert len(quotes.cut_to_limit('"' * 100_000)) == 8_000
    assert len(quotes.cut_to_limit("‘" * 100_000)) == 8_000
    elided = "L'eau n'est qu'à l'heure où d'autres l'ont eue. "
    assert len(quotes.cut_to_limit(elided * 1_000)) == len(elided) * 1_000


@pytest.mark.parametrize("tail", ["“a quotation that goes on", "so on ", "\n"])
def test_no_quotation_is_cut_at_the_end_of_what_is_read(
    tail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotes, "MAX_QUOTATION_LENGTH", 100)
    text = "“One,” said Ada Finch.\n" + "word " * 15 + tail * 20 + "”"
    assert [quote.text for quote in quotes.find_quotations(text, language="en")] == ["One,"]


def test_an_article_is_looked_for_in_so_many_elements_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(article, "ELEMENTS", 300)
    read = pipeline.extract_page(capture(PAGES["blockquotes in a list"](60_000)))
    assert read.page.tree is not None
    assert sum(1 for _ in read.page.tree.iter()) <= 300
    assert any("elements or fewer" in note for note in read.notes)


def test_other_stories_are_told_apart_until_that_costs_too_much_and_then_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    markup = PAGES["another story"](20_000)
    told = {embed.id for embed in pipeline.extract_page(capture(markup)).embeds}
    monkeypatch.setattr(other_stories, "_MOST", 0)
    kept = {embed.id for embed in pipeline.extract_page(capture(markup)).embeds}
    assert told < kept


def hidden(depth: int) -> str:
    """Markup inside escaped markup inside escaped markup."""
    inner = '<a href="https://x.com/reader/status/123456">x</a>'
    for _ in range(depth):
        inner = "<textarea>" + inner.replace("&", "&amp;").replace("<", "&lt;") + "</textarea>"
    return inner


def test_markup_hidden_in_markup_is_followed_a_few_times() -> None:
    assert {embed.id for embed in pipeline.extract_page(capture(hidden(3))).embeds} == {"123456"}
    pipeline.extract_page(capture(hidden(400 if IN_CI else 200)))


@pytest.mark.slow
@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_hostile_pages_are_read_without_an_error(make: Callable[[int], str]) -> None:
    read = pipeline.extract_page(capture(make(12_000 if IN_CI else 4_000)))
    for quote in read.quotes:
        assert read.article.text[quote.start : quote.end] == quote.text
