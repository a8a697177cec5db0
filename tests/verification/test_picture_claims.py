"""Pictures against an archive: the post they show, and how surely something differs."""

import sqlite3
from typing import Any

import pytest

from archiver.errors import UnusablePicture
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.models.picture_records import PictureVerdict
from archiver.verification.picture_claims import verify_picture
from tests.pictured import make_reading
from tests.verification.test_verify import fill

ANA, BEA = "Ana Brook", "Bea Stroud"
FERRY = "The night ferry to Pelliwick will not leave before the seal does."
SAIDS = [
    (ANA, "2031-05-04T10:00:00Z", FERRY),
    (BEA, "2031-05-05T10:00:00Z", FERRY.replace("not ", "")),
    (ANA, "2031-05-09T10:00:00Z", "Never trust a herring"),
    (
        BEA,
        "2031-05-08T10:00:00Z",
        "We counted 94 herring on the car deck this morning, all of them late",
    ),
]


@pytest.fixture
def held(archive: sqlite3.Connection) -> sqlite3.Connection:
    fill(archive, SAIDS)
    return archive


def see(
    held: sqlite3.Connection,
    text: str,
    *,
    handle: str = "@ana_brook",
    day: str = "May 4, 2031",
    second: str | None = "",
    name: str = ANA,
    **more: Any,
) -> PictureVerdict:
    rows = [name, handle, text, day]
    other = rows if second == "" else None if second is None else [name, handle, second, day]
    return verify_picture(held, find_pictured_post(make_reading(rows, other, **more)))


def told(found: PictureVerdict) -> tuple[Any, ...]:
    best = found.verdict.findings[0].post.author.name if found.verdict.findings else None
    return found.verdict.wording, found.verdict.problem, found.verdict.attribution, best


def test_a_true_picture_has_the_posts_words(held: sqlite3.Connection) -> None:
    found = see(held, FERRY)
    assert told(found) == ("verbatim", None, "confirmed", ANA)
    assert (found.differences, found.notes) == ((), ())
    # The words of one, the handle of the other: each has a post of its own.
    assert told(see(held, SAIDS[1][2], handle="@bea_stroud", name=BEA))[3] == BEA


@pytest.mark.parametrize(
    ("old", "new", "flag"),
    [("not ", "", "negation"), ("night", "day", None), ("Pelliwick", "Tollund", "name")],
)
def test_a_changed_word_is_altered(
    held: sqlite3.Connection, old: str, new: str, flag: str | None
) -> None:
    found = see(held, FERRY.replace(old, new))
    assert told(found) == ("altered", "altered", "confirmed", ANA)
    assert flag is None or flag in found.verdict.flags
    assert [one.sure for one in found.differences] == [True]


def test_what_is_misread_is_never_altered(held: sqlite3.Connection) -> None:
    garbled = FERRY.replace("night", "nighl").replace("seal", "seai")
    assert told(see(held, garbled, second=FERRY))[:2] == ("verbatim", None)
    unsure = see(held, FERRY.replace("not", "now"), second=None)
    assert told(unsure) == ("unconfirmed", None, "confirmed", ANA)
    assert unsure.verdict.reason == unsure.verdict.findings[0].reason == "picture"
    assert told(see(held, FERRY.replace("before", "befoul"), second=None, score=0.4))[1] is None


def test_a_negation_that_lacks_at_the_beginning_is_altered(held: sqlite3.Connection) -> None:
    found = see(held, "trust a herring", day="May 9, 2031")
    assert told(found)[:2] == ("altered", "altered")
    assert set(found.verdict.flags) >= {"negation", "undisclosed_cut"}


def test_words_under_another_name_are_somebody_elses(held: sqlite3.Connection) -> None:
    found = see(held, SAIDS[3][2], day="May 8, 2031")
    assert told(found) == ("verbatim", "misattributed", "mismatch", BEA)
    # A handle that one reader saw, and not surely, accuses nobody.
    unsure = see(held, SAIDS[3][2], second=None, score=0.9)
    assert told(unsure)[1:3] == (None, "unstated")
    assert "not sure" in unsure.notes[0]


def test_a_handle_that_is_nearly_the_authors_is_noted(held: sqlite3.Connection) -> None:
    found = see(held, FERRY, handle="@ana_brooks")
    assert told(found)[:2] == ("verbatim", None)
    assert found.notes == ("the picture shows the handle @ana_brooks, the post is by @ana_brook",)


def test_another_day_is_noted_and_no_problem(held: sqlite3.Connection) -> None:
    found = see(held, FERRY, day="Jun 1, 2031")
    assert told(found)[:2] == ("verbatim", None)
    assert "the post was posted on 2031-05-04" in found.notes[0]
    assert see(held, FERRY, day="May 5, 2031").notes == ()


def test_what_nobody_posted_is_not_found(held: sqlite3.Connection) -> None:
    found = see(held, "Nobody has ever danced on the quay of Tollund in winter")
    assert told(found)[:2] == ("not_found", None)
    assert found.verdict.speaker_posts is not None
    assert found.verdict.speaker_posts.posts == 2


def test_a_picture_without_text_is_refused(held: sqlite3.Connection) -> None:
    with pytest.raises(UnusablePicture, match="no post could be read"):
        verify_picture(held, find_pictured_post(make_reading(["@ana_brook", ". ,"])))


def test_each_comparison_may_be_refused(held: sqlite3.Connection) -> None:
    def refuse() -> None:
        raise TimeoutError

    post = find_pictured_post(make_reading([ANA, "@ana_brook", FERRY]))
    with pytest.raises(TimeoutError):
        verify_picture(held, post, before_each=refuse)
