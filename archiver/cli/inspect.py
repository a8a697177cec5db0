"""`archiver inspect`: shows what is read from pages, and writes nothing."""

import click
from rich.markup import escape

from archiver import reading, shapes
from archiver.cli.options import Unusable, console, print_json
from archiver.crawl import UnusableSource, captures, files
from archiver.reading import Reading, UnreadablePage
from archiver.warc import UnreadableWarc


@click.command("inspect")
@click.argument("sources", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page.")
def inspect_command(sources: tuple[str, ...], *, as_json: bool) -> int:
    """Show what is read from pages: article, embeds, quotations. Writes nothing.

    \b
    Example:
      archiver inspect --json article.html
    """
    try:
        paths = files(sources)
    except UnusableSource as error:
        raise Unusable(str(error)) from error
    failed = False
    for path in paths:
        try:
            for capture in captures(path):
                read = reading.read(capture)
                if as_json:
                    print_json(
                        shapes.article(
                            read.article, read.embeds, read.quotes, source=capture.source
                        )
                    )
                else:
                    _print(read, capture.source)
        except (UnreadablePage, UnreadableWarc, OSError) as error:
            failed = True
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            reason = reason.removeprefix(f"{path}: ")
            if as_json:
                print_json({"source": str(path), "error": reason})
            click.echo(f"{path}: {reason}", err=True)
    return 3 if failed else 0


def _print(read: Reading, source: str) -> None:
    out = console()
    article = read.article
    out.print(f"[bold]{escape(article.title or source)}[/]")
    facts = (article.site, article.byline, article.published_at, article.language, article.url)
    out.print(escape(" · ".join(fact for fact in facts if fact)))
    words = len(article.text.split())
    out.print(f"{words} words, {len(read.embeds)} embeds, {len(read.quotes)} quotations")
    for embed in read.embeds:
        who = f"{embed.name or ''} @{embed.handle}" if embed.handle else embed.name or "?"
        label = f"{embed.platform}:{embed.id or '(no id)'}"
        out.print(f"  [cyan]{embed.kind}[/] {label} {escape(who.strip())} {embed.posted_at or ''}")
        if embed.text:
            out.print(f"    {escape(embed.text)}")
    for quote in read.quotes:
        who = escape(quote.speaker or "nobody named")
        out.print(f"  “{escape(quote.text)}” [dim]— {who}, {quote.cue}[/]")
    out.print()
