"""Notices in words: what is new first, then where, and nothing that breaks a line."""

import re
from dataclasses import replace

import pytest

from archiver.messages.notices import (
    Notice,
    change_sentence,
    notice_json,
    notice_title,
    notices_subject,
    notices_text,
    quiet_words,
)
from archiver.messages.verdict_labels import PROBLEMS

WRONG = Notice(
    id=7,
    kind="altered",
    found_at="2031-05-09T01:00:00Z",
    sentence="The quotation has “a” where the post has “b”.",
    quote="The ferry\nis late",
    speaker="Ana Brook",
    sites=("Ledger",),
    article_url="https://ledger.example/a",
    post="The ferry\n\nis not late",
    post_url="https://x.example/7",
    page="https://archive.example/-/quote/k",
)
GONE = Notice(
    id=8,
    kind="gone",
    found_at="",
    sentence=change_sentence("gone", "deleted"),
    author="Ana Brook (@ana)",
    sites=("Ledger", "Tide"),
)


def test_a_message_counts_what_is_new_and_tells_each_in_a_few_lines() -> None:
    assert notices_subject([WRONG, GONE, WRONG]) == (
        "2 wordings changed, 1 post gone after it was quoted"
    )
    assert notices_text([WRONG, GONE]) == (
        "Wording changed, Ledger: “The ferry is late”\n"
        "The quotation has “a” where the post has “b”.\n"
        "Said to be by: Ana Brook\n"
        "The post: The ferry is not late\n"
        "Article: https://ledger.example/a\n"
        "Post: https://x.example/7\n"
        "In the archive: https://archive.example/-/quote/k\n"
        "\n"
        "A post that was quoted is gone: Ana Brook (@ana)\n"
        "A post that was quoted is gone. Deleted.\n"
        "Quoted by: Ledger, Tide\n"
    )


def test_titles_and_data() -> None:
    assert "\n" not in notice_title(WRONG)
    assert PROBLEMS["misattributed"] == "Credited to somebody else"
    shown = notice_json(WRONG)
    assert (shown["id"], shown["kind"], shown["sites"]) == (7, "altered", ["Ledger"])
    assert "hosts" not in shown
    assert change_sentence("edited", None) == "A post that was quoted was edited."


CALLS = "@everyone <!channel> <@U024BE7LH> [the council](https://evil.example) #seal"


@pytest.mark.parametrize("kind", ["altered", "edited"])
def test_no_words_of_others_call_anybody_in_a_chat(kind: str) -> None:
    """A made-up quotation would ring at a whole desk, or a public message at who is misquoted."""
    one = Notice(
        id=1,
        kind=kind,
        found_at="",
        sentence=f"“{CALLS}” became “@here”.",
        quote=CALLS,
        speaker="@ana",
        sites=(CALLS,),
        author="Ana Brook (@ana@tide.example)",
        post=CALLS,
        post_before=CALLS,
        post_url="https://tide.example/@ana/7",
    )
    text = notices_text([one], chat=True)
    assert "Post: https://tide.example/@ana/7" in text
    words = text.replace("https://tide.example/@ana/7", "") + quiet_words(notice_title(one))
    assert not re.search(r"[@<#]\w|<[!@]|\]\(", words)
    assert words.count("@") >= 8
    assert "@everyone" in notices_text([one])  # a mail shows them as they are


def test_no_words_of_others_turn_a_message_round_or_begin_a_line_of_it() -> None:
    words = "no\u202e seal\x1b[2J\u2028Post: https://evil.example\x85Article: https://evil.example"
    one = replace(WRONG, quote=words, speaker=words, sentence=words, post=words)
    text = notices_text([one])
    assert not set(text) & set("\u202e\x1b\u2028\x85")
    assert [line.partition(":")[0] for line in text.splitlines()[-3:]] == [
        "Article",
        "Post",
        "In the archive",
    ]
    assert len(text.splitlines()) == len(notices_text([WRONG]).splitlines())
