"""Show who is followed, and what they edited and deleted of late."""

import sqlite3
from itertools import groupby

from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.archive.pages.followed_people import FollowedPeople, load_followed_people
from archiver.archive.store.followed import FollowedAccount
from archiver.messages import moments
from archiver.models.json_schema import Json
from archiver.platforms.registry import platform_label
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.show import changed
from archiver.web.site_urls import SiteUrls

_SHOWN = 30


def _read(connection: sqlite3.Connection, _asked: ViewRequest) -> FollowedPeople:
    return load_followed_people(connection, _SHOWN)


def _context(where: SiteUrls, found: FollowedPeople) -> Json:
    return {
        "gone": [changed.changed_line(where, one) for one in found.gone],
        "edited": [changed.changed_line(where, one) for one in found.edited],
        "people": _people(where, found),
        "more": found.count - len(found.accounts),
        "feed": where.own("/-/followed.atom"),
        "json": where.own("/-/followed.json"),
        "table": where.table("followed_accounts"),
    }


def _who(pair: tuple[FollowedAccount, str | None]) -> tuple[str, str | None]:
    account = pair[0]
    return account.person or account.name or account.handle or "?", account.body


def _people(where: SiteUrls, found: FollowedPeople) -> list[Json]:
    """Put the accounts of one person together, as they are listed."""
    return [
        {
            "name": name,
            "body": body,
            "accounts": [_account(where, one, key) for one, key in accounts],
        }
        for (name, body), accounts in groupby(found.accounts, _who)
    ]


def _account(where: SiteUrls, one: FollowedAccount, key: str | None) -> Json:
    return {
        "handle": one.handle or one.account_id,
        "platform": platform_label(one.platform),
        "href": where.person(key) if key else None,
        "read": moments.format_time(one.last_read_at) if one.last_read_at else None,
        "moment": one.last_read_at,
        "reason": one.reason,
    }


def _shape(where: SiteUrls, found: FollowedPeople) -> Json:
    return {
        "count": found.count,
        "accounts": [
            {
                "person": one.person,
                "body": one.body,
                "name": one.name,
                "platform": one.platform,
                "handle": one.handle,
                "account_id": one.account_id,
                "account": key,
                "page": where.person(key) if key else None,
                "state": one.state,
                "last_read_at": one.last_read_at,
                "reason": one.reason,
            }
            for one, key in found.accounts
        ],
        "gone": [changed.changed_json(where, one) for one in found.gone],
        "edited": [changed.changed_json(where, one) for one in found.edited],
    }


PAGE = ViewResult(
    template="people.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="nobody is followed",
    tables=(*READ_FOR_VERDICTS, *READ_FOR_PAGES, "people", "followed_accounts"),
)
