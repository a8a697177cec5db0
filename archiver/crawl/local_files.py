"""Read the files that a person names as captures of pages.

Whatever is wrong with a file ends as UnreadablePage, in a sentence for the run's report:
no file may end a run, and none is waited for.
"""

import gzip
import os
import stat
import traceback
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from archiver.crawl.spoken import is_spoken_file
from archiver.errors import UnreadablePage, UnreadableSource, UnreadableWarc
from archiver.extraction import pipeline
from archiver.extraction.pipeline import PageReading
from archiver.html.mhtml import is_mhtml, read_mhtml
from archiver.html.page import MAX_PAGE_BYTES
from archiver.html.saved_pages import find_saved_origin
from archiver.html.webarchive import is_webarchive, read_webarchive
from archiver.models.records import Capture
from archiver.provenance.warc import read_warc
from archiver.provenance.warc_streams import CAPTURE_FILES
from archiver.text.dates import current_time
from archiver.text.paths import displayed_path
from archiver.text.urls import canonical_url
from archiver.verification.cited_speakers import with_cited_speakers

_PAGES = (
    *(".html", ".htm", ".xhtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz"),
    *(".mhtml", ".mht", ".webarchive"),
)
_BEGINNINGS_OF_WARCS = (b"WARC/1.", b"WARC/0.")
_MAX_SAVED_BYTES = 128 * 1024 * 1024
"""Bytes of an MHTML file in which its page is sought: pictures come behind it."""
_MOST_OTHERS = 500_000
"""Files in a folder that are no pages, after which nobody means it: a whole disk has millions."""
_NARROWER = "name the folder in it that holds the pages"
_TYPES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html"}
_MARKUP = frozenset({"", "text/html", "application/xhtml+xml"})
_GZIP = b"\x1f\x8b"


def is_address(source: str) -> bool:
    """Tell whether what a person names is to be fetched, not opened."""
    return source.lower().startswith(("http://", "https://"))


def files_at(url: str) -> list[Path]:
    """List the files of a source that is kept as a ``file:`` address; raises UnreadableSource."""
    return files([unquote(urlsplit(url).path)])


def files(sources: Iterable[str]) -> list[Path]:
    """List the files that sources name, folders opened; raises UnreadableSource.

    A folder inside that cannot be opened stands in the list itself, to be reported.
    """
    found: list[Path] = []
    for source in sources:
        path = Path(source)
        try:
            kind = path.stat().st_mode
        except (OSError, ValueError) as error:
            raise UnreadableSource(f"{displayed_path(path)}: {_reason(error)}") from error
        if stat.S_ISDIR(kind):
            inside = sorted(_inside(path))
            if not inside:
                raise UnreadableSource(
                    f"{displayed_path(path)}: no {', '.join(_PAGES[:4])} or .warc file in it"
                )
            found += inside
        elif stat.S_ISREG(kind):
            found.append(path)
        else:
            raise UnreadableSource(f"{displayed_path(path)}: neither a file nor a folder")
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> Iterator[Path]:
    """Find pages, WARC files and spoken words anywhere in a folder; go through each folder once."""
    if folder.resolve() == Path(folder.resolve().anchor):
        raise UnreadableSource(f"{displayed_path(folder)}: the whole disk; {_NARROWER}")
    seen: set[tuple[int, int]] = set()
    closed: list[Path] = []
    others = 0

    def unopened(error: OSError) -> None:
        closed.append(Path(os.fsdecode(error.filename)))

    for top, folders, names in os.walk(folder, followlinks=True, onerror=unopened):
        here = Path(top).stat()
        if (here.st_dev, here.st_ino) in seen:
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        read = [path for name in names if _is_read(path := Path(top, name))]
        others += len(names) - len(read)
        if others > _MOST_OTHERS:
            raise UnreadableSource(
                f"{displayed_path(folder)}: more than {_MOST_OTHERS:,} files in it are no pages; "
                f"{_NARROWER}"
            )
        yield from read
    yield from closed


def _is_read(path: Path) -> bool:
    return _is_page(path.name) or is_spoken_file(path)


def _is_page(name: str) -> bool:
    return name.lower().endswith(_PAGES + CAPTURE_FILES) and not name.startswith(".")


def local_captures(path: Path) -> Iterator[Capture]:
    """Give the captures that a file holds: one for a page, those of its pages for a WARC.

    Raises UnreadablePage where it cannot be read, or not to its end.
    """
    try:
        _refuse_other_than_file(path)
        if path.name.lower().endswith(CAPTURE_FILES) or _begins_as_warc(path):
            now = current_time()
            yield from (
                # Nobody captured a page later than now, whatever a record says.
                replace(
                    capture, source=displayed_path(path), fetched_at=min(capture.fetched_at, now)
                )
                for capture in read_warc(path)
                if _holds(capture)
            )
        else:
            yield _of_file(path)
    except UnreadableWarc as error:
        raise UnreadablePage(str(error)) from error
    except OSError as error:
        raise UnreadablePage(_reason(error)) from error


def read_capture(capture: Capture) -> PageReading:
    """Read a page, in whatever process; raises UnreadablePage for all that goes wrong in it.

    A mistake of ours that a page brings to light must not end the run either. Its traceback goes
    along as a note, for a process that only reads has no log to write it to.
    """
    try:
        reading = pipeline.extract_page(capture)
        text = reading.article.text
        return replace(reading, quotes=with_cited_speakers(text, reading.embeds, reading.quotes))
    except UnreadablePage as error:
        raise UnreadablePage(str(error).removeprefix(f"{capture.source}: ")) from error
    except MemoryError:
        raise  # of the page's making, where a process may only use so much
    except Exception as error:
        wrong = UnreadablePage(f"reading it failed ({type(error).__name__}), which is our mistake")
        wrong.add_note("".join(traceback.format_exception(error)))
        raise wrong from error


def _refuse_other_than_file(path: Path) -> None:
    """Refuse pipes and the like: opening one would wait for whoever writes to it."""
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise UnreadablePage("the folder cannot be opened")
    if not stat.S_ISREG(kind):
        raise UnreadablePage("neither a file nor a folder")


def _holds(capture: Capture) -> bool:
    """Tell whether a WARC's capture may be a page: not an image, an error or a redirect."""
    kind = capture.content_type.partition(";")[0].strip().lower()
    if capture.url.lower().startswith("urn:"):
        return False  # what crawlers note of pages: their words, pictures of them
    if capture.status is None:
        return kind in _MARKUP or kind in {"text/plain", "application/octet-stream"}
    return capture.status == 200 and kind in _MARKUP


def _begins_as_warc(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(7)
    if head.startswith(_GZIP):
        try:
            with gzip.open(path) as stream:
                head = stream.read(7)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            return False  # which reading it as a page says
    return head.startswith(_BEGINNINGS_OF_WARCS)


def _of_file(path: Path) -> Capture:
    """Read a page's file as a capture; of one that is too large only the beginning.

    It stands for the address that it was saved from, as it was at that time, where it says so.
    """
    with path.open("rb") as stream:
        body = stream.read(MAX_PAGE_BYTES + 1)
        if is_mhtml(body) or is_webarchive(body):
            body += stream.read(_MAX_SAVED_BYTES - len(body))
    if body.startswith(_GZIP):
        body = _inflated(path)
    kind = _TYPES.get(Path(path.name.lower().removesuffix(".gz")).suffix)
    url, saved_at = None, None
    if is_mhtml(body):
        page = read_mhtml(body)
        if page is None:
            raise UnreadablePage("there is no page in this MHTML file")
        body, kind, url, saved_at = page.body, page.content_type, page.url, page.saved_at
    elif is_webarchive(body):
        held = read_webarchive(body)
        if held is None:
            raise UnreadablePage("there is no page in this web archive of Safari's")
        body, kind, url = held.body, held.content_type, held.url
    origin = find_saved_origin(body, saved_from=url)
    if origin is not None:
        url, saved_at = origin.url, origin.saved_at or saved_at
    now = current_time()
    return Capture(
        url=canonical_url(url) if url else path.resolve().as_uri(),
        source=displayed_path(path),
        # Nobody saved a page before there was a web, or will have.
        fetched_at=saved_at if saved_at and "1991" <= saved_at <= now else now,
        body=body,
        headers=(("Content-Type", kind),) if kind else (),
    )


def _inflated(path: Path) -> bytes:
    """Unpack a gzipped file: the page is what it holds, not the way it was stored."""
    try:
        with gzip.open(path) as stream:
            return stream.read(MAX_PAGE_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnreadablePage(f"the gzip data is broken ({error})") from error


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return getattr(error, "strerror", None) or str(error)
