"""What the pages are made of, without a site: comparisons, marked texts, plots, feeds."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archiver.archive.pages.articles import ShownPost
from archiver.archive.pages.publishers import PublisherMonth
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.archive.pages.runs import RunFacts
from archiver.models import records, verdict_records
from archiver.web.show import atom, marked
from archiver.web.show.compare import TextPart, brief_change, compare_versions, pair_changes
from archiver.web.show.plot import HEIGHT, WIDTH, draw_plot
from archiver.web.show.run_bars import draw_runs
from tests.conftest import examples
from tests.web.urls import urls

_TEXTS = st.text(st.sampled_from("ab \n,é"), max_size=60)


@example("\na", "\na,")
@given(_TEXTS, _TEXTS)
@settings(max_examples=examples(300))
def test_a_comparison_has_both_texts_in_it(old: str, new: str) -> None:
    parts = compare_versions(old, new)
    assert "".join(part.text for part in parts if part.op != "insert") == old
    assert "".join(part.text for part in parts if part.op != "delete") == new
    for part, following in pairwise(parts):
        assert part.op != following.op


def test_a_comparison_shows_words_and_not_letters() -> None:
    parts = [
        (part.op, part.text)
        for part in compare_versions("It left 94 minutes late", "It left early")
    ]
    assert parts == [
        ("equal", "It left "),
        ("delete", "94 minutes late"),
        ("insert", "early"),
    ]


def test_a_very_long_passage_is_replaced_and_not_compared() -> None:
    old = "tide " * 4_000
    parts = compare_versions(old, f"{old}again")
    assert [part.op for part in parts] == ["delete", "insert"]


def test_what_stayed_is_cut_far_from_a_change() -> None:
    old = f"{'calm ' * 100}first {'sea ' * 100}second {'sky ' * 100}"
    short = brief_change(compare_versions(old, old.replace("first", "1").replace("second", "2")))
    assert [part.op for part in short] == [
        *("equal", "delete", "insert", "equal", "delete", "insert", "equal"),
    ]
    assert sum(len(part.text) for part in short) < 500
    assert " … " in short[3].text


@given(_TEXTS, _TEXTS)
@settings(max_examples=examples(100))
def test_both_sides_of_a_change_are_whole(old: str, new: str) -> None:
    pairs = pair_changes(compare_versions(old, new))
    assert len(pairs) == (old != new)
    for pair in pairs:
        assert "".join(part.text for part in pair.old) == old
        assert "".join(part.text for part in pair.new) == new


def test_each_change_far_from_others_stands_beside_what_it_replaced() -> None:
    old = f"{'calm ' * 100}first {'sea ' * 100}second {'sky ' * 100}"
    new = old.replace("first", "1").replace("second ", "")
    one, two = pair_changes(compare_versions(old, new), brief=True)
    assert [part.text for part in one.old if part.op == "delete"] == ["first"]
    assert [part.text for part in one.new if part.op == "insert"] == ["1"]
    assert [part.op for part in two.new] == ["equal", "equal"]
    assert two.old[1] == TextPart("delete", " second")
    for pair in (one, two):
        assert all(len(part.text) < 100 for part in (*pair.old, *pair.new))
        assert pair.old[0].text.startswith("… ")
        assert pair.old[-1].text.endswith(" …")


def _quotation(start: int, end: int, post: str | None = None) -> JudgedQuotation:
    claim = verdict_records.Claim(quote="q")
    found = verdict_records.Finding(
        match=verdict_records.Match(wording="verbatim", span=(0, 1), coverage=1.0),
        post=records.Post(key=post or "x:0", platform="x"),
        version=records.PostVersion(text="q"),
        attribution="confirmed",
        timing="consistent",
        standing="live",
        evidence="embed",
    )
    verdict = verdict_records.Verdict(
        claim=claim,
        wording="verbatim",
        attribution="confirmed",
        timing="consistent",
        findings=(found,) if post else (),
        rules="1",
    )
    named = {"key": "k", "text": "q", "cue": "post", "version_digest": "d", "article_key": "a"}
    absent = dict.fromkeys(
        ("speaker", "judged_at", "account", "title", "site", "published_at", "language")
    )
    numbers = {"id": 1, "version_id": 1, "article_id": 1, "start": start, "end": end}
    return JudgedQuotation(
        verdict=verdict,
        url="u",
        current=True,
        **named,  # type: ignore[arg-type]
        **absent,  # type: ignore[arg-type]
        **numbers,  # type: ignore[arg-type]
    )


def _shown(
    text: str | None,
    span: records.Span | None = None,
    key: str = "x:1",
    place: int | None = None,
) -> ShownPost:
    embed = records.Embed(platform="x", kind="blockquote", text=text, span=span, place=place)
    return ShownPost(embed=embed, post_key=key, contradiction=None)


@given(
    st.text(st.sampled_from("ab \n\r\u2028”"), max_size=50),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6),
)
def test_no_character_is_lost_whatever_is_marked(text: str, spans: list[tuple[int, int]]) -> None:
    quotations = [_quotation(min(span), max(span)) for span in sorted(spans)]
    found, _ = marked.marked_paragraphs(text, quotations, [])
    shown = ["".join(piece.text + piece.closing for piece in one.segments) for one in found]
    whole = [line.rstrip("\r\n") for line in text.splitlines(keepends=True) if line.strip()]
    assert shown == whole


def test_a_quotation_over_two_paragraphs_is_marked_in_both_and_named_at_its_end() -> None:
    found, _ = marked.marked_paragraphs("say so\nand so on", [_quotation(4, 10)], [])
    pieces = [(piece.text, piece.quotation, piece.ends) for one in found for piece in one.segments]
    assert pieces == [
        ("say ", None, False),
        ("so", 0, False),
        ("and", 0, True),
        (" so on", None, False),
    ]
    assert [one.quotations for one in found] == [[0], []]


def test_a_flattened_post_stands_in_the_place_of_its_lines() -> None:
    text = "Before.\nThe seal has left.\n— Ana (@ana)\nAfter."
    shown = [_shown("The seal has left.", (8, 40))]
    found, elsewhere = marked.marked_paragraphs(text, [], shown)
    assert [[piece.text for piece in one.segments] for one in found] == [
        ["Before."],
        [],
        ["After."],
    ]
    assert [one.posts for one in found] == [[], [0], []]
    assert elsewhere == []


def test_a_post_stands_behind_the_line_where_its_page_shows_it() -> None:
    text = "It left.\nWe waited for it.\nLate."
    shown = [_shown(None, place=8), _shown(None, key="x:2", place=26)]
    found, elsewhere = marked.marked_paragraphs(text, [], shown)
    assert [one.posts for one in found] == [[0], [1], []]
    assert elsewhere == []
    # A place beyond the text is none: of what was forgotten no more than that is known.
    found, elsewhere = marked.marked_paragraphs(text, [], [_shown(None, place=99)])
    assert elsewhere == [0]


def test_a_post_without_a_place_stands_by_the_quotation_that_rests_on_it() -> None:
    quotations = [_quotation(0, 2, "x:1")]
    shown = [_shown(None), _shown(None, key="x:2")]
    found, elsewhere = marked.marked_paragraphs("It left.\nLate.", quotations, shown)
    assert [one.beside for one in found] == [[0], []]
    assert elsewhere == [1]
    assert [one.over for one in found] == [3, 1]


@pytest.mark.parametrize(
    "months",
    [
        [("2031-05", 3)],
        [("2029-01", 1), ("2031-05", 900)],
        [("1999-12", 1), ("2031-05", 2)],
        [("2031-ab", 1), ("2031-05", 2)],
        [(None, 3), ("2031-05", 2)],
    ],
)
def test_a_plot_stays_in_its_frame(months: list[tuple[str | None, int]]) -> None:
    drawn = draw_plot(
        [PublisherMonth(month=month, wordings={"altered": n, "verbatim": 1}) for month, n in months]
    )
    assert drawn is not None
    for bar in drawn.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        for piece in bar.pieces:
            assert piece.y >= 0
            assert piece.y + piece.height <= HEIGHT
    counted = sum(count for bar in drawn.bars for _, count in bar.counts)
    assert counted == sum(count for _, _, count in drawn.tones)


def test_what_is_credited_to_others_and_what_is_too_short_stand_apart_in_a_plot() -> None:
    month = PublisherMonth(
        month="2031-05",
        wordings={"verbatim": 5, "altered": 3, "too_short": 2, "not_found": 1},
        wrong={"verbatim": 1, "altered": 2},
        problems={"misattributed": 1, "altered": 2},
    )
    drawn = draw_plot([month])
    assert drawn is not None
    counts = {tone: count for tone, _, count in drawn.tones}
    assert counts == {"bad": 2, "other": 1, "fair": 1, "short": 2, "open": 1, "good": 4}


def test_there_is_no_plot_of_nothing() -> None:
    assert draw_plot([]) is None
    assert draw_plot([PublisherMonth(month=None, wordings={"altered": 3})]) is None


def test_a_feed_has_what_atom_asks_for() -> None:
    entry = atom.AtomEntry(
        id="urn:archiver:quote:1",
        title="a\x00b",
        updated="2031-05-04",
        href="http://localhost/1",
        summary="<b>",
    )
    written = atom.atom_feed(
        [entry], name="urn:f", title="t", href="h", page="p", empty="2031-01-01"
    )
    text = written.decode()
    assert "<updated>2031-05-04T00:00:00Z</updated>" in text
    assert "a\ufffdb" in text
    assert "&lt;b&gt;" in text


def test_runs_are_bars_of_which_each_leads_to_its_run() -> None:
    def run(number: int, articles: int, failures: int = 0) -> RunFacts:
        return RunFacts(
            id=number,
            started_at=f"2031-05-0{number}T02:00:00Z",
            finished_at=None,
            command="crawl",
            offline=0,
            status="done",
            articles=articles,
            quotes=0,
            posts=0,
            failures=failures,
        )

    assert draw_runs(urls(), [run(1, 5)]) is None
    drawn = draw_runs(urls(), [run(1, 0), run(2, 40, failures=3), run(3, 10)])
    assert drawn is not None
    heights = [bar.height for bar in drawn.bars]
    assert heights[0] < heights[2] < heights[1] == drawn.height
    assert [bar.failed for bar in drawn.bars] == [False, True, False]
    assert drawn.bars[1].sentence == "2 May 2031, crawl: 40 articles, 0 posts, 3 failures"
    assert drawn.bars[1].href.endswith("/-/night/2")
