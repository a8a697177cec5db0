"""What is remembered of texts is bounded by bytes, however large the texts are."""

import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest

from archiver.text import words
from archiver.text.text_cache import TextCache, size_of


def test_a_text_is_made_once_while_it_is_remembered() -> None:
    made: list[str] = []

    def make(text: str) -> int:
        made.append(text)
        return len(text)

    cache = TextCache(make, most=10_000)
    assert [cache[text] for text in ("ferry", "seal", "ferry")] == [5, 4, 5]
    assert made == ["ferry", "seal"]


def test_the_oldest_texts_make_room_and_no_more_than_the_bound_is_held() -> None:
    cache = TextCache(str.upper, most=50_000)
    for number in range(500):
        assert cache[f"{number} " + "x" * 1_000].startswith(f"{number} XX")
        assert cache.held <= 50_000
    assert len(cache) == pytest.approx(50_000 / 2_200, abs=5)
    assert f"499 {'x' * 1_000}" in cache
    assert f"0 {'x' * 1_000}" not in cache


@pytest.mark.slow
def test_room_is_made_as_fast_as_there_is_room() -> None:
    def take(most: int) -> float:
        spent = []
        for _ in range(3):
            cache = TextCache(str.upper, most=most)
            for number in range(30_000):
                cache[f"seal {number}"]
            begun = time.process_time()
            for number in range(30_000, 50_000):
                cache[f"seal {number}"]
            spent.append(time.process_time() - begun)
        return min(spent)

    # To seek the oldest of 20,000 anew for each took ten times as long.
    assert take(most=4_000_000) < 4 * take(most=100_000_000)


def test_a_text_larger_than_the_bound_pushes_nothing_out() -> None:
    cache = TextCache(str.upper, most=10_000)
    assert cache["ferry"] == "FERRY"
    assert cache["x" * 20_000] == "X" * 20_000
    assert list(cache) == ["ferry"]


def test_several_threads_get_the_same_and_hold_no_more() -> None:
    cache = TextCache(size_of, most=20_000)
    texts = [str(number) * 50 for number in range(300)] * 5
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(cache.__getitem__, texts)) == [size_of(text) for text in texts]
    assert cache.held <= 20_000


@pytest.mark.slow
def test_many_large_posts_take_no_more_memory_than_is_allowed() -> None:
    """Sixty posts of 1 MB took 485 MB; each is split as the next post of a thread is compared."""
    tracemalloc.start()
    try:
        for number in range(20):
            words.split_words(f"post {number} " + "the ferry left the harbour " * 10_000)
            words.word_norms(f"post {number} " + "the seal stayed in it " * 10_000)
            words.normalize_word(f"{number}" + "a" * 1_000_000)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 80_000_000


def test_a_tuple_weighs_what_its_parts_do_however_deep() -> None:
    inner = ("ferry", ("seal",))
    parts = [size_of(one) for one in ("kelp", inner)]
    assert size_of(("kelp", inner)) == size_of(("kelp", ())) - size_of("kelp") - size_of(()) + sum(
        parts
    )
