"""Print for a person what a run did: what is wrong first, then counts, then what failed."""

import shlex
from collections import Counter
from pathlib import Path

from rich.table import Table
from rich.text import Text

from archiver.cli.console import console
from archiver.cli.options import DEFAULT, escape_line
from archiver.crawl.report import RunReport
from archiver.messages import verdict_labels, verdicts
from archiver.messages.pictures import picture_problem_sentence
from archiver.messages.searches import SEARCH_STATES
from archiver.models.verdict_records import Verdict
from archiver.text.paths import displayed_path

_ROWS = 100
_PROBLEMS = 20
_NAMED = 30
"""Failures that are named one by one; more are told host by host."""
_PRIVATE = "which is never asked"


def print_report(report: RunReport, path: Path) -> None:
    """Print what a run did, for a person."""
    out = console()
    if report.new_problems:
        _print_problems(report)
    if report.judged:
        out.print(_table(report))
    articles = report.sources
    read = (
        f"{articles['new']} new, {articles['changed']} changed, {articles['unchanged']} unchanged"
    )
    out.print(f"Articles: {read}, {articles['failed']} failed")
    if not (articles.total() or report.looks or report.failed_count):
        out.print("Nothing was due: 'archiver status' says what is next, and what fails.")
    out.print(f"Posts: {report.posts_new} new   Wordings of posts: {report.versions_new} new")
    if report.followed:
        out.print(_people_line(report))
    if report.looks:
        came = ", ".join(f"{count} {name}" for name, count in report.looks.most_common())
        out.print(f"Asked for: {report.looks.total()} posts ({came})")
    for name, keys in (("Edited", report.changed), ("Gone", report.gone)):
        if keys:
            out.print(Text(escape_line(f"{name}: {_listed(keys)}"), style="yellow"))
    wordings = ", ".join(f"{count} {name}" for name, count in report.wordings.most_common())
    judged = f"{report.quotes_judged} judged" + (f" ({wordings})" if wordings else "")
    out.print(f"Quotations: {report.quotes_new} new, {judged}")
    if report.pictures:
        _print_pictures(report)
    if report.searches:
        states = Counter(search.state for search in report.searches)
        message = ", ".join(f"{count} {SEARCH_STATES[state]}" for state, count in states.items())
        out.print(f"Posts looked for: {len(report.searches)} searches ({message})")
    if report.problems:
        wrong = ", ".join(f"{count} {name}" for name, count in report.problems.most_common())
        out.print(f"Something is wrong with: {wrong}")
    _print_failures(report)
    option = "" if path == DEFAULT else f" -d {shlex.quote(displayed_path(path))}"
    out.print()
    out.print(
        Text(f'Browse it: archiver serve{option}   Look one up: archiver verify{option} "..."')
    )


def _print_problems(report: RunReport) -> None:
    """Print what this run found wrong for the first time, kind by kind."""
    out = console()
    for problem, count in report.problems_new.items():
        name = verdict_labels.NEW_PROBLEMS[problem]
        out.print(Text(f"{name}: {count:,}", style="bold red"))
    for one in report.new_problems[:_PROBLEMS]:
        by = f" ({one['speaker']})" if one["speaker"] else ""
        what = verdict_labels.PROBLEMS[one["problem"]]
        out.print(Text(escape_line(f"  {what}: “{_short(one['quote'])}”{by}")))
        out.print(Text(escape_line(f"    in {one['article_url']}"), style="dim"))
        words = _short(one["words"] or "")
        out.print(
            Text(escape_line(f"    {one['post_url'] or one['post_key']}: {words}"), style="dim")
        )
    more = report.problems_new.total() - _PROBLEMS
    if more > 0:
        out.print(f"  and {more:,} more: see --json, or the site")
    out.print()


def _print_pictures(report: RunReport) -> None:
    """Print what pictures of posts came to, and where one shows other than was posted."""
    out, counts = console(), report.pictures
    read = f"{counts['captured']} captured, {counts['read']} read, {counts['posts']} show a post"
    odd = f", {counts['unreadable']} cannot be read" if counts["unreadable"] else ""
    left = f", {counts['left']:,} left for the next run" if counts["left"] else ""
    out.print(f"Pictures: {read}{odd}{left}")
    for problem in report.picture_problems[:_PROBLEMS]:
        out.print(
            Text(escape_line(f"  {picture_problem_sentence(problem['problem'])}"), style="yellow")
        )
        out.print(Text(escape_line(f"    {problem['picture_url']}"), style="dim"))
        out.print(Text(escape_line(f"    in {problem['article_url']}"), style="dim"))


def _print_failures(report: RunReport) -> None:
    """Print what failed: one by one while that can be read, else host by host."""
    out = console()
    if report.failed_count <= _NAMED:
        lines = [f"{one['source']}: {one['reason']}" for one in report.failures]
    else:
        lines = [
            f"{item['host']}: {count:,} times, {reason}"
            for item in report.hosts_that_failed()
            for reason, count in item["reasons"].items()
        ]
    for line in lines[:_ROWS]:
        out.print(Text(escape_line(f"Failed: {line}"), style="red"))
    if any(_PRIVATE in failure["reason"] for failure in report.failures):
        out.print("If that is a host of your own network, --allow-private lets it be asked.")
    if len(lines) > _ROWS:
        out.print(f"and {len(lines) - _ROWS:,} more: see --json, or the site")


def _people_line(report: RunReport) -> str:
    """Say what the accounts that are followed showed."""
    messages = [
        f"{report.followed['accounts']} accounts read",
        f"{report.followed['new']} posts new, {report.followed['edited']} edited",
    ]
    messages += [f"{count} {word}" for word, count in _odd_accounts(report) if count]
    return f"People: {', '.join(messages)}"


def _odd_accounts(report: RunReport) -> list[tuple[str, int]]:
    return [
        ("named by web archives", report.followed["listed"]),
        ("missing from their lists", report.followed["missing"]),
        ("old ones dropped", report.followed["dropped"]),
        ("accounts that could not be read", report.followed["failed"]),
        ("accounts that ended", report.followed["ended"]),
    ]


def _listed(keys: list[str], most: int = 10) -> str:
    shown_of = ", ".join(keys[:most])
    return shown_of if len(keys) <= most else f"{shown_of} and {len(keys) - most} more"


def _table(report: RunReport) -> Table:
    """Return the quotations with their verdicts, those that need a second look first."""
    judged = report.judged
    rest = report.noted - _ROWS
    table = Table(
        box=None,
        pad_edge=False,
        caption=f"and {rest:,} more, less urgent than these: see the site" if rest > 0 else None,
        header_style="bold",
    )
    table.add_column("Verdict", no_wrap=True)
    table.add_column("Quotation", ratio=5)
    table.add_column("Speaker", ratio=2)
    table.add_column("Post", ratio=4)
    for _, verdict in judged[:_ROWS]:
        table.add_row(*_row(verdict))
    return table


def _row(verdict: Verdict) -> tuple[Text, Text, Text, Text]:
    sign, _ = verdicts.verdict_headline(verdict)
    style = {"good": "green", "bad": "red"}.get(verdicts.verdict_tone(verdict), "yellow")
    best = verdict.findings[0] if verdict.findings else None
    notes: list[str] = [*verdict.flags]
    if verdict.attribution in {"mismatch", "unresolved"} and best:
        notes.append(verdict.attribution)
    if verdict.timing == "impossible":
        notes.append("impossible")
    shown_as = Text(f"{sign} {verdict.wording}", style=style)
    for note in notes:
        shown_as.append(f"\n  {note}", style="default")
    post = ""
    if best:
        by = verdicts.author_name(best.post.author)
        post = f"{by}: {best.version.text[slice(*best.match.span)]}"
    return (
        shown_as,
        Text(_short(verdict.claim.quote)),
        Text(_short(verdict.claim.speaker or "–")),
        Text(_short(post)),
    )


def _short(text: str, length: int = 90) -> str:
    line = escape_line(" ".join(text.split()))
    return line if len(line) <= length else line[: length - 1] + "…"
