"""Texts that repeat themselves: compared in one walk, with what a plain search would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from archiver.matching import same_words
from archiver.matching.compare import compare_text
from archiver.matching.edges import move_edges
from archiver.matching.quotation import (
    MOST_COMPARED,
    PreparedPost,
    join_norms,
    prepare_post,
    prepare_quotation,
)
from archiver.matching.spliced import (
    _shared,
    _shared_of_repeated,
    first_place,
    match_across_posts,
)
from archiver.matching.stretch import occurrences, run_up_to_cut, segments_in_order
from archiver.models.records import PostVersion
from archiver.text.words import Words

LETTERS = st.lists(st.sampled_from("ab"), max_size=12).map(tuple)
SOME = st.lists(st.sampled_from("ab"), min_size=1, max_size=12)


def post_of(text: str, *, truncated: bool = False) -> PreparedPost:
    return prepare_post(PostVersion(text=text, truncated=truncated))


def test_a_run_is_looked_at_in_fewer_places_the_longer_it_is() -> None:
    """Places times words stay bounded, however often a post repeats itself."""
    joined = join_norms(["word"] * 50_000)
    for size in (1, 10, 100, 1_000, 5_000):
        places = sum(1 for _ in occurrences(["word"] * size, joined))
        assert places <= max(16, 200_000 // (40 + size))
        assert places >= min(16, 50_000 - size)


@given(SOME, st.lists(SOME, min_size=1, max_size=4))
def test_segments_stand_where_a_plain_search_finds_them(
    words: list[str], parts: list[list[str]]
) -> None:
    """Each is the last that leaves room for the next, from the first place on."""
    quotation = prepare_quotation(" … ".join(" ".join(part) for part in parts))
    post = post_of(" ".join(words))

    def fits(part: list[str], low: int, high: int) -> list[int]:
        starts = range(low, high - len(part) + 1)
        return [at for at in starts if words[at : at + len(part)] == part]

    wanted: list[tuple[int, int]] | None = []
    floor = 0
    for part in parts:
        found = fits(part, floor, len(words))
        if not found or wanted is None:
            wanted = None
            break
        floor = found[0] + len(part)
        wanted.append((found[0], floor))
    if wanted is not None:
        for index in range(len(parts) - 2, -1, -1):
            last = fits(parts[index], wanted[index][0], wanted[index + 1][0])[-1]
            wanted[index] = (last, last + len(parts[index]))
    assert segments_in_order(quotation, post) == wanted


@given(LETTERS, LETTERS)
def test_what_two_texts_share_at_an_edge_is_the_most_they_do(
    norms: tuple[str, ...], before: tuple[str, ...]
) -> None:
    sizes = range(1, min(len(norms), len(before)) + 1)
    most = max((size for size in sizes if before[-size:] == norms[:size]), default=0)
    assert _shared(norms, before) == most
    length = min(len(norms), len(before))
    assert _shared_of_repeated(norms[:length], before[len(before) - length :]) == most


@given(SOME, SOME)
def test_the_longest_run_up_to_a_cut_is_found(quote: list[str], words: list[str]) -> None:
    found = run_up_to_cut(
        prepare_quotation(" ".join(quote)), post_of(" ".join(words) + " …", truncated=True)
    )
    best = 0
    for end in range(len(quote)):
        size = 0
        while size <= end and size < len(words) and quote[end - size] == words[-1 - size]:
            size += 1
        best = max(best, size)
    assert (found[2] if found else 0) == (best if best >= 4 else 0)


@given(LETTERS, LETTERS)
def test_words_in_another_order_are_found_as_by_sorting(
    norms: tuple[str, ...], post: tuple[str, ...]
) -> None:
    size, high = len(norms), len(post)
    places = range(high - size + 1) if high > size else ()
    wanted = [
        (at, at + size)
        for at in places
        if sorted(post[at : at + size]) == sorted(norms)
        and size - LCSseq.similarity(norms, post[at : at + size]) < high - size
    ]
    assert move_edges(norms, post, 0, high) == (wanted[0] if wanted else None)


@given(SOME, SOME)
def test_the_first_words_held_in_a_row_are_found(quote: list[str], words: list[str]) -> None:
    runs = {tuple(words[at : at + 3]) for at in range(len(words) - 2)}
    wanted = [at for at in range(len(quote) - 2) if tuple(quote[at : at + 3]) in runs]
    found = first_place(prepare_quotation(" ".join(quote)), post_of(" ".join(words)))
    assert found == (wanted[0] if wanted else len(quote))


def test_a_thread_of_the_same_words_is_walked_once() -> None:
    """Three words a post, and an end that no post has: the ways multiply, the walks do not."""
    quotation = prepare_quotation("a b c " * 60 + "never anywhere at all")
    posts = [post_of("a b c")] * 60
    assert match_across_posts(quotation, posts) == []


def test_a_post_out_of_all_measure_proves_no_alteration() -> None:
    """Its beginning is compared; what it says behind that is not known to be missing."""
    long = "The ferry left the harbour on time. " + "and more " * MOST_COMPARED
    begun = compare_text("the ferry left the harbour on time", long)
    assert begun is not None
    assert begun.wording == "verbatim"
    changed = compare_text("the ferry left the harbour far too late", long, near=True)
    assert changed is None or changed.wording == "unconfirmed"


def test_a_long_run_of_initials_is_no_abbreviation() -> None:
    short = compare_text("on T.V. and radio tonight", "On TV and radio tonight.", near=True)
    assert short is not None
    assert short.wording == "typographic"
    assert compare_text("TV", "I." * 5_000, near=True) is None


def test_a_post_is_taken_apart_only_for_a_quotation_whose_words_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of dozens of quotations took a post of compounds apart that has no such word."""
    taken: list[int] = []
    known = same_words._apart

    def apart(words: Words) -> Words:
        taken.append(len(words))
        return known(words)

    monkeypatch.setattr(same_words, "_apart", apart)
    post = "the seal-watch of the ferry-men " * 50
    assert compare_text("the seal watch of an-other pier", post, near=True) is None
    assert max(taken) < 10
    assert compare_text("the guys-who row", "They saw the guys—who row. " * 50) is not None
    assert max(taken) > 100
