"""One page is asked for with the manners of a crawl, and comes back whole or with a reason."""

from collections.abc import Iterator

import pytest

from archiver.crawl.single_page import fetch_page
from archiver.errors import UnreadablePage
from tests.crawl.newsroom import Newsroom, serving


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with serving() as found:
        yield found


def test_a_page_comes_with_its_address(room: Newsroom) -> None:
    address = room.page("/seal", "<p>The seal is on the quay.</p>")
    came = fetch_page(address, room.web())
    assert (came.url, came.status) == (address, 200)
    assert b"on the quay" in came.body
    assert room.asked["/robots.txt"] == 1


@pytest.mark.parametrize(
    ("path", "kind", "status", "reason"),
    [
        ("/gone", "text/html", 410, "HTTP 410: it is gone"),
        ("/seal.png", "image/png", 200, "image/png"),
    ],
)
def test_what_is_no_page_is_told(
    room: Newsroom, path: str, kind: str, status: int, reason: str
) -> None:
    address = room.page(path, "", kind=kind, status=status)
    with pytest.raises(UnreadablePage, match=reason):
        fetch_page(address, room.web())
