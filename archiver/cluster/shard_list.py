"""What a person names as shards in, each WARC or WACZ file with a name of its own out.

A shard is a file, a pattern (``*.warc.gz``), an address that fsspec opens (``s3://…``,
``https://…``), or a list of such as Common Crawl publishes them (``warc.paths.gz``).
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import fsspec

from archiver.errors import FetchError, UnreadableSource
from archiver.fetch.downloads import download_file
from archiver.models.records import content_digest
from archiver.provenance.warc_streams import CAPTURE_FILES

_SHARDS = CAPTURE_FILES
_LISTS = (".paths", ".paths.gz", ".txt", ".txt.gz")
_MOST_LISTED = 2_000_000
"""Shards of one list; all of Common Crawl's news of ten years are under a million."""
_MOST_BYTES = 256 << 20
"""Of a list, packed and unpacked alike."""
_LISTED_SCHEMES = frozenset({"http", "https", "s3", "gs", "gcs", "az", "abfs", "abfss"})
"""What a line of a list may lead to. Of other addresses that fsspec opens, some are files of this
machine, shells of other ones, or archives within them."""
_MOST_HELD = 16 << 20
"""Bytes of a packed list that are held in memory."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NAME = re.compile(r"[^\w.-]+", re.ASCII)
COMMON_CRAWL = "https://data.commoncrawl.org/"
"""Where the paths in Common Crawl's lists lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One WARC or WACZ file: its path or address, and the name of what is read from it."""

    name: str
    address: str


def list_shards(
    given: Iterable[str], *, prefix: str = COMMON_CRAWL, allow_private: bool = False
) -> list[Shard]:
    """List the shards that are named, each once, by their addresses.

    `prefix` stands before the paths of a list that are no addresses and no files beside the list.
    A list itself may lie on the web, with `allow_private` on a host of one's own network.
    Raises UnreadableSource for what names none.
    """
    found = {address for one in given for address in _addresses(one, prefix, allow_private)}
    if not found:
        raise UnreadableSource(f"no shard is named: give {', '.join(_SHARDS)} files, or lists")
    return [Shard(name=_shard_name(address), address=address) for address in sorted(found)]


def _shard_name(address: str) -> str:
    """Give a name that no other address has, and that a person knows it by."""
    last = address.rstrip("/").rpartition("/")[2]
    plain = next((last[: -len(end)] for end in _SHARDS if last.lower().endswith(end)), last)
    return f"{_NAME.sub('-', plain)[:80]}-{content_digest(address)[:8]}"


def _addresses(one: str, prefix: str, allow_private: bool) -> Iterator[str]:
    lowered = one.lower()
    if lowered.endswith(_LISTS):
        yield from _listed(one, _list_text(one, allow_private=allow_private), prefix)
    elif _ADDRESS.match(one):
        yield from _remote(one)
    elif has_magic(one) and not Path(one).exists():
        found = glob(one, recursive=True)  # noqa: PTH207 - of any folder, not of one
        paths = [path for path in found if path.lower().endswith(_SHARDS)]
        if not paths:
            raise UnreadableSource(f"{one}: no {', '.join(_SHARDS)} file is there")
        yield from (str(Path(path).resolve()) for path in paths)
    else:
        yield from _local(Path(one))


def _local(path: Path) -> Iterator[str]:
    if path.is_dir():
        inside = [one for one in path.rglob("*") if one.name.lower().endswith(_SHARDS)]
        if not inside:
            raise UnreadableSource(f"{path}: no {', '.join(_SHARDS)} file in it")
        yield from (str(one.resolve()) for one in inside)
    elif path.is_file():
        yield str(path.resolve())
    else:
        raise UnreadableSource(f"{path}: there is no such file or folder")


def _remote(address: str) -> Iterator[str]:
    if not has_magic(address.partition("://")[2].partition("?")[0]):
        yield address
        return
    try:
        system, _, paths = fsspec.get_fs_token_paths(address)
    except Exception as error:  # each file system of fsspec's raises its own
        raise UnreadableSource(f"{address}: {explain_failure(error)}") from error
    if not paths:
        raise UnreadableSource(f"{address}: nothing is there")
    yield from (system.unstrip_protocol(path) for path in paths)


def _list_text(one: str, *, allow_private: bool) -> str:
    """Read a list, unpacked; raises UnreadableSource."""
    try:
        with SpooledTemporaryFile(_MOST_HELD) as packed:
            if one.lower().startswith(("http://", "https://")):
                target = cast("BinaryIO", packed)
                download_file(one, target, allow_private=allow_private, most_bytes=_MOST_BYTES)
            else:
                with fsspec.open(one, "rb") as stream:
                    packed.write(stream.read(_MOST_BYTES + 1))
            packed.seek(0)
            is_packed = packed.read(2) == b"\x1f\x8b"
            packed.seek(0)
            plain = gzip.GzipFile(fileobj=packed, mode="rb") if is_packed else packed
            data = plain.read(_MOST_BYTES + 1)
    except FetchError as error:
        raise UnreadableSource(f"{one}: {error.reason}") from error
    except Exception as error:  # what no gzip is, and what each file system of fsspec's raises
        raise UnreadableSource(f"{one}: {explain_failure(error)}") from error
    if len(data) > _MOST_BYTES:
        raise UnreadableSource(f"{one}: a list of more than {_MOST_BYTES >> 20} MB: part it")
    return data.decode("utf-8", "replace")


def _listed(one: str, text: str, prefix: str) -> Iterator[str]:
    """Yield what a list names, a path or an address a line; whoever wrote it may be anybody."""
    lines = text.splitlines()
    named = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not named or len(named) > _MOST_LISTED:
        raise UnreadableSource(f"{one}: a list has a path or an address a line, and this has none")
    beside = None if _ADDRESS.match(one) else Path(one).resolve().parent
    for line in named:
        if _ADDRESS.match(line):
            if line.partition("://")[0].lower() not in _LISTED_SCHEMES or "::" in line:
                raise UnreadableSource(
                    f"{one}: {line[:200]}: of a list only http, https and stores such as s3 are "
                    "opened; name others by themselves"
                )
            yield line
        elif beside is not None and _is_file(beside / line):
            path = (beside / line).resolve()
            if not path.is_relative_to(beside) or not path.name.lower().endswith(_SHARDS):
                raise UnreadableSource(
                    f"{one}: {line[:200]}: no {', '.join(_SHARDS)} file in the folder of the list; "
                    "name what lies elsewhere by itself"
                )
            yield str(path)
        else:
            yield f"{prefix.rstrip('/')}/{line.lstrip('/')}"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def explain_failure(error: BaseException) -> str:
    """Say in a sentence why an address cannot be opened, whatever library says so."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, ImportError):
        return f"a library that opens such addresses is missing ({error})"
    text = " ".join(str(getattr(error, "strerror", None) or error).split())
    return text[:300] or type(error).__name__
