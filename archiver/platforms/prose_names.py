"""Give the names that prose has for platforms: `X`, `Twitter`, `Truth Social`."""

from archiver.platforms.registry import all_platforms, cache_per_registry


@cache_per_registry
def platform_words() -> frozenset[str]:
    """List platforms as prose names them: no name goes on in `ha scritto su X Marco Rinaldi`."""
    return frozenset(name for platform in all_platforms() for name in platform.names)
