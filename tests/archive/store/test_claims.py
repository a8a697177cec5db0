"""Claims stand beside what is known of a post and never change it, in whatever order they come."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiver.archive.connection import transaction
from archiver.archive.index import candidates, writer
from archiver.archive.store import lookup, posts, runs, versions
from archiver.archive.store.evidence_ranks import better_time, is_claim
from archiver.matching.rules import judge_standing
from archiver.models.records import Author, Capture, Evidence, Outcome, Post, PostVersion, Sighting
from archiver.models.verdict_records import Claim
from archiver.verification.verify import verify_claim
from tests.conftest import examples, x_id

TRUE = "The night ferry to Pelliwick will never leave before the seal does."
FALSE = "The night ferry to Pelliwick belongs to me and to nobody else at all."
ANA = Author(handle="anabrook", name="Ana Brook", account_id="77")
NUMBER = x_id("2031-05-04")
AT = "2031-05-04T00:00:00Z"
KEY = f"x:{NUMBER}"
PLAIN = "12345"
"""An id that holds no moment."""


@dataclass(slots=True)
class Witness:
    """Adds what platforms and pages say of one post, each in a run of its own."""

    connection: sqlite3.Connection
    number: str = NUMBER
    count: int = 0

    def say(
        self,
        text: str | None = TRUE,
        *,
        evidence: Evidence = "api",
        author: Author = ANA,
        posted_at: str | None = AT,
        truncated: bool = False,
        outcome: Outcome = "ok",
        page: str | None = None,
    ) -> posts.KeptSighting:
        self.count += 1
        at = f"2031-06-{1 + self.count // 20:02d}T{self.count % 20:02d}:00:00Z"
        url = page or f"https://gazette{self.count}.example/a"
        with transaction(self.connection):
            run = runs.begin_run(self.connection, at=at, command="crawl", offline=False)
            capture = Capture(url=url, source=url, fetched_at=at, body=str(self.count).encode())
            row = runs.add_capture(self.connection, run, capture, place=("run.warc.gz", 0))
            seen = posts.add_sighting(
                self.connection,
                run,
                row,
                Sighting(
                    post=Post(
                        key=f"x:{self.number}",
                        platform="x",
                        id=self.number,
                        url=f"https://x.com/{author.handle or 'i'}/status/{self.number}",
                        author=author,
                        posted_at=posted_at,
                    ),
                    outcome=outcome,
                    evidence=evidence,
                    seen_at=at,
                    version=PostVersion(text=text, truncated=truncated) if text else None,
                ),
            )
            if text and seen.new_version and seen.version_id:
                writer.index_versions(self.connection, [(seen.version_id, text)])
        return seen

    def claim(self, text: str | None = FALSE, **more: Any) -> posts.KeptSighting:
        given = {"author": Author(handle="anabrook", name="Ana Brook"), **more}
        return self.say(text, evidence="embed", **given)

    def known(self) -> dict[str, Any]:
        """All that the archive says of the post, but for what it lists as claims."""
        row = self.connection.execute(
            "select p.key, p.url, p.posted_at, p.posted_from, p.author_from, a.handle, a.name, "
            "a.account_id, p.id from posts p left join authors a on a.id = p.author_id "
            "where p.key = ?",
            (f"x:{self.number}",),
        ).fetchone()
        found = dict(row)
        number = found.pop("id")
        wordings = self.connection.execute(
            "select v.id, v.text, v.truncated, v.claimed from post_versions v "
            "where v.post_id = ? order by v.text",
            (number,),
        ).fetchall()
        seen = [one for _, one in lookup.load_sightings(self.connection, number)]
        order = get_args(Evidence)
        found["versions"] = [
            (
                one["text"],
                one["truncated"],
                one["claimed"],
                judge_standing(seen, one["id"]),
                min((s.evidence for s in seen if s.version == one["id"]), key=order.index),
            )
            for one in wordings
        ]
        found["standing"] = judge_standing(seen, 0)
        shown = self.connection.execute("select text from posts_overview").fetchall()
        found["shown"] = sorted(one[0] or "" for one in shown)
        return found

    def contradictions(self) -> list[tuple[str | None, list[str]]]:
        rows = self.connection.execute(
            "select text, contradicts from claims where contradicts is not null order by text"
        )
        return [(row[0], json.loads(row[1])) for row in rows]


@pytest.fixture
def witness(archive: sqlite3.Connection) -> Witness:
    return Witness(archive)


def both_orders(
    truth: Callable[[Witness], object], forgery: Callable[[Witness], object]
) -> list[tuple[Callable[[Witness], object], ...]]:
    return [(truth, forgery), (forgery, truth)]


@pytest.mark.parametrize(
    "steps", both_orders(Witness.say, Witness.claim), ids=["truth first", "forgery first"]
)
def test_words_of_a_page_are_no_version_of_a_post_that_its_platform_shows(
    witness: Witness, steps: tuple[Callable[[Witness], object], ...]
) -> None:
    for step in steps:
        step(witness)
    known = witness.known()
    assert known["versions"] == [(TRUE, 0, 0, "live", "api")]
    assert known["shown"] == [TRUE]
    assert witness.contradictions() == [(FALSE, ["text"])]
    assert witness.connection.execute("select count(*) from rewordings").fetchone()[0] == 0
    assert verify_claim(witness.connection, Claim(quote=FALSE)).wording != "verbatim"
    assert verify_claim(witness.connection, Claim(quote=TRUE)).findings[0].standing == "live"


@pytest.mark.parametrize(
    "steps",
    both_orders(
        lambda one: one.say(posted_at="2031-05-04T00:00:00Z"),
        lambda one: one.claim(TRUE, posted_at="2030-01-01T00:00:00Z"),
    ),
    ids=["truth first", "forgery first"],
)
@pytest.mark.parametrize("number", [NUMBER, PLAIN], ids=["moment in the id", "no moment"])
def test_an_earlier_time_of_a_page_moves_no_post(
    archive: sqlite3.Connection, number: str, steps: tuple[Callable[[Witness], object], ...]
) -> None:
    witness = Witness(archive, number)
    for step in steps:
        step(witness)
    assert witness.known()["posted_at"] == AT
    assert witness.contradictions() == [(TRUE, ["time"])]


@pytest.mark.parametrize("evidence", ["import", "embed", "api"])
def test_no_time_counts_more_than_the_moment_in_the_id(
    witness: Witness, evidence: Evidence
) -> None:
    witness.say(evidence=evidence, posted_at="2020-01-01T00:00:00Z")
    known = witness.known()
    assert (known["posted_at"], known["posted_from"]) == (AT, "id")


MALLORY = Author(handle="mallory", name="Mallory Fen")


@pytest.mark.parametrize(
    "steps",
    both_orders(Witness.say, lambda one: one.claim(TRUE, author=MALLORY)),
    ids=["truth first", "forgery first"],
)
@pytest.mark.parametrize("author", [ANA, Author(handle="anabrook", name="Ana Brook")], ids=str)
def test_a_page_gives_no_post_to_another_author(
    witness: Witness, steps: tuple[Callable[[Witness], object], ...], author: Author
) -> None:
    for step in steps:
        if step is Witness.say:
            witness.say(author=author)
        else:
            step(witness)
    known = witness.known()
    assert (known["handle"], known["name"], known["author_from"]) == (
        "anabrook",
        "Ana Brook",
        "api",
    )
    assert known["url"] == f"https://x.com/anabrook/status/{NUMBER}"
    assert witness.contradictions() == [(TRUE, ["author"])]
    left = witness.connection.execute("select count(*) from authors").fetchone()[0]
    assert left == 1, "whom only a contradicted claim names is no account of this archive"


@pytest.mark.parametrize("order", [*permutations(range(3))], ids=str)
def test_a_name_that_a_page_writes_beside_a_handle_is_never_shown_as_theirs(
    witness: Witness, order: tuple[int, ...]
) -> None:
    steps = [
        lambda: witness.say(author=ANA),
        lambda: witness.claim(TRUE, author=Author(handle="anabrook", name="Famous Person")),
        lambda: witness.claim(
            TRUE,
            author=Author(handle="famous", name="Famous Person", account_id="77"),
            posted_at="2039-01-01",
        ),
    ]
    for number in order:
        steps[number]()
    assert (witness.known()["handle"], witness.known()["name"]) == ("anabrook", "Ana Brook")
    rows = witness.connection.execute(
        "select name, claimed from author_names order by name"
    ).fetchall()
    assert [tuple(row) for row in rows] == [("Ana Brook", 0), ("Famous Person", 1)]
    handles = witness.connection.execute("select handle from author_handles").fetchall()
    assert [row[0] for row in handles] == ["anabrook"]


@pytest.mark.parametrize("before", [True, False], ids=["shown before", "shown after"])
def test_what_nobody_but_a_page_saw_is_unknown_and_never_deleted(
    witness: Witness, *, before: bool
) -> None:
    for step in range(4):
        if (step == 0) == before:
            witness.claim(page="https://a.example/1")
        else:
            witness.say(None, outcome="unknown", author=Author(), posted_at=None)
    known = witness.known()
    assert known["standing"] == "unknown"
    assert known["versions"] == [(FALSE, 0, 1, "unknown", "embed")]
    assert witness.contradictions() == [(FALSE, ["existence"])]
    verdict = verify_claim(witness.connection, Claim(quote=FALSE, speaker="Ana Brook"))
    assert (verdict.wording, verdict.attribution, verdict.problem) == (
        "verbatim",
        "unresolved",
        None,
    )


def test_what_a_page_alone_shows_stands_in_and_is_marked(witness: Witness) -> None:
    witness.claim(TRUE)
    known = witness.known()
    assert known["versions"] == [(TRUE, 0, 1, "unchecked", "embed")]
    assert known["author_from"] == "embed"
    assert witness.contradictions() == []
    row = witness.connection.execute("select claimed, contradictions from posts_overview")
    assert tuple(row.fetchone()) == (1, 0)


@pytest.mark.parametrize(
    "claim",
    [
        {"text": f"{TRUE} https://t.co/abcdefghij"},
        {"text": TRUE.upper()},
        {"text": "The night ferry to Pell", "truncated": True},
        {"text": None},
        {"text": TRUE, "posted_at": "2031-05-05"},
        {"text": TRUE, "author": Author(handle="ana_before", name="Ana Brook")},
    ],
    ids=["link", "capitals", "beginning", "link alone", "a day off", "earlier handle"],
)
@pytest.mark.parametrize("first", [True, False], ids=["truth first", "claim first"])
def test_what_can_be_the_same_is_no_contradiction(
    witness: Witness, claim: dict[str, Any], *, first: bool
) -> None:
    if first:
        witness.say()
    witness.claim(**claim)
    if not first:
        witness.say()
    assert witness.contradictions() == []
    assert [one[0] for one in witness.known()["versions"]] == [TRUE]


def test_one_claimant_says_one_thing_once_and_is_remembered_with_its_times(
    witness: Witness,
) -> None:
    for _ in range(3):
        witness.claim(page="https://a.example/1")
    witness.claim(page="https://b.example/1")
    rows = witness.connection.execute(
        "select claimant, kind, first_seen_at, last_seen_at from claims order by id"
    ).fetchall()
    assert [tuple(row) for row in rows] == [
        ("https://a.example/1", "page", "2031-06-01T01:00:00Z", "2031-06-01T03:00:00Z"),
        ("https://b.example/1", "page", "2031-06-01T04:00:00Z", "2031-06-01T04:00:00Z"),
    ]


def test_a_verdict_that_rested_on_a_claim_leads_to_it_and_is_due(
    witness: Witness, archive: sqlite3.Connection
) -> None:
    witness.claim(FALSE)
    archive.executescript(
        """
        insert into articles(id, key, url, first_run_id) values (1, 'a', 'https://a.example', 1);
        insert into article_versions(id, article_id, capture_id, digest, text)
          values (1, 1, 1, 'd', 'text');
        insert into quotes(id, key, article_version_id, start, end, text, cue)
          values (1, 'q', 1, 0, 4, 'text', 'post');
        insert into verdicts(id, quote_id, run_id, judged_at, rules, wording, attribution, timing,
          post_version_id) values (1, 1, 1, 'a', '4', 'verbatim', 'confirmed', 'unknown',
          (select max(id) from post_versions));
        update quotes set verdict_id = 1;
        """
    )
    witness.say(TRUE)
    row = archive.execute(
        "select v.post_version_id, c.text from verdicts v join claims c on c.id = v.claim_id"
    ).fetchone()
    assert tuple(row) == (None, FALSE)
    assert [row[0] for row in archive.execute("select quote_id from due_quotes")] == [1]


def test_withdrawn_words_leave_the_index(witness: Witness, archive: sqlite3.Connection) -> None:
    witness.claim(FALSE)
    words = ["belongs", "nobody"]
    assert candidates.versions_with_any_term(archive, words)
    witness.say(TRUE)
    assert not candidates.versions_with_any_term(archive, words)
    archive.execute("insert into post_index(post_index) values ('integrity-check')")


def test_a_version_that_was_withdrawn_is_not_indexed_any_more(
    witness: Witness, archive: sqlite3.Connection
) -> None:
    seen = witness.say()
    assert seen.version_id
    both = [(seen.version_id, TRUE), (seen.version_id + 99, FALSE)]
    assert versions.held_texts(archive, both) == [(seen.version_id, TRUE)]


def test_claims_are_told_from_what_may_be_relied_on() -> None:
    assert [is_claim(one) for one in (None, "embed", "import", "id")] == [
        True,
        True,
        *[False] * 2,
    ]
    best = better_time(("2031-01-01", "import"), ("2032-01-01", "api"))
    assert best == ("2032-01-01", "api")
    assert better_time((None, None), ("2032", "embed")) == ("2032", "embed")
    exact = better_time(("2031-05-04", "api"), ("2031-05-04T10:00:00Z", "api"))
    assert exact[0] == "2031-05-04T10:00:00Z"


CLAIMS = st.fixed_dictionaries(
    {
        "text": st.sampled_from([TRUE, FALSE, TRUE[:30], f"{TRUE} And more.", None]),
        "truncated": st.booleans(),
        "posted_at": st.sampled_from([None, AT, "2019-01-01", "2039-12-31T23:59:59Z"]),
        "author": st.builds(
            Author,
            handle=st.sampled_from([None, "anabrook", "mallory"]),
            name=st.sampled_from([None, "Ana Brook", "Famous Person"]),
            account_id=st.sampled_from([None, "77", "88"]),
        ),
        "page": st.sampled_from(["https://a.example/1", "https://b.example/1", None]),
        "outcome": st.sampled_from(["ok", "deleted"]),
    }
)
FACTS = st.sampled_from(
    [
        [{}],
        [{"author": Author(handle="anabrook"), "evidence": "oembed"}],
        [{"evidence": "import", "author": Author(handle="anabrook", name="Ana Brook")}],
        [{}, {"text": TRUE.replace("never", "only")}],
        [{}, {"text": None, "outcome": "unknown", "author": Author(), "posted_at": None}],
        [{"text": TRUE[:30], "truncated": True}],
    ]
)


@settings(
    max_examples=examples(300),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(FACTS, st.lists(CLAIMS, min_size=1, max_size=4), st.data())
def test_no_claims_in_any_order_change_what_is_known_of_a_post(
    empty_archive: sqlite3.Connection,
    facts: list[dict[str, Any]],
    said: list[dict[str, Any]],
    data: st.DataObject,
) -> None:
    """Its versions, author, time, standing and evidence stay as they were."""

    def told(steps: list[tuple[bool, dict[str, Any]]], number: str) -> dict[str, Any]:
        connection = sqlite3.connect(":memory:")
        try:
            empty_archive.backup(connection)
            connection.row_factory = sqlite3.Row
            connection.execute("pragma foreign_keys = on")
            witness = Witness(connection, number)
            for is_claim, given in steps:
                (witness.claim if is_claim else witness.say)(**given)
            assert connection.execute("pragma foreign_key_check").fetchall() == []
            return witness.known()
        finally:
            connection.close()

    steps = [(False, one) for one in facts]
    mixed = list(steps)
    for one in said:
        mixed.insert(data.draw(st.integers(0, len(mixed))), (True, one))
    number = data.draw(st.sampled_from([NUMBER, PLAIN]))
    assert told(mixed, number) == told(steps, number)
