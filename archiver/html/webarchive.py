"""Read the web archives that Safari saves: a page and all it needs in one property list.

The page is the data of `WebMainResource`, its address stands beside it (WebKit's WebArchive).
"""

import plistlib
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError

_HEAD = 4_096
_WRONG = (
    *(plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, OverflowError, RecursionError),
)
"""What the reader of property lists raises on damaged ones, beside what it documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedResource:
    """The page of a web archive: its bytes, media type and address."""

    body: bytes
    content_type: str
    url: str | None = None


def is_webarchive(data: bytes) -> bool:
    """Tell whether a file begins as a property list with a page in it, binary or XML."""
    if data.startswith(b"bplist00"):
        return b"WebMainResource" in data
    head = data[:_HEAD]
    return b"<plist" in head and b"<key>WebMainResource</key>" in head


def read_webarchive(data: bytes) -> SavedResource | None:
    """Read the page in a web archive, None where there is none in it."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
    except _WRONG:
        return None
    body = _field(main, "WebResourceData")
    kind = _field(main, "WebResourceMIMEType")
    if not isinstance(body, bytes) or kind not in {"text/html", "application/xhtml+xml"}:
        return None
    charset, url = _field(main, "WebResourceTextEncodingName"), _field(main, "WebResourceURL")
    return SavedResource(
        body=body,
        content_type=f"{kind}; charset={charset}" if isinstance(charset, str) else kind,
        url=url
        if isinstance(url, str) and url.lower().startswith(("http://", "https://"))
        else None,
    )


def _field(resource: Any, name: str) -> Any:
    return resource.get(name) if isinstance(resource, dict) else None
