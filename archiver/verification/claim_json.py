"""Read a claim from the object that lines of `verify --input` and the Python API give."""

from collections.abc import Mapping
from typing import Any

from archiver.errors import UnusableClaim
from archiver.models.verdict_records import Claim


def parse_claim(given: Mapping[str, Any]) -> Claim:
    """Read ``quote`` and, where they are there, ``speaker``, ``published_at`` and ``id``.

    Other fields are left alone, and an id that is no text becomes one. Raises UnusableClaim
    where the quotation is missing or one of the first three is no text.
    """
    quote = _text(given, "quote")
    if quote is None:
        raise UnusableClaim("'quote' is missing")
    name = given.get("id")
    return Claim(
        quote=quote,
        speaker=_text(given, "speaker"),
        published_at=_text(given, "published_at"),
        id=None if name is None else str(name),
    )


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise UnusableClaim(f"'{name}' is no string")
    return value
