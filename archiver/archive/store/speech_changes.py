"""Note which quotations a new transcript may concern: by who is quoted, and what is linked."""

import json
import sqlite3

from archiver.archive.store import verdicts


def queue_concerned_quotations(connection: sqlite3.Connection, *versions: int) -> int:
    """Have quotations judged again that some versions may concern; give how many.

    They are of speakers with the last name of somebody in one, or in articles that show the post
    whose video it is of, or link one of its addresses. Part of the caller's transaction.
    """
    listed = (json.dumps(versions),)
    names = {
        row[0]
        for row in connection.execute(
            "select distinct last_word from transcript_speakers "
            "where version_id in (select value from json_each(?))",
            listed,
        )
    }
    count = verdicts.queue_quotations_of_speakers(connection, names - {""})
    linked = connection.execute(
        "insert or ignore into due_quotes(quote_id) "
        "select q.id from quotes q where q.verdict_id is not null and q.kind = 'quotation' "
        "and q.article_version_id in (select e.article_version_id from json_each(?1) n "
        "cross join transcript_versions v on v.id = n.value "
        "join transcripts t on t.id = v.transcript_id join embeds e on e.post_id = t.post_id "
        "union select l.article_version_id from json_each(?1) n "
        "cross join transcript_versions v on v.id = n.value "
        "join transcript_addresses a on a.transcript_id = v.transcript_id "
        "join article_links l on l.address = a.address)",
        listed,
    )
    return count + linked.rowcount
