"""Statements that keep what pages claim of posts apart from what may speak for them.

What an archive holds is sorted by its sightings: a wording, an author or a time that a platform, a
web archive or a person's file gave is a fact, and what only pages showed is a claim. What cannot
be told counts as a claim. Nothing of the archive's own code is used here.
"""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

CLAIMS = (
    """
    create table claims (
      id integer primary key,
      post_id integer not null references posts(id),
      digest text not null,
      kind text not null check (kind in ('page', 'server', 'file')),
      claimant text not null,
      text text,
      truncated integer not null default 0,
      quoted text,
      handle text,
      name text,
      posted_at text,
      capture_id integer references captures(id),
      first_seen_at text not null,
      last_seen_at text not null,
      contradicts text,
      contradicted_at text,
      was_version integer,
      unique (post_id, claimant, digest)
    ) strict
    """,
    "create index claims_capture on claims(capture_id)",
    """create index claims_contradicting on claims(contradicted_at)
    where contradicts is not null""",
    # A wording that stands in for those of a platform, because nobody but pages ever showed one.
    """alter table post_versions add column claimed integer not null default 0
    check (claimed in (0, 1))""",
    "create index post_versions_claimed on post_versions(post_id) where claimed = 1",
    # Whose word a post's author and time rest on.
    """alter table posts add column author_from text
    check (author_from in ('api', 'oembed', 'archive', 'import', 'embed'))""",
    """alter table posts add column posted_from text
    check (posted_from in ('id', 'api', 'oembed', 'archive', 'import', 'embed'))""",
    """alter table authors add column claimed integer not null default 0
    check (claimed in (0, 1))""",
    """alter table author_names add column claimed integer not null default 0
    check (claimed in (0, 1))""",
    # What a verdict rested on before better evidence took its place.
    "alter table verdicts add column claim_id integer references claims(id)",
    "create index verdicts_claim on verdicts(claim_id) where claim_id is not null",
    "drop index sightings_gone",
    """create index sightings_gone on sightings(id)
    where outcome in ('deleted', 'unknown', 'suspended', 'protected')""",
    # What pages show otherwise is no other wording of the post.
    "drop trigger reworded",
    "drop trigger reworded_by_joining",
    """create trigger reworded after insert on post_versions
    when new.truncated = 0 and new.claimed = 0 and exists (select 1 from post_versions as o
      where o.post_id = new.post_id and o.id < new.id and o.truncated = 0 and o.claimed = 0)
    begin
      insert or ignore into rewordings values (new.id);
    end""",
    """create trigger reworded_by_joining after update of post_id, claimed on post_versions
    begin
      insert or ignore into rewordings select v.id from post_versions as v
        where v.post_id = new.post_id and v.truncated = 0 and v.claimed = 0 and exists (
          select 1 from post_versions as o
          where o.post_id = v.post_id and o.id < v.id and o.truncated = 0 and o.claimed = 0);
    end""",
    """create index sightings_unknown on sightings(post_id)
    where outcome in ('unknown', 'denied')""",
)

_HOSTS = {
    "x": ("x.com", "twitter.com", "twimg.com"),
    "bluesky": ("bsky.app", "bsky.social", "bsky.network", "plc.directory"),
    "truthsocial": ("truthsocial.com",),
    "threads": ("threads.net", "threads.com", "facebook.com", "instagram.com"),
    "instagram": ("instagram.com", "facebook.com"),
    "facebook": ("facebook.com", "fb.com", "fb.watch"),
    "tiktok": ("tiktok.com",),
    "reddit": ("reddit.com", "redd.it"),
    "youtube": ("youtube.com", "youtu.be", "googleapis.com", "youtube-nocookie.com"),
    "telegram": ("t.me", "telegram.me", "telegram.org"),
    "linkedin": ("linkedin.com",),
}
"""Hosts of a platform, and those below them, whose answers were evidence for its posts."""

# Matches "1812256998588662068"; not "181a".
_NUMBER = re.compile(r"[0-9]{1,20}")
_X_FIRST, _X_BEGAN = 29_700_859_247, 1288834974657
"""The first id of X that holds a moment, and what these count from, in milliseconds."""
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)


def sort_claims(connection: sqlite3.Connection) -> None:
    """Sort what an archive holds into facts and claims; part of the caller's transaction."""
    functions: dict[str, tuple[int, Callable[..., str | int | bool | None]]] = {
        "may_speak": (4, _may_speak),
        "claim_digest": (6, _claim_digest),
        "moment_in_id": (2, _moment_in_id),
        "agrees": (4, _agrees),
    }
    for name, (count, function) in functions.items():
        connection.create_function(name, count, function, deterministic=True)
    for statement in (*_FOREIGN, *_CLAIMED, *_WHOSE, *_NEVER_SEEN):
        connection.execute(statement)
    _withdraw(connection)
    for name, (count, _) in functions.items():
        connection.create_function(name, count, None)


def _may_speak(platform: str, number: str | None, address: str, url: str | None) -> bool:
    """Tell whether an answer from an address was evidence for a post, if that can be told."""
    try:
        host = (urlsplit(address).hostname or "").casefold()
        own = (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return False
    if not host:
        return False
    if platform == "mastodon":
        return host == (number or "").partition("/")[0].casefold()
    known = _HOSTS.get(platform)
    if known is None:  # a platform of a plug-in: the address of the post itself
        return host == own
    return any(host == one or host.endswith(f".{one}") for one in known)


def _claim_digest(*parts: str | int | None) -> str:
    return sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:32]


def _moment_in_id(platform: str, number: str | None) -> str | None:
    """Give the moment in an id of X; other ids are read when the post is met again."""
    if platform != "x" or not _NUMBER.fullmatch(number or ""):
        return None
    found = int(number or "")
    if not _X_FIRST <= found < 1 << 63:
        return None
    seconds = ((found >> 22) + _X_BEGAN) // 1000
    return (_UNIX + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


# Matches "https://t.co/a" and "pic.twitter.com/a"; not "ferry.com".
_LINK = re.compile(r"https?://\S+|pic\.(?:twitter|x)\.com/\S+")


def _plain_words(text: str) -> str:
    """Give the words of a text, so that two texts which differ by more than marks differ."""
    folded = unicodedata.normalize("NFKC", _LINK.sub(" ", text)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def _agrees(text: str, is_cut: int, known: str, is_known_cut: int) -> bool:
    """Tell whether a page shows the words that are known, as far as one of both goes."""
    words, facts = _plain_words(text), _plain_words(known)
    if words == facts:
        return True
    return bool((is_cut and facts.startswith(words)) or (is_known_cut and words.startswith(facts)))


# What a server answered for another one's posts, or nobody knows who, says no more than a page.
_FOREIGN = (
    """update sightings set evidence = 'embed' where id in (
      select s.id from sightings s join posts p on p.id = s.post_id
      left join captures c on c.id = s.capture_id
      where s.evidence in ('api', 'oembed')
      and not may_speak(p.platform, p.platform_id, coalesce(c.url, ''), p.url)
      and (c.id is not null or s.outcome in ('ok', 'deleted', 'suspended', 'protected')))""",
    # A name on one server or platform is no name of a post on another.
    """delete from post_keys where key in (select k.key from post_keys k
      join posts p on p.id = k.post_id where k.key <> p.key
      and (substr(k.key, 1, instr(k.key, ':')) <> substr(p.key, 1, instr(p.key, ':'))
      or (p.platform = 'mastodon' and k.key not like 'mastodon:~%' and p.key not like 'mastodon:~%'
        and substr(k.key, 1, instr(k.key, '/')) <> substr(p.key, 1, instr(p.key, '/')))))""",
)

_CLAIMED = (
    """insert or ignore into claims(post_id, digest, kind, claimant, text, truncated, handle, name,
      posted_at, capture_id, first_seen_at, last_seen_at)
    select e.post_id, claim_digest(e.text, e.truncated, null, e.handle, e.name, e.posted_at),
      'page', a.url, e.text, e.truncated, e.handle, e.name, e.posted_at, min(v.capture_id),
      min(c.fetched_at), max(c.fetched_at)
    from embeds e join article_versions v on v.id = e.article_version_id
    join articles a on a.id = v.article_id join captures c on c.id = v.capture_id
    group by e.post_id, a.url, e.text, e.truncated, e.handle, e.name, e.posted_at""",
    """insert or ignore into claims(post_id, digest, kind, claimant, text, truncated, quoted,
      capture_id, first_seen_at, last_seen_at)
    select s.post_id, claim_digest(v.text, coalesce(v.truncated, 0), v.quoted, null, null, null),
      'server', c.url, v.text, coalesce(v.truncated, 0), v.quoted, c.id,
      min(s.seen_at), max(s.seen_at)
    from sightings s join captures c on c.id = s.capture_id
    left join post_versions v on v.id = s.version_id
    where s.evidence = 'embed' and s.resolver is not null
    group by s.post_id, c.url, v.id""",
    """update post_versions set claimed = 1 where not exists (select 1 from sightings s
      where s.version_id = post_versions.id and s.evidence <> 'embed')""",
)

_BEST = """(select s.evidence from sightings s where s.post_id = posts.id and s.outcome = 'ok'
  order by case s.evidence when 'api' then 0 when 'oembed' then 1 when 'archive' then 2
  when 'import' then 3 else 4 end limit 1)"""
_WHOSE = (
    f"""update posts set posted_from = coalesce({_BEST}, 'embed')
    where posted_at is not null""",
    """update posts set posted_from = 'embed' where posted_from <> 'embed' and exists (
      select 1 from embeds e where e.post_id = posts.id and e.posted_at = posts.posted_at)""",
    """update posts set posted_at = moment_in_id(platform, platform_id), posted_from = 'id'
    where platform = 'x' and moment_in_id(platform, platform_id) is not null
    and (posted_at is null or posted_at <> moment_in_id(platform, platform_id)
      or posted_from is not 'id')""",
    f"""update posts set author_from = coalesce({_BEST}, 'embed')
    where author_id is not null""",
    """update posts set author_from = 'embed' where author_from <> 'embed' and exists (
      select 1 from embeds e join authors a on a.id = posts.author_id where e.post_id = posts.id
      and a.account_id is null and (e.handle = a.handle collate nocase or e.name = a.name))""",
    """update authors set claimed = not exists (select 1 from posts
      where posts.author_id = authors.id and posts.author_from <> 'embed')""",
    """update author_names set claimed = not exists (select 1 from authors
      join posts on posts.author_id = authors.id and posts.author_from <> 'embed'
      where authors.id = author_names.author_id and authors.name = author_names.name)""",
)

# That a post is gone was said of some that nobody but pages ever showed.
_NEVER_SEEN = (
    """update sightings set outcome = 'unknown' where outcome = 'deleted' and not exists (
      select 1 from sightings seen where seen.post_id = sightings.post_id
      and seen.outcome = 'ok' and seen.evidence <> 'embed')""",
)


def _withdraw(connection: sqlite3.Connection) -> None:
    """Take claimed wordings of posts that better evidence knows out of their versions."""
    rows = connection.execute(
        "select c.id, c.text, c.truncated, f.id, f.text, f.truncated "
        "from post_versions c join post_versions f on f.post_id = c.post_id and f.claimed = 0 "
        "where c.claimed = 1 order by c.id, f.id"
    )
    agreeing: dict[int, int | None] = {}
    for number, text, is_cut, fact, known, is_known_cut in rows:
        agrees = _agrees(text, is_cut, known, is_known_cut)
        agreeing[number] = agreeing.get(number) or (fact if agrees else None)
    for number, fact in agreeing.items():
        for statement in _WITHDRAWN:
            connection.execute(statement, {"number": number, "fact": fact})
    connection.execute(
        "delete from rewordings where not exists (select 1 from post_versions v "
        "join post_versions o on o.post_id = v.post_id and o.id < v.id and o.truncated = 0 "
        "and o.claimed = 0 where v.id = rewordings.version_id and v.claimed = 0)"
    )
    for statement in _CONTRADICTED:
        connection.execute(statement)


_WITHDRAWN = (
    # A page may have been seen to show both in one look.
    "update or ignore sightings set version_id = :fact where version_id = :number",
    "update sightings set version_id = null where version_id = :number",
    """update claims set was_version = :number where id in (select c.id from claims c
      join post_versions v on v.post_id = c.post_id and v.text = c.text where v.id = :number)""",
    """update verdicts set post_version_id = null, claim_id = (select id from claims
      where was_version = :number limit 1) where post_version_id = :number""",
    "delete from post_versions where id = :number",
)

_CONTRADICTED = (
    """update claims set contradicts = '["text"]', contradicted_at = last_seen_at
    where text is not null and exists (select 1 from post_versions v
      where v.post_id = claims.post_id and v.claimed = 0)
    and not exists (select 1 from post_versions v where v.post_id = claims.post_id
      and agrees(claims.text, claims.truncated, v.text, v.truncated))""",
    """update claims set contradicts =
      json_insert(coalesce(contradicts, '[]'), '$[#]', 'existence'), contradicted_at = last_seen_at
    where text is not null and exists (select 1 from sightings s where s.post_id = claims.post_id
      and s.outcome = 'unknown' and s.evidence <> 'embed')""",
)

JUDGED_AGAIN = ("update tallies set value = 0 where name = 'judged_rules'",)


def with_claims(query: str) -> str:
    """Return the view of posts with what a page claims of them, and the platform's words first."""
    counted = """(select count(*) from claims where claims.post_id = posts.id
          and claims.contradicts is not null) as contradictions"""
    account = "authors.key as account"
    return query.replace("order by v.truncated,", "order by v.claimed, v.truncated,", 1).replace(
        account, f"{account},\n        latest.claimed, {counted}", 1
    )
