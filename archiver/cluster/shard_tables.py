"""Go through what was read of a shard page by page, from the files of its tables."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from archiver.cluster.bulk_folder import BulkFolder, Manifest
from archiver.cluster.table_files import iterate_rows
from archiver.cluster.table_schemas import TableName, TableRow


class PageTables:
    """The rows of one page: its capture, its article, its embeds and quotations in their order."""

    def __init__(
        self,
        day: str,
        capture: TableRow,
        article: TableRow,
        embeds: list[TableRow],
        quotations: list[TableRow],
    ) -> None:
        self.day, self.capture, self.article = day, capture, article
        self.embeds, self.quotations = embeds, quotations


def pages_of_part(folder: BulkFolder, manifest: Manifest, articles: Path) -> Iterator[PageTables]:
    """Yield the pages in one file of articles, each with its embeds and quotations."""
    part = articles.parent.name
    tables: tuple[TableName, ...] = ("captures", "embeds", "quotations")
    captures, embeds, quotations = (
        _Rows([path for path in folder.files_of(manifest, table) if path.parent.name == part])
        for table in tables
    )
    for article in iterate_rows(articles):
        number = article["record"]
        yield PageTables(
            part.partition("=")[2],
            captures.of_record(number)[0],
            article,
            embeds.of_record(number),
            quotations.of_record(number),
        )


def pages_of_shard(folder: BulkFolder, read: Manifest) -> Iterator[PageTables]:
    """Yield all pages of a shard by their days."""
    for path in folder.files_of(read, "articles"):
        yield from pages_of_part(folder, read, path)


def judged_pages(
    folder: BulkFolder, read: Manifest, judged: Manifest
) -> Iterator[tuple[PageTables, dict[str, TableRow]]]:
    """Yield all pages of a shard, each with its verdicts so far by the key of the quotation."""
    for path in folder.files_of(read, "articles"):
        part = path.parent.name
        files = [one for one in folder.files_of(judged, "verdicts") if one.parent.name == part]
        verdicts = _Rows(files)
        for page in pages_of_part(folder, read, path):
            rows = verdicts.of_record(page.article["record"])
            yield page, {row["key"]: row for row in rows}


class _Rows:
    """Rows of one table in the order of their pages, asked for page by page."""

    def __init__(self, paths: Sequence[Path]) -> None:
        rows = (row for path in paths for row in iterate_rows(path))
        self._groups = groupby(rows, key=itemgetter("record"))
        self._next: tuple[int, list[TableRow]] | None = None

    def of_record(self, number: int) -> list[TableRow]:
        while self._next is None or self._next[0] < number:
            found = next(self._groups, None)
            if found is None:
                return []
            self._next = (found[0], list(found[1]))
        return self._next[1] if self._next[0] == number else []
