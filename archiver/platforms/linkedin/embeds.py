"""Find posts of LinkedIn by their URN in addresses and frames, which hold no words of theirs."""

import re
from urllib.parse import unquote

from archiver.models.records import (
    Embed,
    EmbedKind,
)

_NAME = "linkedin"

# https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000 and
# …/posts/reader_words-activity-7000000000000000000-AbCd; not linkedin.com/in/reader
_POST = re.compile(
    r"https?://(?:[a-z]+\.)?linkedin\.com/(?:(?:embed/)?feed/update/urn:li:(?P<kind>activity|"
    r"share|ugcPost):(?P<id>\d{10,20})"
    r"|posts/(?P<slug>[^/?#]*?)-(?P<kind2>activity|share|ugcPost)-(?P<id2>\d{10,20}))",
    re.IGNORECASE,
)
_KINDS = {"activity": "activity", "share": "share", "ugcpost": "ugcPost"}


def parse_linkedin_address(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Read an address: the URN and, in the long form, the author."""
    found = _POST.match(unquote(url))
    if found is None:
        return None
    urn = (
        f"urn:li:{_KINDS[(found['kind'] or found['kind2']).lower()]}:{found['id'] or found['id2']}"
    )
    author = (found["slug"] or "").partition("_")
    return Embed(
        platform=_NAME,
        kind=kind,
        id=urn,
        url=f"https://www.linkedin.com/feed/update/{urn}/",
        handle=(author[0] or None) if author[1] else None,
    )
