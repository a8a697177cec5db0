"""Quotations and posts as lists and other programs get them."""

from dataclasses import replace
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.archive.pages.quotations import JudgedCount, JudgedQuotation, quotations_of_ids
from archiver.models.verdict_records import Difference
from archiver.web.pages.data import quotation_json
from archiver.web.show import linked, listed
from tests.web.urls import urls


@pytest.fixture
def judged(newsroom: Any) -> list[JudgedQuotation]:
    """All quotations of the newsroom."""
    connection = connect(newsroom)
    try:
        ids = [row[0] for row in connection.execute("select id from quotes order by id")]
        return list(quotations_of_ids(connection, ids))
    finally:
        connection.close()


def found(judged: list[JudgedQuotation]) -> JudgedQuotation:
    return next(one for one in judged if one.verdict and one.finding)


def test_every_quotation_has_a_line_with_its_words_and_address(
    judged: list[JudgedQuotation],
) -> None:
    lines = listed.list_lines(urls(), judged)
    assert len(lines) == len(judged) > 3
    for line, one in zip(lines, judged, strict=True):
        assert line.href == f"/site/-/quote/{one.key}"
        assert line.superseded is not one.current
        assert (line.said is None) is (one.finding is None)


def test_a_quotation_nobody_judged_says_so(judged: list[JudgedQuotation]) -> None:
    line = listed.line(urls(), replace(judged[0], verdict=None))
    assert (line.sign, line.label, line.tone) == ("?", "Not checked yet", "open")
    assert (line.said, line.post, line.flags, line.diff) == (None, None, (), ())


def test_differences_too_long_for_a_list_are_left_out(judged: list[JudgedQuotation]) -> None:
    one = found(judged)
    assert one.verdict is not None
    assert one.finding is not None
    for length, shown in ((10, True), (5_000, False)):
        diff = (Difference(op="insert", quote="a" * length, post=""),)
        finding = replace(one.finding, match=replace(one.finding.match, diff=diff))
        judged_so = replace(one, verdict=replace(one.verdict, findings=(finding,)))
        assert bool(listed.line(urls(), judged_so).diff) is shown


def test_a_long_text_is_cut_without_its_empty_lines() -> None:
    assert listed.shorten_line("  a\n \n\nb  ") == "a\nb"
    assert len(listed.shorten_line("kelp " * 500)) < 400


def test_what_is_wrong_stands_apart_from_wordings() -> None:
    counts = [
        JudgedCount("verbatim", None, 3),
        JudgedCount("verbatim", "misattributed", 2),
        JudgedCount("altered", "misattributed", 1),
        JudgedCount("altered", "altered", 2),
    ]
    shown = listed.judged_counts(counts, urls(), speaker="Bea")
    assert [(one["label"], one["count"]) for one in shown] == [
        ("Credited to somebody else", 3),
        ("Wording changed", 2),
        ("Word for word", 3),
    ]
    assert [one["tone"] for one in shown] == ["bad", "bad", "good"]
    assert all("speaker=Bea" in one["href"] for one in shown)
    assert listed.judged_counts([]) == []


def test_published_json_names_this_sites_pages(judged: list[JudgedQuotation]) -> None:
    one = judged[0]
    shown = quotation_json(urls(), one)
    assert shown["page"] == f"/site/-/quote/{one.key}"
    assert shown["article"]["page"] == f"/site/-/article/{one.article_key}"
    assert shown["text"] == one.text
    assert quotation_json(urls(), replace(one, verdict=None))["verdict"] is None


def test_only_a_certain_finding_is_reviewed(judged: list[JudgedQuotation]) -> None:
    one = found(judged)
    assert one.verdict is not None
    sure = replace(one.verdict, wording="verbatim", tie="cited", corroborated=True)
    review = linked.claim_review(replace(one, verdict=sure), "https://kelp.example/q", "archiver")
    assert review is not None
    assert review["claimReviewed"] == f"“{one.text}”"
    assert "ratingValue" not in review["reviewRating"]
    for doubt in (
        replace(sure, tie="possible"),
        replace(sure, corroborated=False),
        replace(sure, wording="not_found"),
        replace(sure, findings=()),
        None,
    ):
        assert linked.claim_review(replace(one, verdict=doubt), "", "archiver") is None


def test_an_annotation_finds_the_words_again(judged: list[JudgedQuotation]) -> None:
    one = replace(judged[0], text="kelp", start=4, end=8)
    target = linked.web_annotation(one, "https://kelp.example/a", "The kelp is late")["target"]
    quote, position = target["selector"]
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("The ", "kelp", " is late")
    assert (position["start"], position["end"]) == (4, 8)
    bare = linked.web_annotation(replace(one, verdict=None), "a", "The kelp is late")
    assert "body" not in bare


def test_no_address_but_the_webs_is_linked(judged: list[JudgedQuotation]) -> None:
    one = found(judged)
    assert one.verdict is not None
    assert one.finding is not None
    post = replace(one.finding.post, url="javascript:alert(1)")
    verdict = replace(one.verdict, findings=(replace(one.finding, post=post),))
    assert "javascript" not in str(linked.web_annotation(replace(one, verdict=verdict), "a", "b"))
