"""Say how accounts of X are written; what lists their posts is imported when it is used."""

import re

from archiver.platforms.account_records import (
    AccountReader,
    AccountRef,
    AccountSteps,
    PageSteps,
    PostWindow,
)
from archiver.platforms.resolving import ResolveContext

SMALLEST_PAGE = 10
"""The fewest posts that X's search gives; its timelines give five."""

# https://x.com/anabrook, x:anabrook and @anabrook, which most people mean by it; not
# https://x.com/anabrook/status/12, https://x.com/search, @ana.brook
_WRITTEN = re.compile(
    r"(?:https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:#!/)?"
    r"(?!(?:i|home|search|explore|intent|share|hashtag|login|settings)/?(?:\?|$))|(?:x|twitter):@?|@)"
    r"(?P<handle>\w{1,20})/?(?:[?#].*)?",
    re.IGNORECASE | re.ASCII,
)


def parse_x_account(given: str) -> AccountRef | None:
    """Read ``@anabrook``, ``x:anabrook`` or the address of a profile."""
    found = _WRITTEN.fullmatch(given)
    return AccountRef(platform="x", handle=found["handle"]) if found else None


def _look_up(account: AccountRef, context: ResolveContext) -> AccountSteps:
    from archiver.platforms.x.account_posts import look_up_user  # noqa: PLC0415 - as above

    return (yield from look_up_user(account, context))


def _list_page(account: AccountRef, window: PostWindow, context: ResolveContext) -> PageSteps:
    from archiver.platforms.x.account_posts import list_user_posts  # noqa: PLC0415 - as above

    return (yield from list_user_posts(account, window, context))


X_ACCOUNTS = AccountReader(
    parse=parse_x_account,
    look_up=_look_up,
    list_page=_list_page,
    unshown=(
        "X lists no posts without a token of the owner's (auth.json), and charges for each post: "
        "without one its posts come from pages that show them and from web archives"
    ),
    is_paid=True,
    smallest_page=SMALLEST_PAGE,
    columns=("p2002",),
    token="x",  # noqa: S106 - a token's name, not the token
)
