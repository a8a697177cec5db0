"""Keep verdicts, and note which quotations are due to be judged.

A verdict is appended when it differs from the one before; none is ever changed.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from archiver.archive.store.links import transcripts_linked_by
from archiver.matching.people.names import name_words
from archiver.models import json_schema
from archiver.models.quote_context import ArticleContext, PlacedQuotation
from archiver.models.verdict_records import Claim, Verdict
from archiver.models.vocabulary import NAMING_KINDS, SURE_DATES

_COMPARED = (
    "rules",
    "wording",
    "flags",
    "attribution",
    "timing",
    "tie",
    "problem",
    "reason",
    "corroborated",
    "post_version_id",
    "standing",
    "evidence",
    "span_start",
    "span_end",
    "transcript_version_id",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueQuotation:
    """A quotation to judge: as a claim, its article, and the wording of its verdict so far.

    `is_read` says that its page was read in this run.
    """

    id: int
    claim: Claim
    title: str
    url: str
    wording: str | None
    problem: str | None
    is_read: bool


def queue_quotations_of_speakers(connection: sqlite3.Connection, names: Collection[str]) -> int:
    """Have quotations judged again whose speaker bears one of these last names; give how many.

    The names are words as they are compared, the last of each name.
    """
    if not names:
        return 0
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


def mark_due(connection: sqlite3.Connection, ids: Collection[int] | None) -> None:
    """Have quotations judged, None for all: those of current versions of articles, and no terms."""
    connection.execute(
        "insert or ignore into due_quotes(quote_id) select q.id from quotes q "
        "join current_article_versions current on current.version_id = q.article_version_id "
        "where q.kind = 'quotation' "
        "and (?1 is null or q.id in (select value from json_each(?1)))",
        (None if ids is None else json.dumps(list(ids)),),
    )
    connection.execute(
        "delete from due_quotes where not exists (select 1 from quotes q "
        "join current_article_versions current on current.version_id = q.article_version_id "
        "where q.id = quote_id and q.kind = 'quotation')"
    )


def quotations_due(connection: sqlite3.Connection) -> list[int]:
    """List the quotations to judge, in the order in which they were read."""
    return [row[0] for row in connection.execute("select quote_id from due_quotes order by 1")]


def mark_judged(connection: sqlite3.Connection, quote_id: int) -> None:
    """Note that a quotation was judged; part of the transaction that keeps its verdict."""
    connection.execute("delete from due_quotes where quote_id = ?", (quote_id,))


def load_claims(
    connection: sqlite3.Connection, run: int, ids: Collection[int]
) -> list[DueQuotation]:
    """Load quotations as claims, each with the posts of its own article.

    An article is taken to have been published at the last time that it gives of itself.
    """
    rows = connection.execute(
        "select q.id, q.text, q.speaker, max(v.published_at, coalesce(v.modified_at, '')), v.id, "
        "coalesce(a.title, a.url), a.url, verdicts.wording, verdicts.problem, exists "
        "(select 1 from readings r where r.article_version_id = v.id and r.run_id = ?), q.cue, "
        "v.dated_by, v.published_at, v.byline "
        "from quotes q join article_versions v on v.id = q.article_version_id "
        "join articles a on a.id = v.article_id "
        "left join verdicts on verdicts.id = q.verdict_id "
        "where q.id in (select value from json_each(?)) order by q.id",
        (run, json.dumps(list(ids))),
    ).fetchall()
    near = _embedded_posts(connection, {row[4] for row in rows})
    speech = transcripts_linked_by(connection, sorted({row[4] for row in rows}))
    context = _load_contexts(connection, {row[4] for row in rows})
    found: list[DueQuotation] = []
    for (
        number,
        text,
        speaker,
        published_at,
        version_id,
        title,
        url,
        wording,
        problem,
        is_read,
        cue,
        dated_by,
        first_published_at,
        byline,
    ) in rows:
        around = context[version_id]
        claim = Claim(
            quote=text,
            speaker=speaker,
            published_at=published_at,
            id=str(number),
            near=frozenset(near[version_id]),
            shown=frozenset(
                key for key, kind in near[version_id].items() if kind not in NAMING_KINDS
            ),
            linked_speech=speech.get(version_id, frozenset()),
            cue=cue,
            surely_dated=dated_by in SURE_DATES,
            first_published_at=first_published_at,
            paragraph=around.paragraph_of(number),
            byline=byline or "",
            parts=around.parts_of(number),
            beside=around.texts_beside(number),
        )
        found.append(
            DueQuotation(
                id=number,
                claim=claim,
                title=title,
                url=url,
                wording=wording,
                problem=problem,
                is_read=bool(is_read),
            )
        )
    return found


def _load_contexts(
    connection: sqlite3.Connection, version_ids: Collection[int]
) -> dict[int, ArticleContext]:
    """Load by version of an article its text with all its quotations."""
    numbers = json.dumps(sorted(version_ids))
    placed: dict[int, list[PlacedQuotation]] = {version_id: [] for version_id in version_ids}
    for version_id, *place in connection.execute(
        "select article_version_id, id, start, end, continues from quotes "
        "where article_version_id in (select value from json_each(?)) "
        "order by article_version_id, start",
        (numbers,),
    ):
        placed[version_id].append(PlacedQuotation(*place))
    texts = connection.execute(
        "select id, text from article_versions where id in (select value from json_each(?))",
        (numbers,),
    )
    return {row[0]: ArticleContext(row[1], placed[row[0]]) for row in texts}


def _embedded_posts(
    connection: sqlite3.Connection, version_ids: Collection[int]
) -> dict[int, dict[str, str]]:
    """Load by version of an article the keys of the posts in it, each with how it appears."""
    found: dict[int, dict[str, str]] = {version_id: {} for version_id in version_ids}
    rows = connection.execute(
        "select embeds.article_version_id, posts.key, embeds.kind from embeds "
        "join posts on posts.id = embeds.post_id "
        "where embeds.article_version_id in (select value from json_each(?)) "
        "order by embeds.article_version_id, embeds.post_id",
        (json.dumps(sorted(version_ids)),),
    )
    for version_id, key, kind in rows:
        found[version_id][key] = kind
    return found


def add_verdict(
    connection: sqlite3.Connection, run: int, quote_id: int, verdict: Verdict, *, at: str
) -> bool:
    """Append a verdict if it says anything new; give whether it did."""
    mark_judged(connection, quote_id)
    row = verdict_columns(verdict)
    known = connection.execute(
        "select verdicts.* from verdicts join quotes on quotes.verdict_id = verdicts.id "
        "where quotes.id = ?",
        (quote_id,),
    ).fetchone()
    if (
        known is not None
        and all(known[column] == row[column] for column in _COMPARED)
        and _knows_speaker(known["speaker_posts"]) >= _knows_speaker(row["speaker_posts"])
    ):
        return False
    columns = {**row, "quote_id": quote_id, "run_id": run, "judged_at": at}
    names, places = ", ".join(columns), ", ".join(f":{column}" for column in columns)
    number = connection.execute(
        f"insert into verdicts({names}) values ({places}) returning id", columns
    ).fetchone()[0]
    connection.execute("update quotes set verdict_id = ? where id = ?", (number, quote_id))
    return True


def outcomes_of_quotations(
    connection: sqlite3.Connection, keys: Collection[str]
) -> dict[str, tuple[str, str | None]]:
    """Load wording and problem of the latest verdicts on quotations, by the quotations' keys."""
    rows = connection.execute(
        "select q.key, d.wording, d.problem from quotes q join verdicts d on d.id = q.verdict_id "
        "where q.key in (select value from json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _knows_speaker(speaker_posts: str | None) -> bool:
    """Tell whether any post of the speaker was held: without, that none is found proves nothing."""
    return bool(speaker_posts and json.loads(speaker_posts)["posts"])


def verdict_columns(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict as the columns that are kept of it, but for its quotation, run and time."""
    best = verdict.findings[0] if verdict.findings else None
    place = best.speech if best else None
    # A span of speech counts in the whole text of the transcript's version.
    offset = place.offset if place else 0
    shown = json_schema.verdict_json(verdict)
    first = shown["matches"][0] if best else None
    return {
        "rules": verdict.rules,
        "wording": verdict.wording,
        "flags": json.dumps(shown["flags"]),
        "attribution": verdict.attribution,
        "timing": verdict.timing,
        "tie": verdict.tie,
        "problem": verdict.problem,
        "reason": verdict.reason,
        "corroborated": None if verdict.corroborated is None else int(verdict.corroborated),
        "post_version_id": best.version_id if best and place is None else None,
        "sighting_id": best.sighting_id if best else None,
        "standing": best.standing if best else None,
        "evidence": best.evidence if best else None,
        "coverage": best.match.coverage if best else None,
        "span_start": best.match.span[0] + offset if best else None,
        "span_end": best.match.span[1] + offset if best else None,
        "transcript_version_id": place.version_id if place else None,
        "spoken_at": place.at if place else None,
        "diff": json.dumps(first["diff"], ensure_ascii=False) if first and first["diff"] else None,
        "matches": len(verdict.findings),
        "searched": json.dumps(shown["searched"]) if verdict.searched else None,
        "speaker_posts": json.dumps(shown["speaker_posts"]) if verdict.speaker_posts else None,
    }
