"""Find the name of the site that an article is on: by what its page says, else its host."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from archiver.html.json_ld import one_line
from archiver.text.bare_letters import bare_letters
from archiver.text.urls import host_of

_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "copyright-holder",
)
# Addresses and accounts, which name no site: "https://pilot.example" and "@pilot"
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|@", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|–—·•-]\s+|\s*｜\s*")
# "GmbH & Co. KG", "Ltd." and "S.p.A." at the end of a name; not "Sinclair Inc Magazine"
_COMPANY = re.compile(
    r",?\s+(?:gmbh|ag|ug|kg|ltd|limited|llc|inc|plc|s\.?a\.?s|s\.?p\.?a|s\.?r\.?l"
    r"|b\.?v|sp\. z o\.o)\.?"
    r"(?:\s+(?:&|und)\s+co\.?(?:\s+kg(?:aa)?)?)?$",
    re.IGNORECASE,
)
# Fields that hold an address of the page itself, or of its site.
_ADDRESSES = (
    "twitter:url",
    "al:web:url",
    "parsely-link",
    "msapplication-starturl",
    "twitter:domain",
)
_SHORTEST = 4  # letters of a name that a host is spelt as
_RELATIONS = frozenset({"alternate", "amphtml", "shortlink", "home", "index", "search", "start"})


def find_site_name(
    tree: HtmlElement,
    metas: dict[str, str],
    linked: Sequence[dict[str, Any]],
    url: str,
    titles: Sequence[str],
) -> str | None:
    """Find a site's name, its host where the page names none; `titles` are what the page is called.

    `url` is the article's address, maybe a file's: then other addresses of the page tell its host.
    """
    page = one_line(tree.findtext(".//title"))
    ends = [*titles, page] if page else titles
    for name in _stated(metas, linked):
        if name == page and (end := _end(page, titles)):
            return end
        if not _ADDRESS.match(name):
            return _without_slogan(_without_company(_without_title(name, titles)), ends)
    host, end = host_of(url) or _host(tree, metas, linked), _end(page, titles)
    return end if end and (host is None or _is_spelt_as(host, end)) else host


def _stated(metas: dict[str, str], linked: Sequence[dict[str, Any]]) -> Iterator[str]:
    for field in _NAMES:
        if name := one_line(metas.get(field)):
            yield name
    for thing in linked[:5]:
        publisher = thing.get("publisher")
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        if isinstance(publisher, dict):
            publisher = publisher.get("name")
        if name := one_line(publisher):
            yield name


def _without_title(name: str, titles: Sequence[str]) -> str:
    """Take the title off the beginning of a name: some fields hold both."""
    for title in titles:
        if name.startswith(title) and (cut := _SEPARATOR.match(name, len(title))):
            return name[cut.end() :] or name
    parts = _SEPARATOR.split(name)
    if len(parts) > 1 and any(part == title for part in parts[:-1] for title in titles):
        return parts[-1]
    return name


def _without_company(name: str) -> str:
    """Leave of "Courier - Harbour Press GmbH & Co. KG" the paper, of "Courier GmbH" its name."""
    head, *rest = _SEPARATOR.split(name)
    if len(rest) == 1 and _COMPANY.search(rest[0]):
        return head
    return _COMPANY.sub("", name).strip(" ,") or name


def _without_slogan(name: str, titles: Sequence[str]) -> str:
    """Leave of "Courier - News from the harbour" what titles end with: "Ferry leaves | Courier"."""
    head, *rest = _SEPARATOR.split(name)
    if not rest:
        return name
    if len(rest) > 1 and len(head) > 1:  # "Courier - News | Weather | Sport"
        return head
    ends = [_SEPARATOR.split(title)[-1].casefold() for title in titles]
    if len(rest) == 1 and "," in head and rest[0].casefold() in ends:  # "News, Sport - Courier"
        return rest[0]
    return head if head.casefold() in ends else name


def _host(tree: HtmlElement, metas: dict[str, str], linked: Sequence[dict[str, Any]]) -> str | None:
    """Find the host of a saved page by the addresses that it says are its own."""
    stated = [metas.get(field, "") for field in _ADDRESSES]
    for thing in linked[:5]:
        page = thing.get("mainEntityOfPage")
        stated += [
            value
            for value in (thing.get("url"), page, page.get("@id") if isinstance(page, dict) else 0)
            if isinstance(value, str)
        ]
    stated += [
        link.get("href") or ""
        for link in islice(tree.iter("link"), 200)
        if _RELATIONS & set((link.get("rel") or "").lower().split())
    ]
    for address in stated:
        if address.lower().startswith(("http://", "https://")) and (host := host_of(address)):
            return host
    return None


def _is_spelt_as(host: str, end: str) -> bool:
    """Tell whether a title ends with what its host is spelt as: "Ferry Log", "ferrylog.example"."""
    letters = bare_letters(end)
    return len(letters) >= _SHORTEST and letters == bare_letters(host.rpartition(".")[0])


def _end(page: str | None, titles: Sequence[str]) -> str | None:
    """Give what a page's title ends with behind the article's: "Ferry leaves | Harbour Courier"."""
    parts = _SEPARATOR.split(page) if page else []
    end = parts[-1].strip() if len(parts) > 1 else ""
    return end if 1 < len(end) <= 60 and end not in titles else None
