"""A web socket is read from a moment on until it is silent, and only where that is allowed."""

import pytest

from archiver.errors import FetchFailed, FetchRefused
from archiver.fetch.streams import StreamSettings, is_stream_readable, read_stream
from tests.fetch.relay import Relay, relaying

pytestmark = pytest.mark.asyncio
HERE = StreamSettings(user_agent="archiver/0", allow_private=True, silence=0.2)


async def read(address: str, settings: StreamSettings = HERE) -> list[str]:
    return [one async for one in read_stream(f"{address}?cursor=5", '{"type": "hello"}', settings)]


async def test_what_is_after_the_cursor_comes_until_it_is_silent() -> None:
    relay = Relay(frames=[(4, "four"), (5, "five"), (6, "six")])
    async with relaying(relay) as address:
        assert await read(address) == ["five", "six"]
    assert relay.greetings == [{"type": "hello"}]
    assert is_stream_readable()


async def test_an_address_of_ones_own_network_is_never_connected_to() -> None:
    relay = Relay()
    async with relaying(relay) as address:
        with pytest.raises(FetchRefused, match="a loopback address"):
            await read(address, StreamSettings(user_agent="archiver/0", silence=0.2))
    assert relay.cursors == []


async def test_what_breaks_off_or_is_no_stream_is_a_sentence() -> None:
    async with relaying(Relay(frames=[(5, "five"), (6, "six")], breaks_after=1)) as address:
        with pytest.raises(FetchFailed, match="broke off"):
            await read(address)
    with pytest.raises(FetchFailed, match="broke off"):
        await read(address)
    with pytest.raises(FetchRefused, match="wss://"):
        await read("https://news.example/")
