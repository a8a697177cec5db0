"""A page as a notebook reads it: a file or bytes in, article, embeds and quotations out.

Nothing is fetched and nothing is kept. What others wrote is read beside the caller, in a process
that is bounded in time and memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from archiver.cli.api.idle_processes import idle_process
from archiver.crawl.bounded_reader import BoundedReader
from archiver.errors import UnreadablePage
from archiver.extraction.pipeline import PageReading
from archiver.models.records import Article, Capture, Embed, Quote
from archiver.text.dates import current_time
from archiver.text.paths import displayed_path


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedPage:
    """All that one page says; spans of `quotes` count in ``article.text``.

    `source` is what was named: a path, an address, or '' for bytes without one. `notes` say in a
    sentence each what of a page out of all measure was not read.
    """

    source: str
    article: Article
    embeds: tuple[Embed, ...] = ()
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()


def read_page(page: str | PathLike[str] | bytes, *, url: str = "") -> InspectedPage:
    """Read one page: the path of an ``.html``, ``.mhtml`` or ``.txt`` file, or the bytes of a page.

    `url` is the address that bytes stand for; relative links count from there. Raises
    UnreadablePage for what is no page, and for a WARC file with more than one: `read_pages`.
    """
    if isinstance(page, bytes):
        capture = Capture(url=url, source=url, fetched_at=current_time(), body=page)
        with idle_process(BoundedReader) as reader:
            return _inspected(capture, reader.read(capture))
    named = displayed_path(Path(page))
    found = read_pages(page)
    first = next(found, None)
    if first is None:
        raise UnreadablePage(f"{named}: there is no page in it")
    if next(found, None) is not None:
        raise UnreadablePage(f"{named}: more than one page: go through archiver.read_pages")
    return first


def read_pages(file: str | PathLike[str]) -> Iterator[InspectedPage]:
    """Read the pages of a file, of which only a WARC (also ``.warc.zst``) or a WACZ has several."""
    path = Path(file)
    try:
        with idle_process(BoundedReader) as reader:
            for capture, read in reader.read_file(path):
                if isinstance(read, UnreadablePage):
                    raise read
                yield _inspected(capture, read)
    except UnreadablePage as error:
        named = displayed_path(path)
        raise UnreadablePage(f"{named}: {str(error).removeprefix(f'{named}: ')}") from error


def _inspected(capture: Capture, read: PageReading) -> InspectedPage:
    return InspectedPage(
        source=capture.source,
        article=read.article,
        embeds=read.embeds,
        quotes=read.quotes,
        notes=read.notes,
    )
