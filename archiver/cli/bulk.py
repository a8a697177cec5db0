"""Implement `archiver bulk`: read and judge a web archive's WARC files on a cluster."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from archiver.cli.console import console
from archiver.cli.line_errors import LineErrors
from archiver.cli.locked import locked_archive, wait_option
from archiver.cli.options import database_option, escape_line, print_json
from archiver.cli.watching import progress_bar
from archiver.crawl.options import show_no_progress
from archiver.errors import UnusableInput
from archiver.models.vocabulary import Problem
from archiver.text.dates import is_day

if TYPE_CHECKING:
    from archiver.cluster.bulk_loading import LoadResult
    from archiver.cluster.bulk_work import BulkOptions, BulkReport
    from archiver.cluster.problem_report import ProblemReport

_NEEDED = ("dask", "distributed", "duckdb", "fsspec", "pyarrow")
_MOST_TOLD = 20
_MOST_PUBLISHERS = 40
_PROBLEMS = get_args(Problem)
_F = TypeVar("_F", bound=Callable[..., Any])


@click.group("bulk")
def bulk_command() -> None:
    """Read and judge many WARC files on a cluster, as the night does on one machine."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise UnusableInput(
            f"{', '.join(missing)} is not installed: pip install 'archiver[cluster]'"
        )


def _engine_options(command: _F) -> _F:
    for option in (
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="Of a Dask cluster, tcp://host:8786; by default processes of this machine.",
        ),
        click.option(
            "--workers",
            type=click.IntRange(1, 1024),
            help="Processes of this machine; by default one for each processor.",
        ),
        click.option(
            "--memory",
            type=click.IntRange(256, 1_048_576),
            default=1536,
            show_default=True,
            metavar="MB",
            help="That one task may use.",
        ),
        click.option(
            "--dashboard",
            type=click.IntRange(1, 65_535),
            metavar="PORT",
            help="Of this machine, for Dask's own pages where Bokeh is installed.",
        ),
        click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON."),
    ):
        command = option(command)
    return command


def _options(
    scheduler: str | None, workers: int | None, memory: int, dashboard: int | None
) -> "BulkOptions":
    from archiver.cluster.bulk_work import BulkOptions  # noqa: PLC0415 - takes a second to import
    from archiver.cluster.engine import EngineOptions  # noqa: PLC0415 - the same

    if scheduler is not None and "://" not in scheduler:
        raise UnusableInput(f"{scheduler}: give the scheduler's address, such as tcp://host:8786")
    if scheduler is not None and workers is not None:
        raise UnusableInput("--workers begins processes here: leave it out with --scheduler")
    here = {} if workers is None else {"workers": workers}
    return BulkOptions(
        engine=EngineOptions(scheduler=scheduler, dashboard=dashboard, **here), memory=memory
    )


@bulk_command.command("read")
@click.argument("shards", metavar="SHARD...", nargs=-1, required=True)
@click.option(
    "--out",
    "out",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder of tables; with --scheduler one that all workers see.",
)
@click.option(
    "--prefix",
    metavar="ADDRESS",
    default="https://data.commoncrawl.org/",
    show_default=True,
    help="Before paths in lists that are no addresses.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch shards and lists from this computer and network too, which lists could misuse.",
)
@_engine_options
@database_option
def read_command(
    shards: tuple[str, ...],
    *,
    out: Path,
    prefix: str,
    allow_private: bool,
    as_json: bool,
    path: Path,  # noqa: ARG001 - every command takes -d; no archive is opened here
    **engine: Any,
) -> int:
    """Read WARC and WACZ files into Parquet tables: articles, embeds, quotations, captures.

    A SHARD is a file, a folder, a pattern, an address that fsspec opens (s3://, https://), or a
    list of such as Common Crawl publishes them (warc.paths.gz). A shard that this version read is
    skipped. No archive is opened. Exit code 3: something could not be read; the rest is.

    \b
    Example:
      archiver bulk read 'crawl/*.warc.gz' --out tables/
    """
    from archiver.cluster.bulk_folder import BulkFolder  # noqa: PLC0415 - with pyarrow
    from archiver.cluster.bulk_work import read_shards  # noqa: PLC0415 - the same
    from archiver.cluster.shard_list import list_shards  # noqa: PLC0415 - the same

    options = replace(_options(**engine), allow_private=allow_private)
    found = list_shards(shards, prefix=prefix, allow_private=allow_private)
    with progress_bar(shown=not as_json) as told:
        report = read_shards(BulkFolder(out), found, options, told or show_no_progress)
    return _ended(
        report,
        "{shards:,} shards ({skipped:,} read before): {articles:,} articles, {embeds:,} embeds, "
        "{quotations:,} quotations",
        as_json=as_json,
    )


@bulk_command.command("match")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--posts",
    "posts",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An archive, a file as 'archiver import' reads it, or Parquet; may be given again.",
)
@_engine_options
@database_option
def match_command(
    folder: Path,
    *,
    posts: tuple[Path, ...],
    as_json: bool,
    path: Path,  # noqa: ARG001 - the same
    **engine: Any,
) -> int:
    """Judge the quotations in DIR by posts that are given and those that its pages show.

    Verdicts go to Parquet in DIR, field by field those that a crawl of the same pages gives. What
    was judged by the same posts is skipped. Exit code 3: something could not be judged.

    \b
    Example:
      archiver bulk match tables/ --posts db/archive.db --posts posts.jsonl
    """
    from archiver.cluster.bulk_folder import BulkFolder  # noqa: PLC0415 - with pyarrow
    from archiver.cluster.bulk_work import match_shards  # noqa: PLC0415 - the same
    from archiver.cluster.evidence_archive import refuse_unusable_posts  # noqa: PLC0415 - the same

    options = _options(**engine)
    tables = BulkFolder.of_tables(folder)
    refuse_unusable_posts(posts)
    errors = LineErrors()
    with progress_bar(shown=not as_json) as told:
        report = match_shards(tables, posts, options, told or show_no_progress, errors)
    errors.sum_up()
    return _ended(
        report,
        "{shards:,} shards ({skipped:,} judged before): {quotations:,} quotations, "
        "{judged:,} judged, {problems:,} with a problem",
        as_json=as_json,
    )


@bulk_command.command("load")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--site", metavar="NAME", help="Of this publisher alone, by its name or host.")
@click.option("--problem", type=click.Choice(_PROBLEMS), help="With such a quotation.")
@click.option("--from", "since", metavar="DATE", help="Published on this day or later.")
@click.option("--until", metavar="DATE", help="Published on this day or earlier.")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@wait_option
@database_option
def load_command(
    folder: Path,
    *,
    site: str | None,
    problem: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
    wait: bool,
    path: Path,
) -> int:
    """Bring articles of DIR, all or a selection, into an archive, which the site then serves.

    Captures point back into the WARC files by address, offset and digest; no page is copied. The
    posts that verdicts rest on come with them, and are judged by what the archive then holds. DIR
    may be another's: a shard of it that cannot be read is named, and the others are loaded. Exit
    code 3: there is such a one.

    \b
    Example:
      archiver bulk load tables/ -d db/archive.db --site ledger.example --problem altered
    """
    from archiver.archive.connection import connect  # noqa: PLC0415 - as the next
    from archiver.cluster.bulk_folder import BulkFolder  # noqa: PLC0415 - with pyarrow
    from archiver.cluster.bulk_loading import load_selection  # noqa: PLC0415 - the same
    from archiver.cluster.table_queries import Selection  # noqa: PLC0415 - with duckdb

    tables = BulkFolder.of_tables(folder)
    selection = Selection(
        site=site, problem=problem, since=_date(since, "--from"), until=_date(until, "--until")
    )
    with (
        locked_archive(path, "bulk load", wait=wait),
        progress_bar(shown=not as_json) as told,
    ):
        connection = connect(path, write=True)
        try:
            done = load_selection(
                tables, connection, path.parent / "captures", selection, told or show_no_progress
            )
        finally:
            connection.close()
    if as_json:
        print_json(done.as_json())
    else:
        _print_loaded(done)
    _tell_failures(done.failures)
    return 3 if done.failures else 0


def _print_loaded(done: "LoadResult") -> None:
    click.echo(
        f"{done.articles:,} new articles, {done.posts_new:,} new posts, "
        f"{done.quotations:,} quotations judged on the cluster"
    )
    if done.different:
        click.echo(
            f"{done.different:,} of them stand otherwise here, where other posts are held", err=True
        )
    if done.spoken:
        click.echo(f"{done.spoken:,} rest on transcripts: 'archiver import' loads these", err=True)


@bulk_command.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--plot", type=click.Path(path_type=Path), help="Write a plot by month, as SVG.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
@database_option
def report_command(
    folder: Path,
    *,
    plot: Path | None,
    as_json: bool,
    path: Path,  # noqa: ARG001 - every command takes -d; no archive is opened here
) -> int:
    """Count what is in DIR: verdicts, and problems by publisher and month.

    A quotation whose page was captured more than once counts once.

    \b
    Example:
      archiver bulk report tables/ --plot problems.svg
    """
    from archiver.cluster.bulk_folder import BulkFolder  # noqa: PLC0415 - with pyarrow
    from archiver.cluster.problem_report import make_report, plot_problems  # noqa: PLC0415 - the same

    found = make_report(BulkFolder.of_tables(folder))
    if plot is not None:
        plot.write_text(plot_problems(found), encoding="utf-8")
    if as_json:
        print_json(found.as_json())
    else:
        _print_report(found, folder)
    return 0


def _print_report(found: "ProblemReport", folder: Path) -> None:
    from rich.table import Table  # noqa: PLC0415 - not for JSON

    out = console()
    shards, *rows = (
        f"{count:,} {names.removesuffix('s') if count == 1 else names}"
        for names, count in {"shards": found.shards, **found.rows}.items()
    )
    click.echo(f"{shards}: {', '.join(rows)}")
    if not found.wordings:
        click.echo(escape_line(f"nothing is judged yet: archiver bulk match {folder}"))
        return
    click.echo(", ".join(f"{count:,} {name}" for name, count in found.wordings.items()))
    if not found.problems:
        click.echo("no quotation with a problem")
        return
    table = Table("publisher", "quotations", *_PROBLEMS, "months")
    for name, quotations, problems in found.by_publisher()[:_MOST_PUBLISHERS]:
        if problems:
            months = sorted(
                cell.month
                for cell in found.cells
                if cell.publisher == name and cell.problems and cell.month
            )
            span = f"{months[0]} to {months[-1]}" if len(set(months)) > 1 else "".join(months[:1])
            counts = (f"{problems[item]:,}" if problems[item] else "" for item in _PROBLEMS)
            table.add_row(escape_line(name), f"{quotations:,}", *counts, span)
    out.print(table)


def _date(given: str | None, option: str) -> str | None:
    if given is None or is_day(given):
        return given
    raise UnusableInput(f"{option} {given}: a date is wanted, such as 2031-05-04")


def _ended(report: "BulkReport", sentence: str, *, as_json: bool) -> int:
    if as_json:
        print_json(report.as_json())
    else:
        names = ("articles", "embeds", "quotations", "judged", "problems")
        counts = dict.fromkeys(names, 0) | report.counts
        click.echo(sentence.format(shards=report.shards, skipped=report.skipped, **counts))
    _tell_failures(report.failures)
    return 3 if report.failures else 0


def _tell_failures(failures: Sequence[tuple[str, str]]) -> None:
    for name, reason in failures[:_MOST_TOLD]:
        click.echo(escape_line(f"{name}: {reason}"), err=True)
    if len(failures) > _MOST_TOLD:
        click.echo(f"{len(failures) - _MOST_TOLD:,} more could not be read", err=True)
