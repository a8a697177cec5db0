"""Statements that add to sightings how a post was asked for, why not, and whose copy it is."""

SIGHTINGS = (
    # A look that brought nothing rests on no capture; and one index less than before is kept.
    """
    create table looks (
      id integer primary key,
      run_id integer not null references runs(id),
      post_id integer not null references posts(id),
      version_id integer references post_versions(id),
      capture_id integer references captures(id),
      seen_at text not null,
      outcome text not null,
      evidence text not null,
      resolver text,
      reason text,
      archived text,
      unique (post_id, run_id, capture_id, version_id)
    ) strict
    """,
    """
    insert into looks(id, run_id, post_id, version_id, capture_id, seen_at, outcome, evidence)
    select id, run_id, post_id, version_id, capture_id, seen_at, outcome, evidence from sightings
    """,
    # No verdict may point to a table while it is away.
    "create temp table resting as select id, sighting_id from verdicts where sighting_id notnull",
    "update verdicts set sighting_id = null where sighting_id notnull",
    "drop table sightings",
    "alter table looks rename to sightings",
    """
    update verdicts set sighting_id = (select sighting_id from resting
    where resting.id = verdicts.id) where id in (select id from resting)
    """,
    "drop table resting",
    "create index sightings_version on sightings(version_id)",
    "create index sightings_capture on sightings(capture_id)",
    "create index sightings_run on sightings(run_id)",
    """create index sightings_gone on sightings(id)
    where outcome in ('deleted', 'suspended', 'protected')""",
)

GONE_OF_POST = """
    create index sightings_gone_post on sightings(post_id, id, seen_at)
    where outcome in ('deleted', 'unknown', 'suspended', 'protected')
"""
"""Looks at the posts of an account are many and scattered, and those that found one gone few."""
