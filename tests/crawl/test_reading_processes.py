from archiver.crawl.reading_processes import do_all


def divide(number: int) -> float:
    return 12 / number


def test_an_error_is_that_of_its_own_piece_of_work() -> None:
    (first, _), (nothing, wrong), (last, no_error) = do_all([(divide, n) for n in (3, 0, 4)])
    assert (first, nothing, last, no_error) == (4, None, 3, None)
    assert isinstance(wrong, ZeroDivisionError)


def test_too_little_memory_is_an_error_like_others() -> None:
    def fill(_given: object) -> None:
        raise MemoryError

    ((_, wrong),) = do_all([(fill, None)])
    assert isinstance(wrong, MemoryError)
