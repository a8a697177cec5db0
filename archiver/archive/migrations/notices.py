"""Statements for what is told of a night: notices, and to whom each is still to be delivered."""

NOTICES = (
    """
    create table notices (
      id integer primary key,
      kind text not null check (kind in ('problem', 'edited', 'gone')),
      quote_id integer references quotes(id) on delete cascade,
      problem text,
      post_id integer references posts(id) on delete cascade,
      version_id integer references post_versions(id) on delete cascade,
      standing text,
      run_id integer not null references runs(id),
      found_at text not null
    ) strict
    """,
    # SQLite takes no two nulls for alike.
    """
    create unique index notices_once on notices(
      kind, coalesce(quote_id, 0), coalesce(problem, ''), coalesce(post_id, 0),
      coalesce(version_id, 0), coalesce(standing, '')
    )
    """,
    "create index notices_quote on notices(quote_id) where quote_id is not null",
    "create index notices_post on notices(post_id) where post_id is not null",
    "create index notices_version on notices(version_id) where version_id is not null",
    """
    create table deliveries (
      notice_id integer not null references notices(id) on delete cascade,
      receiver text not null,
      attempts integer not null default 0,
      next_try_at text,
      sent_at text,
      reason text,
      primary key (notice_id, receiver)
    ) strict, without rowid
    """,
    "create index deliveries_waiting on deliveries(receiver, notice_id) where sent_at is null",
)
