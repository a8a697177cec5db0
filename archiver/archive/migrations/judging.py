"""Statements that note which quotations have to be judged again.

Triggers note what changes of posts that were there before, and of who bears a name or a
handle. What is only new is told by its number, with the marks in `tallies`.
"""

_NOTED = "insert into unjudged(what, number) values"
_NAMED = "insert into unjudged(what, words) values"
# Where nothing was quoted yet nothing has to be judged again: an import notes nothing.
_QUOTED = "exists (select 1 from quotes)"


def _when(name: str, event: str, condition: str, *actions: str) -> str:
    done = "\n".join(f"  {action};" for action in actions)
    return f"create trigger {name} after {event}\nwhen {condition}\nbegin\n{done}\nend"


def _lowered(mark: str, table: str) -> str:
    """Return a number that is free again must not be taken for one that was judged."""
    return f"""create trigger {mark}_lowered after delete on {table} begin
      update tallies set value = min(value, (select coalesce(max(id), 0) from {table}))
        where name = '{mark}';
    end"""


JUDGING = (
    # Runs, telling words and the speaker of every quotation; rowid is quotes.id.
    """create virtual table quote_index using fts5(
      terms, content='', detail=none,
      tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co Cn'"
    )""",
    """
    create table unjudged (
      id integer primary key,
      what text not null check (what in ('post', 'author', 'name', 'handle')),
      number integer,
      words text
    ) strict
    """,
    # The last of each that open quotations were held to; and by which rules, as a checksum.
    """insert into tallies(name, value) values ('judged_sightings', 0), ('judged_readings', 0),
    ('judged_rules', 0), ('indexed_quotes', 0), ('indexed_rules', 0)""",
    _lowered("judged_sightings", "sightings"),
    _lowered("indexed_quotes", "quotes"),
    _when(
        "unjudged_post",
        "update of author_id, posted_at, key on posts",
        "(old.author_id is not new.author_id or old.posted_at is not new.posted_at "
        f"or old.key is not new.key) and {_QUOTED}",
        f"{_NOTED} ('post', new.id)",
    ),
    _when(
        "unjudged_joined",
        "update of post_id on post_keys",
        _QUOTED,
        f"{_NOTED} ('post', new.post_id)",
    ),
    _when(
        "unjudged_author_added",
        "insert on authors",
        f"new.handle is not null and {_QUOTED}",
        f"{_NAMED} ('handle', new.handle)",
    ),
    _when(
        "unjudged_author_removed",
        "delete on authors",
        f"old.handle is not null and {_QUOTED}",
        f"{_NAMED} ('handle', old.handle)",
    ),
    _when(
        "unjudged_author_changed",
        "update of handle, name, key on authors",
        "(old.handle is not new.handle or old.key is not new.key "
        "or (old.name is not new.name and 2 > (select count(*) from author_names "
        f"where author_id = new.id and name in (old.name, new.name)))) and {_QUOTED}",
        f"{_NOTED} ('author', new.id)",
        "insert into unjudged(what, words) select 'handle', one.handle from "
        "(select old.handle union select new.handle) as one "
        "where one.handle is not null and old.handle is not new.handle",
    ),
    _when(
        "unjudged_name_added",
        "insert on author_names",
        _QUOTED,
        f"{_NOTED} ('author', new.author_id)",
    ),
    _when(
        "unjudged_name_removed",
        "delete on author_names",
        _QUOTED,
        f"{_NOTED} ('author', old.author_id)",
        f"{_NAMED} ('name', old.words)",
    ),
    _when(
        "unjudged_handle_added",
        "insert on author_handles",
        _QUOTED,
        f"{_NOTED} ('author', new.author_id)",
        f"{_NAMED} ('handle', new.handle)",
    ),
    _when(
        "unjudged_handle_removed",
        "delete on author_handles",
        _QUOTED,
        f"{_NOTED} ('author', old.author_id)",
        f"{_NAMED} ('handle', old.handle)",
    ),
)
