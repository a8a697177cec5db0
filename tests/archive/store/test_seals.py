"""Rows of seals: in what order runs are sealed, and what stands for their captures."""

from collections import Counter

from archiver.archive.connection import transaction
from archiver.archive.store import erasures, runs, seals
from archiver.archive.store.seals import RunSeal
from tests.archive.stored import AT, Desk


def seal(run: int, head: str, previous: str | None = None) -> RunSeal:
    return RunSeal(run_id=run, sealed_at=AT, captures=0, root="root", previous=previous, head=head)


def finish(desk: Desk, run: int) -> None:
    with transaction(desk.connection):
        runs.finish_run(desk.connection, run, at=AT, status="done", counts=Counter(), report={})


def test_earlier_runs_are_sealed_with_this_one_but_none_that_goes_on(desk: Desk) -> None:
    done, going, sealed, own, later = (desk.begin_run() for _ in range(5))
    for run in (done, sealed, later):
        finish(desk, run)
    with transaction(desk.connection):
        # To begin a run closes those that were left open.
        desk.connection.execute("update runs set status = 'running' where id = ?", (going,))
        seals.add_seal(desk.connection, seal(sealed, "aa"))
    assert seals.runs_to_seal(desk.connection, own) == [(done, AT), (own, AT)]
    assert going not in {run for run, _ in seals.runs_to_seal(desk.connection, later)}


def test_the_last_head_is_that_of_the_seal_added_last(desk: Desk) -> None:
    first, second = desk.begin_run(), desk.begin_run()
    assert seals.last_head(desk.connection) is None
    with transaction(desk.connection):
        seals.add_seal(desk.connection, seal(second, "aa"))
        seals.add_seal(desk.connection, seal(first, "bb", "aa"))
    assert seals.last_head(desk.connection) == "bb"
    assert seals.head_of_run(desk.connection, second) == "aa"


def test_captures_come_in_their_order_a_forgotten_one_with_its_leaf(desk: Desk) -> None:
    run, other = desk.begin_run(), desk.begin_run()
    first = desk.add_capture(run, "one")
    desk.add_capture(other, "of another run")
    desk.add_capture(run, "two")
    with transaction(desk.connection):
        erasures.clear_capture(desk.connection, first, "the leaf")
    found = list(seals.captures_to_seal(desk.connection, run))
    assert [(row["leaf"], row["size"]) for row in found] == [("the leaf", 0), (None, 3)]


def test_a_stamp_is_added_to_the_seal_of_its_run_alone(desk: Desk) -> None:
    first, second = desk.begin_run(), desk.begin_run()
    with transaction(desk.connection):
        seals.add_seal(desk.connection, seal(first, "aa"))
        seals.add_seal(desk.connection, seal(second, "bb", "aa"))
        seals.add_stamp(
            desk.connection, first, authority="https://tsa.example", at=AT, stamp=b"\0stamp"
        )
    rows = desk.connection.execute("select run_id, head, stamp from seals order by id")
    assert [tuple(row) for row in rows] == [(first, "aa", b"\0stamp"), (second, "bb", None)]
