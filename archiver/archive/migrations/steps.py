"""Define the migrations of an archive, one after the other, as functions that run them.

A migration that has been released is never edited, and imports nothing that changes: a change is
another function. `db/schema.sql` shows the result and a test keeps it true; `db/README.md` says
what each column means.
"""

import sqlite3
from typing import TYPE_CHECKING

from archiver.archive.migrations import claims, links, site, speech, tombstone_salt, unspaced
from archiver.archive.migrations.accounts import ACCOUNTS
from archiver.archive.migrations.current_versions import (
    CURRENT_VIEWS,
    FETCHED_FIRST,
    FILES_LAST,
    MARK_STUBS,
)
from archiver.archive.migrations.evidence import EVIDENCE
from archiver.archive.migrations.finding import FINDING
from archiver.archive.migrations.following import FOLLOWING
from archiver.archive.migrations.index import INDEX
from archiver.archive.migrations.judging import JUDGING
from archiver.archive.migrations.listed_quotes import (
    LIST_AGAIN,
    LISTED_BYLINES,
    LISTED_QUOTES,
    LISTED_SPEAKERS,
)
from archiver.archive.migrations.name_marks import NAME_MARKS
from archiver.archive.migrations.notices import NOTICES
from archiver.archive.migrations.parents import PARENTS
from archiver.archive.migrations.pictures import PICTURES
from archiver.archive.migrations.problems import PROBLEMS, with_problems
from archiver.archive.migrations.publisher_names import PUBLISHER_NAMES
from archiver.archive.migrations.queues import QUEUES
from archiver.archive.migrations.sightings import GONE_OF_POST, SIGHTINGS
from archiver.archive.migrations.tables import (
    ALIASES,
    COUNTED_TABLES,
    INDEXES,
    READINGS,
    SEARCH,
    TABLES,
    TALLIES,
    WITHOUT_ID,
)
from archiver.archive.migrations.ties import TIES, with_ties
from archiver.archive.migrations.views import VIEW_STATEMENTS, WITH_ACCOUNTS, WITHOUT_GROUPS

if TYPE_CHECKING:  # it takes a tenth of a second to import, and only what writes needs it
    from sqlite_utils import Database

APPLICATION_ID = 0x61726376
"""``arcv`` in the SQLite header: tells our archive from somebody else's database."""

_SET = "archiver"
_APPLIED = "_sqlite_migrations"
"""The table in which sqlite-utils notes what was applied."""


def m001_tables(db: "Database") -> None:
    """Create the first tables, with their indexes, counters and views."""
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    for statement in (*TABLES, *INDEXES, *TALLIES, *SEARCH):
        db.execute(statement)
    for name, query in VIEW_STATEMENTS.items():
        db.create_view(name, query)


def m002_aliases(db: "Database") -> None:
    """Add aliases: names and accounts that the owner joins as one person or body."""
    for statement in ALIASES:
        db.execute(statement)


def m003_rendered(db: "Database") -> None:
    """Mark posts that only a browser showed, and articles shown only in part."""
    for statement in READINGS:
        db.execute(statement)
    db.create_view("articles_overview", VIEW_STATEMENTS["articles_overview"], replace=True)


def m004_sources(db: "Database") -> None:
    """Add the sources of the nightly run and the queues of what is due."""
    for statement in QUEUES:
        db.execute(statement)


def m005_site(db: "Database") -> None:
    """Add what the site needs: search of articles and quotations, counters, indexes."""
    for statement in site.SITE_STATEMENTS:
        db.execute(statement)
    for name, query in WITHOUT_GROUPS.items():
        db.create_view(name, query, replace=True)


def m006_counted(db: "Database") -> None:
    """Leave counting new posts to whatever adds them, many at once."""
    for statement in COUNTED_TABLES:
        db.execute(statement)


def m007_looks(db: "Database") -> None:
    """Record by which strategy a post was asked for, and why nothing came."""
    views = db.execute("select name, sql from sqlite_master where type = 'view'").fetchall()
    for name, _ in views:
        db.execute(f"drop view [{name}]")
    for statement in SIGHTINGS:
        db.execute(statement)
    for _, query in views:
        db.execute(query)


def m008_evidence(db: "Database") -> None:
    """Seal runs, let posts be forgotten and quotations be due to be judged again."""
    for statement in EVIDENCE:
        db.execute(statement)


def m009_accounts(db: "Database") -> None:
    """Know authors by the ids of their accounts, and by every handle they had."""
    for statement in ACCOUNTS:
        db.execute(statement)
    for name, query in WITH_ACCOUNTS.items():
        db.create_view(name, query, replace=True)


def m010_judging(db: "Database") -> None:
    """Index quotations by what may change their verdict, and note such changes."""
    for statement in JUDGING:
        db.execute(statement)


def m011_unspaced(db: "Database") -> None:
    """Make words of Chinese, Japanese and Thai text searchable."""
    for statement in unspaced.UNSPACED_STATEMENTS:
        db.execute(statement)
    unspaced.fill_unspaced_indexes(db.conn)


def m012_index(db: "Database") -> None:
    """Use a full-text index that is written faster, unless it already holds posts."""
    if not db.execute("select 1 from post_versions limit 1").fetchone():
        for statement in INDEX:
            db.execute(statement)


def m013_current_versions(db: "Database") -> None:
    """Add the view that says which version of an article is the current one."""
    for statement in MARK_STUBS:
        db.execute(statement)
    for name, query in CURRENT_VIEWS.items():
        db.create_view(name, query, replace=True)


def m014_ties(db: "Database") -> None:
    """Have verdicts tell how a post is tied to a quotation, and what is wrong in one word."""
    for statement in TIES:
        db.execute(statement)
    view = "quotes_overview"
    db.create_view(view, with_ties(WITH_ACCOUNTS[view]), replace=True)


def m015_posts_without_id(db: "Database") -> None:
    """Index the posts whose ids no page gave, so that they are found among many with ids."""
    for statement in WITHOUT_ID:
        db.execute(statement)


def m016_problems(db: "Database") -> None:
    """Count what is wrong by its one word, and know what the date of an article rests on."""
    for statement in PROBLEMS:
        db.execute(statement)
    view = "articles_overview"
    db.create_view(view, with_problems(CURRENT_VIEWS[view]), replace=True)


def m017_claims(db: "Database") -> None:
    """Keep what pages claim of posts apart from what may speak for them; all is judged again."""
    for statement in claims.CLAIMS:
        db.execute(statement)
    claims.sort_claims(db.conn)
    for statement in claims.JUDGED_AGAIN:
        db.execute(statement)
    view = "posts_overview"
    db.create_view(view, claims.with_claims(WITH_ACCOUNTS[view]), replace=True)


def m018_parents(db: "Database") -> None:
    """Keep which post another answers; all is judged again."""
    for statement in PARENTS:
        db.execute(statement)


def m019_salt(db: "Database") -> None:
    """Salt what forgotten posts are known by with a secret that no copy takes along."""
    for statement in tombstone_salt.SECRETS:
        db.execute(statement)
    tombstone_salt.salt_tombstones(db.conn)


def m019_publishers(db: "Database") -> None:
    """Note which sites call themselves by which name, so that nobody takes another's."""
    for statement in PUBLISHER_NAMES:
        db.execute(statement)


def m020_following(db: "Database") -> None:
    """Follow people: their accounts, how far these were read, and records of changes."""
    for statement in FOLLOWING:
        db.execute(statement)


def m021_speech(db: "Database") -> None:
    """Keep spoken words: events, transcripts of them, turns, and an index of their own."""
    for statement in speech.SPEECH:
        db.execute(statement)
    speech.allow_machine_text(db.conn)
    view = speech.view_with_speech(db.conn)
    db.execute("drop view quotes_overview")
    db.execute(view)


def m022_finding(db: "Database") -> None:
    """Keep what was searched for and where, and what hosts that count requests were asked."""
    for statement in FINDING:
        db.execute(statement)


def m023_cleaned(db: "Database") -> None:
    """Count the quotations whose words are the spoken ones, tidied."""
    db.execute("insert or ignore into tallies(name, value) values ('cleaned', 0)")


def m024_notices(db: "Database") -> None:
    """Keep what is told of a night, and to whom it is still to be delivered."""
    for statement in NOTICES:
        db.execute(statement)


def m025_listed_quotes(db: "Database") -> None:
    """Keep beside each quotation what lists filter and sort it by."""
    for statement in LISTED_QUOTES:
        db.execute(statement)


def m026_name_marks(db: "Database") -> None:
    """Keep which names are verified, and take no file's word for what an address shows."""
    for statement in NAME_MARKS:
        db.execute(statement)
    db.create_view("current_article_versions", FETCHED_FIRST, replace=True)


def m028_links(db: "Database") -> None:
    """Keep what pages articles link, so that a linked transcript is known to be cited."""
    for statement in links.LINKS:
        db.execute(statement)
    links.fill_addresses(db.conn)


def m031_embed_places(db: "Database") -> None:
    """Keep behind which character of an article's text its page shows a post."""
    db.execute("alter table embeds add column place integer")


def m032_pictures(db: "Database") -> None:
    """Keep the pictures of articles that show posts, and what was read in them."""
    for statement in PICTURES:
        db.execute(statement)


def m033_files_last(db: "Database") -> None:
    """Let no WARC file that somebody gives come before what was fetched from an address."""
    db.create_view("current_article_versions", FILES_LAST, replace=True)
    for statement in LIST_AGAIN:
        db.execute(statement)


def m034_page_indexes(db: "Database") -> None:
    """Keep in indexes alone what the pages of publishers and accounts go through."""
    for statement in (*LISTED_BYLINES, GONE_OF_POST):
        db.execute(statement)
    if db["sqlite_stat1"].exists():  # else the new indexes are held for smaller than the others
        db.execute("analyze listed_quotes")
        db.execute("analyze sightings")


def m035_person_indexes(db: "Database") -> None:
    """Keep in indexes alone what the page of an account picks: rewordings, quotations of others."""
    for statement in (*site.REWORDED_POSTS, *LISTED_SPEAKERS):
        db.execute(statement)
    if db["sqlite_stat1"].exists():  # else the new indexes are held for smaller than the others
        db.execute("analyze listed_quotes")
        db.execute("analyze rewordings")


STEPS = (
    m001_tables,
    m002_aliases,
    m003_rendered,
    m004_sources,
    m005_site,
    m006_counted,
    m007_looks,
    m008_evidence,
    m009_accounts,
    m010_judging,
    m011_unspaced,
    m012_index,
    m013_current_versions,
    m014_ties,
    m015_posts_without_id,
    m016_problems,
    m017_claims,
    m018_parents,
    m019_salt,
    m019_publishers,
    m020_following,
    m021_speech,
    m022_finding,
    m023_cleaned,
    m024_notices,
    m025_listed_quotes,
    m026_name_marks,
    m028_links,
    m031_embed_places,
    m032_pictures,
    m033_files_last,
    m034_page_indexes,
    m035_person_indexes,
)


def applied_steps(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the names of the migrations that an archive has, also those of newer versions."""
    try:
        rows = connection.execute(f"select name from {_APPLIED} where migration_set = ?", [_SET])
    except sqlite3.OperationalError:
        if connection.execute("select 1 from sqlite_master where name = ?", [_APPLIED]).fetchone():
            raise
        return frozenset()
    return frozenset(row[0] for row in rows)


def pending_steps(connection: sqlite3.Connection) -> list[str]:
    """Give the names of the migrations that an archive lacks."""
    applied = applied_steps(connection)
    return [step.__name__ for step in STEPS if step.__name__ not in applied]


def apply_steps(connection: sqlite3.Connection) -> None:
    """Apply the migrations that an archive lacks; the caller holds the transaction."""
    from sqlite_utils import Database  # noqa: PLC0415 - as above
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - as above

    migrations = Migrations(_SET)
    for step in STEPS:
        migrations()(step)
    migrations.apply(Database(connection, execute_plugins=False))
