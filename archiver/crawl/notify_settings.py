"""Read ``[notify]`` of crawl.toml: who is told of what a night found, and by which way.

Secrets stand in files of their own or in the environment, never in the settings.
"""

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from archiver.crawl.settings import SETTINGS_FILE, check_table, load_settings
from archiver.errors import UnusableSettings

KINDS = ("altered", "misattributed", "misleading_cut", "impossible", "edited", "gone")
"""What may be told; `problem` stands for the first four, `deleted` for `gone`."""
_WIDER = {"problem": KINDS[:4], "deleted": ("gone",)}
_NOTIFY = {
    "kinds": list,
    "publishers": list,
    "people": list,
    "digest": bool,
    "site": str,
    "email": list,
    "webhook": list,
    "apprise": list,
}
_OWN = {"kinds": list, "publishers": list, "people": list, "digest": bool}
_EMAIL = {
    **_OWN,
    "to": list,
    "from": str,
    "server": str,
    "user": str,
    "security": str,
    "password_env": str,
    "password_file": str,
}
_WEBHOOK = {**_OWN, "url": str, "url_env": str, "secret_env": str, "secret_file": str}
_APPRISE = {**_OWN, "url_env": str, "url_file": str}
_SECURITY = ("starttls", "tls", "none")
Way = Literal["email", "webhook", "apprise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFilter:
    """What of a night is told: an empty list takes everything."""

    kinds: frozenset[str] = frozenset(KINDS)
    publishers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody who is told: how, where, and of what. Shows no secret of itself.

    `name` is what messages call it, `key` what the archive keeps. `address` of a webhook or of
    Apprise may be a secret itself.
    """

    way: Way
    name: str
    key: str
    wanted: NoticeFilter
    digest: bool = True
    to: tuple[str, ...] = ()
    sender: str = ""
    server: str = ""
    port: int = 0
    user: str = ""
    security: str = "starttls"
    address: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifySettings:
    """All receivers, and the address of the site that messages lead to, if there is one."""

    receivers: tuple[Receiver, ...] = ()
    site: str | None = None


def read_notify_settings(folder: Path) -> NotifySettings:
    """Read who is told; nobody where nothing says so. Raises UnusableSettings with a sentence."""
    path = folder / SETTINGS_FILE
    given = load_settings(path).get("notify")
    if given is None:
        return NotifySettings()
    where = f"{path}, [notify]"
    found = check_table(given, _NOTIFY, where)
    site = found.get("site")
    if site is not None and urlsplit(site).scheme not in {"http", "https"}:
        raise UnusableSettings(f"{where}: 'site' has to be an address like https://archive.example")
    receivers = []
    for way, known, make in (
        ("email", _EMAIL, _email),
        ("webhook", _WEBHOOK, _webhook),
        ("apprise", _APPRISE, _apprise),
    ):
        for number, item in enumerate(found.get(way, ()), start=1):
            place = f"{path}, [[notify.{way}]] {number}"
            options = check_table(item, known, place)
            shared = {
                "wanted": _filter({**found, **options}, place),
                "digest": options.get("digest", found.get("digest", True)),
            }
            receivers.append(make(options, folder, place, shared))
    if len({receiver.key for receiver in receivers}) < len(receivers):
        raise UnusableSettings(f"{where}: one receiver is named twice: give it one entry")
    return NotifySettings(
        receivers=tuple(receivers),
        site=site.rstrip("/") if site else None,
    )


def _filter(options: dict[str, Any], where: str) -> NoticeFilter:
    for name in ("kinds", "publishers", "people"):
        if not all(isinstance(item, str) for item in options.get(name, ())):
            raise UnusableSettings(f"{where}: {name!r} has to be a list of texts")
    kinds = [kind for item in options.get("kinds", KINDS) for kind in _WIDER.get(item, (item,))]
    for kind in kinds:
        if kind not in KINDS:
            raise UnusableSettings(
                f"{where}: {kind!r} is no kind; there are {', '.join((*_WIDER, *KINDS))}"
            )
    return NoticeFilter(
        kinds=frozenset(kinds),
        publishers=tuple(options.get("publishers", ())),
        people=tuple(options.get("people", ())),
    )


def _secret(options: dict[str, Any], name: str, folder: Path, where: str) -> str:
    """Read a secret out of the environment or a file; '' where none is named."""
    variable: str | None = options.get(f"{name}_env")
    file: str | None = options.get(f"{name}_file")
    if variable:
        found = os.environ.get(variable, "")
        if not found:
            raise UnusableSettings(f"{where}: the environment has no {variable}")
        return found.strip()
    if not file:
        return ""
    try:
        return (folder / file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no text"
        raise UnusableSettings(f"{where}: {file} cannot be read: {reason}") from error


def _key(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:24]


def _email(options: dict[str, Any], folder: Path, where: str, shared: dict[str, Any]) -> Receiver:
    to, sender = options.get("to", []), options.get("from", "")
    if not to or not all(isinstance(item, str) and _is_address(item) for item in (*to, sender)):
        raise UnusableSettings(f"{where}: 'to' has to list addresses, and 'from' to be one")
    security = options.get("security", "starttls")
    if security not in _SECURITY:
        raise UnusableSettings(f"{where}: 'security' is one of {', '.join(_SECURITY)}")
    host, _, port = options.get("server", "localhost").partition(":")
    if not host or (port and not port.isdecimal()):
        raise UnusableSettings(
            f"{where}: 'server' is a host, or a host and a port: mail.example:587"
        )
    password = _secret(options, "password", folder, where)
    if password and security == "none" and host not in {"localhost", "127.0.0.1"}:
        raise UnusableSettings(f"{where}: a password is not sent without 'starttls' or 'tls'")
    return Receiver(
        way="email",
        name=f"e-mail to {', '.join(to)}",
        key=_key("email", *sorted(to)),
        to=tuple(to),
        sender=sender,
        server=host,
        port=int(port or {"tls": 465, "starttls": 587, "none": 25}[security]),
        user=options.get("user", ""),
        security=security,
        secret=password,
        **shared,
    )


def _is_address(text: str) -> bool:
    local, _, host = text.rpartition("@")
    return bool(local and host) and text.isprintable() and " " not in text


def _webhook(options: dict[str, Any], folder: Path, where: str, shared: dict[str, Any]) -> Receiver:
    url = options.get("url") or _secret({"url_env": options.get("url_env")}, "url", folder, where)
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host or urlsplit(url).scheme not in {"http", "https"}:
        raise UnusableSettings(f"{where}: 'url' has to be an http or https address")
    return Receiver(
        way="webhook",
        name=f"webhook at {host}",
        key=_key("webhook", url),
        address=url,
        secret=_secret(options, "secret", folder, where),
        **shared,
    )


def _apprise(options: dict[str, Any], folder: Path, where: str, shared: dict[str, Any]) -> Receiver:
    url = _secret(options, "url", folder, where)
    scheme, mark, _ = url.partition("://")
    if not mark:
        raise UnusableSettings(
            f"{where}: 'url_env' or 'url_file' has to name where Apprise's address stands, for it "
            "holds a secret"
        )
    return Receiver(
        way="apprise", name=f"Apprise ({scheme})", key=_key("apprise", url), address=url, **shared
    )
