"""Keep what pages and foreign servers claim of posts, apart from what may speak for them.

A claim is what one claimant says of one post: its words, author, time, what it quotes, and by being
made at all that it exists. It is never more than that. Its words stand in for those of the post
(`post_versions.claimed`) only as long as nobody who may speak for the post has shown any; then they
are withdrawn from the versions, and the claim says what it contradicts.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from archiver.archive.index import writer
from archiver.matching.people.names import name_words
from archiver.matching.rules import judge_standing
from archiver.models.records import Evidence, Sighting
from archiver.models.stored_posts import StandingSighting
from archiver.platforms.sightings import do_times_differ
from archiver.text.words import split_words

ClaimantKind = Literal["page", "server", "file"]
"""Who claims something: a page, a server that may not speak for the post, a file."""

Contradicted = Literal["text", "author", "time", "existence"]
"""What of a claim better evidence knows otherwise."""

CLAIM: Evidence = "embed"
"""The evidence of a sighting that is a claim, and no more."""

_EVIDENCES = ("id", *get_args(Evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says something of a post: the address of the page, the host or the file."""

    name: str
    kind: ClaimantKind = "page"


def evidence_rank(source: str | None) -> int:
    """Give the place of a source among those of authors and times: the best has the least."""
    return _EVIDENCES.index(source) if source else len(_EVIDENCES)


def better_time(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """Give the better of two times of a post, each with what says so, in any order.

    Better evidence comes first; of equal, the more exact, and of two as exact the earlier.
    """
    given = [each for each in (one, other) if each[0]]
    return min(
        given,
        key=lambda each: (evidence_rank(each[1]), -len(each[0] or ""), each[0] or ""),
        default=(None, None),
    )


def is_claim(source: str | None) -> bool:
    """Return whether a source may not speak for the post, or there is none."""
    return source is None or source == CLAIM


@dataclass(frozen=True, slots=True)
class _KnownWords:
    """One wording that may be relied on, as words."""

    id: int
    norms: tuple[str, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a post from who may speak for it; empty where nothing is."""

    words: Sequence[_KnownWords]
    handles: frozenset[str]
    names: frozenset[tuple[str, ...]]
    posted_at: str | None
    is_unknown: bool


def agreeing_version(
    connection: sqlite3.Connection, post_id: int, text: str, *, truncated: bool
) -> tuple[bool, int | None]:
    """Return whether words of a post are known, and which of its versions has the given ones.

    A claim that shows the beginning of a known wording has its words.
    """
    known = _known_words(connection, post_id)
    return bool(known), _agreeing(known, text, truncated=truncated)


def add_claim(
    connection: sqlite3.Connection,
    post_id: int,
    capture_id: int | None,
    claimant: Claimant,
    sighting: Sighting,
) -> int:
    """Keep what a claimant says of a post, once; give its row.

    Part of the caller's transaction.
    """
    version, author = sighting.version, sighting.post.author
    said = (
        version.text if version else None,
        int(version.truncated) if version else 0,
        version.quoted if version else None,
        author.handle,
        author.name,
        sighting.post.posted_at,
    )
    row = connection.execute(
        "insert into claims(post_id, digest, kind, claimant, text, truncated, quoted, handle, "
        "name, posted_at, capture_id, first_seen_at, last_seen_at) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12) "
        "on conflict (post_id, claimant, digest) do update set "
        "first_seen_at = min(first_seen_at, excluded.first_seen_at), "
        "last_seen_at = max(last_seen_at, excluded.last_seen_at) returning id",
        (
            post_id,
            claim_digest(*said),
            claimant.kind,
            claimant.name,
            *said,
            capture_id,
            sighting.seen_at,
        ),
    ).fetchone()
    number = int(row[0])
    mark_contradictions(connection, post_id, sighting.seen_at, [number])
    return number


def claim_digest(*said: str | int | None) -> str:
    """Digest what is claimed, as migration 17 does: text, cut, quoted, handle, name, time."""
    return sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()[:32]


def claimant_of_capture(connection: sqlite3.Connection, capture_id: int | None) -> Claimant:
    """Give the claimant of a capture of which nothing more is told: its address."""
    row = connection.execute("select url from captures where id = ?", (capture_id,)).fetchone()
    return Claimant(name=str(row[0]) if row else "")


def settle_claims(connection: sqlite3.Connection, post_id: int, at: str) -> None:
    """Withdraw the words of claims where better ones are known, and say what is contradicted.

    To be called whenever somebody who may speak for a post said something of it.
    """
    _withdraw_claimed(connection, post_id)
    mark_contradictions(connection, post_id, at)


def mark_contradictions(
    connection: sqlite3.Connection, post_id: int, at: str, numbers: Iterable[int] | None = None
) -> None:
    """Note which claims of a post better evidence contradicts, and since when; all, or some."""
    query = "select * from claims where post_id = ?1"
    if numbers is not None:
        query += " and id in (select value from json_each(?2))"
    given = (post_id,) if numbers is None else (post_id, json.dumps(list(numbers)))
    rows = connection.execute(query, given).fetchall()
    if not rows:
        return
    facts = _load_facts(connection, post_id)
    for row in rows:
        found = _contradicted(row, facts)
        marked = json.dumps(found) if found else None
        if marked != row["contradicts"]:
            since = (row["contradicted_at"] or at) if marked else None
            connection.execute(
                "update claims set contradicts = ?, contradicted_at = ? where id = ?",
                (marked, since, row["id"]),
            )


def join_claims(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Move the claims of one row of a post to another; what both have of a claimant stays once."""
    rows = {"gone": gone, "kept": kept}
    for statement in _JOINED:
        connection.execute(statement, rows)


_TWIN = (
    "(select k.id from claims g join claims k on k.claimant = g.claimant and k.digest = g.digest "
    "where g.id = {column} and k.post_id = :kept)"
)
_JOINED = (
    (
        f"update verdicts set claim_id = {_TWIN.format(column='claim_id')} where claim_id in "
        f"(select id from claims where post_id = :gone) and {_TWIN.format(column='claim_id')} "
        "is not null"
    ),
    "update or ignore claims set post_id = :kept where post_id = :gone",
    "delete from claims where post_id = :gone",
)


def _withdraw_claimed(connection: sqlite3.Connection, post_id: int) -> None:
    """Take claimed wordings out of a post's versions where others are known.

    What rested on one rests on the claim from then on, and is judged again.
    """
    claimed = connection.execute(
        "select id, text, words, truncated from post_versions where post_id = ? and claimed = 1",
        (post_id,),
    ).fetchall()
    known = _known_words(connection, post_id) if claimed else ()
    if not known:
        return
    for row in claimed:
        given = {
            "post": post_id,
            "number": row["id"],
            "text": row["text"],
            "fact": _agreeing(known, row["text"], truncated=bool(row["truncated"])),
        }
        for statement in _WITHDRAWN:
            connection.execute(statement, given)
    numbers = [row["id"] for row in claimed if _is_indexed(connection, row["id"])]
    writer.remove_versions(
        connection,
        [(row["id"], row["text"], row["words"]) for row in claimed if row["id"] in numbers],
    )
    connection.execute("insert into unjudged(what, number) values ('post', ?)", (post_id,))


_RESTING = "select id from verdicts where post_version_id = :number"
_WITHDRAWN = (
    f"insert or ignore into due_quotes select id from quotes where verdict_id in ({_RESTING})",
    # One look of a run may have shown both.
    "update or ignore sightings set version_id = :fact where version_id = :number",
    "update sightings set version_id = null where version_id = :number",
    (
        "update verdicts set post_version_id = null, claim_id = (select id from claims "
        "where post_id = :post and text = :text order by id limit 1) "
        "where post_version_id = :number"
    ),
    "delete from post_versions where id = :number",
)


def _is_indexed(connection: sqlite3.Connection, version: int) -> bool:
    """Return whether a version is in the index; what this transaction added need not be."""
    row = connection.execute("select 1 from post_index_docsize where id = ?", (version,)).fetchone()
    return row is not None


def _known_words(connection: sqlite3.Connection, post_id: int) -> list[_KnownWords]:
    rows = connection.execute(
        "select id, text, truncated from post_versions where post_id = ? and claimed = 0",
        (post_id,),
    )
    return [_KnownWords(row[0], _norms(row[1]), bool(row[2])) for row in rows]


def _norms(text: str) -> tuple[str, ...]:
    """Give the words of a post, without the mentions that a reply begins with."""
    norms = tuple(split_words(text).norms)
    first = next((at for at, one in enumerate(norms) if not one.startswith("@")), 0)
    return norms[first:]


def _agreeing(known: Sequence[_KnownWords], text: str, *, truncated: bool) -> int | None:
    norms = _norms(text)
    for one in known:
        if one.norms == norms or (truncated and _begins(one.norms, norms)):
            return one.id
    return None


def _begins(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Return whether words are the beginning of others; a cut may go through the last."""
    return whole[: len(part) - 1] == part[:-1] and (
        not part
        or whole[len(part) - 1 : len(part)] == part[-1:]
        or any(one.startswith(part[-1]) for one in whole[len(part) - 1 : len(part)])
    )


def _load_facts(connection: sqlite3.Connection, post_id: int) -> _Facts:
    post = connection.execute(
        "select p.author_id, p.author_from, p.posted_at, p.posted_from, a.handle from posts p "
        "left join authors a on a.id = p.author_id where p.id = ?",
        (post_id,),
    ).fetchone()
    handles: set[str] = set()
    names: set[tuple[str, ...]] = set()
    if not is_claim(post["author_from"]):
        shown = connection.execute(
            "select handle, null as name from author_handles where author_id = ?1 "
            "union select null, name from author_names where author_id = ?1 and claimed = 0",
            (post["author_id"],),
        ).fetchall()
        handles = {row["handle"].casefold() for row in shown if row["handle"]}
        handles |= {post["handle"].casefold()} if post["handle"] else set()
        names = {tuple(name_words(row["name"])) for row in shown if row["name"]}
    return _Facts(
        words=_known_words(connection, post_id),
        handles=frozenset(handles),
        names=frozenset(names),
        posted_at=None if is_claim(post["posted_from"]) else post["posted_at"],
        is_unknown=_is_unknown(connection, post_id),
    )


def _is_unknown(connection: sqlite3.Connection, post_id: int) -> bool:
    """Return whether the platform shows no such post, and nobody who may speak for it saw it."""
    row = connection.execute(
        "select 1 from sightings where post_id = ? and outcome in ('unknown', 'denied') limit 1",
        (post_id,),
    ).fetchone()
    if row is None:
        return False
    # However many pages show it, they have no say in this.
    seen = connection.execute(
        "select seen_at, run_id, outcome, evidence, version_id from sightings "
        f"where post_id = ? and evidence <> '{CLAIM}' order by seen_at, id",
        (post_id,),
    )
    return judge_standing([StandingSighting(*one) for one in seen], 0) == "unknown"


def _contradicted(row: sqlite3.Row, facts: _Facts) -> list[Contradicted]:
    """List what of a claim is known otherwise, each only where the claim shows words of the post.

    A link to a post claims next to nothing: on some platforms any name leads to any post.
    """
    found: list[Contradicted] = []
    text = row["text"]
    if text is None:
        return found
    if facts.words and not _is_consistent(facts.words, text, truncated=bool(row["truncated"])):
        found.append("text")
    if _is_of_another(row["handle"], row["name"], facts):
        found.append("author")
    shown, known = row["posted_at"], facts.posted_at
    # A printed date may be off by a day, which may be that of another zone.
    if shown and known and do_times_differ(shown[:10], known[:10]):
        found.append("time")
    if facts.is_unknown:
        found.append("existence")
    return found


def _is_consistent(known: Sequence[_KnownWords], text: str, *, truncated: bool) -> bool:
    """Return whether a claim's words can be the post's: the same, or both as far as one goes."""
    norms = _norms(text)
    return _agreeing(known, text, truncated=truncated) is not None or any(
        one.truncated and _begins(norms, one.norms) for one in known
    )


def _is_of_another(handle: str | None, name: str | None, facts: _Facts) -> bool:
    """Return whether a claim names another author, by handle and by name: either may change."""
    if not handle or not facts.handles or handle.casefold() in facts.handles:
        return False
    return not name or not facts.names or tuple(name_words(name)) not in facts.names
