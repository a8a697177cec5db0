"""Implement `archiver alias`: join names and accounts of one person or body, list or part them."""

import sqlite3
from pathlib import Path

import click

from archiver.archive.connection import connect, transaction
from archiver.archive.lock import only_run
from archiver.archive.store import aliases, verdicts
from archiver.cli.options import database_option, escape_line, print_json
from archiver.cli.watching import progress_bar
from archiver.crawl.rejudge_run import rejudge_all
from archiver.errors import ArchiveLocked, UnusableInput


@click.group("alias")
def alias_command() -> None:
    """Say whose accounts a name in print means.

    \b
    Examples:
      archiver alias add "the harbour office" x:marrowbyharbour @harbour@social.example
      archiver alias list
      archiver alias remove "the harbour office"
    """


@alias_command.command("add")
@click.argument("name")
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT...")
@database_option
def alias_add_command(name: str, accounts: tuple[str, ...], *, path: Path) -> None:
    """Join NAME, as articles print it, with accounts.

    An ACCOUNT is platform:handle, @handle for any platform, or the address of a profile or
    post. Quotations credited to the name are then credited to those accounts, and those that
    this may concern are judged again.

    \b
    Example:
      archiver alias add "Ana Brook" x:anabrook https://social.example/@ana
    """
    keys = _accounts(name, accounts)
    connection = connect(path, write=True)
    try:
        with transaction(connection):
            added = sum(aliases.add_alias(connection, name, key) for key in keys)
            names = aliases.last_names(connection, name, keys) if added else set()
            due = verdicts.queue_quotations_of_speakers(connection, names)
        for key in keys:
            if not aliases.is_known(connection, key):
                note = (
                    f"{key}: no post of this account is archived yet; the name stands all the same"
                )
                click.echo(escape_line(note), err=True)
        _judge(connection, path, due)
    finally:
        connection.close()
    click.echo(escape_line(f"{name}: {added} accounts joined, {len(keys) - added} were before"))


@alias_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the names and accounts as JSON.")
@database_option
def alias_list_command(*, as_json: bool, path: Path) -> None:
    """Show all names with their accounts.

    \b
    Example:
      archiver alias list --json
    """
    connection = connect(path)
    try:
        found = aliases.all_aliases(connection)
    finally:
        connection.close()
    if as_json:
        print_json([{"name": alias.name, "account": alias.account} for alias in found])
        return
    for alias in found:
        click.echo(escape_line(f"{alias.name}\t{alias.account}"))
    if not found:
        click.echo("no names are joined: 'archiver alias add' joins them", err=True)


@alias_command.command("remove")
@click.argument("name")
@click.argument("account", required=False)
@database_option
def alias_remove_command(name: str, account: str | None, *, path: Path) -> None:
    """Part NAME from one ACCOUNT, or from all of them.

    \b
    Example:
      archiver alias remove "Ana Brook" x:anabrook
    """
    (key,) = _accounts(name, (account,)) if account else (None,)
    # Opened to read first, so that a mistyped path makes no archive.
    connect(path).close()
    connection = connect(path, write=True)
    try:
        with transaction(connection):
            accounts = [key] if key else aliases.accounts_of(connection, name)
            removed = aliases.remove_alias(connection, name, key)
            names = aliases.last_names(connection, name, accounts) if removed else set()
            due = verdicts.queue_quotations_of_speakers(connection, names)
        _judge(connection, path, due)
    finally:
        connection.close()
    if not removed:
        raise UnusableInput(
            escape_line(f"{name}: not joined with {account or 'any account'}; see alias list")
        )
    click.echo(escape_line(f"{name}: parted from {removed} accounts"))


def _judge(connection: sqlite3.Connection, path: Path, due: int) -> None:
    """Judge quotations again, now if no run is at work on the archive, else in the next one.

    Those too that are due because the same command was cut short.
    """
    due = due or len(verdicts.quotations_due(connection))
    if not due:
        return
    try:
        with only_run(path, "alias"), progress_bar(shown=True) as told:
            report = rejudge_all(connection, "alias", told or (lambda *_: None))
    except ArchiveLocked:
        click.echo(f"{due} quotations will be judged again by the next run", err=True)
        return
    changed = report.verdicts_changed
    click.echo(f"{report.quotes_judged} quotations judged again, {changed} otherwise", err=True)


def _accounts(name: str, given: tuple[str, ...]) -> list[str]:
    aliases.words_of(name)
    return list(dict.fromkeys(map(aliases.account_of, given)))
