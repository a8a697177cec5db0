"""Note which quotations a new transcript may concern: by who is quoted, and what is linked."""

import sqlite3

from archiver.archive.store import verdicts


def queue_concerned_quotations(connection: sqlite3.Connection, version: int) -> int:
    """Have quotations judged again that a version may concern; give how many.

    They are of speakers with the last name of somebody in it, or in articles that show the post
    whose video it is of, or link one of its addresses. Part of the caller's transaction.
    """
    names = {
        row[0]
        for row in connection.execute(
            "select distinct last_word from transcript_speakers where version_id = ?", (version,)
        )
    }
    count = verdicts.queue_quotations_of_speakers(connection, names - {""})
    linked = connection.execute(
        "insert or ignore into due_quotes(quote_id) "
        "select q.id from quotes q where q.verdict_id is not null and q.kind = 'quotation' "
        "and q.article_version_id in (select e.article_version_id from transcript_versions v "
        "join transcripts t on t.id = v.transcript_id join embeds e on e.post_id = t.post_id "
        "where v.id = ?1 union select l.article_version_id from transcript_versions v "
        "join transcript_addresses a on a.transcript_id = v.transcript_id "
        "join article_links l on l.address = a.address where v.id = ?1)",
        (version,),
    )
    return count + linked.rowcount
