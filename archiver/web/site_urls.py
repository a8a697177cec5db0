"""Build the permanent addresses of what an archive holds, on a given site.

Addresses are made of content keys, so they lead to the same things when the archive is
built again, and begin with the site's ``base_url``. A run has a number only: it is of one
archive, not of the world.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus, urlencode

from archiver.web import datasette_compat

_SPEECH = "speech:"
"""What the key of an event begins with where it stands for a post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteUrls:
    """An archive on a site, for one visitor.

    `wanted` is the database that the address names, kept in every link; `full` says that the
    visitor may view articles and quotations too; `origin` is the site's own beginning of
    addresses, or empty where the visitor's browser gave one that is none.
    """

    datasette: Any
    database: str
    wanted: str = ""
    full: bool = True
    origin: str = ""
    _root: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Ask once where the site begins: a page has two hundred addresses."""
        object.__setattr__(self, "_root", str(self.datasette.urls.path("/")))

    def own(self, path: str, **fields: str | None) -> str:
        """Return an address of ours, with those fields that have a value."""
        address = f"{self._root}{path.removeprefix('/')}"
        if not fields and not self.wanted:
            return address
        filled = {name: value for name, value in fields.items() if value}
        if self.wanted:
            filled["database"] = self.wanted
        return f"{address}?{_encode_fields(filled)}" if filled else address

    def absolute(self, address: str) -> str:
        """Return an address of ours as it is called from other sites."""
        return f"{self.origin}{address}"

    def list(self, name: str, **filters: str) -> str:
        """``/-/quotations?problem=any``."""
        return self.own(f"/-/{name}", **filters)

    def front(self) -> str:
        """Return what is new."""
        return self.own("/-/front")

    def article(self, key: str, *, version: str | None = None, fragment: str = "") -> str:
        """Return an article, in one of its versions or the one read last."""
        address = self.own(f"/-/article/{datasette_compat.encode_path(key)}", version=version)
        return f"{address}#{fragment}" if fragment else address

    def post(self, key: str) -> str:
        """``/-/post/x/1812256998588662068``; the event's page of what stands for one."""
        if key.startswith(_SPEECH):
            return self.transcript(key.removeprefix(_SPEECH))
        return self.own(f"/-/post/{_parts(key)}")

    def transcript(self, key: str) -> str:
        """Return an event at which words were spoken."""
        return self.own(f"/-/transcript/{datasette_compat.encode_path(key)}")

    def person(self, account: str) -> str:
        """``/-/person/x/mara_quay``."""
        return self.own(self.person_path(account))

    def person_path(self, account: str) -> str:
        """Return the same as a path of ours, to which fields can be added."""
        return f"/-/person/{_parts(account)}"

    def publisher(self, site: str) -> str:
        """Return a publisher, by the name that its articles give."""
        return self.own(f"/-/publisher/{datasette_compat.encode_path(site)}")

    def quotation(self, key: str) -> str:
        """Return one quotation and its verdict."""
        return self.own(f"/-/quote/{datasette_compat.encode_path(key)}")

    def night(self, number: int) -> str:
        """Return the report of a run."""
        return self.own(f"/-/night/{number}")

    def data(self, page: str) -> str:
        """Return the same as JSON, of a page that has it.

        ``/-/post/x/101.json?database=second``.
        """
        path, mark, query = page.partition("?")
        return f"{path}.json{mark}{query}"

    def table(self, name: str, form: str = "", **filters: str) -> str:
        """Datasette's own page of a table or view, or its JSON or CSV."""
        address = self.datasette.urls.table(self.database, name, format=form or None)
        return f"{address}?{urlencode(filters)}" if filters else str(address)

    def row(self, table: str, number: int) -> str:
        """Datasette's own page of a row."""
        return str(self.datasette.urls.row(self.database, table, str(number)))


# A page has the same few accounts and publishers in dozens of addresses.
_encode_field = lru_cache(maxsize=1_024)(quote_plus)


def _encode_fields(filled: Mapping[str, str]) -> str:
    """Return fields as `urlencode` does."""
    return "&".join(
        f"{_encode_field(name)}={_encode_field(value)}" for name, value in filled.items()
    )


def _parts(key: str) -> str:
    platform, _, rest = key.partition(":")
    return f"{datasette_compat.encode_path(platform)}/{datasette_compat.encode_path(rest)}"
