"""A person posts three hundred times on each of three real servers; nights follow, find and notice.

One post is quoted without a link on each, one is edited, one deleted, and the account changes its
handle.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.pages.followed_people import load_changes
from archiver.archive.store import aliases, followed
from archiver.archive.store.followed import NewAccount
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.options import CrawlOptions, FollowingLimits
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.models.records import Capture
from archiver.platforms.registry import find_platform
from archiver.provenance.audit import Audit
from archiver.text.dates import current_time, format_stamp
from tests.servers import snac
from tests.servers.bluesky import COLLECTION, Account, Bluesky, Written
from tests.servers.memento import Memento
from tests.servers.running import NotStarted
from tests.servers.snac import Snac, Writer
from tests.servers.test_finding import CLOSED
from tests.servers.test_following import FollowDesk, Loopback

POSTS = 300
HANDLE = "anabrook_story"
QUOTED = {
    "Bluesky": "The seal has kept a season ticket for the night ferry under its left flipper.",
    "Mastodon": "Nobody on the quay has ever asked the lighthouse keeper about his herring.",
    "X": "The harbour master will paint every second bollard in the colour of a ripe plum.",
}
PLACES = {"Bluesky": 130, "X": 90}
"""How many hours ago the quoted posts are: longer than a new account is read back."""


class StoryDesk(FollowDesk):
    """The owner also searches, and asks a web archive."""

    memento: Memento | None = None

    @property
    def web(self) -> Loopback:
        known = super().web
        archives = (self.memento.archive,) if self.memento else ()
        return replace(
            known,
            following=FollowingLimits(streams="", days=3),
            asked=replace(known.asked, archives=archives),
        )

    def read(self, *pages: Path) -> None:
        crawl(self.connection, list(map(str, pages)), CrawlOptions(warc_folder=self.folder))

    def whole_night(self) -> RunReport:
        """A night in which everybody is due, and whatever waited for half a day."""
        with transaction(self.connection):
            for table in ("followed_accounts", "post_queue"):
                self.connection.execute(
                    f"update {table} set next_due_at = '2000-01-01T00:00:00Z' "  # noqa: S608
                    "where next_due_at is not null"
                )
            self.connection.execute(
                "update sightings set seen_at = strftime('%Y-%m-%dT%H:%M:%SZ', seen_at, '-1 day')"
            )
        options = CrawlOptions(warc_folder=self.folder, web=self.web, finding=FindingOptions())
        return crawl(self.connection, [], options)

    def verdict(self, platform: str) -> tuple[str, str | None, str | None, str | None]:
        row = self.connection.execute(
            "select q.wording, q.tie, q.problem, q.standing from quotes_overview q "
            "where q.quote like ?",
            (f"{QUOTED[platform][:40]}%",),
        ).fetchone()
        return tuple(row)


@pytest.fixture(scope="module")
def reef(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snac, Writer]]:
    """A snac of this story's own, for a server of three hundred posts is slow for others."""
    folder = tmp_path_factory.mktemp("reef")
    try:
        with snac.server(folder, "reef.example", "cleo") as (server, (cleo,)):
            yield server, cleo
    except NotStarted as error:
        pytest.skip(f"snac is not started: {error}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[StoryDesk]:
    with closing(connect(tmp_path / "archive.db", write=True)) as connection:
        yield StoryDesk(connection, tmp_path / "captures", {}, ())


def text_of(platform: str, number: int) -> str:
    place = PLACES.get(platform)
    return QUOTED[platform] if number == place else f"On {platform} report {number} of the tide."


def post_on_bluesky(account: Account) -> list[Written]:
    """Three hundred posts, one an hour up to now; the newest first."""
    platform = find_platform("bluesky")
    assert platform
    now, writes = datetime.now(UTC), []
    for number in range(POSTS):
        at = format_stamp(now - timedelta(hours=number + 0.5))
        record = {"$type": COLLECTION, "text": text_of("Bluesky", number), "createdAt": at}
        writes.append(
            {
                "$type": "com.atproto.repo.applyWrites#create",
                "collection": COLLECTION,
                "rkey": platform.find_first_id(at),
                "value": record,
            }
        )
    for start in range(0, POSTS, 100):
        told = {"repo": account.did, "writes": writes[start : start + 100]}
        account._post("com.atproto.repo.applyWrites", told)
    return [Written(uri=f"at://{account.did}/{COLLECTION}/{one['rkey']}", cid="") for one in writes]


def post_on_x(memento: Memento) -> None:
    """Three hundred posts of which a web archive took a copy within the hour."""
    platform = find_platform("x")
    assert platform
    now, captures = datetime.now(UTC), []
    for number in range(POSTS):
        at = now - timedelta(hours=number + 1.5)
        post = platform.find_first_id(format_stamp(at)) or ""
        text = text_of("X", number)
        said = {
            "__typename": "Tweet",
            "id_str": post,
            "text": text,
            "user": {"name": "Ana Brook", "screen_name": HANDLE, "id_str": "78"},
            "display_text_range": [0, len(text)],
            "entities": {"urls": [], "hashtags": [], "user_mentions": [], "symbols": []},
        }
        url = f"https://x.com/{HANDLE}/status/{post}"
        captures.append(
            Capture(
                url=url,
                source=url,
                fetched_at=format_stamp(at + timedelta(hours=1)),
                status=200,
                body=json.dumps(said).encode(),
                headers=(("Content-Type", "application/json"),),
            )
        )
    memento.take("story", *captures)


def write_article(folder: Path) -> Path:
    said = "".join(
        f"<p>“{words[:-1]},” Ana Brook wrote on {platform}, and nobody answered her.</p>"
        for platform, words in QUOTED.items()
    )
    page = folder / "story.html"
    page.write_text(
        f"""<!doctype html><html lang="en"><head><title>What she wrote</title>
        <meta property="article:published_time" content="{current_time()}"></head><body><article>
        <h1>What she wrote</h1>
        <p>The harbour was quiet when the council met to hear about the timetable.</p>{said}
        <p>The ferry has left the quay at seven in the morning for longer than anybody here
        remembers, and the council has no plan to change that.</p></article></body></html>""",
        encoding="utf-8",
    )
    return page


def test_nights_follow_find_and_notice(
    desk: StoryDesk,
    bluesky_servers: Bluesky,
    reef: tuple[Snac, Writer],
    web_archive: Memento,
) -> None:
    server, cleo = reef
    ana = bluesky_servers.account("storyteller")
    ana.profile(displayName="Ana Brook")
    on_bluesky = post_on_bluesky(ana)
    on_snac = [cleo.post(f"On the reef report {number} of the tide.") for number in range(POSTS)]
    on_snac.append(cleo.post(QUOTED["Mastodon"]))
    post_on_x(web_archive)
    desk.elsewhere = {**bluesky_servers.elsewhere, **server.elsewhere, **CLOSED}
    desk.memento = web_archive
    follow(desk, ana)

    first = desk.whole_night()
    held = dict(desk.rows("select platform, count(*) from posts group by platform"))
    # Three days of each account: by its own server, by its outbox, by what an archive holds.
    assert held["bluesky"] >= 70
    assert held["x"] >= 70
    assert held["mastodon"] >= 10
    assert first.failures == []

    desk.read(write_article(desk.folder.parent))
    report = desk.whole_night()
    assert {one.state for one in report.searches} <= {"found"}
    for platform in QUOTED:
        # What X shows to nobody is known from the archive's copy, and of today nothing is.
        today = "unavailable" if platform == "X" else "live"
        assert desk.verdict(platform) == ("verbatim", "likely", None, today), platform
    found = {one.platform: one.listed_by for one in report.searches if one.listed_by}
    assert found == {"bluesky": "account", "x": "archive"}

    edit = "On Bluesky report 7 of the tide was wrong."
    ana.edit(on_bluesky[7], edit)
    ana.delete(on_bluesky[20])
    cleo.edit(on_snac[-3], "On the reef there was no tide at all.")
    ana.rename("storied.test")
    ana.post("Under another name.")
    report = desk.whole_night()
    assert on_bluesky[7].ref.key in report.changed
    assert len(report.changed) == 2
    assert report.followed["missing"] == 1
    report = desk.whole_night()
    changes = load_changes(desk.connection)
    assert [one.post.key for one in changes.gone] == [on_bluesky[20].ref.key]
    assert edit in {one.after for one in changes.edited}
    (account,) = [
        one for one in followed.all_followed(desk.connection) if one.platform == "bluesky"
    ]
    assert (account.account_id, account.handle) == (ana.did, "storied.test")
    # What was found stays as it was judged, whatever the account is called.
    for platform in QUOTED:
        assert desk.verdict(platform)[:3] == ("verbatim", "likely", None), platform
    audit = Audit(connection=desk.connection, folder=desk.folder)
    assert [problem.reason for problem in audit.problems()] == []


def follow(desk: StoryDesk, ana: Account) -> None:
    """Follow the three accounts as one person's, whom articles name."""
    with transaction(desk.connection):
        number, _ = followed.add_person(desk.connection, "Ana Brook", None, at=current_time())
        for new, handle in (
            (desk.add(ana.did), ana.handle),
            (desk.add("@cleo@reef.example"), "cleo@reef.example"),
            (NewAccount(platform="x", handle=HANDLE), HANDLE),
        ):
            followed.follow_account(desk.connection, new, at=current_time(), person=number)
            aliases.add_alias(desk.connection, "Ana Brook", f"{new.platform}:{handle}")
