"""Records in, the JSON objects of the published surface out; the one place that knows them.

Keys keep their names and meaning for good: programs of others read them.
"""

from typing import Any

from archiver.models.picture_records import PicturedPost, PictureVerdict
from archiver.models.records import Article, Author, Embed, Post, PostVersion, Quote
from archiver.models.verdict_records import (
    Finding,
    Match,
    Rewording,
    Searched,
    SimilarPost,
    SpokenPlace,
    Verdict,
)

Json = dict[str, Any]


def post_json(known: Post, version: PostVersion | None) -> Json:
    """Return a post as `archiver import` reads and everything else shows it."""
    shown: Json = {
        "platform": known.platform,
        "id": known.id,
        "key": known.key,
        "url": known.url,
        "author": author_json(known.author),
        "posted_at": known.posted_at,
        "text": version.text if version else None,
        "truncated": version.truncated if version else False,
        "quoted": version.quoted if version else None,
        "in_reply_to": known.in_reply_to,
        "media": [{"type": m.type, "alt": m.alt} for m in version.media] if version else [],
    }
    return shown


def author_json(known: Author) -> Json:
    """Return who wrote a post; the account's id only where it was shown."""
    shown: Json = {"handle": known.handle, "name": known.name}
    return shown | ({"account_id": known.account_id} if known.account_id else {})


def embed_json(found: Embed) -> Json:
    """Return a post as it appears in an article."""
    shown: Json = {
        "platform": found.platform,
        "id": found.id,
        "url": found.url,
        "kind": found.kind,
        "handle": found.handle,
        "name": found.name,
        "text": found.text,
        "posted_at": found.posted_at,
        "truncated": found.truncated,
        "rendered": found.rendered,
    }
    return shown


def quote_json(found: Quote) -> Json:
    """Return a quotation of an article; offsets count in the article's `text`."""
    shown: Json = {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "speaker": found.speaker,
        "speaker_span": list(found.speaker_span) if found.speaker_span else None,
        "cue": found.cue,
        "kind": found.kind,
        "continues": found.continues,
    }
    return shown


def article_json(
    read: Article,
    embeds: tuple[Embed, ...],
    quotes: tuple[Quote, ...],
    *,
    source: str,
    notes: tuple[str, ...] = (),
) -> Json:
    """Return what `archiver inspect` shows of one page; `notes` say what of it was not read."""
    return {
        "source": source,
        "url": read.url,
        "title": read.title,
        "site": read.site,
        "byline": read.byline,
        "published_at": read.published_at,
        "dated_by": read.dated_by,
        "modified_at": read.modified_at,
        "language": read.language,
        "access": read.access,
        "text": read.text,
        "embeds": [embed_json(found) for found in embeds],
        "quotes": [quote_json(found) for found in quotes],
        "notes": list(notes),
    }


def verdict_json(judged: Verdict) -> Json:
    """Return a verdict; its fields at the top are those of the best match."""
    return {
        "id": judged.claim.id,
        "quote": judged.claim.quote,
        "speaker": judged.claim.speaker,
        "published_at": judged.claim.published_at,
        "wording": judged.wording,
        "flags": list(judged.flags),
        "attribution": judged.attribution,
        "timing": judged.timing,
        "tie": judged.tie,
        "problem": judged.problem,
        "reason": judged.reason,
        "corroborated": judged.corroborated,
        "matches": [_finding(found) for found in judged.findings],
        "leads": [{**_source(found), "words": list(found.words)} for found in judged.leads],
        "searched": searched_json(judged.searched) if judged.searched else None,
        "speaker_posts": searched_json(judged.speaker_posts) if judged.speaker_posts else None,
        "rules": judged.rules,
    }


def pictured_post_json(shown: PicturedPost) -> Json:
    """Return what a picture shows of a post, as it was read in it."""
    return {
        "platform": shown.platform,
        "handle": shown.handle,
        "name": shown.name,
        "posted_at": shown.posted_at,
        "text": shown.text,
        "counters": list(shown.counters),
        "readers": list(shown.bodies),
    }


def picture_json(judged: PictureVerdict) -> Json:
    """Return a verdict on a picture: as of a quotation, and what the picture shows."""
    picture: Json = pictured_post_json(judged.post) | {
        "differences": [
            {"picture": difference.picture, "post": difference.post, "sure": difference.sure}
            for difference in judged.differences
        ],
        "notes": list(judged.notes),
    }
    return {**verdict_json(judged.verdict), "picture": picture}


def searched_json(where: Searched) -> Json:
    """Return how much an archive holds of everybody, or of one speaker."""
    shown: Json = {"posts": where.posts, "authors": where.authors}
    if where.authors is None:
        del shown["authors"]
    shown |= {"from": where.first, "to": where.last}
    return shown | ({"transcripts": where.transcripts} if where.transcripts else {})


def match_json(found: Match) -> Json:
    """Return how the words of a quotation stand in one text; a part of a verdict's matches."""
    return _words_json(found) | _place_json(found)


def _words_json(found: Match) -> Json:
    return {"wording": found.wording, "flags": list(found.flags)}


def _place_json(found: Match) -> Json:
    return {
        "coverage": found.coverage,
        "span": list(found.span),
        "diff": [{"op": d.op, "quote": d.quote, "post": d.post} for d in found.diff],
    }


def speech_json(place: SpokenPlace, text: str) -> Json:
    """Return where words were spoken: the event, who speaks, what, and the second."""
    event = place.transcript
    return {
        "id": event.id,
        "title": event.title,
        "url": event.url,
        "event_at": event.event_at,
        "place": event.place,
        "kind": event.kind,
        "speaker": place.speaker,
        "text": text,
        "at": place.at,
    }


def _source(found: Finding | SimilarPost) -> Json:
    """Return the post, or where it was spoken."""
    if found.speech is None:
        return {"post": post_json(found.post, found.version)}
    return {"speech": speech_json(found.speech, found.version.text)}


def _finding(found: Finding) -> Json:
    return {
        **_source(found),
        "tie": found.tie,
        **_words_json(found.match),
        "attribution": found.attribution,
        "timing": found.timing,
        "standing": found.standing,
        "evidence": found.evidence,
        "corroborated": found.corroborated,
        "problem": found.problem,
        "reason": found.reason,
        **_place_json(found.match),
        "captured_at": found.captured_at,
        "archived": list(found.archived),
        "rewording": rewording_json(found.rewording) if found.rewording else None,
    }


def rewording_json(found: Rewording) -> Json:
    """Return when words were first seen that came after the quotation, and what was before."""
    return {
        "first_seen": found.first_seen,
        "before": found.before,
        "before_seen": found.before_seen,
    }
