"""Keep the posts that a search has seen, and judge whether one of them is what is quoted.

What is found is tied to a quotation by the rules of a verdict alone, as any other post is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import (
    aliases,
    post_queue,
    post_searches,
    posts,
    tombstones,
    verdicts,
)
from archiver.archive.store.post_searches import PostSearch
from archiver.crawl.run_archive import RunArchive
from archiver.matching.compare import compare_quotation
from archiver.matching.quotation import prepare_post
from archiver.matching.rules import FINE_WORDINGS
from archiver.models.records import Capture, Post
from archiver.models.verdict_records import Claim, Finding
from archiver.models.vocabulary import NOT_ALL
from archiver.platforms.attestation import AttestedSighting
from archiver.text.dates import current_time
from archiver.verification.evidence import PreparedClaim
from archiver.verification.speaker_accounts import SpeakerAccount
from archiver.verification.verify import verify_claim

_TIED = frozenset({"cited", "likely"})


@dataclass(frozen=True, slots=True)
class FoundPost:
    """A post that may be what is quoted.

    It `is_tied` to the quotation or only similar; `is_fine` where it holds the very words, so
    that no other can be closer.
    """

    key: str
    is_tied: bool
    is_fine: bool = False


def keep_seen_posts(
    archive: RunArchive, captures: Iterable[Capture], seen: Iterable[AttestedSighting]
) -> list[AttestedSighting]:
    """Keep posts that a search was shown, each by an origin that may speak for it.

    They are not looked at again, as posts are that an article cites. Returns those kept: what
    was forgotten is left out. Part of the caller's transaction.
    """
    connection, report = archive.connection, archive.report
    kept = list(tombstones.without_forgotten(connection, list(seen), lambda one: one))
    wordings: list[tuple[int, str]] = []
    new_posts = 0
    rows = {capture.url: archive.add_capture(capture) for capture in captures}
    for sighting in kept:
        rests_on = rows.get(sighting.rests_on or "")
        if rests_on is None and sighting.version is not None:
            rests_on = next(reversed(rows.values()), None)
        place = posts.add_sighting(connection, report.run, rests_on, sighting)
        new_posts += place.new_post
        if place.new_version and place.version_id is not None and sighting.version:
            wordings.append((place.version_id, sighting.version.text))
    writer.index_versions(connection, wordings)

    def count() -> None:
        report.posts_new += new_posts
        report.versions_new += len(wordings)

    archive.count_later(count)
    return kept


def judge_seen_posts(
    archive: RunArchive, prepared: PreparedClaim, seen: Iterable[AttestedSighting]
) -> FoundPost | None:
    """Judge whether one of some posts that are kept is what is quoted; None where none is alike.

    First the words alone are compared, which for most posts is all.
    """
    alike = {
        sighting.post.key
        for sighting in seen
        if sighting.version is not None
        and compare_quotation(prepared.quotation, prepare_post(sighting.version), near=True)
    }
    return judge_alike_posts(archive, prepared.claim, alike) if alike else None


def judge_alike_posts(archive: RunArchive, claim: Claim, keys: Collection[str]) -> FoundPost | None:
    """Judge a quotation by all that is held, and give its best finding among these posts."""
    verdict = verify_claim(archive.connection, claim)
    tied = [
        finding for finding in verdict.findings if finding.post.key in keys and finding.tie in _TIED
    ]
    if tied:
        return _best(tied)
    similar = [finding.post.key for finding in verdict.findings]
    # Words that many posts share lead nowhere.
    similar += [lead.post.key for lead in verdict.leads if lead.share not in NOT_ALL]
    lead = next((key for key in similar if key in keys), None)
    return FoundPost(lead, is_tied=False) if lead else None


def _best(tied: Sequence[Finding]) -> FoundPost | None:
    if not tied:
        return None
    best = next((finding for finding in tied if finding.match.wording in FINE_WORDINGS), tied[0])
    return FoundPost(best.post.key, is_tied=True, is_fine=best.match.wording in FINE_WORDINGS)


def judge_held_posts(
    archive: RunArchive, claim: Claim, account: SpeakerAccount
) -> FoundPost | None:
    """Judge whether a post of the account that is held already is what is quoted."""
    verdict = verify_claim(archive.connection, claim)
    tied = [
        finding
        for finding in verdict.findings
        if finding.tie in _TIED and _is_by(finding.post, account)
    ]
    return _best(tied)


def _is_by(post: Post, account: SpeakerAccount) -> bool:
    by = post.author
    if by.account_id and account.id:
        return post.platform == account.platform and by.account_id == account.id
    handle = (by.handle or "").casefold()
    return post.platform == account.platform and handle == account.handle.casefold()


def keep_page(
    archive: RunArchive,
    search: PostSearch,
    prepared: PreparedClaim,
    captures: Sequence[Capture],
    seen: Sequence[AttestedSighting],
) -> tuple[PostSearch, FoundPost | None]:
    """Keep a page of posts with how far the search is by then, and judge them.

    All or nothing: a search that is killed asks again for no page that it has kept.
    """
    with transaction(archive.connection):
        kept = keep_seen_posts(archive, captures, seen)
        search = _keep(archive, search)
        return search, judge_seen_posts(archive, prepared, kept)


def keep_outcome(
    archive: RunArchive, search: PostSearch, captures: Iterable[Capture], quote_id: int | None
) -> PostSearch:
    """Keep what came of a search; a post that was found is looked at again from now on.

    The quotation that was searched for, where it is an archived one, is judged anew.
    """
    connection, at = archive.connection, archive.started_at
    with transaction(connection):
        for capture in captures:
            archive.add_capture(capture)
        search = _keep(archive, search)
        if search.state != "open" and quote_id is not None:
            # How many posts its speaker has in the archive is part of a verdict.
            verdicts.mark_due(connection, [quote_id])
        key = search.post_key
        if search.state != "found" or key is None:
            return search
        url = search.post_url
        post_queue.queue_post(connection, key, search.platform, at=at, why="found", url=url)
        for due in post_queue.queued_posts(connection, [key]):
            if due.found_at == at:
                post_queue.mark_post_kept(connection, due, at=at)
    return search


def _keep(archive: RunArchive, search: PostSearch) -> PostSearch:
    """Keep a search with the number of posts of its days that are held by now."""
    connection = archive.connection
    authors = aliases.accounts_meant(connection, [search.account])
    posts_held = post_searches.count_posts_between(connection, authors, search.since, search.until)
    post_searches.keep_search(connection, replace(search, posts=posts_held), at=current_time())
    return post_searches.load_search(connection, search.id)
