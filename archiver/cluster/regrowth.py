"""Say which quotations of a shard are to be judged again, now that the evidence has grown.

By the night's own rule (`verification.reverification`): its questions are asked of this shard's
quotations, which are laid over the archive of evidence for that. All others keep their verdicts.
"""

import sqlite3
from collections.abc import Iterator

from archiver.archive.index.quotation_overlay import (
    OverlaidPage,
    OverlaidQuotation,
    archive_marks,
    is_without_quotations,
    overlay_quotations,
)
from archiver.archive.pages.posts import find_post_key
from archiver.archive.store.lookup import load_versions_of_posts
from archiver.cluster.bulk_folder import BulkFolder, Manifest
from archiver.cluster.shard_tables import PageTables, judged_pages
from archiver.cluster.table_schemas import TableRow
from archiver.verification.reverification.changes import changes_between
from archiver.verification.reverification.find import affected_quotations
from archiver.verification.reverification.index import terms_of_quotation


def quotations_to_judge(
    connection: sqlite3.Connection, folder: BulkFolder, read: Manifest, known: Manifest
) -> set[str] | None:
    """List the keys of quotations to judge again; None for all of them.

    `known` is the manifest of the verdicts so far, by evidence from which the present has grown.
    The connection is not to be used for anything else that asks for quotations.
    """
    marks, now = known["marks"], archive_marks(connection)
    if marks["transcripts"] != now["transcripts"] or not is_without_quotations(connection):
        return None
    changes = changes_between(connection, marks, now)
    keys: list[str] = []
    found: set[str] = set()
    overlay_quotations(connection, _pages(connection, folder, read, known, keys, found))
    affected = affected_quotations(connection, changes)
    if affected is None:
        return None
    return found | {keys[number - 1] for number in affected if number <= len(keys)}


def _pages(
    connection: sqlite3.Connection,
    folder: BulkFolder,
    read: Manifest,
    known: Manifest,
    keys: list[str],
    found: set[str],
) -> Iterator[OverlaidPage]:
    """Yield pages whose quotations were judged; note keys by number, and what is surely due."""
    for number, (page, verdicts) in enumerate(judged_pages(folder, read, known), start=1):
        overlaid = OverlaidPage(number=number, posts=_posts(connection, page))
        for quotation in page.quotations:
            verdict = verdicts.get(quotation["key"])
            if quotation["kind"] != "quotation" or verdict is None:
                continue
            version = _version(connection, verdict)
            if verdict["post_key"] is not None and version is None:
                found.add(quotation["key"])
                continue
            keys.append(quotation["key"])
            overlaid.quotations.append(_overlaid(len(keys), number, quotation, verdict, version))
        yield overlaid


def _posts(connection: sqlite3.Connection, page: PageTables) -> list[int]:
    known = (find_post_key(connection, embed["post_key"]) for embed in page.embeds)
    return sorted({one[0] for one in known if one is not None})


def _version(connection: sqlite3.Connection, verdict: TableRow) -> int | None:
    """Find the wording that a verdict rests on, which has the row that it had."""
    if verdict["post_key"] is None:
        return None
    held = load_versions_of_posts(connection, {verdict["post_key"]})
    same = (version.version_id for version in held if version.version.text == verdict["post_text"])
    return next(same, None)


def _overlaid(
    number: int, page: int, quotation: TableRow, verdict: TableRow, version: int | None
) -> OverlaidQuotation:
    text, speaker = quotation["text"], quotation["speaker"]
    return OverlaidQuotation(
        id=number,
        page=page,
        text=text,
        speaker=speaker,
        terms=terms_of_quotation(text, speaker),
        version_id=version,
        standing=verdict["standing"],
        evidence=verdict["evidence"],
        corroborated=verdict["corroborated"],
    )
