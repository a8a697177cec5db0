"""Addresses of a site under /site, as Datasette makes them, without a Datasette."""

from dataclasses import dataclass, field
from typing import Any

from archiver.web.site_urls import SiteUrls


class _Urls:
    def path(self, path: str) -> str:
        return f"/site{path}"

    def table(self, database: str, name: str, format: str | None = None) -> str:  # noqa: A002
        return f"/site/{database}/{name}" + (f".{format}" if format else "")

    def row(self, database: str, table: str, number: str) -> str:
        return f"/site/{database}/{table}/{number}"


@dataclass
class Site:
    """What of Datasette the addresses of pages are made with."""

    urls: _Urls = field(default_factory=_Urls)
    databases: dict[str, Any] = field(default_factory=dict)


def urls(**options: Any) -> SiteUrls:
    return SiteUrls(datasette=Site(), database="archive", **options)
