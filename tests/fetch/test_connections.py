"""Names are looked up and their addresses judged; nothing connects, and no name server is asked."""

import pytest

from archiver.errors import FetchRefused
from archiver.fetch.connections import Judged, Names
from archiver.fetch.limits import Limits

pytestmark = pytest.mark.asyncio


async def test_a_name_of_this_machine_is_found_and_one_that_can_be_none_is_refused() -> None:
    names = Names()
    assert "127.0.0.1" in await names("localhost", 80)
    with pytest.raises(FetchRefused):
        await names("a" * 300, 80)
    names.close()


@pytest.mark.parametrize(
    ("found", "reason"), [(["10.0.0.7"], "never asked"), ([], "no host of that name")]
)
async def test_nobody_connects_to_an_address_that_was_not_judged_harmless(
    found: list[str], reason: str
) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        return found

    with pytest.raises(FetchRefused, match=reason):
        await Judged(resolve, Limits(), allow_private=False).connect_tcp("news.example", 80)
