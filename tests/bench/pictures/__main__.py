"""Bench of pictures: python -m tests.bench.pictures --genuine 300 --fakes 200.

Draws screenshots of invented posts, genuine and faked by one word, a negation or a number, reads
them by both readers, and holds them against an archive of all of the posts, in which most sentences
stand in many. Counts what is held altered, and whether the post that the picture shows comes first.
`--language ru` draws in a script that the first reader does not know.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

from archiver.archive.connection import connect
from archiver.errors import UnusablePicture
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.importers.pictures.picture_process import read_both
from archiver.importers.pictures.rapid_reader import load_rapid_reader
from archiver.importers.pipeline import import_files
from archiver.verification.picture_claims import verify_picture
from tests.bench.pictures.draw import draw_post, open_painter
from tests.bench.pictures.posts import InventedPost, invent_posts

EVERY = (300, 200)
"""Genuine and faked posts that the archive holds, however many of them are drawn."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--genuine", type=int, default=EVERY[0])
    parser.add_argument("--fakes", type=int, default=EVERY[1])
    parser.add_argument("--language", default="")
    given = parser.parse_args()
    genuine = list(invent_posts(EVERY[0], fakes=False, language=given.language, seed=1))
    fakes = list(invent_posts(EVERY[1], fakes=True, language=given.language, seed=2))
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "bench.db"
        posts = Path(folder) / "posts.jsonl"
        lines = [json.dumps(post.as_json()) for post in (*genuine, *fakes)]
        posts.write_text("\n".join(lines), encoding="utf-8")
        connection = connect(archive, write=True)
        import_files(connection, [posts])
        connection.close()
        for kind, some in (("genuine", genuine[: given.genuine]), ("faked", fakes[: given.fakes])):
            counts, seconds = judge_posts(archive, some)
            print(f"{kind}: {len(some)} pictures, {seconds:.1f} s of the processor each")
            for name, count in sorted(counts.items()):
                print(f"  {name}: {count} ({count / max(1, len(some)):.1%})")


def judge_posts(archive: Path, posts: list[InventedPost]) -> tuple[Counter[str], float]:
    """Draw, read and judge each of these posts; count the verdicts, and give the seconds of one."""
    counts: Counter[str] = Counter()
    connection = connect(archive)
    with open_painter() as page:
        drawn = [(post, draw_post(post, page)) for post in posts]
    rapid = load_rapid_reader()
    begun = time.process_time()
    for post, picture in drawn:
        shown = find_pictured_post(read_both(picture, rapid))
        try:
            judged = verify_picture(connection, shown)
        except UnusablePicture:
            counts["unreadable"] += 1
            continue
        verdict = judged.verdict
        counts[verdict.wording] += 1
        counts[f"problem: {verdict.problem}"] += verdict.problem is not None
        first = verdict.findings[0].post.key if verdict.findings else None
        counts["right post first"] += first == post.key
        counts["handle read"] += shown.handle == post.handle
        counts["day read"] += shown.posted_at == post.posted_at[:10]
    connection.close()
    return counts, (time.process_time() - begun) / max(1, len(posts))


if __name__ == "__main__":
    main()
