"""Read the addresses that mail gateways and redirects put in place of a link, encoded each its way.

An address comes in, and the one that it stands for goes out; nothing is asked of the network.
Proofpoint's three forms are those of its documented decoder ("URL Defense", versions 1 to 3).
"""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote

_PROOFPOINT = re.compile(
    r"https?://urldefense(?:\.proofpoint)?\.(?:com|us)/(?P<version>v[123])/(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
# "__https:/*news.example/a__;Lw!!key$": a star stands for a letter behind the semicolon, two with
# a letter behind them for as many as that letter counts.
_THIRD = re.compile(r"_{0,2}(?P<url>https?:.+?)(?:__;(?P<letters>[\w-]*)!.*|__.{0,4})?", re.DOTALL)
_STARS = re.compile(r"\*(\*.)?")
_COUNTS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# A whole address as a part of the path, as Cisco's gateway and Amazon's mail service have it:
# "a1.r.eu.awstrack.me/L0/https:%2F%2Fnews.example%2Fa/1/key"; not "pilot.example/L0/harbour"
_IN_PATH = re.compile(
    r"https?://(?:secure-web\.cisco\.com/[\w-]{1,2000}|[\w.-]{1,200}/C?L0)/"
    r"(?P<url>https?(?::|%3A)%2F%2F[^/?#\s]+)(?:[/?#].*)?",
    re.IGNORECASE,
)
_LONGEST = 8_000  # characters of an address
_FEWEST = 2  # letters that two stars stand for at least
_SECOND = str.maketrans("-_", "%/")
_STANDARD = str.maketrans("-_", "+/")
# Base64, of either alphabet, of what begins with "http".
_PACKED = re.compile(r"aHR0c[\w+/-]{12,4000}={0,2}")


def guarded_address(url: str) -> str | None:
    """Give the address that a mail gateway's one stands for, or None for another's.

    >>> guarded_address("https://urldefense.com/v3/__https://news.example/a__;!!key$")
    'https://news.example/a'
    >>> guarded_address(
    ...     "https://urldefense.proofpoint.com/v2/url?u=https-3A__news.example_a-5Fb&d=c"
    ... )
    'https://news.example/a_b'
    """
    if len(url) > _LONGEST:
        return None
    if part := _IN_PATH.fullmatch(url):
        return unquote(part["url"])
    found = _PROOFPOINT.fullmatch(url)
    if found is None:
        return None
    if found["version"].lower() == "v3":
        return _third(found["rest"])
    given = parse_qs(found["rest"].partition("?")[2]).get("u")
    if not given:
        return None
    address = given[0]
    if found["version"].lower() == "v2":
        address = unquote(address.translate(_SECOND))
    return address if address.startswith(("http://", "https://")) else None


def unpack_address(text: str) -> str | None:
    """Give the address that a text in Base64 is, or None.

    >>> unpack_address("aHR0cHM6Ly9uZXdzLmV4YW1wbGUvYQ")
    'https://news.example/a'
    """
    if not _PACKED.fullmatch(text):
        return None
    found = _decode(text)
    if found is None or not (found.isascii() and found.isprintable()) or " " in found:
        return None
    return found if found.startswith(("http://", "https://")) else None


def _decode(packed: str) -> str | None:
    """Decode Base64 of either alphabet, padded or not; None for what is none."""
    plain = packed.rstrip("=").translate(_STANDARD)
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _third(rest: str) -> str | None:
    found = _THIRD.fullmatch(rest)
    if found is None:
        return None
    letters = iter(_decode(found["letters"] or "") or "")
    address = _STARS.sub(lambda stars: _starred(stars[1], letters), found["url"])
    return re.sub(r"^(https?):/{1,2}", r"\1://", address, flags=re.IGNORECASE)


def _starred(more: str | None, letters: Iterator[str]) -> str:
    count = 1 if more is None else _COUNTS.find(more[1]) + _FEWEST
    return "".join(next(letters, "*") for _ in range(count))
