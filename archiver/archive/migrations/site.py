"""Statements of what the site needs to answer fast: indexes, search, counters, rewordings.

Everything in it can be made anew from the tables of the first migration.
"""

_WORDINGS = (
    *("verbatim", "typographic", "abridged", "unconfirmed", "altered", "not_found"),
    "too_short",
)

_INDEXES = (
    "create index verdicts_attribution on verdicts(attribution)",
    "create index quotes_speaker on quotes(speaker)",
    # These begin with the columns of the ones that they replace, and answer without the rows.
    "drop index articles_site",
    "create index articles_site_published on articles(site, published_at)",
    "drop index posts_author",
    "create index posts_author_posted on posts(author_id, posted_at)",
    "drop index quotes_article_version",
    "create index quotes_article_version on quotes(article_version_id, verdict_id)",
    "drop index verdicts_run",
    "create index verdicts_run_wording on verdicts(run_id, wording)",
    "drop index readings_run",
    "create index readings_run_outcome on readings(run_id, outcome)",
    # The latest looks that found a post gone, without reading through those that did not.
    """create index sightings_gone on sightings(id)
    where outcome in ('deleted', 'suspended', 'protected')""",
)

_REWORDINGS = (
    # Whole wordings of posts that another whole one came before: few among many.
    """create table rewordings (
      version_id integer primary key
    ) strict""",
    """create trigger reworded after insert on post_versions
    when new.truncated = 0 and exists (select 1 from post_versions as o
      where o.post_id = new.post_id and o.id < new.id and o.truncated = 0)
    begin
      insert or ignore into rewordings values (new.id);
    end""",
    """create trigger reworded_by_joining after update of post_id on post_versions
    begin
      insert or ignore into rewordings select v.id from post_versions as v
        where v.post_id = new.post_id and v.truncated = 0 and exists (
          select 1 from post_versions as o
          where o.post_id = v.post_id and o.id < v.id and o.truncated = 0);
    end""",
    """create trigger reworded_no_more after delete on post_versions begin
      delete from rewordings where version_id = old.id;
    end""",
    """insert into rewordings select v.id from post_versions as v
    where v.truncated = 0 and exists (select 1 from post_versions as o
      where o.post_id = v.post_id and o.id < v.id and o.truncated = 0)""",
)

_TALLIES = (
    "insert into tallies select 'articles', count(*) from articles",
    "insert into tallies select 'quotes', count(*) from quotes",
    *(
        f"""insert into tallies select '{wording}', count(*) from quotes
        join verdicts on verdicts.id = quotes.verdict_id
        where verdicts.wording = '{wording}'"""
        for wording in _WORDINGS
    ),
    """create trigger articles_added after insert on articles begin
      update tallies set value = value + 1 where name = 'articles';
    end""",
    """create trigger articles_removed after delete on articles begin
      update tallies set value = value - 1 where name = 'articles';
    end""",
    """create trigger quotes_added after insert on quotes begin
      update tallies set value = value + 1 where name = 'quotes';
    end""",
    """create trigger quotes_removed after delete on quotes begin
      update tallies set value = value - 1 where name = 'quotes'
        or name = (select wording from verdicts where id = old.verdict_id);
    end""",
    """create trigger quotes_judged after update of verdict_id on quotes
    when old.verdict_id is not new.verdict_id
    begin
      update tallies set value = value - 1
        where name = (select wording from verdicts where id = old.verdict_id);
      update tallies set value = value + 1
        where name = (select wording from verdicts where id = new.verdict_id);
    end""",
)


def _search(index: str, table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return an index of texts that keeps none of its own, and the triggers that keep it true."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    remove = f"insert into {index}({index}, rowid, {names}) values ('delete', old.id, {old})"
    add = f"insert into {index}(rowid, {names}) values (new.id, {new})"
    return (
        f"""create virtual table {index} using fts5({names},
      content="{table}", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
    )""",
        f"create trigger {index}_added after insert on {table} begin\n  {add};\nend",
        f"create trigger {index}_removed after delete on {table} begin\n  {remove};\nend",
        f"""create trigger {index}_changed after update of {names} on {table} begin
  {remove};
  {add};
end""",
        f"insert into {index}({index}) values ('rebuild')",
    )


_SEARCH = (
    *_search("quote_search", "quotes", ("text", "speaker")),
    *_search("article_search", "article_versions", ("title", "text")),
)

SITE_STATEMENTS = (*_INDEXES, *_REWORDINGS, *_TALLIES, *_SEARCH)

REWORDED_POSTS = (
    # Beside each the post, so that those of an account are found without all its versions.
    "alter table rewordings add column post_id integer",
    """update rewordings set post_id =
    (select post_id from post_versions where id = rewordings.version_id)""",
    "create index rewordings_post on rewordings(post_id)",
    "drop trigger reworded",
    """create trigger reworded after insert on post_versions
    when new.truncated = 0 and new.claimed = 0 and exists (select 1 from post_versions as o
      where o.post_id = new.post_id and o.id < new.id and o.truncated = 0 and o.claimed = 0)
    begin
      insert or ignore into rewordings values (new.id, new.post_id);
    end""",
    "drop trigger reworded_by_joining",
    """create trigger reworded_by_joining after update of post_id, claimed on post_versions
    begin
      update rewordings set post_id = new.post_id where version_id = new.id;
      insert or ignore into rewordings select v.id, v.post_id from post_versions as v
        where v.post_id = new.post_id and v.truncated = 0 and v.claimed = 0 and exists (
          select 1 from post_versions as o
          where o.post_id = v.post_id and o.id < v.id and o.truncated = 0 and o.claimed = 0);
    end""",
)
