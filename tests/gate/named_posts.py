"""The real posts beside the checkout, all of them, with the names that their accounts bear."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from archiver.text.dates import parse_date
from tests.gate import real

_KNOWN = {
    "realDonaldTrump": "Donald J. Trump",
    "elonmusk": "Elon Musk",
    "BarackObama": "Barack Obama",
}
# Matches "… the end. — Ana Brook (@anabrook) May 4, 2031", by which a news page closes a post.
_BYLINE = re.compile(
    r"\s*(?:[—–-]+\s*([^—–@]{1,60}?))? \(@(\w{1,15})\)\s+[A-Z][a-z]+ \d{1,2}, \d{4}\s*$"
)


@dataclass(frozen=True, slots=True)
class NamedPost:
    """A post with its author's handle and name, both None for the anonymous ones."""

    id: str
    handle: str | None
    name: str | None
    posted_at: str | None
    text: str

    @property
    def speaker(self) -> str:
        """Name who is quoted: the name, else the handle."""
        return self.name or self.handle or ""

    def import_line(self) -> str:
        """Write the post as `archiver import` reads it."""
        author = {"handle": self.handle, "name": self.name} if self.handle else None
        return json.dumps(
            {
                "platform": "x",
                "id": self.id,
                "author": author,
                "posted_at": self.posted_at,
                "text": self.text,
            }
        )


def named_posts(one_in: int = 1) -> Iterator[NamedPost]:
    """Read one post in so many; a byline at its end is taken off and gives the account its name."""
    for row in islice(real.rows(), 0, None, one_in):
        handle, text = row["author"], row["text"]
        name = _KNOWN.get(handle or "")
        byline = _BYLINE.search(text) if row["source"].startswith("tweetqa") else None
        if byline is not None and handle in {None, byline[2]}:
            handle = byline[2]
            text = text[: byline.start()].removesuffix(_KNOWN.get(handle, "")).rstrip()
            name = name or byline[1]
        at = parse_date(str(row["created_at"])) if row["created_at"] else None
        yield NamedPost(str(row["id"]), handle, name, at, text)
