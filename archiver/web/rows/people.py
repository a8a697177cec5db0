"""One account: its posts, the quotations that rest on them, and those credited to its name."""

import sqlite3
from dataclasses import dataclass

from archiver import records
from archiver.web.rows import posts, quotations

_POSTS = 15
_QUOTATIONS = 24
COUNTED = 1_000
"""Latest posts of an account whose quotations are counted and listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the page of an account says.

    `credited` names this person as the speaker while no post of the account has the words:
    by the very name alone, so it may be somebody else of that name. `bounded` says that only
    the latest posts were gone through. `wordings` are counts, and how many of each were credited
    to somebody else.
    """

    key: str
    platform: str
    author: records.Author
    names: tuple[str, ...]
    joined: tuple[str, ...]
    posts: tuple[posts.Brief, ...]
    held: int
    bounded: bool
    quoted: tuple[quotations.Quotation, ...]
    wordings: tuple[tuple[records.Wording, int, int], ...]
    credited: tuple[quotations.Quotation, ...]


def page(connection: sqlite3.Connection, key: str) -> Page | None:
    """The account of that name."""
    row = connection.execute("select * from authors where key = ?", (key,)).fetchone()
    if row is None:
        return None
    number = row["id"]
    names = [
        name
        for (name,) in connection.execute(
            "select name from author_names where author_id = ? order by id desc limit 10", (number,)
        )
    ]
    if row["name"] and row["name"] not in names:
        names.insert(0, row["name"])
    held = connection.execute(
        "select count(*) from posts where author_id = ?", (number,)
    ).fetchone()[0]
    listed = connection.execute(
        f"{posts.BRIEF} where p.author_id = ? order by p.posted_at desc limit ?", (number, _POSTS)
    )
    quoted, counts = _quoted(connection, number)
    return Page(
        key=row["key"],
        platform=row["platform"],
        author=records.Author(handle=row["handle"], name=row["name"]),
        names=tuple(names),
        joined=_joined(connection, row["platform"], row["handle"]),
        posts=tuple(map(posts.read_brief, listed)),
        held=held,
        bounded=held > COUNTED,
        quoted=quoted,
        wordings=counts,
        credited=_credited(connection, number, names),
    )


_THEIRS = """
  from (select id from posts where author_id = ? order by posted_at desc limit ?) as theirs
  join post_versions pv on pv.post_id = theirs.id
  join verdicts d on d.post_version_id = pv.id
  join quotes q on q.verdict_id = d.id
"""


def _quoted(
    connection: sqlite3.Connection, number: int
) -> tuple[tuple[quotations.Quotation, ...], tuple[tuple[records.Wording, int, int], ...]]:
    rows = connection.execute(
        f"select d.wording, count(*), sum(d.attribution = 'mismatch') {_THEIRS} "
        "join article_versions av on av.id = q.article_version_id "
        f"where {quotations.CURRENT} group by 1 order by 2 desc",
        (number, COUNTED),
    ).fetchall()
    newest = connection.execute(
        f"select q.id {_THEIRS} order by q.id desc limit ?", (number, COUNTED, _QUOTATIONS)
    )
    found = quotations.of_ids(connection, [row[0] for row in newest])
    return found, tuple((row[0], row[1], row[2]) for row in rows)


def _credited(
    connection: sqlite3.Connection, number: int, names: list[str]
) -> tuple[quotations.Quotation, ...]:
    found: list[int] = []
    for name in names:
        rows = connection.execute(
            "select q.id from quotes q join verdicts d on d.id = q.verdict_id "
            "left join post_versions v on v.id = d.post_version_id "
            "left join posts p on p.id = v.post_id "
            "where q.speaker = ? and p.author_id is not ? order by q.id desc limit ?",
            (name, number, _QUOTATIONS // 2),
        )
        found += [row[0] for row in rows]
    return quotations.of_ids(connection, sorted(set(found), reverse=True)[: _QUOTATIONS // 2])


def _joined(connection: sqlite3.Connection, platform: str, handle: str | None) -> tuple[str, ...]:
    """Names of other accounts that the owner of the archive joined with this one."""
    if not handle:
        return ()
    own = (f"{platform}:{handle.casefold()}", f"@{handle.casefold()}")
    rows = connection.execute(
        "select distinct a.key from aliases one join aliases other on other.words = one.words "
        "join authors a on a.key = other.account "
        "or (other.account glob '@*' and a.handle = substr(other.account, 2) collate nocase) "
        "where one.account in (?, ?) and a.key <> ? order by 1 limit 20",
        (*own, own[0]),
    )
    return tuple(row[0] for row in rows)
