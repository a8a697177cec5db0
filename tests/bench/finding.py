"""How often the post of a quotation that links none is found, and at how many requests.

``python -m tests.bench.finding`` invents people on Bluesky, Mastodon and X who post so often a
day for weeks, and articles that quote one post each without a link; a night looks for them.
With ``--kills`` the night is killed again and again, and what was asked twice is counted.
"""

import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from archiver.archive.connection import connect, transaction
from archiver.archive.store import aliases
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.platforms.registry import find_platform
from archiver.text.dates import format_stamp
from tests.bench.corpus import Corpus
from tests.crawl.world import World, XArchive, inhabited
from tests.platforms.listed import DID, HOST, Listed, Said

_FIRST = datetime(2025, 1, 6, tzinfo=UTC)
_PLATFORMS = ("bluesky", "mastodon", "x")
_HANDLES = {"bluesky": "ana.example", "mastodon": f"ana@{HOST}", "x": "anabrook_test"}
_NAMES = {"bluesky": "Ana Brook", "mastodon": "Ida Tamm", "x": "Bea Tidewell"}
_MAIN = "from archiver.cli.main import main; main()"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A post that an article quotes: where it is, and what the article says."""

    platform: str
    key: str
    quote: str
    published_at: str


@dataclass(slots=True)
class Story:
    """Everything that was posted, by platform, and what is quoted of it."""

    posts: dict[str, list[Said]] = field(default_factory=lambda: {one: [] for one in _PLATFORMS})
    quoted: list[Quoted] = field(default_factory=list)


def tell_story(count: int, a_day: int, held: float, seed: int = 17) -> Story:
    """Invent so many quotations, in turn of each platform, among so many posts a day.

    Half of what is quoted is quoted within twelve hours, nearly all within three days. Of X's
    other posts a web archive holds the share `held`.
    """
    draw, corpus, story = random.Random(seed), Corpus(), Story()
    numbers = iter(range(10**9))
    for place in range(count):
        platform = _PLATFORMS[place % len(_PLATFORMS)]
        published = _FIRST + timedelta(days=2 * place // len(_PLATFORMS), hours=draw.uniform(8, 20))
        latest = draw.choices((12, 72, 160), weights=(5, 4, 1))[0]
        posted = published - timedelta(hours=draw.uniform(0.3, latest))
        words = _long_text(corpus, numbers).split()
        size = draw.randint(7, 14)
        start = draw.randint(0, len(words) - size)
        quote = words[start : start + size]
        said = Said(format_stamp(posted), " ".join(words))
        story.posts[platform].append(said)
        # What is alike and not meant: half of the words, and another beginning of the same.
        for near in (quote[: size // 2], words[:3]):
            at = posted + timedelta(minutes=draw.uniform(-200, 200))
            text = " ".join((*near, *_long_text(corpus, numbers).split()))
            story.posts[platform].append(Said(format_stamp(at), text))
        story.quoted.append(
            Quoted(platform, _key(platform, said), " ".join(quote), format_stamp(published))
        )
    days = 2 * count // len(_PLATFORMS) + 40
    for platform, posts in story.posts.items():
        for number in range(days * a_day):
            if platform == "x" and draw.random() > held:
                continue
            at = _FIRST - timedelta(days=35) + timedelta(days=number / a_day)
            posts.append(Said(format_stamp(at), _long_text(corpus, numbers)))
        posts.sort(key=lambda one: one.at, reverse=True)
    return story


def _long_text(corpus: Corpus, numbers: Iterator[int]) -> str:
    return next(text for number in numbers if len((text := corpus.text(number)).split()) > 18)


def _key(platform: str, said: Said) -> str:
    return {
        "bluesky": f"bluesky:{DID}/{said.key}",
        "mastodon": f"mastodon:{HOST}/{said.number}",
        "x": f"x:{_x_number(said)}",
    }[platform]


def _x_number(said: Said) -> str:
    platform = find_platform("x")
    return (platform.find_first_id(said.at) if platform else None) or ""


@contextmanager
def told(story: Story) -> Iterator[World]:
    """The servers that hold it all."""
    bluesky, mastodon = (Listed(posts=story.posts[one]) for one in ("bluesky", "mastodon"))
    posts = {_x_number(one): one.text for one in story.posts["x"]}
    archive = XArchive(posts=posts, name=_NAMES["x"])
    with inhabited(**archive.hosts) as world:
        for host in ("appview.example", "plc.directory", "pds.example"):
            world.hosts[host] = bluesky.answer
        world.hosts[HOST] = mastodon.answer
        yield world


def read_articles(folder: Path, story: Story) -> Path:
    """Read the articles into an archive whose owner says whose accounts these are."""
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    for number, one in enumerate(story.quoted):
        label = {"bluesky": "Bluesky", "mastodon": "Mastodon", "x": "X"}[one.platform]
        (pages / f"{number}.html").write_text(
            f"""<!doctype html><html lang="en"><head><title>Report {number}</title>
            <meta property="article:published_time" content="{one.published_at}"></head><body>
            <article><h1>Report {number}</h1><p>The council met to hear about it at noon.</p>
            <p>“{escape(one.quote)},” {_NAMES[one.platform]} wrote on {label} on Sunday.</p>
            <p>Nobody in the hall of report {number} answered that, and the council went home.</p>
            </article></body></html>""",
            encoding="utf-8",
        )
    path = folder / "archive.db"
    connection = connect(path, write=True)
    with transaction(connection):
        for platform in _PLATFORMS:
            account = f"{platform}:{_HANDLES[platform]}"
            aliases.add_alias(connection, _NAMES[platform], account)
    crawl(connection, [str(pages)], CrawlOptions(warc_folder=folder / "captures"))
    connection.close()
    return path


def search(path: Path, world: World) -> None:
    """Search for everything in one night."""
    connection = connect(path, write=True)
    finding = FindingOptions(requests=10**6)
    options = CrawlOptions(warc_folder=path.parent / "captures", web=world.web(), finding=finding)
    crawl(connection, [], options)
    connection.close()


def score(path: Path, story: Story) -> dict[str, Any]:
    """Count what was found, what was found wrongly, and the requests of each search."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "select q.text, s.platform, s.state, p.key, s.requests, o.tie, o.post_key "
            "from quotes q left join post_searches s on s.quote_id = q.id "
            "left join posts p on p.id = s.post_id join quotes_overview o on o.id = q.id"
        ).fetchall()
    by_quote = {row[0].rstrip(","): row for row in rows}
    asked: dict[str, list[int]] = {one: [] for one in _PLATFORMS}
    states: Counter[str] = Counter()
    found = wrong = 0
    for one in story.quoted:
        _, _, state, key, requests, tie, tied = by_quote.get(one.quote, (None,) * 7)
        states[f"{one.platform} {state}"] += 1
        # What a killed night has kept ties a quotation before anything is searched for it.
        found += tie == "likely" and tied == one.key and key in {None, one.key}
        wrong += (state == "found" and key != one.key) or (tie is not None and tied != one.key)
        if requests is not None:
            asked[one.platform].append(requests)
    every = [requests for some in asked.values() for requests in some]
    return {
        "quotations": len(story.quoted),
        "found": found,
        "wrong": wrong,
        "requests, median": statistics.median(every) if every else None,
        "by platform": {one: statistics.median(some) for one, some in asked.items() if some},
        "most": max(every, default=0),
        "states": dict(states),
    }


def measure(folder: Path, count: int, a_day: int = 25, held: float = 1.0) -> dict[str, Any]:
    """Tell a story, search for what it quotes, and score that."""
    story = tell_story(count, a_day, held)
    with told(story) as world:
        path = read_articles(folder, story)
        begun = time.process_time()
        search(path, world)
        spent = time.process_time() - begun
    return {**score(path, story), "posts": sum(map(len, story.posts.values())), "seconds": spent}


def kill(folder: Path, count: int, kills: int, seed: int = 5) -> dict[str, Any]:
    """Kill the night again and again; count what was asked more than once.

    Searches for several quotations of one account may ask for the same page: what an undisturbed
    night asks twice is left out.
    """
    draw, story = random.Random(seed), tell_story(count, 25, 1.0)
    with told(story) as world, tempfile.TemporaryDirectory() as undisturbed:
        search(read_articles(Path(undisturbed), story), world)
        usual = Counter(one for one in world.asked if _is_listing(one))
        world.asked.clear()
        path = read_articles(folder, story)
        world.settings(folder, "[finding]", "requests = 1000000")
        done = 0
        while True:
            order = [sys.executable, "-c", _MAIN, "find", "--json", "-d", str(path)]
            night = subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if done >= kills:
                night.wait()
                break
            before, wanted = len(world.asked), draw.randint(1, 40)
            while night.poll() is None and len(world.asked) < before + wanted:
                time.sleep(0.002)
            time.sleep(draw.uniform(0, 0.05))
            if night.poll() is not None:
                break
            night.kill()
            night.wait()
            done += 1
        # Who an account is, is asked for each search; posts and lists once.
        listed = Counter(one for one in world.asked if _is_listing(one))
    twice = sum(max(times - max(usual[one], 1), 0) for one, times in listed.items())
    return {**score(path, story), "kills": done, "asked": listed.total(), "asked again": twice}


def _is_listing(url: str) -> bool:
    path = urlsplit(url).path
    return path.endswith(("listRecords", "/statuses", "/cdx/search/cdx", "tweet-result"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotations", type=int, default=200)
    parser.add_argument("--a-day", type=int, default=25, help="other posts a day of each account")
    parser.add_argument("--held", type=float, default=1.0, help="share of X's posts in archives")
    parser.add_argument("--kills", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.kills:
            print(json.dumps(kill(folder, given.quotations, given.kills), indent=1))
        else:
            found = measure(folder, given.quotations, given.a_day, given.held)
            print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
