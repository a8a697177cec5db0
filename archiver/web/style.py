"""Serve the site's style sheet and its one script at addresses that change with their content."""

from hashlib import sha256
from pathlib import Path

from archiver.web import datasette_compat
from archiver.web.headers import QUIET

_STATIC = Path(__file__).parent / "static"
_STYLE = (_STATIC / "verify.css").read_bytes()
_SCRIPT = (_STATIC / "verify.js").read_bytes()
STYLE_ADDRESS = f"/-/verify.css?{sha256(_STYLE).hexdigest()[:12]}"
SCRIPT_ADDRESS = f"/-/verify.js?{sha256(_SCRIPT).hexdigest()[:12]}"
"""Of what a form does more where scripts run; nothing needs it."""
_FOREVER = QUIET | {"Cache-Control": "public, max-age=31536000, immutable"}


async def style_response() -> datasette_compat.Response:
    """Return the style sheet."""
    return datasette_compat.file_response(_STYLE, "text/css; charset=utf-8", dict(_FOREVER))


async def script_response() -> datasette_compat.Response:
    """Return the script."""
    return datasette_compat.file_response(_SCRIPT, "text/javascript; charset=utf-8", dict(_FOREVER))
