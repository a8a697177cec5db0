"""Read and check the owner's settings: `crawl.toml` and `auth.json` beside the archive.

Gives what a run may do on the network; asks nobody.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.options import FollowingLimits
from archiver.errors import FetchRefused, UnusableSettings, UnusableStamp, UnusableTokens
from archiver.fetch import tokens
from archiver.fetch.addresses import checked_address
from archiver.fetch.limits import COUNTED_HOSTS, Manners
from archiver.fetch.tokens import Tokens
from archiver.platforms.resolving import INTERNET_ARCHIVE, ResolveContext, WebArchive
from archiver.provenance import stamping
from archiver.provenance.stamping import Authority

SETTINGS_FILE = "crawl.toml"
_MANNERS = {
    "contact": str,
    "delay": (int, float),
    "patience": (int, float),
    "attempts": int,
    "failures": int,
    "budget": int,
    "budgets": dict,
    "at_once": int,
    "rates": dict,
}
_POSTS = {"opted_out": bool, "threads": bool, "appviews": list, "elsewhere": dict}
_ARCHIVE = {"name": str, "cdx": str, "replay": str}
_EVIDENCE = {"tsa": str, "roots": str}
_FOLLOWING = {
    "days": (int, float),
    "most": int,
    "paid_posts": int,
    "streams": str,
    "silence": (int, float),
    "keep_days": (int, float),
    "archive_questions": int,
}
_FINDING = {"requests": int, "days": int, "paid_posts": int}
_MOST_DAYS = 60
_KNOWN = {
    "manners": dict,
    "posts": dict,
    "archives": list,
    "evidence": dict,
    "following": dict,
    "finding": dict,
    "private": bool,
    "notify": dict,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run treats hosts, what it asks for posts and whose tokens it has.

    `authority` stamps its seal, `following` is how much is read of accounts that are followed;
    `finding` is how it looks for posts that quotations do not link; `private` lets it ask addresses
    of one's own network.
    """

    manners: Manners = field(default_factory=Manners)
    asked: ResolveContext = field(default_factory=lambda: ResolveContext(now=""))
    tokens: Tokens = field(default_factory=Tokens)
    authority: Authority = field(default_factory=Authority)
    following: FollowingLimits = field(default_factory=FollowingLimits)
    private: bool = False
    finding: FindingOptions = field(default_factory=FindingOptions)


def read_settings(folder: Path) -> Settings:
    """Read the settings of an archive in this folder; without a file, those of a polite crawl.

    Raises UnusableSettings, or UnusableTokens for `auth.json`.
    """
    path = folder / SETTINGS_FILE
    given = load_settings(path)
    check_table(given, _KNOWN, str(path))
    manners = check_table(given.get("manners", {}), _MANNERS, f"{path}, [manners]")
    manners["rates"] = {**COUNTED_HOSTS, **manners.get("rates", {})}
    wanted = check_table(given.get("posts", {}), _POSTS, f"{path}, [posts]")
    limits = check_table(given.get("following", {}), _FOLLOWING, f"{path}, [following]")
    archives = given.get("archives")
    if "appviews" in wanted:
        wanted["appviews"] = tuple(map(str, wanted["appviews"]))
    try:
        return Settings(
            manners=Manners(**manners),
            asked=ResolveContext(
                now="",
                archives=(INTERNET_ARCHIVE,)
                if archives is None
                else tuple(_archive(archive, path) for archive in archives),
                **wanted,
            ),
            tokens=tokens.read_tokens(folder / "auth.json"),
            authority=time_stamp_authority(folder, given),
            following=FollowingLimits(**limits),
            private=given.get("private", False),
            finding=_finding(given.get("finding", {}), f"{path}, [finding]"),
        )
    except UnusableTokens:
        raise
    except ValueError as error:
        raise UnusableSettings(f"{path}: {error}") from error


def _finding(given: Any, where: str) -> FindingOptions:
    found = check_table(given, _FINDING, where)
    for name in ("requests", "paid_posts"):
        if found.get(name, 0) < 0:
            raise UnusableSettings(f"{where}: {name!r} has to be 0 or more")
    if not 1 <= found.get("days", 1) <= _MOST_DAYS:
        raise UnusableSettings(f"{where}: 'days' has to be from 1 to {_MOST_DAYS}")
    return FindingOptions(**found)


def time_stamp_authority(folder: Path, given: dict[str, Any] | None = None) -> Authority:
    """Find who stamps the seals of an archive in this folder; `given` are its settings, if read.

    Raises UnusableSettings.
    """
    path = folder / SETTINGS_FILE
    given = load_settings(path) if given is None else given
    where = f"{path}, [evidence]"
    found = check_table(given.get("evidence", {}), _EVIDENCE, where)
    url, roots = found.get("tsa"), found.get("roots")
    try:
        if url is not None:
            checked_address(url)
        return Authority(url=url, roots=stamping.read_roots(folder / roots) if roots else ())
    except FetchRefused as error:
        raise UnusableSettings(f"{where}: 'tsa': {error.reason}") from error
    except UnusableStamp as error:
        raise UnusableSettings(f"{where}: {error}") from error
    except OSError as error:
        raise UnusableSettings(
            f"{where}: {error.filename} cannot be read: {error.strerror}"
        ) from error


def _archive(given: Any, path: Path) -> WebArchive:
    where = f"{path}, [[archives]]"
    found = check_table(given, _ARCHIVE, where)
    missing = _ARCHIVE.keys() - found.keys()
    if missing:
        raise UnusableSettings(f"{where}: {', '.join(sorted(missing))} missing")
    return WebArchive(**found)


def load_settings(path: Path) -> dict[str, Any]:
    """Read a file of settings; an empty one where there is none. Raises UnusableSettings."""
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnusableSettings(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnusableSettings(f"{path} is no TOML: {error}") from error


def check_table(given: Any, known: dict[str, Any], where: str) -> dict[str, Any]:
    """Hold a table of settings to the names and kinds that are known; raises UnusableSettings."""
    if not isinstance(given, dict):
        raise UnusableSettings(f"{where} has to be a table")
    for name, value in given.items():
        kind = known.get(name)
        if kind is None:
            raise UnusableSettings(f"{where}: {name!r} is no setting; there are {', '.join(known)}")
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise UnusableSettings(f"{where}: {name!r} has to be {_name_of_kind(kind)}")
    return dict(given)


def _name_of_kind(kind: Any) -> str:
    return {str: "a text", bool: "true or false", list: "a list", dict: "a table"}.get(
        kind, "a number"
    )
