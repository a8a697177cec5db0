"""Statements that know authors by the ids that platforms give their accounts for good."""

ACCOUNTS = (
    "alter table authors add column account_id text",
    # When an account was last shown with its id, by which its handle and name are the newest.
    "alter table authors add column seen_at text",
    """create unique index authors_account on authors(account_id, platform)
    where account_id is not null""",
    """
    create table author_handles (
      id integer primary key,
      author_id integer not null references authors(id),
      handle text not null collate nocase,
      first_seen_at text,
      last_seen_at text,
      unique (author_id, handle)
    ) strict
    """,
    "create index author_handles_handle on author_handles(handle)",
    # Names that were only shown with this handle, and never with the id of the account.
    "alter table author_names add column by_handle text",
    # Posts that an account has by its handle alone: another account may turn out to have had it.
    """
    create table handle_posts (
      post_id integer primary key references posts(id) on delete cascade,
      handle text not null collate nocase
    ) strict, without rowid
    """,
    "create index handle_posts_handle on handle_posts(handle)",
)
