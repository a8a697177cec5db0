"""Authors by the ids of their accounts: one person through all handles, two behind one handle."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import permutations as orders

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiver.archive.connection import transaction
from archiver.archive.store import accounts, batches, posts, runs
from archiver.archive.store.batches import prepare_sightings
from archiver.models.records import (
    Author,
    Evidence,
    Post,
    PostVersion,
    Sighting,
)
from tests.conftest import examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look at a post: by which handle, name and account, and when."""

    post: int
    handle: str | None = "ana"
    account: str | None = None
    name: str | None = None
    at: str = "2031-05-01"
    posted: str | None = None
    evidence: Evidence = "api"

    def sighting(self) -> Sighting:
        """As a resolver gives it."""
        return Sighting(
            post=Post(
                key=f"x:{self.post}",
                platform="x",
                id=str(self.post),
                author=Author(handle=self.handle, name=self.name, account_id=self.account),
                posted_at=f"{self.posted or self.at}T08:00:00Z",
            ),
            outcome="ok",
            evidence=self.evidence,
            seen_at=f"{self.at}T09:00:00Z",
            version=PostVersion(text=f"Ferry number {self.post} leaves Marrowby with a seal on it"),
        )


def keep(archive: sqlite3.Connection, looks: Iterable[Look], *, at_once: int = 0) -> None:
    """Keep looks one by one in this order, or so many at once."""
    seen = [one.sighting() for one in looks]
    with transaction(archive):
        at = "2031-06-01T00:00:00Z"
        run = runs.begin_run(archive, at=at, command="import", offline=True)
        file = runs.add_file_record(
            archive, run, url="file:///a", source="a", sha256="ab", size=1, at=at
        )
    for start in range(0, len(seen), at_once or 1):
        with transaction(archive):
            if at_once:
                batches.add_batch(
                    archive,
                    run,
                    file,
                    [prepare_sightings(one) for one in seen[start : start + at_once]],
                )
            else:
                posts.add_sighting(archive, run, file, seen[start])


def whose(archive: sqlite3.Connection) -> dict[str, tuple[str | None, str | None]]:
    """The account and the handle of every post's author."""
    rows = archive.execute(
        "select p.key, a.account_id, a.handle from posts p "
        "left join authors a on a.id = p.author_id order by 1"
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def history(archive: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every handle of every account, with its days."""
    rows = archive.execute(
        "select a.account_id, h.handle, substr(h.first_seen_at, 1, 10), "
        "substr(h.last_seen_at, 1, 10) from author_handles h "
        "join authors a on a.id = h.author_id order by 1, 3, 2"
    )
    return [tuple(row) for row in rows]


def names(archive: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every name of every account, and whether its id was shown with it."""
    rows = archive.execute(
        "select a.account_id, n.name, n.by_handle is null from author_names n "
        "join authors a on a.id = n.author_id where a.account_id is not null order by 1, 2"
    )
    return [tuple(row) for row in rows]


def keys(archive: sqlite3.Connection) -> list[str]:
    """The keys of all authors."""
    return [row[0] for row in archive.execute("select key from authors order by key")]


def permutations(looks: Sequence[Look]) -> list[tuple[Look, ...]]:
    """All orders in which these looks can come."""
    return list(orders(looks))


RENAMED = (
    Look(post=1, account="7", handle="ana", at="2031-05-01"),
    Look(post=2, account="7", handle="brook", at="2031-05-03"),
)


@pytest.mark.parametrize("looks", permutations(RENAMED))
def test_an_account_under_another_handle_stays_one_author(
    archive: sqlite3.Connection, looks: Sequence[Look]
) -> None:
    keep(archive, looks)
    assert whose(archive) == {"x:1": ("7", "brook"), "x:2": ("7", "brook")}
    assert history(archive) == [
        ("7", "ana", "2031-05-01", "2031-05-01"),
        ("7", "brook", "2031-05-03", "2031-05-03"),
    ]


@pytest.mark.parametrize("known", permutations((Look(post=1), Look(post=2, account="7"))))
def test_whoever_was_known_by_a_handle_is_the_account_that_is_shown_with_it(
    archive: sqlite3.Connection, known: Sequence[Look]
) -> None:
    keep(archive, known)
    assert whose(archive) == {"x:1": ("7", "ana"), "x:2": ("7", "ana")}
    assert keys(archive) == ["x:ana"]


@pytest.mark.parametrize(
    "looks",
    permutations(
        (
            Look(post=1, account="7", at="2031-05-01"),
            Look(post=2, account="8", at="2031-06-01"),
            Look(post=3, at="2031-05-01"),
        )
    ),
)
def test_two_accounts_behind_one_handle_are_two_authors_and_neither_gets_what_is_in_doubt(
    archive: sqlite3.Connection, looks: Sequence[Look]
) -> None:
    keep(archive, looks)
    assert whose(archive) == {"x:1": ("7", "ana"), "x:2": ("8", "ana"), "x:3": (None, "ana")}
    assert len(keys(archive)) == 3


@pytest.mark.parametrize("looks", permutations((*RENAMED, Look(post=3, at="2031-07-01"))))
def test_a_handle_that_an_account_gave_up_tells_nothing_of_later_posts(
    archive: sqlite3.Connection, looks: Sequence[Look]
) -> None:
    keep(archive, looks)
    assert whose(archive)["x:3"] == (None, "ana")


@pytest.mark.parametrize("looks", permutations((*RENAMED, Look(post=3, at="2031-04-01"))))
def test_posts_by_a_former_handle_stay_with_the_account(
    archive: sqlite3.Connection, looks: Sequence[Look]
) -> None:
    keep(archive, looks)
    assert whose(archive)["x:3"] == ("7", "brook")


def test_an_address_once_given_stays_that_of_its_author(archive: sqlite3.Connection) -> None:
    keep(archive, [Look(post=1), *RENAMED, Look(post=4, account="8", at="2031-06-01")])
    kept = dict(archive.execute("select key, account_id from authors").fetchall())
    assert kept == {"x:ana": "7", "x:ana~8": "8"}


def test_a_name_that_only_a_handle_bore_leaves_an_account_with_that_handles_posts(
    archive: sqlite3.Connection,
) -> None:
    keep(archive, [Look(post=1, name="Bo Quill"), Look(post=2, account="7", name="Ana Brook")])
    assert names(archive) == [("7", "Ana Brook", 1), ("7", "Bo Quill", 0)]
    keep(archive, [Look(post=3, account="8", name="Cy Dunn", at="2031-06-01")])
    assert names(archive) == [("7", "Ana Brook", 1), ("8", "Cy Dunn", 1)]
    shown = archive.execute(
        "select n.name from author_names n join authors a on a.id = n.author_id "
        "where a.account_id is null"
    ).fetchall()
    assert [row[0] for row in shown] == ["Bo Quill"]


def test_an_old_file_does_not_bring_an_old_handle_back(archive: sqlite3.Connection) -> None:
    old = Look(post=3, account="7", posted="2029-01-01", at="2032-01-01", evidence="import")
    keep(archive, [*RENAMED, old])
    assert whose(archive)["x:3"] == ("7", "brook")


def test_a_post_that_two_accounts_are_shown_with_stays_with_the_first(
    archive: sqlite3.Connection,
) -> None:
    """Looks that contradict each other: the one rule, with keys, by which order counts."""
    keep(archive, [Look(post=1, account="7"), Look(post=1, account="8", handle="bo")])
    assert whose(archive) == {"x:1": ("7", "ana")}
    assert len(keys(archive)) == 1


# A post is always shown with the same account, or with the same handle where it is shown
# without: of two handles without an account the first with words stays, as ever. Names that
# were only shown with a handle are not compared: whoever has the handle when they come has them.
_DAYS = ("2031-05-01", "2031-05-02", "2031-05-03", "2031-05-04")
_ACCOUNTS = ("7", "8", "7")
_HANDLES = ("ana", "brook", "cy")


@st.composite
def _looks(draw: st.DrawFn) -> list[Look]:
    looks = []
    for post in draw(st.lists(st.integers(1, 8), min_size=1, max_size=9)):
        day = draw(st.sampled_from(_DAYS))
        certain = draw(st.booleans()) and post < 7
        handle = draw(st.sampled_from(_HANDLES)) if certain else _HANDLES[post % 2]
        looks.append(
            Look(
                post=post,
                account=_ACCOUNTS[post % 3] if certain else None,
                handle=handle,
                name=draw(st.sampled_from([None, "Ana Brook", "Bo Quill"])),
                at=day,
                posted=_DAYS[post % 4],
            )
        )
    return looks


@pytest.mark.slow
@settings(
    max_examples=examples(300),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(looks=_looks(), data=st.data())
def test_the_order_in_which_looks_come_changes_nothing(
    empty_archive: sqlite3.Connection, looks: list[Look], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(looks))
    at_once = data.draw(st.sampled_from([0, 2, 50]))
    found = []
    for order, size in ((looks, 0), (other, at_once)):
        with closing(sqlite3.connect(":memory:")) as archive:
            empty_archive.backup(archive)
            archive.row_factory = sqlite3.Row
            archive.execute("pragma foreign_keys = on")
            keep(archive, order, at_once=size)
            certain = [one for one in names(archive) if one[2]]
            found.append((whose(archive), history(archive), certain, len(keys(archive))))
            assert archive.execute("pragma foreign_key_check").fetchall() == []
    assert found[0] == found[1]


def test_only_what_was_seen_on_the_platform_counts_against_later_sightings() -> None:
    posted, seen = "2031-05-01T08:00:00Z", "2031-06-01T09:00:00Z"
    assert accounts.shown_at("api", posted, seen) == seen
    assert accounts.shown_at("embed", posted, seen) == posted
    assert accounts.shown_at("import", None, seen) is None


def test_an_account_keeps_each_handle_with_the_times_it_was_shown(
    archive: sqlite3.Connection,
) -> None:
    met: accounts.Met = {}
    with transaction(archive):
        for handle, at in (("Kelp", "2031-03"), ("kelp", "2031-01"), ("gull", "2031-02")):
            author = Author(handle=handle, name="Kelp Desk", account_id="9")
            number = accounts.add_account(archive, "x", author, met, at, source="api")
        assert accounts.write_accounts(archive, met) == {("x", "kelp"), ("x", "gull")}
        assert accounts.write_accounts(archive, met) == set()
    rows = archive.execute(
        "select handle, first_seen_at, last_seen_at from author_handles order by handle"
    )
    assert [tuple(row) for row in rows] == [
        ("gull", "2031-02", "2031-02"),
        ("Kelp", "2031-01", "2031-03"),
    ]
    assert accounts.account_number(archive, "x", "9") == number
    assert accounts.account_number(archive, "mastodon", "9") is None
    assert accounts.has_had_handle(archive, number, "GULL")
    assert not accounts.has_had_handle(archive, number, "eel")
    (known,) = accounts.find_accounts(archive, [("x", "9"), ("x", "10")]).values()
    assert (known.handle, known.name, sorted(known.handles)) == (
        "Kelp",
        "Kelp Desk",
        ["gull", "kelp"],
    )


def test_an_author_is_dropped_only_when_no_post_is_left(archive: sqlite3.Connection) -> None:
    keep(archive, [Look(post=1, account="9")])
    with transaction(archive):
        number = accounts.account_number(archive, "x", "9")
        accounts.drop_unused_account(archive, number)
        assert accounts.account_number(archive, "x", "9") == number
        archive.execute("update posts set author_id = null")
        accounts.drop_unused_account(archive, number)
    left = "select (select count(*) from authors) + (select count(*) from author_handles)"
    assert archive.execute(left).fetchone()[0] == 0
