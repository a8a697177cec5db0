"""Archives of earlier revisions open, are brought up to date and give the same answers.

`archive_of_0_1.sql` is an archive as the revision before migration 13 wrote it, row by row and
index by index: three invented pages, one of them read behind its wall, whole, and behind it again;
an import, an alias and a post that was forgotten.
"""

import ast
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from archiver.archive.connection import connect, schema_sql
from archiver.archive.index.unspaced import UNSPACED_INDEXES
from archiver.archive.migrations import steps
from archiver.archive.migrations.ties import TIES
from archiver.archive.migrations.unspaced_words import spell_out
from archiver.archive.pages.search_results import search_archive
from archiver.archive.store.tombstones import digest_of_key, is_key_forgotten
from archiver.archive.store.verdicts import quotations_due
from archiver.crawl.rejudge_run import rejudge_all
from archiver.errors import UnusableArchive
from archiver.models.verdict_records import Claim
from archiver.provenance.audit import Audit
from archiver.verification.verify import verify_claim

pytestmark = pytest.mark.usefixtures("made_archives")

OLD = Path(__file__).parent / "archive_of_0_1.sql"
SNAPSHOT = Path(__file__).parents[2] / "db" / "schema.sql"
NIGHT_FERRY = "The night ferry to Pelliwick will {} leave before the seal does"
FERRY, LAMP = "x:2712809663493046272", "x:2713534439224246272"
SEARCHED = 3

ANSWERS = (
    (NIGHT_FERRY.format("never"), "Ana Brook", "verbatim", "confirmed", (), (FERRY,)),
    (
        NIGHT_FERRY.format("sometimes"),
        "Corvin Ash",
        "altered",
        "unresolved",
        ("negation",),
        (FERRY,),
    ),
    *(
        (words, speaker, wording, attribution, (), keys)
        for words, speaker, wording, attribution, keys in (
            (
                *("Every lamp on the lighthouse was counted twice", "Harbour Master"),
                *("verbatim", "confirmed", (LAMP,)),
            ),
            ("This is to be forgotten soon by all", "Corvin Ash", "not_found", "unresolved", ()),
            ("The tide is late", None, "not_found", "unstated", ()),
        )
    ),
)
"""What that revision answered: quotation, speaker; wording, attribution, flags and posts."""


def write_old(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    write_old(tmp_path / "archive.db")
    return tmp_path / "archive.db"


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as the first writer leaves it, of which each test has a copy."""
    path = tmp_path_factory.mktemp("brought-up") / "archive.db"
    write_old(path)
    connect(path, write=True).close()
    return path


@pytest.fixture
def migrated(brought_up: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(Path(shutil.copy(brought_up, tmp_path)), write=True)
    yield connection
    assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(query)]


def test_a_reader_is_told_how_an_old_archive_is_brought_up(old: Path) -> None:
    with pytest.raises(UnusableArchive, match="older version: 'archiver crawl'"):
        connect(old)


def test_its_schema_becomes_that_of_a_new_one(migrated: sqlite3.Connection) -> None:
    """Only the order of its tables is another: forgetting wrote the file anew."""

    def statements(schema: str) -> list[str]:
        return sorted(schema.strip().rstrip(";").split(";\n\n"))

    assert statements(schema_sql(migrated)) == statements(SNAPSHOT.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("quote", "speaker", "wording", "attribution", "flags", "keys"), ANSWERS)
def test_it_gives_the_same_answers(
    migrated: sqlite3.Connection,
    quote: str,
    speaker: str | None,
    wording: str,
    attribution: str,
    flags: tuple[str, ...],
    keys: tuple[str, ...],
) -> None:
    verdict = verify_claim(migrated, Claim(quote=quote, speaker=speaker))
    assert (verdict.wording, verdict.attribution, verdict.flags) == (wording, attribution, flags)
    assert tuple(one.post.key for one in verdict.findings) == keys
    assert (verdict.searched.posts if verdict.searched else SEARCHED) == SEARCHED


def test_its_rows_stay_as_they_were(migrated: sqlite3.Connection) -> None:
    assert rows(
        migrated,
        "select wording, attribution, standing, post_key from quotes_overview order by id",
    ) == [
        ("not_found", "unresolved", None, None),
        ("verbatim", "confirmed", "unchecked", FERRY),
        ("verbatim", "confirmed", "unchecked", "x:2713172051358646272"),
        ("altered", "confirmed", "unchecked", FERRY),
    ]
    assert rows(migrated, "select command, status from runs order by id") == [
        *[("crawl", "done")] * 3,
        ("import", "done"),
        ("forget", "done"),
    ]
    assert len(search_archive(migrated, "海豹").quotations) == 1
    assert len(search_archive(migrated, "herring pier").articles) == 1


def test_its_seals_hold(migrated: sqlite3.Connection, tmp_path: Path) -> None:
    found = Audit(connection=migrated, folder=tmp_path)
    kinds = {problem.kind for problem in found.problems()}
    assert found.seals == 5
    assert kinds == {"record"}, "the captures themselves are not here"


def test_what_a_wall_hid_is_current_again_and_judged_by_the_next_run(
    migrated: sqlite3.Connection,
) -> None:
    overview = "select title, altered, versions from articles_overview where versions > 1"
    # Its verdicts are by older rules, which did not say what is surely wrong.
    assert rows(migrated, overview) == [("The seal and the ferry", 0, 2)]
    assert rows(
        migrated, "select id, access from article_versions where article_id = 2 order by id"
    ) == [
        (2, "stub"),
        (4, "paywalled"),
    ]
    assert quotations_due(migrated) == [4]
    rejudge_all(migrated, "alias", lambda *_: None)
    assert quotations_due(migrated) == []
    # Only one page shows the post that it alters: that is no problem of anybody's.
    assert rows(migrated, overview) == [("The seal and the ferry", 0, 2)]
    assert rows(migrated, "select value from tallies where name = 'uncorroborated'") == [(2,)]


def test_what_was_forgotten_stays_so_under_salted_tombstones(old: Path) -> None:
    """Two archives that forgot the same post have not one tombstone in common."""
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("insert into tombstones values (?, 1)", (digest_of_key("x:7"),))
        connection.commit()
        before = set(rows(connection, "select digest from tombstones"))
    again = old.with_name("again.db")
    shutil.copyfile(old, again)
    kept = []
    for path in (old, again):
        with closing(connect(path, write=True)) as connection:
            kept.append(set(rows(connection, "select digest from tombstones")))
            assert is_key_forgotten(connection, "x:7")
            assert not is_key_forgotten(connection, "x:8")
    assert [len(one) for one in kept] == [4, 4]
    assert not kept[0] & kept[1]
    assert not (kept[0] | kept[1]) & before


def test_texts_without_spaces_are_indexed_where_no_index_was(old: Path) -> None:
    with closing(Database(old)) as database:
        for index in UNSPACED_INDEXES:
            database.execute(f"drop table {index}")
        database.execute("delete from _sqlite_migrations where name >= 'm011'")
        database.conn.commit()
    with closing(connect(old, write=True)) as connection:
        assert len(search_archive(connection, "海豹").quotations) == 1
        assert len(search_archive(connection, "港口").articles) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("海豹 and 船", "海 豹 and 船"),
        ("Don’t 吃 $1,000 5 %!", "don't 吃 $1,000 5%"),
        ("&#28207;口&amp;海 1️⃣", "港 口 海"),
        ("#港 @安_a １２ 10² https://a.example/海", "港 @安_a 12 10² 海"),
        ("ｱﾞ İzmir ท่าเรือ", "ア\u3099 izmir ท่ า เ รื อ"),
    ],
)
def test_migration_11_divides_words_as_it_always_did(text: str, words: str) -> None:
    """These are literals: where they come to differ, the copy was changed, which it must not be."""
    assert spell_out(text) == (words,)


def test_texts_of_other_scripts_are_left_to_the_other_index() -> None:
    assert spell_out("A ferry", "등대") is None


def test_migrations_import_nothing_that_changes() -> None:
    """A migration that called the program's own code would do something else one day."""
    allowed = {*sys.stdlib_module_names, "regex", "sqlite_utils"}
    for path in Path(steps.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                own = name.startswith("archiver.archive.migrations")
                assert own or name.partition(".")[0] in allowed, f"{path.name} imports {name}"


def test_posts_with_words_are_counted_as_they_come_and_go(archive: sqlite3.Connection) -> None:
    """By the triggers of migration 14: a post that is only linked to is held without words."""
    assert "worded_posts" in "".join(TIES)

    def worded() -> int:
        row = archive.execute("select value from tallies where name = 'worded_posts'").fetchone()
        return int(row[0])

    archive.execute("insert into runs(id, started_at, command) values (1, 'a', 'import')")
    archive.execute(
        "insert into captures(id, run_id, url, source, fetched_at, sha256, size) "
        "values (1, 1, 'u', 's', 'a', 'h', 1)"
    )
    for number in (1, 2):
        archive.execute(
            "insert into posts(id, key, platform, first_run_id) values (?, ?, 'x', 1)",
            (number, f"x:{number}"),
        )
    add = (
        "insert into post_versions(id, post_id, digest, words, text, first_capture_id) "
        "values (?, ?, ?, '', 'a', 1)"
    )
    assert worded() == 0
    archive.execute(add, (1, 1, "d1"))
    archive.execute(add, (2, 1, "d2"))
    assert worded() == 1
    archive.execute("update post_versions set post_id = 2 where id = 2")
    assert worded() == 2
    archive.execute("delete from post_versions where id = 2")
    assert worded() == 1
