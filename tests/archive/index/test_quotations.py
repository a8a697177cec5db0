"""The index of quotations as rows: terms in, numbers of quotations out."""

from archiver.archive.connection import transaction
from archiver.archive.index import quotations
from tests.archive.stored import Desk

TEXT = "“The kelp is late,” she wrote. “Nobody counts the gulls,” he wrote."


def test_quotations_are_listed_after_a_number_and_no_more_than_asked_for(desk: Desk) -> None:
    desk.add_article(TEXT, "The kelp is late", "Nobody counts the gulls", speaker="Bea Tidewell")
    first, second = quotations.quotations_after(desk.connection, 0, 10)
    assert (first.text, first.speaker) == ("The kelp is late", "Bea Tidewell")
    assert quotations.quotations_after(desk.connection, first.id, 10) == [second]
    assert quotations.quotations_after(desk.connection, 0, 1) == [first]
    assert quotations.quotations_after(desk.connection, second.id, 10) == []


def test_a_term_finds_each_quotation_that_has_it_and_signs_do_no_harm(desk: Desk) -> None:
    with transaction(desk.connection):
        quotations.add_quotation_terms(
            desk.connection, [(7, ["kelp", "=bea-tidewell"]), (9, ["kelp", '~"'])]
        )
    assert quotations.quotations_with_terms(desk.connection, "kelp") == [7, 9]
    assert quotations.quotations_with_terms(desk.connection, "=bea-tidewell") == [7]
    assert quotations.quotations_with_terms(desk.connection, '~"') == [9]
    assert quotations.quotations_with_terms(desk.connection, "bea") == []


def test_a_cleared_index_finds_nothing_and_can_be_filled_again(desk: Desk) -> None:
    with transaction(desk.connection):
        quotations.add_quotation_terms(desk.connection, [(7, ["kelp"])])
        quotations.clear_quotation_index(desk.connection)
    assert quotations.quotations_with_terms(desk.connection, "kelp") == []
    with transaction(desk.connection):
        quotations.add_quotation_terms(desk.connection, [(7, ["gulls"])])
    assert quotations.quotations_with_terms(desk.connection, "gulls") == [7]


def test_a_mark_is_set_where_it_is_known_and_none_is_made(desk: Desk) -> None:
    before = quotations.load_tallies(desk.connection)
    with transaction(desk.connection):
        quotations.set_tally(desk.connection, "indexed_quotes", 12)
        quotations.set_tally(desk.connection, "no such mark", 3)
    after = quotations.load_tallies(desk.connection)
    assert after == before | {"indexed_quotes": 12}
