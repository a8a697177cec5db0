"""The archive's tables, indexes and views, as numbered migrations; no rows are read here.

A migration that has been released is never edited: a change is another function.
`db/schema.sql` shows the result and a test keeps it true; `db/README.md` says what
each column means.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x61726376
"""``arcv`` in the SQLite header: tells our archive from somebody else's database."""

migrations = Migrations("archiver")

_TABLES = (
    """
    create table runs (
      id integer primary key,
      started_at text not null,
      finished_at text,
      command text not null,
      offline integer not null default 0,
      status text not null default 'running'
        check (status in ('running', 'done', 'failed', 'stopped')),
      articles integer not null default 0,
      quotes integer not null default 0,
      posts integer not null default 0,
      failures integer not null default 0,
      report text
    ) strict
    """,
    """
    create table captures (
      id integer primary key,
      run_id integer not null references runs(id),
      url text not null,
      source text not null,
      fetched_at text not null,
      status integer,
      content_type text not null default '',
      sha256 text not null,
      size integer not null,
      warc_file text,
      warc_offset integer,
      unique (url, sha256)
    ) strict
    """,
    """
    create table articles (
      id integer primary key,
      key text not null unique,
      url text not null unique,
      title text,
      site text,
      published_at text,
      language text,
      first_run_id integer not null references runs(id)
    ) strict
    """,
    """
    create table article_versions (
      id integer primary key,
      article_id integer not null references articles(id),
      capture_id integer not null references captures(id),
      digest text not null,
      title text,
      site text,
      byline text,
      published_at text,
      modified_at text,
      language text,
      text text not null,
      unique (article_id, digest)
    ) strict
    """,
    """
    create table readings (
      id integer primary key,
      run_id integer not null references runs(id),
      source text not null,
      outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'failed')),
      reason text,
      capture_id integer references captures(id),
      article_version_id integer references article_versions(id)
    ) strict
    """,
    """
    create table authors (
      id integer primary key,
      key text not null unique,
      platform text not null,
      handle text,
      name text
    ) strict
    """,
    """
    create table author_names (
      id integer primary key,
      author_id integer not null references authors(id),
      name text not null,
      words text not null,
      last_word text not null,
      unique (author_id, name)
    ) strict
    """,
    """
    create table posts (
      id integer primary key,
      key text not null unique,
      platform text not null,
      platform_id text,
      url text,
      author_id integer references authors(id),
      posted_at text,
      first_run_id integer not null references runs(id),
      unique (platform, platform_id)
    ) strict
    """,
    """
    create table post_keys (
      key text primary key,
      post_id integer not null references posts(id)
    ) strict, without rowid
    """,
    """
    create table post_versions (
      id integer primary key autoincrement,
      post_id integer not null references posts(id),
      digest text not null,
      words text not null,
      text text not null,
      truncated integer not null default 0,
      quoted text,
      media text,
      first_capture_id integer not null references captures(id),
      unique (post_id, digest)
    ) strict
    """,
    """
    create table sightings (
      id integer primary key,
      run_id integer not null references runs(id),
      post_id integer not null references posts(id),
      version_id integer references post_versions(id),
      capture_id integer not null references captures(id),
      seen_at text not null,
      outcome text not null,
      evidence text not null,
      unique (run_id, post_id, capture_id, version_id)
    ) strict
    """,
    """
    create table embeds (
      id integer primary key,
      article_version_id integer not null references article_versions(id),
      post_id integer not null references posts(id),
      kind text not null,
      url text,
      handle text,
      name text,
      text text,
      posted_at text,
      truncated integer not null default 0,
      start integer,
      end integer,
      unique (article_version_id, post_id)
    ) strict
    """,
    """
    create table quotes (
      id integer primary key,
      key text not null unique,
      article_version_id integer not null references article_versions(id),
      start integer not null,
      end integer not null,
      text text not null,
      speaker text,
      speaker_start integer,
      speaker_end integer,
      cue text not null,
      continues integer not null default 0,
      verdict_id integer references verdicts(id)
    ) strict
    """,
    """
    create table verdicts (
      id integer primary key,
      quote_id integer not null references quotes(id),
      run_id integer not null references runs(id),
      judged_at text not null,
      rules text not null,
      wording text not null,
      flags text not null default '[]',
      attribution text not null,
      timing text not null,
      post_version_id integer references post_versions(id),
      sighting_id integer references sightings(id),
      standing text,
      evidence text,
      coverage real,
      span_start integer,
      span_end integer,
      diff text,
      matches integer not null default 0,
      searched text
    ) strict
    """,
    """
    create table tallies (
      name text primary key,
      value integer not null
    ) strict, without rowid
    """,
)

_INDEXES = (
    "create index captures_run on captures(run_id)",
    "create index captures_sha256 on captures(sha256)",
    "create index article_versions_capture on article_versions(capture_id)",
    "create index readings_run on readings(run_id)",
    "create index readings_capture on readings(capture_id)",
    "create index readings_article_version on readings(article_version_id)",
    "create index articles_site on articles(site)",
    "create index articles_published on articles(published_at)",
    "create index author_names_words on author_names(words)",
    "create index author_names_last on author_names(last_word)",
    "create index authors_handle on authors(handle collate nocase)",
    "create index posts_author on posts(author_id)",
    "create index posts_posted on posts(posted_at)",
    "create index post_keys_post on post_keys(post_id)",
    "create index post_versions_words on post_versions(words)",
    "create index post_versions_capture on post_versions(first_capture_id)",
    "create index sightings_post on sightings(post_id)",
    "create index sightings_version on sightings(version_id)",
    "create index sightings_capture on sightings(capture_id)",
    "create index embeds_post on embeds(post_id)",
    "create index quotes_article_version on quotes(article_version_id)",
    "create index quotes_verdict on quotes(verdict_id)",
    "create index verdicts_quote on verdicts(quote_id)",
    "create index verdicts_run on verdicts(run_id)",
    "create index verdicts_post_version on verdicts(post_version_id)",
    "create index verdicts_wording on verdicts(wording)",
)

_TALLIES = (
    "insert into tallies values ('posts', 0), ('authors', 0)",
    """create trigger posts_added after insert on posts begin
      update tallies set value = value + 1 where name = 'posts';
    end""",
    """create trigger posts_removed after delete on posts begin
      update tallies set value = value - 1 where name = 'posts';
    end""",
    """create trigger authors_added after insert on authors begin
      update tallies set value = value + 1 where name = 'authors';
    end""",
    """create trigger authors_removed after delete on authors begin
      update tallies set value = value - 1 where name = 'authors';
    end""",
)

_SEARCH = (
    # Words and hashed runs of three words of every wording; rowid is post_versions.id.
    # Everything but white space is part of a term: search.py has normalised already.
    """create virtual table post_index using fts5(
      terms, content='', detail=none, columnsize=0,
      tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co Cn'"
    )""",
)

_VIEWS = {
    "articles_overview": """
      select articles.id, articles.key, articles.title, articles.site, articles.published_at,
        articles.language, articles.url,
        count(distinct embeds.post_id) as embeds,
        (select count(*) from quotes where quotes.article_version_id = latest.id) as quotes,
        (select count(*) from quotes join verdicts on verdicts.id = quotes.verdict_id
          where quotes.article_version_id = latest.id and verdicts.wording = 'altered') as altered,
        (select count(*) from article_versions as v where v.article_id = articles.id) as versions
      from articles
      join article_versions as latest on latest.id = (
        select max(v.id) from article_versions as v where v.article_id = articles.id)
      left join embeds on embeds.article_version_id = latest.id
      group by articles.id
    """,
    "quotes_overview": """
      select quotes.id, quotes.key, quotes.text as quote, quotes.speaker, quotes.cue,
        verdicts.wording, verdicts.flags, verdicts.attribution, verdicts.timing,
        verdicts.standing, verdicts.evidence, verdicts.coverage,
        authors.name as author, authors.handle, post_versions.text as post,
        posts.posted_at, posts.url as post_url, posts.key as post_key,
        articles.title as article, articles.site, articles.published_at, articles.url,
        articles.id as article_id, posts.id as post_id
      from quotes
      join article_versions on article_versions.id = quotes.article_version_id
      join articles on articles.id = article_versions.article_id
      left join verdicts on verdicts.id = quotes.verdict_id
      left join post_versions on post_versions.id = verdicts.post_version_id
      left join posts on posts.id = post_versions.post_id
      left join authors on authors.id = posts.author_id
    """,
    "posts_overview": """
      select posts.id, posts.key, posts.platform, authors.name as author, authors.handle,
        latest.text, posts.posted_at, posts.url,
        (select count(*) from post_versions as v where v.post_id = posts.id) as versions,
        (select count(*) from embeds where embeds.post_id = posts.id) as embedded,
        (select count(*) from verdicts join quotes on quotes.verdict_id = verdicts.id
          join post_versions as v on v.id = verdicts.post_version_id
          where v.post_id = posts.id) as quoted,
        (select min(seen_at) from sightings where sightings.post_id = posts.id) as first_seen,
        (select max(seen_at) from sightings where sightings.post_id = posts.id) as last_seen
      from posts
      left join authors on authors.id = posts.author_id
      left join post_versions as latest on latest.id = (
        select v.id from post_versions as v where v.post_id = posts.id
        order by v.truncated, v.id desc limit 1)
    """,
    "runs_overview": """
      select runs.id, runs.started_at, runs.finished_at, runs.command, runs.offline, runs.status,
        runs.articles, runs.posts, runs.quotes, runs.failures,
        (select count(*) from captures where captures.run_id = runs.id) as captures,
        (select count(*) from sightings where sightings.run_id = runs.id) as sightings,
        (select count(*) from verdicts where verdicts.run_id = runs.id) as verdicts
      from runs
    """,
}


class UnusableArchive(Exception):
    """A database file that is no archive, or one that this version cannot use."""


@migrations()
def m001_tables(db: Database) -> None:
    """The first tables, with their indexes, counters and views."""
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    for statement in (*_TABLES, *_INDEXES, *_TALLIES, *_SEARCH):
        db.execute(statement)
    for name, query in _VIEWS.items():
        db.create_view(name, query)


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open an archive; with `write`, make or migrate it where needed.

    Raises UnusableArchive with a sentence for its reader when the file is missing (to a
    reader), is no SQLite database, belongs to another program, or cannot be written.
    """
    if not write and not path.exists():
        raise UnusableArchive(
            f"there is no archive at {path}: 'archiver crawl' or 'archiver import' makes one"
        )
    if path.is_dir():
        raise UnusableArchive(f"{path} is a folder: name a database file in it")
    try:
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        return _open(path, write=write)
    except (sqlite3.Error, OSError) as error:
        raise UnusableArchive(f"{path} cannot be used as an archive: {error}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, with the write lock taken at once: a wait is then a wait, not an error."""
    connection.execute("begin immediate")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _open(path: Path, *, write: bool) -> sqlite3.Connection:
    mode = "rwc" if write else "ro"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=30, check_same_thread=False
    )
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("pragma foreign_keys = on")
        _refuse_foreign(connection, path)
        database = Database(connection, execute_plugins=False)
        if write:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = full")
            migrations.apply(database)
        else:
            _refuse_older(database, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
    application = connection.execute("pragma application_id").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise UnusableArchive(f"{path} is a database, but not an archive: name another with -d")


def _refuse_older(database: Database, path: Path) -> None:
    if migrations.pending(database):
        raise UnusableArchive(
            f"{path} was made by an older version: 'archiver crawl' or 'import' brings it up"
        )


def dump(connection: sqlite3.Connection) -> str:
    """The schema as SQL text, without SQLite's own and the index's shadow tables."""
    rows = connection.execute(
        "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' "
        "and name not like 'post_index_%' and name not like '%sqlite_migrations%' "
        "order by case type when 'table' then 0 when 'index' then 1 when 'trigger' then 2 "
        "else 3 end, rowid"
    )
    return "".join(f"{_dedent(row[0])};\n\n" for row in rows).rstrip("\n") + "\n"


def _dedent(sql: str) -> str:
    lines = [line.rstrip() for line in sql.strip().splitlines() if line.strip()]
    deep = min((len(line) - len(line.lstrip()) for line in lines[1:]), default=0)
    return "\n".join([lines[0], *(line[deep:] if deep > 2 else line for line in lines[1:])])
