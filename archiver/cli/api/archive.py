"""An archive as a notebook uses it: open it, verify claims, import posts, go through what it holds.

Everything given back is a frozen record that `archiver.to_json` turns into the published JSON.
Every error is an `archiver.errors.ArchiverError` whose message says what to do.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from archiver.archive.connection import connect
from archiver.archive.lock import only_run
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.archive.store.iteration import iterate_posts, iterate_quotations
from archiver.errors import UnusableArchive, UnusableClaim
from archiver.importers.files import refuse_unusable
from archiver.importers.pipeline import ImportResult, import_files
from archiver.models.records import Claim, Verdict, Wording
from archiver.models.stored_posts import StoredVersion
from archiver.verification.verify import verify_claim


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
        """Raises UnusableArchive for a file that is missing or is no archive of this version."""
        self.path = path
        self._connection = connect(path)

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
        self._connection.close()

    def verify(
        self, quote: str, *, speaker: str | None = None, published_at: str | None = None
    ) -> Verdict:
        """Judge one quotation by the posts of this archive; writes nothing.

        `published_at` is a date or a moment, ``2031-05-04`` or ``2031-05-04T10:00:00Z``. Raises
        UnusableClaim for a quotation without words, one that is too long, or a date that is none.
        """
        return verify_claim(
            self._connection, Claim(quote=quote, speaker=speaker, published_at=published_at)
        )

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
        self, files: Iterable[str | PathLike[str]], *, platform: str | None = None
    ) -> ImportResult:
        """Load files of posts in any known format; lines that cannot be used are in the result.

        `platform` is that of posts which do not say theirs. Raises UnusableFile, before anything
        is loaded, for a file of no known format, and BusyArchive while another run is at work.
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
        """
        return iterate_quotations(self._connection, wording=wording, speaker=speaker, site=site)

    def posts(
        self, *, platform: str | None = None, handle: str | None = None
    ) -> Iterator[StoredVersion]:
        """Yield the archived posts, each in its fullest latest wording."""
        return iterate_posts(self._connection, platform=platform, handle=handle)


def open_archive(path: str | PathLike[str]) -> Archive:
    """Open an archive to read it; `archiver.import_posts` makes one."""
    return Archive(Path(path))


def import_posts(
    archive: str | PathLike[str],
    files: Iterable[str | PathLike[str]],
    *,
    platform: str | None = None,
) -> ImportResult:
    """Load files of posts into an archive, which is made where there is none.

    See `Archive.import_posts` for what it takes and raises.
    """
    path, named = Path(archive), [Path(file) for file in files]
    for file in named:
        refuse_unusable(file)
    try:
        with only_run(path, "import"), closing(connect(path, write=True)) as connection:
            return import_files(connection, named, platform=platform)
    except OSError as error:
        raise UnusableArchive(
            f"{path} cannot be used as an archive: {error.strerror or error}"
        ) from error


def _claim(given: str | Claim | Mapping[str, Any]) -> Claim:
    if isinstance(given, Claim):
        return given
    if isinstance(given, str):
        return Claim(quote=given)
    if not isinstance(given, Mapping):
        raise UnusableClaim(f"a {type(given).__name__} is no claim: give a text or an object")
    texts = {name: _text(given, name) for name in ("quote", "speaker", "published_at")}
    if texts["quote"] is None:
        raise UnusableClaim("'quote' is missing")
    name = given.get("id")
    return Claim(
        quote=texts["quote"],
        speaker=texts["speaker"],
        published_at=texts["published_at"],
        id=None if name is None else str(name),
    )


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise UnusableClaim(f"'{name}' is no string")
    return value
