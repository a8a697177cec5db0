"""Time that grew with the square of what others wrote grows with it no longer.

Each form took minutes at a megabyte before it was mended. It is read twice in one run, once ten
times as large: what grows with its square would take a hundred times as long.
"""

from types import SimpleNamespace
from typing import cast

import pytest

from archiver.discovery.document import read_listing
from archiver.errors import ViewRefused
from archiver.extraction.quotations.context import Stage
from archiver.html.limits import ATTRIBUTES, first_attributes
from archiver.html.page import parse_markup
from archiver.web.pages import verify as verify_page
from tests.bench.fuzz import measure, power
from tests.bench.fuzz_forms import PIECES
from tests.bench.fuzz_targets import TARGETS, capture

_LEAST = 0.02
"""Seconds below which a reader's own start is all that is measured."""
_MOST = 40
"""Times as long: four times what is in proportion, less than half of the square."""

MENDED = [
    ("compare", "word, "),
    ("compare", "a "),
    ("compare", "I."),
    ("twelve quotations", "a-a "),
    ("twelve quotations", "文"),
    ("twelve quotations", "\ta"),
    ("json-ld", "<q>abc</q> "),
    ("json-ld, raw", "<script>a</script>a"),
    ("page", "<ul><li>abc</li></ul>"),
    ("verify", "ab "),
    ("verify", "%25"),
    ("page", "<q>abc</q> "),
    ("embed, markup", "<img src=x>abc "),
    ("navigation", "<b class=x>abc</b> "),
    ("attribute", "<!--"),
    ("raw attribute", "<aaaaaa"),
    ("feed, item", "<p>"),
    ("csv, open cell", "a,\n"),
    ("json-ld", '\\"'),
    ("page", "“a” "),
    ("paragraph", "<p>abc, <i>abc</i></p>"),
    ("paragraph", "<p>abc abc</p>"),
    ("paragraph", "<h2>abc</h2>"),
    ("paragraph", "<q>abc</q> "),
    ("sittings", " "),
    ("x archive", "0"),
    ("json list", "{}"),
    ("captions, commands", "{"),
    ("captions, commands", "{\\p1"),
    ("paragraph", "<p>“It is late,” said Ana Ort.</p>"),
    ("paragraph", "<div class=calendar>abc</div>"),
    ("paragraph", "<div class=related>abc abc</div>"),
    ("paragraph", "<div class=date>July 13, 2024</div>"),
    ("paragraph", "<dt>abc"),
    ("paragraph", "<li>abc"),
    ("published page, markup", "<b>Ana</b>"),
    ("published page, markup", "<cite>a</cite>: b "),
]


@pytest.mark.slow
@pytest.mark.parametrize(("target", "piece"), MENDED, ids=lambda one: ascii(one)[1:-1])
def test_ten_times_as_much_takes_no_hundred_times_as_long(target: str, piece: str) -> None:
    small = max(_LEAST, min(measure(target, piece, 30_000) for _ in range(2)))
    assert measure(target, piece, 300_000) < _MOST * small


def test_the_sign_before_a_mark_is_found_without_copying_the_text_before_it() -> None:
    """Copied for each of 9,000 quotations, a text of a megabyte took a tenth of its time."""
    kept = Counted("x" * 5_000 + "?” \n ”")
    token = SimpleNamespace(end=len(kept.text))
    stage = cast("Stage", SimpleNamespace(text=kept, tokens=[token]))
    assert Stage.last_sign(stage, 0, "”\n ") == "?"
    assert Stage.last_sign(stage, 0) == "”"
    assert kept.copied < 200
    blank = Counted(" " * 100)
    stage = cast("Stage", SimpleNamespace(text=blank, tokens=[SimpleNamespace(end=100)]))
    assert Stage.last_sign(stage, 0) == ""


class Counted:
    """A text that counts how many of its characters are copied."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.copied = 0

    def __getitem__(self, place: slice) -> str:
        found = self.text[place]
        self.copied += len(found)
        return found


@pytest.mark.slow
def test_each_reader_reads_a_form() -> None:
    """The fuzzer's readers meet hostile text without an error of ours."""
    for number, target in enumerate(TARGETS):
        measure(target, PIECES[number % len(PIECES)], 300)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<title>", "<link>", "<pubDate>", "<item><title>"])
def test_fields_of_episodes_that_never_end_are_looked_behind_once(piece: str) -> None:
    """Behind each of them so much was read; 300 kB of them took over a second."""
    assert measure("podcast", piece, 300_000) < 0.7


def test_a_power_is_told_of_times_that_say_something() -> None:
    assert power([0.001, 0.01]) == 0.0
    assert power([0.5, 5.0]) == pytest.approx(1.0)
    assert power([0.5, 50.0]) == pytest.approx(2.0)


@pytest.mark.slow
def test_a_tag_that_never_ends_is_passed_over_once() -> None:
    """Every tag is taken whole, so that none is looked for within another."""
    large = b"<p title='" + b"<aaaa" * 150_000
    assert first_attributes(large) == large
    crowded = b"<p" + b" a=1" * (ATTRIBUTES + 9) + b">" + b"<b c>" * 120_000
    assert first_attributes(crowded) == crowded.replace(b" a=1" * 9, b"", 1)


def test_openings_of_comments_in_attributes_are_dropped() -> None:
    """A few stay, as they are written; of many no value is kept."""
    few, _ = parse_markup('<p title="<!-- a">ferry</p>')
    many, _ = parse_markup(f'<p title="{"<!--" * 300}" class="lead">ferry</p>')
    assert few.xpath("string(//p/@title)") == "<!-- a"
    assert [dict(one.attrib) for one in many.iter("p")] == [{"class": "lead"}]


def _feed(items: str) -> str:
    return f'<rss version="2.0"><channel><title>Harbour</title>{items}</channel></rss>'


def test_what_a_feed_says_at_length_is_not_built() -> None:
    """Its entries are read, whatever stands in their contents, and however that is broken."""
    for content in (
        "<description>" + "<p>" * 50_000 + "</description>",
        "<content:encoded><![CDATA[<p>a</content:encoded> b]]></content:encoded>",
        "<description/>",
        "<media:content url='a.jpg' />",
    ):
        item = f"<item><title>One</title>{content}<link>https://a.example/b</link></item>"
        listing = read_listing(capture(_feed(item), "application/rss+xml"))
        assert [(one.url, one.title) for one in listing.entries] == [("https://a.example/b", "One")]
        assert not listing.cut


@pytest.mark.slow
def test_a_feed_of_more_tags_than_anybody_reads_is_cut_after_an_entry() -> None:
    item = "<item><title>One</title><link>https://a.example/%d</link></item>"
    listing = read_listing(
        capture(_feed("".join(item % n for n in range(8_000))), "application/rss+xml")
    )
    assert listing.cut
    assert 6_000 < len(listing.entries) < 8_000
    assert listing.title == "Harbour"


def test_a_lookup_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the site gets a sentence, and the thread is free again."""
    monkeypatch.setattr(verify_page, "_MOST_SECONDS", -1.0)
    with pytest.raises(ViewRefused, match="to compare"):
        verify_page._patience()()
