"""Judge which URLs and IP addresses may be asked at all; nothing is asked here.

The IP address that a connection is made to is judged, never only the name that led to it.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin

import httpx

from archiver.errors import FetchRefused
from archiver.text.urls import split_url

# Where machines of cloud providers learn their own secrets; never asked, --allow-private or not.
# 168.63.129.16 is Azure's and lies among public addresses, 100.100.100.200 is Alibaba's,
# 169.254.170.2 and .23 hand out what Amazon's containers may do, fd20:ce::254 is Google's.
_METADATA = frozenset(
    map(
        ip_address,
        (
            *("169.254.169.254", "169.254.170.2", "169.254.170.23", "169.254.0.23"),
            *("100.100.100.200", "168.63.129.16", "192.0.0.192"),
            *("fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254"),
        ),
    )
)
_RELAYS = IPv4Network("192.88.99.0/24")  # 6to4 relays, deprecated by RFC 7526
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the IPv4 address stands in the last 32 bits
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291, 2.5.5.1: the same, deprecated
_UNICAST = IPv6Network("2000::/3")  # all that IANA gives out for the public internet
_NOT_PUBLIC = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # IETF protocols, Teredo among them, which wraps an IPv4 address
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which wraps an IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
_WEB_PORTS = frozenset({80, 443})


def address_refusal(text: str, *, allow_private: bool = False) -> str | None:
    """Say why no connection is made to this IP address, or None where one may be.

    >>> one = address_refusal
    >>> one("127.0.0.1"), one("::ffff:10.0.0.1"), one("93.184.215.14")
    ('a loopback address', 'a private address', None)
    """
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return "no IP address"
    inner = _inner(address)
    if address in _METADATA or inner in _METADATA:
        return "the metadata service of a cloud machine"
    if inner.is_unspecified:
        return "no host's address"
    if inner.is_multicast or inner == IPv4Address("255.255.255.255"):
        return "a multicast address"
    if allow_private:
        return None
    if isinstance(inner, IPv4Address):
        return _refusal_of_4(inner)
    return _refusal_of_6(inner)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Give the IPv4 address that an IPv6 address stands for, or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 0xFFFF):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _refusal_of_4(address: IPv4Address) -> str | None:
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local:
        return "a link-local address"
    if address.is_reserved or address in _RELAYS:
        return "a reserved address"
    if not address.is_global:
        return "a private address"
    return None


def _refusal_of_6(address: IPv6Address) -> str | None:
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local:
        return "a link-local address"
    if address.is_private and address not in _UNICAST:
        return "a private address"
    if address not in _UNICAST or any(address in network for network in _NOT_PUBLIC):
        return "a reserved address"
    return None


def checked_address(url: str) -> httpx.URL:
    """Check an address and drop its fragment; raises FetchRefused for what is not asked.

    Only http and https, no name or password in it, no port that belongs to another service.
    """
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchRefused("this is no address that can be asked", "blocked") from error
    if parsed.scheme not in {"http", "https"}:
        named = f"{parsed.scheme}:" if parsed.scheme else "an address without a scheme"
        raise FetchRefused(f"{named} is not asked, only http and https", "blocked")
    if not parsed.host or "%" in parsed.host:
        raise FetchRefused("the address names no host", "blocked")
    if parsed.userinfo:
        raise FetchRefused("addresses with a name or password in them are not asked", "blocked")
    if parsed.port is not None and parsed.port not in _WEB_PORTS and parsed.port < 1024:
        raise FetchRefused(f"port {parsed.port} belongs to another service than the web", "blocked")
    return parsed.copy_with(fragment=None) if "#" in url else parsed


def checked_redirect(url: httpx.URL, location: str | None) -> httpx.URL:
    """Check where an answer sends us on to; raises FetchRefused where we do not go there."""
    if not location:
        raise FetchRefused("it redirects, but does not say where to")
    try:
        return checked_address(urljoin(str(url), location.strip()))
    except (FetchRefused, ValueError) as error:
        reason = error.reason if isinstance(error, FetchRefused) else "no address"
        raise FetchRefused(f"it redirects to where we do not go: {reason}", "blocked") from error


def without_credentials(url: str) -> str:
    """Take the name and password out of an address, for records and reports.

    >>> without_credentials("https://ana:secret@news.example/a")
    'https://news.example/a'
    """
    parts = split_url(url)
    if parts is None:
        return "an address that cannot be read" if "@" in url else url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if parts.netloc else url
