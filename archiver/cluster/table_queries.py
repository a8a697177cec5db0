"""Count over the tables of all shards by DuckDB: verdicts by what is wrong, by publisher and month.

A quotation that stands in several shards, as its page was captured again, counts once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from archiver.archive.store.publisher_names import name_publishers

_THREADS = 2
_MEMORY = "1GB"
_LATEST = """select distinct on (key) key, article_key, version, wording, problem, speaker,
  coalesce(site, '') as called, regexp_extract(article_url, '://([^/]+)', 1) as host,
  coalesce(substr(published_at, 1, 7), '') as month
from read_parquet($files, hive_partitioning = false) order by key, record"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemCell:
    """How many quotations of one publisher in one month were judged, and what is wrong with them.

    `month` is ``2031-05``, '' where no date is known.
    """

    publisher: str
    month: str
    quotations: int
    problems: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which articles are meant: by publisher, what is wrong in them, and when they appeared.

    `since` and `until` are dates, both of them included.
    """

    site: str | None = None
    problem: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not any((self.site, self.problem, self.since, self.until))


def count_rows(files: Sequence[Path]) -> int:
    """Count the rows of some files of one table."""
    found = _ask("select count(*) from read_parquet($files, hive_partitioning = false)", files)
    return int(found[0][0]) if found else 0


def count_wordings(files: Sequence[Path]) -> dict[str, int]:
    """Count quotations by the wording of their verdicts, the commonest first."""
    rows = _ask(f"select wording, count(*) from ({_LATEST}) group by 1 order by 2 desc, 1", files)
    return dict(rows)


def count_problems(files: Sequence[Path]) -> list[ProblemCell]:
    """Count quotations and problems by publisher and month; those with most problems first.

    As in an archive, sites that call themselves by one name are all called by their hosts.
    """
    rows = _ask(
        f"with latest as ({_LATEST}) select called, host, month, problem, count(*) "
        "from latest group by 1, 2, 3, 4",
        files,
    )
    names = name_publishers({(called, host) for called, host, *_ in rows})
    cells: dict[tuple[str, str], Counter[str | None]] = {}
    wrong: Counter[str] = Counter()
    for called, host, month, problem, many in rows:
        publisher = names[called, host]
        cells.setdefault((publisher, month), Counter())[problem] += many
        wrong[publisher] += many if problem else 0
    return [
        ProblemCell(
            publisher=publisher,
            month=month,
            quotations=counts.total(),
            problems={name: many for name, many in sorted(counts.items(), key=str) if name},
        )
        for (publisher, month), counts in sorted(
            cells.items(), key=lambda cell: (-wrong[cell[0][0]], cell[0])
        )
    ]


def select_articles(files: Sequence[Path], selection: Selection) -> set[tuple[str, str]]:
    """List the articles of a selection that have a quotation, by their key and version.

    A site is compared with the publisher's name and with the host of the address.
    """
    rows = _ask(
        "select distinct article_key, version "
        "from read_parquet($files, hive_partitioning = false) "
        "where ($site is null or lower(site) = lower($site) "
        "or lower(regexp_extract(article_url, '://(?:www[.])?([^/]+)', 1)) = lower($site)) "
        "and ($problem is null or problem = $problem) "
        "and ($since is null or substr(published_at, 1, 10) >= $since) "
        "and ($until is null or substr(published_at, 1, 10) <= $until)",
        files,
        site=selection.site,
        problem=selection.problem,
        since=selection.since,
        until=selection.until,
    )
    return {(row[0], row[1]) for row in rows}


def verdicts_of_articles(
    files: Sequence[Path], articles: Iterable[tuple[str, str]]
) -> list[tuple[Any, ...]]:
    """Load verdicts on these articles: the quotation's key, wording, problem, whole verdict."""
    with _connected() as connection:
        if not files:
            return []
        connection.execute("create temp table chosen(article_key text, version text)")
        rows = list(articles)
        for start in range(0, len(rows), 1_000):
            connection.executemany("insert into chosen values (?, ?)", rows[start : start + 1_000])
        found: list[tuple[Any, ...]] = connection.execute(
            "select distinct on (v.key) v.key, v.wording, v.problem, v.verdict "
            "from read_parquet($files, hive_partitioning = false) v "
            "join chosen using (article_key, version) order by v.key, v.record",
            {"files": [str(file) for file in files]},
        ).fetchall()
    return found


def _connected() -> Any:
    connection = duckdb.connect(":memory:")
    # Nothing is looked for on the network, and no more memory is taken than a task may use.
    for name, value in (
        ("autoinstall_known_extensions", "false"),
        ("threads", str(_THREADS)),
        ("memory_limit", f"'{_MEMORY}'"),
        ("preserve_insertion_order", "false"),
    ):
        connection.execute(f"set {name} = {value}")
    return connection


def _ask(query: str, files: Sequence[Path], **given: Any) -> list[tuple[Any, ...]]:
    if not files:
        return []
    with _connected() as connection:
        found: list[tuple[Any, ...]] = connection.execute(
            query, {"files": [str(file) for file in files], **given}
        ).fetchall()
    return found
