"""Find the transcripts that an article cites. Reads only."""

import json
import sqlite3
from collections.abc import Collection


def holds_speech(connection: sqlite3.Connection) -> bool:
    """Tell whether an archive holds any transcript at all."""
    row = connection.execute("select 1 from transcript_versions limit 1").fetchone()
    return row is not None


def versions_of_recordings(
    connection: sqlite3.Connection, post_keys: Collection[str]
) -> frozenset[int]:
    """List the versions of transcripts of what these posts show, such as a video."""
    if not post_keys:
        return frozenset()
    rows = connection.execute(
        "select v.id from transcript_versions v join transcripts t on t.id = v.transcript_id "
        "join posts p on p.id = t.post_id where p.key in (select value from json_each(?))",
        (json.dumps(sorted(post_keys)),),
    )
    return frozenset(row[0] for row in rows)
