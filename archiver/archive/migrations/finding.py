"""Statements for what is searched for: posts that articles quote without a link, and host rates.

A search is of one account, for one quotation, in days before its article.
"""

FINDING = (
    """
    create table post_searches (
      id integer primary key,
      subject text not null,
      quote_id integer references quotes(id),
      account text not null,
      platform text not null,
      since text not null,
      until text not null,
      state text not null default 'open'
        check (state in ('open', 'found', 'lead', 'not_among', 'refused')),
      listed_by text check (listed_by in ('account', 'archive')),
      posts integer not null default 0,
      unread integer not null default 0,
      requests integer not null default 0,
      post_id integer references posts(id),
      reason text,
      reached text,
      first_run_id integer not null references runs(id),
      started_at text not null,
      searched_at text not null,
      attempts integer not null default 0,
      next_due_at text,
      unique (subject, account)
    ) strict
    """,
    "create index post_searches_quote on post_searches(quote_id) where quote_id is not null",
    "create index post_searches_post on post_searches(post_id) where post_id is not null",
    "create index post_searches_account on post_searches(account)",
    "create index quotes_posted on quotes(article_version_id) where cue = 'post'",
    """
    create table host_turns (
      name text primary key,
      asked text not null default '[]',
      closed_until real not null default 0,
      reason text not null default ''
    ) strict, without rowid
    """,
)
