"""Quotations of a crawled archive with their verdicts and best matches, as the gates read them."""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from typing import Any

_QUERY = """
    select c.source, q.start, q.text as quote, q.speaker, q.cue, q.kind, v.wording, v.flags,
        v.attribution, v.timing, v.tie, v.problem, v.reason, v.corroborated,
        p.key as post, a.handle as author, p.posted_at, w.text as post_text
    from quotes q
    join article_versions av on av.id = q.article_version_id
    join captures c on c.id = av.capture_id
    left join verdicts v on v.id = q.verdict_id
    left join post_versions w on w.id = v.post_version_id
    left join posts p on p.id = w.post_id
    left join authors a on a.id = p.author_id
    order by c.source, q.start
"""


def judged_quotations(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Every quotation that was read, with its verdict where it has one.

    `page` is the name of the page's file without its ending, `digest` tells a quotation of a page
    from all others without repeating its words.
    """
    cursor = connection.execute(_QUERY)
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        name = PurePath(row["source"]).name
        row["page"] = name.removesuffix(".gz").removesuffix(".html").removesuffix(".txt")
        row["flags"] = json.loads(row["flags"] or "[]")
        if row["corroborated"] is not None:
            row["corroborated"] = bool(row["corroborated"])
        row["digest"] = digest_of(row["page"], row["quote"])
        yield row


def digest_of(page: str, quote: str) -> str:
    """Twelve hexadecimal digits for a quotation of a page."""
    words = " ".join(quote.split())
    return sha256(f"{page}\n{words}".encode()).hexdigest()[:12]
