"""Read tables of people with their accounts: one person or one complaint a row.

A table of one's own (CSV), a result of Wikidata's query service (JSON or CSV), and the files of
congress-legislators (YAML: https://github.com/unitedstates/congress-legislators), of which one
has the names and another the accounts. No file is opened here.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archiver.errors import UnusableInput, UnusableLine
from archiver.platforms.registry import all_platforms, cache_per_registry
from archiver.text.commented_csv import read_commented_rows
from archiver.text.foreign_json import whole_object
from archiver.text.json_fields import list_in, mapping_in, string_in

_NAME_COLUMNS = ("name", "person", "itemlabel", "personlabel", "label")
_BODY_COLUMNS = ("party", "body", "group", "partylabel", "party_label", "bodylabel", "organisation")
_ALIAS_COLUMNS = ("aliases", "alias", "also", "itemaltlabel")
_ACCOUNT_COLUMNS = ("accounts", "account")
_SEPARATORS = re.compile(r"[\s;|,]+")
_ALIAS_SEPARATORS = re.compile(r"\s*[;|,]\s*")
# Matches "Q42", which Wikidata's service gives for a name that it does not know.
_ITEM = re.compile(r"Q[1-9]\d*", re.ASCII)
_NO_VALUE = ("null", "Null", "NULL", "~")
"""How YAML writes that there is no value."""
_MOST_ACCOUNTS = 50
"""Accounts of one person; more are a mistake of the table."""


@cache_per_registry
def _account_columns() -> dict[str, str]:
    """Give how cells are written as accounts, by the names that columns of a platform have."""
    return {
        column.casefold(): "@{}" if platform.federated else f"{platform.name}:{{}}"
        for platform in all_platforms()
        if platform.accounts
        for column in (platform.name, *platform.spellings, *platform.accounts.columns)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person as a table names them, on that line or with that number in it."""

    line: int
    name: str
    body: str | None = None
    aliases: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusablePerson:
    """A row that names nobody to follow, and why."""

    line: int
    reason: str


@dataclass(slots=True)
class PeopleNames:
    """Names by the number that files of one collection share, of all files read so far."""

    by_number: dict[str, tuple[str, str | None]] = field(default_factory=dict)


PersonOrComplaint = PersonRow | UnusablePerson
PeopleRows = Iterator[PersonOrComplaint]


def is_people_table(body: bytes) -> bool:
    r"""Tell whether a file is a table of people, and not one of sources.

    >>> is_people_table(b"name,party,x\\nAna Brook,,anabrook\n"), is_people_table(b"url\n")
    (True, False)
    """
    head = body[:4_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"[", b"{", b"- ", b"---")):
        return True
    names = _column_names(head.decode("utf-8", "replace"))
    return "url" not in names and any(name in names for name in _NAME_COLUMNS)


def _column_names(text: str) -> list[str]:
    row = next(read_commented_rows(text), None)
    return _fold_names(row.cells) if row else []


def read_people(body: bytes, known: PeopleNames) -> PeopleRows:
    """Read a table of people; raises UnusableInput for what is none.

    `known` has the names of files read before, and learns those of this one.
    """
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    start = text.lstrip()[:3]
    if start.startswith(("[", "{")):
        try:
            found = whole_object(json.loads(text))
        except (ValueError, RecursionError, UnusableLine) as error:
            raise UnusableInput(f"it is no JSON: {error}") from error
        yield from _objects(found, known)
    elif start.startswith(("- ", "---")):
        yield from _objects(_yaml(text), known)
    else:
        yield from _csv(text)


def people_of_tables(bodies: Iterable[bytes]) -> Iterator[list[PersonOrComplaint]]:
    """Read tables that belong together, the names of one with the accounts of another."""
    known = PeopleNames()
    for body in bodies:
        yield list(read_people(body, known))


def _yaml(text: str) -> Any:
    # It takes a while to import, and one kind of table needs it.
    import yaml  # noqa: PLC0415

    # Every value as the text that it is: a number may be written in ways that take for ever to
    # read, and what an alias or a tag makes of one is wanted by no table.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - either makes texts alone
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = " ".join(str(error).split())[:200]
        raise UnusableInput(f"it is no YAML: {message}") from error


def _fold_names(header: Iterable[str]) -> list[str]:
    """Write the names of columns as they are known: ``party_label`` for "Party label"."""
    return [name.lower().replace(" ", "_") for name in header]


def _csv(text: str) -> PeopleRows:
    names: list[str] | None = None
    for row in read_commented_rows(text):
        if row.fault is not None:
            yield UnusablePerson(line=row.line, reason=row.fault)
        elif names is None:
            names = _fold_names(row.cells)
        else:
            yield _person(row.line, dict(zip(names, row.cells, strict=False)))


def _first(cells: Mapping[str, str], columns: Iterable[str]) -> str:
    return next((cells[column] for column in columns if cells.get(column)), "")


def _person(line: int, cells: Mapping[str, str]) -> PersonRow | UnusablePerson:
    """Make a person of a row's cells, by the names of their columns in lower case."""
    name = _first(cells, _NAME_COLUMNS)
    if not name or _ITEM.fullmatch(name):
        return UnusablePerson(line=line, reason="it names nobody: a column 'name' has to")
    listed = [*filter(None, _SEPARATORS.split(_first(cells, _ACCOUNT_COLUMNS)))]
    for column, cell in cells.items():
        way = _account_columns().get(column.removesuffix("_handle").removesuffix("_username"))
        for one in _SEPARATORS.split(cell) if way and cell else ():
            listed += [_written(one, way or "")] if one else []
    if not listed:
        return UnusablePerson(line=line, reason=f"{name[:100]}: it names no account")
    if len(listed) > _MOST_ACCOUNTS:
        return UnusablePerson(
            line=line, reason=f"{name[:100]}: more than {_MOST_ACCOUNTS} accounts"
        )
    aliases = _ALIAS_SEPARATORS.split(_first(cells, _ALIAS_COLUMNS))
    return PersonRow(
        line=line,
        name=name,
        body=_first(cells, _BODY_COLUMNS) or None,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
        accounts=tuple(dict.fromkeys(listed)),
    )


def _written(cell: str, way: str) -> str:
    """Write an account as it is added by hand: an address or a did stays as it is."""
    if cell.startswith(("http://", "https://", "did:")):
        return cell
    return way.format(cell.removeprefix("@"))


def _objects(found: Any, known: PeopleNames) -> PeopleRows:
    """Read the people of a list of objects, or of a result of Wikidata's query service."""
    bindings = mapping_in(mapping_in(found).get("results")).get("bindings")
    listed = list_in(bindings if bindings is not None else found)
    if not listed:
        raise UnusableInput("it holds no list of people")
    people: dict[str, dict[str, dict[str, None]]] = {}
    lines: dict[str, int] = {}
    for number, item in enumerate(listed, 1):
        if "social" in item or isinstance(item.get("id"), dict):
            yield from _legislator(number, item, known)
            continue
        cells = {name.lower(): _cell(value) for name, value in item.items()}
        # Wikidata gives a row for each account of a person.
        key = cells.get("item") or cells.get("person") or str(number)
        before = people.setdefault(key, {})
        lines.setdefault(key, number)
        for name, cell in cells.items():
            known_cells = before.setdefault(name, {})
            if cell and (not known_cells or name in _account_columns()):
                known_cells[cell] = None
    for key, columns in people.items():
        yield _person(lines[key], {name: " ".join(cells) for name, cells in columns.items()})


def _cell(value: Any) -> str:
    """Read a value of an object, which Wikidata's own form has inside another."""
    inner = mapping_in(value).get("value", value)
    if inner in _NO_VALUE:
        return ""
    if isinstance(inner, list):
        return " ".join(item for item in inner if isinstance(item, str))
    return string_in(inner) or (str(inner) if isinstance(inner, int) else "")


def _legislator(number: int, one: Mapping[str, Any], known: PeopleNames) -> PeopleRows:
    """Read a legislator: of one file the name and party, of another the accounts."""
    ids = mapping_in(one.get("id"))
    own = string_in(ids.get("bioguide")) or ""
    named = mapping_in(one.get("name"))
    name = string_in(named.get("official_full")) or " ".join(
        filter(None, (string_in(named.get("first")), string_in(named.get("last"))))
    )
    if name:
        terms = list_in(one.get("terms"))
        body = string_in(terms[-1].get("party")) if terms else None
        known.by_number[own] = (name, body)
    social = mapping_in(one.get("social"))
    if not social:
        return
    if own not in known.by_number:
        reason = f"{own or 'it'}: no name; load the file of the legislators' names before this one"
        yield UnusablePerson(line=number, reason=reason)
        return
    name, body = known.by_number[own]
    ways = {key: _cell(value) for key, value in social.items() if key in _account_columns()}
    # An id is for good, and a name of an older kind beside it is the same account's.
    ways = {key: value for key, value in ways.items() if not ways.get(f"{key}_id")}
    yield _person(number, {"name": name, "party": body or "", **ways})
