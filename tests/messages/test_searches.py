"""What is said of a search names the account, the days and how many posts were seen."""

from typing import Any

import pytest

from archiver.messages.searches import SEARCH_STATES, search_sentence
from archiver.models.search_records import SearchOutcome

ANA = "@anabrook on X"
AMONG = f"Not among the 40 posts by {ANA}"
UNSHOWN = "Of 3 more the words are not shown."
HOLDS = "A web archive holds some posts and not others."
DAYS = "between 27 April 2031, 10:00 UTC and 4 May 2031, 10:00 UTC"


def search(state: Any, **more: Any) -> SearchOutcome:
    return SearchOutcome(
        **{
            "account": "x:anabrook",
            "platform": "x",
            "since": "2031-04-27T10:00:00Z",
            "until": "2031-05-04T10:00:00Z",
            "state": state,
            "listed_by": "account",
            **more,
        }
    )


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (search("not_among", posts=212), f"Not among the 212 posts by @anabrook on X {DAYS}."),
        (search("not_among", posts=1), f"Not in the one post by @anabrook on X {DAYS}."),
        (
            search("not_among", posts=34, listed_by="archive", unread=3),
            f"Not among the 34 posts by {ANA} {DAYS} that web archives hold. {UNSHOWN} {HOLDS}",
        ),
        (
            search("not_among"),
            f"Nothing was posted by @anabrook on X {DAYS}, or nothing that everybody may see.",
        ),
        (
            search("not_among", listed_by="archive"),
            f"No post by @anabrook on X {DAYS} is shown by a web archive. {HOLDS}",
        ),
        (
            search("found", post_url="https://x.com/anabrook/status/1"),
            f"Found among the posts by @anabrook on X, {DAYS}: https://x.com/anabrook/status/1",
        ),
        (
            search("lead", post_key="x:1"),
            "One post by @anabrook on X is similar, and too little to tell by: x:1",
        ),
        (
            search("refused", reason="its account is suspended"),
            f"The posts by @anabrook on X {DAYS} cannot be seen: its account is suspended.",
        ),
        (
            search("open", posts=40, reason="HTTP 429"),
            f"Not yet seen are all posts by {ANA} {DAYS}: HTTP 429. {AMONG} {DAYS} so far.",
        ),
    ],
)
def test_a_search_is_told_in_a_sentence(outcome: SearchOutcome, told: str) -> None:
    assert search_sentence(outcome, "X") == told


def test_no_sentence_says_that_there_is_no_such_post() -> None:
    for state in SEARCH_STATES:
        said = search_sentence(search(state, posts=3), "X")
        assert "never" not in said
        assert "does not exist" not in said
