"""Load quotations with their latest verdict, as the pages show them.

Takes a connection that only reads. Every query goes by an index and has a limit.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from archiver.archive.pages import spoken
from archiver.archive.pages.verdict_rows import verdict_of_row
from archiver.archive.store.name_marks import SHOWS_MARK
from archiver.models import records, verdict_records

CURRENT = (
    "case q.kind when 'quotation' then q.id in (select quote_id from listed_quotes) else exists "
    "(select 1 from current_article_versions where version_id = q.article_version_id) end"
)
"""Holds for the quotations of an article's current version: earlier ones were put right.

Those of them that are listed are sooner found there than by which version is current.
"""

_STILL = """
  select substr(min((other.speaker is not q.speaker) || other.key), 2) from article_versions held
  join current_article_versions c on c.article_id = held.article_id
  join quotes other on other.article_version_id = c.version_id and other.text = q.text
  where held.id = q.article_version_id
"""
"""The same words in the current version of the article, where the quotation is of another one;
first those that it gives to the same speaker."""

_IS_CURRENT = (
    "case q.kind when 'quotation' then listed.quote_id is not null else exists "
    "(select 1 from current_article_versions where version_id = q.article_version_id) end"
)
"""The same of a quotation that `_JOINS` sought among those that are listed, once for all."""

_FULL = f"""
  select {_IS_CURRENT} as current,
    case when {_IS_CURRENT} then null else ({_STILL}) end as still, q.id,
    q.key, q.text, q.speaker, q.cue, q.start, q.end,
    d.judged_at, d.rules, d.wording, d.flags, d.attribution, d.timing, d.standing, d.evidence,
    d.tie, d.problem, d.reason, d.corroborated, d.speaker_posts, q.kind,
    d.coverage, d.span_start, d.span_end, d.diff, d.searched, d.post_version_id, d.sighting_id,
    v.text as post_text, v.truncated, v.quoted, v.media,
    p.key as post_key, p.platform, p.platform_id, p.url as post_url, p.posted_at,
    a.handle, a.name, a.key as account, s.seen_at,
    (select n.verified_by from author_names n where n.author_id = a.id and n.name = a.name
      and {SHOWS_MARK.format(names="n")}) as verified_by,
    av.id as article_version_id, av.digest, art.id as article_id, art.key as article_key,
    art.title, av.title as own_title, art.site,
    coalesce(av.published_at, art.published_at) as published_at,
    art.url as article_url, art.language,
    {spoken.SPOKEN_COLUMNS}
"""

_OF_VERSION = _FULL.replace(f"({_STILL})", "null")

_JOINS = f"""
  join article_versions av on av.id = q.article_version_id
  join articles art on art.id = av.article_id
  left join post_versions v on v.id = d.post_version_id
  left join posts p on p.id = v.post_id
  left join authors a on a.id = p.author_id
  left join sightings s on s.id = d.sighting_id
  {spoken.SPOKEN_JOINS}
  left join listed_quotes listed on listed.quote_id = q.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuotation:
    """A quotation, where it stands, and what was judged of it; no verdict until judged.

    `current` says that it stands in the current version of the article, `still` names the same
    words there where this one is of an earlier version. `title` is that of its own version. A
    `term` gets no verdict.
    """

    id: int
    key: str
    text: str
    start: int
    end: int
    speaker: str | None
    cue: str
    verdict: verdict_records.Verdict | None
    judged_at: str | None
    account: str | None
    version_id: int
    version_digest: str
    article_id: int
    article_key: str
    title: str | None
    site: str | None
    published_at: str | None
    url: str
    language: str | None
    current: bool
    kind: records.QuoteKind = "quotation"
    still: str | None = None

    @property
    def is_gone(self) -> bool:
        """Whether the article has these words no longer."""
        return not self.current and self.still is None

    @property
    def finding(self) -> verdict_records.Finding | None:
        """The post that the verdict rests on."""
        return self.verdict.findings[0] if self.verdict and self.verdict.findings else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVerdict:
    """A verdict of some time on a quotation."""

    judged_at: str
    rules: str
    wording: records.Wording
    attribution: records.Attribution
    timing: records.Timing
    standing: records.Standing | None
    flags: tuple[records.Flag, ...]
    tie: records.Tie | None = None
    problem: records.Problem | None = None
    corroborated: bool | None = None


def quotation_by_key(connection: sqlite3.Connection, key: str) -> JudgedQuotation | None:
    """Load the quotation of that permanent name."""
    query = f"{_FULL} from quotes q left join verdicts d on d.id = q.verdict_id {_JOINS}"
    return next(iter(_load(connection, f"{query} where q.key = ?", key)), None)


def missing_since(connection: sqlite3.Connection, number: int) -> str | None:
    """Give when the article of a quotation was first fetched without its words, if it was.

    A stub, of which a wall left only the beginning, tells nothing.
    """
    row = connection.execute(
        "select min(c.fetched_at) from quotes q "
        "join article_versions own on own.id = q.article_version_id "
        "join captures had on had.id = own.capture_id "
        "join article_versions v on v.article_id = own.article_id and v.access is not 'stub' "
        "join captures c on c.id = v.capture_id and c.fetched_at > had.fetched_at "
        "where q.id = ? and not exists (select 1 from quotes other "
        "where other.article_version_id = v.id and other.text = q.text)",
        (number,),
    ).fetchone()
    return row[0] if row else None


def text_of_version(connection: sqlite3.Connection, version_id: int) -> str:
    """Load the text of a version of an article that is there, in which spans count."""
    row = connection.execute(
        "select text from article_versions where id = ?", (version_id,)
    ).fetchone()
    return str(row[0])


def quotations_of_version(
    connection: sqlite3.Connection, version_id: int, most: int
) -> tuple[JudgedQuotation, ...]:
    """Load the quotations of a version of an article, in the order of its text.

    Which of them an article still has is not sought: of all at once it would take too long.
    """
    query = f"{_OF_VERSION} from quotes q left join verdicts d on d.id = q.verdict_id {_JOINS}"
    chosen = "where q.article_version_id = ? order by q.start limit ?"
    return tuple(_load(connection, f"{query} {chosen}", version_id, most))


class JudgedCount(NamedTuple):
    """How many quotations have one wording and one thing wrong with them, None for nothing."""

    wording: records.Wording
    problem: records.Problem | None
    total: int


def sum_by_problem(counts: Iterable[JudgedCount]) -> dict[str, int]:
    """Count quotations by what is wrong with them, where something is."""
    found: Counter[str] = Counter()
    for count in counts:
        if count.problem:
            found[count.problem] += count.total
    return dict(found)


def sum_by_wording(counts: Iterable[JudgedCount]) -> dict[str, int]:
    """Count quotations by their wording."""
    found: Counter[str] = Counter()
    for count in counts:
        found[count.wording] += count.total
    return dict(found.most_common())


def quotations_of_ids(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> tuple[JudgedQuotation, ...]:
    """Load the quotations of these rows, in the order given."""
    query = (
        f"{_FULL} from json_each(?) as named join quotes q on q.id = named.value "
        f"left join verdicts d on d.id = q.verdict_id {_JOINS} order by named.key"
    )
    return distinct_quotations(_load(connection, query, json.dumps(list(numbers))))


def quotations_of_post(
    connection: sqlite3.Connection, post_id: int, most: int
) -> tuple[tuple[JudgedQuotation, ...], tuple[JudgedCount, ...]]:
    """Load the quotations that rest on a post, oldest first, and count them.

    Quotations that an article no longer has are listed and not counted.
    """
    resting = (
        "from post_versions pv join verdicts d on d.post_version_id = pv.id "
        "join quotes q on q.verdict_id = d.id"
    )
    counts = connection.execute(
        "select wording, problem, count(*) from listed_quotes "
        "where post_id = ? and wording is not null group by 1, 2 order by 3 desc",
        (post_id,),
    ).fetchall()
    query = (
        f"{_FULL} {resting} {_JOINS} where pv.post_id = ? "
        "order by art.published_at is null, art.published_at, q.id limit ?"
    )
    found = distinct_quotations(_load(connection, query, post_id, most))
    return found, tuple(JudgedCount(*row) for row in counts)


def distinct_quotations(found: Iterable[JudgedQuotation]) -> tuple[JudgedQuotation, ...]:
    """Drop quotations of earlier versions that the article still has."""
    every = tuple(found)
    kept = {
        (quotation.article_id, quotation.text, quotation.speaker)
        for quotation in every
        if quotation.current
    }
    return tuple(
        quotation
        for quotation in every
        if quotation.current
        or (quotation.article_id, quotation.text, quotation.speaker) not in kept
    )


def verdict_history(
    connection: sqlite3.Connection, number: int, most: int
) -> tuple[PastVerdict, ...]:
    """List every verdict ever given on a quotation, the latest first."""
    rows = connection.execute(
        "select judged_at, rules, wording, attribution, timing, standing, flags, tie, problem, "
        "corroborated from verdicts "
        "where quote_id = ? order by id desc limit ?",
        (number, most),
    )
    return tuple(
        PastVerdict(**{**dict(row), "flags": tuple(json.loads(row["flags"]))}) for row in rows
    )


def _load(connection: sqlite3.Connection, query: str, *given: object) -> list[JudgedQuotation]:
    """Make records of all rows of a query that begins as `_FULL` does."""
    cursor = connection.cursor()
    cursor.row_factory = None  # a row that knows its columns seeks each name among all of them
    cursor.execute(query, given)
    names = [column[0] for column in cursor.description]
    return [_quotation_of_row(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def _quotation_of_row(row: Mapping[str, Any]) -> JudgedQuotation:
    return JudgedQuotation(
        id=row["id"],
        key=row["key"],
        text=row["text"],
        start=row["start"],
        end=row["end"],
        speaker=row["speaker"],
        cue=row["cue"],
        verdict=verdict_of_row(row) if row["wording"] else None,
        judged_at=row["judged_at"],
        account=row["account"],
        version_id=row["article_version_id"],
        version_digest=row["digest"],
        article_id=row["article_id"],
        article_key=row["article_key"],
        title=row["title"] if row["current"] else row["own_title"] or row["title"],
        site=row["site"],
        published_at=row["published_at"],
        url=row["article_url"],
        language=row["language"],
        current=bool(row["current"]),
        still=row["still"],
        kind=row["kind"],
    )
