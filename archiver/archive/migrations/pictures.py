"""Statements for the pictures of articles that show posts, and for what was read in them."""

PICTURES = (
    """
    create table pictures (
      id integer primary key,
      sha256 text not null unique,
      outcome text check (outcome in ('post', 'none', 'unreadable', 'forgotten')),
      reason text,
      read_at text,
      platform text,
      handle text,
      name text,
      posted_at text,
      text text,
      reading text
    ) strict
    """,
    """
    create table article_pictures (
      id integer primary key,
      article_version_id integer not null references article_versions(id),
      url text not null,
      description text,
      state text not null default 'waiting' check (state in ('waiting', 'kept', 'given_up')),
      attempts integer not null default 0,
      next_try_at text,
      last_asked_at text,
      reason text,
      capture_id integer references captures(id),
      picture_id integer references pictures(id),
      unique (article_version_id, url)
    ) strict
    """,
    """
    create index article_pictures_due on article_pictures(next_try_at)
    where next_try_at is not null
    """,
    "create index article_pictures_url on article_pictures(url)",
    """
    create index article_pictures_capture on article_pictures(capture_id)
    where capture_id is not null
    """,
    """
    create index article_pictures_picture on article_pictures(picture_id)
    where picture_id is not null
    """,
    "create index pictures_unread on pictures(id) where outcome is null",
)
