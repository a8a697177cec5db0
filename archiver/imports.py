"""Lines of posts that a person already has in, sightings out, and why a line is none.

Only reads: what comes out is kept by whoever asked. One bad line never ends a file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, BinaryIO, NoReturn, get_args

from archiver.identity import nameless_key
from archiver.moments import parse
from archiver.platforms import MEMBERS
from archiver.records import Author, Media, Platform, Post, PostRef, PostVersion, Sighting
from archiver.snowflakes import moment

LONGEST_LINE = 4 * 1024 * 1024
_DEEPEST = 8
"""Posts quoting posts; no platform shows more than one inside another."""
_PLATFORMS = frozenset(get_args(Platform))


class UnusableLine(ValueError):
    """A line that is no post; the message says what is missing or wrong in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: the sightings in it (a post and those it quotes), or an error."""

    number: int
    sightings: tuple[Sighting, ...] = ()
    error: str | None = None


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, none longer than one byte past the limit, whatever it holds."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)
            if not line:
                return


def read(given: Iterable[bytes], *, seen_at: str) -> Iterator[Line]:
    """Read JSON lines in the shape of SURFACE.md, each on its own. Empty lines are passed over."""
    for number, line in enumerate(given, start=1):
        if not line.strip():
            continue
        try:
            yield Line(number, tuple(_sightings(_parsed(line), seen_at)))
        except UnusableLine as error:
            yield Line(number, error=str(error))


def json_of(line: bytes) -> Any:
    r"""The JSON value of one line, with only text that UTF-8 can hold; raises UnusableLine.

    >>> json_of(b'"a \\\\ud83d b"') == "a \ufffd b"
    True
    """
    if len(line) > LONGEST_LINE:
        raise UnusableLine(f"longer than {LONGEST_LINE:,} bytes; one object a line is wanted")
    try:
        text = line.decode("utf-8-sig")
        found = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise UnusableLine(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise UnusableLine(f"no JSON: {error.msg} at character {error.pos + 1}") from error
    except UnusableLine:
        raise
    except ValueError as error:
        # Python reads no number of more than 4,300 digits.
        raise UnusableLine("a number in it is too long") from error
    except RecursionError as error:
        raise UnusableLine("nested too deeply") from error
    # Only an escape can name half of a pair of surrogates.
    return _mended(found) if "\\ud" in text.lower() else found


def mended(text: str) -> str:
    """Text that UTF-8 can hold: half of a pair of surrogates is no character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mended(found: Any) -> Any:
    if isinstance(found, str):
        return mended(found)
    if isinstance(found, list):
        return [_mended(item) for item in found]
    if isinstance(found, dict):
        return {mended(name): _mended(value) for name, value in found.items()}
    return found


def _refuse(name: str) -> NoReturn:
    raise UnusableLine(f"no JSON: {name} is no value of it")


def _finite(number: str) -> float:
    found = float(number)
    if not isfinite(found):
        raise UnusableLine("a number in it is too large")
    return found


def _parsed(line: bytes) -> Mapping[str, Any]:
    found = json_of(line)
    if not isinstance(found, dict):
        raise UnusableLine("a JSON object with platform, id and text is wanted")
    return found


def _sightings(found: Mapping[str, Any], seen_at: str, depth: int = 0) -> Iterator[Sighting]:
    """The post of an object, after those that it quotes."""
    if depth > _DEEPEST:
        raise UnusableLine(f"more than {_DEEPEST} posts, each quoting the next")
    text = _text(found)
    post = _post(found, text)
    quoted, quoted_key = found.get("quoted"), None
    if isinstance(quoted, dict):
        if quoted.get("text"):
            yield from _sightings(quoted, seen_at, depth + 1)
        quoted_key = _post(quoted, quoted.get("text") or "").key
    elif quoted is not None:
        quoted_key = _reference(quoted)
    version = PostVersion(
        text=text,
        truncated=_flag(found, "truncated"),
        quoted=quoted_key,
        media=tuple(_media(found.get("media") or [])),
    )
    yield Sighting(post=post, outcome="ok", evidence="import", seen_at=seen_at, version=version)


def _reference(quoted: Any) -> str:
    """The key of a post named by its key or its address."""
    if isinstance(quoted, str):
        platform, _, number = quoted.partition(":")
        if platform in _PLATFORMS and number:
            return quoted
        ref = _ref(quoted)
        if ref is not None:
            return ref.key
    raise UnusableLine(f"'quoted' {_short(quoted)} is neither a post nor a post's key or address")


def _ref(url: str) -> PostRef | None:
    return next((ref for module in MEMBERS if (ref := module.ref(url))), None)


def _short(value: Any) -> str:
    """A value of the line as a message may show it."""
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:79] + "…"


def _post(found: Mapping[str, Any], text: str) -> Post:
    platform, number = _identity(found)
    author = found.get("author") or {}
    if isinstance(author, str):
        author = {"handle": author}
    if not isinstance(author, dict):
        raise UnusableLine("'author' is neither an object with handle and name nor a handle")
    who = Author(
        handle=(_string(author, "handle") or "").lstrip("@") or None, name=_string(author, "name")
    )
    posted_at = _posted_at(found) or (moment(platform, number) if number else None)
    if number is not None:
        key = PostRef(platform=platform, id=number).key
    elif text and (who.handle or who.name):
        key = nameless_key(platform, who, posted_at, text)
    else:
        raise UnusableLine("without an 'id' a post needs its author and its text")
    return Post(
        key=key,
        platform=platform,
        id=number,
        url=_string(found, "url"),
        author=who,
        posted_at=posted_at,
    )


def _identity(found: Mapping[str, Any]) -> tuple[Platform, str | None]:
    """Platform and id, from their fields, from the post's key or from its address."""
    named, number = _string(found, "platform"), _id(found)
    url = _string(found, "url")
    if url and (named is None or number is None):
        ref = _ref(url)
        if ref is not None and named in {None, ref.platform}:
            return ref.platform, number or ref.id
    for platform in get_args(Platform):
        if platform == named:
            return platform, number
    if named is None:
        raise UnusableLine("'platform' is missing, and 'url' is no post's address")
    raise UnusableLine(f"'platform' {_short(named)} is none of {', '.join(sorted(_PLATFORMS))}")


def _id(found: Mapping[str, Any]) -> str | None:
    number = found.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    if number is None:
        return None
    if not isinstance(number, str) or not number.strip():
        raise UnusableLine("'id' is no string")
    return number.strip()


def _text(found: Mapping[str, Any]) -> str:
    text = found.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnusableLine("'text' is missing")
    return text


def _posted_at(found: Mapping[str, Any]) -> str | None:
    given = found.get("posted_at")
    if given is None:
        return None
    moment = parse(given) if isinstance(given, str) else None
    if moment is None:
        raise UnusableLine(f"'posted_at' {_short(given)} is no moment like 2024-07-13T22:45:24Z")
    return moment


def _media(found: Any) -> Iterator[Media]:
    if not isinstance(found, list):
        raise UnusableLine("'media' is no list")
    for item in found:
        if isinstance(item, dict):
            yield Media(type=_string(item, "type") or "unknown", alt=_string(item, "alt"))


def _string(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnusableLine(f"'{name}' is no string")
    return value


def _flag(found: Mapping[str, Any], name: str) -> bool:
    value = found.get(name, False)
    if not isinstance(value, bool):
        raise UnusableLine(f"'{name}' is neither true nor false")
    return value
