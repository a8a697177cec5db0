"""Lines of posts: each is read on its own, and a bad one says what is wrong with it."""

import json
from io import BytesIO
from typing import Any

import pytest

from archiver.importers.formats import json_text
from archiver.importers.lines import ImportLine, split_lines
from archiver.models.records import Author, Media, Sighting
from archiver.text import foreign_json as limits
from tests.importers.made import AT, post_file

POST = {
    "platform": "x",
    "id": "7",
    "author": {"handle": "anabrook", "name": "Ana Brook"},
    "posted_at": "2031-05-04T10:00:00+02:00",
    "text": "The seal has a season ticket.",
}


def read_posts(raw: bytes) -> list[ImportLine]:
    return list(json_text.LINES.read(post_file(raw)))


def read_one(line: bytes | dict[str, Any]) -> ImportLine:
    raw = line if isinstance(line, bytes) else json.dumps(line).encode()
    (found,) = read_posts(raw)
    return found


def sightings(**changes: Any) -> tuple[Sighting, ...]:
    found = read_one({**POST, **changes})
    assert found.error is None, found.error
    return found.sightings


def test_a_line_is_one_sighting_of_a_post() -> None:
    (seen,) = sightings(media=[{"type": "photo", "alt": "A seal"}], truncated=True)
    assert (seen.post.key, seen.post.posted_at) == ("x:7", "2031-05-04T08:00:00Z")
    assert seen.post.author == Author(handle="anabrook", name="Ana Brook")
    assert seen.version is not None
    assert (seen.version.text, seen.version.truncated) == (POST["text"], True)
    assert seen.version.media == (Media(type="photo", alt="A seal"),)
    assert (seen.evidence, seen.outcome, seen.seen_at) == ("import", "ok", AT)


def test_what_archiver_shows_of_a_post_it_also_reads() -> None:
    from archiver.models.json_schema import post_json  # noqa: PLC0415 - the shape is what is tested

    (seen,) = sightings()
    (again,) = read_one(post_json(seen.post, seen.version)).sightings
    assert again == seen


def test_an_author_is_known_by_the_words_of_other_programs() -> None:
    (seen,) = sightings(author={"username": "@anabrook", "displayName": "Ana Brook"})
    assert seen.post.author == Author(handle="anabrook", name="Ana Brook")


def test_the_id_of_an_account_is_kept_where_it_can_be_one() -> None:
    (seen,) = sightings(author={"handle": "anabrook", "account_id": "4410"})
    assert seen.post.author == Author(handle="anabrook", account_id="4410")
    (seen,) = sightings(platform="bluesky", id="did:plc:seal5brook/3lseal")
    assert seen.post.author.account_id == "did:plc:seal5brook"
    found = read_one({**POST, "author": {"handle": "anabrook", "account_id": "@anabrook"}})
    assert found.error is not None
    assert "no account's id on X" in found.error


def test_a_quoted_post_is_kept_as_a_post_of_its_own_before_the_one_that_quotes_it() -> None:
    inner, outer = sightings(quoted={**POST, "id": "5", "text": "No ticket, no ferry."})
    assert inner.post.key == "x:5"
    assert outer.version is not None
    assert outer.version.quoted == "x:5"


@pytest.mark.parametrize(
    "quoted",
    [
        "x:5",
        "https://x.com/anabrook/status/5",
        {"platform": "x", "id": "5"},
        {"url": "https://x.com/anabrook/status/5", "text": None},
    ],
)
def test_a_quoted_post_may_be_a_reference(quoted: object) -> None:
    (seen,) = sightings(quoted=quoted)
    assert seen.version is not None
    assert seen.version.quoted == "x:5"


@pytest.mark.parametrize(
    ("answered", "kept"),
    [
        ("x:5", ("x:5", None)),
        ("https://x.com/anabrook/status/5", ("x:5", None)),
        ("5", ("x:5", None)),
        (5, ("x:5", None)),
        ({"id": "5", "author": {"handle": "AnaBrook"}}, ("x:5", True)),
        ({"id": "5", "author": {"handle": "idatamm"}}, ("x:5", False)),
        ("", (None, None)),
        (["anything", {"else": 1}], (None, None)),
        ("the seal", (None, None)),
    ],
)
def test_the_post_that_one_answers_is_kept_where_it_is_told(answered: object, kept: object) -> None:
    (seen,) = sightings(in_reply_to=answered)
    assert (seen.post.in_reply_to, seen.post.in_thread) == kept


def test_whether_an_answered_post_is_the_authors_own_may_be_said() -> None:
    (seen,) = sightings(in_reply_to="x:5", in_thread=True)
    assert (seen.post.in_reply_to, seen.post.in_thread) == ("x:5", True)
    (alone,) = sightings(in_reply_to=f"x:{POST['id']}", in_thread=True)
    assert (alone.post.in_reply_to, alone.post.in_thread) == (None, None)


def test_a_post_without_id_is_known_by_who_said_what_and_when() -> None:
    one, other = sightings(id=None), sightings(id=None, text="the seal has a season ticket")
    assert one[0].post.id is None
    assert one[0].post.key == other[0].post.key


def test_platform_and_id_may_stand_in_the_address() -> None:
    (seen,) = sightings(platform=None, id=None, url="https://x.com/anabrook/status/7")
    assert seen.post.key == "x:7"


def test_the_moment_may_have_the_name_of_other_tools() -> None:
    line = {"platform": "x", "id": "7", "text": "A seal.", "created_at": "2031-05-04"}
    assert read_one(line).sightings[0].post.posted_at == "2031-05-04"


def test_byte_order_marks_windows_line_ends_and_empty_lines_are_no_matter() -> None:
    line = json.dumps(POST).encode()
    given = b"\xef\xbb\xbf" + line + b"\r\n\r\n  \n" + line + b"\r\n"
    found = list(read_posts(given))
    assert [(one.number, one.error) for one in found] == [(1, None), (4, None)]


def test_half_a_pair_of_surrogates_becomes_a_character_that_can_be_kept() -> None:
    found = read_one(json.dumps({**POST, "text": "A seal \ud83e and \ud83e\uddad."}).encode())
    assert found.sightings[0].version is not None
    assert found.sightings[0].version.text == "A seal \ufffd and 🦭."


DEEP: dict[str, Any] = dict(POST)
for _ in range(20):
    DEEP = {**POST, "quoted": DEEP}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "no JSON: "),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "a number in it is too long"),
        (b'{"id": NaN}', "NaN is no value of it"),
        (b'"x:7"', "a JSON object with platform, id and text is wanted"),
        (b"null", "a JSON object"),
        ({**POST, "text": None}, "'text' is missing"),
        ({**POST, "text": " \n"}, "'text' is missing"),
        ({**POST, "text": 5}, "'text' is missing"),
        ({**POST, "platform": "usenet"}, "'platform' 'usenet' is none of bluesky, "),
        ({**POST, "platform": "x" * 5_000}, "'platform' 'xxx"),
        ({**POST, "platform": None}, "'platform' is missing"),
        ({**POST, "id": True}, "'id' is no string"),
        ({**POST, "id": " "}, "'id' is no string"),
        ({**POST, "id": 1.5}, "'id' 1.5 was rounded"),
        ({**POST, "id": None, "author": None}, "needs its author and its text"),
        ({**POST, "author": ["Ana"]}, "'author' is neither"),
        ({**POST, "author": {"handle": 7}}, "'handle' is no string"),
        ({**POST, "truncated": "no"}, "'truncated' is neither true nor false"),
        ({**POST, "media": {"type": "photo"}}, "'media' is no list"),
        ({**POST, "media": [{"type": 5}]}, "'type' is no string"),
        ({**POST, "quoted": "the one above"}, "'quoted' 'the one above' is neither"),
        ({**POST, "quoted": 5}, "'quoted' 5 is neither"),
        ({**POST, "quoted": {"platform": "x"}}, "needs its author and its text"),
        (DEEP, "each quoting the next"),
    ],
)
def test_a_line_that_is_no_post_says_what_is_wrong(line: Any, reason: str) -> None:
    found = read_one(line)
    assert found.sightings == ()
    assert found.error is not None
    assert reason in found.error
    assert len(found.error) < 300
    assert "\n" not in found.error


def test_a_line_without_end_is_never_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_LINE", 500)
    line = json.dumps(POST).encode()
    stream = BytesIO(line + b"\n" + b"x" * 5_000 + b"\n" + line + b"\n" + b"y" * 5_000)
    found = list(split_lines(stream))
    assert max(map(len, found)) == 501
    errors = [one.error for one in read_posts(stream.getvalue())]
    assert errors == [None, "longer than 500 bytes; one object a line is wanted", None, errors[1]]


@pytest.mark.parametrize("given", ["tomorrow", 7])
def test_an_unreadable_date_costs_the_date_and_not_the_post(given: Any) -> None:
    found = read_one({**POST, "posted_at": given})
    assert found.error is None
    assert found.note is not None
    assert f"{given!r} is no moment" in found.note
    assert found.sightings[-1].version is not None
