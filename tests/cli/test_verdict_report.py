"""One verdict, printed for a person."""

from dataclasses import replace

import pytest

from archiver.cli.verdict_report import print_verdict
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, Difference, Finding, Match, SimilarPost, Verdict

POST = Post(
    key="x:7",
    platform="x",
    id="7",
    url="https://x.com/bea/status/7",
    author=Author(handle="beatide", name="Bea Tidewell"),
    posted_at="2036-01-03",
)
FINDING = Finding(
    match=Match(
        wording="altered",
        span=(4, 16),
        coverage=0.75,
        diff=(
            Difference(op="equal", quote="kelp is ", post="kelp is "),
            Difference(op="replace", quote="never", post="late"),
        ),
    ),
    post=POST,
    version=PostVersion(text="The kelp is late\x1b[2J"),
    attribution="confirmed",
    timing="consistent",
    standing="live",
    evidence="api",
    tie="cited",
)
VERDICT = Verdict(
    claim=Claim(quote="kelp is never"),
    wording="altered",
    flags=("negation",),
    attribution="confirmed",
    timing="consistent",
    findings=(FINDING,),
    rules="4",
)


def printed(verdict: Verdict, capsys: pytest.CaptureFixture[str]) -> str:
    print_verdict(verdict)
    return capsys.readouterr().out


def test_the_words_found_are_marked_without_colour_too(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(VERDICT, capsys)
    assert "altered, confirmed" in out.splitlines()[0]
    assert "The ⟦kelp is late⟧" in out
    assert "kelp is [-late-] {+never+}" in out
    assert "! negation:" in out
    assert "takes 75% of the post's words" in out
    assert "Address: https://x.com/bea/status/7" in out


def test_what_a_post_says_gives_the_terminal_no_orders(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in printed(VERDICT, capsys)


def test_where_nothing_was_found_no_post_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    nothing = replace(VERDICT, wording="not_found", attribution="unresolved", findings=(), flags=())
    out = printed(nothing, capsys)
    assert "not_found:" in out.splitlines()[0]
    assert "unresolved" not in out.splitlines()[0]
    assert "Address:" not in out


def test_only_some_of_many_other_posts_have_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(replace(VERDICT, findings=(FINDING,) * 9), capsys)
    assert "Also in 8 other posts:" in out
    assert out.count("  altered, confirmed: ") == 5


def test_posts_that_share_some_words_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    lead = SimilarPost(post=POST, version=PostVersion(text="kelp"), words=("kelp is", "never"))
    out = printed(replace(VERDICT, findings=(), leads=(lead,)), capsys)
    assert "has only some of the words, which may be chance" in out
    assert "“kelp is … never” https://x.com/bea/status/7" in out


def test_a_post_without_an_address_is_named_by_its_key(capsys: pytest.CaptureFixture[str]) -> None:
    finding = replace(FINDING, post=replace(POST, url=None))
    assert "none known; x:7" in printed(replace(VERDICT, findings=(finding,)), capsys)
