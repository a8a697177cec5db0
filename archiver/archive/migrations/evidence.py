"""Statements of the tables that prove what was captured, and of what is forgotten or due.

Nothing is run here.
"""

EVIDENCE = (
    # One row for each run whose captures were sealed, in the order of sealing; nothing but the
    # stamp is ever added to one.
    """
    create table seals (
      id integer primary key,
      run_id integer not null unique references runs(id),
      sealed_at text not null,
      captures integer not null,
      root text not null,
      previous text,
      head text not null,
      authority text,
      stamped_at text,
      stamp blob
    ) strict
    """,
    # A capture that was forgotten keeps its place in the tree of its run, and nothing else.
    "alter table captures add column leaf text",
    "create index captures_place on captures(warc_file, warc_offset)",
    """
    create table forgotten (
      id integer primary key,
      forgotten_at text not null,
      reason text,
      finished_at text
    ) strict
    """,
    """
    create table tombstones (
      digest text primary key,
      forgotten_id integer not null references forgotten(id)
    ) strict, without rowid
    """,
    "create index tombstones_forgotten on tombstones(forgotten_id)",
    # What a parser made of a version when it was last read again from its capture.
    "alter table article_versions add column reading text",
    # Quotations that an alias which came or went may have judged otherwise.
    """
    create table due_quotes (
      quote_id integer primary key references quotes(id)
    ) strict, without rowid
    """,
    # Records that are still to be overwritten: what a forgetting that was killed left undone.
    """
    create table erasures (
      warc_file text not null,
      warc_offset integer not null,
      warc_length integer not null,
      primary key (warc_file, warc_offset)
    ) strict, without rowid
    """,
)
