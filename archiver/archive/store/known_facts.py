"""Load what is known of a post from who may speak for it, and tell which claims it contradicts."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archiver.archive.store.evidence_ranks import CLAIM, is_claim
from archiver.matching.people.names import name_words
from archiver.matching.rules import judge_standing
from archiver.models.stored_posts import StandingSighting
from archiver.platforms.sightings import do_times_differ
from archiver.text.words import split_words

Contradicted = Literal["text", "author", "time", "existence"]
"""What of a claim better evidence knows otherwise."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """One wording that may be relied on, as words."""

    id: int
    norms: tuple[str, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What is known of a post from who may speak for it; empty where nothing is."""

    words: Sequence[KnownWords]
    handles: frozenset[str]
    names: frozenset[tuple[str, ...]]
    posted_at: str | None
    is_unknown: bool


def load_known_words(connection: sqlite3.Connection, post_id: int) -> list[KnownWords]:
    """Load the wordings of a post that may be relied on."""
    rows = connection.execute(
        "select id, text, truncated from post_versions where post_id = ? and claimed = 0",
        (post_id,),
    )
    return [KnownWords(row[0], _norms(row[1]), bool(row[2])) for row in rows]


def _norms(text: str) -> tuple[str, ...]:
    """Give the words of a post, without the mentions that a reply begins with."""
    norms = tuple(split_words(text).norms)
    first = next((at for at, one in enumerate(norms) if not one.startswith("@")), 0)
    return norms[first:]


def find_agreeing_version(known: Sequence[KnownWords], text: str, *, truncated: bool) -> int | None:
    """Find the known wording of a post with these words, cut ones by how they begin."""
    norms = _norms(text)
    for known_words in known:
        if known_words.norms == norms or (truncated and _begins(known_words.norms, norms)):
            return known_words.id
    return None


def _begins(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Return whether words are the beginning of others; a cut may go through the last."""
    return whole[: len(part) - 1] == part[:-1] and (
        not part
        or whole[len(part) - 1 : len(part)] == part[-1:]
        or any(one.startswith(part[-1]) for one in whole[len(part) - 1 : len(part)])
    )


def load_known_facts(connection: sqlite3.Connection, post_id: int) -> KnownFacts:
    """Load what is known of a post; claims are no part of it."""
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
    return KnownFacts(
        words=load_known_words(connection, post_id),
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
    return judge_standing([StandingSighting(*item) for item in seen], 0) == "unknown"


def list_contradicted(row: sqlite3.Row, facts: KnownFacts) -> list[Contradicted]:
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


def _is_consistent(known: Sequence[KnownWords], text: str, *, truncated: bool) -> bool:
    """Return whether a claim's words can be the post's: the same, or both as far as one goes."""
    norms = _norms(text)
    return find_agreeing_version(known, text, truncated=truncated) is not None or any(
        known_words.truncated and _begins(norms, known_words.norms) for known_words in known
    )


def _is_of_another(handle: str | None, name: str | None, facts: KnownFacts) -> bool:
    """Return whether a claim names another author, by handle and by name: either may change."""
    if not handle or not facts.handles or handle.casefold() in facts.handles:
        return False
    return not name or not facts.names or tuple(name_words(name)) not in facts.names
