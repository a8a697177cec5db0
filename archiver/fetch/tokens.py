"""Read the owner's tokens from a file that nobody else can read, or from the environment.

A token leaves here only as a header for the host it is for; it is in no record, log or text.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx

from archiver.errors import UnusableTokens
from archiver.platforms.registry import find_platform

_ENVIRONMENT = "ARCHIVER_TOKEN_"
"""``ARCHIVER_TOKEN_X`` is the token named ``x``."""

_SHORTEST = 8
"""Characters: a shorter token would be found in innocent pages, and none is that short."""


class Tokens:
    """Tokens by name and host; shows nothing of itself."""

    __slots__ = ("_by_name",)

    def __init__(self, by_name: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Take a mapping of names to hosts and their tokens: ``{"x": {"api.x.com": "…"}}``."""
        self._by_name = {
            name.lower(): {host.lower(): token for host, token in hosts.items()}
            for name, hosts in (by_name or {}).items()
        }

    def __repr__(self) -> str:
        return f"Tokens({', '.join(sorted(self._by_name)) or 'none'})"

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._by_name

    @property
    def names(self) -> frozenset[str]:
        """The names of all tokens there are, in lower case."""
        return frozenset(self._by_name)

    def hosts(self, name: str) -> tuple[str, ...]:
        """Give the hosts that a token of that name is for."""
        return tuple(self._by_name.get(name.lower(), ()))

    def header(
        self, name: str | None, url: httpx.URL, *, plain_http: bool = False
    ) -> dict[str, str]:
        """Give the header for an address, empty where no token of that name is for its host.

        Without `plain_http` a token goes through TLS alone.
        """
        if name is None or not (url.scheme == "https" or plain_http):
            return {}
        token = self._by_name.get(name.lower(), {}).get(url.host.lower())
        return {"Authorization": f"Bearer {token}"} if token else {}

    def _every(self) -> Iterator[str]:
        for hosts in self._by_name.values():
            yield from hosts.values()

    def are_in(self, data: bytes) -> bool:
        """Tell whether any of the tokens stands in these bytes."""
        return any(token.encode() in data for token in self._every())

    def redacted(self, text: str) -> str:
        """Blank every token in a text."""
        for token in self._every():
            text = text.replace(token, "[token]")
        return text


def read_tokens(path: Path | None, environment: Mapping[str, str] | None = None) -> Tokens:
    """Read the tokens of a file, where there is one, and of the environment, which go first.

    The file is JSON: ``{"x": "…", "mastodon": {"social.example": "…"}}``, a token alone where
    the platform of that name tells the hosts it is for. Raises UnusableTokens with a sentence,
    also where others than its owner may read the file.
    """
    found: dict[str, dict[str, str]] = {}
    for name, given in _of_file(path).items():
        found[name.lower()] = _hosts(name, given, str(path))
    for variable, value in (os.environ if environment is None else environment).items():
        if variable.startswith(_ENVIRONMENT) and value:
            name = variable.removeprefix(_ENVIRONMENT).lower()
            found[name] = _hosts(name, value, variable)
    return Tokens(found)


def _of_file(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        # What is not opened to wait: a pipe has no tokens.
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnusableTokens(f"{path} cannot be read: {error.strerror}") from error
    about = os.fstat(number)
    if not stat.S_ISREG(about.st_mode):
        os.close(number)
        raise UnusableTokens(f"{path} is no file")
    with os.fdopen(number, "rb") as stream:
        if stat.S_IMODE(about.st_mode) & 0o077:
            raise UnusableTokens(f"{path} can be read by others: run chmod 600 {path}")
        try:
            held = json.loads(stream.read())
        except (ValueError, RecursionError):
            # Its own error would show what stands in the file.
            raise UnusableTokens(f"{path} is not JSON as the manual shows it") from None
    if not isinstance(held, dict):
        raise UnusableTokens(f'{path} has to be like {{"x": "the token"}}')
    return held


def _hosts(name: str, given: object, where: str) -> dict[str, str]:
    if isinstance(given, str):
        platform = find_platform(name.lower())
        if platform is None or not platform.token_hosts:
            raise UnusableTokens(
                f"{where}: the token {name!r} needs the host it is for, in auth.json as "
                f'{{"{name}": {{"social.example": "the token"}}}}'
            )
        given = dict.fromkeys(platform.token_hosts, given)
    if not isinstance(given, dict):
        raise UnusableTokens(f"{where}: {name!r} has to be a token, or hosts with their tokens")
    hosts = {}
    for host, token in given.items():
        if not (isinstance(token, str) and token.isascii() and token.isprintable()):
            raise UnusableTokens(f"{where}: the token {name!r} is no text that a header can carry")
        if len(token.strip()) < _SHORTEST:
            raise UnusableTokens(f"{where}: the token {name!r} is too short to be one")
        hosts[str(host)] = token.strip()
    return hosts
