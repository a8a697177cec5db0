"""Bench of pictures: python -m tests.bench.pictures --genuine 300 --fakes 200.

Draws screenshots of invented posts, genuine and faked by one word, a negation or a number, reads
them by both readers, and holds them against an archive of all of the posts, in which most sentences
stand in many. Counts what is held altered, and whether the post that the picture shows comes first.
`--language ru` draws in a script that the first reader does not know. `--set other` draws other
words in other layouts, fonts, sizes and languages, by which no rule was made; `--seed` draws yet
others.
`--readings FILE` keeps what was read, so that the same pictures are judged again without reading.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from archiver.archive.connection import connect
from archiver.errors import UnusablePicture
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.importers.pictures.picture_process import read_both
from archiver.importers.pictures.picture_reading import parse_picture_reading
from archiver.importers.pictures.rapid_reader import load_rapid_reader
from archiver.importers.pipeline import import_files
from archiver.models.picture_records import PictureReading
from archiver.verification.picture_claims import verify_picture
from tests.bench.pictures.draw import draw_post, open_painter
from tests.bench.pictures.other_layouts import draw_other
from tests.bench.pictures.posts import FIRST_SET, SECOND_SET, InventedPost, invent_posts

EVERY = (300, 200)
"""Genuine and faked posts that the archive holds, however many of them are drawn."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--genuine", type=int, default=EVERY[0])
    parser.add_argument("--fakes", type=int, default=EVERY[1])
    parser.add_argument("--language", default="")
    parser.add_argument("--set", choices=("first", "other"), default="first")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--readings", type=Path)
    given = parser.parse_args()
    words = FIRST_SET if given.set == "first" else SECOND_SET
    genuine, fakes = (
        list(
            invent_posts(
                count,
                fakes=bool(place),
                language=given.language,
                seed=given.seed + place,
                words=words,
            )
        )
        for place, count in enumerate(EVERY)
    )
    chosen = {"genuine": genuine[: given.genuine], "faked": fakes[: given.fakes]}
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "bench.db"
        posts = Path(folder) / "posts.jsonl"
        lines = [json.dumps(post.as_json()) for post in (*genuine, *fakes)]
        posts.write_text("\n".join(lines), encoding="utf-8")
        connection = connect(archive, write=True)
        import_files(connection, [posts])
        connection.close()
        kept = given.readings or Path(folder) / "readings.jsonl"
        for kind, some in chosen.items():
            begun = time.process_time()
            readings = dict(read_posts(some, kept, other=given.set == "other"))
            seconds = (time.process_time() - begun) / max(1, len(some))
            counts = judge_posts(archive, some, readings)
            print(f"{kind}: {len(some)} pictures, {seconds:.1f} s of the processor each")
            for name, count in sorted(counts.items()):
                print(f"  {name}: {count} ({count / max(1, len(some)):.1%})")


def read_posts(
    posts: list[InventedPost], kept: Path, *, other: bool
) -> Iterator[tuple[int, PictureReading | None]]:
    """Draw and read each of these posts, but for those whose readings are kept in a file.

    Gives its number and what was read, None where nothing could be.
    """
    held = {}
    if kept.exists():
        for line in kept.read_text(encoding="utf-8").splitlines():
            number, found = json.loads(line)
            held[number] = found and parse_picture_reading(found)
    wanted = [post for post in posts if post.number not in held]
    if wanted:
        with open_painter() as page:
            drawn = [
                (post, draw_other(post, page.context.browser) if other else draw_post(post, page))
                for post in wanted
            ]
        rapid = load_rapid_reader()
        with kept.open("a", encoding="utf-8") as stream:
            for post, picture in drawn:
                try:
                    found = asdict(read_both(picture, rapid))
                except UnusablePicture:
                    found = None
                stream.write(json.dumps([post.number, found]) + "\n")
                stream.flush()
                held[post.number] = found and parse_picture_reading(found)
    for post in posts:
        yield post.number, held[post.number]


def judge_posts(
    archive: Path, posts: list[InventedPost], readings: dict[int, PictureReading | None]
) -> Counter[str]:
    """Judge what was read in the pictures of these posts, and count the verdicts."""
    counts: Counter[str] = Counter()
    connection = connect(archive)
    for post in posts:
        reading = readings[post.number]
        if reading is None:
            counts["unreadable"] += 1
            continue
        try:
            shown = find_pictured_post(reading)
            judged = verify_picture(connection, shown)
        except UnusablePicture:
            counts["unreadable"] += 1
            continue
        verdict = judged.verdict
        counts[verdict.wording] += 1
        if verdict.problem:
            counts[f"problem: {verdict.problem}"] += 1
        first = verdict.findings[0].post.key if verdict.findings else None
        counts["right post first"] += first == post.key
        counts["handle read"] += shown.handle == post.handle
        counts["day read"] += shown.posted_at == post.posted_at[:10]
        counts["another author is named"] += verdict.attribution == "mismatch"
    connection.close()
    return counts


if __name__ == "__main__":
    main()
