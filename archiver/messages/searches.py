"""Say what came of looking for a post that an article quotes without a link.

It says which posts were seen and which days they are of, and never that there is no such post.
"""

from archiver.messages.moments import format_time
from archiver.models.search_records import SearchOutcome
from archiver.models.vocabulary import SearchState

SEARCH_STATES: dict[SearchState, str] = {
    "found": "found",
    "lead": "with a similar post",
    "not_among": "not among the posts seen",
    "open": "to go on",
    "refused": "refused",
}
"""What came of a search, in a few words behind a number."""
_ARCHIVED = "A web archive holds some posts and not others."


def search_sentence(search: SearchOutcome, label: str) -> str:
    """Tell what came of a search, and among how many posts of which account and days.

    `label` is the platform's name for people.

    >>> search_sentence(
    ...     SearchOutcome(
    ...         account="bluesky:ana.example",
    ...         platform="bluesky",
    ...         since="2031-05-01T12:00:00Z",
    ...         until="2031-05-08T12:00:00Z",
    ...         state="not_among",
    ...         listed_by="account",
    ...         posts=212,
    ...     ),
    ...     "Bluesky",
    ... )
    'Not among the 212 posts by @ana.example on Bluesky between 1 May 2031, 12:00 UTC and \
8 May 2031, 12:00 UTC.'
    """
    by = f"@{search.account.partition(':')[2]} on {label}"
    days = f"between {format_time(search.since)} and {format_time(search.until)}"
    among = f"{_count(search.posts)} by {by} {days}"
    held = " that web archives hold" if search.listed_by == "archive" else ""
    where = search.post_url or search.post_key or "it is forgotten"
    if search.state == "found":
        return f"Found among the posts by {by}, {days}: {where}"
    if search.state == "lead":
        return f"One post by {by} is similar, and too little to tell by: {where}"
    if search.state == "refused":
        why = f": {search.reason}" if search.reason else ""
        return f"The posts by {by} {days} cannot be seen{why}."
    if search.state == "open":
        why = f": {search.reason}" if search.reason else ""
        return f"Not yet seen are all posts by {by} {days}{why}. Not {among}{held} so far."
    if not search.posts and not held:
        return f"Nothing was posted by {by} {days}, or nothing that everybody may see."
    if not search.posts:
        return f"No post by {by} {days} is shown by a web archive.{_unread(search)} {_ARCHIVED}"
    message = f"Not {among}{held}.{_unread(search)}"
    return f"{message} {_ARCHIVED}" if held else message


def _count(posts: int) -> str:
    return "in the one post" if posts == 1 else f"among the {posts:,} posts"


def _unread(search: SearchOutcome) -> str:
    if not search.unread:
        return ""
    return f" Of {search.unread:,} more the words are not shown."
