import os
import struct
from typing import Any

import pytest

from archiver.crawl.reading_processes import begin_server, do_all, end_pool, new_pool


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


@pytest.mark.slow
def test_a_pool_ends_though_a_result_was_only_begun() -> None:
    """As where the process that was writing it is killed; the program would never end."""
    begin_server()
    pool: Any = new_pool(1)
    assert pool.submit(abs, -7).result() == 7
    manager = pool._executor_manager_thread
    os.write(pool._result_queue._writer.fileno(), struct.pack("!i", 1_000) + b"the first of them")
    end_pool(pool)
    manager.join(20)
    assert not manager.is_alive()
