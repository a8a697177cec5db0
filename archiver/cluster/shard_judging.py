"""Judge the quotations of one shard by the archive of evidence, and write their verdicts.

A quotation is made a claim of its article as the crawl makes it, and judged by the crawl's own
function over the same rows.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from archiver.archive.connection import connect
from archiver.archive.index.quotation_overlay import archive_marks
from archiver.archive.pages.posts import find_post_key
from archiver.archive.store.links import linked_transcripts
from archiver.archive.store.verdicts import verdict_columns
from archiver.cluster.bulk_folder import BulkFolder, Manifest
from archiver.cluster.regrowth import quotations_to_judge
from archiver.cluster.shard_tables import PageTables, judged_pages
from archiver.cluster.table_files import ShardTables
from archiver.cluster.table_schemas import TableRow
from archiver.crawl.events import log_mistake
from archiver.crawl.fatal_errors import is_fatal
from archiver.errors import UnusableClaim
from archiver.models.json_schema import verdict_json
from archiver.models.quote_context import ArticleContext, PlacedQuotation
from archiver.models.verdict_records import Claim, Verdict
from archiver.models.vocabulary import NAMING_KINDS, SURE_DATES
from archiver.verification.verify import verify_claim

_IDS = ("post_version_id", "sighting_id", "transcript_version_id")
"""Columns that are rows of one archive, and nothing elsewhere; keys stand in their place."""


def judge_shard(
    folder: BulkFolder,
    name: str,
    archive: Path,
    facts: Manifest,
    still_wanted: Callable[[], None],
    *,
    grown_from: Collection[str] = (),
) -> dict[str, Any]:
    """Judge the quotations of a shard; give the manifest of its verdicts, which is written last.

    `grown_from` are the digests of the evidence that the present one has grown from: verdicts by
    those stay where the night would leave them.
    """
    read = folder.shard_manifest(name) or {"files": {}}
    known = folder.verdict_manifest(name)
    counts = {"quotations": 0, "judged": 0, "problems": 0, "unusable": 0, "failed": 0}
    failures: list[dict[str, str]] = []
    due, before = None, known if known and _has_grown(known, facts, grown_from) else {"files": {}}
    if before["files"]:
        # What asks which are due is laid over the archive, and so has a connection of its own.
        with closing(connect(archive)) as connection:
            due = quotations_to_judge(connection, folder, read, before)
    with (
        closing(connect(archive)) as connection,
        ShardTables(folder.path, name) as tables,
    ):
        marks = archive_marks(connection)
        for page, verdicts in judged_pages(folder, read, before):
            for quotation, claim in claims_of_page(connection, page):
                still_wanted()
                counts["quotations"] += 1
                row = verdicts.get(quotation["key"])
                if row is None or due is None or quotation["key"] in due:
                    verdict = _judge(connection, claim, quotation, counts, failures)
                    row = None if verdict is None else _verdict_row(page, quotation, verdict)
                if row is not None:
                    counts["judged"] += 1
                    counts["problems"] += row["problem"] is not None
                    tables.add("verdicts", page.day, row)
        files = tables.finish()
    found = {**facts, "marks": marks, "counts": counts, "failures": failures, "files": files}
    folder.finish_verdicts(name, found, known)
    return found


def _has_grown(known: Manifest, facts: Manifest, grown_from: Collection[str]) -> bool:
    """Tell whether verdicts differ from those asked for by what the evidence has grown alone."""
    same = {**facts, "evidence": known.get("evidence")}
    return known.get("evidence") in grown_from and all(
        known.get(field) == value for field, value in same.items()
    )


def claims_of_page(
    connection: sqlite3.Connection, page: PageTables
) -> Iterator[tuple[TableRow, Claim]]:
    """Yield the quotations of a page as claims, without names and terms.

    As `archive.store.verdicts.load_claims` makes them of an archive's rows.
    """
    article = page.article
    context = ArticleContext(
        article["text"],
        [
            PlacedQuotation(number, item["start"], item["end"], continues=item["continues"])
            for number, item in enumerate(page.quotations)
        ],
    )
    kinds: dict[str, str] = {}
    for embed in page.embeds:
        known = find_post_key(connection, embed["post_key"])
        if known is not None:
            kinds.setdefault(known[1], embed["kind"])
    linked = linked_transcripts(connection, article["links"] or ())
    published_at = article["published_at"]
    if published_at is not None:
        published_at = max(published_at, article["modified_at"] or "")
    for number, item in enumerate(page.quotations):
        if item["kind"] == "quotation":
            yield (
                item,
                Claim(
                    quote=item["text"],
                    speaker=item["speaker"],
                    published_at=published_at,
                    id=item["key"],
                    near=frozenset(kinds),
                    linked_speech=linked,
                    shown=frozenset(key for key, kind in kinds.items() if kind not in NAMING_KINDS),
                    cue=item["cue"],
                    surely_dated=article["dated_by"] in SURE_DATES,
                    first_published_at=article["published_at"],
                    paragraph=context.paragraph_of(number),
                    byline=article["byline"] or "",
                    parts=context.parts_of(number),
                    beside=context.texts_beside(number),
                ),
            )


def _judge(
    connection: sqlite3.Connection,
    claim: Claim,
    quotation: TableRow,
    counts: dict[str, int],
    failures: list[dict[str, str]],
) -> Verdict | None:
    try:
        return verify_claim(connection, claim)
    except UnusableClaim:
        counts["unusable"] += 1
    except MemoryError:
        raise
    except Exception as error:
        if is_fatal(error):
            raise
        log_mistake(quotation["key"], error)
        counts["failed"] += 1
        reason = f"judging it failed ({type(error).__name__}), which is our mistake"
        failures.append({"quotation": quotation["key"], "reason": reason})
    return None


def _verdict_row(page: PageTables, quotation: TableRow, verdict: Verdict) -> TableRow:
    article = page.article
    columns = {name: value for name, value in verdict_columns(verdict).items() if name not in _IDS}
    if columns["corroborated"] is not None:
        columns["corroborated"] = bool(columns["corroborated"])
    best = verdict.findings[0] if verdict.findings else None
    spoken = best.speech if best else None
    names = ("key", "record", "article_key", "version")
    return {
        **{name: quotation[name] for name in names},
        "article_url": article["url"],
        "site": article["site"],
        "published_at": article["published_at"],
        "quote": quotation["text"],
        "speaker": quotation["speaker"],
        **columns,
        "post_key": best.post.key if best and spoken is None else None,
        "post_text": best.version.text if best and spoken is None else None,
        "transcript": spoken.transcript.id if spoken else None,
        "verdict": json.dumps(verdict_json(verdict), ensure_ascii=False),
    }
