"""Read what a command may do on the network, from the settings of its archive and its options."""

from dataclasses import replace
from pathlib import Path

from archiver.cli.options import escape_line
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.options import NetworkSettings
from archiver.crawl.settings import read_settings
from archiver.errors import UnusableInput, UnusableSettings, UnusableTokens


def network_settings(path: Path, *, allow_private: bool, contact: str | None) -> NetworkSettings:
    """Return what a run on this archive may do on the network, by its settings and the options."""
    try:
        settings = read_settings(path.parent)
        manners = replace(settings.manners, contact=contact or settings.manners.contact)
    except (UnusableSettings, UnusableTokens, ValueError) as error:
        raise UnusableInput(escape_line(str(error))) from error
    return NetworkSettings(
        manners=manners,
        asked=settings.asked,
        tokens=settings.tokens,
        authority=settings.authority,
        following=settings.following,
        allow_private=allow_private or settings.private,
    )


def finding_options(path: Path) -> FindingOptions:
    """Return how posts are looked for that quotations do not link, by the archive's settings."""
    try:
        return read_settings(path.parent).finding
    except (UnusableSettings, UnusableTokens) as error:
        raise UnusableInput(escape_line(str(error))) from error
