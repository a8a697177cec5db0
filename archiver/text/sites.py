"""Tell which hosts are one site, so that no publisher can speak for another.

A site is what one owner registered: the public suffix of a host with one label more. The list
is Mozilla's (https://publicsuffix.org), its private section included, as the package `tld` brings
it; courlan needs that package as well. Nothing is fetched to bring the list up to date.
"""

import re
from functools import lru_cache

from archiver.text.urls import host_of

# Where everybody may have a name, although the list does not say so (as of November 2026), and the
# top levels that RFC 2606 keeps for documentation and tests, which are suffixes as any other.
_MORE_SUFFIXES = frozenset(
    {
        "beehiiv.com",
        "buttondown.email",
        "canalblog.com",
        "example",
        "ghost.io",
        "livejournal.com",
        "medium.com",
        "micro.blog",
        "neocities.org",
        "over-blog.com",
        "substack.com",
        "test",
        "tumblr.com",
        "typepad.com",
        "weebly.com",
        "wordpress.com",
        "write.as",
    }
)
# Matches "blogspot.de" and "blogspot.co.uk", of which the list has only "blogspot.com".
_BLOGSPOT = re.compile(r"blogspot\.(?:[a-z]{2}|com?\.[a-z]{2})")


def site_of(url: str) -> str:
    """Name the site of an address: its registered domain, else its host without ``www.``.

    A host whose suffix is not on the list is a site by itself, and so is an IP address.

    >>> site_of("https://www.news.co.uk/a"), site_of("https://alice.github.io/a")
    ('news.co.uk', 'alice.github.io')
    >>> site_of("https://amp.ferry.invalid/a"), site_of("no address")
    ('amp.ferry.invalid', '')
    """
    return _site_of_host(host_of(url))


def is_same_site(url: str, other: str) -> bool:
    """Tell whether two addresses are of one site; two without a host are not.

    >>> is_same_site("https://www.ferry.com/a", "https://amp.ferry.com/a")
    True
    >>> is_same_site("https://alice.github.io/a", "https://mallory.github.io/a")
    False
    """
    site = site_of(url)
    return bool(site) and site == site_of(other)


def is_public_suffix(host: str) -> bool:
    """Tell whether names below this host belong to different owners, as those of ``co.uk`` do."""
    return _suffix_of(host.lower()) == host.lower()


@lru_cache(maxsize=4_096)
def _site_of_host(host: str) -> str:
    suffix = _suffix_of(host)
    if suffix is None or suffix == host:
        return host
    name = host.removesuffix(f".{suffix}").rpartition(".")[2]
    return f"{name}.{suffix}"


def _suffix_of(host: str) -> str | None:
    """Return the longest known public suffix of a host, or None."""
    labels = host.split(".")
    for start in range(len(labels)):
        rest = ".".join(labels[start:])
        if rest in _MORE_SUFFIXES or _BLOGSPOT.fullmatch(rest):
            return rest
    # Reading the list takes a tenth of a second and 7 MB, which most commands never need.
    from tld import get_tld  # noqa: PLC0415

    try:
        found = get_tld(f"https://{host}/", as_object=True, search_private=True, fail_silently=True)
    except ValueError:
        return None
    suffix = getattr(found, "tld", None)
    return str(suffix) if suffix else None
