"""Hundreds of hosts on loopback that answer after a pause: python -m tests.bench.loopback.

Serves invented articles, each its own, under 127.1.*.*; prints the port it listens on.
"""

import argparse
import asyncio
import random
from functools import cache

_WORDS = [
    *("harbour", "ferry", "seal", "council", "timetable", "quay", "tide", "lantern", "baker"),
    *("market", "bridge", "winter", "letter", "school", "river", "orchard", "signal", "captain"),
    *("window", "garden", "evening", "choir", "ledger", "island", "weather", "morning"),
    *("railway", "meadow", "kitchen", "painter", "museum", "village", "engine", "parish"),
    *("stove", "blanket", "copper", "journey", "mountain", "candle", "station", "paper"),
    *("travel", "number", "answer", "question"),
]
_SPEAKERS = ("Ana Brook", "Ove Lindqvist", "Mara Tennant", "Piet Okafor", "Ines Calloway")


LISTED = 25_000
"""Addresses in one list of theirs."""


def address(host: int) -> str:
    """The loopback address of a host: 127.1.0.1 and so on."""
    return f"127.1.{host // 250}.{host % 250 + 1}"


def page(number: int, *, small: bool = False) -> str:
    """One of so many articles: drawn once each hundred, for the newsroom is not measured."""
    drawn = _drawn(number % 100, *((4, 1, 4) if small else (150, 5, 14)))
    return drawn.replace("</h1>", f", part {number}</h1>", 1)


@cache
def _drawn(number: int, links_of: int, quoted_of: int, paragraphs: int) -> str:
    """An article of some 30 KB with its furniture, five quotations, and at times a post.

    Small it is 3 KB: one quotation, four paragraphs, next to no furniture.
    """
    draw = random.Random(number)

    def sentence(least: int = 9, most: int = 24) -> str:
        words = " ".join(draw.choices(_WORDS, k=draw.randint(least, most)))
        return f"{words.capitalize()}."

    def paragraph() -> str:
        return "<p>" + " ".join(sentence() for _ in range(draw.randint(2, 5))) + "</p>"

    links = "".join(
        f'<li class="item"><a href="/section/{word}/{n}"><span>{word.title()}</span></a></li>'
        for n, word in enumerate(draw.choices(_WORDS, k=links_of))
    )
    quoted = [
        f"<p>“{sentence(6, 14)[:-1]},” {draw.choice(_SPEAKERS)} "
        f"{draw.choice(('said', 'wrote on X', 'told the council'))} on Sunday. {sentence()}</p>"
        for _ in range(quoted_of)
    ]
    body = [paragraph() for _ in range(paragraphs)] + quoted
    draw.shuffle(body)
    embed = ""
    if number % 10 == 0:
        post = 1900000000000000000 + number
        embed = (
            f'<blockquote class="twitter-tweet"><p>{sentence()}</p>&mdash; Ana Brook '
            f'(@anabrook_test) <a href="https://x.com/anabrook_test/status/{post}">May 4</a>'
            "</blockquote>"
        )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{sentence(4, 8)}'
        f'</title><meta property="og:type" content="article"></head><body><nav><ul>{links}</ul>'
        f"</nav><article><h1>{sentence(4, 8)}</h1>{''.join(body)}{embed}</article><footer><ul>"
        f"{links}</ul></footer></body></html>"
    )


class Newsroom:
    """Answers after `pause` seconds, whatever is asked."""

    def __init__(self, hosts: int, pages: int, pause: float, *, small: bool = False) -> None:
        self.hosts, self.pages, self.pause, self.small = hosts, pages, pause, small
        self.port = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until it is closed."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                await asyncio.sleep(self.pause)
                status, kind, body = self.made(path)
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}"
                    "\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def made(self, path: str) -> tuple[str, str, bytes]:
        """Status, kind and body of an answer."""
        if path.startswith("/story/"):
            made = page(int(path[7:]), small=self.small)
            return "200 OK", "text/html; charset=utf-8", made.encode()
        if path.startswith("/list/"):
            begun = int(path[6:])
            lines = "\n".join(
                f"http://{address(n % self.hosts)}:{self.port}/story/{n}"
                for n in range(begun, min(begun + LISTED, self.pages))
            )
            return "200 OK", "text/plain; charset=utf-8", lines.encode()
        return "404 Not Found", "text/plain", b"no"


async def serve(room: Newsroom) -> None:
    """Listen on all its addresses, say on which port, and go on until ended."""
    first = await asyncio.start_server(room.answer, address(0), 0)
    room.port = first.sockets[0].getsockname()[1]
    rest = [address(n) for n in range(1, room.hosts)]
    others = await asyncio.start_server(room.answer, rest, room.port) if rest else first
    print(room.port, flush=True)
    async with first, others:
        await first.serve_forever()


def main() -> None:
    """Serve until ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hosts", type=int, default=500)
    parser.add_argument("--pages", type=int, default=3_000)
    parser.add_argument("--pause", type=float, default=0.05)
    parser.add_argument("--small", action="store_true")
    given = parser.parse_args()
    room = Newsroom(given.hosts, given.pages, given.pause, small=given.small)
    asyncio.run(serve(room))


if __name__ == "__main__":
    main()
