"""Draw a post as its platform shows it, by Chromium or Pillow, and use the picture as people do."""

import io
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any

from tests.bench.pictures.posts import MONTHS, InventedPost

_GROUNDS = {
    "light": ("#ffffff", "#0f1419", "#536471"),
    "dark": ("#000000", "#e7e9ea", "#71767b"),
    "dim": ("#15202b", "#f7f9f9", "#8b98a5"),
}
_FONT = "'Liberation Sans', Arial, 'Noto Sans', 'Noto Color Emoji', sans-serif"


def _moment(post: InventedPost) -> tuple[int, str, str, str]:
    year, month, day = post.posted_at[:10].split("-")
    return int(day), MONTHS[int(month) - 1], year, post.posted_at[11:16]


def _html(post: InventedPost, draw: random.Random) -> str:
    ground, ink, muted = _GROUNDS[draw.choice(("light", "light", "dark", "dim"))]
    day, month, year, clock = _moment(post)
    hour, minute = int(clock[:2]), clock[3:]
    twelve = f"{(hour - 1) % 12 + 1}:{minute} {'PM' if hour > 11 else 'AM'}"
    dates = {
        "x": f"{twelve} · {month} {day}, {year} · <b>{draw.randrange(2, 900)}.2K</b> Views",
        "bluesky": f"{month} {day}, {year} at {twelve}",
        "mastodon": f"{month} {day}, {year}, {clock} · 🌐 · Web",
        "truthsocial": f"{month} {day}, {year}, {twelve}",
    }
    counts = [f"{draw.randrange(3, 990)}" for _ in range(3)]
    words = {
        "x": ("💬", "🔁", "♡"),
        "bluesky": ("reposts", "quotes", "likes"),
        "mastodon": ("boosts", "favorites", "replies"),
        "truthsocial": ("ReTruths", "Likes", "Replies"),
    }[post.platform]
    bar = "".join(f"<span>{count} {word}</span>" for count, word in zip(counts, words, strict=True))
    timeline = post.platform in {"x", "bluesky"} and draw.random() < 0.25
    handle = escape(post.handle)
    name = f"<b>{escape(post.name)}</b>"
    if timeline:
        head = f"{name} <span style='color:{muted}'>@{handle} · {month} {day}, {year}</span>"
        date = ""
    else:
        head = f"{name}<br><span style='color:{muted}'>@{handle}</span>"
        style = f"font-size:15px;color:{muted};margin-top:12px"
        date = f"<div style='{style}'>{dates[post.platform]}</div>"
    text = escape(post.shown).replace("\n", "<br>")
    size = draw.choice((15, 17, 17, 19, 23))
    width = draw.choice((420, 520, 598))
    hue = draw.randrange(360)
    return f"""<body style="margin:0"><div id="post" style="width:{width}px;padding:16px;
background:{ground};color:{ink};font-family:{_FONT}"><div style="display:flex;gap:10px">
<div style="width:40px;height:40px;border-radius:50%;background:hsl({hue} 50% 50%)"></div>
<div style="font-size:15px;line-height:20px">{head}</div></div>
<div style="font-size:{size}px;line-height:{round(size * 1.35)}px;margin-top:12px">{text}</div>
{date}<div style="font-size:13px;color:{muted};border-top:1px solid #8884;margin-top:12px;
padding-top:12px;display:flex;gap:50px">{bar}</div></div>"""


@contextmanager
def open_painter() -> Iterator[Any]:
    """Open a page of Chromium to draw with."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium")
        yield browser.new_page(viewport={"width": 700, "height": 900})
        browser.close()


def draw_post(post: InventedPost, page: Any) -> bytes:
    """Draw a post, then cut, scale or save it as people do; the same picture each time."""
    from PIL import Image  # noqa: PLC0415 - an extra

    draw = random.Random(post.number)
    if draw.random() < 0.2:
        drawn = _by_pillow(post, draw)
    else:
        page.set_content(_html(post, draw))
        drawn = Image.open(io.BytesIO(page.locator("#post").screenshot())).convert("RGB")
    return _used(drawn, draw)


def _used(drawn: Any, draw: random.Random) -> bytes:
    from PIL import Image  # noqa: PLC0415 - an extra

    how = draw.choice(("whole", "whole", "cut", "larger", "smaller", "jpeg", "jpeg", "frame"))
    stream = io.BytesIO()
    if how == "cut":  # the counters, or the margin
        drawn = drawn.crop((6, 4, drawn.width - 4, drawn.height - draw.choice((4, 34))))
    elif how in {"larger", "smaller"}:
        scale = draw.choice((1.5, 2.0, 3.0)) if how == "larger" else draw.choice((0.8, 0.9))
        size = (round(drawn.width * scale), round(drawn.height * scale))
        drawn = drawn.resize(size, Image.Resampling.BICUBIC)
    elif how == "frame":
        framed = Image.new("RGB", (drawn.width + 80, drawn.height + 120), (120, 130, 160))
        framed.paste(drawn, (40, 60))
        drawn = framed
    if how == "jpeg":
        drawn.save(stream, "JPEG", quality=draw.choice((40, 60, 80)))
    else:
        drawn.save(stream, "PNG")
    return stream.getvalue()


def _by_pillow(post: InventedPost, draw: random.Random) -> Any:
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - an extra

    dark = draw.random() < 0.5
    ground, ink, muted = _GROUNDS["dark" if dark else "light"]
    face = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    font, small = ImageFont.truetype(face, 22), ImageFont.truetype(face, 17)
    words = "".join(one for one in post.shown if ord(one) < 0x2000 or one in "–—’“”").split()
    lines = list(_wrapped(words, font, 640))
    picture = Image.new("RGB", (700, 170 + 32 * len(lines)), ground)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((20, 20, 64, 64), fill=(150, 90, 90))
    pen.text((78, 18), post.name, font=small, fill=ink)
    pen.text((78, 42), f"@{post.handle}", font=small, fill=muted)
    for number, line in enumerate(lines):
        pen.text((22, 84 + 32 * number), line, font=font, fill=ink)
    day, month, year, clock = _moment(post)
    below = 96 + 32 * len(lines)
    pen.text((22, below), f"{month} {day}, {year} · {clock}", font=small, fill=muted)
    pen.text(
        (22, below + 34),
        f"{draw.randrange(9, 99)}    {draw.randrange(9, 99)}",
        font=small,
        fill=muted,
    )
    return picture


def _wrapped(words: Sequence[str], font: Any, width: int) -> Iterator[str]:
    line = ""
    for word in words:
        wider = f"{line} {word}".strip()
        if font.getlength(wider) > width and line:
            yield line
            line = word
        else:
            line = wider
    if line:
        yield line
