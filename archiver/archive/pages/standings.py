"""Judge what became of posts since somebody quoted or showed them."""

import sqlite3
from collections.abc import Mapping

from archiver.archive.store.lookup import load_sightings_of_posts
from archiver.matching.rules import judge_standing
from archiver.models import records

GONE: frozenset[records.Standing] = frozenset({"deleted", "suspended", "protected"})
"""Standings of posts that nobody can read at their place any more."""
GONE_OUTCOMES = "('deleted', 'unknown', 'suspended', 'protected')"
"""Outcomes of looks at posts that were not there, for SQL; a single one is no proof."""
FIRST_HAND = "('api', 'oembed', 'archive')"
"""Evidence of looks at the post's own place, for SQL: no page that shows it, no file."""


def standings_of_posts(
    connection: sqlite3.Connection, versions: Mapping[int, int]
) -> dict[int, records.Standing]:
    """Judge what some posts are today, by the version in which each was quoted; 0 for none."""
    sightings = load_sightings_of_posts(connection, versions.keys())
    return {
        post: judge_standing([sighting for _, sighting in seen], versions[post])
        for post, seen in sightings.items()
    }


def standing_of(connection: sqlite3.Connection, number: int, version: int) -> records.Standing:
    """Judge what a post is today, as verdicts say it, for one that was quoted in a version."""
    return standings_of_posts(connection, {number: version})[number]
