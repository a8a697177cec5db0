"""Which versions of posts are candidates for a quotation, and in what order."""

import pytest

from archiver.archive.index import candidates
from archiver.models.records import Author
from archiver.text.words import word_norms
from tests.archive.stored import BEA, Desk

TIDE = "The tide gauge at Pelliwick counts herring instead of centimetres on Sundays"
BUOY = "A yellow buoy drifted past the customs house and nobody charged it any duty"
OTHER = Author(handle="corvinash", name="Corvin Ash")


@pytest.fixture
def versions(desk: Desk) -> list[int]:
    added = [
        desk.add_post(1, TIDE),
        desk.add_post(2, BUOY, author=OTHER),
        desk.add_post(3, f"@BeaTide is right: {TIDE.replace('herring', 'mackerel')}", author=OTHER),
    ]
    return [one.version_id or 0 for one in added]


def test_a_run_of_words_finds_only_what_holds_all_of_it(desk: Desk, versions: list[int]) -> None:
    sought = word_norms("counts herring instead of centimetres")
    assert candidates.versions_holding_run(desk.connection, sought) == [versions[0]]


def test_fewer_than_three_words_are_no_run(desk: Desk, versions: list[int]) -> None:
    assert versions
    assert candidates.versions_holding_run(desk.connection, ["tide", "gauge"]) == []
    assert candidates.versions_holding_run(desk.connection, []) == []


def test_the_wording_that_shares_most_comes_first(desk: Desk, versions: list[int]) -> None:
    changed = word_norms(TIDE.replace("Sundays", "Mondays"))
    found, is_sure = candidates.similar_versions(desk.connection, changed)
    assert found == [versions[0], versions[2]]
    assert is_sure


def test_words_out_of_order_find_a_version_by_its_rare_ones(
    desk: Desk, versions: list[int]
) -> None:
    found, is_sure = candidates.similar_versions(
        desk.connection, word_norms("duty customs yellow drifted")
    )
    assert (found, is_sure) == ([versions[1]], True)


@pytest.mark.parametrize("words", [[], ["the", "of"], ["zyzzyva"], ['"', "*", "(("]])
def test_words_in_no_version_find_nothing(
    desk: Desk, versions: list[int], words: list[str]
) -> None:
    assert versions
    assert candidates.similar_versions(desk.connection, words) == ([], False)


def test_a_few_words_are_sought_in_the_posts_of_the_authors_alone(
    desk: Desk, versions: list[int]
) -> None:
    authors = {
        row["handle"]: row["id"]
        for row in desk.connection.execute("select id, handle from authors")
    }
    words = ["tide", "gauge"]
    for handle, version in ((BEA.handle, versions[0]), (OTHER.handle, versions[2])):
        found = candidates.versions_holding_all_words(desk.connection, words, [authors[handle]])
        assert found == [version]
    assert candidates.versions_holding_all_words(desk.connection, words, []) == []
    assert candidates.versions_holding_all_words(desk.connection, [], [authors["beatide"]]) == []


def test_words_that_tell_nothing_are_sought_in_the_latest_posts(
    desk: Desk, versions: list[int]
) -> None:
    later = desk.add_post(4, "A quite different sentence about moorings and kelp").version_id
    author = desk.value("select id from authors where handle = 'beatide'")
    found = candidates.versions_holding_all_words(desk.connection, ["the", "of"], [author])
    assert found == [later, versions[0]]


def test_a_handle_is_found_where_it_is_named_in_any_case(desk: Desk, versions: list[int]) -> None:
    assert candidates.versions_naming(desk.connection, "beatide") == [versions[2]]
    assert candidates.versions_naming(desk.connection, "beat") == []


def test_terms_have_to_be_there_all_at_once(desk: Desk, versions: list[int]) -> None:
    assert candidates.versions_with_any_term(desk.connection, ["buoy", "customs"]) == [versions[1]]
    assert candidates.versions_with_any_term(desk.connection, ["buoy", "herring"]) == []
    assert candidates.versions_with_any_term(desk.connection, []) == []


def test_the_earliest_of_many_versions_stay_and_those_of_the_authors_before_them(
    desk: Desk,
) -> None:
    run = desk.begin_run()
    capture = desk.add_capture(run)
    added = [
        desk.add_post(
            100 + day,
            f"Kelp report number {day} is as dull as the one before",
            author=OTHER if day == 30 else BEA,
            posted_at=f"2032-01-{day:02d}T10:00:00Z",
            run=run,
            capture=capture,
        ).version_id
        or 0
        for day in range(30, 0, -1)
    ]
    other = desk.value("select id from authors where handle = 'corvinash'")
    kept = candidates.earliest_versions(desk.connection, added, [other])
    assert len(kept) < len(added)
    assert kept[:3] == [added[0], added[-1], added[-2]]
    assert candidates.earliest_versions(desk.connection, added[:5], []) == added[:5]


def test_a_word_in_few_versions_is_not_common(desk: Desk, versions: list[int]) -> None:
    assert versions
    assert candidates.common_words(desk.connection) == set()
    assert not candidates.is_common(desk.connection, "tide")


@pytest.mark.parametrize(
    ("shared", "words", "runs", "leads"),
    [(3, 0, 40, True), (0, 6, 40, True), (1, 1, 40, False), (2, 0, 6, True), (0, 0, 0, False)],
)
def test_what_shares_enough_keeps_others_from_being_compared(
    shared: int, words: int, runs: int, leads: bool
) -> None:
    assert candidates.is_clear_leader(shared, words, runs) is leads
