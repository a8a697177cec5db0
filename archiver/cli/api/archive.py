"""An archive as a notebook uses it: open it, verify claims, import posts, go through what it holds.

Everything given back is a frozen record that `archiver.to_json` turns into the published JSON.
Every error is an `archiver.errors.ArchiverError` whose message says what to do.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, get_args

from archiver.archive.connection import connect, error_of_archive
from archiver.archive.lock import short_writer
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.archive.store.iteration import iterate_posts, iterate_quotations
from archiver.cli.api.idle_processes import idle_process
from archiver.errors import UnusableArchive, UnusableClaim, UnusableInput
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.files import ask_of_file, refuse_unusable
from archiver.importers.pipeline import ImportResult, import_files
from archiver.models.records import Wording
from archiver.models.stored_posts import StoredVersion
from archiver.models.verdict_records import Claim, Verdict
from archiver.platforms.registry import find_platform, get_platform
from archiver.verification.claim_json import parse_claim
from archiver.verification.verify import verify_claim

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedClaim:
    """A claim among many that cannot be judged, and why; it stands where its verdict would."""

    id: str | None
    error: str


class Archive:
    """An archive that is open to be read; `close` it, or use it in a `with` statement.

    Only `import_posts` writes. One archive is for one thread.
    """

    def __init__(self, path: Path) -> None:
        """Raise UnusableArchive for a file that is missing or is no archive of this version."""
        self.path = path
        self._opened: sqlite3.Connection | None = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            raise UnusableArchive(f"{self.path} was closed: open it again with open_archive")
        return self._opened

    def _while_open(self, found: Iterator[_Found]) -> Iterator[_Found]:
        """Yield what is found; raises UnusableArchive once the archive is closed."""
        while True:
            _ = self._connection
            try:
                one = next(found)
            except StopIteration:
                return
            yield one

    def verify(
        self, quote: str, *, speaker: str | None = None, published_at: str | None = None
    ) -> Verdict:
        """Judge one quotation by the posts of this archive; writes nothing.

        `published_at` is a date or a moment, ``2031-05-04`` or ``2031-05-04T10:00:00Z``. Raises
        UnusableClaim for a quotation without words, one that is too long or no string, or a date
        that is none.
        """
        claim = _claim({"quote": quote, "speaker": speaker, "published_at": published_at})
        return verify_claim(self._connection, claim)

    def verify_many(
        self, claims: Iterable[str | Claim | Mapping[str, Any]]
    ) -> Iterator[Verdict | RefusedClaim]:
        """Judge many, each when it is asked for, in the order given.

        A claim is a quotation, a Claim, or an object with ``quote`` and, where they are known,
        ``speaker``, ``published_at`` and ``id``. One that cannot be judged ends nothing.
        """
        for given in claims:
            name = None
            try:
                claim = _claim(given)
                name = claim.id
                yield verify_claim(self._connection, claim)
            except UnusableClaim as error:
                if isinstance(given, Mapping) and given.get("id") is not None:
                    name = str(given["id"])
                yield RefusedClaim(id=name, error=str(error))

    def import_posts(
        self,
        files: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        platform: str | None = None,
    ) -> ImportResult:
        """Load files of posts in any known format; lines that cannot be used are in the result.

        `files` is one path or several. `platform` is that of posts which do not say theirs.
        Raises, before anything is loaded, UnusableFile for a file of no known format and
        UnknownPlatform for a platform that nobody registered; BusyArchive while another import
        is at work. A crawl may be.
        """
        return import_posts(self.path, files, platform=platform)

    def quotations(
        self,
        *,
        wording: Wording | None = None,
        speaker: str | None = None,
        site: str | None = None,
    ) -> Iterator[JudgedQuotation]:
        """Yield the quotations of archived articles with their latest verdicts.

        `verdict` of one that was not judged yet is None. The filters are compared as they stand.
        Raises UnusableInput for a wording that is none.
        """
        if wording is not None and wording not in get_args(Wording):
            raise UnusableInput(f"{wording!r} is none of {', '.join(get_args(Wording))}")
        found = iterate_quotations(self._connection, wording=wording, speaker=speaker, site=site)
        return self._while_open(found)

    def posts(
        self, *, platform: str | None = None, handle: str | None = None
    ) -> Iterator[StoredVersion]:
        """Yield the archived posts, each in its fullest latest wording.

        Raises UnknownPlatform for a platform that nobody registered, unless the archive holds
        posts of it: they may be of a plug-in that is no longer installed.
        """
        connection = self._connection
        if platform is not None and find_platform(platform) is None:
            held = iterate_posts(connection, platform=platform)
            if next(held, None) is None:
                _ = get_platform(platform)
        return self._while_open(iterate_posts(connection, platform=platform, handle=handle))


def open_archive(path: str | PathLike[str]) -> Archive:
    """Open an archive to read it; `archiver.import_posts` makes one.

    Raises TypeError for what is no path, and UnusableArchive for a file that is no archive.
    """
    return Archive(_path(path, "an archive"))


def import_posts(
    archive: str | PathLike[str],
    files: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    platform: str | None = None,
) -> ImportResult:
    """Load files of posts, or one file, into an archive, which is made where there is none.

    See `Archive.import_posts` for what it takes and raises.
    """
    path = _path(archive, "an archive")
    if platform is not None:
        _ = get_platform(platform)
    if isinstance(files, str | PathLike) or not isinstance(files, Iterable):
        files = [files]
    paths = [_path(file, "a file of posts") for file in files]
    with idle_process(BoundedProcess) as apart:
        for file in paths:
            ask_of_file(refuse_unusable, file, apart)
        return _import(path, paths, platform, apart)


def _import(
    path: Path, files: list[Path], platform: str | None, apart: BoundedProcess
) -> ImportResult:
    try:
        with short_writer(path, "import"), closing(connect(path, write=True)) as connection:
            return import_files(connection, files, platform=platform, apart=apart)
    except OSError as error:
        raise error_of_archive(path, error) from error


def kind_of_value(value: object) -> str:
    """Name the type of a value with its article, for a sentence.

    >>> kind_of_value(7), kind_of_value("x"), kind_of_value(None)
    ('an int', 'a str', 'None')
    """
    if value is None:
        return "None"
    name = type(value).__name__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def _path(given: object, what: str) -> Path:
    """Give a path; raises TypeError, with what is wanted, for anything else."""
    if isinstance(given, str | PathLike):
        return Path(given)
    raise TypeError(f"{kind_of_value(given)} is not the path of {what}: give a str or a Path")


def _claim(given: str | Claim | Mapping[str, Any]) -> Claim:
    if isinstance(given, str):
        return Claim(quote=given)
    if isinstance(given, Claim):
        return parse_claim(asdict(given))
    if not isinstance(given, Mapping):
        raise UnusableClaim(f"{kind_of_value(given)} is no claim: give a text or an object")
    return parse_claim(given)
