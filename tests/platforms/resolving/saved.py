"""Cases of resolvers as folders: what is asked, every answer that comes, what is told of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from archiver.models.records import (
    Capture,
    Post,
    PostRef,
    PostVersion,
    Request,
    Sighting,
    Unfetched,
)
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.chain import resolve_post
from archiver.platforms.replay import drive
from archiver.platforms.resolving import FetchResult, ResolveContext, WebArchive

CASES = Path(__file__).parent / "cases"
NOW = "2031-05-06T12:00:00Z"
DEFAULTS = {
    field.name: field.default for kind in (Post, PostVersion, Sighting) for field in fields(kind)
}


def folders_of(platform: str) -> list[Path]:
    """The cases of a platform; fails, saying which files to add, where there are none."""
    found = sorted((CASES / platform).glob("*"))
    where = f"tests/platforms/resolving/cases/{platform}/A_CASE"
    assert found, f"add {where}/case.json and expected.json (tests/README.md says what is in them)"
    return found


class Case:
    """One folder: ``case.json`` and whatever files its answers name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        told = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        self.ref = ref_of(told["ref"])
        self.asked = asked_of(told.get("asked", {}))
        self.answers: list[dict[str, Any]] = told["answers"]
        self.requests: list[Request] = []

    def answer(self, request: Request) -> FetchResult:
        """What the case says comes of a request; one that it does not name fails the test."""
        self.requests.append(request)
        for one in self.answers:
            if one["url"] == request.url and one.get("accept", "") in request.accept:
                return came_of(one, self.folder)
        raise AssertionError(f"the case has no answer to {request.url} ({request.accept})")

    def captures(self) -> list[Capture]:
        """All its captures, as they are saved."""
        came = (came_of(one, self.folder) for one in self.answers)
        return [one for one in came if isinstance(one, Capture)]


def ref_of(key: str) -> PostRef:
    platform, _, number = key.partition(":")
    return PostRef(platform=platform, id=number)


def asked_of(told: Mapping[str, Any]) -> ResolveContext:
    given = {**told}
    given["tokens"] = frozenset(given.get("tokens", ()))
    if "archives" in given:
        given["archives"] = tuple(WebArchive(**one) for one in given["archives"])
    return ResolveContext(now=NOW, **given)


def came_of(one: Mapping[str, Any], folder: Path) -> FetchResult:
    if "unfetched" in one:
        return Unfetched(url=one["url"], outcome=one["unfetched"], reason=one["reason"])
    kind = one.get("type", "application/json" if "json" in one else "text/html; charset=utf-8")
    if "json" in one:
        body = json.dumps(one["json"]).encode()
    elif "file" in one:
        body = (folder / one["file"]).read_bytes()
    else:
        body = one.get("text", "").encode()
    headers = {"Content-Type": kind, **one.get("headers", {})}
    return Capture(
        url=one["url"],
        source=one["url"],
        fetched_at=NOW,
        body=body,
        status=one.get("status", 200),
        final_url=one.get("final_url", one["url"]),
        headers=tuple(headers.items()),
    )


def shown(sightings: tuple[Sighting, ...]) -> list[dict[str, Any]]:
    """Sightings as plain objects, without what says nothing."""
    return [_without_defaults(asdict(one)) for one in sightings]


def _without_defaults(one: Any) -> Any:
    if isinstance(one, dict):
        kept = {
            key: _without_defaults(value)
            for key, value in one.items()
            if value not in (None, (), False) or DEFAULTS.get(key, value) != value
        }
        return {key: value for key, value in kept.items() if value != {}}
    if isinstance(one, tuple):
        return [_without_defaults(item) for item in one]
    return one


def replay_captures(
    ref: PostRef, context: ResolveContext, captures: Iterable[Capture]
) -> tuple[AttestedSighting, ...]:
    """Read saved captures as sightings; what was not saved is ``unreachable``.

    Of several captures of an address one of the wanted kind (data or a page) goes before others,
    and the last before earlier ones. `context` has to have the `elsewhere` of that time.
    """
    saved: dict[str, list[Capture]] = {}
    for capture in captures:
        saved.setdefault(capture.url, []).append(capture)

    def answer(request: Request) -> FetchResult:
        found = saved.get(request.url)
        if not found:
            reason = "no capture of it was saved"
            return Unfetched(url=request.url, outcome="unreachable", reason=reason)
        wants_data = "json" in request.accept
        fits = [one for one in found if ("json" in one.content_type) == wants_data]
        # An error may be of either kind; data was asked for before a page.
        return fits[-1] if fits else found[0]

    return drive(resolve_post(ref, context), answer)
