"""Read sitemaps, news sitemaps, indexes of sitemaps and OPML files."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from urllib.parse import urljoin

from lxml import etree

from archiver.discovery.listing import (
    MAX_ENTRIES,
    ListedEntry,
    Listing,
    base_address,
    distinct_entries,
    normalize_listed_address,
)
from archiver.errors import UnreadableListing
from archiver.models.records import Capture
from archiver.models.vocabulary import SourceKind
from archiver.text.feed_dates import parse_feed_date

_NEWS = "news"
_CDATA = "<![CDATA["
# The "&" of "?a=1&b=2"; not that of "&amp;" or "&#38;"
_BARE = re.compile(r"&(?!(?:[A-Za-z]\w{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")


def read_sitemap(text: str, capture: Capture) -> Listing:
    """Read the pages of a sitemap, with titles and dates where it is one for news.

    https://www.sitemaps.org/protocol.html and Google's extension for news.
    """
    return _sitemap(text, capture, "sitemap", "url")


def read_sitemap_index(text: str, capture: Capture) -> Listing:
    """Read the sitemaps that an index names."""
    return _sitemap(text, capture, "index", "sitemap")


def _sitemap(text: str, capture: Capture, kind: SourceKind, tag: str) -> Listing:
    entries: list[ListedEntry] = []
    for element in _elements(text, tag):
        fields = _fields(element)
        url = _joined(capture, fields.get("loc"))
        element.clear()
        if url is not None:
            entries.append(
                ListedEntry(
                    url=url,
                    title=fields.get("news:title"),
                    published_at=_moment(fields.get("news:publication_date")),
                    updated_at=_moment(fields.get("lastmod")),
                )
            )
        if len(entries) > MAX_ENTRIES:
            break
    kept, cut = distinct_entries(entries)
    if kind == "index":
        return Listing(kind=kind, sources=kept, cut=cut)
    return Listing(kind=kind, entries=kept, cut=cut)


def read_opml(text: str, capture: Capture) -> Listing:
    """Read the feeds of an OPML file, in whatever groups (http://opml.org/spec2.opml)."""
    sources: list[ListedEntry] = []
    for element in _elements(text, "outline"):
        given = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        url = _joined(capture, given.get("xmlurl"))
        if url is not None:
            title = given.get("title") or given.get("text") or ""
            sources.append(ListedEntry(url=url, title=" ".join(title.split()) or None))
    kept, cut = distinct_entries(sources)
    return Listing(kind="opml", sources=kept, cut=cut)


READERS: Mapping[str, Callable[[str, Capture], Listing]] = {
    "sitemap": read_sitemap,
    "index": read_sitemap_index,
    "opml": read_opml,
}


def _elements(text: str, tag: str) -> Iterator[etree._Element]:
    """Give the elements of that name as they end; what is broken is passed over.

    No entity is resolved, no DTD loaded, and nothing deeper than libxml2 takes by itself.
    """
    data = _escape_ampersands(text).encode("utf-8", "replace")
    if text.lstrip().startswith("<?xml"):
        # What it says of its encoding is no longer true.
        data = data[data.index(b"?>") + 2 :] if b"?>" in data else data
    parser = etree.iterparse(
        BytesIO(data.lstrip()),
        events=("end",),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in parser:
            if _local(element) == tag:
                yield element
    except etree.XMLSyntaxError as error:
        raise UnreadableListing(f"its XML is broken ({error.msg})") from error


def _escape_ampersands(text: str) -> str:
    """Write the bare "&" of addresses as XML has it; a parser that recovers would lose a field."""
    if "&" not in text:
        return text
    first, *rest = text.split(_CDATA)
    parts = [_BARE.sub("&amp;", first)]
    for part in rest:  # in CDATA it is right
        held, end, after = part.partition("]]>")
        parts.append(held + end + _BARE.sub("&amp;", after))
    return _CDATA.join(parts)


def _local(element: etree._Element) -> str:
    """Give a tag without its namespace; what is no element (an entity) has none that fits."""
    return str(element.tag).rpartition("}")[2]


def _fields(element: etree._Element) -> dict[str, str]:
    """Map the names of an element's children to texts; those of news have ``news:`` before them."""
    fields: dict[str, str] = {}
    for child in element:
        name = _local(child)
        if name == _NEWS:
            fields.update({f"news:{key}": value for key, value in _fields(child).items()})
        elif text := " ".join((child.text or "").split()):
            fields.setdefault(name, text)
    return fields


def _joined(capture: Capture, link: str | None) -> str | None:
    if not link:
        return None
    try:
        return normalize_listed_address(urljoin(base_address(capture), link.strip()))
    except ValueError:
        return None


def _moment(said: str | None) -> str | None:
    return parse_feed_date(said) if said else None
