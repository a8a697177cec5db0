"""How a post is tied to a quotation, and what may be called a problem of it."""

from typing import get_args

import pytest

from archiver.matching.chance import WordCounts, expected_posts
from archiver.matching.compare import compare_text
from archiver.matching.rules import is_corroborated, problem_of
from archiver.matching.ties import PostRelation, tie_post
from archiver.models.records import Attribution, Cue, Flag, Problem, Tie, Timing, Wording
from archiver.models.stored_posts import StandingSighting
from archiver.text.words import word_norms

POST = "The harbour board has sold the night ferry to a circus from Pelliwick for forty lanterns"
STOCK = "I will do it for you and it is what we can do about this right now"


def tie(
    quote: str,
    text: str = POST,
    *,
    author: Attribution = "unstated",
    cited: bool = False,
    existed: bool = True,
    cue: Cue = "unknown",
    held: WordCounts | None = None,
) -> Tie | None:
    match = compare_text(quote, text, near=cited or author == "confirmed")
    if match is None:
        return None
    known = PostRelation(author, cited, existed, cue)
    return tie_post(match, len(word_norms(quote)), known, held or WordCounts())


def test_what_an_article_cites_is_cited() -> None:
    assert tie("sold the night ferry", cited=True) == "cited"


def test_two_words_of_a_cited_post_need_its_author_or_that_they_were_posted() -> None:
    assert tie("night ferry", cited=True) is None
    assert tie("night ferry", cited=True, author="confirmed") == "cited"
    assert tie("night ferry", cited=True, cue="post") == "cited"


def test_stock_words_that_somebody_else_said_are_not_those_of_a_cited_post() -> None:
    assert tie("what we can do", STOCK, cited=True, author="mismatch") is None
    assert tie("what we can do", STOCK, cited=True, author="unresolved") == "cited"


def test_a_speakers_own_words_are_likely_where_they_tell_and_possible_otherwise() -> None:
    assert tie("sold the night ferry to a circus", author="confirmed") == "likely"
    assert tie("it is what we can do", STOCK, author="confirmed") == "possible"
    assert tie("sold the night ferry to a circus", author="confirmed", existed=False) == "possible"


def test_a_strangers_words_have_to_be_six_in_a_row_and_rare() -> None:
    assert tie("the night ferry to a circus from Pelliwick") == "likely"
    assert tie("the night ferry to a") is None
    assert tie("it is what we can do about this right now", STOCK) is None


def test_words_that_many_posts_have_are_not_rare() -> None:
    counts = dict.fromkeys(("night", "ferry", "circus", "pelliwick"), 30_000)
    common = WordCounts(100_000, counts)
    assert tie("the night ferry to a circus from Pelliwick", held=common) is None


def test_who_posts_later_what_another_said_repeats_it() -> None:
    quote = "the night ferry to a circus from Pelliwick"
    assert tie(quote, author="mismatch", existed=False) is None
    assert tie(quote, author="unstated", existed=False) == "likely"


@pytest.mark.parametrize(
    ("quote", "author", "expected"),
    [
        ("The harbour board has not sold the night ferry to a circus", "confirmed", "likely"),
        ("The harbour board has not sold the night ferry to me", "confirmed", "likely"),
        ("board has not sold the night ferry to anybody", "unstated", None),
        ("sold the day ferry to a circus from Lynmouth today", "confirmed", None),
        (
            "board has sold the day ferry to a circus from Pelliwick for forty lanterns",
            "unstated",
            "likely",
        ),
    ],
)
def test_a_changed_quotation_needs_more_of_a_stranger(
    quote: str, author: Attribution, expected: Tie | None
) -> None:
    assert tie(quote, author=author) == expected


def test_who_comes_back_to_a_turn_of_phrase_did_not_alter_an_older_post() -> None:
    post = "We will row for every lamp at the ropeworks and will not rest until the owners pay"
    said = "We will row for every child in the valley and will not rest until the minister pays"
    assert tie(said, post, author="confirmed", cue="speech") is None
    assert tie(said, post, author="confirmed", cue="post") == "likely"
    once = "We will row for every lamp at the ropeworks and will not sleep until the owners pay"
    assert tie(once, post, author="confirmed", cue="speech") == "likely"


def test_what_everybody_says_of_the_dead_is_no_older_post_either() -> None:
    post = "My thoughts are with the families of the victims of the fire and all of their friends"
    said = "My thoughts are with the families of the victims of the flood and all of their friends"
    assert tie(said, post, author="confirmed") is None


def test_a_cited_post_is_not_what_was_quoted_from_another_one() -> None:
    quote = "sold the night ferry to a circus but we mended every lamp of the pier"
    post = "sold the night ferry to a circus but every lamp and pier of ours is dark"
    assert tie(quote, post, cited=True, author="confirmed", cue="speech") == "cited"
    assert tie(quote, post, cited=True, author="confirmed", cue="post") is None


def test_the_rarer_the_words_the_fewer_posts_are_expected() -> None:
    held = WordCounts(100_000, {"ferry": 5_000, "walrus": 3})
    assert expected_posts(["walrus"], held) < expected_posts(["ferry"], held)
    assert expected_posts(["the", "walrus"], held) < expected_posts(["walrus"], held)


def problem(
    wording: Wording = "verbatim",
    flags: tuple[Flag, ...] = (),
    attribution: Attribution = "confirmed",
    timing: Timing = "consistent",
    tie: Tie | None = "cited",
    *,
    corroborated: bool = True,
) -> Problem | None:
    return problem_of(wording, flags, attribution, timing, tie, corroborated=corroborated)


def test_each_problem_has_its_word() -> None:
    assert problem() is None
    assert problem("altered") == "altered"
    assert problem("abridged") is None
    assert problem("abridged", ("negation",)) == "misleading_cut"
    assert problem(timing="impossible") == "impossible"
    assert problem("altered", attribution="mismatch") == "misattributed"


@pytest.mark.parametrize("wording", get_args(Wording))
def test_nothing_weak_is_a_problem(wording: Wording) -> None:
    weak = {"attribution": "mismatch", "timing": "impossible"}
    for weak_tie in ("possible", None):
        assert problem(wording, ("negation",), tie=weak_tie, **weak) is None  # type: ignore[arg-type]
    assert problem(wording, corroborated=False, **weak) is None  # type: ignore[arg-type]


def test_a_page_cannot_vouch_for_itself() -> None:
    def seen(evidence: str, site: str = "") -> StandingSighting:
        return StandingSighting("2031-05-04T10:00:00Z", 1, "ok", evidence, 1, site=site)  # type: ignore[arg-type]

    assert not is_corroborated([])
    assert not is_corroborated([seen("embed", "a.example"), seen("embed", "a.example")])
    assert is_corroborated([seen("embed", "a.example"), seen("embed", "b.example")])
    for evidence in ("api", "oembed", "archive", "import"):
        assert is_corroborated([seen(evidence)])


def test_names_of_a_list_tell_each_for_itself() -> None:
    """Capitalised words in a row are one name, but not those that a stop divides."""
    listed = "Feodor. Alma. Amadou. Minna. Harald. All come to the pier"
    match = compare_text(listed, f"{listed} and bring a lamp")
    office = compare_text(
        "Supreme Harbour Master Ida B. Tamm spoke", "Supreme Harbour Master Ida B. Tamm spoke"
    )
    assert match is not None
    assert office is not None
    assert match.joined == frozenset()
    assert office.joined == {1, 2, 3, 4, 5}
