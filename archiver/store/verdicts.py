"""Quotations that are due to be judged, and their verdicts, as rows.

A verdict is appended when it differs from the one before; none is ever changed.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from archiver import shapes
from archiver.names import name_words
from archiver.records import Claim, Verdict
from archiver.text import RULES

_CITED = frozenset({"link", "address"})
"""Kinds of embeds that name a post and do not show it."""
_COMPARED = (
    "rules",
    "wording",
    "flags",
    "attribution",
    "timing",
    "post_version_id",
    "standing",
    "evidence",
    "span_start",
    "span_end",
)


def unsettled(connection: sqlite3.Connection) -> tuple[int, bool]:
    """The newest wording, and whether some were archived since open quotations were judged.

    An import and a run that was interrupted leave such wordings behind as well.
    """
    newest, judged = connection.execute(
        "select (select coalesce(max(id), 0) from post_versions), "
        "(select value from tallies where name = 'judged')"
    ).fetchone()
    return int(newest), newest > judged


def settle(connection: sqlite3.Connection, newest: int) -> None:
    """Note that every open quotation was held to the wordings up to this one."""
    connection.execute(
        "update tallies set value = ? where name = 'judged' and value < ?", (newest, newest)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A quotation to judge: as a claim, its article, and the wording of its verdict so far.

    `is_read` says that its page was read in this run.
    """

    id: int
    claim: Claim
    title: str
    url: str
    wording: str | None
    is_read: bool


def again(connection: sqlite3.Connection, names: Collection[str]) -> int:
    """Have quotations judged again whose speaker bears one of these last names; how many.

    The names are words as they are compared, the last of each name.
    """
    speakers = [
        speaker
        for (speaker,) in connection.execute(
            "select distinct speaker from quotes where speaker is not null"
        )
        if (words := name_words(speaker)) and words[-1] in names
    ]
    return connection.execute(
        "insert or ignore into due_quotes(quote_id) select id from quotes "
        "where verdict_id is not null and speaker in (select value from json_each(?))",
        (json.dumps(speakers),),
    ).rowcount


def due(
    connection: sqlite3.Connection, run: int, *, unsettled: bool, changed: Collection[str] = ()
) -> list[int]:
    """The quotations to judge.

    Those of the pages that this run read, those of `again`, and those judged by posts that are
    not what they were (`changed`, by their keys); with `unsettled` also every one that a newly
    archived post may answer better, and those judged by other rules. Only the version of an
    article that was read last is judged, a stub only where nothing fuller was ever read.
    """
    rows = connection.execute(
        "select q.id from quotes q "
        "join article_versions v on v.id = q.article_version_id "
        "left join verdicts on verdicts.id = q.verdict_id "
        "where v.id = (select o.id from article_versions o "
        "join readings r on r.article_version_id = o.id "
        "where o.article_id = v.article_id order by o.access is 'stub', r.id desc limit 1) "
        "and (q.verdict_id is null or verdicts.rules <> :rules or v.id in "
        "(select article_version_id from readings where run_id = :run) "
        "or verdicts.post_version_id in (select w.id from post_versions w join post_keys k "
        "on k.post_id = w.post_id where k.key in (select value from json_each(:changed))) "
        "or q.id in (select quote_id from due_quotes) "
        "or (:unsettled and (verdicts.wording not in ('verbatim', 'typographic', 'abridged') "
        "or verdicts.attribution <> 'confirmed'))) order by q.id",
        {
            "run": run,
            "unsettled": unsettled,
            "rules": RULES,
            "changed": json.dumps(sorted(set(changed))),
        },
    )
    return [row[0] for row in rows]


def claims(connection: sqlite3.Connection, run: int, ids: Collection[int]) -> list[Due]:
    """Quotations as claims, each with the posts of its own article.

    An article is held to have been published at the last time that it gives of itself.
    """
    rows = connection.execute(
        "select q.id, q.text, q.speaker, max(v.published_at, coalesce(v.modified_at, '')), v.id, "
        "coalesce(a.title, a.url), a.url, verdicts.wording, exists "
        "(select 1 from readings r where r.article_version_id = v.id and r.run_id = ?) "
        "from quotes q join article_versions v on v.id = q.article_version_id "
        "join articles a on a.id = v.article_id "
        "left join verdicts on verdicts.id = q.verdict_id "
        "where q.id in (select value from json_each(?)) order by q.id",
        (run, json.dumps(list(ids))),
    ).fetchall()
    near: dict[int, dict[str, str]] = {}
    found: list[Due] = []
    for number, text, speaker, published_at, version_id, title, url, wording, is_read in rows:
        if version_id not in near:
            near[version_id] = dict(_embedded(connection, version_id))
        claim = Claim(
            quote=text,
            speaker=speaker,
            published_at=published_at,
            id=str(number),
            near=frozenset(near[version_id]),
            shown=frozenset(key for key, kind in near[version_id].items() if kind not in _CITED),
        )
        found.append(
            Due(
                id=number,
                claim=claim,
                title=title,
                url=url,
                wording=wording,
                is_read=bool(is_read),
            )
        )
    return found


def _embedded(connection: sqlite3.Connection, version_id: int) -> Iterator[tuple[str, str]]:
    rows = connection.execute(
        "select posts.key, embeds.kind from embeds join posts on posts.id = embeds.post_id "
        "where embeds.article_version_id = ?",
        (version_id,),
    )
    return ((row[0], row[1]) for row in rows)


def add(
    connection: sqlite3.Connection, run: int, quote_id: int, verdict: Verdict, *, at: str
) -> bool:
    """Append a verdict if it says anything new; whether it did."""
    connection.execute("delete from due_quotes where quote_id = ?", (quote_id,))
    row = _row(verdict)
    known = connection.execute(
        "select verdicts.* from verdicts join quotes on quotes.verdict_id = verdicts.id "
        "where quotes.id = ?",
        (quote_id,),
    ).fetchone()
    if known is not None and all(known[column] == row[column] for column in _COMPARED):
        return False
    columns = {**row, "quote_id": quote_id, "run_id": run, "judged_at": at}
    names, places = ", ".join(columns), ", ".join(f":{column}" for column in columns)
    number = connection.execute(
        f"insert into verdicts({names}) values ({places}) returning id", columns
    ).fetchone()[0]
    connection.execute("update quotes set verdict_id = ? where id = ?", (number, quote_id))
    return True


def _row(verdict: Verdict) -> dict[str, Any]:
    best = verdict.findings[0] if verdict.findings else None
    shown = shapes.verdict(verdict)
    first = shown["matches"][0] if best else None
    return {
        "rules": verdict.rules,
        "wording": verdict.wording,
        "flags": json.dumps(shown["flags"]),
        "attribution": verdict.attribution,
        "timing": verdict.timing,
        "post_version_id": best.version_id if best else None,
        "sighting_id": best.sighting_id if best else None,
        "standing": best.standing if best else None,
        "evidence": best.evidence if best else None,
        "coverage": best.match.coverage if best else None,
        "span_start": best.match.span[0] if best else None,
        "span_end": best.match.span[1] if best else None,
        "diff": json.dumps(first["diff"], ensure_ascii=False) if first and first["diff"] else None,
        "matches": len(verdict.findings),
        "searched": json.dumps(shown["searched"]) if verdict.searched else None,
    }
