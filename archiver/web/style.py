"""Serve the style sheet of the site at an address that changes with its content."""

from hashlib import sha256
from pathlib import Path

from archiver.web import datasette_compat
from archiver.web.headers import QUIET

_STYLE = (Path(__file__).parent / "static" / "verify.css").read_bytes()
STYLE_ADDRESS = f"/-/verify.css?{sha256(_STYLE).hexdigest()[:12]}"


async def style_response() -> datasette_compat.Response:
    """Return the style sheet."""
    headers = QUIET | {"Cache-Control": "public, max-age=31536000, immutable"}
    return datasette_compat.file_response(_STYLE, "text/css; charset=utf-8", headers)
