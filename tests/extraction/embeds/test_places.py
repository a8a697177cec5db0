"""Where in an article's text its page shows a post: behind the line that stands above it."""

import pytest
from lxml.html import document_fromstring

from archiver.extraction.embeds.places import key_of_embed, lines_before, place_embeds
from archiver.extraction.pipeline import PageReading, extract_page
from archiver.models.records import Capture, Embed

POST = (
    '<blockquote class="twitter-tweet"><p>{words}</p>&mdash; Ana (@ana) '
    '<a href="https://twitter.com/ana/status/{number}">May 4, 2031</a></blockquote>'
)
FIRST = POST.format(words="The kelp is in the harbour again.", number=1918500000000000001)
SECOND = POST.format(words="Nobody asked the seals about it.", number=1918500000000000002)
LINES = (
    "The ferry to Marrowby was late again on Sunday, as it is on most of them.",
    "Ana Brook, who runs it, blamed the kelp that has come with the spring tide.",
    "The council will speak of it on Tuesday, in the hall behind the fish market.",
    "Until then the ferry goes twice a day, and the seals go when they like to.",
)


def read(body: str) -> PageReading:
    page = f"<html><body><article><h1>Kelp stops a ferry</h1>{body}</article></body></html>"
    url = "https://ledger.example/kelp"
    return extract_page(Capture(url=url, source=url, fetched_at="2031-05-04", body=page.encode()))


def above(found: PageReading) -> list[str | None]:
    """The line of the article that ends where each of its posts stands."""
    places = [embed.place for embed in found.embeds]
    text = found.article.text
    return [None if at is None else text[:at].splitlines()[-1] for at in places]


def test_posts_stand_between_the_paragraphs_where_the_page_shows_them() -> None:
    one, two, three, four = (f"<p>{line}</p>" for line in LINES)
    found = read(f"{one}{two}{FIRST}{three}<div><figure>{SECOND}</figure></div>{four}")
    assert above(found) == [LINES[1], LINES[2]]
    text = found.article.text
    assert all(embed.place is not None and text[embed.place] == "\n" for embed in found.embeds)


def test_captions_and_buttons_between_are_gone_over() -> None:
    one, two, three, four = (f"<p>{line}</p>" for line in LINES)
    between = (
        "<figure><figcaption>Photograph: the old pier</figcaption></figure><button>Go</button>"
    )
    assert above(read(f"{one}{two}{between}{FIRST}{three}{four}")) == [LINES[1]]


def test_a_line_with_links_in_it_is_one_line() -> None:
    linked = LINES[1].replace("who runs it", "who <a href='/b'><em>runs</em></a> it")
    one, _, three, four = (f"<p>{line}</p>" for line in LINES)
    assert above(read(f"{one}<p>{linked}</p>{FIRST}{three}{four}")) == [LINES[1]]


def test_a_summary_above_is_not_taken_for_the_paragraph_that_says_the_same() -> None:
    one, two, three, four = (f"<p>{line}</p>" for line in LINES)
    found = read(f"{one}{two}{FIRST}{three}{one}{SECOND}{four}")
    text = found.article.text
    first, second = (embed.place for embed in found.embeds)
    assert first is not None
    assert second is not None
    assert first < second == text.rfind(LINES[0]) + len(LINES[0])


def test_below_nothing_of_the_article_no_place_is_known() -> None:
    embed = Embed(platform="x", kind="iframe", id="1")
    key = key_of_embed(embed)
    for lines in ((), ("somewhereelseentirely",)):
        assert place_embeds([embed], {key: lines}, "\n".join(LINES)) == (embed,)
    flat = Embed(platform="x", kind="flattened", text="A", span=(0, 1))
    assert place_embeds([flat], {key_of_embed(flat): ("theferry",)}, "The ferry") == (flat,)


def test_posts_without_an_id_are_told_apart() -> None:
    some = [Embed(platform="x", kind="card", text=text) for text in "ab"]
    before = {
        key_of_embed(one): (line.replace(" ", "").replace(",", "").replace(".", "").lower(),)
        for one, line in zip(some, LINES, strict=False)
    }
    placed = place_embeds(some, before, "\n".join(LINES))
    assert [one.place for one in placed] == [len(LINES[0]), len(LINES[0]) + 1 + len(LINES[1])]


@pytest.mark.parametrize("filler", ["<div>" * 200, "<br>" * 30_000, "<!-- --><p></p>" * 30_000])
def test_no_page_makes_it_go_back_without_end(filler: str) -> None:
    tree = document_fromstring(f"<p>{LINES[0]}</p>{filler}<iframe id='x'></iframe>")
    frame = tree.find(".//iframe")
    assert frame is not None
    assert len(lines_before(frame)) <= 1
