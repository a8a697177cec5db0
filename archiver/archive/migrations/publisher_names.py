"""Statements of the table that says which sites call themselves by which name.

Nothing is run here. What older archives hold is noted when a page next claims a name.
"""

PUBLISHER_NAMES = (
    """
    create table publisher_names (
      name text not null collate nocase,
      site text not null,
      primary key (name, site)
    ) strict, without rowid
    """,
    "create index articles_called on articles(site collate nocase)",
)
