"""Say what each list of the site is made of: its rows, filters, counts and orders.

A filter is a condition with ``?1`` for its value, which may have words of its own: a filter called
``problem=any`` stands for every problem. What is counted beside a list is an expression over its
rows, by the name of the filter that it counts for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from archiver.archive.pages.search_results import HitKind
from archiver.matching.people.names import name_words
from archiver.models.vocabulary import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """One kind of list.

    `rows` is what stands behind ``from``, `id` the column that names a row, and `always` holds for
    every row. `filters` give the condition of each filter, `counted` the expression whose values
    are counted, and `orders` how it can be sorted, first by default; `sorted_with` joins what an
    order needs besides. `hits` says what it lists that has some words, `hit` makes a row's `id` of
    one of these, and `hit_if` is what those have to be that may be rows. `typed` are filters whose
    values are typed, not chosen; `folded` is what becomes of a value before it is compared.
    """

    rows: str
    id: str
    orders: Mapping[str, str]
    filters: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    always: str = "1"
    hits: HitKind | None = None
    hit: str = ""
    hit_if: str = "1"
    typed: tuple[str, ...] = ()
    folded: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    sorted_with: Mapping[str, str] = field(default_factory=dict)


ANY_PROBLEM = "(" + ", ".join(f"'{item}'" for item in get_args(Problem)) + ")"
"""Every problem by name: so SQLite takes the index of what has one."""

ENOUGH_JUDGED = 10
"""Judged quotations of an account from which on the share that is wrong says something."""


def _dates(column: str) -> dict[str, str]:
    """Give the conditions of both ends of a time; the day that ends it belongs to it.

    A tilde comes behind everything that follows a day in a moment.
    """
    return {"from": f"{column} >= ?1", "to": f"{column} < ?1 || '~'"}


QUOTATIONS = ListKind(
    # Only those of current versions: what an article no longer says was put right.
    rows="listed_quotes l",
    id="l.quote_id",
    orders={
        "published": "l.published_at desc, l.quote_id desc",
        "judged": "l.verdict_id desc",
        "oldest": "l.published_at, l.quote_id",
    },
    filters={
        **_dates("l.published_at"),
        "problem": "l.problem = ?1",
        "problem=any": f"l.problem in {ANY_PROBLEM}",
        "problem=none": "l.problem is null",
        "wording": "l.wording = ?1",
        "tie": "l.tie = ?1",
        "site": "l.site = ?1",
        "speaker": "l.speaker = ?1",
        "platform": "l.platform = ?1",
        "person": "l.author_id = (select id from authors where key = ?1)",
        "post": "l.post_id = (select post_id from post_keys where key = ?1)",
        "cue": "l.cue = ?1",
    },
    counted={
        "problem": "l.problem",
        "wording": "l.wording",
        "tie": "l.tie",
        "platform": "l.platform",
        "site": "l.site",
        "speaker": "l.speaker",
    },
    hits="quotations",
    hit="hit.value",
)

CORRECTED = ListKind(
    # By what is wrong, of which there is little, to what no current version has. The same words
    # elsewhere in the current version are a sentence that was moved.
    rows="verdicts d join quotes q on q.verdict_id = d.id "
    "join article_versions av on av.id = q.article_version_id "
    "join articles art on art.id = av.article_id "
    "left join post_versions v on v.id = d.post_version_id left join posts p on p.id = v.post_id",
    id="q.id",
    always=f"d.problem in {ANY_PROBLEM} and q.kind = 'quotation' "
    "and not exists (select 1 from listed_quotes where quote_id = q.id) "
    "and not exists (select 1 from quotes same where same.article_version_id = (select version_id "
    "from current_article_versions where article_id = art.id) and same.text = q.text)",
    orders={
        "published": "art.published_at desc, q.id desc",
        "judged": "d.id desc",
        "oldest": "art.published_at, q.id",
    },
    filters={
        **_dates("art.published_at"),
        "problem": "d.problem = ?1",
        "problem=any": "1",
        "wording": "d.wording = ?1",
        "site": "art.site = ?1",
        "speaker": "q.speaker = ?1",
        "platform": "p.platform = ?1",
        "person": "p.author_id = (select id from authors where key = ?1)",
    },
    counted={
        "problem": "d.problem",
        "site": "art.site",
        "speaker": "q.speaker",
        "platform": "p.platform",
    },
    hits="quotations",
    hit="hit.value",
    # Of those that have some words nearly all are listed: each of these is sooner left out.
    hit_if="hit.value not in (select quote_id from listed_quotes)",
)

POSTS = ListKind(
    rows="posts p left join authors a on a.id = p.author_id",
    id="p.id",
    orders={
        "posted": "p.posted_at desc, p.id desc",
        "archived": "p.id desc",
        "oldest": "p.posted_at, p.id",
    },
    filters={
        **_dates("p.posted_at"),
        "platform": "p.platform = ?1",
        "person": "p.author_id = (select id from authors where key = ?1)",
        "quoted=yes": "exists (select 1 from listed_quotes where post_id = p.id)",
    },
    counted={"platform": "p.platform", "person": "a.key"},
    hits="wordings",
    hit="(select post_id from post_versions where id = hit.value)",
)

_WITH_PROBLEM = (
    "art.id in (select av.article_id from listed_quotes l join quotes q on q.id = l.quote_id "
    "join article_versions av on av.id = q.article_version_id"
)

ARTICLES = ListKind(
    rows="articles art",
    id="art.id",
    orders={
        "published": "art.published_at desc, art.id desc",
        "read": "art.id desc",
        "oldest": "art.published_at, art.id",
    },
    filters={
        **_dates("art.published_at"),
        "site": "art.site = ?1",
        "language": "art.language = ?1",
        "problem": f"{_WITH_PROBLEM} where l.problem = ?1)",
        "problem=any": f"{_WITH_PROBLEM} where l.problem in {ANY_PROBLEM})",
    },
    counted={"site": "art.site", "language": "art.language"},
    hits="versions",
    hit="(select article_id from article_versions where id = hit.value)",
)

PEOPLE = ListKind(
    rows="authors a",
    id="a.id",
    orders={
        "latest": "(select max(posted_at) from posts where author_id = a.id) desc, a.id",
        "posts": "(select count(*) from posts where author_id = a.id) desc, a.id",
        "name": "coalesce(a.name, a.handle) collate nocase, a.id",
        # A share of few says little, so that accounts with few come behind all that have more.
        "misquoted": f"wrong.problems is null, wrong.judged < {ENOUGH_JUDGED}, "
        "cast(wrong.problems as real) / wrong.judged desc, wrong.problems desc, a.id",
    },
    sorted_with={
        # From the few that are wrong to their accounts, and not through all that are right.
        "misquoted": "left join (select author_id, count(*) as problems, (select count(*) from "
        "listed_quotes every where every.author_id = l.author_id) as judged from listed_quotes l "
        f"where problem in {ANY_PROBLEM} and author_id is not null group by author_id) as wrong "
        "on wrong.author_id = a.id"
    },
    filters={
        "platform": "a.platform = ?1",
        "q": "(a.handle = ?1 collate nocase or a.id in (select author_id from author_names "
        "where name like '%' || ?1 || '%') "
        "or a.id in (select author_id from author_handles where handle = ?1))",
    },
    counted={"platform": "a.platform"},
)

PUBLISHERS = ListKind(
    # From one publisher to the next by an index, and not through all articles.
    rows="(with recursive one(site) as (select min(site) from articles union all select "
    "(select min(site) from articles where site > one.site) from one where one.site is not null) "
    "select site, (select count(*) from articles where site = one.site) as held, "
    "(select max(published_at) from articles where site = one.site) as last "
    "from one where site is not null) as s",
    id="s.site",
    orders={"articles": "s.held desc, s.site", "latest": "s.last desc, s.site", "name": "s.site"},
    filters={"q": "s.site like '%' || ?1 || '%'"},
)

RUNS = ListKind(
    rows="runs r",
    id="r.id",
    orders={"latest": "r.id desc", "oldest": "r.id"},
    filters={
        **_dates("r.started_at"),
        "command": "r.command = ?1",
        "status": "r.status = ?1",
    },
    counted={"command": "r.command", "status": "r.status"},
)

TRANSCRIPTS = ListKind(
    rows="transcripts t join transcript_versions v on v.id = "
    "(select max(id) from transcript_versions where transcript_id = t.id)",
    id="t.id",
    # What has no date comes last.
    orders={"latest": "t.event_at desc, t.id desc", "oldest": "t.event_at, t.id"},
    filters={
        **_dates("t.event_at"),
        "kind": "v.kind = ?1",
        "language": "v.language = ?1",
        "speaker": "exists (select 1 from transcript_speakers s where s.version_id = v.id "
        "and (s.words = ?1 or s.last_word = ?1))",
        "q": "instr(lower(coalesce(t.title, '') || ' ' || coalesce(t.place, '')), lower(?1))",
    },
    counted={"kind": "v.kind", "language": "v.language"},
    typed=("speaker",),
    folded={"speaker": lambda name: " ".join(name_words(name))},
)

FOLLOWED = ListKind(
    rows="followed_accounts f left join people p on p.id = f.person_id",
    id="f.id",
    orders={
        # The accounts of one person stand together.
        "name": "p.words is null, p.words, p.id, f.platform, f.handle, f.id",
        "read": "f.last_read_at desc, f.id",
    },
    filters={
        "platform": "f.platform = ?1",
        "state": "f.state = ?1",
        "q": "instr(lower(coalesce(p.name, '') || ' ' || coalesce(p.body, '') || ' ' "
        "|| coalesce(f.name, '') || ' ' || coalesce(f.handle, '')), lower(?1))",
    },
    counted={"platform": "f.platform", "state": "f.state"},
)
