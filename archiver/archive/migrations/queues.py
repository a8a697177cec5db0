"""Statements of the tables of what is to be read: sources, articles and posts that are due.

No row is claimed by anybody: one run at a time works on an archive, and what was in flight
when it ended is still due.
"""

QUEUES = (
    """
    create table sources (
      id integer primary key,
      url text not null unique,
      kind text check (kind in ('feed', 'sitemap', 'index', 'opml', 'list', 'section',
        'article', 'files')),
      title text,
      parent_id integer references sources(id) on delete cascade,
      enabled integer not null default 1,
      every_hours real,
      added_at text not null,
      etag text,
      last_modified text,
      last_looked_at text,
      next_due_at text not null,
      failures integer not null default 0,
      reason text
    ) strict
    """,
    """
    create table article_queue (
      id integer primary key,
      url text not null unique,
      host text not null,
      source_id integer references sources(id) on delete set null,
      found_at text not null,
      state text not null default 'waiting' check (state in ('waiting', 'kept', 'given_up')),
      attempts integer not null default 0,
      next_try_at text,
      last_asked_at text,
      etag text,
      last_modified text,
      reason text
    ) strict
    """,
    """
    create table post_queue (
      id integer primary key,
      key text not null unique,
      platform text not null,
      url text,
      why text not null,
      depth integer not null default 0,
      found_at text not null,
      state text not null default 'waiting' check (state in ('waiting', 'kept', 'given_up')),
      attempts integer not null default 0,
      next_due_at text,
      last_asked_at text,
      reason text
    ) strict
    """,
    "create index sources_due on sources(next_due_at)",
    "create index sources_parent on sources(parent_id)",
    "create index article_queue_due on article_queue(host, next_try_at)",
    "create index article_queue_source on article_queue(source_id)",
    "create index post_queue_due on post_queue(platform, next_due_at)",
)
