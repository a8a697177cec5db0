"""Ask for time stamps by RFC 3161 and check them; no rows are written.

A stamp that cannot be checked proves nothing, so none is given out before it was.
"""

import asyncio
import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC
from functools import cache
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.utils import CryptographyDeprecationWarning
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from archiver.errors import UnusableStamp
from archiver.fetch.fetcher import Fetcher
from archiver.models.records import Request, Unfetched
from archiver.provenance.der import certificates_in_order
from archiver.text.dates import format_stamp as written

_QUERY = "application/timestamp-query"
_REPLY = "application/timestamp-reply"
_ELSEWHERE = "name its authority's certificate with 'roots' under [evidence] in crawl.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A time-stamping authority: its address, and the roots that it is trusted by.

    Without roots those count that sign the certificates of web sites.
    """

    url: str | None = None
    roots: tuple[x509.Certificate, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The authority's answer as it came (DER), and the moment it gives."""

    answer: bytes
    at: str


def read_roots(path: Path) -> tuple[x509.Certificate, ...]:
    """Read the certificates of a PEM file; raises UnusableStamp or OSError."""
    try:
        return tuple(x509.load_pem_x509_certificates(path.read_bytes()))
    except ValueError as error:
        raise UnusableStamp(f"{path} holds no certificates in PEM") from error


def written_roots(authority: Authority) -> bytes:
    """Write the roots that an authority is trusted by as PEM; nothing where there are none."""
    return b"".join(root.public_bytes(Encoding.PEM) for root in authority.roots)


async def request_stamp(head: str, authority: Authority, fetcher: Fetcher) -> Stamp:
    """Have an authority stamp a head; raises UnusableStamp with a sentence."""
    builder = TimestampRequestBuilder().data(head.encode()).hash_algorithm(HashAlgorithm.SHA256)
    question = builder.build()
    answer = await fetcher.fetch(
        Request(
            url=authority.url or "",
            accept=_REPLY,
            body=question.as_bytes(),
            content_type=_QUERY,
        ),
        kinds=(_REPLY,),
        # An authority's address is made for programs, and the owner has named it.
        ask_robots=False,
    )
    if isinstance(answer, Unfetched):
        raise UnusableStamp(answer.reason)
    if answer.status != 200:
        raise UnusableStamp(f"HTTP {answer.status}")
    return await asyncio.to_thread(
        check_stamp, answer.body, head, authority.roots, nonce=question.nonce
    )


def check_stamp(
    answer: bytes,
    head: str,
    roots: Sequence[x509.Certificate] = (),
    *,
    nonce: int | None = None,
) -> Stamp:
    """Check that an authority's answer stamps this head, and that a root vouches for it.

    Certificates count as they were at the moment of the stamp. Raises UnusableStamp.
    """
    found = _decoded(answer)
    builder = VerifierBuilder(roots=list(roots) or _public_roots(), nonce=nonce)
    try:
        builder.build().verify_message(found, head.encode())
    except (VerificationError, ValueError) as error:
        where = "" if roots else f"; {_ELSEWHERE}" if "certificate" in str(error).lower() else ""
        raise UnusableStamp(f"the stamp does not hold ({error}){where}") from error
    moment = found.tst_info.gen_time
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return Stamp(answer=answer, at=written(moment))


def _decoded(answer: bytes) -> TimeStampResponse:
    try:
        found = decode_timestamp_response(certificates_in_order(answer))
    except ValueError as error:
        raise UnusableStamp("the answer is no time stamp by RFC 3161") from error
    if found.status not in {0, 1}:
        message = ": ".join(["the authority gave no stamp", *found.status_string])
        raise UnusableStamp(" ".join(message.split())[:300])
    return found


@cache
def _public_roots() -> list[x509.Certificate]:
    trusted = httpx.create_ssl_context(trust_env=False).get_ca_certs(binary_form=True)
    found = []
    for one in trusted:
        # Some public roots are older than today's rules for them, which is no news to anybody.
        with suppress(ValueError), warnings.catch_warnings():
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            found.append(x509.load_der_x509_certificate(one))
    return found
