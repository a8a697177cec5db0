"""Hold a search for the post that a quotation does not link, as pages and data show it."""

from dataclasses import dataclass
from typing import Any

from archiver.models.vocabulary import ListedBy, PlatformName, SearchState


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOutcome:
    """What came of looking for a quotation's post among those of one account, of some days.

    `account` is ``platform:handle``; `since` and `until` are moments. `posts` are those of these
    days that are held with their words, `unread` were listed and nobody shows them. `reason` says
    why not all was seen.
    """

    account: str
    platform: PlatformName
    since: str
    until: str
    state: SearchState
    listed_by: ListedBy | None = None
    posts: int = 0
    unread: int = 0
    reason: str | None = None
    searched_at: str = ""
    next_due_at: str | None = None
    post_key: str | None = None
    post_url: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give it as data."""
        return {
            "account": self.account,
            "platform": self.platform,
            "from": self.since,
            "to": self.until,
            "state": self.state,
            "listed_by": self.listed_by,
            "posts": self.posts,
            "unread": self.unread,
            "reason": self.reason,
            "searched_at": self.searched_at,
            "next_due_at": self.next_due_at,
            "post": self.post_key,
            "post_url": self.post_url,
        }
