"""Implement `archiver forget`: say what will be removed, ask, remove it, or finish a removal."""

import sqlite3
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from archiver.archive.connection import connect
from archiver.archive.store.account_removal import HeldAccount, find_known_account
from archiver.archive.store.erasures import has_unfinished_forget
from archiver.cli.locked import locked_or_shared_archive, shared_archive, wait_option
from archiver.cli.options import database_option, escape_line, escape_terminal, print_json
from archiver.cli.watching import progress_bar
from archiver.crawl.forget import (
    ForgetPlan,
    ForgetResult,
    finish_forget,
    forget_account,
    forget_post,
    plan_forget,
)
from archiver.errors import ArchiveLocked, StillHeld, UnusableInput
from archiver.platforms.account_reading import parse_account

_LONGEST = 300


@click.command("forget")
@click.argument("reference", required=False)
@click.option("--reason", metavar="TEXT", help="Why; kept with the tombstone, so name nobody.")
@click.option("--captures", "pages", is_flag=True, help="Also erase captured pages that show it.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON; needs --yes.")
@wait_option
@database_option
def forget_command(
    reference: str | None,
    *,
    reason: str | None,
    pages: bool,
    yes: bool,
    as_json: bool,
    wait: bool,
    path: Path,
) -> int:
    """Remove a post or an account at somebody's rightful request, leaving a tombstone.

    REFERENCE is the post's address or key, or an account as 'archiver sources add' takes it, of
    which everything is removed and which is never followed again. Of a post, its wordings, its
    words in the index, what articles' embeds froze of it, the differences that verdicts list, its
    author's names if no other post is by them, pictures of articles in which it was read, the
    captured answers about it alone and the lists of its author's posts that show it are gone for
    good, from the files too; no crawl or import brings it back. REFERENCE may be the address or key
    of a transcript, too; with a post go the transcripts of its video. Captured pages that show it
    stay, for they are the newspaper's, unless --captures is given. Without REFERENCE a forgetting
    that was cut short is finished. Copies of the archive elsewhere are not reached. While a crawl
    is at work a post is out of the archive at once, and out of the files when that ends; an account
    has to wait. Exit code 3: this is so, some capture is damaged and could not be erased, or
    another program keeps the archive's log.

    \b
    Examples:
      archiver forget https://x.com/anabrook/status/1864300000000000000 --reason "asked by mail"
      archiver forget x:1864300000000000000 --yes
      archiver forget @ana@social.example --yes
    """
    asking = not yes
    if asking and (as_json or not sys.stdin.isatty()):
        raise UnusableInput("nobody is asked here: say --yes to remove it for good")
    # Opened to read first, so that a mistyped path makes no archive.
    connect(path).close()
    wish = _Wish(reference, reason, pages=pages, asking=asking, shown=not as_json)
    with locked_or_shared_archive(path, "forget", wait=wait) as alone:
        connection = connect(path, write=True)
        try:
            if not alone:
                return _forget_beside_run(connection, path, wish)
            return _forget(connection, path, wish)
        finally:
            connection.close()


def finish_forgetting(connection: sqlite3.Connection, path: Path) -> bool:
    """Finish what was forgotten beside a run, at its end; tell whether something is left.

    Its caller holds the lock of the archive.
    """
    if not has_unfinished_forget(connection):
        return False
    try:
        with shared_archive(path, "forget", is_alone=True):
            finish_forget(connection, path.parent / "captures")
    except (ArchiveLocked, StillHeld) as error:
        click.echo(escape_line(f"not all is forgotten yet: {error}"), err=True)
        return True
    click.echo("finished to forget what was asked for meanwhile", err=True)
    return False


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody wishes to be forgotten; `asking` before it is, `shown` are its progress bars.

    Without a reference it is what was begun before.
    """

    reference: str | None
    reason: str | None
    pages: bool = field(kw_only=True)
    asking: bool = field(kw_only=True)
    shown: bool = field(kw_only=True)


def _forget(connection: sqlite3.Connection, path: Path, wish: _Wish) -> int:
    folder, as_json = path.parent / "captures", not wish.shown
    with progress_bar(shown=wish.shown and not wish.asking) as told:
        cut_short = has_unfinished_forget(connection)
        done = finish_forget(connection, folder, tell=told) if cut_short else ForgetResult()
    if cut_short:
        click.echo("finished what was cut short before", err=True)
    if wish.reference is None:
        return _told(done, as_json=as_json, found=cut_short)
    wanted = plan_forget(connection, wish.reference, pages=wish.pages)
    known = None if wanted else _known_account(connection, wish.reference)
    if wanted is None and known is None and cut_short:
        return _told(done, as_json=as_json, found=True)
    if wanted is None and known is None:
        raise _unknown(wish.reference)
    agreed = not wish.asking or (_agreed(wanted) if wanted else known and _agreed_account(known))
    if not agreed:
        click.echo("nothing was removed", err=True)
        return 0
    with progress_bar(shown=wish.shown) as told:
        if wanted:
            done = forget_post(connection, wanted, folder, reason=wish.reason, tell=told)
        elif known:
            done = forget_account(connection, known, folder, reason=wish.reason, tell=told)
    return _told(done, as_json=as_json, found=True, what="post" if wanted else "account")


def _forget_beside_run(connection: sqlite3.Connection, path: Path, wish: _Wish) -> int:
    """Take a post out of the archive while a run is at work, which finishes it in the end.

    The run may have an account in hand, and files can only be written anew alone.
    """
    wanted = plan_forget(connection, wish.reference, pages=wish.pages) if wish.reference else None
    if wanted is None:
        if wish.reference and _known_account(connection, wish.reference) is None:
            raise _unknown(wish.reference)
        what = "an account is forgotten" if wish.reference else "what was begun is finished"
        raise ArchiveLocked(
            f"a run is at work on this archive: {what} when that is done; --wait waits for it"
        )
    if wish.asking and not _agreed(wanted):
        click.echo("nothing was removed", err=True)
        return 0
    folder = path.parent / "captures"
    done = forget_post(connection, wanted, folder, reason=wish.reason, finish=False)
    if wish.shown:
        click.echo(
            "The post is out of the archive and stays forgotten; what files still hold of it is "
            "erased when the run that is at work ends"
        )
    else:
        print_json({"erased": 0, "judged": 0, "damaged": done.damaged})
    return 3


def _unknown(reference: str) -> UnusableInput:
    return UnusableInput(
        escape_line(
            f"{reference}: no post here has that address or key, and no transcript or account"
        )
    )


def _known_account(connection: sqlite3.Connection, reference: str) -> HeldAccount | None:
    """Find an account that is written as 'sources add' takes it; None where nothing is known."""
    ref = parse_account(reference)
    if ref is None:
        return None
    return find_known_account(connection, ref.platform, account_id=ref.id, handle=ref.handle)


def _agreed_account(known: HeldAccount) -> bool:
    """Say what will be gone of an account, and ask whether it shall."""
    followed = ", and it is followed" if known.follows else ""
    click.echo(escape_line(f"{known.shown_as}: {len(known.posts)} posts{followed}"))
    return click.confirm("Remove all of it for good?")


def _agreed(wanted: ForgetPlan) -> bool:
    """Return what will be gone, for a person, who says whether it shall."""
    post = wanted.post
    if post.id is not None or not wanted.speech:
        click.echo(escape_line(f"{post.keys[0]} by {post.author or 'an unknown author'}"))
    for speech in wanted.speech:
        click.echo(escape_line(f"transcript {speech.key}: {speech.title or 'without a title'}"))
    for _, text, _ in post.versions:
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        click.echo("".join(f"  {line}\n" for line in escape_terminal(shown).splitlines()), nl=False)
    counts = {"wordings": len(post.versions), **wanted.counts, "captures": len(wanted.captures)}
    click.echo("Goes: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    if "quotations" in counts:
        click.echo("The quotations stay, and are judged without it.")
    return click.confirm("Remove it for good?")


def _told(done: ForgetResult, *, as_json: bool, found: bool, what: str = "post") -> int:
    if as_json:
        data = {"erased": done.erased, "judged": done.judged, "damaged": done.damaged}
        print_json(data)
    elif not found:
        click.echo("nothing was cut short: name a post to forget")
    else:
        counts = f"{done.erased} records erased, {done.judged} quotations judged again"
        click.echo(f"The {what} is gone and stays forgotten: {counts}")
        for one in done.damaged:
            click.echo(escape_line(f"not erased: {one}"), err=True)
    return 3 if done.damaged else 0
