"""Find platforms: those of the packages beside this module and those that plug-ins add.

Packages are imported when they are first needed, for most commands need none or one.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from archiver.errors import UnknownPlatform
from archiver.models.records import Embed, EmbedKind, PlatformName, PostRef
from archiver.platforms.base import Platform
from archiver.platforms.guards import guard_platform
from archiver.plugins import collect_registered
from archiver.text.urls import COMMON_WRAPPERS, UrlWrapper, unwrap_url

_BUILT_IN: tuple[PlatformName, ...] = (
    "x",
    "bluesky",
    "truthsocial",
    "threads",
    "instagram",
    "facebook",
    "tiktok",
    "reddit",
    "youtube",
    "telegram",
    "linkedin",
    "mastodon",
)
"""The packages beside this module; each has an object `PLATFORM` in its module `platform`."""


@cache
def _load_built_in(name: PlatformName) -> Platform:
    found: Platform = import_module(f"archiver.platforms.{name}.platform").PLATFORM
    return found


_Loaded = TypeVar("_Loaded")
_caches: list[Callable[[], None]] = []


def cache_per_registry(load: Callable[[], _Loaded]) -> Callable[[], _Loaded]:
    """Remember what a function makes of all platforms, until `forget_platforms`."""
    cached = cache(load)
    _caches.append(cached.cache_clear)
    return cached


def clear_with_registry(clear: Callable[[], None]) -> None:
    """Have something that depends on the platforms cleared by `forget_platforms`."""
    _caches.append(clear)


def forget_platforms() -> None:
    """Forget the platforms of plug-ins and all that was made of them; for tests of plug-ins."""
    for clear in _caches:
        clear()


@cache_per_registry
def _load_registered() -> dict[PlatformName, Platform]:
    """Collect the platforms of plug-ins by name; unusable ones are left out with a warning."""
    found: dict[PlatformName, Platform] = {}

    def accept(given: Any) -> Platform:
        others = (*map(_load_built_in, _BUILT_IN), *found.values())
        return guard_platform(given, {*_BUILT_IN, *found}, others)

    for platform in collect_registered("register_platforms", accept):
        found[platform.name] = platform
    return found


@cache_per_registry
def all_platforms() -> tuple[Platform, ...]:
    """Load all platforms, in the order in which they are asked for an address or a tree.

    Those with hosts of their own come first, of others the built-in ones last: their posts
    are known by their paths on any host, so that what is more specific goes before.
    """
    built_in = [_load_built_in(name) for name in _BUILT_IN]
    added = list(_load_registered().values())
    own = [platform for platform in (*built_in, *added) if not platform.federated]
    return (*own, *(platform for platform in (*added, *built_in) if platform.federated))


@cache_per_registry
def platform_names() -> tuple[PlatformName, ...]:
    """List the names of all platforms, sorted; imports none of the built-in packages."""
    return tuple(sorted((*_BUILT_IN, *_load_registered())))


def find_platform(name: PlatformName) -> Platform | None:
    """Give the platform of that name, or None."""
    return _load_built_in(name) if name in _BUILT_IN else _load_registered().get(name)


def get_platform(name: PlatformName) -> Platform:
    """Give the platform of that name; raises UnknownPlatform where there is none."""
    found = find_platform(name)
    if found is None:
        raise UnknownPlatform(f"{name!r} is none of {', '.join(platform_names())}")
    return found


def platform_label(name: PlatformName) -> str:
    """Give a platform's name for people; a name that nobody registers stays as it is.

    >>> platform_label("truthsocial"), platform_label("gone")
    ('Truth Social', 'gone')
    """
    found = find_platform(name)
    return found.label if found else name


@cache_per_registry
def _names_by_spelling() -> dict[str, PlatformName]:
    # What a plug-in calls its own gives way: rows "Twitter" of a file stay X's.
    by_weight = sorted(all_platforms(), key=lambda platform: platform.name in _BUILT_IN)
    return {
        "".join(written.casefold().split()): platform.name
        for platform in by_weight
        for written in (platform.label, *platform.spellings, platform.name)
    }


def canonical_name(written: str) -> PlatformName:
    """Give the name of a platform as people write it; what none is called comes back squeezed.

    >>> canonical_name("Twitter"), canonical_name("Truth Social"), canonical_name("My Space")
    ('x', 'truthsocial', 'myspace')
    """
    squeezed = "".join(written.casefold().split())
    return _names_by_spelling().get(squeezed, squeezed)


def is_federated(name: PlatformName) -> bool:
    """Tell whether posts of a platform stand on many servers."""
    found = find_platform(name)
    return found is not None and found.federated


@cache_per_registry
def _wrappers() -> tuple[UrlWrapper, ...]:
    return (
        *COMMON_WRAPPERS,
        *(wrapper for platform in all_platforms() for wrapper in platform.wrappers),
    )


def unwrap_address(url: str) -> str:
    """Give the address that a redirect, embed or archive address stands for, else itself.

    >>> unwrap_address("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=1")
    'https://example.org/a'
    """
    return unwrap_url(url, _wrappers())


def embed_at(url: str, kind: EmbedKind = "link") -> Embed | None:
    """Give what an address without wrappers alone tells of a post, on any platform, or None."""
    return next(
        (seen for platform in all_platforms() if (seen := platform.parse_address(url, kind))), None
    )


def post_ref_at(url: str) -> PostRef | None:
    """Give the post that an address names, on any platform, or None."""
    return next((ref for platform in all_platforms() if (ref := platform.parse_ref(url))), None)


def is_of_comment(url: str, ref: PostRef | None = None) -> bool:
    """Tell whether an address is that of a comment below the post that it names.

    `ref` is that post, where it is known.

    >>> is_of_comment("https://t.me/anabrook/12?comment=345"), is_of_comment("https://t.me/anabrook/12")
    (True, False)
    """
    ref = ref or post_ref_at(url)
    platform = find_platform(ref.platform) if ref else None
    return bool(platform and platform.comment_address and platform.comment_address.search(url))


def time_in_id(platform: PlatformName, post: str) -> str | None:
    """Give the moment that a post's id holds, in UTC; None where it holds none.

    >>> time_in_id("x", "1812256998588662068"), time_in_id("x", "20")
    ('2024-07-13T22:45:13Z', None)
    """
    found = find_platform(platform)
    return found.find_id_time(post) if found else None


def account_id(platform: PlatformName, *given: object) -> str | None:
    """Give the first of some values that can be the lasting id of an account, or None.

    >>> account_id("x", None, 12), account_id("reddit", "[deleted]", "t2_abc")
    ('12', 't2_abc')
    """
    found = find_platform(platform)
    return found.find_account_id(*given) if found else None


def owner_of(platform: PlatformName, post: str | None) -> str | None:
    """Give the account's lasting id where a post's id begins with it, or None."""
    found = find_platform(platform)
    return found.find_owner(post) if found else None


# https://x.com/anabrook and https://social.example/@anabrook; not https://x.com/anabrook/lists
_PROFILE = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?P<host>[\w.-]+)/(?P<path>@|profile/|user/|u/|users/)?"
    r"(?P<handle>[\w.-]+)/?(?:[?#].*)?$",
    re.IGNORECASE,
)


def platform_in_picture(handle: str | None, rows: Sequence[str]) -> PlatformName | None:
    """Guess whose post a picture shows by the handle and the rows below the text.

    >>> platform_in_picture("ana@pelliwick.example", []), platform_in_picture("ana", ["3 ReTruths"])
    ('mastodon', 'truthsocial')
    """
    shown = "\n".join([f"@{handle}" if handle else "", *rows]).casefold()
    for platform in all_platforms():
        if platform.pictured_as and platform.pictured_as.search(shown):
            return platform.name
    return None


def account_at(address: str) -> str | None:
    """Give the account of a profile's address, or of a post's author, as ``platform:handle``.

    >>> account_at("https://x.com/AnaBrook"), account_at("https://social.example/@ana")
    ('x:anabrook', 'mastodon:ana@social.example')
    """
    for platform in all_platforms():
        seen = platform.parse_address(address, "link")
        if seen is not None and seen.handle:
            return f"{platform.name}:{seen.handle.casefold()}"
    found = _PROFILE.match(address)
    if found is None:
        return None
    host, handle = found["host"].casefold(), found["handle"].casefold()
    for platform in all_platforms():
        if host in platform.profile_hosts:
            return f"{platform.name}:{handle}"
        if platform.federated and found["path"] in platform.profile_paths:
            return f"{platform.name}:{handle}@{host}"
    return None
