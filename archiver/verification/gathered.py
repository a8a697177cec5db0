"""Gather wordings that may hold a quotation, each compared with it, while evidence is loaded.

What one page alone claims of a post that better evidence knows in other words is left out: it is
kept in the archive with its sighting, but no quotation is judged by it.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from archiver.archive.store import author_lookup, lookup
from archiver.models.stored_posts import StandingSighting, StoredVersion
from archiver.verification.evidence import (
    AccountNames,
    Comparison,
    PreparedClaim,
    SpeakerEvidence,
)
from archiver.verification.judge import compare_candidate
from archiver.verification.shown_wordings import contradicted_versions

_NOBODY = AccountNames()
_FEW = 3
"""Posts whose sightings cost no more than to ask first of which there are several wordings."""


def load_accounts(
    connection: sqlite3.Connection, numbers: Sequence[int | None]
) -> dict[int, AccountNames]:
    """Load the names and handles of some authors, by their ids."""
    wanted = [number for number in numbers if number]
    if not wanted:
        return {}
    names = author_lookup.names_of_authors(connection, wanted)
    handles = author_lookup.handles_of_authors(connection, wanted)
    nothing = author_lookup.NamesOfAuthor()
    return {
        one: AccountNames(
            names.get(one, nothing).names, handles.get(one, {}), names.get(one, nothing).claimed
        )
        for one in set(wanted)
    }


@dataclass(slots=True)
class Gathered:
    """The wordings gathered for a claim by version id, and how the quotation stands in each.

    `cited` are the ids of the posts that the article cites, `accounts` those of the authors met,
    `sightings` those of the first posts that the quotation stands in, by post id.
    """

    connection: sqlite3.Connection
    prepared: PreparedClaim
    speaker: SpeakerEvidence
    cited: Collection[int]
    accounts: dict[int, AccountNames] = field(default_factory=dict)
    versions: dict[int, StoredVersion] = field(default_factory=dict)
    comparisons: dict[int, Comparison] = field(default_factory=dict)
    sightings: dict[int, list[tuple[int, StandingSighting]]] = field(default_factory=dict)
    before_each: Callable[[], None] | None = None
    _claims: set[int] = field(default_factory=set)
    _checked: set[int] = field(default_factory=set)

    def add(self, batch: Iterable[StoredVersion]) -> None:
        """Compare the wordings of a batch that are not among those gathered."""
        new = [
            version
            for version in batch
            if version.version_id not in self.versions.keys() | self._claims
        ]
        if self.prepared.claim.speaker:
            unknown = [
                version.author_id for version in new if version.author_id not in self.accounts
            ]
            self.accounts |= load_accounts(self.connection, unknown)
        for wording in new:
            if self.before_each:
                self.before_each()
            self.versions[wording.version_id] = wording
            self.comparisons[wording.version_id] = compare_candidate(
                self.prepared,
                wording,
                self.speaker,
                self.accounts.get(wording.author_id or 0, _NOBODY),
                cited=wording.post_id in self.cited,
            )

    def replace_claims(self) -> None:
        """Put wordings of better evidence in the place of those that one page alone claims."""
        matching = {
            candidate.wording.post_id
            for candidate, match in self.comparisons.values()
            if match is not None
        }
        unchecked = matching - self._checked
        if not unchecked:
            return
        self._checked |= unchecked
        # Of a few posts the sightings are wanted anyway, and taken at once.
        few = len(unchecked) <= _FEW
        wanted = (
            sorted(unchecked)
            if few
            else lookup.posts_with_several_versions(self.connection, unchecked)
        )
        if not wanted:
            return
        found = lookup.load_sightings_of_posts(self.connection, wanted)
        if few:
            self.sightings |= found
        for sightings in found.values():
            claims, better = contradicted_versions(sightings)
            self._claims |= claims
            for number in claims & self.versions.keys():
                del self.versions[number], self.comparisons[number]
            if claims:
                self.add(lookup.load_versions(self.connection, sorted(better)))
