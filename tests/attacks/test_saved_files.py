"""Pages in files that say they were saved from a platform's own address, or hold several pages."""

from pathlib import Path

import pytest

from tests.attacks.test_borrowed_addresses import POST, TRUE
from tests.attacks.test_other_origins import NOTES
from tests.attacks.town import Order, Town

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

KEY = f"x:{POST}"
URL = f"https://x.com/anabrook_test/status/{POST}"
INVENTED = "The seal has a season ticket for every ferry of mine."
BODY = (
    f"<article><h1>Ana Brook on X</h1><p>“{INVENTED[:-1]},” Ana Brook wrote on X.</p>"
    f'<blockquote class="twitter-tweet"><p>{INVENTED}</p>&mdash; Ana Brook (@anabrook_test) '
    f'<a href="{URL}">July 13, 2024</a></blockquote>'
    "<p>The harbour was quiet when the council met to hear about the timetable.</p></article>"
)
ADDRESSES = {
    "the post": URL,
    "its embed": f"https://platform.twitter.com/embed/Tweet.html?id={POST}",
    "its oEmbed": f"https://publish.x.com/oembed?url={URL}",
    "a copy": f"https://web.archive.org/web/20240715100000/{URL}",
}


def saved(head: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>X</title>{head}</head><body>{BODY}</body>'


def mhtml(outer: str, *parts: tuple[str, str], start: str = "") -> str:
    """Write an MHTML file whose parts each say where they are from."""
    begin = f"{start}Snapshot-Content-Location: {outer}\r\n" if outer else start
    whole = [
        "From: <Saved by Blink>\r\n",
        begin,
        "Date: Mon, 15 Jul 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n",
        'Content-Type: multipart/related; type="text/html"; boundary="seal"\r\n\r\n',
    ]
    for address, body in parts:
        whole.append(
            "--seal\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Transfer-Encoding: 8bit\r\nContent-Location: {address}\r\n\r\n{body}\r\n"
        )
    return "".join([*whole, "--seal--\r\n"])


FILES: dict[str, tuple[str, str]] = {
    **{
        f"{note}: {name}": ("page.html", saved(NOTES[note].format(there=there)))
        for note in ("SingleFile", "a browser", "Save Page WE", "the Wayback Machine", "a cache")
        for name, there in ADDRESSES.items()
    },
    **{
        f"MHTML: {name}": ("page.mhtml", mhtml(there, (there, saved(""))))
        for name, there in ADDRESSES.items()
    },
    "two parts, the second the post's": (
        "page.mhtml",
        mhtml(
            URL,
            ("https://evil.example/a", saved("").replace(INVENTED, "It rains again today.")),
            (URL, saved("")),
        ),
    ),
    "two parts of one address": (
        "page.mhtml",
        mhtml(URL, (URL, saved("")), (URL, saved("").replace(INVENTED, "It rains again today."))),
    ),
    "no address outside": ("page.mhtml", mhtml("", (URL, saved("")))),
    "two addresses outside": (
        "page.mhtml",
        mhtml(
            "https://evil.example/a",
            (URL, saved("")),
            start=f"Snapshot-Content-Location: {URL}\r\nContent-Location: {URL}\r\n",
        ),
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_saved_page_is_no_evidence_of_a_platform(town: Town, order: Order, kind: str) -> None:
    """Whatever address it says it was saved from: it shows a post as any page does."""
    name, text = FILES[kind]

    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    def attack() -> None:
        path = Path(town.folder, "given", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        town.crawl(str(path))

    town.in_order(order, truth, attack)
    held = town.find_post(KEY)
    assert held is not None
    invented = town.judge(INVENTED[:-1], near=frozenset({KEY}), shown=frozenset({KEY}), cue="post")
    if order == "attack alone":
        assert held.evidence <= {"embed", "api"}
        assert held.standing in {"unchecked", "unavailable", "unknown"}
        assert invented.corroborated is not True
        return
    assert (held.texts, held.standing, held.url) == ((TRUE,), "live", URL)
    assert (held.handle, held.name) == ("anabrook_test", "Ana Brook")
    assert held.posted_at == "2024-07-13T22:45:13Z"
    assert invented.attribution != "confirmed"
