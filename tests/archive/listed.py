"""What lists are filtered by, as it is kept and as the tables say it."""

import sqlite3
from typing import Any


def listed_now(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """What is kept for lists."""
    return [tuple(row) for row in connection.execute("select * from listed_quotes order by 1")]


def listed_anew(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """What the tables say of every quotation of a current version."""
    rows = connection.execute(
        "select q.id, q.verdict_id, a.published_at, a.site, q.speaker, q.cue, d.wording, "
        "d.problem, d.tie, p.platform, p.author_id, p.id, av.byline "
        "from current_article_versions current "
        "join article_versions av on av.id = current.version_id "
        "join quotes q on q.article_version_id = current.version_id "
        "join articles a on a.id = current.article_id "
        "left join verdicts d on d.id = q.verdict_id "
        "left join post_versions v on v.id = d.post_version_id "
        "left join posts p on p.id = v.post_id where q.kind = 'quotation' order by q.id"
    )
    return [tuple(row) for row in rows]
