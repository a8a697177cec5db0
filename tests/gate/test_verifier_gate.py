"""The floors of the verifier, on quotations made from real posts and on real excerpts.

Needs the real posts beside the checkout; without them it is skipped and says so.
"""

import json
import random
import sqlite3
from collections.abc import Iterator

import pytest

from archiver.archive.connection import connect
from archiver.importers.pipeline import import_files
from archiver.models.verdict_records import Claim
from archiver.text.words import split_words
from archiver.verification.verify import verify_claim
from tests.gate import real
from tests.gate.made import Maker, Told, shown_of
from tests.gate.measure import Figures, measure

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not real.POSTS.exists(),
        reason=f"the verifier's floors were not measured: no real posts at {real.POSTS}",
    ),
]
SEED = 20_311
EACH = 100
KEPT, CUT = 20_000, 1_500
STRANGER = "BarackObama"
"""Nobody in the archive of this gate: posts of his are the absent ones."""


def excerpts() -> list[dict[str, str]]:
    path = real.SHARED / "data" / "quote-to-post" / "excerpts.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def drawn() -> tuple[list[Told], list[Told], list[Told]]:
    """The posts kept whole, those kept cut short, and those not kept."""
    told = list(real.told())
    random.Random(SEED).shuffle(told)
    absent = [post for post in told if post.author == STRANGER]
    rest = [post for post in told if post.author != STRANGER]
    cut = [post for post in rest[KEPT : KEPT + CUT] if len(shown_of(post.text).split()) > 5]
    return rest[:KEPT], cut, absent


@pytest.fixture(scope="module")
def archive(
    drawn: tuple[list[Told], list[Told], list[Told]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("gate")
    kept, cut, _ = drawn
    lines = [real.as_import(post) for post in kept]
    lines += [real.as_import(p, text=shown_of(p.text) + "…", truncated=True) for p in cut]
    seen = {post.id for post in kept}
    for row in excerpts():
        if row["post_id"] not in seen:
            seen.add(row["post_id"])
            day = row["date"][:10]
            lines.append(
                real.as_import(Told(row["post_id"], "realDonaldTrump", row["post_text"], day))
            )
    (folder / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    connection = connect(folder / "archive.db", write=True)
    assert not import_files(connection, [folder / "posts.jsonl"]).errors
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def figures(
    archive: sqlite3.Connection, drawn: tuple[list[Told], list[Told], list[Told]]
) -> Figures:
    kept, cut, absent = drawn
    kept_words = [split_words(post.text).norms for post in kept]
    kept_words += [split_words(row["post_text"]).norms for row in excerpts()]
    standing = "\0" + "\0\0".join("\0".join(norms) for norms in kept_words) + "\0"
    maker = Maker(kept, absent, cut, random.Random(SEED), standing)
    return measure(archive, maker.cases(EACH))


def test_wording_is_right(figures: Figures) -> None:
    """Measured 0.997 over all on 2026-11-21."""
    assert figures.overall >= 0.99, dict(figures.wrong)


def test_wording_is_right_for_every_edit(figures: Figures) -> None:
    low = {name: share for name, share in figures.wording.items() if share < 0.97}
    assert not low, {name: figures.wrong[name] for name in low}


def test_an_altered_quotation_is_never_called_the_same(figures: Figures) -> None:
    assert figures.altered_called_verbatim == 0


def test_negations_and_numbers_are_flagged(figures: Figures) -> None:
    wrong = {name: cases for name, cases in figures.wrong.items() if ":" in name}
    assert min(figures.found.values()) >= 0.99, (figures.found, wrong)
    assert max(figures.raised.values()) <= 0.01, (figures.raised, wrong)


def test_the_right_post_comes_first(figures: Figures) -> None:
    assert figures.right_post >= 0.99


def test_an_absent_quotation_is_not_found(figures: Figures) -> None:
    assert figures.absent_found <= 0.005, figures.wrong["absent"]


def test_real_excerpts_find_their_post(archive: sqlite3.Connection) -> None:
    """What newspaper staff excerpted by hand, four words or more, of the speaker named with it."""
    found = {True: 0, False: 0}
    asked = {True: 0, False: 0}
    for row in excerpts():
        if len(row["quote"].split()) < 4:
            continue
        exact = row["quote"] in row["post_text"]
        verdict = verify_claim(archive, Claim(quote=row["quote"], speaker="@realDonaldTrump"))
        said = split_words(row["post_text"]).norms
        asked[exact] += 1
        found[exact] += any(
            finding.post.id == row["post_id"] or split_words(finding.version.text).norms == said
            for finding in verdict.findings
        )
    assert sum(found.values()) / sum(asked.values()) >= 0.98
    assert found[False] / asked[False] >= 0.88


def test_quotations_of_other_people_are_rarely_matched(archive: sqlite3.Connection) -> None:
    """Direct quotations in the news of people whose posts are not here, no speaker given."""
    matched = asked = 0
    for line in (real.SHARED / "data/quotations/train.jsonl").read_text("utf-8").splitlines():
        for quote in json.loads(line)["quotes"]:
            sources = " ".join(source["text"] for source in quote["source"])
            if quote["label"] != "direct" or len(quote["text"].split()) < 4 or "Trump" in sources:
                continue
            asked += 1
            matched += bool(verify_claim(archive, Claim(quote=quote["text"])).findings)
    assert asked > 1000
    assert matched / asked <= 0.02
