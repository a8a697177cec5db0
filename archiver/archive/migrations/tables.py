"""Statements of the archive's first tables, indexes, counters and search index."""

TABLES = (
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

INDEXES = (
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
    "create index verdicts_sighting on verdicts(sighting_id)",
    "create index verdicts_wording on verdicts(wording)",
)

TALLIES = (
    # Counted by triggers; `judged` is the last wording that all open quotations were held to.
    "insert into tallies values ('posts', 0), ('authors', 0), ('judged', 0)",
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

SEARCH = (
    # In how many wordings a telling word stands; words met once are mostly left out.
    """create table word_counts (
      word text primary key,
      wordings integer not null
    ) strict, without rowid""",
    # Telling words and hashed runs of three words of every wording; rowid is post_versions.id.
    # Everything but white space is part of a term: shingles.py has normalised already.
    """create virtual table post_index using fts5(
      terms, content='', detail=none,
      tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co Cn'"
    )""",
)

READINGS = (
    # What a page says of a wall before its article; empty where it says nothing.
    "alter table article_versions add column access text check (access in ('paywalled', 'stub'))",
    "alter table embeds add column rendered integer not null default 0",
)

ALIASES = (
    """
    create table aliases (
      id integer primary key,
      name text not null,
      words text not null,
      account text not null,
      unique (words, account)
    ) strict
    """,
)

COUNTED_TABLES = (
    # Counting row by row was a twelfth of an import's time: what adds posts counts them.
    "drop trigger posts_added",
)

WITHOUT_ID = (
    (
        "create index if not exists posts_without_id on posts(author_id, platform) "
        "where platform_id is null"
    ),
)
