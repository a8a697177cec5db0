"""Statements of the tables of people who are followed, and of where reading their posts stands.

Nothing is run here.
"""

FOLLOWING = (
    """
    create table people (
      id integer primary key,
      name text not null,
      words text not null,
      body text,
      added_at text not null
    ) strict
    """,
    "create unique index people_named on people(words, coalesce(body, ''))",
    # Which account is followed, where its posts are listed, and how far they were read.
    """
    create table followed_accounts (
      id integer primary key,
      platform text not null,
      account_id text,
      handle text collate nocase,
      host text,
      number text,
      name text,
      person_id integer references people(id) on delete set null,
      added_at text not null,
      state text not null default 'new' check (state in ('new', 'followed', 'unlisted', 'ended')),
      newest_at text,
      last_read_at text,
      next_due_at text,
      failures integer not null default 0,
      reason text
    ) strict
    """,
    """create unique index followed_ids on followed_accounts(platform, account_id)
    where account_id is not null""",
    """create unique index followed_handles on followed_accounts(platform, handle)
    where account_id is null""",
    "create index followed_due on followed_accounts(next_due_at)",
    "create index followed_person on followed_accounts(person_id)",
    # What a night did not get to: where a list goes on, and the moment back to which it is read.
    """
    create table reading_gaps (
      id integer primary key,
      followed_id integer not null references followed_accounts(id) on delete cascade,
      cursor text not null,
      until text,
      opened_at text not null
    ) strict
    """,
    "create index reading_gaps_of on reading_gaps(followed_id)",
    # Up to where a platform's own record of changes was read.
    """
    create table streams (
      name text primary key,
      cursor integer not null,
      read_at text not null
    ) strict, without rowid
    """,
)
