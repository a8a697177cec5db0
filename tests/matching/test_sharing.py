"""Words of others within a post, dashes typed as hyphens, and terms a text is sought by."""

import pytest

from archiver.matching import shingles
from archiver.matching.dashes import free_hyphens
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.matching.relevance import may_match
from archiver.matching.reposts import reposted_handles, reposted_passage
from archiver.models.records import PostVersion
from archiver.text.words import split_words


@pytest.mark.parametrize(
    ("text", "handle", "sure"),
    [
        ("RT @bea: the kelp is late", "bea", True),
        ("So true MT @bea the kelp is late", "bea", False),
        ('"@bea: the kelp is late" Sad!', "bea", True),
        ("“The kelp, the kelp is late” — @bea", "bea", True),
        ('RT @corvin: "@bea: the kelp is late" ha', "bea", True),
        ('"@bea the kelp is late" So true!', "bea", False),
        ("“@bea @corvin the kelp is late", "bea", False),
        ('"@corvin: "@bea the kelp is late" Thanks', "corvin", True),
    ],
)
def test_shared_words_are_those_of_the_innermost_handle(text: str, handle: str, sure: bool) -> None:
    at = text.index("the kelp is late")
    found = reposted_passage(text, (at, at + 16))
    assert found is not None
    assert (found.handle, found.sure) == (handle, sure)
    assert found.span[0] <= at < at + 16 <= found.span[1]


@pytest.mark.parametrize(
    "text",
    [
        "the kelp is late, as @bea says",
        "START @bea: the kelp is late",
        '"@bea" says the kelp is late',
        "the kelp is late RT @bea: so it is",
        "the kelp is late",
        "@" * 5_000 + " the kelp is late",
    ],
)
def test_words_beside_a_handle_are_the_authors_own(text: str) -> None:
    at = text.index("the kelp is late")
    assert reposted_passage(text, (at, at + 16)) is None


def test_all_whom_a_text_shares_are_named_without_regard_to_case() -> None:
    assert reposted_handles('RT @Bea: so "@corvin: it is"') == {"bea", "corvin"}
    assert reposted_handles("thanks @bea") == set()
    assert reposted_handles("") == set()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("we waited-until it broke", {9}),
        ("ask the harbour-Bea knows", {15}),
        ("kill them-now", {9}),
        ("the mayor-elect", set()),
        ("anti-Brook posters", set()),
        ("an as-is sale", set()),
        ("a-the b", set()),
        ("well-known", set()),
        ("", set()),
    ],
)
def test_a_hyphen_is_a_dash_only_where_no_compound_has_it(text: str, at: set[int]) -> None:
    assert free_hyphens(split_words(text)) == at


def test_each_run_of_three_words_is_one_term_that_no_word_can_be() -> None:
    terms = shingles.run_terms(["a", "b", "c", "a", "b", "c"])
    assert len(terms) == 3
    assert all(map(shingles.is_run, terms))
    assert shingles.run_terms(["a", "b"]) == []
    assert shingles.run_terms(["a", "b", "c"]) != shingles.run_terms(["ab", "", "c"])
    assert not any(map(shingles.is_run, ["ab", "kelp", "", "海", "@bea"]))
    assert len(shingles.run_terms(["\ud800", "b", "c"])) == 1


def test_only_words_that_tell_are_indexed_each_once() -> None:
    words, runs = shingles.index_terms_of("The kelp and the Kelp are late").split("\n")
    assert words.split() == ["kelp", "late"]
    assert len(runs.split()) == 5
    assert shingles.index_terms_of("") == "\n"


def test_rare_words_of_a_large_batch_are_not_counted() -> None:
    terms = [shingles.index_terms_of(f"kelp word{number}") for number in range(150)]
    assert shingles.count_telling_words(terms) == {"kelp": 150}
    assert shingles.count_telling_words(terms[:2]) == {"kelp": 2, "word0": 1, "word1": 1}
    assert shingles.count_telling_words([]) == {}


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("the kelp is late today again", "I say the kelp is late today again!", True),
        ("the kelp is late today again", "Seven gulls signed a petition", False),
        ("the kelp is late … seven gulls", "Well, seven gulls", True),
        ("it is late and the council does not answer", "it is late and the council", True),
        ("the kelp—late today again now", "the kelp-late today again now", True),
        ("kelp", "", False),
    ],
    ids=["holds it", "other words", "one segment", "the first part", "dashes", "no words"],
)
def test_a_wording_may_match_if_it_holds_all_or_a_part(
    quote: str, text: str, expected: bool
) -> None:
    post = prepare_post(PostVersion(text=text))
    assert may_match(prepare_quotation(quote), post, {*post.words.norms}) is expected
