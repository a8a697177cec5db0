"""Make addresses canonical, and unwrap those that only lead to another one.

Never asks the network where an address leads, and never raises on a broken one.
"""

import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import NamedTuple
from urllib.parse import (
    SplitResult,
    parse_qs,
    parse_qsl,
    quote,
    unquote,
    urlencode,
    urljoin,
    urlsplit,
)

from archiver.text.archive_addresses import is_filled_by_users, split_archive_address
from archiver.text.link_guards import guarded_address, unpack_address

# Query fields that say who shared a link and where, never which page it is.
# `utm_source` is one; `id` and `v` are not.
_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium)|fbclid|gclid|gclsrc|dclid|msclkid|yclid|"
    r"igsh|igshid|mc_[ce]id|_hs(?:enc|mi)|ref_src|ref_url|twclid|ttclid|xmt|stkn|rdid|"
    r"cmpid|ns_(?:campaign|mchannel|source)|ocid|wt_mc|wt_zmc|smid|__twitter_impression|share_id)",
    re.IGNORECASE,
)


class UrlWrapper(NamedTuple):
    """A page whose whole job is to lead to another one.

    `place` matches the beginning of its address, without the scheme; `fields` are those of its
    query that may hold the other address, best first.
    """

    place: re.Pattern[str]
    fields: tuple[str, ...]


# What newsletters and sites put around links to count who follows them: click.pilot.example/…?…
_COUNTING_HOST = (
    r"(?:[\w-]{1,63}\.){0,4}(?:clicks?|links?|e?mail|track(?:ing)?|trk|go|nl|newsletters?"
    r"|redir(?:ect)?|out)\.[\w.-]{1,100}/"
)
# The same by its path: pilot.example/track/click?…; not pilot.example/login?redirect=…
_COUNTING_PAGE = (
    r"[\w.-]{1,100}/(?:[\w-]{1,40}/){0,4}(?:clicks?|track(?:ing)?|redir(?:ect)?|out(?:bound)?"
    r"|away|exit|leave|go|goto)(?:\.\w{2,5})?/?\?"
)
_TARGETS = (
    *("url", "u", "to", "target", "dest", "destination", "redirect", "redirect_url"),
    *("link", "href", "r", "goto"),
)
"""Fields in which redirects to any address have it."""
COMMON_WRAPPERS = tuple(
    UrlWrapper(re.compile(pattern), fields)
    for pattern, fields in (
        (r"(?:www\.)?google\.[a-z.]+/(?:url|amp/s)", ("url", "q")),
        (r"(?:t\.umblr\.com|href\.li)/redirect", ("z",)),
        (r"cdn\.embedly\.com/", ("url", "src")),
        (r"(?:cdn\.)?iframe\.ly/", ("url",)),
        (r"[\w.-]+\.safelinks\.protection\.outlook\.com/", ("url",)),
        (r"translate\.google\.[a-z.]+/translate", ("u",)),
        (r"(?:m\.)?vk\.(?:com|ru)/away(?:\.php)?", ("to",)),
        (r"medium\.com/r/", ("url",)),
        (r"(?:disq\.us|slack-redir\.net|go\.(?:skimresources|redirectingat)\.com)/", ("url",)),
        (r"duckduckgo\.com/l/", ("uddg",)),
        (r"linkprotect\.cudasvc\.com/url", ("a",)),
        (r"(?:www\.)?deref-(?:gmx|web|mail)\.[a-z.]+/", ("redirectUrl",)),
        (r"urlsand\.esvalabs\.com/", ("u",)),
        (r"steamcommunity\.com/linkfilter/", ("url", "u")),
        (_COUNTING_HOST, _TARGETS),
        (_COUNTING_PAGE, _TARGETS),
    )
)
"""Wrappers of services that no post stands on; platforms have their own."""

_GUARDED = re.compile(r"urldefense|/C?L0/|//secure-web\.")

# National and other archives that replay as the Wayback Machine does, by pywb or OpenWayback.
_REPLAYS = (
    r"https?://(?:arquivo\.pt/(?:noFrame/)?(?:replay|wayback)|wayback\.archive-it\.org/\d{1,9}|"
    r"webarchive\.loc\.gov/all|webarchive\.nationalarchives\.gov\.uk(?:/ukgwa)?|"
    r"www\.webarchive\.org\.uk/wayback/archive|webarchive\.nla\.gov\.au/awa|vefsafn\.is/is)"
)
# A copy of a page under another host, its address in the path:
# https://web.archive.org/web/2020/https://x.com/… ; not https://x.com/https
_COPIED = re.compile(
    r"^(?:(?:https?://(?:(?:www\.|wayback\.)?web\.archive\.org|(?:www\.)?archive\.org))?/web/[0-9a-z_*]+|"
    r"https?://web\.archive\.org/(?:web|save(?:/_embed)?)|"
    rf"{_REPLAYS}/\d{{4,14}}(?:[a-z]{{2}}_)?|"
    r"https?://archive\.(?:is|ph|today|md|li|fo|vn)(?:/(?:o/\w+|\d[\d.-]*|newest))?|"
    r"https?://12ft\.io(?:/proxy)?|https?://(?:href\.li|anon\.to|nullrefer\.com)/?(?=/\?)|"
    r"https?://[\w.-]+/[\w/.-]*socialembed)/(?:\?|__)?(https?(?::|%3A)(?:/|%2F){1,2}[^\s]+)$",
    re.IGNORECASE,
)
# The same without a scheme: https://web.archive.org/web/2020/x.com/reader/status/1 and
# https://www.google.com/amp/s/x.com/reader/status/1; not https://web.archive.org/web/2020/
_COPIED_BARE = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?|(?:www\.)?google\.[a-z.]{2,6}/amp(?:/s)?)"
    r"/((?:[\w-]{1,63}\.){1,8}[a-z]{2,24}/[^\s]+)",
    re.IGNORECASE,
)
_ARCHIVES = ("archive", "megalodon", "freezepage", "cache", "webrecorder", "rhizome", "/amp/")
"""What the addresses of all copies that `split_archive_address` knows have, one or the other."""

# The same where a web archive shows the page itself, with when it was as it is:
# https://web.archive.org/web/20310504100000if_/https://…, https://archive.ph/2031.05.04-100000/…
_SHOWN = re.compile(
    rf"^(?:(?:(?:https?://web\.archive\.org)?/web|{_REPLAYS})/(?P<at>\d{{4,14}})(?:[a-z]{{2}}_)?|"
    r"https?://archive\.(?:is|ph|"
    r"today|md|li|fo|vn)/(?:o/\w+|(?P<dotted>\d{4}[\d.-]{2,16})))/(?P<url>https?:/{1,2}[^\s]+)$",
    re.IGNORECASE,
)

# Addresses that offer to share, follow or log in. https://x.com/intent/tweet?url=… is one,
# https://x.com/reader/status/1 is not.
_SHARING = re.compile(
    r"//[^/?#]+(?:/intent/|/share(?:$|[?#])|/share/(?:url|sharer)|/(?:dialog|sharer?|"
    r"share-offsite|sharing|shareArticle)[/.?]|"
    r"/share\.php|/sharer|/hashtag/|/search[/?]|/i/flow|/login|/widgets/(?:tweet_button|"
    r"follow_button|share|like)|/plugins/(?:like|share|page|follow|comments)|/home\?status=|"
    r"/submit\b|/pin/create|/authwall|/signup|/create_post\?|/compose\?)|"
    # Services of one purpose, and what another program opens to send an address to somebody.
    r"//(?:[\w-]+\.)*(?:buffer\.com/add|instapaper\.com/(?:hello|edit)|evernote\.com/clip|"
    r"printfriendly\.com/print|xing\.com/(?:spi|app|social)|ok\.ru/offer|"
    r"hatena\.ne\.jp/(?:add|entry))|"
    r"^(?:mailto|sms|viber|whatsapp|line|fb-messenger|tg)://?(?!resolve)|^(?:mailto|sms):",
    re.IGNORECASE,
)
# The same by scheme or host alone.
_SHARING_HOSTS = re.compile(
    r"//(?:[\w-]+\.)*(?:addtoany\.com|addthis\.com|sharethis\.com|getpocket\.com|wa\.me|"
    r"mastodonshare\.com|toot\.kytta\.dev|s2f\.kytta\.dev|share\.joinmastodon\.org|line\.me|"
    r"(?:api\.|web\.)?whatsapp\.com|pinterest\.[a-z.]+|share\.flipboard\.com|"
    r"news\.ycombinator\.com)(?:/|$)",
    re.IGNORECASE,
)


_LONGEST = 2_000
"""Characters of an address in which another archive's is looked for."""

# A host and a path with nothing in them to undo or to leave out, as most links of a page have
# them: "https://www.council.example/minutes/7/#seal"; not one with a query or an upper-case host.
_PLAIN = re.compile(
    r"https?://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?P<path>(?:/[\w.~%,+=@-]*)*)(?:#.*)?", re.ASCII
)


def split_url(url: str) -> SplitResult | None:
    """Split an address, or give None for one that cannot be an address (``http://[``)."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts


def host_of(url: str) -> str:
    """Give the host of an address in lower case without ``www.``, or ''."""
    parts = split_url(url)
    name = ((parts.hostname if parts else None) or "").rstrip(".")
    return name.removeprefix("www.")


def canonical_url(url: str) -> str:
    """Give the address under which a page is kept: no fragment, no tracking, host in lower case.

    >>> canonical_url("HTTPS://Example.org:443/a?utm_source=x&id=7#top")
    'https://example.org/a?id=7'
    """
    url = url.strip()
    parts = split_url(url)
    if parts is None or not parts.scheme:
        return url
    scheme = parts.scheme.lower()
    if scheme == "file":
        return f"file://{quote(unquote(parts.path), safe='/')}"
    if scheme not in {"http", "https"} or not parts.hostname:
        return url
    port = parts.port
    name = parts.hostname.rstrip(".")
    if ":" in name:
        name = f"[{name}]"
    if port and port != {"http": 80, "https": 443}[scheme]:
        name = f"{name}:{port}"
    fields = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in fields if not _TRACKING.fullmatch(key)]
    # A query is written anew only if something was taken out of it: `?a` stays `?a`.
    query = parts.query if len(kept) == len(fields) else urlencode(kept)
    return f"{scheme}://{name}{parts.path or '/'}" + (f"?{query}" if query else "")


# "t=754s" and "start=754" begin a recording at a second; "t=harbour" is another page.
_SECOND = re.compile(r"(?:t|start|time_continue)=(?:\d+(?:\.\d+)?s?|(?:\d+h)?(?:\d+m)?(?:\d+s)?)")


def page_name(url: str) -> str | None:
    """Give what all addresses of one page have in common; None for what is no page of the web.

    Without the scheme, ``www.``, a last slash, and the second at which a recording is to begin.

    >>> page_name("http://www.Council.example/video/7/?t=754s&utm_source=x#turn-3")
    'council.example/video/7'
    """
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        return plain["host"].removeprefix("www.") + plain["path"].rstrip("/")
    canonical = canonical_url(unwrap_url(url))
    parts = split_url(canonical)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    query = "&".join(one for one in parts.query.split("&") if one and not _SECOND.fullmatch(one))
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def join_url(base: str, given: str) -> str | None:
    """Give the address that a link on the page `base` leads to; None for what is no address.

    >>> join_url("https://council.example/video/7", "../minutes")
    'https://council.example/minutes'
    """
    given = given.strip()
    if _PLAIN.fullmatch(given):
        return given
    try:
        return urljoin(base, given)
    except ValueError:
        return None


def is_sharing(url: str) -> bool:
    """Tell whether an address offers to share, follow, search or log in, and so names no page."""
    return bool(_SHARING.search(url) or _SHARING_HOSTS.search(url))


def unwrap_url(
    url: str, wrappers: Sequence[UrlWrapper] = COMMON_WRAPPERS, *, depth: int = 3
) -> str:
    """Give the address that a redirect, embed or archive address stands for, else itself.

    `archiver.platforms.registry.unwrap_address` does the same with the platforms' wrappers, too.

    >>> unwrap_url("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa&h=1")
    'https://example.org/a'
    """
    url = absolute_url(url)
    if depth <= 0:
        return url
    guarded = guarded_address(url) if _GUARDED.search(url) else None
    original = guarded or _original_of(url)
    if original:
        return unwrap_url(original, wrappers, depth=depth - 1)
    bare = re.sub(r"^https?://", "", url, count=1, flags=re.IGNORECASE)
    for wrapper in wrappers:
        if wrapper.place.match(bare):
            inner = _wrapped_address(url, wrapper.fields)
            return url if inner is None else unwrap_url(inner, wrappers, depth=depth - 1)
    return url


def _original_of(url: str) -> str | None:
    """Give the address of the page that an archive's address is a copy of, or None."""
    copied = _COPIED.match(url)
    if copied:
        address = copied.group(1)
        if "%3a" in address[:9].lower() or "%2f" in address[:9].lower():
            address = unquote(address)
        return re.sub(r"^(https?):/{1,2}", r"\1://", address, flags=re.IGNORECASE)
    if not any(name in url for name in _ARCHIVES):
        return None
    bare = _COPIED_BARE.fullmatch(url)
    if bare:
        return f"http://{bare.group(1)}"
    held = split_archive_address(url)
    return held[0] if held else None


def archived_copy(url: str, *, vouched: bool = False) -> tuple[str, str | None] | None:
    """Give the address that a web archive's page shows, and its moment's digits, if it is one.

    Only archives that make their copies themselves count where the copy has to be `vouched` for.

    >>> archived_copy("https://archive.ph/2031.05.04-100000/https://news.example/ferry")
    ('https://news.example/ferry', '20310504100000')
    """
    shown = _SHOWN.match(url.strip())
    if shown is None:
        held = split_archive_address(url.strip())
    else:
        held = shown["url"], re.sub(r"\D", "", shown["at"] or shown["dotted"] or "") or None
    if held is None or (vouched and is_filled_by_users(url.strip())):
        return None
    inner = re.sub(r"^(https?):/{1,2}", r"\1://", held[0], flags=re.IGNORECASE)
    deeper = archived_copy(inner, vouched=vouched) if len(inner) < _LONGEST else None
    return deeper or (inner, held[1])


def _wrapped_address(url: str, fields: Iterable[str]) -> str | None:
    parts = split_url(url)
    given = parse_qs(parts.query) if parts else {}
    values = (_decoded(value) for field in fields for value in given.get(field, ()))
    return next(
        (value for value in values if value.startswith(("http://", "https://", "//"))), None
    )


def _decoded(value: str) -> str:
    """Undo what escapes an address a second time, or packs it in Base64."""
    if value.startswith("aHR0c"):
        return unpack_address(value) or value
    return unquote(value) if "%3a%2f%2f" in value[:16].lower() else value


def carried_urls(url: str) -> str | None:
    """Find the address that a frame's address carries in its query, whatever the host."""
    return _wrapped_address(absolute_url(url), ("url", "href", "src", "u", "link"))


# http://https://…, as forms write that put a scheme before whatever is typed in
_TWICE = ("http://http", "https://http")
_SECOND_SCHEME = re.compile(r"https?://(https?):?//")


def absolute_url(url: str) -> str:
    """Read an address as a browser would: entities undone, ``//host`` given a scheme.

    >>> absolute_url("//example.org/a?b=1&amp;c=2")
    'https://example.org/a?b=1&c=2'
    """
    url = url.strip()
    if "&" in url:
        url = unescape(url)
    if url.startswith("//"):
        return "https:" + url
    if "%3a%2f%2f" in url[:16].lower():
        return unquote(url)
    if url.startswith(_TWICE):
        return _SECOND_SCHEME.sub(r"\1://", url)
    return url
