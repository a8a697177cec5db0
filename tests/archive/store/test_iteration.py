"""Walking through all posts and quotations, by batches that nobody notices."""

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import iteration, verdicts
from archiver.models.records import Author, PostVersion
from archiver.models.verdict_records import Claim, Verdict
from tests.archive.stored import Desk

TEXT = "“The kelp is late,” wrote Bea Tidewell. “Nobody counts the gulls,” she wrote."
SMALL_BATCH = 2


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iteration, "_BATCH", SMALL_BATCH)


def test_every_post_comes_once_in_the_order_of_archiving(desk: Desk) -> None:
    for number in (9, 3, 7, 5, 1):
        desk.add_post(number, f"Kelp bulletin number {number} of this wet week")
    keys = [one.post.key for one in iteration.iterate_posts(desk.connection)]
    assert keys == ["x:9", "x:3", "x:7", "x:5", "x:1"]


def test_a_post_comes_in_its_fullest_latest_wording(desk: Desk) -> None:
    desk.add_post(1, "Kelp is late today and so is the ferry")
    desk.add_post(1, "Kelp is late tonight and so is the ferry")
    with transaction(desk.connection):
        number = desk.value("select id from posts")
        desk.connection.execute(
            "insert into post_versions(post_id, digest, words, text, truncated, first_capture_id) "
            "values (?, 'd', 'w', 'Kelp is…', 1, 1)",
            (number,),
        )
    (only,) = iteration.iterate_posts(desk.connection)
    assert only.version == PostVersion(text="Kelp is late tonight and so is the ferry")


def test_a_post_without_words_is_left_out_and_ends_nothing(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.add_post(number, None, outcome="deleted")
    desk.add_post(4, "The only post of which anybody kept the words")
    assert [one.post.key for one in iteration.iterate_posts(desk.connection)] == ["x:4"]


def test_posts_are_chosen_by_platform_and_by_handle_in_any_case(desk: Desk) -> None:
    desk.add_post(1, "Kelp is late today and so is the ferry")
    desk.add_post(2, "Gulls were counted twice", author=Author(handle="corvinash"))
    found = iteration.iterate_posts(desk.connection, platform="x", handle="BeaTide")
    assert [one.post.key for one in found] == ["x:1"]
    assert list(iteration.iterate_posts(desk.connection, platform="mastodon")) == []
    assert list(iteration.iterate_posts(desk.connection, handle="' or 1=1 --")) == []


def test_quotations_are_chosen_by_verdict_speaker_and_site(desk: Desk) -> None:
    desk.add_article(TEXT, "The kelp is late", "Nobody counts the gulls", speaker="Bea Tidewell")
    desk.add_article("“Seven gulls signed,” he said.", "Seven gulls signed", speaker="Corvin Ash")
    verdict = Verdict(
        claim=Claim(quote="The kelp is late"),
        wording="not_found",
        attribution="unresolved",
        timing="unknown",
        rules="4",
    )
    with transaction(desk.connection):
        verdicts.add_verdict(desk.connection, 1, 1, verdict, at="2032-03-02T00:00:00Z")

    def texts(**chosen: str) -> list[str]:
        return [one.text for one in iteration.iterate_quotations(desk.connection, **chosen)]

    assert texts() == ["The kelp is late", "Nobody counts the gulls", "Seven gulls signed"]
    assert texts(wording="not_found") == ["The kelp is late"]
    assert texts(speaker="Corvin Ash") == ["Seven gulls signed"]
    assert texts(site="gazette.example", speaker="Bea Tidewell")[1:] == ["Nobody counts the gulls"]
    assert texts(site="elsewhere.example") == []


def test_quotations_of_a_replaced_version_are_left_out(desk: Desk) -> None:
    url = "https://gazette.example/kelp"
    desk.add_article("“The kelp is late,” she said.", "The kelp is late", url=url)
    desk.add_article("“The kelp was late,” she said.", "The kelp was late", url=url)
    found = iteration.iterate_quotations(desk.connection)
    assert [one.text for one in found] == ["The kelp was late"]
