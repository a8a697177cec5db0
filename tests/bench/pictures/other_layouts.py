"""Draw posts in layouts, fonts and sizes that no rule was made by: telephones, cards, other sites.

A picture shows more than a post: a status bar, a heading of the program, what is answered, a link's
card, the beginning of an answer. Then it is cut, scaled and saved as people do.
"""

import io
import random
from html import escape
from typing import Any

from tests.bench.pictures.posts import InventedPost

_FONTS = (
    "'Noto Sans'", "'Noto Sans Display'", "'DejaVu Sans'", "'DejaVu Sans Condensed'",
    "'Noto Serif'", "'DejaVu Serif'",
)  # fmt: skip
_GROUNDS = (
    ("#fff", "#111", "#777"), ("#fff", "#0f1419", "#536471"), ("#f4f1ea", "#222", "#6b6b6b"),
    ("#000", "#e7e9ea", "#71767b"), ("#161e27", "#f1f3f5", "#8798a6"), ("#282c37", "#fff", "#9baec8"),
    ("#101010", "#f3f5f7", "#777"), ("#1e2a38", "#fff", "#90a4b8"),
)  # fmt: skip
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
# What programs put around a post: following, answering, translating, counting, answering below.
_FRAME = {
    "en": ("Follow", "Replying to", "Translate post", ("Reposts", "Quotes", "Likes"), "Post your reply"),
    "de": ("Folgen", "Antwort an", "Post übersetzen", ("Reposts", "Zitate", "Gefällt mir"), "Deine Antwort posten"),
    "fr": ("Suivre", "En réponse à", "Traduire le post", ("Reposts", "Citations", "J'aime"), "Poster votre réponse"),
    "es": ("Seguir", "En respuesta a", "Traducir post", ("Reposts", "Citas", "Me gusta"), "Postea tu respuesta"),
    "it": ("Segui", "In risposta a", "Traduci post", ("Repost", "Citazioni", "Mi piace"), "Posta la tua risposta"),
    "pl": ("Obserwuj", "W odpowiedzi do", "Przetłumacz wpis", ("Podania", "Cytaty", "Polubienia"), "Opublikuj odpowiedź"),
    "pt": ("Seguir", "Em resposta a", "Traduzir post", ("Reposts", "Citações", "Curtidas"), "Poste a sua resposta"),
    "nl": ("Volgen", "Als antwoord op", "Post vertalen", ("Reposts", "Citaten", "Vind-ik-leuks"), "Post je antwoord"),
    "da": ("Følg", "Svarer", "Oversæt opslag", ("Reposts", "Citater", "Synes godt om"), "Skriv dit svar"),
    "cs": ("Sledovat", "Odpověď pro", "Přeložit příspěvek", ("Přeposlání", "Citace", "To se mi líbí"), "Napište odpověď"),
    "sv": ("Följ", "Svarar", "Översätt inlägg", ("Reposter", "Citat", "Gilla"), "Posta ditt svar"),
}  # fmt: skip
_SCALES = (1, 1, 1.5, 2, 2, 3)


def draw_other(post: InventedPost, browser: Any) -> bytes:
    """Draw a post by a browser of Chromium, then use it; the same picture each time."""
    from PIL import Image  # noqa: PLC0415 - an extra

    draw = random.Random(f"other {post.number}")
    scale = draw.choice(_SCALES)
    page = browser.new_page(viewport={"width": 760, "height": 900}, device_scale_factor=scale)
    try:
        page.set_content(_page(post, draw))
        drawn = Image.open(io.BytesIO(page.locator("#post").screenshot())).convert("RGB")
        text = page.locator("#text").bounding_box()
    finally:
        page.close()
    return _use(drawn, draw, [round(text[side] * scale) for side in ("y", "height", "x")])


def _page(post: InventedPost, draw: random.Random) -> str:
    ground, ink, muted = draw.choice(_GROUNDS)
    font = draw.choice(_FONTS)
    width = draw.choice((320, 360, 390, 414, 500, 560, 640))
    size = draw.choice((14, 15, 16, 17, 18, 20, 22, 26) if width > 330 else (14, 15, 16))
    parts = [
        _status_bar(draw, muted) if width < 420 and draw.random() < 0.4 else "",
        _title(post, draw) if width < 420 and draw.random() < 0.4 else "",
        _handed_on(draw, muted) if draw.random() < 0.1 else "",
        _heading(post, draw, muted),
        _answered(post, draw, muted),
        f"<div id='text' style='font-size:{size}px;line-height:{draw.choice((1.2, 1.3, 1.4, 1.55))};"
        f"margin-top:{draw.choice((4, 8, 12))}px'>{escape(post.shown).replace(chr(10), '<br>')}</div>",
        _below_text(post, draw, muted),
        _quoted_post(draw, muted) if draw.random() < 0.1 else "",
        _date(post, draw, muted),
        _counters(post, draw, muted),
        _answers(post, draw, muted) if draw.random() < 0.25 else "",
    ]
    border = f"border:1px solid {muted}55;border-radius:12px;" if draw.random() < 0.3 else ""
    return (
        f"<meta charset=utf-8><body style='margin:0'><div id='post' style=\"box-sizing:border-box;"
        f"width:{width}px;padding:{draw.choice((8, 12, 16, 24))}px;background:{ground};color:{ink};"
        f"{border}font-family:{font},'Noto Color Emoji'\">{''.join(parts)}</div>"
    )


def _status_bar(draw: random.Random, muted: str) -> str:
    clock = f"{draw.randrange(24)}:{draw.randrange(60):02d}"
    return (
        f"<div style='display:flex;justify-content:space-between;font-size:13px;margin-bottom:14px;"
        f"color:{muted}'><b>{clock}</b><span>5G {draw.randrange(7, 100)}%</span></div>"
    )


def _title(post: InventedPost, draw: random.Random) -> str:
    title = {"mastodon": "Post", "telegram": post.name, "facebook": "Post"}.get(
        post.platform, draw.choice(("Post", "Thread"))
    )
    return f"<div style='font-size:18px;font-weight:bold;margin-bottom:16px'>←&nbsp; {escape(title)}</div>"


def _handed_on(draw: random.Random, muted: str) -> str:
    who = draw.choice(("Harbour Watch reposted", "🔁 Bea of Oakmere hat repostet", "📌 Pinned"))
    return f"<div style='font-size:13px;color:{muted};margin:0 0 6px 40px'>{who}</div>"


def _quoted_post(draw: random.Random, muted: str) -> str:
    """A post that this one quotes: a box with a name, a handle and other words."""
    day = draw.choice(("3h", "Mar 4", "12.05.2023"))
    return (
        f"<div style='border:1px solid {muted}66;border-radius:14px;margin-top:12px;padding:12px;"
        f"font-size:14px'><b>Oakmere Gazette</b> <span style='color:{muted}'>@oakgazette · {day}</span>"
        f"<br>The council has put off its vote on the orchard and the library once again.</div>"
    )


def _heading(post: InventedPost, draw: random.Random, muted: str) -> str:
    size = draw.choice((13, 14, 15, 16, 17))
    badge = "<svg width=16 height=16><circle cx=8 cy=8 r=8 fill='#1d9bf0'/><path d='M4 8l3 3 5-6' stroke='#fff' stroke-width=2 fill=none/></svg>"
    name = f"<b>{escape(post.name)}</b> {badge if draw.random() < 0.35 else ''}"
    handle = "" if post.platform in {"facebook", "telegram"} else f"@{escape(post.handle)}"
    if post.platform == "threads":
        name, handle = f"<b>{escape(post.handle)}</b>", ""
    behind = _behind(post, draw)
    one_row = post.platform == "threads" or (len(post.handle) < 18 and draw.random() < 0.3)
    if one_row:
        head = f"{name} <span style='color:{muted}'>{handle}{' ' if post.platform == 'threads' else ' · '}{behind}</span>"
    else:
        second = handle or behind
        head = f"{name}<br><span style='color:{muted}'>{second}</span>"
    follow = (
        f"<span style='margin-left:auto;border:1px solid;border-radius:16px;padding:4px 12px;"
        f"font-size:14px;height:20px'>{_FRAME[post.language][0]}</span>"
        if draw.random() < 0.25 and not one_row
        else f"<span style='margin-left:auto;color:{muted}'>{draw.choice(('···', '⋯', ''))}</span>"
    )
    corner = draw.choice(("50%", "50%", "8px"))
    avatar = (
        f"<div style='width:44px;height:44px;flex:none;border-radius:{corner};"
        f"background:hsl({draw.randrange(360)} 45% 55%)'></div>"
        if draw.random() < 0.75
        else ""
    )
    return (
        f"<div style='display:flex;gap:10px;font-size:{size}px;line-height:1.35'>"
        f"{avatar}<div>{head}</div>{follow}</div>"
    )


def _behind(post: InventedPost, draw: random.Random) -> str:
    year, month, day = (int(part) for part in post.posted_at[:10].split("-"))
    if post.platform == "threads":
        return draw.choice((f"{draw.randrange(1, 23)}h", f"{month:02d}/{day:02d}/{year % 100}"))
    if post.platform in {"facebook", "telegram"}:
        return _day(post, draw)
    ago = {"de": "Std.", "fr": "h", "sv": "tim", "nl": "u"}.get(post.language, "h")
    return draw.choice((f"{draw.randrange(1, 23)}{ago}", _day(post, draw)))


def _day(post: InventedPost, draw: random.Random) -> str:
    year, month, day = (int(part) for part in post.posted_at[:10].split("-"))
    name = _MONTHS[post.language].split()[month - 1]
    short = name[:3] if draw.random() < 0.5 else name
    if post.language == "en":
        return f"{short} {day}, {year}"
    if post.language == "de":
        return f"{day}. {name} {year}" if draw.random() < 0.5 else f"{day:02d}.{month:02d}.{year}"
    if post.language in {"es", "pt"} and draw.random() < 0.5:
        return f"{day} de {name} de {year}"
    return f"{day} {short} {year}"


def _answered(post: InventedPost, draw: random.Random, muted: str) -> str:
    if post.platform not in {"x", "truthsocial", "bluesky"} or draw.random() > 0.15:
        return ""
    return (
        f"<div style='font-size:14px;color:{muted};margin-top:8px'>{_FRAME[post.language][1]} "
        f"<span style='color:#1d9bf0'>@oakmere_news</span></div>"
    )


def _below_text(post: InventedPost, draw: random.Random, muted: str) -> str:
    what = draw.choice(("", "", "", "", "translate", "photo", "card"))
    if what == "translate":
        return f"<div style='font-size:14px;color:#1d9bf0;margin-top:8px'>{_FRAME[post.language][2]}</div>"
    if what == "photo":
        hue = draw.randrange(360)
        return (
            f"<div style='height:140px;border-radius:14px;margin-top:12px;background:"
            f"linear-gradient({hue}deg,hsl({hue} 60% 70%),hsl({hue + 80} 40% 30%))'></div>"
        )
    if what == "card":
        return (
            f"<div style='border:1px solid {muted}66;border-radius:14px;margin-top:12px'><div "
            f"style='height:90px;background:hsl({draw.randrange(360)} 40% 50%);border-radius:14px 14px 0 0'>"
            f"</div><div style='padding:10px;font-size:14px;color:{muted}'>oakmere.example<br>Council "
            f"minutes of the spring session</div></div>"
        )
    return ""


def _date(post: InventedPost, draw: random.Random, muted: str) -> str:
    if draw.random() < 0.15:
        return ""
    hour, minute = int(post.posted_at[11:13]), post.posted_at[14:16]
    clock = f"{hour:02d}:{minute}"
    if post.language == "en":
        clock = f"{(hour - 1) % 12 + 1}:{minute} {'PM' if hour > 11 else 'AM'}"
    day = _day(post, draw)
    text = {
        "x": draw.choice(
            (f"{clock} · {day}", f"{clock} · {day} · <b>{draw.randrange(2, 90)}K</b> Views")
        ),
        "bluesky": f"{day}, {clock}",
        "mastodon": f"{day}, {clock} · Oakmere for Web",
        "truthsocial": f"{clock} · {day}",
        "threads": draw.choice(("", f"{clock} · {day}")),
        "telegram": f"👁 {draw.randrange(2, 90)}.1K&nbsp; {clock}",
    }.get(post.platform, "")
    size = draw.choice((12, 13, 14, 15))
    return f"<div style='font-size:{size}px;color:{muted};margin-top:12px'>{text}</div>"


def _counters(post: InventedPost, draw: random.Random, muted: str) -> str:
    how = draw.choice(("words", "icons", "icons", "none"))
    if how == "none" or post.platform == "telegram":
        return ""
    counts = [
        f"{draw.randrange(3, 990)}",
        f"{draw.randrange(2, 90)}.{draw.randrange(10)}K",
        str(draw.randrange(9)),
    ]
    if how == "words":
        words = _FRAME[post.language][3]
        bar = "".join(
            f"<span><b>{count}</b> {word}</span>" for count, word in zip(counts, words, strict=True)
        )
    else:
        icon = (
            f"<svg width=18 height=18 style='vertical-align:-4px'><circle cx=9 cy=9 r=7 fill=none "
            f"stroke='{muted}' stroke-width=1.6 /></svg>"
        )
        bar = "".join(f"<span>{icon} {count}</span>" for count in counts)
    return (
        f"<div style='font-size:13px;color:{muted};margin-top:12px;padding-top:10px;display:flex;"
        f"gap:{draw.choice((12, 24, 48))}px;border-top:1px solid {muted}44'>{bar}</div>"
    )


def _answers(post: InventedPost, draw: random.Random, muted: str) -> str:
    box = f"<div style='font-size:16px;color:{muted};margin-top:18px'>{_FRAME[post.language][4]}</div>"
    if draw.random() < 0.5:
        return box
    return (
        f"<div style='display:flex;gap:10px;margin-top:20px;font-size:15px'><div style='width:36px;height:36px;"
        f"border-radius:50%;background:#888'></div><div><b>Reader of Oakmere</b> <span style='color:{muted}'>"
        f"@reader_oak · 2h</span><br>Nobody asked for this, did they?</div></div>"
    )


def _use(drawn: Any, draw: random.Random, text: list[int]) -> bytes:
    """Cut, scale and save a picture; `text` is where its text begins, its height, and its left."""
    from PIL import Image  # noqa: PLC0415 - an extra

    how = draw.choice(("whole", "whole", "bottom", "left", "head", "smaller", "larger", "twice"))
    if how == "bottom":  # nothing below the text
        drawn = drawn.crop((0, 0, drawn.width, min(drawn.height, text[0] + text[1] + 10)))
    elif how == "left":  # a margin that is gone
        drawn = drawn.crop((max(0, text[2] - 4), 0, drawn.width, drawn.height))
    elif how == "head" and draw.random() < 0.5:  # the words alone
        drawn = drawn.crop((0, max(0, text[0] - 4), drawn.width, drawn.height))
    elif how in {"smaller", "larger"}:
        scale = draw.choice((0.75, 0.85)) if how == "smaller" else draw.choice((1.3, 1.8))
        if how == "larger" or drawn.width > 600:
            size = (round(drawn.width * scale), round(drawn.height * scale))
            drawn = drawn.resize(
                size, draw.choice((Image.Resampling.BICUBIC, Image.Resampling.BILINEAR))
            )
    elif how == "twice":
        stream = io.BytesIO()
        drawn.save(stream, "JPEG", quality=55)
        drawn = Image.open(stream)
    stream = io.BytesIO()
    form = draw.choice(("PNG", "JPEG", "JPEG", "WEBP"))
    if form == "JPEG":
        drawn.save(stream, "JPEG", quality=draw.choice((40, 40, 70)))
    elif form == "WEBP":
        drawn.save(stream, "WEBP", quality=draw.choice((40, 75)))
    else:
        drawn.save(stream, "PNG")
    return stream.getvalue()
