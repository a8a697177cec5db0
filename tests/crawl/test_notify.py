"""Who asked for it is told what a night found: once, filtered, and never lost."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.store import notices as store
from archiver.crawl import notify
from archiver.crawl.forget import forget_post, plan_forget
from archiver.crawl.notify import deliver_notices, note_findings, wants, worded_notices
from archiver.crawl.notify_settings import NoticeFilter, NotifySettings, Receiver
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl, resolve
from archiver.errors import FetchFailed
from archiver.messages.notices import Notice
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom, serving

pytestmark = pytest.mark.usefixtures("kept_pools")

POST = x_id("2031-05-04T09:00:00")
SAID = "The ferry will never leave before the seal does, whatever the council says."
ALTERED = "The ferry will always leave before the seal does, whatever the council says"
DESK = Receiver(way="webhook", name="webhook at desk", key="desk", wanted=NoticeFilter())


class Outbox:
    """Takes messages, or is down."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, list[Notice], str]] = []
        self.down = False

    def __call__(self, receiver: Receiver, told: Sequence[Notice], name: str) -> None:
        if self.down:
            raise FetchFailed("it is down")
        self.sent.append((receiver.key, list(told), name))

    @property
    def kinds(self) -> list[list[str]]:
        return [[one.kind for one in told] for _, told, _ in self.sent]


class Night:
    """An archive, a newsroom, and one way to run and to tell."""

    def __init__(self, connection: sqlite3.Connection, room: Newsroom, folder: Path) -> None:
        self.connection, self.room = connection, room
        self.options = CrawlOptions(warc_folder=folder, web=room.web())
        self.outbox = Outbox()
        self.settings = NotifySettings(receivers=(DESK,), site="https://archive.example")

    def read(self, path: str, quote: str) -> None:
        self.room.article(path, number=POST, quote=quote, shown=SAID)
        crawl(self.connection, [self.room.url + path], self.options)

    def tell(self) -> list[notify.NotifyResult]:
        note_findings(self.connection, self.settings)
        return deliver_notices(self.connection, self.settings, send=self.outbox)

    def look(self) -> None:
        address = f"https://x.com/anabrook_test/status/{POST}"
        resolve(self.connection, [address], self.options)

    def vanish(self) -> None:
        """Have the platform's own record say twice that the post is deleted."""
        for day in (9, 10):
            with transaction(self.connection):
                run = self.connection.execute(
                    "insert into runs(started_at, command, status) "
                    "values ('2031-05-09T01:00:00Z', 'crawl', 'done')"
                ).lastrowid
                self.connection.execute(
                    "insert into sightings(run_id, post_id, seen_at, outcome, evidence) "
                    "select ?, id, ?, 'deleted', 'api' from posts",
                    (run, f"2099-05-{day:02}T01:00:00Z"),
                )


@pytest.fixture
def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Night]:
    monkeypatch.setattr(notify, "_PAUSE", 0)
    connection = connect(tmp_path / "archive.db", write=True)
    with serving() as room:
        room.post(POST, SAID)
        yield Night(connection, room, tmp_path / "captures")
    connection.close()


def test_a_problem_is_told_once_with_what_differs_and_where(night: Night) -> None:
    night.read("/a", ALTERED)
    assert [(one.sent, one.waiting) for one in night.tell()] == [(1, 0)]
    ((_, (told,), _),) = night.outbox.sent
    assert (told.kind, told.speaker, told.post) == ("altered", "Ana Brook", SAID)
    assert "has “always” where the post has “never”" in told.sentence
    assert (told.page or "").startswith("https://archive.example/-/quote/")
    assert told.article_url == f"{night.room.url}/a"
    night.read("/b", SAID[:-1])  # nothing is wrong with it
    night.tell()
    crawl(night.connection, [f"{night.room.url}/a"], night.options)
    assert night.tell()[0].sent == 0
    assert night.outbox.kinds == [["altered"]]


def test_what_was_known_before_anybody_asked_is_not_told(night: Night) -> None:
    night.read("/a", ALTERED)
    assert note_findings(night.connection, NotifySettings()) == 0
    night.read("/b", SAID[:-1])
    assert night.tell()[0].sent == 0
    night.read("/c", ALTERED.replace("always", "often"))
    assert night.tell()[0].sent == 1


def test_posts_that_are_edited_or_gone_after_they_were_quoted_are_told(night: Night) -> None:
    night.read("/a", SAID[:-1])
    night.tell()
    night.room.post(POST, SAID.replace("never", "ever"))
    night.look()
    night.tell()
    ((_, (told,), _),) = night.outbox.sent
    assert (told.kind, told.post_before) == ("edited", SAID)
    assert told.post == SAID.replace("never", "ever")
    night.vanish()
    night.tell()
    assert night.outbox.kinds == [["edited"], ["gone"]]
    told = night.outbox.sent[1][1][0]
    assert told.sentence == "A post that was quoted is gone. Deleted."
    assert told.page == f"https://archive.example/-/post/x/{POST}"
    night.vanish()
    night.tell()
    assert len(night.outbox.sent) == 2


def test_a_receiver_that_is_down_is_told_later_and_nothing_is_lost(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    night.read("/a", ALTERED)
    night.outbox.down = True
    (result,) = night.tell()
    assert (result.sent, result.waiting, result.reason) == (0, 1, "it is down")
    night.outbox.down = False
    assert night.tell()[0].waiting == 1  # it is left alone for a while
    monkeypatch.setattr(notify, "current_time", lambda: "2099-01-01T00:00:00Z")
    (result,) = night.tell()
    assert (result.sent, result.waiting, result.reason) == (1, 0, None)
    assert night.tell()[0].sent == 0


def test_a_run_that_was_killed_before_it_told_is_told_by_the_next(night: Night) -> None:
    night.read("/a", ALTERED)
    night.tell()
    night.read("/b", ALTERED.replace("council", "harbour"))
    # Here the program ends; the next run reads something else.
    night.read("/c", SAID[:-1])
    night.tell()
    assert night.outbox.kinds == [["altered"], ["altered"]]
    assert night.outbox.sent[1][1][0].article_url == f"{night.room.url}/b"


def test_a_message_for_all_or_one_each_and_each_has_a_name_of_its_own(night: Night) -> None:
    each = replace(DESK, key="each", digest=False)
    night.settings = replace(night.settings, receivers=(DESK, each))
    night.room.article("/a", number=POST, quote=ALTERED, shown=SAID)
    night.room.article("/b", number=POST, quote=ALTERED.replace("always", "often"), shown=SAID)
    crawl(night.connection, [f"{night.room.url}/a", f"{night.room.url}/b"], night.options)
    night.tell()
    assert [(key, len(told)) for key, told, _ in night.outbox.sent] == [
        *(("desk", 2), ("each", 1), ("each", 1))
    ]
    assert len({name for _, _, name in night.outbox.sent}) == 3


def test_what_was_forgotten_is_not_told_any_more(night: Night, tmp_path: Path) -> None:
    night.read("/a", ALTERED)
    note_findings(night.connection, night.settings)
    plan = plan_forget(night.connection, f"x:{POST}")
    assert plan is not None
    forget_post(night.connection, plan, tmp_path / "captures")
    assert deliver_notices(night.connection, night.settings, send=night.outbox)[0].waiting == 0
    assert night.outbox.sent == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (NoticeFilter(), True),
        (NoticeFilter(kinds=frozenset({"gone"})), False),
        (NoticeFilter(publishers=("ledger",)), True),
        (NoticeFilter(publishers=("ledger.example",)), True),
        (NoticeFilter(publishers=("www.example", "edger.example")), False),
        (NoticeFilter(people=("Brook",)), True),
        (NoticeFilter(people=("ana brook",)), True),
        (NoticeFilter(people=("@anabrook",)), True),
        (NoticeFilter(people=("Bea Brook", "@ana")), False),
        (NoticeFilter(publishers=("ledger",), people=("Stroud",)), False),
    ],
)
def test_publishers_people_and_kinds_are_filtered(wanted: NoticeFilter, expected: bool) -> None:
    one = Notice(
        id=1,
        kind="altered",
        found_at="",
        sentence="",
        sites=("Ledger",),
        hosts=("news.ledger.example",),
        people=("Ana Brook", "@anabrook"),
    )
    assert wants(wanted, one) is expected


def test_notices_that_are_not_so_any_more_are_left_out(night: Night) -> None:
    night.read("/a", ALTERED)
    with transaction(night.connection):
        found = store.collect_notices(night.connection, at="2031-05-09T01:00:00Z")
    assert len(list(worded_notices(night.connection, found, None))) == 1
    night.connection.execute("update verdicts set problem = null")
    assert list(worded_notices(night.connection, found, None)) == []
