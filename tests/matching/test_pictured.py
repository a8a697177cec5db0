"""What readers saw in a picture against a post: mistakes of readers are no differences."""

from typing import Any

import pytest

from archiver.matching.picture_alignment import fold_letters
from archiver.matching.pictured import (
    compare_picture,
    is_same_handle,
    likeness,
    match_cut_picture,
)
from archiver.models.picture_records import PicturedPost, PictureText, PictureWord
from archiver.models.records import PostVersion

POST = "The harbour will not close on Sunday 🦭 and 14 boats are café guests. https://a.example/b"
SEEN = "The harbour will not close on Sunday and 14 boats are café guests."


def seen(text: str, *, score: float = 0.99, breaks: frozenset[int] = frozenset()) -> PictureText:
    words = tuple(PictureWord(text=one, score=score) for one in text.split())
    return PictureText(words=words, breaks=breaks)


def shown(
    first: str, second: str | None = None, *, score: float = 0.99, **more: Any
) -> PicturedPost:
    bodies = {"rapidocr": seen(first, score=score)}
    if second is not None:
        bodies["tesseract"] = seen(second)
    return PicturedPost(bodies=bodies, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        SEEN,
        SEEN.upper(),
        SEEN.replace("on Sunday", "onSunday"),
        SEEN.replace("café", "cafe"),
        SEEN.replace("will", "wi11").replace("close", "cl0se"),
        SEEN.replace("Sunday", "Sunday @"),
        SEEN + " a.example/b",
        "not close on Sunday and 14 boats",
    ],
)
def test_what_readers_mistake_is_no_difference(text: str) -> None:
    found = compare_picture(shown(text), POST)
    assert found.differences == ()
    assert found.quote in POST
    assert found.share > 0.9


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sunday", "Friday"),
        ("not ", ""),
        ("will", "will surely"),
        ("14", "97"),
        ("close", "explode"),
        ("The harbour", "No harbour"),
    ],
)
def test_what_both_readers_see_is_sure(old: str, new: str) -> None:
    text = SEEN.replace(old, new)
    found = compare_picture(shown(text, text, score=0.5, begins=True, ends=True), POST)
    assert [one.sure for one in found.differences] == [True]
    assert found.quote.split()[:4] == text.split()[:4]


def test_a_space_that_one_reader_drops_hides_no_other_number() -> None:
    glued, apart = SEEN.replace("14 boats", "97boats"), SEEN.replace("14", "97")
    for first, second in ((glued, apart), (apart, glued), (glued, glued)):
        found = compare_picture(shown(first, second, begins=True, ends=True), POST)
        assert [one.sure for one in found.differences] == [True]
    genuine = SEEN.replace("14 boats", "14boats")
    assert compare_picture(shown(genuine, SEEN), POST).differences == ()
    assert compare_picture(shown(genuine, genuine), POST).differences == ()


def test_what_the_second_reader_sees_as_posted_is_no_difference() -> None:
    assert compare_picture(shown(SEEN.replace("Sunday", "Friday"), SEEN), POST).differences == ()


def test_the_first_reader_alone_is_sure_of_what_looks_unlike() -> None:
    (unsure,) = compare_picture(shown(SEEN.replace("not", "now")), POST).differences
    assert (unsure.picture, unsure.post, unsure.sure) == ("now", "not", False)
    assert compare_picture(shown(SEEN.replace("Sunday", "Monday"), score=0.5), POST).sure == ()
    (sure,) = compare_picture(shown(SEEN.replace("guests", "pirates")), POST).sure
    assert (sure.picture, sure.post) == ("pirates", "guests")
    (sure,) = compare_picture(shown(SEEN.replace("not ", "")), POST).sure
    assert (sure.picture, sure.post) == ("", "not")


def test_a_word_that_holds_the_posts_is_another_word() -> None:
    found = compare_picture(
        shown(*["Das ist kein Zufall, sagt er"] * 2), "Das ist ein Zufall, sagt er"
    )
    assert [(one.picture, one.post) for one in found.differences] == [("kein", "ein")]
    assert found.quote == "Das ist kein Zufall, sagt er"


def test_a_word_that_lacks_between_two_lines_may_be_a_line_that_was_not_seen() -> None:
    text = PictureText(
        words=seen("The harbour will close on Sunday and 14 boats are guests").words,
        breaks=frozenset({0, 3}),
        gaps=frozenset({3}),
    )
    for bodies in ({"rapidocr": text}, {"rapidocr": text, "tesseract": text}):
        found = compare_picture(PicturedPost(bodies=bodies), POST)  # type: ignore[arg-type]
        assert found.sure == () or all(one.post != "not" for one in found.sure)


def test_a_script_that_the_first_reader_does_not_know_is_never_sure() -> None:
    post = "Паром не будет ходить в воскресенье, потому что лодки сломались"
    read = compare_picture(shown(". 7 ,", post), post)
    assert (read.differences, read.quote) == ((), post)
    changed = compare_picture(shown(". 7 ,", post.replace("не ", "")), post)
    assert [one.sure for one in changed.differences] == [False]


def test_an_end_that_lacks_counts_where_the_picture_shows_it_all() -> None:
    text = "harbour will not close on Sunday and 14 boats are café guests."
    assert not compare_picture(shown(text, text), POST).is_cut
    found = compare_picture(shown(text, text, begins=True), POST)
    assert found.is_cut
    match = match_cut_picture(
        "Ho chiesto soldi", PostVersion(text="Non ho chiesto soldi", media=())
    )
    assert match is not None
    assert set(match.flags) >= {"negation", "undisclosed_cut"}
    assert match_cut_picture(POST, PostVersion(text=POST, media=())) is None


def test_what_goes_on_where_the_held_text_was_cut_is_no_difference() -> None:
    longer = f"{SEEN} And nobody said a word about it"
    assert compare_picture(shown(longer, longer), POST, truncated=True).differences == ()
    assert compare_picture(shown(longer, longer), POST).sure


def test_nothing_is_like_nothing() -> None:
    empty = PicturedPost(bodies={"rapidocr": PictureText()})
    assert (likeness(empty, POST), likeness(shown("!!"), "")) == (0.0, 0.0)
    assert compare_picture(empty, POST).share == 0.0
    assert compare_picture(shown(SEEN), "").quote == ""
    assert likeness(shown(SEEN), POST) > 0.95


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ana_brook7", "anabrook7", True),
        ("anabrook@pelliwick.example", "anabrook", True),
        ("AnaBr0ok", "anabrook", True),
        ("anabrook", "beastroud", False),
        ("", "anabrook", False),
    ],
)
def test_handles_are_alike_but_for_what_readers_mistake(
    one: str, other: str, *, same: bool
) -> None:
    assert is_same_handle(one, other) is same


def test_letters_that_readers_take_for_one_another_are_one() -> None:
    assert fold_letters("Wi11 l0ok!") == fold_letters("will look")
    assert fold_letters("not") != fold_letters("now")


def test_a_line_that_was_taken_for_a_date_is_not_lacking() -> None:
    post = "The ferry will be back on the last day of our summer, July 13, 2031"
    text = "The ferry will be back on the last day of our summer,"
    parts: dict[str, Any] = {"begins": True, "ends": True}
    assert compare_picture(shown(text, text, **parts), post).is_cut
    beside = compare_picture(shown(text, text, around="July 13, 2031 12 likes", **parts), post)
    assert (beside.is_cut, beside.differences) == (False, ())


def test_whole_lines_above_or_below_the_text_accuse_nobody() -> None:
    def lines(*texts: str) -> PictureText:
        words = seen(" ".join(texts)).words
        starts = frozenset(len(" ".join(texts[:at]).split()) for at in range(len(texts)))
        return PictureText(words=words, breaks=starts)

    for text in (lines("Ana Brook of Pelliwick", SEEN), lines(SEEN, "A card about the harbour")):
        bodies = {"rapidocr": text, "tesseract": text}
        for begins in (True, False):
            found = compare_picture(PicturedPost(bodies=bodies, begins=begins), POST)  # type: ignore[arg-type]
            assert found.sure == ()
            assert found.quote.startswith("The harbour will not close")
