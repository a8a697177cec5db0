"""Files of comments, links and answers, whose rows name somebody's post beside another's words."""

import json

import pytest

from archiver.importers.pipeline import import_files
from archiver.platforms.registry import is_of_comment
from tests.attacks.town import Order, Town
from tests.conftest import first_each_day

TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
INVENTED = "The seal of this harbour has a season ticket for every night ferry of mine."
BOARD = "https://www.facebook.com/anabrook/posts/123456789012345"
CLIP = "https://www.tiktok.com/@anabrook/video/7391234567890123456"
NOTICE = "https://www.linkedin.com/feed/update/urn:li:activity:7217654321098765432"
FILM = "https://www.youtube.com/watch?v=Harbour7abc"
BELOW = {
    "facebook:123456789012345": f"{BOARD}?comment_id=998",
    "instagram:DAbCdEfGhIj": "https://www.instagram.com/p/DAbCdEfGhIj/c/17912345678901234/",
    "linkedin:urn:li:activity:7217654321098765432": f"{NOTICE}?commentUrn=urn%3Ali%3Acomment%3A998",
    "telegram:anabrook/12": "https://t.me/anabrook/12?comment=345",
    "tiktok:7391234567890123456": f"{CLIP}?share_comment_id=7391234567890123999",
    "youtube:Harbour7abc": f"{FILM}&lc=UgxAbCdEfGhIjKl",
}
"""Addresses of comments by the keys of the posts below which they stand."""
_WORDS = {"author_name": "Corvin Ash", "text": INVENTED}
ROWS: dict[str, tuple[str, dict[str, str]]] = {
    "a comment's own number": (
        "facebook:123456789012345",
        {"post_url": BOARD, "comment_id": "998", **_WORDS},
    ),
    "a comment's own address": (
        "instagram:DAbCdEfGhIj",
        {
            "postUrl": "https://www.instagram.com/p/DAbCdEfGhIj/",
            "commentUrl": BELOW["instagram:DAbCdEfGhIj"],
            "id": "17912345678901234",
            "ownerUsername": "corvinash",
            "text": INVENTED,
        },
    ),
    "a film's number": (
        "youtube:Harbour7abc",
        {"platform": "youtube", "video_id": "Harbour7abc", "comment_id": "UgxAbCdE", **_WORDS},
    ),
    "a clip's number": (
        "tiktok:7391234567890123456",
        {
            "network": "tiktok",
            "video_id": "7391234567890123456",
            "cid": "7391234567890123999",
            **_WORDS,
        },
    ),
    "a link of another place": (
        "facebook:123456789012345",
        {"id": "111_222", "link": BOARD, "network": "x", **_WORDS},
    ),
    "a link beside an id of another form": (
        "x:1812256998588662068",
        {
            "id": "111_222",
            "link": "https://x.com/anabrook/status/1812256998588662068",
            **_WORDS,
        },
    ),
    "a link of another's post": (
        "x:1812256998588662068",
        {
            "id": "7",
            "link": "https://x.com/anabrook/status/1812256998588662068",
            "username": "corvinash",
            "text": INVENTED,
        },
    ),
}


def load(town: Town, name: str, text: str) -> None:
    path = town.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    import_files(town.connection, [path])


def load_truth(town: Town, key: str) -> None:
    """Load the post itself, as somebody saved it who had it before their eyes."""
    platform, _, number = key.partition(":")
    author = {"handle": "anabrook", "name": "Ana Brook"}
    load(
        town,
        "truth.jsonl",
        json.dumps({"platform": platform, "id": number, "author": author, "text": TRUE}),
    )


def assert_kept_apart(town: Town, key: str, order: Order) -> None:
    held = town.find_post(key)
    if order == "attack alone":
        assert held is None
    else:
        assert held is not None
        assert (held.texts, held.handle) == ((TRUE,), "anabrook")
        true = town.judge(TRUE[:-1])
        assert (true.wording, true.attribution) == ("verbatim", "confirmed")
    invented = town.judge(INVENTED[:-1], near=frozenset({key}), shown=frozenset({key}), cue="post")
    assert invented.attribution != "confirmed"


@pytest.mark.parametrize("key", BELOW, ids=[key.partition(":")[0] for key in BELOW])
def test_a_comment_is_no_wording_of_the_post_above_it(town: Town, order: Order, key: str) -> None:
    line = json.dumps({"url": BELOW[key], "author": {"name": "Corvin Ash"}, "text": INVENTED})
    town.in_order(
        order, lambda: load_truth(town, key), lambda: load(town, "comments.jsonl", line + "\n")
    )
    assert_kept_apart(town, key, order)


@pytest.mark.parametrize("kind", first_each_day(ROWS))
@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_row_of_a_comment_or_a_link_is_none(
    town: Town, order: Order, kind: str, form: str
) -> None:
    key, row = ROWS[kind]

    def attack() -> None:
        if form == "json":
            load(town, "rows.json", json.dumps([row]))
        else:
            cells = (f'"{cell}"' for cell in row.values())
            load(town, "rows.csv", f"{','.join(row)}\n{','.join(cells)}\n")

    town.in_order(order, lambda: load_truth(town, key), attack)
    assert_kept_apart(town, key, order)


def test_the_address_of_a_post_is_no_comments() -> None:
    for there in BELOW.values():
        assert is_of_comment(there)
    for there in (
        f"{BOARD}?comment_tracking=1",
        f"{FILM}&list=PLc&t=7",
        "https://t.me/anabrook/12?single",
        "https://www.instagram.com/p/DAbCdEfGhIj/?c=7",
        "https://news.example/?comment_id=7",
    ):
        assert not is_of_comment(there)


def test_a_comment_that_is_a_post_of_its_own_is_kept(town: Town) -> None:
    """Where comments have ids as posts have, a table of them is one of posts."""
    there = "https://www.reddit.com/r/harbour/comments/1abc2d/the_seal/kabc123/"
    load(
        town,
        "rows.csv",
        f'url,comment_id,author,body\n{there},kabc123,corvinash,"{INVENTED}"\n',
    )
    held = town.find_post("reddit:t1_kabc123")
    assert held is not None
    assert (held.handle, held.texts) == ("corvinash", (INVENTED,))


def test_a_digest_of_a_post_makes_it_no_comment(town: Town) -> None:
    there = f"at://did:plc:{'a' * 24}/app.bsky.feed.post/3kx6qwyo7d22a"
    load(town, "rows.csv", f'uri,cid,author_handle,text\n{there},bafyreib2,ana.example,"{TRUE}"\n')
    assert town.texts() == {TRUE}
