"""The rules as a table: who said it, whether it can have been quoted, which finding comes first.

Findings in, one verdict out. Sections 5 and 6 of VERDICTS; nothing here reads a text for
its wording, and none of these axes changes the wording.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import regex

from archiver.lexicon import ROLES, STOP_WORDS, TITLES
from archiver.records import (
    Attribution,
    Author,
    Claim,
    Evidence,
    Finding,
    Outcome,
    Searched,
    Standing,
    Timing,
    Verdict,
)
from archiver.text import RULES, words

_WORDINGS = (
    "verbatim",
    "typographic",
    "abridged",
    "unconfirmed",
    "altered",
    "not_found",
    "too_short",
)
_ATTRIBUTIONS = ("confirmed", "unstated", "unresolved", "mismatch")
_TIMINGS = ("consistent", "unknown", "impossible")
_FINE_WORDINGS = frozenset({"verbatim", "typographic", "abridged"})
_GRAVE_FLAGS = frozenset({"negation", "number", "spliced"})
# Matches what people add to a display name: "(she/her)", "| Harbour Times", ", MD".
_ADDED = regex.compile(r"\([^)]*\)|\[[^\]]*\]|[|•·,/].*$")
_ARTICLES = frozenset(
    {"a", "an", "the", "one", "some", "his", "her", "their", "its"}
    | {"ein", "eine", "der", "die", "un", "une", "una", "uno", "um", "uma", "le", "la", "el"}
)
_DELETED_APART = timedelta(hours=12)
_TOLERANCE = timedelta(days=1)
_POSSESSIVE = ("'s", "s'")


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who in an archive bears a name: the distinct full names, and the accounts meant by it.

    `full_names` are normalised names that end with the speaker's words; `accounts` are
    ``platform:handle`` keys that the owner of the archive has joined to the speaker.
    """

    full_names: Collection[str] = ()
    accounts: Collection[str] = ()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: no titles before it, nothing added after.

    >>> name_words("President Ana Brook (she/her)")
    ('ana', 'brook')
    """
    found = words(_ADDED.sub("", name)).norms or words(name).norms
    start = 0
    while start < len(found) - 1 and found[start] in TITLES:
        start += 1
    return found[start:]


def attribution(speaker: str | None, author: Author, bearers: Bearers, account: str) -> Attribution:
    """Whether the speaker named with a quotation is the author of a post.

    A role, a body around a person, a first name alone and a last name that several bear
    stay `unresolved`; two full names that differ are two people. `account` is the
    author's ``platform:handle``.
    """
    if not speaker or not speaker.strip():
        return "unstated"
    if account in bearers.accounts:
        return "confirmed"
    said = speaker.strip()
    handle = (author.handle or "").casefold()
    if said.startswith("@"):
        return "confirmed" if said[1:].casefold() == handle else "mismatch"
    named, known = name_words(said), name_words(author.name) if author.name else ()
    squeezed = "".join(named)
    if handle and handle in {said.casefold(), squeezed}:
        return "confirmed"
    if not named or not known:
        return "unresolved"
    if named == known:
        return "confirmed"
    if _is_role(said, named):
        return "unresolved"
    return _by_name(named, known, bearers)


def _by_name(named: tuple[str, ...], known: tuple[str, ...], bearers: Bearers) -> Attribution:
    if len(named) < len(known) and known[-len(named) :] == named:
        return "confirmed" if len(bearers.full_names) <= 1 else "unresolved"
    if len(known) >= 2 and named[-len(known) :] == known:
        # What stands before the whole name is a title, "conductor Ana Brook", unless a word
        # joins them: "the mother of Ana Brook".
        return "unresolved" if named[-len(known) - 1] in STOP_WORDS else "confirmed"
    if len(known) >= 2 and f" {' '.join(known)} " in f" {' '.join(named)} ":
        return "unresolved"
    if len(named) >= 2 and len(known) >= 2 and named[-1] == known[-1]:
        first, given = known[0], named[0]
        initial = min(len(first), len(given)) == 1 and first[0] == given[0]
        return "confirmed" if first in named or initial else "mismatch"
    if len(known) == 1 and known[0] in named:
        return "unresolved"
    if len(named) == 1 and named[0] in known:
        return "unresolved"
    return "mismatch"


def _is_role(said: str, named: tuple[str, ...]) -> bool:
    """Matches "a spokesman" and "Brook's team"; not "Ana Brook" or "A. Brook"."""
    first = said.split(maxsplit=1)[0]
    return first in _ARTICLES or any(word in ROLES or word.endswith(_POSSESSIVE) for word in named)


def timing(published_at: str | None, posted_at: str | None) -> Timing:
    """Whether an article can have quoted a post: not if it was published before it.

    Compared in UTC; where only a date is known of either, dates a day apart still agree,
    for it may be a date of another zone.
    """
    if not published_at or not posted_at:
        return "unknown"
    if min(len(published_at), len(posted_at)) > len("2024-07-13"):
        early = datetime.fromisoformat(published_at) < datetime.fromisoformat(posted_at)
    else:
        printed, posted = (date.fromisoformat(at[:10]) for at in (published_at, posted_at))
        early = posted - printed > _TOLERANCE
    return "impossible" if early else "consistent"


@dataclass(frozen=True, slots=True)
class Look:
    """What one sighting says of a post's standing; `seen_at` is a full moment."""

    seen_at: str
    run: int
    outcome: Outcome
    evidence: Evidence
    version: int | None


def standing(looks: Sequence[Look], version: int) -> Standing:
    """What a post is today, from all looks at it in order of time.

    Only the platform's own answers count: that a publisher's page still shows a post says
    nothing of the post. `deleted` needs two looks in different runs twelve hours apart.
    """
    asked = [look for look in looks if look.evidence in {"api", "oembed"}]
    if not asked:
        return "unchecked"
    last = asked[-1]
    if last.outcome == "ok":
        later = [look.version for look in asked if look.version is not None]
        return "live" if not later or later[-1] == version else "edited"
    if last.outcome == "deleted":
        end = datetime.fromisoformat(last.seen_at)
        for look in reversed(asked):
            if look.outcome != "deleted":
                break
            apart = end - datetime.fromisoformat(look.seen_at)
            if look.run != last.run and apart >= _DELETED_APART:
                return "deleted"
        return "unavailable"
    if last.outcome in {"suspended", "protected"}:
        return "suspended" if last.outcome == "suspended" else "protected"
    return "unavailable"


def order(finding: Finding) -> tuple[int, int, int, float, str, str]:
    """The sort key of VERDICTS 6: the best finding has the least."""
    return (
        _WORDINGS.index(finding.match.wording),
        _ATTRIBUTIONS.index(finding.attribution),
        _TIMINGS.index(finding.timing),
        -finding.match.coverage,
        finding.post.posted_at or "9999",
        finding.post.key,
    )


def decide(
    claim: Claim, findings: Sequence[Finding], searched: Searched | None, *, too_short: bool
) -> Verdict:
    """The verdict on a claim is that of its best finding."""
    if not findings:
        return Verdict(
            claim=claim,
            wording="too_short" if too_short else "not_found",
            attribution="unresolved" if claim.speaker else "unstated",
            timing="unknown",
            searched=searched,
            rules=RULES,
        )
    ranked = tuple(sorted(findings, key=order))
    best = ranked[0]
    return Verdict(
        claim=claim,
        wording=best.match.wording,
        flags=best.match.flags,
        attribution=best.attribution,
        timing=best.timing,
        findings=ranked,
        rules=RULES,
    )


def is_fine(verdict: Verdict) -> bool:
    """Whether nothing in a verdict needs a second look (exit code 0 of `archiver verify`)."""
    return (
        verdict.wording in _FINE_WORDINGS
        and not _GRAVE_FLAGS & set(verdict.flags)
        and verdict.attribution != "mismatch"
        and verdict.timing != "impossible"
    )
