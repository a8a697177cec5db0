"""Statements for spoken words: events, transcripts of them, turns, and an index of their own.

A two-hour conversation is no post. What one speaker says in a row is indexed in passages of some
two hundred words, which overlap, so that a quotation is found across turns and captions.
"""

import sqlite3

_KINDS = "('official', 'press', 'captions', 'machine')"

SPEECH = (
    """
    create table transcripts (
      id integer primary key,
      key text not null unique,
      title text,
      url text,
      event_at text,
      place text,
      post_id integer references posts(id),
      first_run_id integer not null references runs(id)
    ) strict
    """,
    f"""
    create table transcript_versions (
      id integer primary key autoincrement,
      transcript_id integer not null references transcripts(id),
      digest text not null,
      kind text not null check (kind in {_KINDS}),
      language text,
      words integer not null,
      first_capture_id integer not null references captures(id),
      unique (transcript_id, digest)
    ) strict
    """,
    # Everybody as one version prints them, with the fullest form of the name in it.
    """
    create table transcript_speakers (
      id integer primary key,
      version_id integer not null references transcript_versions(id),
      label text not null,
      name text not null,
      words text not null,
      last_word text not null,
      unique (version_id, label)
    ) strict
    """,
    """
    create table turns (
      id integer primary key,
      version_id integer not null references transcript_versions(id),
      number integer not null,
      speaker_id integer references transcript_speakers(id),
      start real,
      end real,
      offset integer not null,
      text text not null,
      unique (version_id, number)
    ) strict
    """,
    """
    create table passages (
      id integer primary key autoincrement,
      version_id integer not null references transcript_versions(id),
      speaker_id integer references transcript_speakers(id),
      first_turn integer not null,
      last_turn integer not null,
      start integer not null,
      end integer not null
    ) strict
    """,
    "create index transcripts_event on transcripts(event_at)",
    "create index transcripts_url on transcripts(url)",
    "create index transcripts_post on transcripts(post_id)",
    "create index transcript_versions_capture on transcript_versions(first_capture_id)",
    "create index transcript_speakers_words on transcript_speakers(words)",
    "create index transcript_speakers_last on transcript_speakers(last_word)",
    "create index turns_speaker on turns(speaker_id) where speaker_id is not null",
    "create index passages_version on passages(version_id)",
    "create index passages_speaker on passages(speaker_id) where speaker_id is not null",
    # In how many passages a telling word stands.
    """create table speech_word_counts (
      word text primary key,
      passages integer not null
    ) strict, without rowid""",
    # Telling words and hashed runs of three words of every passage; rowid is passages.id.
    """create virtual table speech_index using fts5(
      terms, content='', detail=none,
      tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_`{|}~'"
    )""",
    """insert into tallies(name, value) values
    ('transcripts', 0), ('spoken_words', 0), ('merged_speech', 0)""",
    # What a verdict rests on where the words were spoken; its span counts in that version's text.
    (
        "alter table verdicts add column transcript_version_id integer "
        "references transcript_versions(id)"
    ),
    "alter table verdicts add column spoken_at real",
    """create index verdicts_transcript_version on verdicts(transcript_version_id)
    where transcript_version_id is not null""",
)

_VIEW = "quotes_overview"
_TRANSCRIPT = """
      left join transcript_versions on transcript_versions.id = verdicts.transcript_version_id
      left join transcripts on transcripts.id = transcript_versions.transcript_id
"""


def view_with_speech(connection: sqlite3.Connection) -> str:
    """Give the view of quotations as it stands, with the event at which the words were spoken."""
    query = connection.execute("select sql from sqlite_master where name = ?", (_VIEW,))
    whole = str(query.fetchone()[0])
    columns, found, joins = whole.partition("from quotes")
    shown = f"{columns.rstrip()}, transcripts.key as transcript, verdicts.spoken_at"
    return f"{shown}\n      {found}{joins.rstrip()}{_TRANSCRIPT}"


_REASONS = "('truncated', 'no_text', 'other_language', 'thread')"


def allow_machine_text(connection: sqlite3.Connection) -> None:
    """Let a verdict say that its words are known from a machine's writing-down alone.

    SQLite changes no check of a column that is there; by its own advice (the twelve steps of
    "ALTER TABLE") a looser check is written into the schema, for every row keeps it.
    """
    wider = _REASONS.replace("'thread'", "'thread', 'machine_text'")
    version = connection.execute("pragma schema_version").fetchone()[0]
    connection.execute("pragma writable_schema = on")
    connection.execute(
        "update sqlite_master set sql = replace(sql, ?, ?) where name = 'verdicts'",
        (_REASONS, wider),
    )
    connection.execute(f"pragma schema_version = {version + 1}")
    connection.execute("pragma writable_schema = off")
