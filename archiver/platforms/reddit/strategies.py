"""Ask for posts of Reddit: the API with the owner's token, oEmbed, feeds; read archived JSON.

Since May 2026 Reddit refuses its JSON to everybody without a token.
"""

import re
from html import unescape
from typing import Any

from lxml import etree

from archiver.html.element_text import element_text
from archiver.html.fragment import parse_fragment
from archiver.html.page import parse_markup
from archiver.html.page_state import walk_objects
from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    PostRef,
    Sighting,
)
from archiver.platforms import oembed
from archiver.platforms.registry import account_id
from archiver.platforms.requests import (
    json_in,
    json_or_none,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    first_line,
)
from archiver.platforms.sightings import sighting_of_shown
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "reddit"
TOKEN = "reddit"  # noqa: S105 - a token's name, not the token
"""Whose token of the owner's the API is asked with."""
_ID = re.compile(r"t[13]_[a-z0-9]{1,13}")
_GONE = frozenset({"[deleted]", "[removed]", "[deleted by user]"})
# What a filter keeps for a moderator to decide.
_HELD_BACK = frozenset({"automod_filtered"})
_ATOM = "{http://www.w3.org/2005/Atom}"


def _checked(ref: PostRef) -> str:
    if not _ID.fullmatch(ref.id):
        raise ResolveError("unsupported", f"{first_line(ref.id)} is no id of Reddit")
    return ref.id


def _permalink(ref: PostRef, context: ResolveContext) -> str:
    kind, _, code = _checked(ref).partition("_")
    if context.url:
        return context.url
    if kind == "t1":
        raise ResolveError("unsupported", "of a comment only its whole address leads to it")
    return f"https://www.reddit.com/comments/{code}/"


def _api(ref: PostRef, context: ResolveContext) -> StrategySteps:
    if TOKEN not in context.tokens:
        raise ResolveError("unsupported", "Reddit's API needs a token of the owner's")
    url = f"https://oauth.reddit.com/api/info?id={_checked(ref)}&raw_json=1"
    capture = yield from request_page(context, url, token=TOKEN)
    if capture.status == 401:
        raise ResolveError("blocked", "HTTP 401: Reddit does not accept the token", capture=capture)
    cause = (
        string_in(mapping_in(json_or_none(capture)).get("reason"))
        if capture.status == 403
        else None
    )
    if cause == "private":
        raise ResolveError("protected", "its community is private", capture=capture)
    if cause == "quarantined":
        raise ResolveError("login-gated", "its community is quarantined", capture=capture)
    refuse_status(capture)
    found = mapping_in(mapping_in(json_in(capture)).get("data"))
    if not isinstance(found.get("children"), list):
        raise ResolveError("malformed", "the answer is no list of Reddit's", capture=capture)
    if not found["children"]:
        raise ResolveError("unknown", "Reddit knows no such post", certain=False, capture=capture)
    return ResolveAnswer((read_thing(ref, found, capture),))


def _feed(ref: PostRef, context: ResolveContext) -> StrategySteps:
    url = _permalink(ref, context).partition("?")[0].rstrip("/") + "/.rss"
    capture = yield from request_page(context, url, "application/atom+xml")
    refuse_status(capture)
    return ResolveAnswer((_entry(ref, capture),))


REDDIT_STRATEGIES: tuple[Strategy, ...] = (
    Strategy("reddit-api", _api),
    oembed.oembed_strategy(_NAME, _permalink),
    Strategy("reddit-feed", _feed),
)


def list_reddit_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: its address; its JSON's is an extension of it."""
    there = _permalink(ref, context).partition("://")[2].partition("?")[0].rstrip("/")
    return (f"{there}*", f"old.reddit.com/{there.partition('/')[2]}*")


def read_archived_reddit(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read archived JSON, an archived page of old Reddit, or a feed."""
    data = json_or_none(capture)
    if data is not None:
        return (read_thing(ref, data, capture),)
    if b"<feed" in capture.body[:500]:
        return (_entry(ref, capture),)
    return _page(ref, capture)


def read_thing(ref: PostRef, found: Any, capture: Capture) -> Sighting:
    """Read the post or comment of that name in an answer; raises ResolveError where it is gone."""
    one = next((item for item in walk_objects(found) if item.get("name") == ref.id), None)
    if one is None:
        raise ResolveError("malformed", "the answer does not have it", capture=capture)
    body, title = (
        string_in(one.get("selftext")) or string_in(one.get("body")),
        string_in(one.get("title")),
    )
    removed = string_in(one.get("removed_by_category"))
    if removed in _HELD_BACK:
        raise ResolveError(
            "blocked", f"held back by {first_line(removed)}, for now", capture=capture
        )
    if removed or body in _GONE or title in _GONE:
        by = "its author" if removed == "deleted" else removed
        reason = f"removed by {first_line(by)}" if by else f"shown as {body or title}"
        if not removed and string_in(one.get("author")) not in _GONE:
            # Anybody may write "[removed]".
            raise ResolveError("blocked", f"{reason}, but under its author's name", capture=capture)
        raise ResolveError("deleted", reason, capture=capture)
    if body is None and title is None:
        raise ResolveError("malformed", "it has neither title nor text", capture=capture)
    text = "\n\n".join(filter(None, (title, body)))
    handle = string_in(one.get("author"))
    permalink = string_in(one.get("permalink")) or ""
    leads = list(_leads(one))
    return sighting_of_shown(
        ref,
        capture,
        # Without this in the address Reddit escapes its texts.
        text=text if "raw_json=1" in (capture.final_url or capture.url) else unescape(text),
        author=Author(
            handle=None if handle in _GONE else handle,
            account_id=account_id(_NAME, one.get("author_fullname")),
        ),
        url=f"https://www.reddit.com{permalink}" if permalink.startswith("/") else None,
        posted_at=str(int(made))
        if isinstance(made := one.get("created_utc"), (int, float))
        else None,
        quoted=next((lead.ref.key for lead in leads if lead.why == "quoted"), None),
        media=(Media(type="photo") for _ in mapping_in(one.get("media_metadata"))),
        leads=leads,
    )


def _leads(one: JsonObject) -> list[Lead]:
    crossposts = list_in(one.get("crosspost_parent_list"))
    named = (
        ("quoted", string_in(crossposts[0].get("name")) if crossposts else None),
        ("parent", string_in(one.get("parent_id"))),
    )
    return [
        Lead(ref=PostRef(platform=_NAME, id=name), why="quoted" if why == "quoted" else "parent")
        for why, name in named
        if name and _ID.fullmatch(name)
    ]


def _entry(ref: PostRef, capture: Capture) -> Sighting:
    """Read the post in its feed, of which it is the first entry."""
    for sighting in read_feed_entries(capture):
        if sighting.post.id == ref.id:
            return sighting
    raise ResolveError("malformed", "the feed does not have it", capture=capture)


def read_feed_entries(capture: Capture) -> list[Sighting]:
    """Read the posts and comments of a feed; raises ResolveError for what is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    try:
        tree = etree.fromstring(capture.body, parser)
    except etree.XMLSyntaxError as error:
        raise ResolveError("malformed", "the answer is no feed", capture=capture) from error
    found = []
    for entry in tree.iter(f"{_ATOM}entry"):
        name = entry.findtext(f"{_ATOM}id") or ""
        if not _ID.fullmatch(name):
            continue
        content = parse_fragment(entry.findtext(f"{_ATOM}content") or "")
        written = content.xpath("//div[contains(@class, 'md')]")
        title = entry.findtext(f"{_ATOM}title") if name.startswith("t3_") else None
        author = entry.findtext(f"{_ATOM}author/{_ATOM}name") or ""
        link = entry.find(f"{_ATOM}link")
        found.append(
            sighting_of_shown(
                PostRef(platform=_NAME, id=name),
                capture,
                text="\n\n".join(
                    filter(None, (title, element_text(written[0]) if written else None))
                ),
                author=Author(handle=author.removeprefix("/u/") or None),
                url=link.get("href") if link is not None else None,
                posted_at=entry.findtext(f"{_ATOM}published"),
            )
        )
    return found


def _page(ref: PostRef, capture: Capture) -> tuple[Sighting, ...]:
    """Read old Reddit's page, which names each thing by its id."""
    tree, _ = parse_markup(capture.body.decode("utf-8", "replace"))
    for box in tree.xpath("//*[@data-fullname]"):
        if box.get("data-fullname") != ref.id:
            continue
        titles = box.xpath(".//a[contains(@class, 'title')]") if ref.id.startswith("t3_") else []
        bodies = box.xpath(
            "(.//div[contains(@class, 'entry')])[1]//div[contains(@class, 'usertext-body')]"
        )
        said_there = [element_text(title) for title in (*titles[:1], *bodies[:1])]
        if any(one in _GONE for one in said_there) or not any(said_there):
            return ()
        return (
            sighting_of_shown(
                ref,
                capture,
                text="\n\n".join(filter(None, said_there)),
                author=Author(
                    handle=box.get("data-author"),
                    account_id=account_id(_NAME, box.get("data-author-fullname")),
                ),
                posted_at=box.get("data-timestamp"),
            ),
        )
    return ()
