"""Lines of posts that a person already has in, sightings out, and why a line is none.

Only reads: what comes out is kept by whoever asked. One bad line never ends a file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from archiver.identity import nameless_key
from archiver.moments import parse
from archiver.platforms import MEMBERS
from archiver.records import Author, Media, Platform, Post, PostRef, PostVersion, Sighting
from archiver.snowflakes import moment

LONGEST_LINE = 4 * 1024 * 1024
_PLATFORMS = frozenset(get_args(Platform))


class UnusableLine(ValueError):
    """A line that is no post; the message says what is missing or wrong in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: the sightings in it (a post and those it quotes), or an error."""

    number: int
    sightings: tuple[Sighting, ...] = ()
    error: str | None = None


def read(lines: Iterable[bytes], *, seen_at: str) -> Iterator[Line]:
    """Read JSON lines in the shape of SURFACE.md, each on its own. Empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Line(number, tuple(_sightings(_parsed(line), seen_at)))
        except UnusableLine as error:
            yield Line(number, error=str(error))


def _parsed(line: bytes) -> Mapping[str, Any]:
    if len(line) > LONGEST_LINE:
        raise UnusableLine(f"{len(line):,} bytes in one line; a post is one line of JSON")
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnusableLine(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise UnusableLine(f"no JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise UnusableLine("nested too deeply to be a post") from error
    if not isinstance(found, dict):
        raise UnusableLine("a JSON object with platform, id and text is wanted")
    return found


def _sightings(found: Mapping[str, Any], seen_at: str) -> Iterator[Sighting]:
    quoted = found.get("quoted")
    quoted_key: str | None = None
    if isinstance(quoted, str):
        quoted_key = quoted
    elif isinstance(quoted, dict):
        inner = [*_sightings(quoted, seen_at)] if quoted.get("text") else []
        yield from inner
        quoted_key = inner[-1].post.key if inner else _post(quoted, "").key
    text = _text(found)
    version = PostVersion(
        text=text,
        truncated=_flag(found, "truncated"),
        quoted=quoted_key,
        media=tuple(_media(found.get("media") or [])),
    )
    yield Sighting(
        post=_post(found, text),
        outcome="ok",
        evidence="import",
        seen_at=seen_at,
        version=version,
    )


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
    """Platform and id, from their fields or from the post's address."""
    named, number = _string(found, "platform"), found.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        number = str(number)
    if number is not None and (not isinstance(number, str) or not number.strip()):
        raise UnusableLine("'id' is no string")
    url = _string(found, "url")
    if url and (named is None or number is None):
        ref = next((ref for module in MEMBERS if (ref := module.ref(url))), None)
        if ref is not None and named in {None, ref.platform}:
            return ref.platform, number or ref.id
    for platform in get_args(Platform):
        if platform == named:
            return platform, number
    if named is None:
        raise UnusableLine("'platform' is missing, and 'url' is no post's address")
    raise UnusableLine(f"'platform' {named!r} is none of {', '.join(sorted(_PLATFORMS))}")


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
        raise UnusableLine(f"'posted_at' {given!r} is no moment like 2024-07-13T22:45:24Z")
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
