"""Read the entries of RSS, Atom and JSON feeds."""

import json
import re
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from archiver.discovery.listing import (
    ListedEntry,
    Listing,
    base_address,
    distinct_entries,
    normalize_listed_address,
)
from archiver.discovery.podcasts import read_podcast_transcripts
from archiver.errors import UnreadableListing
from archiver.html.plain_text import plain_text
from archiver.models.records import Capture
from archiver.text.feed_dates import parse_feed_date

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# Matches "<description>", "<content:encoded>" and "<media:content url='…'/>"; not "<contents>".
_CONTENTS = re.compile(
    r"<(?P<name>(?:[\w.-]{1,40}:)?(?:description|summary|content|encoded))"
    r"(?:\s[^<>]{0,2000}|/)?>"
)
_ATOM_DATE = ":updated>"
_CDATA = re.compile(r"\s{0,100}<!\[CDATA\[")
_MOST_TAGS = 40_000
"""Tags of a feed that are read, opening and closing ones: of 2,000 entries and more. A feed
parser takes 25 microseconds for each."""
_CLOSINGS = (
    ("</item>", "</channel></rss>"),
    ("</entry>", "</feed>"),
)


def read_feed(text: str, capture: Capture) -> Listing:
    """Read the entries of an RSS or Atom feed, however broken; raises UnreadableListing."""
    # Given as a stream: feedparser would fetch a string that looks like an address. The
    # encoding is settled, so that no declaration leads it to another one.
    markup, cut_off = _first_tags(_without_contents(_DECLARATION.sub("", text, count=1)))
    data = markup.encode("utf-8", "replace")
    try:
        found = feedparser.parse(
            BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        # Its parsers raise whatever a broken feed leads them to.
        raise UnreadableListing(f"the feed cannot be read ({type(error).__name__})") from error
    base = base_address(capture)
    # The one date that RSS 1.0 has, by Dublin Core, is that of publication.
    only_date = found.version.startswith("rss") and _ATOM_DATE not in markup
    entries = [
        entry for item in found.entries if (entry := _entry(item, base, only_date=only_date))
    ]
    if not entries and not found.version:
        raise UnreadableListing("it begins like a feed, but is none")
    kept, cut = distinct_entries(entries)
    title = _plain(_field(found.feed, "title"))
    return Listing(
        kind="feed",
        title=title,
        entries=kept,
        speech=read_podcast_transcripts(markup, base),
        cut=cut or cut_off,
    )


def _without_contents(text: str) -> str:
    """Take out what entries say at length, of which nothing is read here.

    A feed parser builds all of it, and each tag in it costs as much as one of the feed's own.
    """
    kept: list[str] = []
    at = 0
    while found := _CONTENTS.search(text, at):
        kept.append(text[at : found.start()])
        at = found.end()
        if found[0].endswith("/>"):
            continue
        if data := _CDATA.match(text, at):
            at = max(text.find("]]>", data.end()), at)
        end = text.find(f"</{found['name']}>", at)
        if end < 0:
            # Nobody can tell where it would end; what came before is a feed.
            return "".join(kept)
        at = end + len(found["name"]) + 3
    return "".join((*kept, text[at:]))


def _first_tags(text: str) -> tuple[str, bool]:
    """Cut a feed after the last entry that ends within so many tags; tell whether it was cut."""
    if text.count("<") <= _MOST_TAGS:
        return text, False
    end = 0
    for _ in range(_MOST_TAGS):
        end = text.index("<", end) + 1
    begun = text[: end - 1]
    for entry, closing in _CLOSINGS:
        last = begun.rfind(entry)
        if last >= 0:
            return begun[: last + len(entry)] + closing, True
    return begun, True


def _field(item: Any, key: str) -> Any:
    """Give a field as it was given: feedparser's own lookup puts others in its place."""
    return dict.get(item, key)


def _entry(item: Any, base: str, *, only_date: bool) -> ListedEntry | None:
    # FeedBurner puts its own counting address into link, and the article's beside it.
    link = _field(item, "feedburner_origlink") or _field(item, "link")
    if not isinstance(link, str) or not link.strip():
        return None
    url = _joined(base, link)
    if url is None:
        return None
    published, updated = _moment(item, "published"), _moment(item, "updated")
    if published is None and only_date:
        published, updated = updated, None
    return ListedEntry(
        url=url, title=_plain(_field(item, "title")), published_at=published, updated_at=updated
    )


def _joined(base: str, link: str) -> str | None:
    try:
        return normalize_listed_address(urljoin(base, link.strip()))
    except ValueError:
        return None


def _moment(item: Any, field: str) -> str | None:
    """Read a date from the words of a feed: feedparser guesses where it knows no form or zone."""
    said = _field(item, field)
    return parse_feed_date(said) if isinstance(said, str) else None


def _plain(title: Any) -> str | None:
    """Write a title without markup, on one line."""
    if not isinstance(title, str):
        return None
    if "<" in title or "&" in title:
        title = plain_text(title)
    return " ".join(title.split()) or None


def read_json_feed(text: str, capture: Capture) -> Listing:
    """Read the entries of a JSON feed (https://www.jsonfeed.org/version/1.1/)."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableListing("it is JSON, but broken") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise UnreadableListing("it is JSON, but no feed")
    entries = []
    for item in items:
        link = _json_link(item) if isinstance(item, dict) else None
        url = _joined(base_address(capture), link) if isinstance(link, str) else None
        if url:
            entries.append(
                ListedEntry(
                    url=url,
                    title=_plain(item.get("title")),
                    published_at=_parse_moment(item.get("date_published")),
                    updated_at=_parse_moment(item.get("date_modified")),
                )
            )
    kept, cut = distinct_entries(entries)
    return Listing(kind="feed", title=_plain(document.get("title")), entries=kept, cut=cut)


def _json_link(item: dict[str, Any]) -> Any:
    """Give the address of an entry: its identifier is the best one where it has no other."""
    name = item.get("id")
    own = name if isinstance(name, str) and name.startswith(("http://", "https://")) else None
    return item.get("url") or item.get("external_url") or own


def _parse_moment(moment: Any) -> str | None:
    return parse_feed_date(moment) if isinstance(moment, str) else None
