"""How many pages a run may still read, and until when."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

from archiver.crawl.options import CrawlOptions
from archiver.crawl.reading_budget import ReadingBudget


def test_no_more_pages_are_given_than_the_limit_however_many_threads_ask() -> None:
    budget = ReadingBudget(50)
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: budget.take(), range(200)))
    assert taken.count(True) == 50
    assert budget.pages_left == 0


def test_a_page_that_is_given_back_may_be_taken_again() -> None:
    budget = ReadingBudget(1)
    assert [budget.take(), budget.take()] == [True, False]
    budget.give_back()
    assert budget.take()


def test_without_a_limit_there_is_always_another_page() -> None:
    budget = ReadingBudget()
    assert all(budget.take() for _ in range(100))
    budget.give_back()
    assert budget.pages_left is None


def test_after_the_deadline_nothing_is_begun() -> None:
    assert not ReadingBudget(5, deadline=monotonic() - 1).take()
    late = ReadingBudget(5, deadline=monotonic() + 60)
    assert not late.is_late
    assert late.take()


def test_options_begin_a_budget_of_their_hours_and_pages(tmp_path: Path) -> None:
    budget = CrawlOptions(warc_folder=tmp_path, limit=3, hours=0.5).budget()
    assert budget.pages_left == 3
    assert 1_700 < (budget.deadline or 0) - monotonic() <= 1_800
    assert CrawlOptions(warc_folder=tmp_path).budget() == ReadingBudget()
