"""Statements that keep beside each quotation what lists filter and sort it by.

A list of 600,000 quotations by any two filters has to come in a tenth of a second, and what it is
filtered by stands in six tables. Triggers keep the rows true: only quotations of the current
version of each article, and no terms, are in it.
"""

_COLUMNS = """q.id, q.verdict_id, a.published_at, a.site, q.speaker, q.cue,
    d.wording, d.problem, d.tie, p.platform, p.author_id, p.id"""
_OF_CURRENT = """
  from quotes as q
  join article_versions as av on av.id = q.article_version_id
  join articles as a on a.id = av.article_id
  left join verdicts as d on d.id = q.verdict_id
  left join post_versions as v on v.id = d.post_version_id
  left join posts as p on p.id = v.post_id
  where q.kind = 'quotation' and q.article_version_id = (
    select version_id from current_article_versions where article_id = a.id)
"""
_VALUES = f"""
  select {_COLUMNS}{_OF_CURRENT}"""
_VALUES_SIGNED = f"""
  select {_COLUMNS}, av.byline{_OF_CURRENT}"""

_JUDGED = """
  update listed_quotes set (verdict_id, wording, problem, tie, platform, author_id, post_id) = (
    select d.id, d.wording, d.problem, d.tie, p.platform, p.author_id, p.id
    from (select 1) left join verdicts as d on d.id = {verdict}
    left join post_versions as v on v.id = d.post_version_id
    left join posts as p on p.id = v.post_id)
"""

# The version that is current may have become another.
_READ = """
  delete from listed_quotes where quote_id in (
    select q.id from article_versions as one
    join article_versions as av on av.article_id = one.article_id
    join quotes as q on q.article_version_id = av.id
    where one.id = new.{version} and av.id <> (select version_id
      from current_article_versions where article_id = one.article_id));
  insert or ignore into listed_quotes {values}
    and q.article_version_id = (select current.version_id from article_versions as one
      join current_article_versions as current on current.article_id = one.article_id
      where one.id = new.{version});
"""
_SEVERAL = """exists (select 1 from article_versions as one
  join article_versions as other on other.article_id = one.article_id and other.id <> one.id
  where one.id = new.{version})"""

_OF_SEVERAL = """q.article_version_id in (select one.id from article_versions as one
  join article_versions as other on other.article_id = one.article_id and other.id <> one.id)"""
LIST_AGAIN = (
    f"""
    delete from listed_quotes where quote_id in (select q.id from quotes as q
      join article_versions as av on av.id = q.article_version_id where {_OF_SEVERAL}
      and av.id <> (select version_id from current_article_versions
        where article_id = av.article_id))
    """,
    f"insert or ignore into listed_quotes {_VALUES} and {_OF_SEVERAL}",
)
"""Where another version of an article is its current one than when its quotations were listed."""


def _listing_triggers(values: str) -> tuple[str, str, str]:
    """Give the triggers that list quotations, each of which comes with these values."""
    return (
        f"""
    create trigger listed_quote_added after insert on quotes begin
      insert or ignore into listed_quotes {values} and q.id = new.id;
    end
    """,
        f"""
    create trigger listed_quotes_read after insert on readings
    when new.article_version_id is not null and {_SEVERAL.format(version="article_version_id")}
    begin {_READ.format(version="article_version_id", values=values)} end
    """,
        f"""
    create trigger listed_quotes_closed after update of access on article_versions
    when old.access is not new.access and {_SEVERAL.format(version="id")}
    begin {_READ.format(version="id", values=values)} end
    """,
    )


LISTED_QUOTES = (
    """
    create table listed_quotes (
      quote_id integer primary key,
      verdict_id integer,
      published_at text,
      site text,
      speaker text,
      cue text not null,
      wording text,
      problem text,
      tie text,
      platform text,
      author_id integer,
      post_id integer
    ) strict
    """,
    f"insert into listed_quotes {_VALUES}",
    "create index posts_platform_posted on posts(platform, posted_at)",
    "create index listed_quotes_published on listed_quotes(published_at)",
    "create index listed_quotes_verdict on listed_quotes(verdict_id)",
    "create index listed_quotes_site on listed_quotes(site, published_at)",
    "create index listed_quotes_speaker on listed_quotes(speaker, published_at)",
    "create index listed_quotes_cue on listed_quotes(cue, published_at)",
    "create index listed_quotes_wording on listed_quotes(wording, published_at)",
    """create index listed_quotes_problem on listed_quotes(problem, published_at)
    where problem is not null""",
    "create index listed_quotes_tie on listed_quotes(tie, published_at) where tie is not null",
    """create index listed_quotes_platform on listed_quotes(platform, published_at)
    where platform is not null""",
    """create index listed_quotes_author on listed_quotes(author_id, published_at)
    where author_id is not null""",
    """create index listed_quotes_post on listed_quotes(post_id, published_at)
    where post_id is not null""",
    *_listing_triggers(_VALUES)[:1],
    """
    create trigger listed_quote_removed after delete on quotes begin
      delete from listed_quotes where quote_id = old.id;
    end
    """,
    f"""
    create trigger listed_quote_judged after update of verdict_id on quotes
    when old.verdict_id is not new.verdict_id
    begin
      {_JUDGED.format(verdict="new.verdict_id")} where quote_id = new.id;
    end
    """,
    f"""
    create trigger listed_quote_settled
    after update of wording, problem, tie, post_version_id on verdicts
    begin
      {_JUDGED.format(verdict="new.id")} where verdict_id = new.id;
    end
    """,
    """
    create trigger listed_quote_attributed after update of speaker, cue on quotes begin
      update listed_quotes set speaker = new.speaker, cue = new.cue where quote_id = new.id;
    end
    """,
    *_listing_triggers(_VALUES)[1:],
    """
    create trigger listed_quotes_dated after update of published_at, site on articles
    when old.published_at is not new.published_at or old.site is not new.site
    begin
      update listed_quotes set published_at = new.published_at, site = new.site
        where quote_id in (select q.id from article_versions as av
          join quotes as q on q.article_version_id = av.id where av.article_id = new.id);
    end
    """,
    """
    create trigger listed_quotes_authored after update of author_id, platform on posts
    when old.author_id is not new.author_id or old.platform is not new.platform
    begin
      update listed_quotes set author_id = new.author_id, platform = new.platform
        where post_id = new.id;
    end
    """,
    f"""
    create trigger listed_quotes_joined after update of post_id on post_versions
    when old.post_id <> new.post_id
    begin
      {_JUDGED.format(verdict="listed_quotes.verdict_id")}
        where verdict_id in (select id from verdicts where post_version_id = new.id);
    end
    """,
)

LISTED_BYLINES = (
    # Bylines do not change: a version of an article is written once.
    "alter table listed_quotes add column byline text",
    """
    update listed_quotes set byline = (select av.byline from quotes as q
      join article_versions as av on av.id = q.article_version_id where q.id = quote_id)
    """,
    "drop trigger listed_quote_added",
    "drop trigger listed_quotes_read",
    "drop trigger listed_quotes_closed",
    *_listing_triggers(_VALUES_SIGNED),
    "drop index listed_quotes_site",
    """create index listed_quotes_site on listed_quotes(site, published_at, quote_id, wording,
    problem, tie, platform, speaker, byline)""",
    "drop index listed_quotes_author",
    """create index listed_quotes_author on listed_quotes(author_id, published_at, quote_id,
    wording, problem, tie, platform, site, speaker) where author_id is not null""",
)
"""What the counts of a publisher and of an account take stands in one index: the rows themselves
are scattered, and to read 2,000 of them took four fifths of the time of such a page."""

LISTED_SPEAKERS = (
    # What names a person, but rests on no post of theirs, is picked in the index alone.
    "drop index listed_quotes_speaker",
    """create index listed_quotes_speaker on listed_quotes(speaker, published_at, quote_id,
    author_id)""",
)
