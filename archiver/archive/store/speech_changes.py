"""Note which quotations a new transcript may concern: by who is quoted, and what is linked."""

import sqlite3

from archiver.archive.store import verdicts


def queue_concerned_quotations(connection: sqlite3.Connection, version: int) -> int:
    """Have quotations judged again that a version may concern; give how many.

    They are of speakers with the last name of somebody in it, or in articles that show the post
    whose video it is of. Part of the caller's transaction.
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
        "select q.id from transcript_versions v join transcripts t on t.id = v.transcript_id "
        "join embeds e on e.post_id = t.post_id "
        "join quotes q on q.article_version_id = e.article_version_id "
        "where v.id = ? and q.verdict_id is not null and q.kind = 'quotation'",
        (version,),
    )
    return count + linked.rowcount
