"""Implement `archiver find`: look for the post that a quotation does not link."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.text import Text

from archiver.archive.connection import connect
from archiver.cli.console import console
from archiver.cli.locked import locked_archive, wait_option
from archiver.cli.options import database_option, escape_line, network_option, print_json
from archiver.cli.run_settings import finding_options, network_settings
from archiver.cli.watching import progress_bar
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.options import CrawlOptions, NetworkSettings
from archiver.crawl.report import RunReport
from archiver.crawl.run import find
from archiver.crawl.search_windows import choose_days
from archiver.errors import UnusableInput
from archiver.messages.searches import SEARCH_STATES, search_sentence
from archiver.models import json_schema
from archiver.models.search_records import SearchOutcome
from archiver.models.verdict_records import Claim, Verdict
from archiver.platforms.registry import platform_label
from archiver.text.dates import current_time
from archiver.text.foreign_json import mend_surrogates
from archiver.verification.evidence import prepare_claim
from archiver.verification.speaker_accounts import list_speaker_accounts
from archiver.verification.verify import verify_claim

_STYLES = {"found": "bold green", "lead": "yellow", "not_among": "bold", "refused": "red"}


@click.command("find")
@click.argument("quote", required=False)
@click.option("--speaker", help="Who is said to have posted it: a name of an alias, or @handle.")
@click.option("--published-at", metavar="DATE", help="When it was quoted; by default now.")
@click.option(
    "--days",
    type=click.IntRange(1, 60),
    help="Look through so many days before that, by default 7.",
)
@click.option(
    "--requests", type=click.IntRange(min=1), help="Ask at most so often; the rest stays due."
)
@click.option("--again", is_flag=True, help="Also where the same was looked for before.")
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as JSON.")
@wait_option
@network_option
@database_option
def find_command(
    quote: str | None,
    *,
    speaker: str | None,
    published_at: str | None,
    days: int | None,
    requests: int | None,
    again: bool,
    as_json: bool,
    wait: bool,
    allow_private: bool,
    contact: str | None,
    path: Path,
) -> int:
    """Look for the post of a quotation among those that its speaker's accounts posted.

    Without a QUOTE: for every archived quotation that says it was posted and that no post is tied
    to. A speaker's accounts are those of 'archiver alias', and those that your files or two
    publishers show. Exit code 0: it was found. 1: it was not. 3: not all could be seen yet.

    \b
    Example:
      archiver find "The ferry will run on Sunday" --speaker "Ana Brook" --published-at 2031-05-04
    """
    options = _options(path, days=days, requests=requests, again=again)
    claim = _claim(quote, speaker, published_at, options.days)
    web = network_settings(path, allow_private=allow_private, contact=contact)
    finding = replace(options, claim=claim)
    report, verdict = _search(path, web, finding, shown=not as_json, wait=wait)
    return _ended(report, verdict, as_json=as_json)


def _claim(
    quote: str | None, speaker: str | None, published_at: str | None, days: int
) -> Claim | None:
    """Make a claim of what was given, None for all that is due; what cannot be is told at once."""
    if quote is None:
        if speaker or published_at:
            raise UnusableInput("--speaker and --published-at go with one QUOTE: name it")
        return None
    claim = Claim(
        quote=mend_surrogates(quote),
        speaker=mend_surrogates(speaker) if speaker else None,
        published_at=published_at,
        cue="post",
    )
    prepare_claim(claim)
    choose_days(claim.published_at, current_time(), days)
    return claim


def _search(
    path: Path, web: NetworkSettings, finding: FindingOptions, *, shown: bool, wait: bool
) -> tuple[RunReport, Verdict | None]:
    """Look for one quotation's post, or all that are due; with the verdict on the one."""
    claim = finding.claim
    if not path.exists():
        connect(path)  # which says what makes one
    with locked_archive(path, "find", wait=wait):
        connection = connect(path, write=True)
        try:
            if claim is not None and not list_speaker_accounts(connection, claim.speaker or ""):
                raise UnusableInput(escape_line(_no_accounts(claim.speaker)))
            with progress_bar(shown=shown) as told:
                options = CrawlOptions(
                    warc_folder=path.parent / "captures", web=web, progress=told, finding=finding
                )
                report = find(connection, options)
            return report, verify_claim(connection, claim) if claim is not None else None
        finally:
            connection.close()


def _options(path: Path, *, days: int | None, requests: int | None, again: bool) -> FindingOptions:
    given = finding_options(path)
    return replace(
        given,
        days=given.days if days is None else days,
        requests=given.requests if requests is None else requests,
        anew=again,
    )


def _no_accounts(speaker: str | None) -> str:
    if not speaker:
        return "say with --speaker who is said to have posted it"
    return (
        f"no account is known to be that of {speaker}: a display name alone, which anybody may "
        f"take, is not enough. Say whose it is: archiver alias add {speaker!r} x:HANDLE"
    )


def _ended(report: RunReport, verdict: Verdict | None, *, as_json: bool) -> int:
    """Print what came of the searches, and give the exit code."""
    found = report.searches
    if as_json:
        shown = {"verdict": json_schema.verdict_json(verdict)} if verdict else {}
        searches = [search.as_json() for search in found]
        print_json({"searches": searches, **shown, "requests": report.hosts})
    else:
        _print(found, verdict)
    if verdict is not None and any(search.state == "found" for search in found):
        return 0
    if report.failed_count or any(search.state == "open" for search in found):
        return 3
    return 0 if verdict is None else 1


def _print(found: Sequence[SearchOutcome], verdict: Verdict | None) -> None:
    out = console()
    for outcome in found:
        message = search_sentence(outcome, platform_label(outcome.platform))
        out.print(Text(escape_line(message), style=_STYLES.get(outcome.state, "yellow")))
        if outcome.next_due_at:
            out.print(Text(f"  It goes on after {outcome.next_due_at}.", style="dim"))
    if not found:
        out.print("Nothing is due: no quotation that says it was posted has an account to search.")
    if verdict is None and found:
        counts = {
            state: sum(outcome.state == state for outcome in found) for state in SEARCH_STATES
        }
        message = ", ".join(f"{n} {SEARCH_STATES[state]}" for state, n in counts.items() if n)
        out.print(f"{len(found)} searches: {message}")
    if verdict is not None and verdict.findings:
        from archiver.cli.verdict_report import print_verdict  # noqa: PLC0415 - only if shown

        out.print()
        print_verdict(verdict)
